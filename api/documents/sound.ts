import type { DocumentRefusal } from './words.ts';

/** Sound as it was sent, without the labels around it: ID3 and APE of MP3 and AAC, all but format and samples of WAV. AMR has none. */
export function cleanedSound(bytes: Uint8Array, mediaType: string): { bytes: Uint8Array } | { refusal: DocumentRefusal } {
  const file = Buffer.from(bytes);
  if (mediaType === 'audio/amr') return { bytes: file };
  const sound = mediaType === 'audio/wav' ? waves(file) : unlabelled(file);
  return sound && sound.length > 0 ? { bytes: sound } : { refusal: 'damaged' };
}

/** How many bytes the ID3 label has whose first ten these are; 0 where they are none. */
export function labelLength(head: Buffer): number {
  if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return 0;
  // Seven bits a byte, so that no label looks like the beginning of a sound.
  const [a, b, c, d] = [head[6]!, head[7]!, head[8]!, head[9]!];
  return 10 + ((a & 127) << 21) + ((b & 127) << 14) + ((c & 127) << 7) + (d & 127) + (head[5]! & 16 ? 10 : 0);
}

function unlabelled(file: Buffer): Buffer {
  let from = 0;
  let to = file.length;
  for (let length = -1; length !== 0; from += length) length = labelLength(file.subarray(from, from + 10));
  for (;;) {
    if (to - from >= 128 && file.toString('latin1', to - 128, to - 125) === 'TAG') to -= 128;
    else if (to - from >= 32 && file.toString('latin1', to - 32, to - 24) === 'APETAGEX') to -= Math.max(32, file.readUInt32LE(to - 20) + (file.readUInt32LE(to - 12) >>> 31 ? 32 : 0));
    else break;
  }
  return file.subarray(from, Math.max(from, to));
}

const partsOfWaves = new Set(['fmt ', 'data', 'fact']);

function waves(file: Buffer): Buffer | undefined {
  for (let at = 12; at < file.length; ) {
    if (at + 8 > file.length) return file.subarray(0, at);
    const size = file.readUInt32LE(at + 4);
    // A recorder that was stopped hard leaves a length that is too great.
    const end = Math.min(file.length, at + 8 + size + (size % 2));
    if (!partsOfWaves.has(file.toString('latin1', at, at + 4))) {
      file.write('JUNK', at, 'latin1');
      file.fill(0, at + 8, end);
    }
    at = end;
  }
  return file;
}
