import { procedureTitle } from '../../workflows/martyr-recognition/words.ts';
import type { Label } from '../../workflows/steps/words.ts';

/** The words of the page on which a recognition is asked for, in Chinese and English. */
export const recognition = {
  title: procedureTitle,
  hint: ['亲属、当地组织或者个人，为因公牺牲的警务辅助人员申请评定烈士。', 'Relatives, organisations or anybody of the place may file for an auxiliary who died on duty.'],
  heading: ['申请评定烈士', 'File for recognition as a martyr'],
  lead: ['由所选县（市、区）的退役军人事务部门调查，再逐级上报。姓名和证件封存，打开要写理由。', 'The county veterans department investigates and reports upward. Names and numbers are sealed; opening them needs a reason.'],
  beside: ['评定与工伤待遇各自办理，互不影响，款项也不互相抵扣。', 'Recognition and work-injury benefits run apart; neither is set off against the other.'],
  others: ['同一人已有人提出的，并入同一件办理；亲属之间由县级部门协调，商定以前不颁授证书、不发放款项。', 'If somebody filed before, both are handled as one. The county settles it among relatives; until then no certificate or money is given.'],
  deceasedName: ['牺牲人员姓名', 'Name of the deceased'],
  deceasedId: ['牺牲人员身份证件号码', 'Identity number of the deceased'],
  diedHint: ['公历，例如 2026 年 5 月 1 日。', 'Western calendar, for example 2026, 5, 1.'],
  factsHint: ['写时间、地点、当时在做什么、谁看见的。', 'When, where, doing what, and who saw it.'],
  reach: ['电话、信箱、地址至少写一种。通知里只说“有新进展”。', 'Give a telephone, e-mail or address. A message only says that there is news.'],
  sameCounty: ['和受理地相同，或者不知道', 'The same county, or not known'],
  files: ['死亡证明、情形证明等材料', 'Proof of the death and what happened'],
  send: ['提交申请', 'File'],
} as const satisfies Record<string, Label>;
