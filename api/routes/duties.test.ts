import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { walls } from '../../db/schema/index.ts';
import { openDesk, organ, owed, started, type SignedIn, type WholeDesk } from '../../test/setup/whole-desk.ts';
import { law } from '../../workflows/complaint/law.ts';
import type { CaseFile, DutyList } from '../shapes.ts';

let desk: WholeDesk;
let leader: SignedIn;
let caseNo = '';
let nth = 0;
const handler = `u-handler-${organ}-1`;

beforeAll(async () => {
  desk = await openDesk();
  leader = await desk.signIn(`unit-leader-${organ}`);
});
afterAll(() => desk.close());
beforeEach(() => {
  caseNo = `TS-2026-8${String(++nth).padStart(4, '0')}`;
});

const listed = async (official: SignedIn, scope: string) => (await official.get<DutyList>(`/duties?scope=${scope}&caseNo=${caseNo}`)).body;
/** What is listed is counted, and nothing else is. */
const keys = async (official: SignedIn) => {
  const { items, total } = await listed(official, 'organ');
  expect(total).toBe(items.length);
  return items.map(({ key }) => key).toSorted();
};

describe('本机关的待办', () => {
  test('有份的案件，其他岗位的待办也列出；没有份的案件一件也不列', async () => {
    await desk.open(caseNo, owed('assign', 'unit-leader'), owed('triage', 'intake-officer'));
    expect(await keys(leader)).toEqual(['assign', 'triage']);
    expect(await keys(await desk.signIn(`organ-leader-${organ}`))).toEqual([]);
  });

  test('待办办完以后仍然有份；只指定给别人的待办不算有份', async () => {
    await desk.open(caseNo, owed('report', 'handler', { only: [handler] }), owed('triage', 'intake-officer'));
    expect(await keys(await desk.signIn(`handler-${organ}-1`))).toEqual(['report', 'triage']);
    expect(await keys(await desk.signIn(`handler-${organ}-2`))).toEqual([]);
    await desk.enter(caseNo, { type: 'dropped', key: 'report' });
    expect(await keys(await desk.signIn(`handler-${organ}-1`))).toEqual(['triage']);
    expect(await keys(await desk.signIn(`handler-${organ}-2`))).toEqual([]);
  });

  test('同一岗位上指定给别人的待办：在案件里有份的列出，没有份的不列，都不算自己的', async () => {
    await desk.open(caseNo, owed('report', 'handler', { only: [`u-handler-${organ}-2`] }));
    const official = await desk.signIn(`handler-${organ}-1`);
    expect(await keys(official)).toEqual([]);
    await desk.enter(caseNo, owed('listFacts', 'handler', { only: [handler] }));
    expect(await keys(official)).toEqual(['listFacts', 'report']);
    expect((await listed(official, 'mine')).items.map(({ key }) => key)).toEqual(['listFacts']);
  });

  test('自己岗位的和别处的排在一起，按最后一天分页，一件不漏、不重', async () => {
    const clock = law.completionOfReport;
    await desk.open(caseNo, owed('triage', 'intake-officer'), started(clock, desk.today), owed('assign', 'unit-leader'), owed('report', 'handler', { clock: clock.id }), owed('recordService', 'intake-officer'));
    const seen: string[] = [];
    for (let after: string | undefined = ''; after !== undefined; ) {
      const { body }: { body: DutyList } = await leader.get<DutyList>(`/duties?scope=organ&caseNo=${caseNo}&limit=1${after && `&after=${after}`}`);
      expect(body).toMatchObject({ total: 4, items: [{ caseNo }] });
      seen.push(body.items[0]!.key);
      after = body.next;
    }
    expect(seen[0]).toBe('report');
    expect(seen.toSorted()).toEqual(['assign', 'recordService', 'report', 'triage']);
  });

  test('需要回避的人，看不到也数不到', async () => {
    await desk.open(caseNo, owed('assign', 'unit-leader'), owed('triage', 'intake-officer'));
    await desk.registers.db.insert(walls).values({ caseNo, userId: `u-unit-leader-${organ}`, ground: 'recused', since: new Date() });
    expect(await listed(leader, 'organ')).toMatchObject({ items: [], total: 0, counts: { all: 0 } });
  });
});

test('同一件事对几个人各要办一次的，待办里看得出是哪一个', async () => {
  const about = (person: string) => ({ ...owed('imposeMeasure', 'unit-leader'), key: `imposeMeasure/${person}` }) as Parameters<typeof desk.open>[1];
  await desk.open(caseNo, about('person1'), about('person2'));
  const { items } = await listed(leader, 'mine');
  expect(items.map(({ asks }) => asks).toSorted()).toEqual(['确定处理档次（第 1 人）', '确定处理档次（第 2 人）']);
});

test('中止的期限，待办在总数里，单独计数，不算在任何颜色里', async () => {
  const clock = law.completionOfReport;
  await desk.open(caseNo, started(clock, desk.today), owed('assign', 'unit-leader', { clock: clock.id }), owed('triage', 'unit-leader'));
  const before = await listed(leader, 'mine');
  expect(before.counts).toMatchObject({ all: 2, none: 1, paused: 0, target: 1 });
  await desk.enter(caseNo, { type: 'clock-paused', key: 'paused', clock: clock.id, on: desk.today });
  expect((await listed(leader, 'mine')).counts).toMatchObject({ all: 2, none: 1, paused: 1, target: 0 });
});

test('几件事同时等着办的，案卷开头先说最后一天最早的那件，没有期限的在后', async () => {
  const clock = law.completionOfReport;
  await desk.open(caseNo, owed('triage', 'intake-officer'), started(clock, desk.today), owed('assign', 'unit-leader', { clock: clock.id }));
  const { standing } = (await leader.get<CaseFile>(`/cases/${caseNo}`)).body;
  expect(standing.sentence).toMatch(/^当前环节 指派.*等待 南通市公安局崇川分局承办单位负责人.*剩 /);
});
