import type { Label } from '../../workflows/steps/words.ts';
import { benefitWords } from './words-benefits.ts';
import { lookUp } from './words-look-up.ts';

/** What the injured and those left behind read of money and of their days. */
export const injuryWords = {
  money: ['钱款', 'Money'],
  advanced: ['公安机关已经先付 ¥{amount}。', 'The police organ paid CNY {amount} in advance.'],
  fundAdvanced: ['工伤保险基金先行支付 ¥{amount}。', 'The work-injury fund paid CNY {amount} in advance.'],
  nothing: ['还没有先付的费用，也还没有核定待遇。', 'Nothing was paid in advance and no benefit is decided yet.'],
  advance: ['先付的费用', 'Paid in advance'],
  on: ['日期', 'Day'],
  unpaid: ['还没付', 'not paid yet'],
  open: ['还没定', 'not settled yet'],
  bears: ['最后由谁承担', 'Finally borne by'],
  benefits: ['核定的待遇', 'Benefits decided'],
  decidedOn: ['{day} 核定', 'decided {day}'],
  disagree: ['对金额不服的，看下面的日子：在最后一天以前可以申请复议或者起诉。', 'If you disagree with an amount, see the days below: until the last day you may ask for review or sue.'],
  days: ['您的日子和救济', 'Your days and remedies'],
  last: lookUp.until,
  earliest: ['最早 {day}', '{day} at the earliest'],
  item: benefitWords.line,
  amount: benefitWords.amount,
  payer: benefitWords.payer,
  how: benefitWords.how,
  missing: benefitWords.missing,
  once: benefitWords.once,
  month: benefitWords.month,
  step: benefitWords.step,
  fund: benefitWords.fund,
  employer: benefitWords.employer,
} as const satisfies Record<string, Label>;
