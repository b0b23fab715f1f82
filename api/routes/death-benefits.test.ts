import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parameters } from '../../db/schema/index.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import { because, injuriesAt } from '../../test/setup/injury-desk.ts';
import { yearlyParameters } from '../../workflows/benefits/law.ts';
import type { Money } from '../shapes/money.ts';
import { caseRoutes } from './cases.ts';
import { messageRoutes } from './messages.ts';
import { workInjuryRoutes } from './work-injuries.ts';

let desk: Desk;
let handler: Official;
let at: ReturnType<typeof injuriesAt>;
beforeAll(async () => {
  desk = await Desk.open(workInjuryRoutes, caseRoutes, messageRoutes);
  handler = desk.as('handler');
  at = injuriesAt(desk, handler);
  const enters = (value: number, since: '2026-01-01' | '2026-06-02') => desk.registers.db.insert(parameters).values({ id: randomUUID(), name: yearlyParameters.area.name, value, since, basis: '南通统计公报', draftedBy: 'u-1', confirmedBy: 'u-2', at: desk.now() });
  await enters(800_000, '2026-01-01');
  await enters(900_000, '2026-06-02');
});
afterAll(() => desk.close());

const amounts = async (caseNo: string) => Object.fromEntries((await handler.call('GET', `/work-injuries/${caseNo}/money`, because)).json<Money>().benefits.map(({ code, amount }) => [code, amount]));
const decided = { wages: [850_000], income: 5_400_000, dependants: ['spouse'] };

/** Graded, or not; paid leave ended on the first of June, and the death is on the second. */
async function dead({ grade, left = true, again = false }: { grade?: string; left?: boolean; again?: boolean }): Promise<string> {
  const caseNo = await at.opened();
  if (left) await at.answered(caseNo, 'reviewLeave', 'reviewLeave', 'handler', { result: 'ended', on: '2026-06-01' }, { result: 'ended' });
  if (grade) await at.answered(caseNo, 'concludeAppraisal', 'concludeAppraisal', 'appraisal-officer', { result: 'concluded', grade, selfCare: 'none' }, { result: 'concluded', grade, selfCare: 'none' });
  if (again) await at.answered(caseNo, 'decideBenefits', 'decideBenefits', 'agency-officer', decided);
  await at.answered(caseNo, 'recordDeath', 'recordDeath', 'handler', { on: '2026-06-02', cause: '伤重', paperNo: '死证5' });
  await at.answered(caseNo, 'decideBenefits', 'decideBenefits:2', 'agency-officer', decided);
  return caseNo;
}

describe('死亡以后的待遇看停工留薪满了没有、几级（工伤保险条例第三十九条）', () => {
  test('停工留薪期内死亡的，三项都有；期满后一级至四级死亡的，没有一次性工亡补助金', async () => {
    expect(await amounts(await dead({ grade: '3', left: false }))).toMatchObject({ funeral: 5_400_000, 'pension-1': 340_000, 'death-lump-sum': 108_000_000 });
    const graded = await amounts(await dead({ grade: '3' }));
    expect(graded).toMatchObject({ funeral: 5_400_000, 'pension-1': 340_000 });
    expect(graded).not.toHaveProperty('death-lump-sum');
  });

  test('期满后五级至十级死亡的，只有一次性伤残补助金；已经核定过的不再核定', async () => {
    const first = await amounts(await dead({ grade: '5' }));
    expect(first).toMatchObject({ 'lump-sum': 850_000 * 18, 'nothing-after-leave': 0 });
    for (const none of ['funeral', 'pension-1', 'death-lump-sum', 'allowance']) expect(first).not.toHaveProperty(none);
    const twice = await dead({ grade: '5', again: true });
    const lines = (await handler.call('GET', `/work-injuries/${twice}/money`, because)).json<Money>().benefits;
    expect(lines.filter(({ code }) => code === 'lump-sum')).toHaveLength(1);
  });

  test('还没有鉴定就死亡的，由经办机构按工亡核定', async () => {
    expect(await amounts(await dead({}))).toMatchObject({ 'death-lump-sum': 108_000_000 });
  });

  test('丧葬补助金按死亡那天的上年度工资，不按核定那天的', async () => {
    const caseNo = await at.opened();
    await at.answered(caseNo, 'recordDeath', 'recordDeath', 'handler', { on: '2026-06-01', cause: '伤重', paperNo: '死证6' });
    await at.answered(caseNo, 'decideBenefits', 'decideBenefits', 'agency-officer', decided);
    expect((await amounts(caseNo)).funeral).toBe(4_800_000);
  });
});
