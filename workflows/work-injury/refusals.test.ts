import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { asked, begun, dispatched, opening, paid } from '../../test/paths/work-injury.ts';
import { days, groundOf, says, Walk, type Step } from '../../test/paths/walk.ts';
import type { Earlier } from '../steps/message.ts';
import type { Day } from '../steps/words.ts';
import * as m from './messages.ts';

let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('work-injury', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

const opensWith = (start: string) => ({ occurredOn: start });
/** The ground on which the last of the steps is refused. */
const refused = (of: Record<string, unknown>, ...steps: Step[]) => groundOf(walk.take({ opening: of, opensWith, steps }, { refused: true }));

const confirmed = begun[0]!;
const leave: Step[] = [says('handler', m.startLeave, { from: '2026-03-02' }), says('handler', m.reviewLeave, { result: 'ended' })];
const applied: Step[] = [says('handler', m.applyByEmployer), says('hr-officer', m.reviewMaterials, { result: 'accepted' }), says('hr-officer', m.recordInquiry)];
const recognised = says('hr-officer', m.decideRecognition, { result: 'recognised', paragraph: 'violence' });
const denied = says('hr-officer', m.decideRecognition, { result: 'refused', paragraph: 'not-met' });
const concluding: Step[] = [says('handler', m.applyAppraisal, { result: 'applied' }), says('appraisal-officer', m.checkAppraisalMaterials, { result: 'complete' }), says('appraisal-officer', m.drawPanel)];
const classes = (...payers: ('fund' | 'firm' | 'third-party' | 'person')[]) => says('handler', m.classifyItems, { classes: payers });
const advanced: Step[] = [confirmed, begun[1]!, asked('nursing-in-leave'), ...paid(), ...leave, ...applied];
const paidByFund: Step[] = [...begun, ...leave, ...applied, recognised, says('injured', m.applyFundAdvance), says('agency-officer', m.payFromFund, { result: 'paid' })];
const orderedToRepay: Step[] = [...paidByFund.slice(0, -1), says('agency-officer', m.demandFromEmployer), says('handler', m.answerDemand, { result: 'refused' }), paidByFund.at(-1)!, says('agency-officer', m.orderRepayment)];

describe('不合法的一律拒绝，并说明理由', () => {
  const table: [sentence: string, ground: string, of: Record<string, unknown>, ...steps: Step[]][] = [
    ['还没确认事发就申请认定的', 'not-awaited', opening, says('handler', m.applyByEmployer)],
    ['岗位不对的：承办岗确认事发', 'wrong-office', opening, says('handler', m.confirmIncident, { result: 'confirmed' })],
    ['别的机关替认定机关决定的', 'wrong-office', opening, ...begun, ...applied.slice(0, 1), says('hr-officer', m.reviewMaterials, { result: 'accepted', organ: '320600-agency' })],
    ['已经办过的：第二次批准同一笔垫付', 'already-answered', opening, confirmed, begun[1]!, asked('local-transport'), says('duty-leader', m.approveAdvance, { result: 'approved' }), says('duty-leader', m.approveAdvance, { result: 'approved', duty: 'approveAdvance/1' })],
    ['同一笔垫付支付两次的（第十四条第二款）', 'already-answered', opening, confirmed, begun[1]!, asked('local-transport'), ...paid().slice(0, 2), says('finance-officer', m.payAdvance, { duty: 'payAdvance/1', by: 'f-2' })],
    ['没有催告未参保的单位，基金就先行支付的（社会保险基金先行支付暂行办法第七条）', 'demand-first', { ...opening, insurance: 'uninsured' }, ...begun, ...leave, ...applied, recognised, says('injured', m.applyFundAdvance), says('agency-officer', m.payFromFund, { result: 'paid' })],
    ['对第三人申请强制执行的（社会保险基金先行支付暂行办法第十二条）', 'third-party-sued', { ...opening, thirdParty: true }, ...paidByFund, says('agency-officer', m.recoverFromEmployer, { result: 'enforcement' })],
    ['对没有参保的单位提起诉讼的（社会保险基金先行支付暂行办法第十三条）', 'employer-enforced', { ...opening, insurance: 'uninsured' }, ...orderedToRepay, says('agency-officer', m.recoverFromEmployer, { result: 'suit' })],
    ['责令偿还的十日还没过就申请强制执行的（社会保险基金先行支付暂行办法第十三条）', 'repayment-runs', { ...opening, insurance: 'uninsured' }, ...orderedToRepay, days(10), says('agency-officer', m.recoverFromEmployer, { result: 'enforcement' })],
    ['没有参保的单位欠的，说成第三人没有查明的（社会保险基金先行支付暂行办法第十三条）', 'employer-owes', { ...opening, insurance: 'uninsured' }, ...orderedToRepay, says('agency-officer', m.recoverFromEmployer, { result: 'unidentified' })],
    ['批准人自己付款的（第十四条，默认规则）', 'same-person', opening, confirmed, begun[1]!, asked('local-transport'), says('duty-leader', m.approveAdvance, { result: 'approved', by: 'x-1' }), says('finance-officer', m.payAdvance, { by: 'x-1' })],
    ['批准人自己作财务确认的（第十四条，默认规则）', 'same-person', opening, confirmed, begun[1]!, asked('local-transport'), says('duty-leader', m.approveAdvance, { result: 'approved', by: 'x-1' }), says('finance-officer', m.confirmAdvance, { result: 'confirmed', by: 'x-1' })],
    ['认定以前就划分垫付费用的（社会保险法第三十六条）', 'not-awaited', opening, confirmed, begun[1]!, asked('local-transport'), ...paid(), says('handler', m.classifyItems, { classes: ['organ'], duty: 'classifyItems/1' })],
    ['鉴定第二次延长的（工伤保险条例第二十五条）', 'not-awaited', opening, ...begun, ...leave, ...applied, recognised, ...concluding, says('appraisal-officer', m.extendAppraisal), says('appraisal-officer', m.extendAppraisal, { duty: 'extendAppraisal:3' })],
    ['目录外费用列为基金承担的（工伤保险条例第三十条）', 'not-in-fund-list', opening, confirmed, begun[1]!, asked('medical-unlisted'), ...paid(), ...leave, ...applied, recognised, classes('fund')],
    ['申请期限过后才同意延长的（工伤保险条例第十七条）', 'extension-late', opening, ...begun, says('handler', m.askFilingExtension), days(33), says('hr-officer', m.ruleFilingExtension, { result: 'granted', days: 10 })],
    ['申请期限过后才申请延长的（工伤保险条例第十七条）', 'extension-late', opening, ...begun, days(33), says('handler', m.askFilingExtension)],
    ['不计入的时间起止颠倒的（最高人民法院关于审理工伤保险行政案件若干问题的规定第七条）', 'span-reversed', opening, ...begun, says('hr-officer', m.excludeTime, { from: '2026-03-10', to: '2026-03-05' })],
    ['中止期间作决定的（工伤保险条例第二十条）', 'suspended', opening, ...begun, ...applied, says('hr-officer', m.suspendRecognition), recognised],
    ['没有死亡却按突发疾病死亡视同的（工伤保险条例第十五条）', 'not-dead', opening, ...begun, ...applied, says('hr-officer', m.decideRecognition, { result: 'treated-as', paragraph: 'sudden-death' })],
    ['不予认定却选认定情形的（工伤保险条例第十六条）', 'ground-mismatch', opening, ...begun, ...applied, says('hr-officer', m.decideRecognition, { result: 'refused', paragraph: 'violence' })],
    ['复议期限过后申请复议的（行政复议法第二十条）', 'review-late', opening, ...begun, ...leave, ...applied, denied, days(70), says('injured', m.askRemedy, { kind: 'review' })],
    ['停工留薪延长超过十二个月的（工伤保险条例第三十三条）', 'leave-too-long', opening, ...begun, says('handler', m.startLeave, { from: '2026-03-02' }), says('handler', m.reviewLeave, { result: 'extend' }), says('appraisal-officer', m.ruleLeaveExtension, { result: 'granted', months: 10 }), says('handler', m.reviewLeave, { result: 'extend' }), says('appraisal-officer', m.ruleLeaveExtension, { result: 'granted', months: 3 })],
    ['结论没有等级的（劳动能力鉴定管理办法第十六条）', 'grade-missing', opening, ...begun, ...leave, ...applied, recognised, ...concluding, says('appraisal-officer', m.concludeAppraisal, { result: 'concluded' })],
    ['不满一年就申请复查鉴定的（工伤保险条例第二十八条）', 'review-too-early', opening, ...begun, ...leave, ...applied, recognised, ...concluding, says('appraisal-officer', m.concludeAppraisal, { result: 'concluded', grade: '8', selfCare: 'none' }), says('agency-officer', m.decideBenefits), says('handler', m.screenRelief, { result: 'not-needed' }), says('injured', m.acceptConclusion), days(300), says('injured', m.askReviewAppraisal)],
    ['鉴定结论还没送达就申请再次鉴定的（工伤保险条例第二十六条）', 'not-awaited', opening, ...begun, ...leave, ...applied, recognised, ...concluding, says('injured', m.askReappraisal)],
    ['收到结论十五日以后才申请再次鉴定的，待遇还没核定也一样（工伤保险条例第二十六条）', 'lapsed', opening, ...begun, ...leave, ...applied, recognised, ...concluding, says('appraisal-officer', m.concludeAppraisal, { result: 'concluded', grade: '8', selfCare: 'none' }), days(17), says('injured', m.askReappraisal, { duty: 'askReappraisal:2' })],
    ['停工期护理列为基金承担的（工伤保险条例第三十三条第三款）', 'nursing-not-fund', opening, ...advanced, recognised, classes('fund')],
    ['本地交通列为基金承担的（工伤保险条例第三十条）', 'not-in-fund-list', opening, confirmed, begun[1]!, asked('local-transport'), ...paid(), ...leave, ...applied, recognised, classes('fund')],
    ['未参保仍列为基金承担的（工伤保险条例第六十二条）', 'uninsured-not-fund', { ...opening, insurance: 'uninsured' }, confirmed, begun[1]!, asked('medical-listed'), ...paid(), ...leave, ...applied, recognised, classes('fund')],
    ['停工第一天早于事发日的（工伤保险条例第三十三条）', 'before-accident', opening, ...begun, says('handler', m.startLeave, { from: '2026-03-01' })],
    ['死亡以前提请烈士评定的', 'not-awaited', opening, ...begun, says('unit-leader', m.proposeMartyr)],
    ['办结以后再提出垫付的', 'not-awaited', opening, ...begun, ...leave, ...applied, recognised, says('handler', m.applyAppraisal, { result: 'no-disability' }), says('handler', m.requestAdvance, { result: 'requested', duty: 'requestAdvance:2' })],
    ['直接聘用却列为派遣单位承担的（劳务派遣暂行规定第十条）', 'firm-not-employer', opening, ...advanced, recognised, classes('firm')],
    ['没有第三人却列为第三人承担的（社会保险法第四十二条）', 'no-third-party', opening, ...advanced, recognised, classes('third-party')],
    ['没有负责人决定就向本人追偿的（第十四条，默认规则）', 'person-needs-leader', opening, ...advanced, recognised, classes('person')],
    ['最终不予认定仍列为基金承担的（社会保险法第三十六条）', 'fund-not-payer', opening, ...advanced, denied, says('injured', m.acceptDecision), classes('fund')],
    ['派遣用工由公安机关代替用人单位申请的（劳务派遣暂行规定第十条）', 'wrong-office', dispatched, ...begun, says('handler', m.applyByEmployer)],
    ['登记死亡以前，近亲属代本人提出复议诉讼的', 'wrong-office', opening, ...begun, ...leave, ...applied, denied, says('family', m.askRemedy, { kind: 'suit' })],
    ['死亡登记以前核定待遇的', 'not-awaited', opening, ...begun, says('agency-officer', m.decideBenefits)],
  ];
  const earlier = ({ lastDay, said = [] }: { lastDay?: Day; said?: object[] }) => ({ opening, lastDay: () => lastDay, lastOf: () => undefined, said: () => said }) as unknown as Earlier;
  test('最后一天当天申请复议还来得及，过一天就不行（行政复议法第二十条）', () => {
    const asks = (on: Day) => m.askRemedy.refusal({ id: 's', duty: 'askRemedy', by: 'injured', as: 'injured', on, kind: 'review' }, earlier({ lastDay: '2026-05-06' }));
    expect(asks('2026-05-06')).toBeUndefined();
    expect(asks('2026-05-07')).toEqual({ ground: 'review-late', on: '2026-05-06' });
  });

  test('第二次不予认定的，复议期限也照第二次的最后一天（行政复议法第二十条）', () => {
    const again = { ...earlier({}), lastDay: (key: string) => (key === 'admin-review-application:2' ? '2026-08-03' : undefined) } as Earlier;
    expect(m.askRemedy.refusal({ id: 's', duty: 'askRemedy:4', by: 'injured', as: 'injured', on: '2026-08-04', kind: 'review' }, again)).toEqual({ ground: 'review-late', on: '2026-08-03' });
  });

  test('停工留薪最多延长十二个月，一次或者分几次（工伤保险条例第三十三条）', () => {
    const grants = (months: number, ...before: number[]) => m.ruleLeaveExtension.refusal({ id: 's', duty: 'ruleLeaveExtension', by: 'u', as: 'appraisal-officer', on: '2026-03-02', result: 'granted', months }, earlier({ said: before.map((each) => ({ result: 'granted', months: each })) }))?.ground;
    expect([grants(12), grants(2, 10), grants(13), grants(3, 10)]).toEqual([undefined, undefined, 'leave-too-long', 'leave-too-long']);
  });

  test('批准过别的垫付的人，可以确认这一笔（第十四条，默认规则）', () => {
    const approvals = [{ duty: 'approveAdvance/1', by: 'x-1' }, { duty: 'approveAdvance/2', by: 'y-1' }];
    expect(m.confirmAdvance.except!.persons(earlier({ said: approvals }), 'confirmAdvance/2')).toEqual(['y-1']);
  });

  test('复查鉴定的一年从作出结论的那天算，不从录入的那天算（工伤保险条例第二十八条）', () => {
    const asks = (on: Day, concludedOn: Day) => m.askReviewAppraisal.refusal({ id: 's', duty: 'askReviewAppraisal', by: 'injured', as: 'injured', on }, earlier({ said: [{ on: '2026-03-20', concludedOn }] }));
    expect(asks('2027-03-10', '2026-03-10')).toEqual({ ground: 'review-too-early', on: '2027-03-11' });
    expect(asks('2027-03-11', '2026-03-10')).toBeUndefined();
    expect(asks('2029-02-28', '2028-02-29')).toEqual({ ground: 'review-too-early', on: '2029-03-01' });
  });

  for (const [sentence, ground, of, ...steps] of table) {
    test(`${sentence}：${ground}`, async () => {
      expect(await refused(of, ...steps)).toBe(ground);
    }, 180_000);
  }
});
