import { condition, patched } from '@temporalio/workflow';
import type { CaseFile } from '../steps/case.ts';
import type { Clock } from '../steps/clock.ts';
import type { Day, Seat, Statement } from '../steps/words.ts';
import { law, measureApprover } from './law.ts';
import { askRecheck, hearOnMeasure, imposeMeasure, recordExecution, ruleRecheck } from './messages.ts';
import { seat, tell } from './opening.ts';
import { isWaiver, type DecisionResult } from './words.ts';

export interface Measure {
  readonly organ: string;
  /** The organ above: it re-checks what the organ imposed. */
  readonly reviewer: string;
  readonly team: Seat;
  readonly result: DecisionResult;
  readonly decidedOn: Day;
  /** Tells apart courses that may be under way at once: a later round by its number, what a review has changed and each of several persons by a name of their own. */
  readonly which: string;
}
/** Duties of a later round are numbered by themselves. */
export const isNamed = (which: string): boolean => /\D/.test(which);

/** Art. 18 by analogy with CSL 63: facts and basis told, defence heard, then imposed, served in writing and executed. What a review sends back or changes ends there, and the auxiliary is told. */
export function takeMeasure(file: CaseFile, { organ, reviewer, team, result, decidedOn, which }: Measure, whenWaived: () => void) {
  let isOver = false;
  let isReplaced = false;
  let decision: Statement | undefined;
  let rechecked: Statement | undefined;
  let waiver: Statement | undefined;
  const name = isNamed(which) ? which : undefined;
  const about = (of: Readonly<Record<string, string>>) => ({ ...of, ...(which && { which }) });
  const untilOver = <R>(work: () => Promise<R>) => file.unless(() => condition(() => isOver), work);

  const done = untilOver(async () => {
    if (result === 'no-action') return;
    await executedInTime(decidedOn, name ? `${recordExecution.name}/${name}` : recordExecution.name, which, async (clock) => {
      const execute = () => file.decisionBy(team, recordExecution, clock, name);
      if (result === 'correction') return void (await execute());
      await file.decisionBy(team, hearOnMeasure, clock, name);
      const imposed = await file.decisionBy(seat(measureApprover.value, organ), imposeMeasure, clock, name);
      if (isWaiver(imposed.level)) return waive(imposed);
      // What an earlier version imposed names nobody to serve it on.
      if (!imposed.employment || !patched('measure-served')) return void (await execute());
      decision = imposed;
      void file.apart(() => recheck(imposed));
      // Execution does not wait for a re-check; one that changes the measure is executed in its stead.
      await file.unless(() => condition(() => isReplaced), execute);
    });
  });

  /** PAL 11, 12, 27, 44 by analogy: nothing is imposed after all, and the auxiliary is told so in writing. */
  function waive(waived: Statement & { level: string }): void {
    waiver = waived;
    if (waived.level !== 'died') void tell(file, organ, 'measure-waiver', about({ statement: waived.id }), 'subject');
    whenWaived();
  }

  /** PET 32(2) by analogy: what was decided is executed in good time, counted from the decision: a measure with its hearing. What was executed under an earlier version had no last day. */
  async function executedInTime(from: Day, duty: string, of: string, work: (clock?: Clock) => Promise<unknown>): Promise<unknown> {
    if (!patched('executed-in-time') || file.wasOverUntimed(duty)) return work();
    const clock = file.startClock(law.execution, from, of, true);
    return work(clock).finally(() => clock.stop());
  }

  /** CSL 95, 96 by analogy: the auxiliary may ask once, from the day of service; the organ above answers in writing. */
  async function recheck(imposed: Statement): Promise<void> {
    const served = await tell(file, organ, 'measure-decision', about({ statement: imposed.id }), 'subject');
    const ruling = await untilOver(async () => {
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
    const again = name ? `recheck-${name}` : `recheck${which}`;
    if (isReplaced) await untilOver(() => executedInTime(ruling.on, `${recordExecution.name}/${again}`, again, (clock) => file.decisionBy(team, recordExecution, clock, again)));
    await answered;
  }

  /** `by` is the ruling that puts something else in its place; what is sent back is decided anew. */
  const end = (by?: Statement): void => {
    isOver = true;
    void file.apart(async () => {
      await done;
      if (decision) await tell(file, organ, 'measure-lapse', about({ draft: decision.id, ...(rechecked && { statement: rechecked.id }), ...(by && { decision: by.id }) }), 'subject');
    });
  };
  return { result, done, end, waiver: () => waiver };
}
