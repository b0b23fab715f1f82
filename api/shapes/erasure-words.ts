import type { Label } from '../../workflows/steps/words.ts';

/** Why what a case sealed may be destroyed. How long it must be kept no source of this rule settles, so a person states the ground. */
export const erasureGrounds = {
  retention: ['保管期限届满', 'period of keeping is over'],
  request: ['本人请求，已无保管必要', 'asked by the person, no need to keep'],
  order: ['有权机关要求', 'required by a competent authority'],
} as const satisfies Record<string, Label>;

export const askErasure: Label = ['提请销毁身份和材料', 'ask for an erasure'];
export const approveErasure: Label = ['批准销毁', 'Approve the erasure'];
export const declineErasure: Label = ['不同意销毁', 'Decline'];
