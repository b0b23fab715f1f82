import { inflateRawSync } from 'node:zlib';

const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;

/** The content of the first file in a zip archive whose name ends so. A wheel is such an archive; Python need not be there. */
export function fileInZip(zip: Buffer, ending: string): Buffer {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== directoryEnd) end -= 1;
  if (end < 0) throw new Error('not a zip archive');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== directoryEntry) throw new Error('zip directory is damaged');
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (name.endsWith(ending)) return content(zip, at);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new Error(`the archive holds no ${ending}`);
}

function content(zip: Buffer, entry: number): Buffer {
  const stored = zip.readUInt16LE(entry + 10) === 0;
  const local = zip.readUInt32LE(entry + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
  return stored ? packed : inflateRawSync(packed);
}
