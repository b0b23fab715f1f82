import type { DutyActKind, RegisterActKind } from '../../db/schema/index.ts';
import { askErasure } from '../shapes/erasure-words.ts';
import { fileRequest, scoreImport } from '../../workflows/recruitment/words.ts';
import { stepAside } from '../../workflows/complaint/words.ts';
import type { Label } from '../../workflows/steps/words.ts';

/** What officers do about a duty beside the procedure. */
export const dutyActWords = {
  claim: ['认领', 'claimed'],
  release: ['释放', 'released'],
  'hand-over': ['转办', 'handed over'],
  urge: ['催办', 'pressed'],
  consult: ['沟通', 'asked'],
  delegate: ['委派', 'delegated'],
  opinion: ['答复', 'gave an opinion'],
  copy: ['抄送', 'sent a copy'],
  seen: ['已阅', 'seen'],
  recuse: stepAside,
} as const satisfies Record<DutyActKind, Label>;

/** What officials do to the registers beside the cases. */
export const registerActWords = {
  'calendar-draft': ['起草放假日历', 'drafted a calendar'],
  'calendar-publish': ['发布放假日历', 'published a calendar'],
  'parameter-draft': ['起草参数', 'drafted a parameter'],
  'parameter-confirm': ['确认参数', 'confirmed a parameter'],
  appoint: ['任命', 'appointed'],
  'end-post': ['免去岗位', 'ended a post'],
  substitute: ['指定代理人', 'named a substitute'],
  'end-substitute': ['结束代理', 'ended a substitution'],
  'staffing-request': fileRequest,
  'withdraw-request': ['撤回用人需求', 'withdrew a staffing request'],
  'review-application': ['审查一份报名', 'reviewed an application'],
  'ask-supplement': ['通知补充材料', 'asked an applicant for papers'],
  'import-scores': scoreImport,
  'hand-over-all': ['交接', 'handed over all'],
  verify: ['核对事件链', 'verified the chain'],
  'erasure-propose': askErasure,
  'erasure-confirm': ['批准销毁身份和材料', 'approved an erasure'],
  'hand-receipt': ['向当事人发放回执', 'handed a receipt to a party'],
  'add-account': ['新建账号', 'made an account'],
  'renew-password': ['换新密码', 'renewed a password'],
  'change-password': ['本人修改密码', 'changed their own password'],
  'end-account': ['停用账号', 'ended an account'],
  'erasure-decline': ['不同意销毁身份和材料', 'declined an erasure'],
} as const satisfies Record<RegisterActKind, Label>;

/** Fields of these acts, as a fault names them. */
export const actFields = {
  to: ['给谁', 'to whom'],
  from: ['谁的待办', 'whose duties'],
  reason: ['理由', 'reason'],
  note: ['附言', 'note'],
  with: ['向谁询问', 'whom to ask'],
  question: ['问题', 'question'],
  opinion: ['意见', 'opinion'],
  ground: ['事由', 'ground'],
  asked: ['答复哪一问', 'which question'],
} as const satisfies Record<string, Label>;
