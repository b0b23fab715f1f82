import type { CaseFile } from '../steps/case.ts';
import type { Statement } from '../steps/words.ts';
import { proposeAward, recordReview } from './messages.ts';
import { seat, type CommendationOpening } from './opening.ts';
import type { Level } from './words.ts';

interface Proposal {
  readonly result: 'proposed' | 'not-supported' | 'dropped';
  readonly statement: Statement;
  readonly level: Level;
}

/** The unit reviews democratically, then its leadership decides together whether to nominate, and for which level. */
export async function proposed(file: CaseFile, { organ, level }: CommendationOpening): Promise<Proposal> {
  for (;;) {
    const review = await file.decisionBy(seat('handler', organ), recordReview);
    if (review.result === 'not-supported') return { result: review.result, statement: review, level };
    const proposal = await file.decisionBy(seat('unit-leader', organ), proposeAward);
    if (proposal.result !== 'returned') return { result: proposal.result, statement: proposal, level: proposal.level ?? level };
  }
}
