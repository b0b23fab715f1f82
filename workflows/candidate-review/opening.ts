import type { Opening } from '../steps/case.ts';
import type { Party } from '../steps/words.ts';
import type { Kind } from './words.ts';

/** `applicant` is the number of the application's row: who it is stands in the register alone. */
export interface CandidateReviewOpening extends Opening {
  readonly kind: Kind;
  readonly campaign: string;
  readonly applicant: string;
  /** The stage whose result is looked at again. */
  readonly stage: string;
}

/** Who asked. */
export const asker = ({ kind }: CandidateReviewOpening): Party => (kind === 'recheck' ? 'candidate' : 'objector');
