import { afterAll, beforeAll, expect, test } from 'vitest';
import { law } from '../../workflows/complaint/law.ts';
import { Desk } from '../../test/setup/desk.ts';
import type { CaseFile, ClockExplanation } from '../shapes.ts';
import { partRoutes } from './case-parts.ts';
import { caseRoutes } from './cases.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open(caseRoutes, partRoutes);
});
afterAll(() => desk.close());

const clockOf = (which: string) => ({ type: 'clock-started', key: `${law.execution.id}${which && `:${which}`}`, period: law.execution, from: desk.today }) as const;
const imposed = async (...courses: string[]) => {
  const { caseNo } = await desk.file();
  const leader = desk.as('organ-leader');
  for (const course of courses) {
    const key = course ? `imposeMeasure/${course}` : 'imposeMeasure';
    await desk.enter(caseNo, clockOf(course), { type: 'duty-opened', key, message: 'imposeMeasure', who: { office: 'organ-leader', organ: desk.organ }, owed: true });
    await desk.say(caseNo, 'imposeMeasure', leader.id, 'organ-leader', {}, { level: 'warning', employment: 'direct' }, key);
  }
  const file = (await leader.call('GET', `/cases/${caseNo}`, { headers: { 'x-read-reason': 'test' } })).json<CaseFile>();
  return { caseNo, clocks: file.clocks.map(({ title }) => title).filter((title) => title.startsWith('执行')), measures: file.measures.map(({ levelTitle }) => levelTitle) };
};

test('一案处理几个人的，时限和处理逐条写明是第几个人，复查另行作出的、重新办理的也写明', async () => {
  const { caseNo, clocks, measures } = await imposed('person1', 'person2', 'person1-review', 'person1-2');
  expect(clocks.toSorted()).toEqual(['执行期限（第 1 人 · 复查）', '执行期限（第 1 人 · 第 2 次办理）', '执行期限（第 1 人）', '执行期限（第 2 人）'].toSorted());
  expect(measures).toEqual(['警告（第 1 人）', '警告（第 2 人）', '警告（第 1 人 · 复查）', '警告（第 1 人 · 第 2 次办理）']);
  const explained = (await desk.as('organ-leader').call('GET', `/cases/${caseNo}/clocks/${law.execution.id}:person2`, { headers: { 'x-read-reason': 'test' } })).json<ClockExplanation>();
  expect(explained.clock.title).toBe('执行期限（第 2 人）');
  expect(explained.sentences[0]).toMatch(/^执行期限（第 2 人） 30天/);
});

test('只有一个人的，什么也不加', async () => {
  expect(await imposed('')).toMatchObject({ clocks: ['执行期限'], measures: ['警告'] });
});
