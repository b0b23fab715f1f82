import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drafts, walls } from '../../db/schema/index.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import type { DraftRow } from '../shapes.ts';
import { draftRoutes } from './drafts.ts';

let desk: Desk;
let intake: Official;
let path: string;
let caseNo: string;

beforeAll(async () => {
  desk = await Desk.open(draftRoutes);
  intake = desk.as('intake-officer');
  ({ caseNo } = await desk.file());
  path = `/drafts/${caseNo}/triage`;
});
afterAll(() => desk.close());

const keep = (body: unknown, by = intake, at = path) => by.call('PUT', at, { body: { body } });

test('what was typed comes back, the last of it, until it is dropped', async () => {
  expect((await intake.call('GET', path)).statusCode).toBe(404);
  expect((await keep({ title: '反映' })).json()).toEqual({ caseNo, message: 'triage', body: { title: '反映' }, savedAt: '2026-06-02T10:20:00.000+08:00' });
  await keep({ title: '反映执勤粗暴', allegations: ['推搡', ''] });
  expect((await intake.call('GET', path)).json()).toMatchObject({ body: { title: '反映执勤粗暴', allegations: ['推搡', ''] } });
  expect((await intake.call('DELETE', path)).statusCode).toBe(204);
  expect((await intake.call('GET', path)).statusCode).toBe(404);
  expect((await intake.call('DELETE', path)).statusCode).toBe(204);
});

test('it is one’s own, and lies sealed', async () => {
  await keep({ title: '只有我看得到' });
  const colleague = desk.as('intake-officer', { nth: 1 });
  expect((await colleague.call('GET', path)).statusCode).toBe(404);
  await keep({ title: '同事的' }, colleague);
  expect((await intake.call('GET', path)).json()).toMatchObject({ body: { title: '只有我看得到' } });
  const rows = await desk.registers.db.select().from(drafts).where(eq(drafts.caseNo, caseNo));
  expect(rows).toHaveLength(2);
  expect(rows.some(({ sealed }) => Buffer.from(sealed).includes('看得到'))).toBe(false);
});

test('after thirty days it is gone', async () => {
  await keep({ title: '旧的' });
  desk.today = '2026-07-03';
  expect((await intake.call('GET', path)).statusCode).toBe(404);
  desk.today = '2026-06-02';
});

test('in a case that is not there for me, or behind a wall, nothing is kept and nothing shown', async () => {
  const stranger = desk.as('handler', { organ: '320612' });
  expect((await keep({}, stranger)).statusCode).toBe(404);
  await keep({ title: '写到一半' });
  await desk.registers.db.insert(walls).values({ caseNo, userId: intake.id, ground: 'subject', since: desk.now() });
  expect((await intake.call('GET', path)).statusCode).toBe(404);
  await desk.registers.db.delete(walls);
});

test('a message that there is not, and a body that is none, are refused', async () => {
  expect((await keep({}, intake, `/drafts/${caseNo}/nothing`)).statusCode).toBe(404);
  expect((await keep('text')).statusCode).toBe(422);
  expect((await keep({ title: 'a\u202Eb' })).json<{ errors: { pointer: string }[] }>().errors).toMatchObject([{ pointer: '/body/title' }]);
});

test('all of mine are listed, the newest first, with the form and whether it still awaits me; what is written in them is not', async () => {
  await desk.registers.db.delete(drafts);
  const other = await desk.file();
  await keep({ title: '先写的' });
  desk.time = '10:30:00';
  await keep({ title: '后写的' }, intake, `/drafts/${other.caseNo}/triage`);
  await keep({ title: '同事的' }, desk.as('intake-officer', { nth: 1 }));
  const listed = async (query = '') => (await intake.call('GET', `/drafts${query}`)).json<{ items: DraftRow[]; total: number; next?: string }>();
  const { items, total } = await listed();
  expect([items.map((each) => each.caseNo), total]).toEqual([[other.caseNo, caseNo], 2]);
  expect(items[0]).toMatchObject({ message: 'triage', title: '审查受理', savedAt: '2026-06-02T10:30:00.000+08:00', keptUntil: '2026-07-02', awaited: true });
  expect(JSON.stringify(items)).not.toContain('写的');
  const first = await listed('?limit=1');
  expect((await listed(`?limit=1&after=${first.next}`)).items.map((each) => each.caseNo)).toEqual([caseNo]);
  await desk.say(other.caseNo, 'triage', 'u-intake-officer-320602-2', 'intake-officer', {});
  expect((await listed()).items.map(({ awaited }) => awaited)).toEqual([false, true]);
  desk.today = '2026-07-03';
  expect(await listed()).toEqual({ items: [], total: 0 });
  desk.today = '2026-06-02';
});

test('of a case that is closed to me the list says only that there is a draft, which I can delete; nobody else’s is deleted with it', async () => {
  await desk.registers.db.insert(walls).values({ caseNo, userId: intake.id, ground: 'subject', since: desk.now() });
  const { items } = (await intake.call('GET', '/drafts')).json<{ items: DraftRow[] }>();
  const closed = items.find((each) => each.caseNo === undefined)!;
  expect(closed).toEqual({ id: closed.id, savedAt: expect.any(String), keptUntil: '2026-07-02', awaited: false });
  const count = () => desk.registers.db.$count(drafts);
  const before = await count();
  expect((await desk.as('intake-officer', { nth: 1 }).call('DELETE', `/drafts/${closed.id}`)).statusCode).toBe(204);
  expect(await count()).toBe(before);
  expect((await intake.call('DELETE', `/drafts/${closed.id}`)).statusCode).toBe(204);
  expect(await count()).toBe(before - 1);
  expect((await intake.call('GET', '/drafts')).json<{ items: DraftRow[] }>().items.map((each) => each.id)).toEqual(items.filter((each) => each !== closed).map((each) => each.id));
  await desk.registers.db.delete(walls);
});
