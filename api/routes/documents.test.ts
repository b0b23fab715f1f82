import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documents, reads, walls } from '../../db/schema/index.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import { handingIn, type Kept, type Said } from '../../test/setup/handing-in.ts';
import { docx, formOf, pdf, photograph, sha256 } from '../../test/setup/papers.ts';
import { inspectWaiting } from '../documents/keep.ts';
import { partRoutes } from './case-parts.ts';
import { documentRoutes } from './documents.ts';
import { messageRoutes } from './messages.ts';

let desk: Desk;
let intake: Official;
let caseNo: string;
let bearer: Record<string, string>;
let papers: ReturnType<typeof handingIn>;

beforeAll(async () => {
  desk = await Desk.open(documentRoutes, partRoutes, messageRoutes);
  intake = desk.as('intake-officer');
  ({ caseNo, bearer } = await desk.file());
  papers = handingIn(intake, caseNo);
});
afterAll(() => desk.close());

describe('what is kept', () => {
  test('a photograph is drawn anew: where and with what it was taken is gone, and the sum is of what is given out', async () => {
    const sent = await photograph();
    expect(sent.includes('PhoneMaker')).toBe(true);
    const answer = await papers.upload(sent, '现场 1.JPG');
    expect(answer.statusCode).toBe(201);
    const kept = answer.json<Kept>();
    expect(answer.headers.location).toBe(`/api/cases/${caseNo}/documents/${kept.documentId}`);
    const out = await papers.given(kept.documentId);
    expect(out.rawPayload.includes('PhoneMaker') || out.rawPayload.includes('Exif')).toBe(false);
    expect([sha256(out.rawPayload), out.rawPayload.length]).toEqual([kept.sha256, kept.size]);
    expect(await sharp(out.rawPayload).metadata()).toMatchObject({ format: 'jpeg', width: 60, height: 40 });
  });

  test('a clean PDF, office file and text stay as they were sent', async () => {
    for (const [bytes, name, mediaType] of [[Buffer.from(pdf()), '说明.pdf', 'application/pdf'], [docx(), '说明.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'], [Buffer.from('经过如下\n'), '说明.txt', 'text/plain']] as const) {
      const kept = (await papers.upload(bytes, name)).json<Kept>();
      expect(kept).toMatchObject({ sha256: sha256(bytes), size: bytes.length, mediaType });
      const out = await papers.given(kept.documentId);
      expect(out.rawPayload.equals(bytes)).toBe(true);
      expect(out.headers['content-type']).toBe(mediaType);
    }
  });

  test('on disk it is sealed, and of what was in quarantine nothing is left', async () => {
    const before = filesOn(desk.deps.objects.folder).length;
    await papers.upload(await photograph(), 'b.jpg');
    await papers.upload(pdf('2 0 obj\n<< /S /JavaScript /JS (app.alert) >>\nendobj'), 'c.pdf');
    const files = filesOn(desk.deps.objects.folder);
    expect(files.length).toBe(before + 1);
    expect(files.some((path) => readFileSync(path).includes('%PDF'))).toBe(false);
  });

  test('the same key hands in once; other bytes or another name under it are refused', async () => {
    const key = randomUUID();
    const first = await papers.upload(pdf(), 'a.pdf', key);
    const again = await papers.upload(pdf(), 'a.pdf', key);
    expect(again.json()).toEqual(first.json());
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect((await papers.upload(pdf('x'), 'a.pdf', key)).statusCode).toBe(422);
    expect((await papers.upload(pdf(), 'b.pdf', key)).statusCode).toBe(422);
    const both = randomUUID();
    const [one, other] = await Promise.all([papers.upload(pdf('y'), 'y.pdf', both), papers.upload(pdf('y'), 'y.pdf', both)]);
    expect(one.json()).toEqual(other.json());
  });

  test('more than a megabyte is taken, more than twenty are not', async () => {
    const noise = await sharp({ create: { width: 900, height: 900, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 60 } } }).png().toBuffer();
    expect(noise.length).toBeGreaterThan(1_100_000);
    expect((await papers.upload(noise, 'noise.png')).statusCode).toBe(201);
    const pages = `%PDF-1.7\n${' '.repeat(20 * 1024 * 1024)}`;
    expect(await papers.refused(pages, 'big.pdf')).toEqual([422, 'too-large']);
    const byParty = await desk.send('POST', '/api/public/file/documents', { body: formOf(pages, 'big.pdf'), headers: bearer });
    expect([byParty.statusCode, byParty.json<Said>().detail]).toEqual([413, '内容超过 20 MB。']);
  });
});

describe('who may', () => {
  test('it leaves as an attachment that runs nothing, and the read is on record', async () => {
    const { documentId } = (await papers.upload(pdf(), 'a')).json<Kept>();
    const out = await papers.given(documentId);
    expect(out.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'", 'cache-control': 'no-store' });
    expect(out.headers['content-disposition']).toContain('attachment; filename="a.pdf"');
    const seen = await desk.registers.db.select().from(reads).where(and(eq(reads.caseNo, caseNo), eq(reads.userId, intake.id), eq(reads.part, 'document')));
    expect(seen.length).toBeGreaterThan(0);
  });

  test('to whom the case is not known, neither is the document; a wall hides both', async () => {
    const { documentId } = (await papers.upload(pdf(), 'a.pdf')).json<Kept>();
    const stranger = desk.as('handler', { organ: '320612' });
    expect((await papers.given(documentId, stranger)).statusCode).toBe(404);
    expect((await stranger.call('POST', `/cases/${caseNo}/documents`, { body: formOf(pdf(), 'a.pdf') })).statusCode).toBe(404);
    const other = await desk.file();
    expect((await intake.call('GET', `/cases/${other.caseNo}/documents/${documentId}`)).statusCode).toBe(404);
    await desk.registers.db.insert(walls).values({ caseNo, userId: intake.id, ground: 'subject', since: desk.now() });
    expect((await papers.given(documentId)).statusCode).toBe(404);
    await desk.registers.db.delete(walls);
  });

  test('what waits in quarantine is not given out; whoever comes next looks into it', async () => {
    const bytes = Buffer.from(pdf());
    const objectKey = await desk.deps.objects.put(await desk.deps.seal.sealBytes(desk.registers.db, caseNo, bytes));
    const id = randomUUID();
    await desk.registers.db.insert(documents).values({ id, caseNo, sender: intake.id, name: 'left.pdf', mediaType: 'application/octet-stream', size: bytes.length, sha256: sha256(bytes), objectKey, state: 'received', receivedAt: new Date(desk.now().getTime() - 120_000) });
    expect((await papers.given(id)).statusCode).toBe(404);
    await inspectWaiting(desk.deps);
    expect((await papers.given(id)).statusCode).toBe(200);
  });

  test('a statement may name clean documents of its case only', async () => {
    const { documentId } = (await papers.upload(pdf(), 'a.pdf')).json<Kept>();
    const fields = { result: 'accepted', track: 'report', title: '反映执勤问题', allegations: ['推搡'], reason: '写明了人和地' };
    const say = (ids: string[]) => intake.call('POST', `/cases/${caseNo}/messages/triage`, { body: { ...fields, documents: ids } });
    const foreign = await say([randomUUID()]);
    expect([foreign.statusCode, foreign.json<Said>().errors]).toEqual([422, [{ pointer: '/documents', detail: '附件不在本案中，或者未通过检查。' }]]);
    expect((await say([documentId])).statusCode).toBe(200);
  });
});

describe('at the counter', () => {
  const hand = (bytes: Uint8Array | string, name: string, sent: { key?: string; headers?: Record<string, string> } = {}) => desk.send('POST', '/api/public/file/documents', { body: formOf(bytes, name), headers: bearer, ...sent });

  test('the bearer of a receipt hands in; the name is changed, and the desk finds it', async () => {
    const answer = await hand(await photograph(), '我家门口.jpg');
    expect(answer.statusCode).toBe(201);
    const kept = answer.json<Kept>();
    expect(Object.keys(kept).toSorted()).toEqual(['documentId', 'mediaType', 'sha256', 'size']);
    expect(await papers.listed(kept.documentId)).toMatchObject({ name: '附件1.jpg', state: 'clean' });
    expect((await papers.given(kept.documentId)).statusCode).toBe(200);
    const added = await desk.send('POST', '/api/public/file/messages/supplement', { body: { text: '照片', documents: [kept.documentId] }, headers: bearer });
    expect(added.statusCode).toBe(200);
  });

  test('a refused file says why; without a token nothing is taken', async () => {
    const answer = await hand(pdf('<< /S /Launch >>'), 'file');
    expect([answer.statusCode, answer.json<Said>().detail]).toEqual([422, '文件未通过检查：里面有会自己运行的内容。']);
    expect((await hand(pdf(), 'file', { headers: {} })).statusCode).toBe(401);
  });

  test('the same key of two senders is two documents', async () => {
    const key = randomUUID();
    const other = await desk.file();
    const [mine, theirs] = [await hand(pdf(), 'file', { key }), await hand(pdf(), 'file', { key, headers: other.bearer })];
    expect(mine.json<Kept>().documentId).not.toBe(theirs.json<Kept>().documentId);
    expect((await hand(pdf(), 'file', { key })).json()).toEqual(mine.json());
  });
});

function filesOn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
}
