import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { letterOfUrging } from '../../activities/letters/notice.ts';
import { walls } from '../../db/schema/index.ts';
import { DutyDesk, one, two } from '../../test/setup/duty-desk.ts';
import { organ, owed } from '../../test/setup/whole-desk.ts';
import { urgingOf } from '../cases/urging.ts';
import type { CaseFile, Colleague, DutyAct, LetterAhead, Problem } from '../shapes.ts';

let at: DutyDesk;
beforeAll(async () => {
  at = await DutyDesk.open();
});
afterAll(() => at.desk.close());
beforeEach(() => at.anotherDuty());

describe('pressing', () => {
  test('by the leader has a number of its organ’s series and stands in the file', async () => {
    const { body } = await at.leader.post<DutyAct>(`/duties/${at.duty}/urge`, { note: '快到期了' });
    expect(body.number).toMatch(/^崇公催〔2026〕\d+号$/);
    const file = (await at.leader.get<CaseFile>(`/cases/${at.caseNo}`)).body;
    expect(file.acts).toMatchObject([{ kind: 'urge', number: body.number, note: '快到期了' }]);
  });

  test('what goes out is what the preview shows, with its number and the note; who may not press sees none', async () => {
    const { body: ahead } = await at.leader.get<LetterAhead>(`/duties/${at.duty}/urging`);
    expect(ahead).toMatchObject({ title: '催办通知书', to: '南通市公安局崇川分局受理岗', paragraphs: [expect.stringContaining(`${at.caseNo}：审查并拟定受理意见`), expect.any(String)] });
    const { number } = (await at.leader.post<DutyAct>(`/duties/${at.duty}/urge`, { note: '快到期了' })).body;
    const { organ: from, title, to, body, contact, signedOn } = letterOfUrging((await urgingOf(at.desk.deps, at.caseNo, number!))!);
    expect({ organ: from, title, to, paragraphs: body, contact, signedOn }).toEqual({ ...ahead, paragraphs: [...ahead.paragraphs, '快到期了'] });
    expect((await at.leader.get<Problem>(`/duties/${at.duty}/urging`)).body).toMatchObject({ status: 422, ground: 'urged-today' });
    expect((await at.leader.get<Problem>(`/duties/${at.caseNo}.assign/urging`)).body).toMatchObject({ status: 422, ground: 'urge-own' });
    expect((await at.first.get<Problem>(`/duties/${at.caseNo}.assign/urging`)).body).toMatchObject({ status: 403, ground: 'wrong-office' });
    expect((await (await at.desk.signIn('handler-320612-1')).get<Problem>(`/duties/${at.duty}/urging`)).status).toBe(404);
  });

  test('a second time on the same working day is refused, over a weekend too, and the number is not used up', async () => {
    at.desk.today = '2026-06-05';
    await at.desk.enter(at.caseNo, owed('approve', 'organ-leader'));
    const before = (await (await at.desk.signIn(`unit-leader-${organ}`)).post<DutyAct>(`/duties/${at.duty}/urge`)).body.number!;
    at.desk.today = '2026-06-06';
    const weekend = await at.desk.signIn(`organ-leader-${organ}`);
    expect((await weekend.post<Problem>(`/duties/${at.duty}/urge`)).body).toMatchObject({ status: 422, detail: '本工作日已催办一次，不能再催。' });
    at.desk.today = '2026-06-08';
    const monday = await at.desk.signIn(`organ-leader-${organ}`);
    const after = (await monday.post<DutyAct>(`/duties/${at.duty}/urge`)).body.number!;
    expect(Number(/(\d+)号/.exec(after)![1])).toBe(Number(/(\d+)号/.exec(before)![1]) + 1);
    at.desk.today = '2026-06-02';
  });

  test('is for leaders, inspection and the initiator; nobody presses himself', async () => {
    await at.desk.enter(at.caseNo, owed('report', 'handler'));
    expect((await at.first.post<Problem>(`/duties/${at.caseNo}.report/urge`)).body).toMatchObject({ status: 403, ground: 'wrong-office' });
    expect((await at.leader.post<Problem>(`/duties/${at.caseNo}.assign/urge`)).body).toMatchObject({ status: 422, ground: 'urge-own' });
  });
});

describe('asking', () => {
  test('a question reaches the one it is put to, who answers it once', async () => {
    await at.first.post(`/duties/${at.duty}/claim`);
    expect((await at.leader.post<DutyAct>(`/duties/${at.duty}/consult`, { question: '材料齐了吗' })).body.to).toBe(one);
    expect((await at.listed(at.first))[0]!.marks).toContain('opinion');
    expect((await at.first.post<DutyAct>(`/duties/${at.duty}/opinion`, { opinion: '还差身份证明' })).body).toMatchObject({ to: `u-unit-leader-${organ}`, answers: expect.any(String) });
    expect((await at.listed(at.first))[0]!.marks).not.toContain('opinion');
    expect((await at.first.post<Problem>(`/duties/${at.duty}/opinion`, { opinion: '再答' })).body.detail).toContain('这项待办没有等您答复的询问');
  });

  test('of somebody at another post shows the duty in that person’s list, without the right to decide', async () => {
    await at.first.post(`/duties/${at.duty}/consult`, { with: `u-unit-leader-${organ}`, question: '是否属于本机关' });
    const row = (await at.listed(at.leader)).find(({ id }) => id === at.duty)!;
    expect(row.marks).toContain('opinion');
    expect(row.as).toBeUndefined();
  });

  test('is refused where the person must not see the case', async () => {
    expect((await at.first.post<Problem>(`/duties/${at.duty}/consult`, { with: 'u-intake-officer-320612-1', question: '问' })).body).toMatchObject({ status: 422, ground: 'cannot-ask' });
    expect((await at.first.post<Problem>(`/duties/${at.duty}/copy`, { to: 'u-auditor-320600' })).body).toMatchObject({ status: 422, ground: 'cannot-ask' });
  });

  test('who may be sent a copy is listed: whoever may see the case, nobody behind a wall, not oneself', async () => {
    const readers = async () => (await at.first.get<{ items: Colleague[] }>(`/duties/${at.duty}/readers`)).body.items.map(({ id, officeTitle }) => [id, officeTitle]);
    expect(await readers()).toEqual(expect.arrayContaining([[two, '受理岗'], [`u-unit-leader-${organ}`, '承办单位负责人']]));
    expect(await readers()).toHaveLength(2);
    await at.desk.registers.db.insert(walls).values({ caseNo: at.caseNo, userId: two, ground: 'recused', since: new Date() });
    expect(await readers()).toEqual([[`u-unit-leader-${organ}`, '承办单位负责人']]);
  });

  test('delegated, a duty stays with me and comes back with an opinion', async () => {
    await at.first.post(`/duties/${at.duty}/delegate`, { to: two, note: '请先核对' });
    expect(await at.holder()).toBe(one);
    expect((await at.listed(at.second))[0]!.marks).toContain('opinion');
    expect((await at.second.post<DutyAct>(`/duties/${at.duty}/opinion`, { opinion: '属实' })).status).toBe(200);
    expect(await at.listed(at.second)).toEqual([]);
  });

  test('a copy is in the list of copies; seen is kept once', async () => {
    await at.first.post(`/duties/${at.duty}/copy`, { to: `u-unit-leader-${organ}` });
    expect((await at.listed(at.leader, 'copied')).map(({ id, copies }) => [id, copies])).toEqual([[at.duty, [{ byName: '张洋', on: at.desk.today, seen: false }]]]);
    expect((await at.listed(at.leader))[0]!.copies).toBeUndefined();
    const one = await at.leader.post<DutyAct>(`/duties/${at.duty}/seen`);
    expect((await at.leader.post<DutyAct>(`/duties/${at.duty}/seen`)).body).toEqual(one.body);
    expect(await at.acts('seen')).toHaveLength(1);
    expect((await at.listed(at.leader, 'copied'))[0]).toMatchObject({ copies: [{ seen: true }] });
    expect((await at.listed(at.leader, 'copied'))[0]!.marks).not.toContain('new');
  });

  test('a further copy is not seen yet, whoever sends it, and is acknowledged by itself', async () => {
    await at.first.post(`/duties/${at.duty}/copy`, { to: `u-unit-leader-${organ}` });
    await at.leader.post(`/duties/${at.duty}/seen`);
    at.desk.time = '10:21';
    await at.second.post(`/duties/${at.duty}/copy`, { to: `u-unit-leader-${organ}` });
    const copies = async () => (await at.listed(at.leader, 'copied'))[0]!.copies!.map(({ seen }) => seen);
    expect(await copies()).toEqual([false, true]);
    at.desk.time = '10:22';
    await at.leader.post(`/duties/${at.duty}/seen`);
    await at.leader.post(`/duties/${at.duty}/seen`);
    expect(await copies()).toEqual([true, true]);
    expect(await at.acts('seen')).toHaveLength(2);
    at.desk.time = '10:20';
  });
});

test('the file shows whom it waits for, and others’ duties without a right to act on them', async () => {
  await at.first.post(`/duties/${at.duty}/claim`);
  const file = (await at.leader.get<CaseFile>(`/cases/${at.caseNo}`)).body;
  expect(file.duties.map(({ message, assignee, as }) => [message, assignee, as !== undefined])).toEqual(expect.arrayContaining([['triage', one, false], ['assign', undefined, true]]));
  expect(file.standing.waitingFor[0]!.name).toBeDefined();
});

test('the live word goes out to those who listen', async () => {
  const heard: string[] = [];
  const ear = await at.desk.registers.sql.listen('case_events', (word) => void heard.push(word));
  await at.first.post(`/duties/${at.duty}/claim`);
  await expect.poll(() => heard).toContain(`${at.caseNo}:4`);
  await ear.unlisten();
});
