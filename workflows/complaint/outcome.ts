import type { CaseFile, Served } from '../steps/case.ts';
import type { Seat, Statement } from '../steps/words.ts';
import { takeMeasure, type Measure } from './measure.ts';
import { seat, tell } from './opening.ts';
import { law } from './law.ts';
import { approveOutcome, draftOutcome, recordReferralReply } from './messages.ts';
import type { Notice, Referral } from './words.ts';

/**
 * Arts. 18, 19: measure and referral, which go on beside the notice and after it. What a review sends back is decided anew, and the measure
 * ends there; another body's reply is put on record all the same.
 */
export function carryOut(file: CaseFile, of: Measure, bodies: readonly Referral[]) {
  const { done: measure, sendBack } = takeMeasure(file, of);
  return { done: Promise.all([measure, file.apart(() => refer(file, of.team, bodies))]), sendBack };
}

/** Arts. 18, 19: another body's reply is put on record; it decides nothing here. */
async function refer(file: CaseFile, team: Seat, bodies: readonly Referral[]): Promise<void> {
  await Promise.all(bodies.map((body) => file.decisionBy(team, recordReferralReply, undefined, file.refer(body))));
}

/** Art. 17(2): the outcome is told to the complainant; drafted by a handler, signed by the leader. */
export async function tellOutcome(file: CaseFile, organ: string, drafter: Seat, decided: Statement, notice: Notice = 'outcome-notice'): Promise<Served> {
  const clock = file.startClock(law.outcome, decided.on);
  for (;;) {
    const draft = await file.decisionBy(drafter, draftOutcome, clock);
    const { result } = await file.decisionBy(seat('organ-leader', organ), approveOutcome, clock);
    if (result === 'returned') continue;
    clock.stop();
    return tell(file, organ, notice, { draft: draft.id, decision: decided.id });
  }
}
