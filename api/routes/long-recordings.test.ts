import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealedInPieces } from '../../db/pieces.ts';
import { destroyKeys } from '../../db/erasure.ts';
import { cases, documents, reads } from '../../db/schema/index.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import { formOf, sha256 } from '../../test/setup/papers.ts';
import { box, film, mp3Sound, pictures, places, wav } from '../../test/setup/recordings.ts';
import { inspectWaiting } from '../documents/keep.ts';
import { recordingEndings } from '../shapes/upload-limits.ts';
import { endingsOf } from '../documents/kinds.ts';
import { documentRoutes } from './documents.ts';

let desk: Desk;
let intake: Official;
let caseNo: string;
let bearer: Record<string, string>;
const more = 20 * 1024 * 1024;
const long = film({ more, data: 'gpmd' });

beforeAll(async () => {
  desk = await Desk.open(documentRoutes);
  intake = desk.as('intake-officer');
  ({ caseNo, bearer } = await desk.file());
});
afterAll(() => desk.close());

interface Kept {
  readonly documentId: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
}
interface Told {
  readonly ground?: string;
  readonly detail: string;
}
const sent = (bytes: Uint8Array, name: string, key = randomUUID(), language = 'zh') => intake.call('POST', `/cases/${caseNo}/documents`, { body: formOf(bytes, name), key, headers: { 'accept-language': language } });
const given = (id: string, headers: Record<string, string> = {}) => intake.call('GET', `/cases/${caseNo}/documents/${id}`, { headers });
const onDisk = () => readdirSync(desk.deps.objects.folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name)).toSorted();
const rows = () => desk.registers.db.$count(documents);

describe('an official’s film of more than 20 MB', () => {
  let kept: Kept;
  beforeAll(async () => {
    const answer = await sent(long, '执法记录仪 3号.mp4');
    expect(answer.statusCode, answer.body).toBe(201);
    kept = answer.json<Kept>();
  });

  test('stays to the byte, its places too, and its sum is that of the original', async () => {
    expect(kept).toMatchObject({ sha256: sha256(long), size: long.length, mediaType: 'video/mp4' });
    const out = await given(kept.documentId);
    expect([out.statusCode, out.headers['content-length'], sha256(out.rawPayload)]).toEqual([200, String(long.length), kept.sha256]);
    expect(out.headers).toMatchObject({ 'content-type': 'video/mp4', 'content-disposition': expect.stringMatching(/^attachment; /), 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'accept-ranges': 'bytes', etag: `"${kept.sha256}"` });
  });

  test('lies on disk sealed', () => {
    // Each long enough not to stand in twenty million bytes by chance.
    for (const path of onDisk()) for (const said of [pictures, places, 'com.apple.quicktime.model']) expect([long.includes(said), readFileSync(path).includes(said)], said).toEqual([true, false]);
  });

  test('a download that broke off goes on where it stopped, each time with its read on record', async () => {
    const count = () => desk.registers.db.$count(reads, eq(reads.part, 'document'));
    const before = await count();
    const rest = await given(kept.documentId, { range: 'bytes=3000000-', 'if-range': `"${kept.sha256}"` });
    expect([rest.statusCode, rest.headers['content-range'], rest.headers['content-length']]).toEqual([206, `bytes 3000000-${long.length - 1}/${long.length}`, String(long.length - 3_000_000)]);
    expect(rest.rawPayload.equals(long.subarray(3_000_000))).toBe(true);
    expect((await given(kept.documentId, { range: 'bytes=1048570-1048585' })).rawPayload.equals(long.subarray(1_048_570, 1_048_586))).toBe(true);
    expect((await given(kept.documentId, { range: 'bytes=-5' })).rawPayload.equals(long.subarray(-5))).toBe(true);
    expect(await count()).toBe(before + 3);
  });

  test('what was downloaded of another document does not go on; a place behind its end is refused; several ranges get the whole', async () => {
    const other = await given(kept.documentId, { range: 'bytes=5-', 'if-range': '"another"' });
    expect([other.statusCode, other.rawPayload.length]).toEqual([200, long.length]);
    const behind = await given(kept.documentId, { range: `bytes=${long.length}-` });
    expect([behind.statusCode, behind.headers['content-range'], behind.json<Told>().detail]).toEqual([416, `bytes */${long.length}`, '文件没有这么长。请从头下载。']);
    expect((await given(kept.documentId, { range: 'bytes=0-1,5-6' })).statusCode).toBe(200);
  });

  test('a look at its head says its length and opens nothing more', async () => {
    const head = await desk.app.inject({ method: 'HEAD', url: `/api/cases/${caseNo}/documents/${kept.documentId}`, headers: { 'x-user': intake.id } });
    expect([head.statusCode, head.headers['content-length'], head.rawPayload.length]).toEqual([200, String(long.length), 0]);
  });

  test('sent again under its key it is the same, and nothing more lies on disk; other bytes under it are refused', async () => {
    const key = randomUUID();
    const first = await sent(long, 'a.mp4', key);
    const files = onDisk();
    const again = await sent(long, 'a.mp4', key);
    expect([again.json(), again.headers['idempotent-replayed']]).toEqual([first.json(), 'true']);
    expect((await sent(film({ more: more + 1 }), 'a.mp4', key)).statusCode).toBe(422);
    expect(onDisk()).toEqual(files);
    const both = randomUUID();
    const [one, other] = await Promise.all([sent(long, 'b.mp4', both), sent(long, 'b.mp4', both)]);
    expect(one.json()).toEqual(other.json());
    expect(onDisk().length).toBe(files.length + 1);
  });
});

describe('what is refused, with its ground, and its bytes go', () => {
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(more, 32)]);
  const moov = long.subarray(long.lastIndexOf('moov') - 4);
  const linked = film({ more, linked: true });
  test.each<[string, Uint8Array, string, string]>([
    ['a paper', pdf, 'a.pdf', 'too-large'],
    ['text', Buffer.alloc(more + 1, 'a'), 'a.txt', 'too-large'],
    ['what is of no kind', Buffer.alloc(more + 1, 3), 'a.bin', 'too-large'],
    ['a film of a kind that is not taken', Buffer.concat([Buffer.from('1A45DFA3A34286810142F7810142F2810442F381084282847765626D', 'hex'), Buffer.alloc(more)]), 'a.webm', 'other-media'],
    ['a film under the name of a paper', long, 'a.pdf', 'name-differs'],
    ['a film that ends in the middle of its samples', long.subarray(0, more + 50), 'a.mp4', 'damaged'],
    ['a film that ends in the middle of its tables', long.subarray(0, -10), 'a.mp4', 'damaged'],
    ['a film without its tables', long.subarray(0, long.lastIndexOf('moov') - 4), 'a.mp4', 'damaged'],
    ['a film with its tables twice', Buffer.concat([long, moov]), 'a.mp4', 'damaged'],
    ['a film whose pictures are elsewhere', linked, 'a.mp4', 'linked'],
    ['a film of very many empty boxes', Buffer.concat([film(), Buffer.alloc(more, box('free'))]), 'a.mp4', 'damaged'],
  ])('%s', async (_, bytes, name, ground) => {
    const files = onDisk();
    const answer = await sent(bytes, name);
    expect([answer.statusCode, answer.json<Told>().ground]).toEqual([422, ground]);
    expect(onDisk()).toEqual(files);
  });

  test('the sentence names the limit of each kind, in both languages', async () => {
    expect((await sent(pdf, 'a.pdf')).json<Told>().detail).toBe('文件未通过检查：超过 20 MB 的只收录音、视频（最大 1 GB），这个文件不是；图片、PDF、文档等最大 20 MB。');
    expect((await sent(pdf, 'a.pdf', undefined, 'en')).json<Told>().detail).toBe('The file was refused: above 20 MB only sound and video are taken (up to 1 GB), which it is not; images, PDF, documents and the like may have 20 MB.');
  });

  test('a party’s film of more than 20 MB is not taken, and nothing of it stays', async () => {
    const [files, count] = [onDisk(), await rows()];
    const answer = await desk.send('POST', '/api/public/file/documents', { body: formOf(long, 'a.mp4'), headers: bearer });
    expect([answer.statusCode, answer.json<Told>().detail]).toEqual([413, '内容超过 20 MB。']);
    expect([onDisk(), await rows()]).toEqual([files, count]);
  });
});

test('long sound is taken to the byte; what is nothing but labels is none', async () => {
  const waves = wav();
  waves.writeUInt32LE(64 + more, waves.indexOf('data') + 4);
  for (const [bytes, name, mediaType] of [[Buffer.concat([waves, Buffer.alloc(more, 9)]), 'a.wav', 'audio/wav'], [Buffer.alloc(more + 416 * 2, mp3Sound()), 'a.mp3', 'audio/mpeg']] as const) {
    expect((await sent(bytes, name)).json()).toMatchObject({ mediaType, sha256: sha256(bytes), size: bytes.length });
  }
  const label = Buffer.alloc(more + 10, 0);
  label.write('ID3\x04', 'latin1');
  Buffer.of((more >> 21) & 127, (more >> 14) & 127, (more >> 7) & 127, more & 127).copy(label, 6);
  expect((await sent(Buffer.concat([label]), 'a.mp3')).json<Told>().ground).toBe('damaged');
});

test('the desk knows the endings of recordings that the door takes', () => {
  expect(recordingEndings.toSorted()).toEqual(endingsOf('film', 'sound').toSorted());
});

describe('what breaks on the way', () => {
  test('a connection that breaks off in the middle leaves nothing behind', async () => {
    await desk.app.listen({ port: 0, host: '127.0.0.1' });
    const [files, count] = [onDisk(), await rows()];
    const boundary = 'x-x-x';
    const half = Buffer.concat([Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.mp4"\r\ncontent-type: video/mp4\r\n\r\n`), long.subarray(0, 10_000_000)]);
    const going = request({ port: (desk.app.server.address() as AddressInfo).port, host: '127.0.0.1', method: 'POST', path: `/api/cases/${caseNo}/documents`, headers: { 'x-user': intake.id, 'idempotency-key': randomUUID(), 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': long.length } });
    going.on('error', () => undefined);
    going.write(half);
    await expect.poll(() => onDisk().length, { timeout: 10_000 }).toBe(files.length + 1);
    going.destroy();
    await expect.poll(onDisk, { timeout: 10_000 }).toEqual(files);
    expect(await rows()).toBe(count);
  });

  test('a full disk is said, nothing that was kept is lost, and the same can be sent again', async () => {
    const [files, count, key] = [onDisk(), await rows(), randomUUID()];
    const { take } = desk.deps.objects;
    desk.deps.objects.take = async (coming) => {
      let n = 0;
      return take.call(desk.deps.objects, (async function* () {
        for await (const bytes of coming) {
          if ((n += 1) === 5) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
          yield bytes;
        }
      })());
    };
    const full = await sent(long, 'a.mp4', key);
    desk.deps.objects.take = take;
    expect([full.statusCode, full.json<Told>().detail]).toEqual([503, '存储空间已满，什么都没有改变。请联系系统管理岗。']);
    expect([onDisk(), await rows()]).toEqual([files, count]);
    expect((await sent(long, 'a.mp4', key)).statusCode).toBe(201);
  });

  test('a store that is away while it is looked into says nothing of the film: it waits in quarantine, and is looked into later', async () => {
    const key = randomUUID();
    const { open } = desk.deps.objects;
    desk.deps.objects.open = async (objectKey) => {
      const object = await open.call(desk.deps.objects, objectKey);
      return { ...object, read: async (from, to) => (from > 2_000_000 && to < object.size ? Promise.reject(new Error('gone')) : object.read(from, to)) };
    };
    const away = await sent(long, 'away.mp4', key);
    desk.deps.objects.open = open;
    expect(away.statusCode).toBe(503);
    const [row] = await desk.registers.db.select().from(documents).where(eq(documents.name, 'away.mp4'));
    expect(row?.state).toBe('received');
    expect((await sent(long, 'away.mp4', key)).statusCode).toBe(201);
  });

  test('what a killed process left in quarantine is looked into, sealed in pieces as it is', async () => {
    const { seal, objects } = desk.deps;
    const coming = async function* () {
      yield long;
    };
    const objectKey = await objects.take(sealedInPieces({ seal, reader: desk.registers.db, caseNo }, coming(), 1_000_000));
    const id = randomUUID();
    await desk.registers.db.insert(documents).values({ id, caseNo, sender: intake.id, name: 'left.mp4', mediaType: 'application/octet-stream', size: long.length, sha256: sha256(long), objectKey, state: 'received', receivedAt: new Date(desk.now().getTime() - 120_000) });
    expect((await given(id)).statusCode).toBe(404);
    await inspectWaiting(desk.deps);
    expect((await given(id)).rawPayload.equals(long)).toBe(true);
  });

  test('a case that is closed to its sender while the film arrives does not get it', async () => {
    const other = await desk.file();
    const files = onDisk();
    const { take } = desk.deps.objects;
    desk.deps.objects.take = async (coming) => {
      const key = await take.call(desk.deps.objects, coming);
      await desk.registers.db.update(cases).set({ endedOn: desk.today }).where(eq(cases.caseNo, other.caseNo));
      return key;
    };
    const late = await intake.call('POST', `/cases/${other.caseNo}/documents`, { body: formOf(long, 'a.mp4') });
    desk.deps.objects.take = take;
    expect(late.statusCode).toBe(409);
    expect(onDisk()).toEqual(files);
  });

  test('with the key of its case the film is gone for good', async () => {
    const other = await desk.file();
    const path = `/cases/${other.caseNo}/documents`;
    const { documentId } = (await intake.call('POST', path, { body: formOf(long, 'a.mp4') })).json<Kept>();
    await destroyKeys(desk.registers.db, [other.caseNo], { by: 'u', ground: 'x', at: desk.now() });
    expect((await intake.call('GET', `${path}/${documentId}`)).statusCode).toBe(404);
    expect((await intake.call('POST', path, { body: formOf(long, 'b.mp4') })).statusCode).toBe(404);
  });
});
