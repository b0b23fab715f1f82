import type { CaseFile, Served } from '../steps/case.ts';
import type { Decision, Seat, Statement } from '../steps/words.ts';
import { takeMeasure, type Measure } from './measure.ts';
import { seat, tell } from './opening.ts';
import { law } from './law.ts';
import { approveOutcome, decide, draftOutcome, imposeMeasure, recordReferralReply } from './messages.ts';
import { isChange } from './review-words.ts';
import { isWaiver, type Referral } from './words.ts';

/**
 * Arts. 18, 19: measure and referral, which go on beside the notice and after it. What a review sends back is decided anew, and the measure
 * ends there; another body's reply is put on record all the same.
 */
export function carryOut(file: CaseFile, of: Omit<Measure, 'which'>, round: number, bodies: readonly Referral[]) {
  const nth = round === 1 ? '' : String(round);
  const first = takeMeasure(file, { ...of, which: nth });
  const courses = [first];
  let standing = [first];
  const referred = file.apart(() => refer(file, of.team, bodies));
  const endStanding = (by?: Statement): void => {
    for (const course of standing) course.end(by);
    standing = [];
  };

  /**
   * PET 32, 35, 36: whoever handled the matter carries out what a review changed it to, from the day of the ruling, and puts that on record.
   * A correction is owed to the complainant and leaves a measure as it is; anything else takes the place of all that was decided,
   * and where that is nothing, what was done is undone.
   */
  const change = (ruling: Decision<string>, review: 'review' | 're-review'): void => {
    if (!isChange(ruling.result)) return;
    const kept = ruling.result === 'correction' ? standing.filter(({ result }) => result !== 'correction') : [];
    standing = standing.filter((course) => !kept.includes(course));
    const isUndone = ruling.result === 'no-action' && standing.some(({ result }) => result !== 'no-action');
    endStanding(ruling);
    const course = takeMeasure(file, { ...of, result: isUndone ? 'correction' : ruling.result, decidedOn: ruling.on, which: `${review}${nth}` });
    courses.push(course);
    standing = [...kept, course];
  };
  /** Nothing was imposed after all, and the complainant had been told otherwise. */
  const corrected = async (): Promise<Served | undefined> => (await Promise.all(courses.map((course) => course.corrected()))).findLast((told) => told);
  const done = async (): Promise<{ isTaken: boolean }> => {
    await Promise.all(courses.map((course) => course.done));
    return { isTaken: await referred };
  };
  return { done, change, corrected, sendBack: () => endStanding() };
}

/** Arts. 18, 19: another body's reply is put on record; it decides nothing here. Answers whether one of them took it. */
async function refer(file: CaseFile, team: Seat, bodies: readonly Referral[]): Promise<boolean> {
  const replies = await Promise.all(bodies.map((body) => file.decisionBy(team, recordReferralReply, undefined, file.refer(body))));
  return replies.some(({ result }) => result === 'taken');
}

/** Art. 17(2): the outcome is told to the complainant; drafted by a handler, signed by the leader. `waived` where by then nothing was imposed after all. */
export async function tellOutcome(file: CaseFile, organ: string, drafter: Seat, decided: Statement): Promise<Served & { readonly waived: boolean }> {
  const clock = file.startClock(law.outcome, decided.on);
  for (;;) {
    const draft = await file.decisionBy(drafter, draftOutcome, clock);
    const signed = await file.decisionBy(seat('organ-leader', organ), approveOutcome, clock);
    if (signed.result === 'returned') continue;
    clock.stop();
    const imposed = file.lastBefore(signed, imposeMeasure, decide)?.statement;
    const waived = imposed && 'level' in imposed && isWaiver(imposed.level);
    return { ...(await tell(file, organ, 'outcome-notice', { draft: draft.id, decision: decided.id, ...(waived && { statement: imposed.id }) })), waived: waived === true };
  }
}
