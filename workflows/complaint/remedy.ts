import { patched } from '@temporalio/workflow';
import type { CaseFile, Served } from '../steps/case.ts';
import type { Clock } from '../steps/clock.ts';
import type { Decision, Seat, Statement } from '../steps/words.ts';
import { above, seat, tell, type ComplaintOpening } from './opening.ts';
import { law } from './law.ts';
import { acceptOutcome, answerObjection, askReReview, askReview, closeHearing, object, openHearing, readOutcome, ruleReReview, ruleReview } from './messages.ts';
import { isChange } from './review-words.ts';
import type { Result } from './words.ts';

/** What the review came to: nothing was asked, or the case is closed on a final opinion, by which something is owed after all, or it must be handled again. */
export type Remedy = 'none' | 'final' | 'changed' | 'remanded';

/** After the outcome was told: objection, review (PET 35), re-review (PET 36). Silence until the last day makes the outcome final. */
export async function remedy(file: CaseFile, { superiors }: ComplaintOpening, organ: string, team: Seat, told: Served, change: (ruling: Decision<string>, review: 'review' | 're-review') => void): Promise<Remedy> {
  const reviewer = above(superiors, organ);
  const higher = above(superiors, reviewer);
  const { startClock, requestFrom, decisionBy, close, reopen } = file;
  // An anonymous complainant is owed no notice, and so has no written answer to be reviewed.
  if (told.result === 'not-owed') return 'none';
  const from = await dayItWasRead(file, told);
  if (!from) return 'none';

  const within = startClock(law.reviewRequest, from);
  const asked = await file.unless(
    () => file.mayBy('complainant', acceptOutcome).then(() => undefined),
    () => file.meanwhile([() => objections(file, organ, team)], () => requestFrom('complainant', askReview, within)),
  );
  over(within);
  if (!asked) return 'none';
  reopen();

  // PET 35: the next higher organ answers in writing, within thirty days whether it hears or not.
  const review = startClock(law.reviewOpinion, asked.on);
  const opinion = await withHearing(file, reviewer, review, 'review', () => decisionBy(seat('reviewer', reviewer), ruleReview, review));
  review.stop();
  // What it is changed to is carried out from now on; the opinion says by when.
  change(opinion, 'review');
  const telling = tell(file, reviewer, 'review-opinion', { statement: opinion.id });
  // Handled again at once, however long the letter is on its way. Up to 0.2.0 that waited until it was served.
  if (opinion.result === 'remanded' && patched('remanded-at-once')) return 'remanded';
  const answered = await telling;
  if (opinion.result === 'remanded') return 'remanded';
  close(isChange(opinion.result) ? 'changed' : opinion.result, answered);
  const end = endOf(opinion, 'final');

  // PET 36: the organ above the reviewer answers once more, and that is final; a hearing stops its clock.
  const readOn = await dayItWasRead(file, answered);
  if (!readOn) return end;
  const withinAgain = startClock(law.reReviewRequest, readOn);
  const again = await file.unless(
    () => file.mayBy('complainant', acceptOutcome).then(() => undefined),
    () => requestFrom('complainant', askReReview, withinAgain),
  );
  over(withinAgain);
  if (!again) return end;
  reopen();
  const reReview = startClock(law.reReviewOpinion, again.on);
  const final = await withHearing(file, higher, reReview, 're-review', () => decisionBy(seat('reviewer', higher), ruleReReview, reReview));
  reReview.stop();
  change(final, 're-review');
  close(`re-review-${isChange(final.result) ? 'changed' : final.result}` satisfies Result, await tell(file, higher, 're-review-opinion', { statement: final.id }));
  return endOf(final, end);
}

/** What an opinion leaves: one that upholds leaves it as it was. */
const endOf = ({ result }: Decision<string>, before: Remedy): Remedy => (isChange(result) ? (result === 'no-action' ? 'final' : 'changed') : before);

/** A notice that could not be delivered stays at the counter; it counts as received on the day it is first opened there (D). */
async function dayItWasRead({ requestFrom, startClock }: CaseFile, told: Served) {
  if (told.result === 'served') return told.on;
  const kept = startClock(law.keptForReading, told.on);
  const read = await requestFrom('complainant', readOutcome, kept);
  over(kept);
  return read?.on;
}

/** What was asked for, or can be no more, is waited for no longer. Up to 0.2.0 such a clock ran on until the case was closed or ended. */
function over(clock: Clock): void {
  if (patched('stops-when-asked')) clock.stop();
}

/** DR: an objection is recorded and explained; new evidence in it must be checked. It is answered though the time for a review ends meanwhile. */
async function objections(file: CaseFile, organ: string, team: Seat): Promise<void> {
  for (;;) {
    const said = await file.mayBy('complainant', object);
    if (patched('objection-answered-all-the-same') && !file.wasDropped(answerObjection.name)) {
      void file.apart(() => answerTo(said));
      continue;
    }
    // An earlier version let it drop with the time for a review.
    const clock = file.startClock(law.objection, said.on);
    const answer = await file.decisionBy(team, answerObjection, clock);
    over(clock);
    void tell(file, organ, 'objection-reply', { statement: answer.id });
  }

  async function answerTo(said: Statement): Promise<void> {
    const clock = file.startClock(law.objection, said.on, '', true);
    const answer = await file.decisionBy(team, answerObjection, clock);
    clock.stop();
    void tell(file, organ, 'objection-reply', { statement: answer.id });
  }
}

/** PET 31(6), 36(2): either may hear, and only in a re-review are the days of a hearing not counted. Up to 0.2.0 they were not in a review either. */
const withHearing = <R>(file: CaseFile, organ: string, clock: Clock, which: 'review' | 're-review', work: () => Promise<R>): Promise<R> =>
  file.meanwhile(
    [
      async () => {
        for (;;) {
          const opened = await file.mayBy(seat('reviewer', organ), openHearing);
          const stops = which === 're-review' || !patched('review-counts-its-hearing') || file.wasPaused(clock);
          if (stops) clock.pause(opened);
          const closed = await file.decisionBy(seat('reviewer', organ), closeHearing);
          if (stops) clock.resume(closed);
        }
      },
    ],
    work,
  );
