import { condition } from '@temporalio/workflow';
import type { CaseFile, Served } from '../steps/case.ts';
import type { Seat, Statement } from '../steps/words.ts';
import { seat, tell } from './opening.ts';
import { law } from './law.ts';
import { approveOutcome, draftOutcome, hearOnMeasure, imposeMeasure, recordExecution, recordReferralReply } from './messages.ts';
import type { DecisionResult, Notice, Referral } from './words.ts';

/**
 * Arts. 18, 19: measure and referral, which go on beside the notice and after it. What a review sends back is decided anew, and the measure
 * ends there; another body's reply is put on record all the same.
 */
export function carryOut(file: CaseFile, organ: string, team: Seat, decision: { readonly result: DecisionResult; readonly refer: readonly Referral[] }) {
  let isSentBack = false;
  const measure = file.unless(() => condition(() => isSentBack), () => takeMeasure(file, organ, team, decision.result));
  const done = Promise.all([measure, file.apart(() => refer(file, team, decision.refer))]);
  return { done, sendBack: () => void (isSentBack = true) };
}

/** Art. 18 by analogy with CSL 63: facts and basis told, defence heard, then imposed; executed and recorded. */
async function takeMeasure({ decisionBy }: CaseFile, organ: string, team: Seat, result: DecisionResult): Promise<void> {
  if (result === 'no-action') return;
  if (result !== 'correction') {
    await decisionBy(team, hearOnMeasure);
    await decisionBy(seat('organ-leader', organ), imposeMeasure);
  }
  await decisionBy(team, recordExecution);
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
