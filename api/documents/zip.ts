import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const unpacked = promisify(inflateRaw);

/** The archive is not as readers expect one: two readers could find different things in it. */
export class Unreadable extends Error {
  constructor(readonly why: 'damaged' | 'encrypted') {
    super(why);
    this.name = 'Unreadable';
  }
}

export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly packed: number;
  readonly method: number;
  readonly at: number;
}

const endSign = 0x06054b50;
const entrySign = 0x02014b50;
const localSign = 0x04034b50;
const mostEntries = 5_000;
const mostUnpacked = 300 * 1024 * 1024;
const mostOfOne = 32 * 1024 * 1024;

/** What an archive holds, by its list at the end; the head of each entry must say the same. Throws `Unreadable`. */
export function entriesOf(zip: Buffer): ZipEntry[] {
  const damaged = new Unreadable('damaged');
  const end = endOf(zip);
  if (end === undefined) throw damaged;
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (count === 0xffff || count > mostEntries) throw damaged;
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let whole = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || zip.readUInt32LE(at) !== entrySign) throw damaged;
    if (zip.readUInt16LE(at + 8) & 1) throw new Unreadable('encrypted');
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [number, number, number];
    const nameBytes = zip.subarray(at + 46, at + 46 + nameLength);
    const entry = { name: nameBytes.toString('utf8').replaceAll('\\', '/'), method: zip.readUInt16LE(at + 10), packed: zip.readUInt32LE(at + 20), size: zip.readUInt32LE(at + 24), at: zip.readUInt32LE(at + 42) };
    const isSame = entry.at + 30 + nameLength <= end && zip.readUInt32LE(entry.at) === localSign && zip.readUInt16LE(entry.at + 26) === nameLength && zip.subarray(entry.at + 30, entry.at + 30 + nameLength).equals(nameBytes);
    const known = entry.name.toLowerCase();
    whole += entry.size;
    if (!isSame || names.has(known) || whole > mostUnpacked) throw damaged;
    names.add(known);
    entries.push(entry);
    at += 46 + nameLength + extraLength + noteLength;
  }
  return entries;
}

/** The end record, whose note reaches to the last byte. */
function endOf(zip: Buffer): number | undefined {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 65_557); at -= 1) {
    if (zip.readUInt32LE(at) === endSign && at + 22 + zip.readUInt16LE(at + 20) === zip.length) return at;
  }
  return undefined;
}

/** The bytes of one entry. Throws `Unreadable`. */
export async function bytesOf(zip: Buffer, { at, packed, method }: ZipEntry): Promise<Buffer> {
  const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const bytes = zip.subarray(start, start + packed);
  if (method === 0) return bytes;
  if (method !== 8) throw new Unreadable('damaged');
  try {
    return await unpacked(bytes, { maxOutputLength: mostOfOne });
  } catch {
    throw new Unreadable('damaged');
  }
}
