import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { accepted, clearing, concluded, investigated, paths, told } from '../../test/paths/complaint.ts';
import { days, groundOf, says, Walk, type Step } from '../../test/paths/walk.ts';
import type { Day } from '../steps/words.ts';
import * as m from './messages.ts';

let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('complaint', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

const { opening } = Object.values(paths)[0]!;
const cleared: Step[] = [...concluded, says('handler', m.askClearing), says('complainant', m.acceptOutcome)];
/** Whether the person falls under the supervision law, then what was found. */
const determined = (result: 'applies' | 'not-applies'): Step[] => {
  const [assigned, ...rest] = investigated('substantiated');
  return [...accepted(), assigned!, says('inspection', m.determineSupervision, { result }), ...rest];
};
const imposed: Step[] = [...accepted(), ...investigated('substantiated'), says('organ-leader', m.decide, { result: 'discipline', refer: [] }), says('handler', m.hearOnMeasure, { proposed: 'demerit' }), says('organ-leader', m.imposeMeasure, { level: 'warning', employment: 'direct' })];
/** A warning was proposed to one person, and a major demerit to another. */
const two: Step[] = [...accepted(), ...investigated('substantiated'), says('organ-leader', m.decide, { result: 'discipline', refer: [], persons: 2 }), says('handler', m.hearOnMeasure, { proposed: 'warning', duty: 'hearOnMeasure/person1' }), says('handler', m.hearOnMeasure, { proposed: 'major-demerit', duty: 'hearOnMeasure/person2' })];
/** Two at the intake desk find so, and it is sent on to the other bureau. */
const examined = (result: 'transferred' | 'objected'): Step[] => [says('intake-officer', m.triage, { track: 'report', result, by: 'in-1' }), says('intake-officer', m.confirmTriage, { result: 'confirmed', by: 'in-2' })];
const moved = (to: string): Step[] => [...examined('transferred'), says('intake-officer', m.forward, { to }), says('intake-officer', m.confirmReceipt, { result: 'received' })];
const here = says('competence', m.ruleCompetence, { competent: '320602' });
const sentBack: Step[] = [says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'remanded' })];
const transferred: Step[] = [says('intake-officer', m.triage, { track: 'report', result: 'transferred', by: 'in-1' }), says('intake-officer', m.confirmTriage, { result: 'confirmed', by: 'in-2' }), says('intake-officer', m.forward, { to: '320681' })];
const remanded: Step[] = [...sentBack, says('unit-leader', m.assign, { handlers: ['h-3', 'h-4'] })];
/** The ground on which the last of the steps is refused. */
const refused = (...steps: Step[]) => groundOf(walk.take({ opening, steps }, { refused: true }));

describe('不合法的一律拒绝，并说明理由', () => {
  const table: [sentence: string, ground: string, ...steps: Step[]][] = [
    ['还没轮到的', 'not-awaited', says('organ-leader', m.decide, { result: 'no-action', refer: [] })],
    ['岗位不对的', 'wrong-office', says('handler', m.triage, { track: 'report', result: 'accepted' })],
    ['机关不对的', 'wrong-office', says('intake-officer', m.triage, { track: 'report', result: 'accepted', organ: '320681' })],
    ['已经办过的', 'already-answered', ...accepted(), says('intake-officer', m.triage, { track: 'report', result: 'accepted', duty: 'triage' })],
    ['同一人复核自己意见的', 'same-person', says('intake-officer', m.triage, { track: 'report', result: 'accepted', by: 'in-1' }), says('intake-officer', m.confirmTriage, { result: 'confirmed', by: 'in-1' })],
    ['两名承办人是同一人的（第十七条）', 'two-handlers', ...accepted(), says('unit-leader', m.assign, { handlers: ['h-1', 'h-1'] })],
    ['不在指派之列的', 'not-assigned', ...accepted(), says('unit-leader', m.assign, { handlers: ['h-1', 'h-2'] }), says('handler', m.listFacts, { by: 'h-9' })],
    ['实名事项只登记存查的（信访工作条例第二十三条）', 'real-name-not-filed', says('intake-officer', m.triage, { track: 'report', result: 'filed' })],
    ['转送第三次的（信访工作条例第二十四条）', 'transferred-enough', ...moved('320681'), ...moved('320602'), ...examined('transferred').slice(0, 1)],
    ['第二次责令重办的（信访工作条例第三十五条）', 'returned-enough', ...concluded, ...sentBack, ...concluded.slice(2), ...sentBack],
    ['要求复查的最后一天过后才要求的（信访工作条例第三十五条）', 'lapsed', ...imposed, ...told, days(33), says('complainant', m.askReview, { duty: 'askReview' })],
    ['代理人已经替承办人办过的', 'already-answered', ...accepted(), says('unit-leader', m.assign, { handlers: ['h-1', 'h-2'] }), says('handler', m.listFacts, { by: 's-1', standsFor: 'h-1' } as { by: string }), says('handler', m.listFacts, { duty: 'listFacts' })],
    ['已经回避的负责人仍作决定的（信访工作条例第二十八条）', 'recused', ...accepted(), says('unit-leader', m.assign, { handlers: ['h-1', 'h-2'] }), says('handler', m.askRecusal, { person: 'u-organ-leader' }), says('unit-leader', m.ruleRecusal, { result: 'recused', person: 'u-organ-leader' }), ...investigated('substantiated'), says('organ-leader', m.decide, { result: 'no-action', refer: [] })],
    ['自己收到却提管辖异议的（信访工作条例第二十三条第三款）', 'not-sent-here', says('intake-officer', m.triage, { track: 'report', result: 'objected' })],
    ['管辖裁定以后又转送的（信访工作条例第二十四条）', 'objected-already', ...transferred, says('intake-officer', m.confirmReceipt, { result: 'objected', by: 'qd-1' }), says('competence', m.ruleCompetence, { competent: '320602' }), says('intake-officer', m.triage, { track: 'report', result: 'transferred' })],
    ['转送给自己的', 'same-organ', says('intake-officer', m.triage, { track: 'report', result: 'transferred', by: 'in-1' }), says('intake-officer', m.confirmTriage, { result: 'confirmed', by: 'in-2' }), says('intake-officer', m.forward, { to: '320602' })],
    ['诉求按是否属实下结论的（信访工作条例第三十二条）', 'finding-of-track', ...accepted('claim'), ...investigated('substantiated').slice(0, 3), says('handler', m.report, { findings: ['substantiated'], by: 'h-1' })],
    ['违纪按是否支持下结论的（信访工作条例第三十二条）', 'finding-of-track', ...accepted(), ...investigated('substantiated').slice(0, 3), says('handler', m.report, { findings: ['supported'], by: 'h-1' })],
    ['没有一项属实却要处理的（第十八条）', 'nothing-substantiated', ...accepted(), ...investigated('unsubstantiated'), says('organ-leader', m.decide, { result: 'discipline', refer: [] })],
    ['因申辩加重的（公务员法第六十三条参照）', 'heavier-after-defence', ...accepted(), ...investigated('substantiated'), says('organ-leader', m.decide, { result: 'discipline', refer: [] }), says('handler', m.hearOnMeasure, { proposed: 'warning' }), says('organ-leader', m.imposeMeasure, { level: 'demerit', employment: 'direct' })],
    ['两人里一人的处理比向本人告知的重、不比另一人的重的（公务员法第六十三条参照）', 'heavier-after-defence', ...two, says('organ-leader', m.imposeMeasure, { level: 'demerit', employment: 'direct', duty: 'imposeMeasure/person1' })],
    ['两人里一人的复核改得比本人的处理重、不比另一人的重的', 'recheck-not-milder', ...two, says('organ-leader', m.imposeMeasure, { level: 'warning', employment: 'direct', duty: 'imposeMeasure/person1' }), says('organ-leader', m.imposeMeasure, { level: 'major-demerit', employment: 'direct', duty: 'imposeMeasure/person2' }), says('handler', m.askRecheck, { duty: 'askRecheck/person1' }), says('reviewer', m.ruleRecheck, { result: 'demerit', duty: 'ruleRecheck/person1' })],
    ['复核处理决定的人就是作出处理的人的', 'same-person', ...imposed, says('handler', m.askRecheck), says('reviewer', m.ruleRecheck, { result: 'upheld', by: 'u-organ-leader' })],
    ['复核改成同样重的处理的', 'recheck-not-milder', ...imposed, says('handler', m.askRecheck), says('reviewer', m.ruleRecheck, { result: 'warning' })],
    ['复核加重处理的', 'recheck-not-milder', ...imposed, says('handler', m.askRecheck), says('reviewer', m.ruleRecheck, { result: 'demerit' })],
    ['本机关自己复核处理决定的', 'wrong-office', ...imposed, says('handler', m.askRecheck), says('reviewer', m.ruleRecheck, { result: 'upheld', organ: '320602' })],
    ['没有确定属于监察对象就移送政务处分的（监察法第十五条）', 'supervision-open', ...accepted(), ...investigated('substantiated'), says('organ-leader', m.decide, { result: 'no-action', refer: ['supervision-organ'] })],
    ['确定不属于监察对象还要移送政务处分的（监察法第十五条）', 'supervision-open', ...determined('not-applies'), says('organ-leader', m.decide, { result: 'no-action', refer: ['supervision-organ'] })],
    ['既给予处分又移送政务处分的（公职人员政务处分法第十六条）', 'both-sanctions', ...determined('applies'), says('organ-leader', m.decide, { result: 'discipline', refer: ['supervision-organ'] })],
    ['移送政务处分以后拟给予警告的（公职人员政务处分法第十六条）', 'both-sanctions', ...determined('applies'), says('organ-leader', m.decide, { result: 'labour-measure', refer: ['supervision-organ'] }), says('handler', m.hearOnMeasure, { proposed: 'warning' })],
    ['监察机关接收以后复查责令重办、又给予处分的（公职人员政务处分法第十六条）', 'both-sanctions', ...determined('applies'), says('organ-leader', m.decide, { result: 'no-action', refer: ['supervision-organ'] }), ...told, says('handler', m.recordReferralReply, { result: 'taken' }), ...remanded, ...investigated('substantiated').slice(1, 3), says('handler', m.report, { findings: ['substantiated'], by: 'h-3' }), says('handler', m.countersign, { result: 'agreed', by: 'h-4' }), says('organ-leader', m.decide, { result: 'discipline', refer: [] })],
    ['监察机关接收以后给予记过的（公职人员政务处分法第十六条）', 'both-sanctions', ...determined('applies'), says('organ-leader', m.decide, { result: 'labour-measure', refer: ['supervision-organ'] }), says('handler', m.recordReferralReply, { result: 'taken' }), says('handler', m.hearOnMeasure, { proposed: 'post-change' }), says('organ-leader', m.imposeMeasure, { level: 'demerit', employment: 'direct' })],
    ['移送政务处分以后复查变更为违规处理的（公职人员政务处分法第十六条）', 'both-sanctions', ...determined('applies'), says('organ-leader', m.decide, { result: 'no-action', refer: ['supervision-organ'] }), ...told, says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'discipline' })],
    ['复查变更为违规处理的人又复核这个处理的', 'same-person', ...concluded, says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'discipline' }), says('handler', m.hearOnMeasure, { proposed: 'warning' }), says('organ-leader', m.imposeMeasure, { level: 'warning', employment: 'direct' }), says('handler', m.askRecheck), says('reviewer', m.ruleRecheck, { result: 'upheld' })],
    ['承办岗确定是否属于监察对象的', 'wrong-office', ...accepted(), says('unit-leader', m.assign, { handlers: ['h-1', 'h-2'] }), says('handler', m.determineSupervision, { result: 'applies' })],
    ['诉求事项确定是否属于监察对象的', 'not-awaited', ...accepted('claim'), says('unit-leader', m.assign, { handlers: ['h-1', 'h-2'] }), says('inspection', m.determineSupervision, { result: 'applies', duty: 'determineSupervision' })],
    ['第二次申请复核的', 'already-answered', ...imposed, says('handler', m.askRecheck), says('handler', m.askRecheck, { duty: 'askRecheck' })],
    ['第二次延期的（信访工作条例第三十四条）', 'extended-once', ...accepted('claim'), says('unit-leader', m.assign, { handlers: ['h-1', 'h-2'] }), says('handler', m.askExtension), says('organ-leader', m.ruleExtension, { result: 'granted' }), says('handler', m.askExtension)],
    ['重办的最后一天过后才申请延期的（信访工作条例第三十四条）', 'extension-late', ...concluded, ...remanded, days(70), says('handler', m.askExtension)],
    ['异议有新的证据却只作说明的', 'evidence-unchecked', ...concluded, says('complainant', m.object, { newEvidence: true }), says('handler', m.answerObjection, { result: 'explained' })],
    ['最后一天过后才批延期的（信访工作条例第三十四条）', 'extension-late', ...accepted('claim'), says('unit-leader', m.assign, { handlers: ['h-1', 'h-2'] }), says('handler', m.askExtension), days(66), says('organ-leader', m.ruleExtension, { result: 'granted' })],
    ['会签人就是报告人的', 'same-person', ...accepted(), ...investigated('substantiated').slice(0, 4), says('handler', m.countersign, { result: 'agreed', by: 'h-1' })],
    ['决定人就是报告人的', 'same-person', ...accepted(), ...investigated('substantiated'), says('organ-leader', m.decide, { result: 'no-action', refer: [], by: 'h-1' })],
    ['自己申请延期自己批的', 'same-person', ...accepted('claim'), says('unit-leader', m.assign, { handlers: ['h-1', 'h-2'] }), says('handler', m.askExtension, { by: 'h-1' }), says('organ-leader', m.ruleExtension, { result: 'granted', by: 'h-1' })],
    ['签发人就是起草人的', 'same-person', ...concluded.slice(0, -1), says('organ-leader', m.approveOutcome, { result: 'agreed', by: 'h-1' })],
    ['复查人就是原决定人的', 'same-person', ...concluded, says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'upheld', by: 'u-organ-leader' })],
    ['复核人就是复查人的', 'same-person', ...concluded, says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'upheld' }), says('complainant', m.askReReview), says('reviewer', m.ruleReReview, { result: 'upheld', by: 'u-reviewer' })],
    ['指派已回避的人的（信访工作条例第二十八条）', 'recused-handler', ...accepted(), says('unit-leader', m.assign, { handlers: ['h-1', 'h-2'] }), says('handler', m.askRecusal, { person: 'h-1', by: 'h-2' }), says('unit-leader', m.ruleRecusal, { result: 'recused', person: 'h-1' }), says('unit-leader', m.assign, { handlers: ['h-1', 'h-3'] })],
    ['有一项属实却要澄清的', 'not-awaited', ...accepted(), ...investigated('unsubstantiated', 'substantiated'), says('organ-leader', m.decide, { result: 'no-action', refer: [] }), says('handler', m.askClearing, { duty: 'askClearing' })],
    ['已移送其他机关、还没有回复就要拟写澄清的', 'not-awaited', ...accepted(), ...investigated('unsubstantiated'), says('organ-leader', m.decide, { result: 'no-action', refer: ['discipline-organ'] }), says('handler', m.askClearing), ...told, says('complainant', m.acceptOutcome), says('handler', m.draftClearing, { form: 'letter', agrees: false, checked: true, duty: 'draftClearing' })],
    ['澄清没有核对是否暴露来信人的（信访工作条例第三十条）', 'complainant-shown', ...cleared, says('handler', m.draftClearing, { form: 'letter', agrees: false, checked: false })],
    ['本人没有同意就要公开澄清的（个人信息保护法第二十五条）', 'clearing-not-agreed', ...cleared, says('handler', m.draftClearing, { form: 'public-notice', agrees: false, checked: true })],
    ['澄清由起草人自己审批的', 'same-person', ...cleared, clearing('letter'), says('organ-leader', m.approveClearing, { result: 'agreed', by: 'h-1' })],
    ['澄清由分管负责人审批的', 'wrong-office', ...cleared, clearing('letter'), says('unit-leader', m.approveClearing, { result: 'agreed', duty: 'approveClearing' })],
    ['澄清退回第三次的', 'returned-enough', ...cleared, ...[1, 2, 3].flatMap(() => [clearing('letter'), says('organ-leader', m.approveClearing, { result: 'returned' })])],
    ['无法查实就报请认定诬告的（纪检监察机关处理检举控告工作规则第三十九条参照）', 'not-untrue', ...accepted(), ...investigated('not-verifiable'), says('organ-leader', m.decide, { result: 'no-action', refer: [] }), says('organ-leader', m.referFalseAccusation, { allegations: ['1'], body: 'city-discipline-organ', intent: true })],
    ['查证属实的那一项报请认定诬告的（纪检监察机关处理检举控告工作规则第三十九条参照）', 'not-untrue', ...accepted(), ...investigated('unsubstantiated', 'substantiated'), says('organ-leader', m.decide, { result: 'no-action', refer: [] }), says('organ-leader', m.referFalseAccusation, { allegations: ['1', '2'], body: 'city-discipline-organ', intent: true })],
    ['一项都没有查明不属实就报请认定诬告的', 'not-awaited', ...accepted(), ...investigated('not-verifiable', 'substantiated'), says('organ-leader', m.decide, { result: 'no-action', refer: [] }), says('organ-leader', m.referFalseAccusation, { allegations: ['1'], body: 'city-discipline-organ', intent: true, duty: 'referFalseAccusation' })],
    ['查证部分属实的一项写涉嫌诬告的（纪检监察机关处理检举控告工作规则第三十九条参照）', 'found-true', ...accepted(), ...investigated('substantiated').slice(0, 3), says('handler', m.report, { findings: ['unsubstantiated', 'partly-substantiated'], suspected: [true, true], by: 'h-1' })],
    ['没有故意的证据就报请认定诬告的（纪检监察机关处理检举控告工作规则第四十五条参照）', 'no-intent', ...concluded, says('organ-leader', m.referFalseAccusation, { allegations: ['1'], body: 'city-discipline-organ', intent: false })],
    ['没有报请就登记诬告认定的', 'not-awaited', ...concluded, says('handler', m.recordAccusationReply, { result: 'found' })],
    ['退回第三次的', 'returned-enough', ...[1, 2, 3].flatMap(() => [says('intake-officer', m.triage, { track: 'report' as const, result: 'accepted' as const, by: 'in-1' }), says('intake-officer', m.confirmTriage, { result: 'returned' as const, by: 'in-2' })])],
  ];
  test('上级交办的，管辖异议提过一次、裁定归本机关以后再提的（信访工作条例第二十三条第三款）：objected-already', async () => {
    expect(await groundOf(walk.take({ opening: { ...opening, origin: 'from-superior' }, steps: [...examined('objected'), here, ...examined('objected').slice(0, 1)] }, { refused: true }))).toBe('objected-already');
  });

  test('延期在最后一天当天批还来得及，过一天就不行（信访工作条例第三十四条）', () => {
    const grants = (on: Day) => m.ruleExtension.refusal({ id: 's', duty: 'ruleExtension', by: 'u', as: 'organ-leader', on, result: 'granted' }, { opening: {}, said: () => [], after: () => ({ said: () => [] }), lastOf: () => undefined, lastDay: () => '2026-05-06' });
    expect(grants('2026-05-06')).toBeUndefined();
    expect(grants('2026-05-07')).toEqual({ ground: 'extension-late', on: '2026-05-06' });
  });

  for (const [sentence, ground, ...steps] of table) {
    test(`${sentence}：${ground}`, async () => {
      expect(await refused(...steps)).toBe(ground);
    });
  }

  test('上级交办、信访部门转来的，过了五个工作日才提管辖异议的（信访工作条例第二十三条第三款）：objection-late', async () => {
    const steps = [days(10), says('intake-officer', m.triage, { track: 'report', result: 'objected' })];
    for (const origin of ['from-superior', 'petition-office']) expect(await groundOf(walk.take({ opening: { ...opening, origin }, steps }, { refused: true }))).toBe('objection-late');
  });
});
