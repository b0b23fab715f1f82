import { WIR } from '../benefits/tables.ts';
import type { Body, Label, Period } from '../steps/words.ts';
import type { Bodies } from './opening.ts';
import type { Category } from './words.ts';

const NT = '本办法';
const wir = { source: WIR, since: '2011-01-01', status: 'B' } as const;
/** The rule on how recognition is done. */
export const WIRM = '工伤认定办法';
const wirm = { source: WIRM, since: '2011-01-01', status: 'B' } as const;
const laa = { source: '劳动能力鉴定管理办法（2025）', since: '2025-07-01', status: 'B' } as const;
const sih = { source: '社会保险经办条例（2023）', since: '2023-12-01', status: 'B' } as const;
/** What the Supreme Court says on work-injury cases against authorities. */
export const SPC_WI = '最高人民法院关于审理工伤保险行政案件若干问题的规定';
/** The rule on what the funds pay in advance. */
export const ADV = '社会保险基金先行支付暂行办法';
const adv = { source: ADV, since: '2011-07-01', status: 'B' } as const;
const ours = { source: NT, since: '2026-01-01', status: 'D' } as const;
const all = { source: '行政诉讼法（2017）', status: 'B', since: '2017-07-01' } as const;
const extensionTitle: Label = ['延长', 'extension'];

/** Every figure of a work injury. What no source settles is `D`: a default that a parameter of the same name replaces. */
export const law = {
  incidentReport: { id: 'injury-incident-report', title: ['内部报告确认时间', 'report inside the organ'], figure: 1, unit: 'day', article: '第十四条（默认规则：二十四小时）', ...ours },
  careComplaint: { id: 'injury-care-complaint', title: ['救治投诉处理时间', 'complaint about care'], figure: 1, unit: 'day', article: '第四条（默认规则：当日）', ...ours },
  advanceConfirmation: { id: 'advance-finance-confirmation', title: ['财务确认时间', 'confirmation by finance'], figure: 3, unit: 'working-day', article: '第十四条第二款（默认规则）', ...ours },
  paidLeave: { id: 'paid-medical-leave', title: ['停工留薪', 'paid medical leave'], figure: 12, unit: 'month', article: '第三十三条', lasting: true, ...wir },
  paidLeaveExtension: { id: 'paid-medical-leave-extension', title: ['停工留薪延长', 'extension of paid leave'], figure: 12, unit: 'month', article: '第三十三条', ...wir },
  employerApplication: { id: 'injury-application-employer', title: ['单位申请期限', 'application by the employer'], figure: 30, unit: 'day', article: '第十七条第一款', ...wir },
  employerExtension: { id: 'injury-application-extension', title: extensionTitle, figure: 30, unit: 'day', article: '第十七条第一款（经同意，天数由人社部门写明）', ...wir },
  personApplication: { id: 'injury-application-person', title: ['个人申请期限', 'application by the person'], figure: 1, unit: 'year', article: '第十七条第二款', ...wir },
  lateApplication: { id: 'injury-late-application', title: ['逾期申请时间', 'application after the year'], figure: 60, unit: 'day', article: '第七条（登记时一年已过的，默认）', source: SPC_WI, since: '2014-09-01', status: 'D' },
  materialsReview: { id: 'injury-materials-review', title: ['材料审核期限', 'review of the materials'], figure: 15, unit: 'day', article: '第八条', ...wirm },
  decision: { id: 'injury-decision', title: ['认定期限', 'recognition decision'], figure: 60, unit: 'day', article: '第二十条', ...wir },
  decisionWhenClear: { id: 'injury-decision-clear', title: ['认定期限（事实清楚）', 'recognition decision when clear'], figure: 15, unit: 'day', article: '第二十条', ...wir },
  decisionService: { id: 'injury-decision-service', title: ['认定送达期限', 'service of the decision'], figure: 20, unit: 'day', article: '第二十二条', ...wirm },
  adminReview: { id: 'admin-review-application', title: ['申请复议期限', 'administrative review'], figure: 60, unit: 'day', article: '第二十条', source: '行政复议法（2023）', status: 'B', since: '2024-01-01' },
  adminSuit: { id: 'admin-suit', title: ['起诉期限', 'administrative suit'], figure: 6, unit: 'month', article: '第四十六条', ...all },
  suitAfterReview: { id: 'admin-suit-after-review', title: ['复议后起诉期限', 'suit after review'], figure: 15, unit: 'day', article: '第四十五条', ...all },
  appraisalSupplement: { id: 'appraisal-supplement', title: ['鉴定补正告知期限', 'notice of missing materials'], figure: 5, unit: 'working-day', article: '第十条', ...laa },
  appraisalSupply: { id: 'appraisal-supply', title: ['鉴定材料补交时间', 'time to supply'], figure: 15, unit: 'day', article: '第十条（合理期限，默认）', source: laa.source, since: laa.since, status: 'D' },
  appraisalConclusion: { id: 'appraisal-conclusion', title: ['鉴定结论期限', 'appraisal conclusion'], figure: 60, unit: 'day', article: '第二十五条', ...wir },
  appraisalExtension: { id: 'appraisal-extension', title: ['鉴定延长', 'extension of an appraisal'], figure: 30, unit: 'day', article: '第二十五条', ...wir },
  visitMoved: { id: 'appraisal-visit-moved', title: ['改期顺延', 'new day of the visit'], figure: 1, unit: 'day', article: '第十二条', ...laa },
  appraisalService: { id: 'appraisal-service', title: ['鉴定结论送达期限', 'service of the conclusion'], figure: 15, unit: 'day', article: '第十七条', ...laa },
  reappraisal: { id: 're-appraisal-application', title: ['申请再次鉴定期限', 'request for re-appraisal'], figure: 15, unit: 'day', article: '第二十六条', ...wir },
  employerReappraisal: { id: 're-appraisal-by-employer', title: ['用人单位申请再次鉴定期限', "employer's request for re-appraisal"], figure: 15, unit: 'day', article: '第二十六条', ...wir },
  manualReimbursement: { id: 'manual-reimbursement', title: ['手工报销期限', 'manual reimbursement'], figure: 20, unit: 'working-day', article: '第二十二条', ...sih },
  benefitStop: { id: 'benefit-stop-report', title: ['停发事由报告期限', 'report of the end of a benefit'], figure: 20, unit: 'working-day', article: '第二十五条', ...sih },
  fundDemand: { id: 'fund-advance-demand', title: ['先行支付催告期限', 'demand on the employer'], figure: 3, unit: 'working-day', article: '第七条', ...adv },
  fundEmployerPay: { id: 'fund-advance-employer-pay', title: ['催告后支付期限', 'payment after the demand'], figure: 5, unit: 'working-day', article: '第七条', ...adv },
  fundRefusal: { id: 'fund-advance-refusal', title: ['不予先行支付决定期限', 'refusal of a fund advance'], figure: 5, unit: 'working-day', article: '第九条', ...adv },
  fundRepayment: { id: 'fund-advance-repayment', title: ['先行支付偿还期限', 'repayment of a fund advance'], figure: 10, unit: 'day', article: '第十三条', ...adv },
  missingPay: { id: 'missing-person-pay', title: ['下落不明照发工资', 'wage of a missing person'], figure: 3, unit: 'month', article: '第四十一条（自事发当月起）', lasting: true, fromMonthStart: true, ...wir },
  reliefReferral: { id: 'relief-referral', title: ['救助转介时间', 'referral to civil relief'], figure: 5, unit: 'working-day', article: '第四条（默认规则）', ...ours },
} as const satisfies Record<string, Period>;

/** A party's own time, to go to another body or to pay a debt. Nobody is asked under it, and no office is pressed for its last day. */
export const ownTime: readonly string[] = [law.adminReview.id, law.fundRepayment.id];

/** Counts that are no periods of a case. */
export const limits = {
  /** Months by which paid leave may grow in all (WIR 33). */
  leaveExtensionMonths: 12,
  /** Years after a conclusion before its review may be asked for; an earliest day, never moved (WIR 28). */
  yearsToReview: 1,
} as const;

/** Art. 14(2) sets no ceiling for rescue; what is advanced for transport and nursing in one case has one once it is entered (procedures §2.2 B). 0 stands for none. */
export const advanceCap = { name: 'advance-cap-transport-nursing', title: ['交通、护理垫付每案上限（0 为不设）', 'ceiling a case for transport and nursing, 0 for none'], unit: 'fen', value: 0, minimum: 0, maximum: 100_000_000 } as const;
export const capped: readonly Category[] = ['outside-travel', 'local-transport', 'nursing-in-leave', 'nursing-after-grading'];

/** Which body acts for the city's organs, until another is entered (procedures §5 no. 16). */
export const bodies = {
  recognition: { name: 'work-injury-recognition-body', title: ['工伤认定机构', 'body for recognition'], value: '320600-hr', unit: 'organ' },
  agency: { name: 'work-injury-agency', title: ['工伤保险经办机构', 'agency of the fund'], value: '320600-agency', unit: 'organ' },
  committee: { name: 'work-injury-committee', title: ['设区的市劳动能力鉴定委员会', 'appraisal committee of the city'], value: '320600-appraisal', unit: 'organ' },
  provincialCommittee: { name: 'work-injury-provincial-committee', title: ['省级劳动能力鉴定委员会', 'appraisal committee of the province'], value: '320000-appraisal', unit: 'organ' },
  health: { name: 'work-injury-health-body', title: ['督促救治的卫生健康部门', 'health department for emergency care'], value: '320600-health', unit: 'organ' },
  civilAffairs: { name: 'work-injury-relief-body', title: ['办理救助的民政部门', 'civil affairs for relief'], value: '320600-civil-affairs', unit: 'organ' },
} as const satisfies Record<keyof Bodies, Body>;
