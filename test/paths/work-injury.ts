import * as m from '../../workflows/work-injury/messages.ts';
import type { Grade, Payer } from '../../workflows/work-injury/words.ts';
import { forms } from '../../workflows/work-injury/forms.ts';
import { missingCourse, notices, referrals, results } from '../../workflows/work-injury/words.ts';
import { addDays } from '../../db/calendar/count.ts';
import type { Day } from '../../workflows/steps/words.ts';
import type { Told } from './transcript.ts';
import { days, says, type Path, type Step } from './walk.ts';

/** What its transcripts call things. */
export const words: Told = { forms, notices, referrals, results, registered: '本办法第十四条', linked: ['提请烈士评定，另立关联案件', '本办法第四条'] };

/** The opening of a path; the walk begins on the day of receipt, which is the day of the accident unless it is said otherwise. */
export const opening = {
  organ: '320602',
  employment: 'direct',
  employer: '320602',
  harm: 'injury',
  insurance: 'insured',
  thirdParty: false,
  bodies: { recognition: '320600-hr', agency: '320600-agency', committee: '320600-appraisal', provincialCommittee: '320000-appraisal', health: '320600-health', civilAffairs: '320600-civil-affairs' },
  superior: '320600',
};
export const dispatched = { ...opening, employment: 'dispatch', employer: '320600-firm' };

const confirmed = says('unit-leader', m.confirmIncident, { result: 'confirmed' });
const cared = says('handler', m.recordCare, { result: 'normal' });
const noAdvance = says('handler', m.requestAdvance, { result: 'none' });
const left = (from = '2026-03-02'): Step[] => [says('handler', m.startLeave, { from: from as never }), says('handler', m.reviewLeave, { result: 'ended' })];
export const begun: Step[] = [confirmed, cared, noAdvance];
const applied = says('handler', m.applyByEmployer);
const accepted = says('hr-officer', m.reviewMaterials, { result: 'accepted' });
const inquired = says('hr-officer', m.recordInquiry);
const decided = says('hr-officer', m.decideRecognition, { result: 'recognised', paragraph: 'violence' });
const denied = says('hr-officer', m.decideRecognition, { result: 'refused', paragraph: 'not-met' });
const recognised: Step[] = [applied, accepted, inquired, decided];
const appraisedAs = (grade: Grade): Step[] => [
  says('handler', m.applyAppraisal, { result: 'applied' }),
  says('appraisal-officer', m.checkAppraisalMaterials, { result: 'complete' }),
  says('appraisal-officer', m.drawPanel),
  says('appraisal-officer', m.concludeAppraisal, { result: 'concluded', grade, selfCare: 'none' }),
];
const again = (grade: Grade): Step[] => appraisedAs(grade).slice(1);
const paidOut = says('agency-officer', m.decideBenefits);
const noRelief = says('handler', m.screenRelief, { result: 'not-needed' });
const healed = says('handler', m.applyAppraisal, { result: 'no-disability' });
const ends = (cause: 'retirement' | 'leaving' | 'death'): Step[] => [says('handler', m.endBenefit, { cause }), says('handler', m.reportBenefitEnd)];
/** Both let the conclusion stand, and say so. */
const stands = (employer: 'handler' | 'dispatch-officer' = 'handler'): Step[] => [says('injured', m.acceptConclusion), says(employer, m.acceptConclusion)];
const over: Step[] = [...stands(), ...ends('retirement')];

export const asked = (...items: ('medical-listed' | 'medical-unlisted' | 'local-transport' | 'nursing-in-leave')[]) => says('handler', m.requestAdvance, { result: 'requested', urgent: true, items });
export const paid = (n = 1): Step[] => [
  says('duty-leader', m.approveAdvance, { result: 'approved', duty: `approveAdvance/${n}` }),
  says('finance-officer', m.payAdvance, { duty: `payAdvance/${n}`, by: 'f-1' }),
  says('finance-officer', m.confirmAdvance, { result: 'confirmed', duty: `confirmAdvance/${n}` }),
  says('handler', m.completeDocuments, { duty: `completeDocuments/${n}` }),
];
const classed = (of: string, ...classes: Payer[]) => says('handler', m.classifyItems, { classes, duty: `classifyItems/${of}` });
const claimed = (of: string) => says('handler', m.claimAdvance, { duty: `claimAdvance/${of}` });
const reimbursed = (of: string, result: 'paid' | 'partly' | 'refused') => says('agency-officer', m.ruleReimbursement, { result, duty: `ruleReimbursement/${of}` });
const receipt = (of: string, result: 'full' | 'partial' | 'nothing') => says('finance-officer', m.recordReceipt, { result, duty: `recordReceipt/${of}` });
const remainder = (of: string, result: 'written-off' | 'pursue') => says('organ-leader', m.ruleRemainder, { result, duty: `ruleRemainder/${of}` });

const recovered = (result: m.Recovery['result']) => says('agency-officer', m.recoverFromEmployer, { result });

const broughtOn = (servedOn: Day, nth: '' | ':2' | ':3') => says('handler', m.recordService, { result: 'served', servedOn, duty: `recordService/recognition-decision${nth}` });
const reversed = (item: string) => says('finance-officer', m.reverseEntry, { entry: `e.receipt.GS-2026-00001.${item}` });
const died = { ...opening, harm: 'death' };
const missing = { ...opening, harm: 'missing' };

/** Every path of §2.2 through a work injury, by the sentence that tells it. */
const told: Record<string, Path> = {
  '单位三十日内申请，认定、鉴定、核定待遇，不需救助；认可结论，退休停发（第十四条，工伤保险条例第十七条至第三十七条）': { opening, steps: [...begun, ...left(), ...recognised, ...appraisedAs('7'), paidOut, noRelief, ...over] },
  '痊愈未致残的，认定后办结（工伤保险条例第二十一条）': { opening, steps: [...begun, ...recognised, ...left(), healed] },
  '紧急垫付由值班领导当即批准，财务随后确认；认定后基金和本机关分担，基金全额返还（第十四条第二款，社会保险经办条例第二十二条）': {
    opening,
    steps: [confirmed, says('handler', m.recordCare, { result: 'critical' }), asked('medical-listed', 'local-transport'), ...paid(), ...left(), ...recognised, classed('1', 'fund', 'organ'), claimed('1-fund'), reimbursed('1-fund', 'paid'), receipt('1-fund', 'full'), healed],
  },
  '收齐以后才发现记错的，冲正后余款重新追偿，收齐才办结（第十四条第二款）': {
    opening,
    steps: [confirmed, cared, asked('medical-listed'), ...paid(), ...left(), ...recognised, classed('1', 'fund'), claimed('1-fund'), reimbursed('1-fund', 'paid'), receipt('1-fund', 'full'), reversed('1-1'), reversed('1-1'), claimed('1-fund:2'), reimbursed('1-fund:3', 'partly'), healed, receipt('1-fund:2', 'full'), days(190)],
  },
  '不紧急的垫付先经财务确认再付；第二笔不予垫付并告知；派遣单位拒付，继续追偿后核销余款（第十四条第二款，劳务派遣暂行规定第十条）': {
    opening: dispatched,
    steps: [confirmed, cared, says('handler', m.requestAdvance, { result: 'requested', items: ['nursing-in-leave'] }), says('duty-leader', m.approveAdvance, { result: 'approved' }), says('finance-officer', m.confirmAdvance, { result: 'confirmed' }), says('finance-officer', m.payAdvance, { by: 'f-1' }), says('handler', m.completeDocuments),
      says('handler', m.requestAdvance, { result: 'requested', items: ['local-transport'] }), says('duty-leader', m.approveAdvance, { result: 'refused' }),
      says('dispatch-officer', m.startLeave, { from: '2026-03-02' }), says('dispatch-officer', m.reviewLeave, { result: 'ended' }), says('dispatch-officer', m.applyByEmployer), accepted, inquired, decided,
      classed('1', 'firm'), claimed('1-firm'), says('dispatch-officer', m.answerClaim, { result: 'refused' }), receipt('1-firm', 'partial'), remainder('1-firm', 'pursue'),
      says('handler', m.claimAdvance, { duty: 'claimAdvance/1-firm:2' }), says('handler', m.answerClaim, { result: 'refused' }), says('finance-officer', m.recordReceipt, { result: 'nothing', duty: 'recordReceipt/1-firm:2' }), says('organ-leader', m.ruleRemainder, { result: 'written-off', duty: 'ruleRemainder/1-firm:2' }), says('dispatch-officer', m.applyAppraisal, { result: 'no-disability' })],
  },
  '财务不确认的，不予垫付并告知（第十四条第二款）': { opening, steps: [confirmed, cared, says('handler', m.requestAdvance, { result: 'requested', items: ['local-transport'] }), says('duty-leader', m.approveAdvance, { result: 'approved' }), says('finance-officer', m.confirmAdvance, { result: 'objected' }), ...left(), ...recognised, healed] },
  '单位三十日未申请的，当日告知本人和工会一年内可以自行申请；本人申请后认定（工伤保险条例第十七条第二款）': { opening, steps: [...begun, ...left(), days(32), says('injured', m.applyByPerson), accepted, inquired, decided, healed] },
  '到期前申请延长并经同意，在新期限内申请（工伤保险条例第十七条第一款）': { opening, steps: [...begun, ...left(), days(20), says('handler', m.askFilingExtension), says('hr-officer', m.ruleFilingExtension, { result: 'granted', days: 15 }), days(20), ...recognised, healed] },
  '事发三天后才报告、一年内没有人申请的，权利消灭，垫付费用由本机关承担（工伤保险条例第十七条第二款）': { opening, opensWith: (start) => ({ occurredOn: addDays(start, -3) }), steps: [confirmed, cared, asked('local-transport'), ...paid(), ...left(), days(368), classed('1', 'organ')] },
  '登记时一年已过的，仍可以申请并说明耽误的原因，由人社部门决定受理（最高人民法院关于审理工伤保险行政案件若干问题的规定第七条）': { opening, opensWith: (start) => ({ occurredOn: addDays(start, -400) }), steps: [...begun, ...left(), days(10), says('hr-officer', m.excludeTime, { from: '2025-06-02', to: '2025-12-02' } as never), days(90), says('injured', m.applyByPerson), accepted, inquired, decided, healed] },
  '登记时一年已过、六十日内没有人申请的，权利消灭（工伤保险条例第十七条第二款）': { opening, opensWith: (start) => ({ occurredOn: addDays(start, -400) }), steps: [...begun, ...left(), days(70)] },
  '因不可抗力耽误的时间不计入一年（最高人民法院关于审理工伤保险行政案件若干问题的规定第七条）': { opening, steps: [...begun, ...left(), days(40), says('hr-officer', m.excludeTime, { from: '2026-03-05', to: '2026-03-25' } as never), days(335), says('handler', m.applyByPerson), accepted, inquired, decided, healed] },
  '材料不全的一次告知补正，补正后重新计算十五日；近亲属的材料由经办人代录（工伤认定办法第八条）': { opening, steps: [...begun, ...left(), applied, says('hr-officer', m.reviewMaterials, { result: 'supplement' }), days(3), says('handler', m.supplyMaterials), accepted, inquired, decided, healed] },
  '个人申请的补正由本人补交（工伤认定办法第八条）': { opening, steps: [...begun, ...left(), says('injured', m.applyByPerson), says('hr-officer', m.reviewMaterials, { result: 'supplement' }), says('injured', m.supplyMaterials), accepted, inquired, decided, healed] },
  '等待司法结论时中止并书面通知，恢复后在剩余期限内决定（工伤保险条例第二十条第三款）': { opening, steps: [...begun, ...left(), applied, accepted, inquired, days(10), says('hr-officer', m.suspendRecognition), days(50), says('hr-officer', m.resumeRecognition), decided, healed] },
  '事实清楚的十五日内决定；逾期上报后继续等待（工伤保险条例第二十条）': { opening, steps: [...begun, ...left(), applied, says('hr-officer', m.reviewMaterials, { result: 'accepted', clear: true }), days(18), inquired, decided, healed] },
  '认定机关不在系统内的，由经办人代录收到的决定书（工伤认定办法第二十二条）': { opening, steps: [...begun, ...left(), applied, says('handler', m.reviewMaterials, { result: 'accepted' }), says('handler', m.recordInquiry), says('handler', m.decideRecognition, { result: 'treated-as', paragraph: 'relief' }), healed] },
  '单位的申请不予受理的，也告知本人；六个月内无人起诉，终结（工伤认定办法第八条，行政诉讼法第四十六条）': { opening, steps: [...begun, ...left(), applied, says('hr-officer', m.reviewMaterials, { result: 'refused' }), days(190)] },
  '不予认定，复议维持后十五日内起诉又维持；垫付费用重新划分追偿（工伤保险条例第五十五条，社会保险法第三十六条）': { opening, steps: [confirmed, cared, asked('medical-listed'), ...paid(), ...left(), applied, accepted, inquired, denied, days(20), says('injured', m.askRemedy, { kind: 'review' }), says('handler', m.recordRemedyResult, { result: 'upheld' }), days(5), says('handler', m.recordRemedy, { kind: 'suit' }), says('handler', m.recordRemedyResult, { result: 'upheld' }), classed('1', 'other-insurance'), claimed('1-other-insurance'), receipt('1-other-insurance', 'full')] },
  '不予认定决定书由人送达、几天以后才登记的，复议和起诉从本人收到的那天算（行政复议法第二十条，行政诉讼法第四十六条）': { opening, mail: ['accepted', 'accepted', 'by-hand', 'by-hand', 'by-hand'], steps: [...begun, ...left(), applied, accepted, inquired, denied, days(6), broughtOn('2026-03-04', ''), broughtOn('2026-03-06', ':2'), broughtOn('2026-03-08', ':3'), days(185)] },
  '送达了迟迟没有登记的，从登记那天算，不让本人的期限在登记以前就过去': { opening, mail: ['accepted', 'accepted', 'by-hand', 'by-hand', 'by-hand'], steps: [...begun, ...left(), applied, accepted, inquired, denied, days(10), broughtOn('2026-03-04', ''), broughtOn('2026-03-12', ':2'), broughtOn('2026-03-12', ':3'), days(190)] },
  '不予认定被撤销的重新认定（工伤保险条例第五十五条）': { opening, steps: [...begun, ...left(), applied, accepted, inquired, denied, says('injured', m.askRemedy, { kind: 'suit' }), says('handler', m.recordRemedyResult, { result: 'revoked' }), accepted, inquired, decided, healed] },
  '不予认定后本人不再复议诉讼，终结（工伤保险条例第五十五条）': { opening, steps: [...begun, ...left(), applied, accepted, inquired, denied, says('injured', m.acceptDecision)] },
  '认定被撤销改为不予认定的，已付待遇停下，垫付重新划分并追偿（工伤保险条例第三十一、五十五条，社会保险法第三十六条）': {
    opening,
    steps: [confirmed, cared, asked('medical-listed'), ...paid(), ...left(), ...recognised, classed('1', 'fund'), claimed('1-fund'), says('handler', m.recordRemedy, { kind: 'suit' }), says('handler', m.recordRemedyResult, { result: 'revoked' }), denied, classed('1-anew', 'organ', 'other-insurance'), claimed('1-anew-other-insurance'), receipt('1-anew-other-insurance', 'nothing'), remainder('1-anew-other-insurance', 'written-off')],
  },
  '办结后六个月内认定被撤销的，重新划分垫付（工伤保险条例第五十五条，社会保险法第三十六条）': { opening, steps: [confirmed, cared, asked('local-transport'), ...paid(), ...left(), ...recognised, classed('1', 'organ'), healed, days(30), says('handler', m.recordRemedy, { kind: 'suit' }), says('handler', m.recordRemedyResult, { result: 'revoked' }), denied, classed('1-anew', 'organ')] },
  '认定维持的，待遇照发（工伤保险条例第三十一条）': { opening, steps: [...begun, ...left(), ...recognised, says('handler', m.recordRemedy, { kind: 'review' }), says('handler', m.recordRemedyResult, { result: 'upheld' }), healed] },
  '停工留薪满前申请延长，经鉴定委员会确认六个月（工伤保险条例第三十三条）': { opening, steps: [...begun, says('handler', m.startLeave, { from: '2026-03-02' }), says('handler', m.reviewLeave, { result: 'extend' }), says('appraisal-officer', m.ruleLeaveExtension, { result: 'granted', months: 6 }), says('handler', m.reviewLeave, { result: 'extend' }), says('appraisal-officer', m.ruleLeaveExtension, { result: 'refused' }), says('handler', m.reviewLeave, { result: 'ended' }), ...recognised, healed] },
  '鉴定材料补正、改期顺延、复杂延长三十日后作出结论（劳动能力鉴定管理办法第十、十二条，工伤保险条例第二十五条）': { opening, steps: [...begun, ...left(), ...recognised, says('injured', m.applyAppraisal, { result: 'applied' }), says('appraisal-officer', m.checkAppraisalMaterials, { result: 'supplement' }), days(3), says('injured', m.supplyForAppraisal), says('appraisal-officer', m.drawPanel), says('appraisal-officer', m.moveVisit, { days: 7 }), days(20), says('appraisal-officer', m.extendAppraisal), says('appraisal-officer', m.concludeAppraisal, { result: 'concluded', grade: '10', selfCare: 'none' }), paidOut, noRelief, ...over] },
  '单位说痊愈未致残而办结的，本人以后仍可以申请鉴定：重新办理，核定待遇（工伤保险条例第二十一条，劳动能力鉴定管理办法第八条）': { opening, steps: [...begun, ...left(), ...recognised, healed, days(40), says('injured', m.applyAppraisal, { result: 'applied' }), ...again('9'), paidOut, noRelief, ...over] },
  '鉴定材料逾期不补、又一次终止的，可以重新申请；最终放弃（劳动能力鉴定管理办法第十、十四条）': { opening, steps: [...begun, ...left(), ...recognised, says('handler', m.applyAppraisal, { result: 'applied' }), says('appraisal-officer', m.checkAppraisalMaterials, { result: 'supplement' }), days(17), says('handler', m.applyAppraisal, { result: 'applied' }), says('appraisal-officer', m.checkAppraisalMaterials, { result: 'complete' }), says('appraisal-officer', m.drawPanel), says('appraisal-officer', m.concludeAppraisal, { result: 'terminated' }), says('handler', m.applyAppraisal, { result: 'given-up' })] },
  '不服结论十五日内申请再次鉴定，省级结论为最终，待遇重新核定（工伤保险条例第二十六条）': { opening, steps: [...begun, ...left(), ...recognised, ...appraisedAs('8'), paidOut, noRelief, days(5), says('injured', m.askReappraisal), ...again('7'), paidOut, ...ends('retirement')] },
  '待遇还没核定就申请再次鉴定的，按最终结论只核定一次（工伤保险条例第二十六条）': { opening, steps: [...begun, ...left(), ...recognised, ...appraisedAs('8'), noRelief, days(14), says('injured', m.askReappraisal), ...again('7'), paidOut, ...ends('retirement')] },
  '本人认可结论以后，用人单位仍在自己的十五日内申请再次鉴定（工伤保险条例第二十六条）': { opening, steps: [...begun, ...left(), ...recognised, ...appraisedAs('8'), paidOut, noRelief, says('injured', m.acceptConclusion), days(10), says('handler', m.askReappraisal), ...again('9'), paidOut, ...ends('retirement')] },
  '垫付还没结清，用人单位申请再次鉴定；再次鉴定终止的，原结论不变（工伤保险条例第二十六条，劳动能力鉴定管理办法第十四条）': {
    opening,
    steps: [confirmed, cared, asked('medical-listed'), ...paid(), ...left(), ...recognised, ...appraisedAs('8'), paidOut, noRelief, days(10), says('handler', m.askReappraisal), ...again('7').slice(0, 2), classed('1', 'fund'), claimed('1-fund'), says('appraisal-officer', m.concludeAppraisal, { result: 'terminated' }), days(12), reimbursed('1-fund', 'paid'), receipt('1-fund', 'full'), ...ends('retirement')],
  },
  '待遇核定超过十五日，其间没有人申请再次鉴定的，结论不再变（工伤保险条例第二十六条）': { opening, steps: [...begun, ...left(), ...recognised, ...appraisedAs('8'), noRelief, days(17), paidOut, ...ends('retirement')] },
  '还能申请再次鉴定时死亡的，转为工亡（工伤保险条例第三十九条）': { opening, steps: [...begun, ...left(), ...recognised, ...appraisedAs('3'), noRelief, says('injured', m.acceptConclusion), says('handler', m.recordDeath), paidOut, says('handler', m.screenRelief, { result: 'not-needed' }), ...ends('retirement')] },
  '再次鉴定期间死亡的，转为工亡（工伤保险条例第三十九条）': { opening, steps: [...begun, ...left(), ...recognised, ...appraisedAs('3'), noRelief, says('injured', m.askReappraisal), says('handler', m.recordDeath), paidOut, says('handler', m.screenRelief, { result: 'not-needed' }), ...ends('retirement')] },
  '复查鉴定的结论也可以在核定期间申请再次鉴定（劳动能力鉴定管理办法第二十二条）': { opening, steps: [...begun, ...left(), ...recognised, ...appraisedAs('9'), paidOut, noRelief, says('injured', m.acceptConclusion), days(380), says('injured', m.askReviewAppraisal), ...again('9'), says('injured', m.askReappraisal), paidOut, ...again('8'), paidOut, ...ends('retirement')] },
  '满一年后申请复查鉴定，等级变化的重新核定；劳动关系终止时核定一次性补助（工伤保险条例第二十八、三十七条）': { opening, steps: [...begun, ...left(), ...recognised, ...appraisedAs('9'), paidOut, noRelief, days(380), says('injured', m.askReviewAppraisal), ...again('8'), paidOut, ...stands(), ...ends('leaving'), says('agency-officer', m.decideLeavingSums)] },
  '结论由欺诈取得的，鉴定委员会更正，待遇重新核定（劳动能力鉴定管理办法第三十一条）': { opening, steps: [...begun, ...left(), ...recognised, ...appraisedAs('5'), paidOut, noRelief, ...stands(), says('appraisal-officer', m.correctConclusion, { grade: '8', selfCare: 'none' }), paidOut, ...stands(), ...ends('retirement')] },
  '符合条件的转介社会救助，民政部门答复（第四条）': { opening, steps: [...begun, ...left(), ...recognised, ...appraisedAs('2'), paidOut, says('handler', m.screenRelief, { result: 'referred' }), says('relief-officer', m.recordReliefOutcome, { result: 'granted' }), ...over] },
  '医院拖延救治的当日报告卫生健康部门督促（第四条、第十四条第一款）': { opening, steps: [...begun, says('handler', m.reportCareRefusal), says('health-officer', m.superviseCare, { result: 'corrected' }), ...left(), ...recognised, healed] },
  '未参保单位拒付，催告五个工作日后基金先行支付，责令十日内偿还，逾期申请强制执行；陆续收回的照样登记，不并入垫付（社会保险法第四十一条，社会保险基金先行支付暂行办法第十三条）': { opening: { ...dispatched, insurance: 'uninsured' }, steps: [...begun, says('dispatch-officer', m.startLeave, { from: '2026-03-02' }), says('dispatch-officer', m.reviewLeave, { result: 'ended' }), says('dispatch-officer', m.applyByEmployer), accepted, inquired, decided, says('injured', m.applyFundAdvance), says('agency-officer', m.demandFromEmployer), days(9), says('agency-officer', m.payFromFund, { result: 'paid' }), says('agency-officer', m.orderRepayment), recovered('partly'), days(13), recovered('enforcement'), ...appraisedAs('6').map((step) => ('say' in step && step.as === 'handler' ? { ...step, as: 'dispatch-officer' } : step)), says('dispatch-officer', m.decideBenefits), noRelief, ...stands('dispatch-officer'), recovered('partly'), recovered('recovered'), ...ends('retirement')] },
  '未参保单位接到催告后支付，基金不再支付（社会保险基金先行支付暂行办法第七条）': { opening: { ...opening, insurance: 'uninsured' }, steps: [...begun, ...left(), ...recognised, says('handler', m.applyFundAdvance), says('agency-officer', m.demandFromEmployer), says('handler', m.answerDemand, { result: 'paid' }), healed] },
  '未参保单位的职工不符合先行支付条件的，五个工作日内不予先行支付并书面告知；再次申请的照样催告（社会保险基金先行支付暂行办法第九条）': { opening: { ...opening, insurance: 'uninsured' }, steps: [...begun, ...left(), ...recognised, says('injured', m.applyFundAdvance), says('agency-officer', m.payFromFund, { result: 'refused' }), says('injured', m.applyFundAdvance), says('agency-officer', m.demandFromEmployer), says('handler', m.answerDemand, { result: 'paid' }), healed] },
  '第三人责任的，不予先行支付的决定过了五个工作日，上报后照样决定（社会保险基金先行支付暂行办法第九条）': { opening: { ...opening, thirdParty: true }, steps: [...begun, ...left(), ...recognised, says('injured', m.applyFundAdvance), days(9), says('agency-officer', m.payFromFund, { result: 'refused' }), healed] },
  '第三人责任的，不催告已参保的单位，基金先行支付后向第三人追偿（社会保险法第四十二条，社会保险基金先行支付暂行办法第四条、第五条、第十二条）': { opening: { ...opening, thirdParty: true }, steps: [...begun, ...left(), ...recognised, says('handler', m.applyFundAdvance), says('agency-officer', m.payFromFund, { result: 'paid' }), recovered('recovered'), healed] },
  '第三人逾期不偿还的，经办机构提起诉讼；案件照常办结，以后收回的照样登记，收齐才终结（社会保险基金先行支付暂行办法第十二条）': { opening: { ...opening, thirdParty: true }, steps: [...begun, ...left(), ...recognised, says('injured', m.applyFundAdvance), says('agency-officer', m.payFromFund, { result: 'paid' }), recovered('suit'), healed, days(20), recovered('partly'), days(190), says('handler', m.recoverFromEmployer, { result: 'recovered' })] },
  '第三人一直没有查明的，不影响办结；经办机构终结追偿后终结（社会保险法第四十二条，社会保险基金先行支付暂行办法第十二条）': { opening: { ...opening, thirdParty: true }, steps: [...begun, ...left(), ...recognised, says('injured', m.applyFundAdvance), says('agency-officer', m.payFromFund, { result: 'paid' }), recovered('unidentified'), healed, days(200), recovered('ended')] },
  '因工死亡的，认定后核定丧葬、抚恤和一次性工亡补助，并提请烈士评定（工伤保险条例第三十九条）': { opening: died, steps: [...begun, ...recognised, says('unit-leader', m.proposeMartyr), paidOut, noRelief, ...ends('retirement')] },
  '停工期内因伤死亡的转为工亡（工伤保险条例第三十九条）': { opening, steps: [...begun, says('handler', m.startLeave, { from: '2026-03-02' }), says('handler', m.recordDeath), ...recognised, paidOut, noRelief, ...ends('retirement')] },
  '认定等待期间死亡的转为工亡（工伤保险条例第三十九条）': { opening, steps: [...begun, ...left(), applied, says('handler', m.recordDeath), accepted, inquired, says('hr-officer', m.decideRecognition, { result: 'treated-as', paragraph: 'sudden-death' }), paidOut, noRelief, ...ends('retirement')] },
  '认定等待期间死亡，不予认定的决定送达近亲属，近亲属起诉被撤销后重新认定（工伤认定办法第二十二条，工伤保险条例第五十五条）': { opening, steps: [...begun, ...left(), says('injured', m.applyByPerson), says('hr-officer', m.reviewMaterials, { result: 'supplement' }), says('handler', m.recordDeath), says('family', m.supplyMaterials), accepted, inquired, denied, says('family', m.askRemedy, { kind: 'suit' }), says('handler', m.recordRemedyResult, { result: 'revoked' }), accepted, inquired, decided, paidOut, noRelief, ...ends('retirement')] },
  '一级至四级停工期满后死亡的，停发并核定丧葬和抚恤（工伤保险条例第三十九条第三款）': { opening, steps: [...begun, ...left(), ...recognised, ...appraisedAs('3'), paidOut, noRelief, ...stands(), ...ends('death'), paidOut, noRelief] },
  '五级至十级退休前死亡的，停发待遇，不另发丧葬和抚恤（工伤保险条例第三十九条）': { opening, steps: [...begun, ...left(), ...recognised, ...appraisedAs('5'), paidOut, noRelief, ...stands(), ...ends('death')] },
  '抢救不等确认：事发未确认，紧急垫付已批准支付；单位认为与工作无关又逾期无人申请的，费用重新划分后办结（第十四条）': { opening, steps: [cared, asked('medical-listed'), ...paid(), says('unit-leader', m.confirmIncident, { result: 'not-work-related' }), days(368), classed('1', 'other-insurance'), claimed('1-other-insurance'), receipt('1-other-insurance', 'full')] },
  '执行任务下落不明的，照发三个月工资，第四个月起由基金发抚恤金，宣告死亡后按工亡办理（工伤保险条例第四十一条）': { opening: missing, steps: [confirmed, noAdvance, ...recognised, days(60), says('agency-officer', m.decideBenefits, { duty: `decideBenefits/${missingCourse}` }), days(60), says('handler', m.recordDeclaration, { result: 'declared-dead' }), says('agency-officer', m.decideBenefits, { duty: 'decideBenefits' }), noRelief, ...ends('retirement')] },
  '下落不明，抚恤金核定以前就宣告死亡的，工资停发，按工亡办理（工伤保险条例第四十一条）': { opening: missing, steps: [confirmed, noAdvance, ...recognised, says('handler', m.recordDeclaration, { result: 'declared-dead' }), says('agency-officer', m.decideBenefits, { duty: 'decideBenefits' }), noRelief, ...ends('retirement')] },
  '下落不明后返回的，办结（工伤保险条例第四十一条）': { opening: missing, steps: [confirmed, noAdvance, ...recognised, says('handler', m.recordDeclaration, { result: 'returned' })] },
  '单位认为与工作无关的留存记录；本人一年内申请后认定，各环节照办（工伤保险条例第十七条第二款）': { opening, steps: [says('unit-leader', m.confirmIncident, { result: 'not-work-related' }), days(3), says('injured', m.supplement), says('injured', m.applyByPerson), accepted, inquired, decided, cared, noAdvance, ...left(), healed] },
  '告知书发送失败的由经办人送达（第十四条）': { opening, mail: ['by-hand'], steps: [confirmed, says('handler', m.recordService, { result: 'served' }), cared, noAdvance, ...left(), ...recognised, healed] },
};

/** An injury that left nothing behind ends when its recognition can no longer be attacked. */
const lasts = (steps: readonly Step[]): readonly Step[] => {
  const last = steps.at(-1);
  return last && 'say' in last && last.say === m.applyAppraisal.name ? [...steps, days(190)] : steps;
};

/** The accident is on the first day of each walk. */
export const paths: Record<string, Path> = Object.fromEntries(Object.entries(told).map(([sentence, path]) => [sentence, { opensWith: (start) => ({ occurredOn: start }), ...path, steps: lasts(path.steps) }]));
