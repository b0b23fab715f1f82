import { condition, patched } from '@temporalio/workflow';
import type { CaseFile } from '../steps/case.ts';
import type { Clock } from '../steps/clock.ts';
import type { Day, Seat, Statement } from '../steps/words.ts';
import { law, measureApprover } from './law.ts';
import { askRecheck, hearOnMeasure, imposeMeasure, recordExecution, ruleRecheck } from './messages.ts';
import { seat, tell } from './opening.ts';
import type { DecisionResult } from './words.ts';

export interface Measure {
  readonly organ: string;
  /** The organ above: it re-checks what the organ imposed. */
  readonly reviewer: string;
  readonly team: Seat;
  readonly result: DecisionResult;
  readonly decidedOn: Day;
  /** How often the case has been handled: decisions of two rounds may be under way at once. */
  readonly round: number;
}

/** Art. 18 by analogy with CSL 63: facts and basis told, defence heard, then imposed, served in writing and executed. What a review sends back ends there, and the auxiliary is told. */
export function takeMeasure(file: CaseFile, { organ, reviewer, team, result, decidedOn, round }: Measure) {
  let isSentBack = false;
  let isReplaced = false;
  let decision: Statement | undefined;
  let rechecked: Statement | undefined;
  const which = round === 1 ? '' : String(round);
  const about = (of: Readonly<Record<string, string>>) => ({ ...of, ...(which && { which }) });
  const untilSentBack = <R>(work: () => Promise<R>) => file.unless(() => condition(() => isSentBack), work);

  const done = untilSentBack(async () => {
    if (result === 'no-action') return;
    await executedInTime(decidedOn, recordExecution.name, which, async (clock) => {
      if (result === 'correction') return void (await file.decisionBy(team, recordExecution, clock));
      await file.decisionBy(team, hearOnMeasure, clock);
      const imposed = await file.decisionBy(seat(measureApprover.value, organ), imposeMeasure, clock);
      // What an earlier version imposed names nobody to serve it on.
      if (!imposed.employment || !patched('measure-served')) return void (await file.decisionBy(team, recordExecution, clock));
      decision = imposed;
      void file.apart(() => recheck(imposed));
      // Execution does not wait for a re-check; one that changes the measure is executed in its stead.
      await file.unless(() => condition(() => isReplaced), () => file.decisionBy(team, recordExecution, clock));
    });
  });

  /** PET 45, 46: what was decided is executed in good time, counted from the decision: a measure with its hearing. What was executed under an earlier version had no last day. */
  async function executedInTime(from: Day, duty: string, of: string, work: (clock?: Clock) => Promise<unknown>): Promise<unknown> {
    if (!patched('executed-in-time') || file.wasOverUntimed(duty)) return work();
    const clock = file.startClock(law.execution, from, of, true);
    return work(clock).finally(() => clock.stop());
  }

  /** CSL 95 by analogy: the auxiliary may ask once, from the day of service; the organ above answers in writing. */
  async function recheck(imposed: Statement): Promise<void> {
    const served = await tell(file, organ, 'measure-decision', about({ statement: imposed.id }), 'subject');
    const ruling = await untilSentBack(async () => {
      const request = file.startClock(served.result === 'served' ? law.recheckRequest : law.recheckUnserved, served.on, which, true);
      const asked = await file.requestFrom(team, askRecheck, request, which).finally(() => request.stop());
      if (!asked) return undefined;
      const opinion = file.startClock(law.recheckOpinion, asked.on, which, true);
      return file.decisionBy(seat('reviewer', reviewer), ruleRecheck, opinion, which).finally(() => opinion.stop());
    });
    if (!ruling) return;
    rechecked = ruling;
    const answered = tell(file, reviewer, 'recheck-answer', about({ draft: imposed.id, statement: ruling.id }), 'subject');
    isReplaced = ruling.result !== 'upheld';
    const again = `recheck${which}`;
    if (isReplaced) await untilSentBack(() => executedInTime(ruling.on, `${recordExecution.name}/${again}`, again, (clock) => file.decisionBy(team, recordExecution, clock, again)));
    await answered;
  }

  const sendBack = (): void => {
    isSentBack = true;
    void file.apart(async () => {
      await done;
      if (decision) await tell(file, organ, 'measure-lapse', about({ draft: decision.id, ...(rechecked && { statement: rechecked.id }) }), 'subject');
    });
  };
  return { done, sendBack };
}
