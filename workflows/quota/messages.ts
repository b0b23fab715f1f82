import { message, type Message } from '../steps/message.ts';
import type { Day, Decision, Statement } from '../steps/words.ts';

/** One of the four bodies of Art. 5 on the proposal; an objection does not stop it, whoever approves reads it. */
export const giveQuotaOpinion = message<Decision<'agreed' | 'objected'>>('giveQuotaOpinion');
export const settleProposal = message<Decision<'submitted' | 'withdrawn'>>('settleProposal');
export const approveQuota = message<Decision<'approved' | 'returned' | 'rejected'>>('approveQuota');
export const issueQuota: Message<Statement & { from?: Day; years?: number }> = message('issueQuota', ({ from }, earlier) => {
  const approvedOn = earlier.said(approveQuota).at(-1)?.on;
  return from && approvedOn && from < approvedOn ? { ground: 'before-approval', on: approvedOn } : undefined;
});
export const reviewQuota = message<Decision<'kept' | 'adjust'>>('reviewQuota');
export const proposeAdjustment = message<Statement>('proposeAdjustment');
export const recordService = message<Decision<'served' | 'undeliverable'>>('recordService');

const all = [giveQuotaOpinion, settleProposal, approveQuota, issueQuota, reviewQuota, proposeAdjustment, recordService];
/** Every message of this procedure. */
export const messages = all as unknown as readonly Message<Statement>[];
