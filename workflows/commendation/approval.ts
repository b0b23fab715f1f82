import type { CaseFile } from '../steps/case.ts';
import type { Statement } from '../steps/words.ts';
import { law } from './law.ts';
import { approve, publishNotice, recordObjection, ruleObjection } from './messages.ts';
import { leader, personnel, seat, type CommendationOpening } from './opening.ts';
import type { Level, Result } from './words.ts';

/** How it was decided, by which organ, on which statement. */
export interface Decided {
  readonly result: Exclude<Result, 'revoked'>;
  readonly organ: string;
  readonly statement: Statement;
  /** The level it stands at: as proposed, or as an organ on the way has lowered it. */
  readonly level?: Level;
  /** The answer to an objection to the level, where this decision takes the place of an earlier one. */
  readonly answer?: Statement;
}

/** Up the ladder: public notice at each level, then that organ's word, until it reaches the one that may approve. `anew` is the organ that rules anew, and whether what it rules on was posted there already. */
export async function approval(file: CaseFile, opening: CommendationOpening, proposed: Level, anew?: { organ: string; isPosted: boolean }): Promise<Decided | 'returned'> {
  let level = proposed;
  const { ladder, approvers } = opening;
  for (const organ of ladder.slice(anew ? ladder.indexOf(anew.organ) : 0)) {
    const objection = organ === anew?.organ && anew.isPosted ? undefined : await publicNotice(file, organ);
    if (objection) return { result: 'objection-upheld', organ, statement: objection };
    const ruling = await file.decisionBy(leader(organ), approve, undefined, organ);
    if (ruling.result === 'returned') return 'returned';
    if (ruling.result === 'refused') return { result: 'not-approved', organ, statement: ruling, level };
    if (ruling.result === 'lowered') level = ruling.level ?? level;
    if (ruling.result === 'approved' || (ruling.result === 'lowered' && ladder.indexOf(approvers[level]) <= ladder.indexOf(organ))) return { result: 'awarded', organ, statement: ruling, level };
  }
  throw new Error('the highest organ of the ladder approves every level');
}

/** Seven working days at each level; a secret deed is exempt. An objection that is upheld ends the nomination. */
async function publicNotice(file: CaseFile, organ: string): Promise<Statement | undefined> {
  const published = await file.decisionBy(personnel(organ), publishNotice, undefined, organ);
  if (published.result === 'exempt') return undefined;
  const clock = file.startClock(law.publicNotice, published.on, organ);
  try {
    for (;;) {
      // Whoever objects is heard by the office that posted the notice; nobody objecting is the answer waited for.
      const objection = await file.requestFrom(personnel(organ), recordObjection, clock);
      if (!objection) return undefined;
      const ruling = await file.decisionBy(seat('inspection', organ), ruleObjection, undefined, organ);
      if (ruling.result === 'upheld') return ruling;
    }
  } finally {
    clock.stop();
  }
}
