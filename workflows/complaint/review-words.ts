import type { Label } from '../steps/words.ts';
import { decisions, type DecisionResult } from './words.ts';

/** What a review, or a re-review, may change the handling to: whole, in place of what was decided. */
const changedInto = (decision: Exclude<DecisionResult, 'returned'>): Label => [`变更为${decisions[decision][0]}`, `changed to ${decisions[decision][1]}`];
export const changes = {
  'no-action': changedInto('no-action'),
  correction: changedInto('correction'),
  'labour-measure': changedInto('labour-measure'),
  discipline: changedInto('discipline'),
} as const satisfies Record<Exclude<DecisionResult, 'returned'>, Label>;
export type Change = keyof typeof changes;
export const isChange = (result: unknown): result is Change => Object.hasOwn(changes, String(result));
/** Up to 0.2.0 it was not said to what. */
export const changedUnnamed = { changed: ['变更', 'changed'] } as const satisfies Record<string, Label>;

/** What a review, and a re-review, came to, as the opinion tells it. */
export const reviewRulings = {
  upheld: ['维持原处理意见', 'the handling is upheld'],
  remanded: ['责令原办理机关重新办理', 'to be handled again'],
  changed: ['变更原处理意见', 'the handling is changed'],
} as const satisfies Record<string, Label>;
export const reReviewRulings = {
  upheld: ['维持复查意见', 'the review opinion is upheld'],
  changed: ['变更复查意见', 'the review opinion is changed'],
} as const satisfies Record<string, Label>;
