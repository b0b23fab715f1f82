import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseKeys, identityOpenings, reads, walls } from '../../db/schema/index.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import type { PublicFile } from '../shapes/public.ts';
import { caseRoutes } from './cases.ts';
import { identityRoutes } from './identity.ts';

let desk: Desk;
let intake: Official;

beforeAll(async () => {
  desk = await Desk.open(identityRoutes, caseRoutes);
  intake = desk.as('intake-officer');
});
afterAll(() => desk.close());

const open = (caseNo: string, body: object, by = intake, key?: string) => by.call('POST', `/cases/${caseNo}/identity`, { body, ...(key && { key }) });
const asked = { ground: 'verification', reason: '核实事发时间和地点' };
const openings = (caseNo: string) => desk.registers.db.select().from(identityOpenings).where(eq(identityOpenings.caseNo, caseNo));

test('it opens for a quarter of an hour, with opening, read and word to the complainant on record', async () => {
  const { caseNo, bearer } = await desk.file();
  const answer = await open(caseNo, asked);
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({ openingId: expect.any(String), expiresAt: '2026-06-02T10:35:00.000+08:00', anonymous: false, name: '王㛃', phone: '13800000000', answerBy: { email: 'wang@example.cn' } });
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(await openings(caseNo)).toMatchObject([{ userId: intake.id, office: 'intake-officer', organ: desk.organ, ...asked, seenByCustodianAt: null }]);
  const seen = await desk.registers.db.select().from(reads).where(and(eq(reads.caseNo, caseNo), eq(reads.part, 'identity')));
  expect(seen).toMatchObject([{ userId: intake.id, ground: 'identity', reason: asked.reason }]);
  const told = (await desk.app.inject({ url: '/api/public/file', headers: bearer })).json<PublicFile>().openings;
  expect(told).toMatchObject([{ ground: '核实', minutes: 15, sentence: '6月2日（周二） 10:20 受理岗为“核实”看了您的身份信息，最长 15 分钟，已报身份保管岗。被反映的人和单位看不到。' }]);
});

test('the same key is the same opening until its time is over', async () => {
  const { caseNo } = await desk.file();
  const key = randomUUID();
  const first = await open(caseNo, asked, intake, key);
  expect((await open(caseNo, asked, intake, key)).json()).toEqual(first.json());
  expect(await openings(caseNo)).toHaveLength(1);
  expect((await open(caseNo, { ...asked, reason: '另一个理由' }, intake, key)).statusCode).toBe(422);
  desk.today = '2026-06-03';
  expect((await open(caseNo, asked, intake, key)).statusCode).toBe(409);
  desk.today = '2026-06-02';
});

test('never without a reason, and more is asked where no ground of the list fits', async () => {
  const { caseNo } = await desk.file();
  for (const body of [{}, { ground: 'verification' }, { ground: 'verification', reason: '   看 ' }, { ground: 'verification', reason: '\u200B'.repeat(9) }, { ground: 'other', reason: '想看一下' }]) {
    const answer = await open(caseNo, body);
    expect([answer.statusCode, answer.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer)]).toEqual([422, ['/reason']]);
  }
  expect((await open(caseNo, { ground: 'curiosity', reason: '核实情况' })).statusCode).toBe(422);
  expect(await openings(caseNo)).toEqual([]);
  expect((await open(caseNo, { reason: '核实情况' })).statusCode).toBe(200);
});

test('only who must reach the person, and whose turn it is, may; leaders and those who have no duty may not', async () => {
  const { caseNo } = await desk.file();
  const handler = desk.as('handler');
  expect((await open(caseNo, asked, handler)).statusCode).toBe(404);
  await desk.enter(caseNo, desk.owed('investigate', 'handler'), desk.owed('assign', 'unit-leader'));
  expect((await open(caseNo, asked, handler)).statusCode).toBe(200);
  const leader = await open(caseNo, asked, desk.as('unit-leader'));
  expect([leader.statusCode, leader.json<{ ground: string }>().ground]).toEqual([403, 'wrong-office']);
  const mayOpen = async (by: Official) => (await by.call('GET', `/cases/${caseNo}`)).json<{ parties: { mayOpen: boolean }[] }>().parties[0]!.mayOpen;
  expect([await mayOpen(handler), await mayOpen(desk.as('unit-leader'))]).toEqual([true, false]);
  expect(await openings(caseNo)).toHaveLength(1);
});

test('a reviewer may for the review, and inspection that goes out at once; inspection for nothing else', async () => {
  const { caseNo } = await desk.file();
  const [reviewer, inspection] = [desk.as('reviewer', { organ: '320600' }), desk.as('inspection')];
  await desk.enter(caseNo, desk.owed('ruleReview', 'reviewer', '320600'), desk.owed('checkSecrecy', 'inspection'));
  expect((await open(caseNo, { ground: 'verification', reason: '听证前联系来信人' }, reviewer)).statusCode).toBe(200);
  expect((await open(caseNo, asked, inspection)).statusCode).toBe(403);
  await desk.enter(caseNo, desk.owed('goOut', 'inspection'));
  expect((await open(caseNo, { ground: 'protection', reason: '到场找到打电话的人' }, inspection)).statusCode).toBe(200);
  expect((await openings(caseNo)).map(({ office }) => office).toSorted()).toEqual(['inspection', 'reviewer']);
});

test('behind a wall the case is not there', async () => {
  const { caseNo } = await desk.file();
  await desk.registers.db.insert(walls).values({ caseNo, userId: intake.id, ground: 'subject', since: desk.now() });
  expect((await open(caseNo, asked)).statusCode).toBe(404);
  expect(await openings(caseNo)).toEqual([]);
});

test('an anonymous complainant has no identity; one whose key was destroyed cannot be opened any more', async () => {
  const anonymous = await desk.file({ realName: false });
  expect((await open(anonymous.caseNo, asked)).statusCode).toBe(404);
  const { caseNo } = await desk.file();
  await desk.registers.db.update(caseKeys).set({ wrapped: null, destroyedAt: desk.now() }).where(eq(caseKeys.caseNo, caseNo));
  const erased = await open(caseNo, asked);
  expect([erased.statusCode, erased.json<{ detail: string }>().detail]).toEqual([404, '身份的密钥已销毁，无法打开。']);
});

test('an opening can be neither rewritten nor deleted, only seen by the custodian', async () => {
  const { caseNo } = await desk.file();
  await open(caseNo, asked);
  const where = eq(identityOpenings.caseNo, caseNo);
  await expect(desk.registers.db.update(identityOpenings).set({ reason: 'x' }).where(where)).rejects.toThrow();
  await expect(desk.registers.db.delete(identityOpenings).where(where)).rejects.toThrow();
  await desk.registers.db.update(identityOpenings).set({ seenByCustodianAt: desk.now() }).where(where);
  expect((await openings(caseNo))[0]!.seenByCustodianAt).toEqual(desk.now());
});
