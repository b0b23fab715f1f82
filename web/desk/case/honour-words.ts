import type { Label } from '../../../workflows/steps/words.ts';

/** What the pages of honours call things, beside the words of the law. */
export const honourWords = {
  honours: ['去向和褒扬', 'Custody and honours'],
  holder: ['案卷现在在', 'The file is with'],
  underway: ['在途', 'on its way'],
  since: ['自 {day}', 'since {day}'],
  expected: ['预计 {day} 有回音', 'expected back on {day}'],
  custody: ['案卷去向', 'Custody of the file'],
  number: ['文号或者凭证', 'Number'],
  lines: ['褒扬金和补助金', 'Honour payment and grant'],
  apart: ['与工伤待遇各自计算，互不抵扣。', 'Computed apart from work-injury benefits; neither is set off against the other.'],
  pensions: ['定期抚恤金', 'Periodic pensions'],
  monthly: ['每月 {sum}', '{sum} a month'],
  confirmed: ['{day} 确认', 'confirmed on {day}'],
  moves: ['{day} 起由此地发给', 'paid here from {day}'],
  died: ['{day} 去世', 'died on {day}'],
  ended: ['{day} 停发', 'ended on {day}'],
  veterans: ['县级退役军人部门支付', 'county veterans department'],
  level: ['等级', 'Level'],
  deed: ['事迹', 'Deed'],
  decided: ['决定', 'Decided'],
  approvedBy: ['批准机关', 'Approved by'],
  bonus: ['奖金', 'Bonus'],
  inFile: ['入档', 'In the file'],
  stands: ['有效', 'stands'],
  revoked: ['{day} 撤销', 'revoked on {day}'],
} as const satisfies Record<string, Label>;
