/** A box of an ISO base media file. */
export function box(type: string, ...parts: (Buffer | string | number[])[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(part as string))));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}
export const numbers = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [at, value] of values.entries()) bytes.writeUInt32BE(value, at * 4);
  return bytes;
};
/** 2026-05-30 as a camera writes it: seconds since 1904. */
export const takenAt = 3_862_944_000;
const times = numbers(0, takenAt, takenAt, 1000, 5000);

function track(handler: string, at: number, size: number, { linked = false } = {}): Buffer {
  const table = box('stbl', box('stsd', numbers(0, 0)), box('stsc', numbers(0, 1, 1, 1, 1)), box('stsz', numbers(0, 0, 1, size)), box('stco', numbers(0, 1, at)));
  const from = box('dinf', box('dref', numbers(0, 1), linked ? box('url ', numbers(0), 'http://elsewhere.example/f') : box('url ', numbers(1))));
  return box('trak', box('tkhd', times), box('udta', box('name', 'Wang’s phone')), box('mdia', box('mdhd', times), box('hdlr', numbers(0, 0), handler, numbers(0, 0, 0), 'Wang Camera\0'), box('minf', box('vmhd', numbers(0)), from, table)));
}

export const pictures = 'PICTURES-OF-THE-QUAY';
export const places = '+31.98+120.89/';

/** A film of one track of pictures and one of places, as a phone makes it, with so many bytes more of samples. */
export function film({ brand = 'isom', linked = false, data = 'meta', more = 0 } = {}): Buffer {
  const head = box('ftyp', brand, numbers(0), brand);
  const at = head.length + 8;
  const mdat = box('mdat', pictures, places);
  const moov = box('moov', box('mvhd', times), track('vide', at, pictures.length, { linked }), track(data, at + pictures.length, places.length), box('udta', box('\u00A9xyz', places)), box('meta', numbers(0), 'com.apple.quicktime.model iPhone'));
  return Buffer.concat([head, mdat, ...(more > 0 ? [box('mdat', Buffer.alloc(more, 7))] : []), box('uuid', 'XMP maker PhoneMaker'), moov]);
}

const labelled = Buffer.concat([Buffer.from('ID3\x04\0\0', 'latin1'), Buffer.from([0, 0, 0, 20]), Buffer.from('TIT2 Wang at the quay')]).subarray(0, 30);
const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413, 7)]);
export const mp3 = (): Buffer => Buffer.concat([labelled, frame, frame, Buffer.from(`TAG${'Wang'.padEnd(125, ' ')}`)]);
export const mp3Sound = (): Buffer => Buffer.concat([frame, frame]);

export function wav(): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, 'latin1');
    head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, body]);
  };
  const body = Buffer.concat([Buffer.from('WAVE'), chunk('fmt ', Buffer.alloc(16, 1)), chunk('LIST', Buffer.from('INFOIART Wang at quay ')), chunk('data', Buffer.alloc(64, 9))]);
  return chunk('RIFF', body);
}
