import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { dispatched, joined, opening } from '../../test/paths/employment.ts';
import { days, groundOf, says, Walk, type Step } from '../../test/paths/walk.ts';
import type { Day } from '../steps/words.ts';
import * as m from './messages.ts';

let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('employment', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

/** The ground on which the last of the steps is refused. */
const refused = (of: Record<string, unknown>, ...steps: Step[]) => groundOf(walk.take({ opening: of, steps }, { refused: true }));
const signs = (contract: Record<string, unknown>, as: 'recruitment-officer' | 'dispatch-officer' = 'recruitment-officer') => says(as, m.signContract, { result: 'signed', from: '2026-03-02' as never, ...contract });
const probation: Step[] = [...joined, signs({ term: 'fixed', months: 12, probationMonths: 2 }), says('recruitment-officer', m.registerInsurance), says('recruitment-officer', m.registerHousingFund), says('recruitment-officer', m.issueCertificate)];
const repeat = says('recruitment-officer', m.recordTraining, { result: 'repeat' });

describe('不合法的一律拒绝，并说明理由', () => {
  const table: [sentence: string, ground: string, of: Record<string, unknown>, ...steps: Step[]][] = [
    ['没有答复录用就登记培训的', 'not-awaited', opening, repeat],
    ['补训第二次的（第九条第一款）', 'repeated-once', opening, joined[0]!, repeat, repeat],
    ['派遣人员由公安机关代签合同的（劳动合同法第五十八条）', 'wrong-office', dispatched, ...joined, signs({ term: 'fixed', months: 24 })],
    ['派遣合同不满两年的（劳动合同法第五十八条）', 'dispatch-too-short', dispatched, ...joined, signs({ term: 'fixed', months: 23 }, 'dispatch-officer')],
    ['派遣却订无固定期限的（劳动合同法第五十八条）', 'dispatch-too-short', dispatched, ...joined, signs({ term: 'open' }, 'dispatch-officer')],
    ['固定期限不写月数的（劳动合同法第十七条）', 'term-missing', opening, ...joined, signs({ term: 'fixed' })],
    ['两个月合同约定试用期的（劳动合同法第十九条）', 'probation-too-long', opening, ...joined, signs({ term: 'fixed', months: 2, probationMonths: 1 })],
    ['十一个月合同试用两个月的（劳动合同法第十九条）', 'probation-too-long', opening, ...joined, signs({ term: 'fixed', months: 11, probationMonths: 2 })],
    ['三十五个月合同试用三个月的（劳动合同法第十九条）', 'probation-too-long', opening, ...joined, signs({ term: 'fixed', months: 35, probationMonths: 3 })],
    ['无固定期限试用七个月的（劳动合同法第十九条）', 'probation-too-long', opening, ...joined, signs({ term: 'open', probationMonths: 7 })],
    ['以任务为期限却约定试用期的（劳动合同法第十九条）', 'probation-too-long', opening, ...joined, signs({ term: 'task', probationMonths: 1 })],
    ['合同早于用工第一天的（劳动合同法第七条）', 'before-first-day', opening, ...joined, signs({ term: 'fixed', months: 12, from: '2026-02-20' })],
    ['试用期解除没有法定理由的（劳动合同法第二十一条）', 'ground-missing', opening, ...probation, says('using-unit-officer', m.appraiseProbation, { result: 'dismissed' })],
    ['试用期满后再以试用期解除的（劳动合同法第二十一条）', 'probation-over', opening, ...probation, days(65), says('using-unit-officer', m.appraiseProbation, { result: 'dismissed', legalGround: 'conditions-not-met' })],
    ['用工第一天早于批准录用的（第九条第一款）', 'before-offer', opening, ...joined.slice(0, 2), says('recruitment-officer', m.startWork, { result: 'started', from: '2025-03-02' as never })],
    ['离职早于用工第一天的（劳动合同法第五十条）', 'before-first-day', opening, ...joined, says('recruitment-officer', m.recordLeaving, { cause: 'resignation', endedOn: '2026-02-27' as never })],
    ['直接聘用却退回派遣单位的（劳动合同法第六十五条）', 'firm-not-employer', opening, ...joined, says('recruitment-officer', m.recordLeaving, { cause: 'returned-to-firm' })],
  ];
  test('派遣人员试用期不合格的，公安机关只能退回派遣单位，不能解除（劳动合同法第六十五条）', () => {
    const dismisses = (employment: string) => m.appraiseProbation.refusal({ id: 's', duty: 'appraiseProbation', by: 'u', as: 'using-unit-officer', on: '2026-05-31', result: 'dismissed', legalGround: 'unfit' }, { opening: { employment }, said: () => [], after: () => ({ said: () => [] }), lastOf: () => undefined, lastDay: () => '2026-05-31' });
    expect([dismisses('dispatch')?.ground, dismisses('direct')]).toEqual(['firm-decides', undefined]);
  });
  test('试用期最后一天当天还可以按不合格解除，过了就不行（劳动合同法第二十一条）', () => {
    const dismisses = (on: Day) => m.appraiseProbation.refusal({ id: 's', duty: 'appraiseProbation', by: 'u', as: 'using-unit-officer', on, result: 'dismissed', legalGround: 'unfit' }, { opening: {}, said: () => [], after: () => ({ said: () => [] }), lastOf: () => undefined, lastDay: () => '2026-05-31' });
    expect(dismisses('2026-05-31')).toBeUndefined();
    expect(dismisses('2026-06-01')).toEqual({ ground: 'probation-over', on: '2026-05-31' });
  });

  for (const [sentence, ground, of, ...steps] of table) {
    test(`${sentence}：${ground}`, async () => {
      expect(await refused(of, ...steps)).toBe(ground);
    }, 180_000);
  }
});
