import { exceptWhoSaid, message, type Message } from '../steps/message.ts';
import type { Decision, Statement } from '../steps/words.ts';

export const examine = message<Decision<'upheld' | 'rejected'>>('examine');
export const decideReview = message<Decision<'upheld' | 'rejected' | 'returned'>>('decideReview', undefined, exceptWhoSaid(examine));
export const withdrawReview = message<Statement>('withdrawReview');
export const recordService = message<Decision<'served' | 'undeliverable'>>('recordService');

const all = [examine, decideReview, withdrawReview, recordService];
/** Every message of this procedure. */
export const messages = all as unknown as readonly Message<Statement>[];
