import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { letterOfUrging } from '../../activities/letters/notice.ts';
import { duties, dutyActs, posts, substitutes, walls } from '../../db/schema/index.ts';
import { openDesk, organ, owed, started, type WholeDesk, type SignedIn } from '../../test/setup/whole-desk.ts';
import { law } from '../../workflows/complaint/law.ts';
import { urgingOf } from '../cases/urging.ts';
import type { CaseFile, Colleague, DutyAct, DutyList, HandOver, LetterAhead, Problem } from '../shapes.ts';

let desk: WholeDesk;
let first: SignedIn;
let second: SignedIn;
let leader: SignedIn;
let caseNo = '';
let duty = '';
let nth = 0;
const one = `u-intake-officer-${organ}-1`;
const two = `u-intake-officer-${organ}-2`;

beforeAll(async () => {
  desk = await openDesk();
  first = await desk.signIn(`intake-officer-${organ}-1`);
  second = await desk.signIn(`intake-officer-${organ}-2`);
  leader = await desk.signIn(`unit-leader-${organ}`);
});
afterAll(() => desk.close());
beforeEach(async () => {
  caseNo = `TS-2026-7${String(++nth).padStart(4, '0')}`;
  duty = `${caseNo}.triage`;
  await desk.open(caseNo, started(law.acceptanceNotice, desk.today), owed('triage', 'intake-officer', { clock: law.acceptanceNotice.id }), owed('assign', 'unit-leader'));
});

const listed = async (official: SignedIn, scope = 'mine') => (await official.get<DutyList>(`/duties?scope=${scope}&caseNo=${caseNo}`)).body.items;
const holder = async () => (await desk.registers.db.select({ assignee: duties.assignee }).from(duties).where(eq(duties.id, duty)))[0]!.assignee;
const acts = (kind: DutyAct['kind']) => desk.registers.db.select().from(dutyActs).where(and(eq(dutyActs.dutyId, duty), eq(dutyActs.kind, kind)));

describe('claiming', () => {
  test('takes a duty out of the pool: it leaves the other’s list and stays in the office’s, with its holder', async () => {
    expect((await listed(second)).map(({ id, marks }) => [id, marks.includes('pool')])).toEqual([[duty, true]]);
    const answer = await first.post<DutyAct>(`/duties/${duty}/claim`);
    expect(answer).toMatchObject({ status: 200, body: { duty, kind: 'claim', kindTitle: '认领', by: one, on: desk.today } });
    expect(await listed(second)).toEqual([]);
    expect(await listed(second, 'office')).toMatchObject([{ id: duty, assignee: one, assigneeName: expect.any(String) }]);
    expect(await listed(first)).toMatchObject([{ id: duty, assignee: one }]);
  });

  test('two at once: one has it, the other reads who', async () => {
    const [a, b] = await Promise.all([first.post<Problem>(`/duties/${duty}/claim`), second.post<Problem>(`/duties/${duty}/claim`)]);
    expect([a.status, b.status].toSorted((x, y) => x - y)).toEqual([200, 409]);
    const refused = a.status === 409 ? a : b;
    expect(refused.body.detail).toMatch(/^这项待办已由 .+ 认领。$/);
    expect(await acts('claim')).toHaveLength(1);
  });

  test('the same key again gives the same answer and no second act; with another body it is refused', async () => {
    const key = randomUUID();
    const answer = await first.post(`/duties/${duty}/claim`, {}, key);
    expect(await first.post(`/duties/${duty}/claim`, {}, key)).toEqual(answer);
    expect((await first.post<Problem>(`/duties/${duty}/release`, {}, key)).body.type).toBe('urn:fujing:key');
    expect((await second.post<Problem>(`/duties/${duty}/claim`, {}, key)).status).toBe(422);
    expect(await acts('claim')).toHaveLength(1);
  });

  test('only a holder of the post claims, and a stranger reads that there is no such duty', async () => {
    expect(await leader.post(`/duties/${duty}/claim`)).toMatchObject({ status: 403, body: { ground: 'wrong-office' } });
    const stranger = await desk.signIn('intake-officer-320612-1');
    expect((await stranger.post(`/duties/${duty}/claim`)).status).toBe(404);
    expect((await stranger.post(`/duties/TS-2026-00000.triage/claim`)).status).toBe(404);
  });

  test('a duty that is done is claimed no more', async () => {
    await desk.enter(caseNo, { type: 'dropped', key: 'triage' });
    expect((await first.post<Problem>(`/duties/${duty}/claim`)).body.detail).toBe('这项待办已经办结。');
  });
});

test('released, a duty is in the pool again; what another holds is not released by me', async () => {
  await first.post(`/duties/${duty}/claim`);
  expect((await second.post(`/duties/${duty}/release`)).status).toBe(409);
  expect((await first.post(`/duties/${duty}/release`)).status).toBe(200);
  expect(await holder()).toBeNull();
  expect(await listed(second)).toHaveLength(1);
});

describe('handing over', () => {
  test('goes to a colleague at the same post with its reason; the clock stays as it was', async () => {
    const before = (await listed(first))[0]!.clock!.lastDay;
    const { items } = (await first.get<{ items: Colleague[] }>(`/duties/${duty}/colleagues`)).body;
    expect(items).toMatchObject([{ id: two, office: 'intake-officer', officeTitle: '受理岗', organ }]);
    expect((await first.post(`/duties/${duty}/hand-over`, { to: two, reason: '今天外出' })).body).toMatchObject({ to: two, note: '今天外出' });
    expect(await listed(second)).toMatchObject([{ id: duty, assignee: two, clock: { lastDay: before } }]);
  });

  test('is refused to holders of other posts, to oneself, and without a reason', async () => {
    const to = async (person: string, reason = '外出') => (await first.post<Problem>(`/duties/${duty}/hand-over`, { to: person, reason })).body;
    expect(await to(`u-unit-leader-${organ}`)).toMatchObject({ status: 422, ground: 'not-same-seat' });
    expect(await to('u-nobody')).toMatchObject({ status: 422, ground: 'not-same-seat' });
    expect(await to(one)).toMatchObject({ status: 422, ground: 'not-oneself' });
    expect((await to(two, ' ')).errors).toMatchObject([{ pointer: '/reason' }]);
    expect(await holder()).toBeNull();
  });

  test('neither lists nor takes whom a wall keeps from the case', async () => {
    await desk.registers.db.insert(walls).values({ caseNo, userId: two, ground: 'recused', since: desk.deps.now() });
    expect((await first.get<{ items: Colleague[] }>(`/duties/${duty}/colleagues`)).body.items).toEqual([]);
    expect(await first.post(`/duties/${duty}/hand-over`, { to: two, reason: '外出' })).toMatchObject({ status: 422, body: { ground: 'cannot-take', detail: expect.stringContaining('回避') } });
  });

  test('of a duty reserved to named handlers goes only among them', async () => {
    const [a, b, c] = [1, 2, 3].map((i) => `u-handler-${organ}-${i}`) as [string, string, string];
    await desk.enter(caseNo, owed('report', 'handler', { only: [a, b] }));
    const handler = await desk.signIn(`handler-${organ}-1`);
    expect(await handler.post(`/duties/${caseNo}.report/hand-over`, { to: c, reason: '外出' })).toMatchObject({ status: 422, body: { ground: 'reserved' } });
    expect((await handler.post(`/duties/${caseNo}.report/hand-over`, { to: b, reason: '外出' })).status).toBe(200);
  });

  test('what the absent has claimed is in the list of his substitute', async () => {
    await first.post(`/duties/${duty}/claim`);
    const [post] = await desk.registers.db.select().from(posts).where(eq(posts.userId, one));
    await desk.registers.db.insert(substitutes).values({ postId: post!.id, userId: `u-handler-${organ}-3`, fromOn: desk.today, untilOn: desk.today });
    const deputy = await desk.signIn(`handler-${organ}-3`);
    expect((await listed(deputy)).map(({ id, marks, as }) => [id, marks.includes('substitute'), as?.for !== undefined])).toEqual([[duty, true, true]]);
    await desk.registers.db.delete(substitutes);
  });
});

describe('pressing', () => {
  test('by the leader has a number of its organ’s series and stands in the file', async () => {
    const { body } = await leader.post<DutyAct>(`/duties/${duty}/urge`, { note: '快到期了' });
    expect(body.number).toMatch(/^崇公催〔2026〕\d+号$/);
    const file = (await leader.get<CaseFile>(`/cases/${caseNo}`)).body;
    expect(file.acts).toMatchObject([{ kind: 'urge', number: body.number, note: '快到期了' }]);
  });

  test('what goes out is what the preview shows, with its number and the note; who may not press sees none', async () => {
    const { body: ahead } = await leader.get<LetterAhead>(`/duties/${duty}/urging`);
    expect(ahead).toMatchObject({ title: '催办通知书', to: '南通市公安局崇川分局受理岗', paragraphs: [expect.stringContaining(`${caseNo}：审查并拟定受理意见`), expect.any(String)] });
    const { number } = (await leader.post<DutyAct>(`/duties/${duty}/urge`, { note: '快到期了' })).body;
    const { organ: from, title, to, body, contact, signedOn } = letterOfUrging((await urgingOf(desk.deps, caseNo, number!))!);
    expect({ organ: from, title, to, paragraphs: body, contact, signedOn }).toEqual({ ...ahead, paragraphs: [...ahead.paragraphs, '快到期了'] });
    expect((await leader.get<Problem>(`/duties/${duty}/urging`)).body).toMatchObject({ status: 422, ground: 'urged-today' });
    expect((await leader.get<Problem>(`/duties/${caseNo}.assign/urging`)).body).toMatchObject({ status: 422, ground: 'urge-own' });
    expect((await first.get<Problem>(`/duties/${caseNo}.assign/urging`)).body).toMatchObject({ status: 403, ground: 'wrong-office' });
    expect((await (await desk.signIn('handler-320612-1')).get<Problem>(`/duties/${duty}/urging`)).status).toBe(404);
  });

  test('a second time on the same working day is refused, over a weekend too, and the number is not used up', async () => {
    desk.today = '2026-06-05';
    await desk.enter(caseNo, owed('approve', 'organ-leader'));
    const before = (await (await desk.signIn(`unit-leader-${organ}`)).post<DutyAct>(`/duties/${duty}/urge`)).body.number!;
    desk.today = '2026-06-06';
    const weekend = await desk.signIn(`organ-leader-${organ}`);
    expect((await weekend.post<Problem>(`/duties/${duty}/urge`)).body).toMatchObject({ status: 422, detail: '本工作日已催办一次，不能再催。' });
    desk.today = '2026-06-08';
    const monday = await desk.signIn(`organ-leader-${organ}`);
    const after = (await monday.post<DutyAct>(`/duties/${duty}/urge`)).body.number!;
    expect(Number(/(\d+)号/.exec(after)![1])).toBe(Number(/(\d+)号/.exec(before)![1]) + 1);
    desk.today = '2026-06-02';
  });

  test('is for leaders, inspection and the initiator; nobody presses himself', async () => {
    await desk.enter(caseNo, owed('report', 'handler'));
    expect((await first.post<Problem>(`/duties/${caseNo}.report/urge`)).body).toMatchObject({ status: 403, ground: 'wrong-office' });
    expect((await leader.post<Problem>(`/duties/${caseNo}.assign/urge`)).body).toMatchObject({ status: 422, ground: 'urge-own' });
  });
});

describe('asking', () => {
  test('a question reaches the one it is put to, who answers it once', async () => {
    await first.post(`/duties/${duty}/claim`);
    expect((await leader.post<DutyAct>(`/duties/${duty}/consult`, { question: '材料齐了吗' })).body.to).toBe(one);
    expect((await listed(first))[0]!.marks).toContain('opinion');
    expect((await first.post<DutyAct>(`/duties/${duty}/opinion`, { opinion: '还差身份证明' })).body).toMatchObject({ to: `u-unit-leader-${organ}`, answers: expect.any(String) });
    expect((await listed(first))[0]!.marks).not.toContain('opinion');
    expect((await first.post<Problem>(`/duties/${duty}/opinion`, { opinion: '再答' })).body.detail).toContain('这项待办没有等您答复的询问');
  });

  test('of somebody at another post shows the duty in that person’s list, without the right to decide', async () => {
    await first.post(`/duties/${duty}/consult`, { with: `u-unit-leader-${organ}`, question: '是否属于本机关' });
    const row = (await listed(leader)).find(({ id }) => id === duty)!;
    expect(row.marks).toContain('opinion');
    expect(row.as).toBeUndefined();
  });

  test('is refused where the person must not see the case', async () => {
    expect((await first.post<Problem>(`/duties/${duty}/consult`, { with: 'u-intake-officer-320612-1', question: '问' })).body).toMatchObject({ status: 422, ground: 'cannot-ask' });
    expect((await first.post<Problem>(`/duties/${duty}/copy`, { to: 'u-auditor-320600' })).body).toMatchObject({ status: 422, ground: 'cannot-ask' });
  });

  test('who may be sent a copy is listed: whoever may see the case, nobody behind a wall, not oneself', async () => {
    const readers = async () => (await first.get<{ items: Colleague[] }>(`/duties/${duty}/readers`)).body.items.map(({ id, officeTitle }) => [id, officeTitle]);
    expect(await readers()).toEqual(expect.arrayContaining([[two, '受理岗'], [`u-unit-leader-${organ}`, '承办单位负责人']]));
    expect(await readers()).toHaveLength(2);
    await desk.registers.db.insert(walls).values({ caseNo, userId: two, ground: 'recused', since: new Date() });
    expect(await readers()).toEqual([[`u-unit-leader-${organ}`, '承办单位负责人']]);
  });

  test('delegated, a duty stays with me and comes back with an opinion', async () => {
    await first.post(`/duties/${duty}/delegate`, { to: two, note: '请先核对' });
    expect(await holder()).toBe(one);
    expect((await listed(second))[0]!.marks).toContain('opinion');
    expect((await second.post<DutyAct>(`/duties/${duty}/opinion`, { opinion: '属实' })).status).toBe(200);
    expect(await listed(second)).toEqual([]);
  });

  test('a copy is in the list of copies; seen is kept once', async () => {
    await first.post(`/duties/${duty}/copy`, { to: `u-unit-leader-${organ}` });
    expect((await listed(leader, 'copied')).map(({ id, copies }) => [id, copies])).toEqual([[duty, [{ byName: '张洋', on: desk.today, seen: false }]]]);
    expect((await listed(leader))[0]!.copies).toBeUndefined();
    const one = await leader.post<DutyAct>(`/duties/${duty}/seen`);
    expect((await leader.post<DutyAct>(`/duties/${duty}/seen`)).body).toEqual(one.body);
    expect(await acts('seen')).toHaveLength(1);
    expect((await listed(leader, 'copied'))[0]).toMatchObject({ copies: [{ seen: true }] });
    expect((await listed(leader, 'copied'))[0]!.marks).not.toContain('new');
  });

  test('a further copy is not seen yet, whoever sends it, and is acknowledged by itself', async () => {
    await first.post(`/duties/${duty}/copy`, { to: `u-unit-leader-${organ}` });
    await leader.post(`/duties/${duty}/seen`);
    desk.time = '10:21';
    await second.post(`/duties/${duty}/copy`, { to: `u-unit-leader-${organ}` });
    const copies = async () => (await listed(leader, 'copied'))[0]!.copies!.map(({ seen }) => seen);
    expect(await copies()).toEqual([false, true]);
    desk.time = '10:22';
    await leader.post(`/duties/${duty}/seen`);
    await leader.post(`/duties/${duty}/seen`);
    expect(await copies()).toEqual([true, true]);
    expect(await acts('seen')).toHaveLength(2);
    desk.time = '10:20';
  });
});

describe('stepping aside', () => {
  test('puts the officer behind the wall at once, with ground and reason on record, and what was claimed back into the pool', async () => {
    await first.post(`/duties/${duty}/claim`);
    expect(await first.post<DutyAct>(`/duties/${duty}/recuse`, { ground: 'kin', reason: '被反映的人是我的表弟' })).toMatchObject({ status: 200, body: { kind: 'recuse', kindTitle: '自行回避', note: '近亲属关系：被反映的人是我的表弟' } });
    expect(await holder()).toBeNull();
    expect((await first.get(`/cases/${caseNo}`)).status).toBe(404);
    expect(await listed(first)).toEqual([]);
    expect((await listed(second)).map(({ id }) => id)).toEqual([duty]);
    expect((await second.get<{ items: Colleague[] }>(`/duties/${duty}/colleagues`)).body.items).toEqual([]);
  });

  test('needs a ground of the list and a reason; one assigned by name asks the leader instead', async () => {
    for (const body of [{ reason: '亲属' }, { ground: 'mood', reason: '不想办' }, { ground: 'kin' }]) expect((await first.post<Problem>(`/duties/${duty}/recuse`, body)).status).toBe(422);
    await desk.enter(caseNo, owed('report', 'handler', { only: [`u-handler-${organ}-1`] }));
    const handler = await desk.signIn(`handler-${organ}-1`);
    expect((await handler.post<Problem>(`/duties/${caseNo}.report/recuse`, { ground: 'kin', reason: '亲属' })).body).toMatchObject({ status: 422, ground: 'recuse-assigned' });
    expect((await leader.post<Problem>(`/duties/${duty}/recuse`, { ground: 'kin', reason: '亲属' })).status).toBe(403);
  });

  test('one assigned by name does not leave through another duty of the case either, and keeps the file', async () => {
    await desk.enter(caseNo, owed('report', 'handler', { only: [`u-handler-${organ}-1`] }), owed('visit', 'handler'));
    const handler = await desk.signIn(`handler-${organ}-1`);
    expect((await handler.post<Problem>(`/duties/${caseNo}.visit/recuse`, { ground: 'kin', reason: '亲属' })).body).toMatchObject({ status: 422, ground: 'recuse-assigned', detail: expect.stringContaining('申请回避') });
    expect((await handler.get(`/cases/${caseNo}`)).status).toBe(200);
    await desk.enter(caseNo, { type: 'dropped', key: 'report' });
    expect((await handler.post(`/duties/${caseNo}.visit/recuse`, { ground: 'kin', reason: '亲属' })).status).toBe(200);
  });

  test('leaves on record who had claimed what is done already', async () => {
    await first.post(`/duties/${duty}/claim`);
    await desk.enter(caseNo, { type: 'dropped', key: 'triage' }, owed('accept', 'intake-officer'));
    expect((await first.post(`/duties/${caseNo}.accept/recuse`, { ground: 'kin', reason: '亲属' })).status).toBe(200);
    expect(await holder()).toBe(one);
  });
});

test('the file shows whom it waits for, and others’ duties without a right to act on them', async () => {
  await first.post(`/duties/${duty}/claim`);
  const file = (await leader.get<CaseFile>(`/cases/${caseNo}`)).body;
  expect(file.duties.map(({ message, assignee, as }) => [message, assignee, as !== undefined])).toEqual(expect.arrayContaining([['triage', one, false], ['assign', undefined, true]]));
  expect(file.standing.waitingFor[0]!.name).toBeDefined();
});

test('the live word goes out to those who listen', async () => {
  const heard: string[] = [];
  const ear = await desk.registers.sql.listen('case_events', (word) => void heard.push(word));
  await first.post(`/duties/${duty}/claim`);
  await expect.poll(() => heard).toContain(`${caseNo}:4`);
  await ear.unlisten();
});

describe('handing over all', () => {
  test('shows the numbers first, moves what the successor may take, and says why the rest stays', async () => {
    await first.post(`/duties/${duty}/claim`);
    const other = `TS-2026-8${String(nth).padStart(4, '0')}`;
    await desk.open(other, owed('triage', 'intake-officer'));
    await first.post(`/duties/${other}.triage/claim`);
    await desk.registers.db.insert(walls).values({ caseNo: other, userId: two, ground: 'recused', since: desk.deps.now() });
    const preview = (await first.get<HandOver>(`/duties/hand-over?to=${two}`)).body;
    expect(preview.staying).toEqual([{ why: expect.stringContaining('回避'), n: 1 }]);
    const key = randomUUID();
    const done = await first.post<HandOver>('/duties/hand-over', { to: two, reason: '调离' }, key);
    expect(done.body).toEqual(preview);
    expect((await first.post<HandOver>('/duties/hand-over', { to: two, reason: '调离' }, key)).body).toEqual(preview);
    expect(await holder()).toBe(two);
    expect(await acts('hand-over')).toMatchObject([{ by: one, to: two, note: '调离' }]);
  });

  test('of another’s duties is for the leader and the administrator', async () => {
    await first.post(`/duties/${duty}/claim`);
    expect((await second.post<Problem>('/duties/hand-over', { from: one, to: two, reason: '离职' })).status).toBe(403);
    const administrator = await desk.signIn('administrator-320600');
    expect((await administrator.get<HandOver>(`/duties/hand-over?from=${one}&to=${two}`)).body.duties).toBeGreaterThan(0);
    expect((await leader.post<HandOver>('/duties/hand-over', { from: one, to: two, reason: '离职' })).status).toBe(200);
    expect(await holder()).toBe(two);
  });
});
