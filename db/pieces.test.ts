import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { cloneDatabase, type ClonedDatabase } from '../test/setup/database.ts';
import { connect, type Registers } from './client.ts';
import { destroyKeys } from './erasure.ts';
import type { StoredObject } from './objects.ts';
import { openSealed, sealedInPieces, type Sealing } from './pieces.ts';
import { Erased, Seal } from './seal.ts';

let database: ClonedDatabase;
let registers: Registers;
let sealing: Sealing;
const caseNo = 'TS-2026-90001';

beforeAll(async () => {
  database = await cloneDatabase();
  registers = connect(database.url, { max: 4 });
  const seal = Seal.fromFile(inject('keyFile'));
  await registers.db.transaction((tx) => seal.createKey(tx, caseNo));
  sealing = { seal, reader: registers.db, caseNo };
});
afterAll(async () => {
  await registers.close();
  await database.drop();
});

const pieceLength = 100;
const sealedPiece = pieceLength + 29;
const headLength = 21;

async function sealed(plain: Buffer, chunk = 37): Promise<Buffer> {
  const coming = async function* () {
    for (let at = 0; at < plain.length; at += chunk) yield plain.subarray(at, at + chunk);
  };
  const parts: Uint8Array[] = [];
  for await (const part of sealedInPieces(sealing, coming(), pieceLength)) parts.push(part);
  return Buffer.concat(parts);
}
const object = (bytes: Buffer): StoredObject => ({ size: bytes.length, read: async (from, to) => bytes.subarray(from, to), close: async () => undefined });
const opened = (bytes: Buffer) => openSealed(sealing, object(bytes));
const whole = async (bytes: Buffer) => {
  const file = await opened(bytes);
  return file.read(0, file.size);
};

test.each([0, 1, 99, 100, 101, 300, 345])('%i bytes come back as they went in, whole and from any place on', async (size) => {
  const plain = randomBytes(size);
  const file = await opened(await sealed(plain));
  expect(file.size).toBe(size);
  expect((await file.read(0, size)).equals(plain)).toBe(true);
  for (const [from, to] of [[0, 1], [50, 250], [99, 101], [100, 200], [size - 3, size + 50]] as const) expect((await file.read(Math.max(0, from), to)).equals(plain.subarray(Math.max(0, from), to)), `${from}-${to}`).toBe(true);
});

test('nothing of what was sealed can be read, and the same bytes twice are sealed differently', async () => {
  const plain = Buffer.from('SAMPLES '.repeat(40));
  const [one, other] = [await sealed(plain), await sealed(plain)];
  expect(one.includes('SAMPLES')).toBe(false);
  expect(one.equals(other)).toBe(false);
});

describe('pieces that are not as they were sealed do not open', () => {
  const cut = (bytes: Buffer) => {
    const pieces: Buffer[] = [];
    for (let at = headLength; at < bytes.length; at += sealedPiece) pieces.push(bytes.subarray(at, at + sealedPiece));
    return { head: bytes.subarray(0, headLength), pieces };
  };
  test.each<[string, (pieces: Buffer[], others: Buffer[]) => Buffer[]]>([
    ['two are exchanged', ([a, b, c, d]) => [b!, a!, c!, d!]],
    ['one in the middle is left out', ([a, , c, d]) => [a!, c!, d!]],
    ['one is doubled', ([a, b, c, d]) => [a!, b!, b!, c!, d!]],
    ['the last is cut off', ([a, b, c]) => [a!, b!, c!]],
    ['the last two are cut off', ([a, b]) => [a!, b!]],
    ['all are cut off', () => []],
    ['the last ends early', ([a, b, c, d]) => [a!, b!, c!, d!.subarray(0, 40)]],
    ['the last is shorter than its seal', ([a, b, c, d]) => [a!, b!, c!, d!.subarray(0, 10)]],
    ['something hangs behind', ([a, b, c, d]) => [a!, b!, c!, d!, Buffer.alloc(50)]],
    ['one is of another object of the same case', ([a, , c, d], [, b]) => [a!, b!, c!, d!]],
    ['one bit is turned', ([a, b, c, d]) => [a!, Buffer.concat([b!.subarray(0, 60), Buffer.of(b![60]! ^ 1), b!.subarray(61)]), c!, d!]],
  ])('%s', async (_, changed) => {
    const { head, pieces } = cut(await sealed(randomBytes(350)));
    const others = cut(await sealed(randomBytes(350))).pieces;
    expect((await whole(Buffer.concat([head, ...pieces]))).length).toBe(350);
    await expect(whole(Buffer.concat([head, ...changed(pieces, others)]))).rejects.toThrow();
  });

  test('what was cut off behind is seen when it is opened, before a byte is given out', async () => {
    const bytes = await sealed(randomBytes(350));
    await expect(opened(bytes.subarray(0, headLength + 2 * sealedPiece))).rejects.toThrow();
  });

  test('its head says another length of pieces', async () => {
    const bytes = await sealed(randomBytes(50));
    bytes.writeUInt32BE(50, 1);
    await expect(whole(bytes)).rejects.toThrow();
  });
});

test('an object that was sealed whole, as every one was before, opens too', async () => {
  const plain = randomBytes(345);
  const file = await opened(Buffer.from(await sealing.seal.sealBytes(registers.db, caseNo, plain)));
  expect(file.size).toBe(345);
  expect((await file.read(0, 345)).equals(plain)).toBe(true);
  expect((await file.read(300, 400)).equals(plain.subarray(300))).toBe(true);
});

test('once the key is destroyed, not one more piece opens or is sealed, even of a file that is open', async () => {
  const gone = { ...sealing, caseNo: 'TS-2026-90002' };
  await registers.db.transaction((tx) => gone.seal.createKey(tx, gone.caseNo));
  const parts: Uint8Array[] = [];
  for await (const part of sealedInPieces(gone, (async function* () { yield randomBytes(350); })(), pieceLength)) parts.push(part);
  const file = await openSealed(gone, object(Buffer.concat(parts)));
  expect((await file.read(0, 100)).length).toBe(100);
  const coming = sealedInPieces(gone, (async function* () { for (;;) yield randomBytes(100); })(), pieceLength);
  for (let n = 0; n < 3; n += 1) await coming.next();
  await destroyKeys(registers.db, [gone.caseNo], { by: 'u', ground: 'x', at: new Date('2026-06-02T10:00:00+08:00') });
  await expect(file.read(100, 200)).rejects.toThrow(Erased);
  await expect(coming.next()).rejects.toThrow(Erased);
});
