import { randomBytes } from 'node:crypto';
import type { StoredObject } from './objects.ts';
import { sealedLonger, type Seal } from './seal.ts';

/** The key that seals and opens: looked up for each piece, so that once it is destroyed not one more piece is sealed or opened. */
export interface Sealing {
  readonly seal: Seal;
  readonly reader: Parameters<Seal['sealBytes']>[0];
  readonly caseNo: string;
}

/** What an object holds, in clear. No more of it is held than the piece that was read last. */
export interface Opened {
  readonly size: number;
  /** The bytes from one place to another, a piece at a time. Throws `Erased`, and an error where a piece is not the one that was sealed for its place. */
  pieces(from: number, to: number): AsyncGenerator<Buffer>;
  read(from: number, to: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** The first byte of an object that is sealed in pieces, where one that is sealed whole has the suite of its seal. */
const inPieces = 2;
const headLength = 21;
const usualLength = 1024 * 1024;
const mostLength = 16 * 1024 * 1024;

/** Bound to its object, its place and whether another follows: a piece that is moved, left out, doubled, or stands last where it was not, does not open. */
const placeOf = (head: Buffer, n: number, isLast: boolean): string => ` ${head.toString('hex')} ${n} ${isLast ? 'last' : 'more'}`;

/** Seals bytes as they come, in pieces of one length under the key of their case. */
export async function* sealedInPieces({ seal, reader, caseNo }: Sealing, plain: AsyncIterable<Uint8Array>, length = usualLength): AsyncGenerator<Uint8Array> {
  const head = Buffer.concat([Buffer.of(inPieces, 0, 0, 0, 0), randomBytes(16)]);
  head.writeUInt32BE(length, 1);
  yield head;
  const piece = Buffer.alloc(length);
  let filled = 0;
  let n = 0;
  for await (const bytes of plain) {
    for (let at = 0; at < bytes.length; ) {
      // A full piece waits until it is known whether it is the last.
      if (filled === length) {
        yield await seal.sealBytes(reader, caseNo, piece, placeOf(head, n, false));
        n += 1;
        filled = 0;
      }
      const taken = bytes.subarray(at, at + length - filled);
      piece.set(taken, filled);
      filled += taken.length;
      at += taken.length;
    }
  }
  yield seal.sealBytes(reader, caseNo, piece.subarray(0, filled), placeOf(head, n, true));
}

/** Opens an object, whichever way it was sealed. Throws `Erased`, and an error where its end is not the one that was sealed. */
export async function openSealed(sealing: Sealing, object: StoredObject): Promise<Opened> {
  const { seal, reader, caseNo } = sealing;
  const head = await object.read(0, headLength);
  if (head[0] !== inPieces) {
    const whole = Buffer.from(await seal.openBytes(reader, caseNo, await object.read(0, object.size)));
    return reading(object, whole.length, whole.length, async () => whole);
  }
  const length = head.length === headLength ? head.readUInt32BE(1) : 0;
  const sealedLength = length + sealedLonger;
  const count = Math.ceil((object.size - headLength) / sealedLength);
  const size = object.size - headLength - count * sealedLonger;
  if (length === 0 || length > mostLength || count === 0 || size < (count - 1) * length) throw new Error('an object in pieces is not as it was sealed');
  let last: { readonly n: number; readonly piece: Buffer } | undefined;
  const pieceAt = async (n: number): Promise<Buffer> => {
    if (last?.n === n) return last.piece;
    const at = headLength + n * sealedLength;
    const piece = Buffer.from(await seal.openBytes(reader, caseNo, await object.read(at, Math.min(object.size, at + sealedLength)), placeOf(head, n, n === count - 1)));
    last = { n, piece };
    return piece;
  };
  // Whoever cut pieces off cut off the last one: it is seen before any byte is given out.
  await pieceAt(count - 1);
  return reading(object, size, length, pieceAt);
}

function reading(object: StoredObject, size: number, length: number, pieceAt: (n: number) => Promise<Buffer>): Opened {
  async function* pieces(from: number, to: number): AsyncGenerator<Buffer> {
    const end = Math.min(to, size);
    for (let at = from; at < end; ) {
      const n = Math.floor(at / length);
      const part = (await pieceAt(n)).subarray(at - n * length, end - n * length);
      yield part;
      at += part.length;
    }
  }
  const read = async (from: number, to: number): Promise<Buffer> => {
    const parts: Buffer[] = [];
    for await (const part of pieces(from, to)) parts.push(part);
    return Buffer.concat(parts);
  };
  return { size, pieces, read, close: () => object.close() };
}
