import { randomUUID } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clocks, parameters, reminders, statements } from '../../db/schema/index.ts';
import { openDesk, organ, owed, started, type WholeDesk, type SignedIn } from '../../test/setup/whole-desk.ts';
import { law } from '../../workflows/complaint/law.ts';
import { bodies } from '../../workflows/work-injury/law.ts';
import type { DutyList, Parameter, Problem } from '../shapes.ts';

let desk: WholeDesk;
let one: SignedIn;
let other: SignedIn;
const target = law.completionOfReport.id;

beforeAll(async () => {
  desk = await openDesk();
  [one, other] = await Promise.all([desk.signIn('calendar-keeper-320600-1'), desk.signIn('calendar-keeper-320600-2')]);
});
afterAll(() => desk.close());

const listed = async (name: string) => (await one.get<{ items: Parameter[] }>('/parameters')).body.items.find((each) => each.name === name)!;
const draft = (name: string, value: unknown, since = '2026-06-02', key = randomUUID()) => one.post<Parameter & Problem>(`/parameters/${name}/drafts`, { value, since, basis: '通公规〔2026〕3号' }, key);
const inForce = async (name: string, value: number) => {
  const id = randomUUID();
  await draft(name, value, '2026-06-02', id);
  return other.post<Parameter & Problem>(`/parameters/drafts/${id}/confirm`);
};
const figureOf = async (caseNo: string) => (await desk.registers.db.select({ period: clocks.period }).from(clocks).where(eq(clocks.caseNo, caseNo)))[0]!.period.figure;

describe('the list', () => {
  test('shows what the law fixes and what may be changed, each with its default and basis', async () => {
    expect(await listed(law.acceptanceNotice.id)).toMatchObject({ value: 15, unit: 'day', unitTitle: '天', article: '第二十三条', status: 'B', statusTitle: '法定', changeable: false });
    expect(await listed(target)).toMatchObject({ value: 60, default: 60, status: 'D', statusTitle: '目标', changeable: true, minimum: 1, drafts: [] });
    expect(await listed('yellow-share')).toMatchObject({ value: 20, unitTitle: '%', changeable: true, maximum: 100 });
    expect(await listed('complaint-transfers')).toMatchObject({ value: 2, changeable: false });
    expect(await listed(law.majorDemeritAward.id)).toMatchObject({ value: 18, unit: 'month', article: '第十二条（辅警参照）', status: 'D', since: '2016-01-01', changeable: true });
    expect(await listed('measure-approver')).toMatchObject({ value: 'organ-leader', valueTitle: '机关负责人', unit: 'office', status: 'D', changeable: false });
  });
});

describe('a draft', () => {
  test('is refused for what the law fixes, for a value of another kind or out of bounds, for a day that has passed, and to others', async () => {
    expect((await draft(law.acceptanceNotice.id, 20)).body).toMatchObject({ status: 422, ground: 'parameter-bound', article: '第二十三条' });
    expect((await draft(target, '三十')).body.errors).toMatchObject([{ pointer: '/value' }]);
    expect((await draft(target, 0)).body.errors).toMatchObject([{ pointer: '/value', detail: '“数值”不能小于 1。' }]);
    expect((await draft('yellow-share', 101)).body.errors).toMatchObject([{ pointer: '/value' }]);
    expect((await draft(target, 45, '2026-06-01')).body.errors).toMatchObject([{ pointer: '/since' }]);
    expect((await draft('no-such', 45)).status).toBe(404);
    expect((await (await desk.signIn(`organ-leader-${organ}`)).post(`/parameters/${target}/drafts`, { value: 45, since: '2026-06-02', basis: '文' })).status).toBe(403);
    expect(await desk.registers.db.select().from(parameters)).toEqual([]);
  });

  test('changes nothing until another person confirms it; sent twice it stands once', async () => {
    const key = randomUUID();
    const body = { value: 50, since: '2026-06-03', basis: '通公规〔2026〕3号' };
    const [first, second] = await Promise.all([1, 2].map(() => one.post<Parameter>(`/parameters/${target}/drafts`, body, key)));
    expect([first!.status, second!.status]).toEqual([201, 201]);
    expect((await one.post<Parameter>(`/parameters/${target}/drafts`, body, key)).body).toEqual(first!.body);
    expect((await other.post<Problem>(`/parameters/${target}/drafts`, body, key)).body).toMatchObject({ status: 422, type: 'urn:fujing:key' });
    expect(first!.body).toMatchObject({ value: 60, drafts: [{ id: key, value: 50, draftedBy: 'u-calendar-keeper-320600-1' }] });
    expect((await one.post<Problem>(`/parameters/drafts/${key}/confirm`)).body).toMatchObject({ status: 422, ground: 'same-drafter' });
    const confirmed = await other.post<Parameter>(`/parameters/drafts/${key}/confirm`);
    expect(confirmed.body).toMatchObject({ value: 60, drafts: [{ confirmedBy: 'u-calendar-keeper-320600-2', confirmedAt: expect.any(String) }] });
    expect((await other.post<Problem>(`/parameters/drafts/${key}/confirm`)).status).toBe(409);
  });

  test('whose first day has passed before it was confirmed is drafted anew', async () => {
    const { id } = (await draft(law.outcome.id, 20)).body.drafts[0]!;
    desk.today = '2026-06-03';
    const later = await desk.signIn('calendar-keeper-320600-2');
    expect((await later.post<Problem>(`/parameters/drafts/${id}/confirm`)).body).toMatchObject({ status: 409, detail: expect.stringContaining('不能追溯') });
    desk.today = '2026-06-02';
  });
});

describe('in force', () => {
  test('it counts the clocks that start from its day on and leaves those that run', async () => {
    await desk.open('TS-2026-50001', started(law.completionOfReport, '2026-06-02'));
    await desk.open('TS-2026-50002', started(law.completionOfReport, '2026-06-03'));
    expect([await figureOf('TS-2026-50001'), await figureOf('TS-2026-50002')]).toEqual([60, 50]);
    expect((await listed(target)).running).toBe(2);
  });

  test('what the public is told follows it', async () => {
    expect((await inForce(law.completionOfReport.id, 55)).status).toBe(200);
    await expect.poll(async () => (await desk.app.inject({ url: '/api/public/deadlines' })).json<{ items: { id: string; figure: number }[] }>().items.find(({ id }) => id === target)?.figure, { timeout: 6_000 }).toBe(55);
  });

  test('the bands of the worklist follow it', async () => {
    await desk.open('TS-2026-50003', started(law.acceptanceNotice, '2026-06-02'), owed('triage', 'intake-officer', { clock: law.acceptanceNotice.id }));
    const officer = await desk.signIn(`intake-officer-${organ}-1`);
    const level = async () => (await officer.get<DutyList>('/duties?caseNo=TS-2026-50003')).body.items[0]!.clock!.level;
    expect(await level()).toBe('green');
    await inForce('yellow-working-days', 20);
    await expect.poll(level, { timeout: 6_000 }).toBe('yellow');
  });

  test('the ladder of reminders follows it', async () => {
    const rungs = async () => (await desk.registers.db.select().from(reminders).where(eq(reminders.caseNo, 'TS-2026-50003'))).map(({ rung }) => rung);
    await desk.activities.remind();
    expect(await rungs()).toEqual([]);
    await inForce('approaching-working-days', 15);
    await expect.poll(async () => (await desk.activities.remind(), rungs()), { timeout: 6_000 }).toEqual(['approaching']);
  });
});

describe('a body', () => {
  const recognition = bodies.recognition.name;
  const filed = async () => {
    const officer = await desk.signIn(`handler-${organ}-1`);
    const { body } = await officer.post<{ caseNo: string }>('/work-injuries', { injured: { name: '周樨' }, occurredOn: '2026-06-01', place: '人民路', task: '协助处警', cause: '跌倒', harm: 'injury', employment: 'direct', insurance: 'insured', thirdParty: false }, randomUUID());
    if (!body.caseNo) throw new Error(JSON.stringify(body));
    return body.caseNo;
  };

  test('is an organ of the register, shown by name; an unknown one and a figure are refused', async () => {
    expect(await listed(recognition)).toMatchObject({ value: '320600-hr', valueTitle: '南通市人力资源和社会保障局', unit: 'organ', changeable: true, status: 'D' });
    expect((await draft(recognition, '999999')).body.errors).toMatchObject([{ pointer: '/value', detail: '“数值”不在可选范围内。' }]);
    expect((await draft(recognition, 4)).status).toBe(422);
  });

  test('once confirmed acts in cases that begin from then on', async () => {
    const before = await filed();
    const id = randomUUID();
    await draft(recognition, '320602', '2026-06-02', id);
    expect((await other.post<Parameter>(`/parameters/drafts/${id}/confirm`)).body).toMatchObject({ value: '320602', valueTitle: '南通市公安局崇川分局' });
    const after = await filed();
    const openings = await desk.registers.db.select({ caseNo: statements.caseNo, told: statements.told }).from(statements).where(inArray(statements.caseNo, [before, after]));
    const bodyOf = (no: string) => (openings.find(({ caseNo }) => caseNo === no)!.told as { bodies: { recognition: string } }).bodies.recognition;
    expect([bodyOf(before), bodyOf(after)]).toEqual(['320600-hr', '320602']);
  });
});
