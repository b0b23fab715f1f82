import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awards, campaigns, clocks, reminders, staffingRequests } from '../../db/schema/index.ts';
import { Desk } from '../../test/setup/desk.ts';
import { awardRoutes } from './awards.ts';
import { oversightRoutes } from './oversight.ts';
import { recruitmentRoutes } from './recruitments.ts';

interface Page {
  readonly items: readonly Record<string, unknown>[];
  readonly next?: string;
  readonly total: number;
}

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open(awardRoutes, oversightRoutes, recruitmentRoutes);
});
afterAll(() => desk.close());

/** Every row of a list, a page after the other, and what each page said of their number. */
async function wholly(page: (query: string) => Promise<Page>): Promise<{ rows: string[]; totals: Set<number>; pages: number }> {
  const [rows, totals] = [[] as string[], new Set<number>()];
  let pages = 0;
  for (let after: string | undefined = ''; after !== undefined; pages += 1) {
    const found: Page = await page(`?limit=100${after && `&after=${encodeURIComponent(after)}`}`);
    rows.push(...found.items.map((item) => JSON.stringify(item)));
    totals.add(found.total);
    after = found.next;
  }
  return { rows, totals, pages };
}

describe('名册一页放不下的，总数是全部的总数，一页一页都翻得到', () => {
  test('用人需求', async () => {
    await desk.registers.db.insert(staffingRequests).values(Array.from({ length: 230 }, (_, i) => ({ id: randomUUID(), number: `XQ-2026-${1000 + i}`, organ: '320602', unit: '320602-s1', by: 'u', post: '勤务', category: 'duty' as const, headcount: 1, reason: '不够', bodyHash: '', filedOn: '2026-06-01' as const })));
    const reader = desk.as('recruitment-officer');
    const { rows, totals, pages } = await wholly(async (query) => (await reader.call('GET', `/staffing-requests${query}`)).json<Page>());
    expect([new Set(rows).size, [...totals], pages]).toEqual([230, [230], 3]);
  });

  test('奖励名册', async () => {
    const handler = desk.as('handler');
    const { caseNo } = await desk.file();
    await desk.enter(caseNo, desk.owed('assign', 'handler', '320602'));
    await desk.registers.db.insert(awards).values(Array.from({ length: 520 }, (_, i) => ({ caseNo, organ: '320602', level: 'citation' as const, personMark: `m${i}`, statementId: randomUUID(), deedOn: '2026-05-01' as const, decidedOn: '2026-06-01' as const, bonus: i, at: desk.now() })));
    const { rows, totals } = await wholly(async (query) => (await handler.call('GET', `/awards${query}`)).json<Page>());
    expect([new Set(rows).size, [...totals]]).toEqual([520, [520]]);
  });

  test('督办', async () => {
    const leader = desk.as('organ-leader');
    const { caseNo } = await desk.file();
    const keys = Array.from({ length: 210 }, (_, i) => `complaint-completion:${i}`);
    const period = { id: 'complaint-completion', title: ['办结', 'completion'], figure: 60, unit: 'day', article: '第三十四条', source: '信访工作条例', since: '2022-05-01', status: 'B' };
    await desk.registers.db.insert(clocks).values(keys.map((key) => ({ caseNo, key, period, counting: { from: '2026-03-01', figure: 60, unit: 'day', extensions: [], pauses: [] }, startedOn: '2026-03-01', lastDay: '2026-04-30', originalLastDay: '2026-04-30', state: 'running', provisional: false, calendarVersion: 1 })) as never);
    await desk.registers.db.insert(reminders).values(keys.map((key) => ({ caseNo, clock: key, rung: 'last-day' as const, lastDay: '2026-04-30' as const, on: desk.today, reportedTo: leader.id, at: desk.now() })));
    const { rows, totals, pages } = await wholly(async (query) => (await leader.call('GET', `/oversight${query}`)).json<Page>());
    expect([new Set(rows).size, [...totals], pages]).toEqual([210, [210], 3]);
  });

  test('招聘公告', async () => {
    await desk.registers.db.insert(campaigns).values(Array.from({ length: 120 }, (_, i) => ({ caseNo: `ZP-2026-${5000 + i}`, organ: '320602', title: '招聘', rules: { stages: [], passMark: 60, openingRatio: 3, interviewRatio: 3, ties: [], bars: [] }, announcement: { title: '公告', pay: '', contact: '', corrections: [] }, announcedOn: '2026-06-01' as const, opensAt: desk.now(), closesAt: desk.now() })));
    const { rows, totals, pages } = await wholly(async (query) => (await desk.send('GET', `/api/public/recruitments${query}`)).json<Page>());
    expect([new Set(rows).size, [...totals], pages]).toEqual([120, [120], 2]);
  });
});
