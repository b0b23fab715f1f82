import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { posts, substitutes, walls } from '../../db/schema/index.ts';
import { DutyDesk, one, two } from '../../test/setup/duty-desk.ts';
import { organ, owed } from '../../test/setup/whole-desk.ts';
import type { Colleague, DutyAct, HandOver, Problem } from '../shapes.ts';

let at: DutyDesk;
beforeAll(async () => {
  at = await DutyDesk.open();
});
afterAll(() => at.desk.close());
beforeEach(() => at.anotherDuty());

describe('claiming', () => {
  test('takes a duty out of the pool: it leaves the other’s list and stays in the office’s, with its holder', async () => {
    expect((await at.listed(at.second)).map(({ id, marks }) => [id, marks.includes('pool')])).toEqual([[at.duty, true]]);
    const answer = await at.first.post<DutyAct>(`/duties/${at.duty}/claim`);
    expect(answer).toMatchObject({ status: 200, body: { duty: at.duty, kind: 'claim', kindTitle: '认领', by: one, on: at.desk.today } });
    expect(await at.listed(at.second)).toEqual([]);
    expect(await at.listed(at.second, 'office')).toMatchObject([{ id: at.duty, assignee: one, assigneeName: expect.any(String) }]);
    expect(await at.listed(at.first)).toMatchObject([{ id: at.duty, assignee: one }]);
  });

  test('two at once: one has it, the other reads who', async () => {
    const [a, b] = await Promise.all([at.first.post<Problem>(`/duties/${at.duty}/claim`), at.second.post<Problem>(`/duties/${at.duty}/claim`)]);
    expect([a.status, b.status].toSorted((x, y) => x - y)).toEqual([200, 409]);
    const refused = a.status === 409 ? a : b;
    expect(refused.body.detail).toMatch(/^这项待办已由 .+ 认领。$/);
    expect(await at.acts('claim')).toHaveLength(1);
  });

  test('the same key again gives the same answer and no second act; with another body it is refused', async () => {
    const key = randomUUID();
    const answer = await at.first.post(`/duties/${at.duty}/claim`, {}, key);
    expect(await at.first.post(`/duties/${at.duty}/claim`, {}, key)).toEqual(answer);
    expect((await at.first.post<Problem>(`/duties/${at.duty}/release`, {}, key)).body.type).toBe('urn:fujing:key');
    expect((await at.second.post<Problem>(`/duties/${at.duty}/claim`, {}, key)).status).toBe(422);
    expect(await at.acts('claim')).toHaveLength(1);
  });

  test('only a holder of the post claims, and a stranger reads that there is no such duty', async () => {
    expect(await at.leader.post(`/duties/${at.duty}/claim`)).toMatchObject({ status: 403, body: { ground: 'wrong-office' } });
    const stranger = await at.desk.signIn('intake-officer-320612-1');
    expect((await stranger.post(`/duties/${at.duty}/claim`)).status).toBe(404);
    expect((await stranger.post(`/duties/TS-2026-00000.triage/claim`)).status).toBe(404);
  });

  test('a duty that is done is claimed no more', async () => {
    await at.desk.enter(at.caseNo, { type: 'dropped', key: 'triage' });
    expect((await at.first.post<Problem>(`/duties/${at.duty}/claim`)).body.detail).toBe('这项待办已经办结。');
  });
});

test('released, a duty is in the pool again; what another holds is not released by me', async () => {
  await at.first.post(`/duties/${at.duty}/claim`);
  expect((await at.second.post(`/duties/${at.duty}/release`)).status).toBe(409);
  expect((await at.first.post(`/duties/${at.duty}/release`)).status).toBe(200);
  expect(await at.holder()).toBeNull();
  expect(await at.listed(at.second)).toHaveLength(1);
});

describe('handing over', () => {
  test('goes to a colleague at the same post with its reason; the clock stays as it was', async () => {
    const before = (await at.listed(at.first))[0]!.clock!.lastDay;
    const { items } = (await at.first.get<{ items: Colleague[] }>(`/duties/${at.duty}/colleagues`)).body;
    expect(items).toMatchObject([{ id: two, office: 'intake-officer', officeTitle: '受理岗', organ }]);
    expect((await at.first.post(`/duties/${at.duty}/hand-over`, { to: two, reason: '今天外出' })).body).toMatchObject({ to: two, note: '今天外出' });
    expect(await at.listed(at.second)).toMatchObject([{ id: at.duty, assignee: two, clock: { lastDay: before } }]);
  });

  test('is refused to holders of other posts, to oneself, and without a reason', async () => {
    const to = async (person: string, reason = '外出') => (await at.first.post<Problem>(`/duties/${at.duty}/hand-over`, { to: person, reason })).body;
    expect(await to(`u-unit-leader-${organ}`)).toMatchObject({ status: 422, ground: 'not-same-seat' });
    expect(await to('u-nobody')).toMatchObject({ status: 422, ground: 'not-same-seat' });
    expect(await to(one)).toMatchObject({ status: 422, ground: 'not-oneself' });
    expect((await to(two, ' ')).errors).toMatchObject([{ pointer: '/reason' }]);
    expect(await at.holder()).toBeNull();
  });

  test('neither lists nor takes whom a wall keeps from the case', async () => {
    await at.desk.registers.db.insert(walls).values({ caseNo: at.caseNo, userId: two, ground: 'recused', since: at.desk.deps.now() });
    expect((await at.first.get<{ items: Colleague[] }>(`/duties/${at.duty}/colleagues`)).body.items).toEqual([]);
    expect(await at.first.post(`/duties/${at.duty}/hand-over`, { to: two, reason: '外出' })).toMatchObject({ status: 422, body: { ground: 'cannot-take', detail: expect.stringContaining('回避') } });
  });

  test('of a duty reserved to named handlers goes only among them', async () => {
    const [a, b, c] = [1, 2, 3].map((i) => `u-handler-${organ}-${i}`) as [string, string, string];
    await at.desk.enter(at.caseNo, owed('report', 'handler', { only: [a, b] }));
    const handler = await at.desk.signIn(`handler-${organ}-1`);
    expect(await handler.post(`/duties/${at.caseNo}.report/hand-over`, { to: c, reason: '外出' })).toMatchObject({ status: 422, body: { ground: 'reserved' } });
    expect((await handler.post(`/duties/${at.caseNo}.report/hand-over`, { to: b, reason: '外出' })).status).toBe(200);
  });

  test('what the absent has claimed is in the list of his substitute', async () => {
    await at.first.post(`/duties/${at.duty}/claim`);
    const [post] = await at.desk.registers.db.select().from(posts).where(eq(posts.userId, one));
    await at.desk.registers.db.insert(substitutes).values({ postId: post!.id, userId: `u-handler-${organ}-3`, fromOn: at.desk.today, untilOn: at.desk.today });
    const deputy = await at.desk.signIn(`handler-${organ}-3`);
    expect((await at.listed(deputy)).map(({ id, marks, as }) => [id, marks.includes('substitute'), as?.for !== undefined])).toEqual([[at.duty, true, true]]);
    await at.desk.registers.db.delete(substitutes);
  });
});

describe('stepping aside', () => {
  test('puts the officer behind the wall at once, with ground and reason on record, and what was claimed back into the pool', async () => {
    await at.first.post(`/duties/${at.duty}/claim`);
    expect(await at.first.post<DutyAct>(`/duties/${at.duty}/recuse`, { ground: 'kin', reason: '被反映的人是我的表弟' })).toMatchObject({ status: 200, body: { kind: 'recuse', kindTitle: '自行回避', note: '近亲属关系：被反映的人是我的表弟' } });
    expect(await at.holder()).toBeNull();
    expect((await at.first.get(`/cases/${at.caseNo}`)).status).toBe(404);
    expect(await at.listed(at.first)).toEqual([]);
    expect((await at.listed(at.second)).map(({ id }) => id)).toEqual([at.duty]);
    expect((await at.second.get<{ items: Colleague[] }>(`/duties/${at.duty}/colleagues`)).body.items).toEqual([]);
  });

  test('needs a ground of the list and a reason; one assigned by name asks the leader instead', async () => {
    for (const body of [{ reason: '亲属' }, { ground: 'mood', reason: '不想办' }, { ground: 'kin' }]) expect((await at.first.post<Problem>(`/duties/${at.duty}/recuse`, body)).status).toBe(422);
    await at.desk.enter(at.caseNo, owed('report', 'handler', { only: [`u-handler-${organ}-1`] }));
    const handler = await at.desk.signIn(`handler-${organ}-1`);
    expect((await handler.post<Problem>(`/duties/${at.caseNo}.report/recuse`, { ground: 'kin', reason: '亲属' })).body).toMatchObject({ status: 422, ground: 'recuse-assigned' });
    expect((await at.leader.post<Problem>(`/duties/${at.duty}/recuse`, { ground: 'kin', reason: '亲属' })).status).toBe(403);
  });

  test('one assigned by name does not leave through another duty of the case either, and keeps the file', async () => {
    await at.desk.enter(at.caseNo, owed('report', 'handler', { only: [`u-handler-${organ}-1`] }), owed('visit', 'handler'));
    const handler = await at.desk.signIn(`handler-${organ}-1`);
    expect((await handler.post<Problem>(`/duties/${at.caseNo}.visit/recuse`, { ground: 'kin', reason: '亲属' })).body).toMatchObject({ status: 422, ground: 'recuse-assigned', detail: expect.stringContaining('申请回避') });
    expect((await handler.get(`/cases/${at.caseNo}`)).status).toBe(200);
    await at.desk.enter(at.caseNo, { type: 'dropped', key: 'report' });
    expect((await handler.post(`/duties/${at.caseNo}.visit/recuse`, { ground: 'kin', reason: '亲属' })).status).toBe(200);
  });

  test('leaves on record who had claimed what is done already', async () => {
    await at.first.post(`/duties/${at.duty}/claim`);
    await at.desk.enter(at.caseNo, { type: 'dropped', key: 'triage' }, owed('accept', 'intake-officer'));
    expect((await at.first.post(`/duties/${at.caseNo}.accept/recuse`, { ground: 'kin', reason: '亲属' })).status).toBe(200);
    expect(await at.holder()).toBe(one);
  });
});

describe('handing over all', () => {
  test('shows the numbers at.first, moves what the successor may take, and says why the rest stays', async () => {
    await at.first.post(`/duties/${at.duty}/claim`);
    const other = `TS-2026-8${String(at.nth).padStart(4, '0')}`;
    await at.desk.open(other, owed('triage', 'intake-officer'));
    await at.first.post(`/duties/${other}.triage/claim`);
    await at.desk.registers.db.insert(walls).values({ caseNo: other, userId: two, ground: 'recused', since: at.desk.deps.now() });
    const preview = (await at.first.get<HandOver>(`/duties/hand-over?to=${two}`)).body;
    expect(preview.staying).toEqual([{ why: expect.stringContaining('回避'), n: 1 }]);
    const key = randomUUID();
    const done = await at.first.post<HandOver>('/duties/hand-over', { to: two, reason: '调离' }, key);
    expect(done.body).toEqual(preview);
    expect((await at.first.post<HandOver>('/duties/hand-over', { to: two, reason: '调离' }, key)).body).toEqual(preview);
    expect(await at.holder()).toBe(two);
    expect(await at.acts('hand-over')).toMatchObject([{ by: one, to: two, note: '调离' }]);
  });

  test('of another’s duties is for the leader and the administrator', async () => {
    await at.first.post(`/duties/${at.duty}/claim`);
    expect((await at.second.post<Problem>('/duties/hand-over', { from: one, to: two, reason: '离职' })).status).toBe(403);
    const administrator = await at.desk.signIn('administrator-320600');
    expect((await administrator.get<HandOver>(`/duties/hand-over?from=${one}&to=${two}`)).body.duties).toBeGreaterThan(0);
    expect((await at.leader.post<HandOver>('/duties/hand-over', { from: one, to: two, reason: '离职' })).status).toBe(200);
    expect(await at.holder()).toBe(two);
  });
});
