import type { Account, PostingKind } from '../db/schema/index.ts';
import type { Label } from '../workflows/steps/words.ts';

/** What is wrong with a statement about money. */
export const moneySentences = {
  items: ['垫付项目', 'cost items'],
  amount: ['款项金额', 'amount'],
  invoice: ['这张发票已经用过。同一张发票只能用一次，请核对号码。', 'This invoice was used already. Check its number.'],
  before: ['费用日期早于事发日期。请核对。', 'The cost is older than the accident. Check the day.'],
  classes: ['本次垫付有 {n} 项，请逐项划分，一项一个承担方。', 'There are {n} items: name one payer for each.'],
  'no-item': ['没有这一项费用。请刷新款项后重选。', 'There is no such item. Reload the sums and choose again.'],
  full: ['全部收回应为 {due} 元。金额不同的，请选“收回一部分”。', 'In full is CNY {due}. Choose “in part” for another amount.'],
  partial: ['收回一部分必须少于应收的 {due} 元。', 'A part must be less than the CNY {due} due.'],
  'no-entry': ['本案没有这一笔可以冲正的收款或者核销。请刷新款项，从列表中选择。', 'There is no such receipt or write-off in this case. Reload the sums and choose one from the list.'],
  reversed: ['这一笔已经冲正，不能再冲。请刷新款项查看。', 'This entry was reversed already. Reload the sums to see it.'],
} as const satisfies Record<string, Label>;

export const accountTitles = {
  'paid-out': ['已付垫款', 'paid out'],
  unclassified: ['未划分', 'unclassified'],
  'due-fund': ['应收基金', 'due from the fund'],
  'due-firm': ['应收派遣单位', 'due from the firm'],
  'due-third-party': ['应收第三人', 'due from a third party'],
  'due-other-insurance': ['应收其他保险', 'due from other insurance'],
  'due-person': ['应收受益人', 'due from the person'],
  'own-cost': ['自担', 'own cost'],
  recovered: ['追回', 'recovered'],
  'written-off': ['已核销', 'written off'],
  'fund-paid-out': ['基金已先行支付', 'paid by the fund'],
  'fund-due': ['基金应收', 'due to the fund'],
  'fund-recovered': ['基金已追回', 'recovered by the fund'],
} as const satisfies Record<Account, Label>;

export const postingTitles = {
  payment: ['付款', 'payment'],
  classification: ['划分', 'classification'],
  receipt: ['收款', 'receipt'],
  'write-off': ['作核销', 'write-off'],
  reversal: ['冲回', 'reversal'],
  'fund-payment': ['基金付款', 'payment by the fund'],
  'fund-receipt': ['基金收款', 'receipt of the fund'],
} as const satisfies Record<PostingKind, Label>;
