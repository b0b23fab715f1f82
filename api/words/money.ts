import type { Account, PostingKind } from '../../db/schema/index.ts';
import type { Label } from '../../workflows/steps/words.ts';

/** What is wrong with a statement about money. */
export const moneySentences = {
  items: ['垫付项目', 'cost items'],
  amount: ['款项金额', 'amount'],
  invoice: ['这张发票已经用过。同一张发票只能用一次，请核对号码。', 'This invoice was used already. Check its number.'],
  before: ['{title}早于事发日期 {day}。请核对。', '{title} is before the accident on {day}. Check the day.'],
  cap: ['交通、护理垫付每案合计不超过 {cap} 元，本案已提出 {sum} 元，这次还可以提 {left} 元。请减少；抢救费用没有上限。', 'Transport and nursing are advanced up to CNY {cap} a case; {sum} were asked for, {left} are left. Ask for less; rescue has no ceiling.'],
  late: ['用人单位逾期申请，从事发到受理（{from} 至 {to}）的费用由用人单位承担，不能列为基金承担（工伤保险条例第十七条第四款）。请改选承担方。', 'The employer applied late: cost from {from} to {to} is the employer’s, not the fund’s (WIR 17(4)). Choose another payer.'],
  paid: ['这笔垫付已于 {on} 付款，凭证号 {number}，不能再付。', 'This advance was paid on {on}, voucher {number}; it cannot be paid again.'],
  corrected: ['更正后的金额不能超过 {most} 元（原金额加这一项未收回的部分）。', 'The corrected amount is at most CNY {most}: what was entered and what is still due on this item.'],
  'fund-due': ['追回金额不能超过基金应收的 {due} 元。', 'No more than the CNY {due} due to the fund.'],
  classes: ['本次垫付有 {n} 项，请逐项划分，一项一个承担方。', 'There are {n} items: name one payer for each.'],
  'no-item': ['没有这一项费用。请刷新款项后重选。', 'There is no such item. Reload the sums and choose again.'],
  full: ['全部收回应为 {due} 元。金额不同的，请选“收回一部分”。', 'In full is CNY {due}. Choose “in part” for another amount.'],
  partial: ['收回一部分必须少于应收的 {due} 元。', 'A part must be less than the CNY {due} due.'],
  'no-entry': ['本案没有这一笔可以冲正的收款或者核销。请刷新款项，从列表中选择。', 'There is no such receipt or write-off in this case. Reload the sums and choose one from the list.'],
  reversed: ['这一笔已经冲正，不能再冲。请刷新款项查看。', 'This entry was reversed already. Reload the sums to see it.'],
} as const satisfies Record<string, Label>;

/** One item of an advance in a line: which, what for, how much, to whom, when. */
export const itemLine: Label = ['{n} {category} ¥{amount} 付 {payee}（{day}）', '{n} {category} CNY {amount} to {payee} ({day})'];
export const itemNotes = {
  due: ['应收 ¥{amount}', 'CNY {amount} due'],
  proposed: ['建议 {payer}（{ground}）', 'proposed: {payer} ({ground})'],
  total: ['合计 ¥{amount}', 'CNY {amount} in all'],
  reason: ['理由：{reason}', 'reason: {reason}'],
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
