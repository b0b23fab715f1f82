import type { Label } from '../steps/words.ts';

export const procedureTitle: Label = ['录用与用工', 'employment'];

/** Forms of the written contract (LCL 13–15; a dispatched worker's is fixed, LCL 58). */
export const terms = {
  fixed: ['固定期限', 'fixed term'],
  open: ['无固定期限', 'open-ended'],
  task: ['以完成一定工作任务为期限', 'until a task is done'],
} as const satisfies Record<string, Label>;
export type Term = keyof typeof terms;

/** On what ground somebody is dismissed in probation (LCL 21, 39, 40). */
export const probationGrounds = {
  'conditions-not-met': ['不符合公告的录用条件（第三十九条第一项）', 'hiring conditions not met, LCL 39(1)'],
  'serious-breach': ['严重违反规章制度（第三十九条第二项）', 'serious breach, LCL 39(2)'],
  'other-39': ['第三十九条其他情形', 'other case of LCL 39'],
  unfit: ['患病或者不能胜任（第四十条第一、二项）', 'illness or unfit, LCL 40(1)(2)'],
} as const satisfies Record<string, Label>;

/** How a labour relation ends. */
export const leavings = {
  resignation: ['本人提前通知后辞职', 'resigned with due notice'],
  'without-permission': ['擅自离职', 'left without permission'],
  agreement: ['协商解除', 'by agreement'],
  dismissal: ['用人单位解除', 'dismissed'],
  'term-ended': ['合同期满终止', 'term ended'],
  'returned-to-firm': ['退回派遣单位', 'returned to the dispatch firm'],
  retirement: ['退休', 'retired'],
  death: ['死亡', 'died'],
} as const satisfies Record<string, Label>;
export type Leaving = keyof typeof leavings;

export const results = {
  declined: ['本人放弃', 'declined'],
  lapsed: ['逾期没有答复，视为放弃', 'not answered in time, taken as declined'],
  'training-failed': ['岗前培训不合格', 'training not passed'],
  'not-signed': ['未签订合同', 'no contract signed'],
  dismissed: ['试用期解除', 'dismissed in probation'],
  confirmed: ['正式聘用', 'confirmed'],
  left: ['已离职，手续办结', 'left, settled'],
} as const satisfies Record<string, Label>;

export const steps = {
  offer: ['录用通知', 'offer'],
  training: ['岗前培训', 'pre-job training'],
  contract: ['签订合同', 'contract'],
  onboarding: ['入职手续', 'onboarding'],
  probation: ['试用期', 'probation'],
  employed: ['在岗', 'employed'],
  leaving: ['离职手续', 'leaving'],
} as const satisfies Record<string, Label>;

export const notices = {
  offer: ['录用通知书', 'offer'],
  'training-result': ['岗前培训结果通知', 'result of the training'],
  'contract-copy': ['劳动合同文本送达书', 'copy of the contract'],
  'probation-decision': ['试用期考核结果通知', 'probation decision'],
  'leaving-proof': ['解除或者终止劳动合同证明', 'proof of termination'],
} as const satisfies Record<string, Label>;
export type Notice = keyof typeof notices;

export const works = {
  'create-file': ['建立人事档案，占用额度', 'personnel file created'],
  'give-back': ['额度退回', 'headcount given back'],
} as const satisfies Record<string, Label>;
export const workResults = { frozen: ['额度已满，暂停进人', 'quota used up, hiring frozen'], 'on-post': ['此人已有在岗档案', 'already on post'] } as const satisfies Record<string, Label>;

export const employmentGrounds = {
  'probation-too-long': { article: '劳动合同法第十九条', zh: '试用期超过上限。合同不满三个月的不得约定，不满一年的最多一个月，不满三年的最多两个月，三年以上和无固定期限的最多六个月。', en: 'Probation exceeds its cap: none under 3 months, 1 month under a year, 2 under 3 years, 6 from 3 years or open-ended.' },
  'term-missing': { article: '劳动合同法第十七条', zh: '固定期限合同要写明期限（月）。', en: 'A fixed term needs its months.' },
  'dispatch-too-short': { article: '劳动合同法第五十八条', zh: '劳务派遣必须订立两年以上的固定期限合同。请改正期限。', en: 'Dispatch needs a fixed term of at least two years.' },
  'before-first-day': { article: '劳动合同法第七条', zh: '日期不能早于用工第一天（{on}）。', en: 'The day cannot be before the first day of work ({on}).' },
  'before-offer': { article: '本办法第九条第一款', zh: '用工第一天不能早于批准录用的日期（{on}）。请改正日期。', en: 'The first day of work cannot be before the hire was approved ({on}). Correct the day.' },
  'probation-over': { article: '劳动合同法第二十一条', zh: '试用期已于 {on} 届满，不能再以试用期不合格解除，也不能延长。请作出合格结论，或者按离职办理。', en: 'Probation ended on {on}: no dismissal on that ground and no extension. Confirm, or use leaving.' },
  'ground-missing': { article: '劳动合同法第二十一条', zh: '试用期解除要写明法定理由，并说明事实。', en: 'A dismissal in probation names its ground in law.' },
  'repeated-once': { article: '本办法第九条第一款（补训一次，默认规则）', zh: '已经补训过一次，只能作出合格或者不合格结论。', en: 'The training was repeated once; pass or fail it.' },
  'firm-decides': { article: '劳动合同法第六十五条', zh: '本人由劳务派遣单位聘用，用工单位不能解除，只能退回派遣单位。请由招聘经办岗在“登记离职”里选退回派遣单位。', en: 'The dispatch firm is the employer: the using organ can only return the worker. Have the recruitment officer enter the return under leaving.' },
  'firm-not-employer': { article: '劳动合同法第六十五条', zh: '本人是直接聘用，不能退回派遣单位。请改选离职原因。', en: 'This is direct employment; there is no firm to return to.' },
} as const;
export type EmploymentGround = keyof typeof employmentGrounds;
