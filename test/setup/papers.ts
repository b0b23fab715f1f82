import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Incoming } from '../../api/documents/upload.ts';

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
export const formOf = (bytes: Uint8Array | string, name?: string): FormData => {
  const form = new FormData();
  form.append('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), name);
  return form;
};

/** A form as the door reads it, one file in it. */
export const arriving = (bytes: Uint8Array, name: string): Incoming => async (keep) => {
  await keep(Readable.from([bytes]));
  return { name };
};

export const pdf = (objects = '') => `%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n${objects}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`;
export const packed = (objects: string): Buffer => {
  const bytes = deflateSync(objects);
  return Buffer.concat([Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length ${bytes.length} >>\nstream\n`), bytes, Buffer.from('\nendstream\nendobj\ntrailer\n<< >>\n%%EOF\n')]);
};
/** An archive whose entries are stored as they are. */
function zip(entries: Readonly<Record<string, string>>): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const [nameBytes, bytes] = [Buffer.from(name), Buffer.from(content)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const [local, central, tail] = [Buffer.from('PK\x03\x04'), Buffer.from('PK\x01\x02\x14\x00'), Buffer.alloc(14)];
    tail.writeUInt32LE(at, 10);
    bodies.push(local, common, nameBytes, bytes);
    list.push(central, common, tail, nameBytes);
    at += 30 + nameBytes.length + bytes.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(Object.keys(entries).length, 8);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...list, end]);
}
export const docx = (more: Record<string, string> = {}) =>
  zip({
    '[Content_Types].xml': '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': '<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': '<w:document/>',
    ...more,
  });
export const photograph = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#2a6' } }).jpeg().withExif({ IFD0: { Make: 'PhoneMaker', Copyright: 'Wang' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '32/1 1/1 0/1' } }).toBuffer();
