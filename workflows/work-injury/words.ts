import type { Label } from '../steps/words.ts';

export const procedureTitle: Label = ['工伤救治与垫付', 'work injury with advance payment'];

export const employments = {
  direct: ['聘用', 'direct employment'],
  dispatch: ['劳务派遣', 'labour dispatch'],
} as const satisfies Record<string, Label>;
export type Employment = keyof typeof employments;
export const employmentTitle: Label = ['用工形式', 'employment'];

export const harms = {
  injury: ['受伤', 'injury'],
  disease: ['职业病', 'occupational disease'],
  death: ['死亡', 'death'],
  missing: ['下落不明', 'missing'],
} as const satisfies Record<string, Label>;
export type Harm = keyof typeof harms;

/** How a line of a calculation of benefits is paid; a step of it is not paid at all. */
export const payments = {
  once: ['一次性', 'once'],
  month: ['每月', 'a month'],
  step: ['计算步骤', 'step'],
} as const satisfies Record<string, Label>;

/** The course of a decision on benefits that is about a person still missing (WIR 41). */
export const missingCourse = 'missing';

/** What benefits are decided on: the disability of the living (WIR 35–37), a death (WIR 39), or that the person is missing (WIR 41). */
export type BenefitCause = 'disability' | 'death' | 'missing';
/** A missing person who was declared dead is decided on like the dead, in the duty that follows. */
export const benefitCause = (duty: string, harm: string, hasDied: boolean): BenefitCause =>
  duty.split('/')[1]?.split(':')[0] === missingCourse ? 'missing' : hasDied || harm === 'death' || harm === 'missing' ? 'death' : 'disability';

export const insurances = {
  insured: ['已参加工伤保险', 'insured'],
  uninsured: ['未参加工伤保险', 'uninsured'],
} as const satisfies Record<string, Label>;
export type Insurance = keyof typeof insurances;

/** Why an injury is, is treated as, or is not a work injury (WIR 14–16). */
export const paragraphs = {
  'accident-at-work': ['工作时间和场所内因工作受事故伤害（第十四条第一项）', 'accident at work, WIR 14(1)'],
  'before-or-after-work': ['预备性或者收尾性工作受伤（第十四条第二项）', 'preparation or closing work, WIR 14(2)'],
  violence: ['因履行职责受暴力等意外伤害（第十四条第三项）', 'violence on duty, WIR 14(3)'],
  'occupational-disease': ['患职业病（第十四条第四项）', 'occupational disease, WIR 14(4)'],
  mission: ['因工外出受伤或者下落不明（第十四条第五项）', 'on mission, WIR 14(5)'],
  commuting: ['上下班途中非本人主要责任的交通事故（第十四条第六项）', 'commuting, WIR 14(6)'],
  'sudden-death': ['突发疾病死亡或者四十八小时内抢救无效（第十五条第一项）', 'sudden death within 48 hours, WIR 15(1)'],
  relief: ['抢险救灾等维护公共利益受伤（第十五条第二项）', 'relief, WIR 15(2)'],
  crime: ['故意犯罪（第十六条第一项）', 'intentional crime, WIR 16(1)'],
  drunk: ['醉酒或者吸毒（第十六条第二项）', 'drunk or drugs, WIR 16(2)'],
  'self-harm': ['自残或者自杀（第十六条第三项）', 'self-harm, WIR 16(3)'],
  'not-met': ['不符合认定条件', 'conditions not met'],
} as const satisfies Record<string, Label>;
export type Paragraph = keyof typeof paragraphs;

export const recognitions = {
  recognised: ['认定工伤', 'recognised'],
  'treated-as': ['视同工伤', 'treated as a work injury'],
  refused: ['不予认定', 'refused'],
} as const satisfies Record<string, Label>;
export type Recognition = keyof typeof recognitions;

/** Grades of disability from the gravest; `none` is below the lowest. */
export const grades = {
  '1': ['一级', 'grade 1'],
  '2': ['二级', 'grade 2'],
  '3': ['三级', 'grade 3'],
  '4': ['四级', 'grade 4'],
  '5': ['五级', 'grade 5'],
  '6': ['六级', 'grade 6'],
  '7': ['七级', 'grade 7'],
  '8': ['八级', 'grade 8'],
  '9': ['九级', 'grade 9'],
  '10': ['十级', 'grade 10'],
  none: ['未达等级', 'below grade 10'],
} as const satisfies Record<string, Label>;
export type Grade = keyof typeof grades;
/** Grades whose death after paid leave leaves funeral grant and pension behind (WIR 39(3)). */
export const gravest: readonly Grade[] = ['1', '2', '3', '4'];

export const selfCares = {
  none: ['能够自理', 'no dependence'],
  part: ['部分不能自理', 'partly dependent'],
  most: ['大部分不能自理', 'mostly dependent'],
  total: ['完全不能自理', 'totally dependent'],
} as const satisfies Record<string, Label>;
export type SelfCare = keyof typeof selfCares;

/** What an advanced item is for (procedures §2.2 B). */
export const categories = {
  'medical-listed': ['目录内医疗、康复', 'medical inside the catalogues'],
  'medical-unlisted': ['目录外医疗', 'medical outside the catalogues'],
  meals: ['住院伙食补助', 'hospital meals'],
  'outside-travel': ['统筹地区外交通食宿', 'travel outside the pooling area'],
  'local-transport': ['本地交通', 'local transport'],
  'nursing-in-leave': ['停工期护理', 'nursing in paid leave'],
  'nursing-after-grading': ['评残后护理', 'nursing after grading'],
  other: ['其他费用', 'other cost'],
} as const satisfies Record<string, Label>;
export type Category = keyof typeof categories;

/** Who bears an advanced item in the end. */
export const payers = {
  organ: ['公安机关自担', 'police organ itself'],
  fund: ['工伤保险基金', 'work-injury fund'],
  firm: ['劳务派遣单位', 'dispatch firm'],
  'third-party': ['第三人', 'third party'],
  'other-insurance': ['基本医疗保险等', 'medical insurance or other'],
  person: ['受益人', 'the person'],
} as const satisfies Record<string, Label>;
export type Payer = keyof typeof payers;

/** WIR 28: what may be asked for a year after a conclusion. */
export const reviewAppraisal: Label = ['申请复查鉴定', 'ask for review appraisal'];

export const referrals = {
  health: ['卫生健康部门', 'health department'],
  'civil-affairs': ['民政部门', 'civil affairs department'],
} as const satisfies Record<string, Label>;

export const remedyKinds = {
  review: ['行政复议', 'administrative review'],
  suit: ['行政诉讼', 'administrative suit'],
} as const satisfies Record<string, Label>;
export type RemedyKind = keyof typeof remedyKinds;

/** Events that end a benefit (WIR 42, SIH 25). */
export const benefitEnds = {
  leaving: ['劳动关系终止', 'end of the labour relation'],
  retirement: ['达到退休年龄', 'retirement age'],
  'no-longer-entitled': ['丧失享受条件', 'conditions lost'],
  'refuses-appraisal': ['拒不接受鉴定', 'refuses appraisal'],
  'refuses-treatment': ['拒绝治疗', 'refuses treatment'],
  death: ['受益人死亡', 'death of the recipient'],
} as const satisfies Record<string, Label>;
export type BenefitEnd = keyof typeof benefitEnds;

/** How a work injury ends. */
export const results = {
  settled: ['待遇已落实', 'benefits settled'],
  'no-disability': ['已认定，未致残', 'recognised, no disability'],
  'given-up': ['已认定，未作鉴定', 'recognised, not appraised'],
  'death-settled': ['工亡待遇已落实', 'death benefits settled'],
  returned: ['下落不明人员已返回', 'the missing person returned'],
  'not-recognised': ['不予认定，已告知', 'not recognised'],
  'not-accepted': ['不予受理，已告知', 'application not accepted'],
  overturned: ['认定被撤销，改为不予认定', 'recognition overturned'],
  'right-lapsed': ['逾期未申请', 'nobody applied in time'],
} as const satisfies Record<string, Label>;
export type Result = keyof typeof results;

/** Where a work injury stands; several run side by side. */
export const steps = {
  incident: ['事发', 'incident'],
  care: ['救治', 'care'],
  leave: ['停工留薪期', 'paid medical leave'],
  advance: ['垫付', 'advance payment'],
  application: ['申请认定', 'application'],
  materials: ['认定受理', 'acceptance'],
  recognition: ['工伤认定', 'recognition'],
  remedy: ['复议诉讼', 'remedy'],
  appraisal: ['劳动能力鉴定', 'labour-ability appraisal'],
  benefits: ['待遇', 'benefits'],
  'fund-advance': ['先行支付', 'fund advance'],
  relief: ['民政救助', 'civil relief'],
} as const satisfies Record<string, Label>;

export const notices = {
  'incident-notice': ['工伤事项登记告知书', 'notice of the incident'],
  'right-notice': ['一年内可自行申请告知书', 'notice of the right to apply'],
  'advance-refusal': ['不予垫付告知书', 'refusal of an advance'],
  'supplement-list': ['补正材料告知书', 'list of missing materials'],
  'acceptance-decision': ['工伤认定受理决定书', 'acceptance decision'],
  'non-acceptance-decision': ['工伤认定不予受理决定书', 'non-acceptance decision'],
  'suspension-notice': ['工伤认定中止通知书', 'notice of suspension'],
  'resumption-notice': ['工伤认定恢复通知书', 'notice of resumption'],
  'recognition-decision': ['工伤认定决定书', 'recognition decision'],
  'appraisal-supplement': ['鉴定材料补正告知书', 'missing materials for appraisal'],
  'visit-notice': ['鉴定时间地点通知书', 'time and place of appraisal'],
  'appraisal-conclusion': ['劳动能力鉴定结论书', 'appraisal conclusion'],
  'appraisal-termination': ['劳动能力鉴定终止通知书', 'appraisal terminated'],
  'benefit-decision': ['工伤保险待遇核定书', 'decision on benefits'],
  'claim-letter': ['垫付费用追偿函', 'claim for the advance'],
  'fund-demand': ['先行支付催缴通知书', 'demand before a fund advance'],
  'fund-decision': ['先行支付决定书', 'decision on a fund advance'],
  'repayment-order': ['责令偿还通知书', 'order to repay a fund advance'],
  'relief-notice': ['社会救助转介告知书', 'referral to civil relief'],
  'closing-notice': ['工伤事项办结告知书', 'notice of completion'],
} as const satisfies Record<string, Label>;
export type Notice = keyof typeof notices;

/** Grounds of refusal of this procedure; `{…}` is filled from the refusal. */
export const workInjuryGrounds = {
  'same-person': { article: '本办法第十四条（审批与付款分离，默认规则）', zh: '核实和付款的人不能是批准人。请由财务岗的另一人办理。', en: 'Who approved may neither confirm nor pay. Another finance officer must act.' },
  'extension-late': { article: '工伤保险条例第十七条', zh: '申请期限最后一天 {on} 已过，不能再延长。请直接提交申请，逾期期间的费用由用人单位承担。', en: 'The last day {on} has passed; the period can no longer be extended. Apply now: costs of the delay are the employer’s.' },
  'span-reversed': { article: '最高人民法院关于审理工伤保险行政案件若干问题的规定第七条', zh: '不计入的时间，止日不能早于起日，也不能早于事发日。请改正日期。', en: 'The excluded time must end on or after its beginning, and begin after the accident.' },
  suspended: { article: '工伤保险条例第二十条', zh: '认定正在中止，不能作出决定。请先恢复认定。', en: 'Recognition is suspended. Resume it first.' },
  'not-dead': { article: '工伤保险条例第十五条第一项', zh: '没有死亡记录，不能按突发疾病死亡视同工伤。请先登记死亡，或者改选其他情形。', en: 'No death is on record, so this ground cannot be used. Record the death or choose another.' },
  'ground-mismatch': { article: '工伤保险条例第十四条至第十六条', zh: '结果与所选情形不一致。认定选第十四条，视同选第十五条，不予认定选第十六条或者不符合条件。', en: 'The result does not match the ground chosen (WIR 14, 15 or 16).' },
  'review-late': { article: '行政复议法第二十条', zh: '复议期限最后一天 {on} 已过。仍在六个月内的，可以直接提起行政诉讼。', en: 'The last day for review, {on}, has passed. A suit may still be open within six months.' },
  'review-too-early': { article: '工伤保险条例第二十八条', zh: '鉴定结论作出满一年后才能申请复查鉴定，最早 {on}。', en: 'A review appraisal may be asked for one year after the conclusion, on {on} at the earliest.' },
  'grade-missing': { article: '劳动能力鉴定管理办法第十六条', zh: '鉴定结论必须写明伤残等级和生活自理障碍等级。', en: 'The conclusion must state grade and self-care.' },
  'leave-too-long': { article: '工伤保险条例第三十三条', zh: '停工留薪期最多再延长十二个月。请减少月数，或者结束停工留薪期。', en: 'Paid leave may be extended by twelve months at most.' },
  'fund-not-payer': { article: '社会保险法第三十六条', zh: '最终不予认定工伤，费用不能列为工伤保险基金承担。请改为其他承担方。', en: 'Not a work injury: the fund is not the payer. Choose another.' },
  'nursing-not-fund': { article: '工伤保险条例第三十三条第三款', zh: '停工期护理由用人单位负责，不能列为基金承担。', en: 'Nursing in paid leave is the employer’s, never the fund’s.' },
  'uninsured-not-fund': { article: '工伤保险条例第六十二条', zh: '立案时登记为未参加工伤保险，费用由用人单位承担，不能列为基金承担；基金只能先行支付，另立一本账。请改选承担方。', en: 'The person was not insured: the employer bears the cost, not the fund. A fund advance has a book of its own.' },
  'not-in-fund-list': { article: '工伤保险条例第三十条', zh: '本地交通、其他费用和目录外医疗不在基金支付项目内。请改选承担方。', en: 'Local transport, other cost and what lies outside the catalogues are not on the fund’s list. Choose another payer.' },
  'before-accident': { article: '工伤保险条例第三十三条', zh: '停工第一天不能早于事发日。请核对日期。', en: 'Leave cannot begin before the accident. Check the day.' },
  'nothing-to-reverse': { article: '本办法第十四条第二款（默认规则）', zh: '还没有可以冲正的收款或者核销。付款不能冲正，退回的款项登记为收款。', en: 'There is no receipt or write-off to reverse yet. A payment is not reversed; what comes back is a receipt.' },
  'firm-not-employer': { article: '劳务派遣暂行规定第十条', zh: '本人是直接聘用，没有派遣单位。请改选承担方。', en: 'This is direct employment; there is no dispatch firm.' },
  'demand-first': { article: '社会保险基金先行支付暂行办法第七条', zh: '没有参保的单位，先书面催告它支付；催告期满没有支付的，基金才先行支付。不符合先行支付条件的，现在可以不予先行支付。', en: 'An employer that did not insure is first asked in writing to pay; only then does the fund. An application that does not meet the conditions may be refused now.' },
  'third-party-sued': { article: '社会保险基金先行支付暂行办法第十二条', zh: '费用由第三人偿还，第三人不是用人单位，不能对它申请强制执行。逾期不偿还的，请提起诉讼。', en: 'A third party owes this, and is no employer: nothing is enforced without a suit. Sue where it does not repay.' },
  'employer-enforced': { article: '社会保险基金先行支付暂行办法第十三条', zh: '费用由没有参保的用人单位偿还，不需要起诉。逾期不偿还的，请申请强制执行。', en: 'The employer that did not insure owes this: it is not sued. Where it does not repay, apply for enforcement.' },
  'employer-owes': { article: '社会保险基金先行支付暂行办法第十三条', zh: '费用由没有参保的用人单位偿还，第三人有没有查明都一样。逾期不偿还的，请申请强制执行。', en: 'The employer that did not insure owes this, whether or not a third party is identified. Where it does not repay, apply for enforcement.' },
  'repayment-runs': { article: '社会保险基金先行支付暂行办法第十三条', zh: '责令偿还的期限 {on} 届满，现在还不能申请强制执行。请等到期限届满以后。', en: 'The employer may repay until {on}; nothing is enforced before that day is over.' },
  'no-third-party': { article: '社会保险法第四十二条', zh: '立案时没有登记第三人责任。请改选承担方。', en: 'No third party is on record.' },
  'person-needs-leader': { article: '本办法第十四条（默认规则：不向本人追偿）', zh: '没有机关负责人的决定，不得向本人追偿。请改选承担方。', en: 'Nothing is recovered from the person without the leader’s decision.' },
} as const;
export type WorkInjuryGround = keyof typeof workInjuryGrounds;
