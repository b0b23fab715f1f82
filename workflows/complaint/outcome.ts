import { patched } from '@temporalio/workflow';
import type { CaseFile, Served } from '../steps/case.ts';
import type { Decision, Seat, Statement } from '../steps/words.ts';
import { isNamed, takeMeasure, type Measure } from './measure.ts';
import { seat, tell } from './opening.ts';
import { law } from './law.ts';
import { approveOutcome, askReview, decide, draftOutcome, hearOnMeasure, imposeMeasure, recordReferralReply } from './messages.ts';
import { isChange } from './review-words.ts';
import { isWaiver, type DecisionResult, type Referral } from './words.ts';

/** When several persons came in, the first of them had no number: what was asked of that one goes on as it began. */
const isFirstNumbered = (file: CaseFile, which: string): boolean => patched('each-of-several-numbered') && !file.wasAsked(isNamed(which) ? `${hearOnMeasure.name}/${which}` : hearOnMeasure.name);

/**
 * Arts. 18, 19: measure and referral, which go on beside the notice and after it. What a review sends back is decided anew, and the measure
 * ends there; another body's reply is put on record all the same.
 */
export function carryOut(file: CaseFile, of: Omit<Measure, 'which'>, round: number, { refer: bodies, persons = 1 }: { readonly refer: readonly Referral[]; readonly persons?: number }) {
  const nth = round === 1 ? '' : String(round);
  /** One course for each person on whom a measure is taken, numbered where there are several; a correction is one. */
  const take = (more: Pick<Measure, 'result' | 'decidedOn'>, which: string): Course[] => {
    const numbered = (nth: number) => `person${nth}${which && `-${which}`}`;
    const several = isMeasure(more.result) && persons > 1 ? [isFirstNumbered(file, which) ? numbered(1) : which, ...Array.from({ length: persons - 1 }, (_, i) => numbered(i + 2))] : [which];
    return several.map((each) => takeMeasure(file, { ...of, ...more, which: each }, correct));
  };
  const courses = take(of, nth);
  let standing = [...courses];
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
    const kept = ruling.result === 'correction' ? standing.filter(({ result }) => isMeasure(result)) : [];
    standing = standing.filter((course) => !kept.includes(course));
    const isUndone = ruling.result === 'no-action' && standing.some(({ result }) => result !== 'no-action');
    endStanding(ruling);
    const taken = take({ result: isUndone ? 'correction' : ruling.result, decidedOn: ruling.on }, `${review}${nth}`);
    courses.push(...taken);
    standing = [...kept, ...taken];
  };

  let told: Promise<Served> | undefined;
  /** Art. 17(2): a complainant who was told of a measure is told that none was taken: once of those on whom one was to be taken nobody is left. */
  function correct(): void {
    const waivers = standing.flatMap(({ result, waiver }) => (isMeasure(result) ? [waiver()] : []));
    if (waivers.length === 0 || !waivers.every((each) => each !== undefined)) return;
    // Courses are taken up in another order than they ended.
    const waived = waivers.reduce((last, each) => (file.saidBefore(last, imposeMeasure).some(({ statement }) => statement.id === each.id) ? last : each));
    if (file.lastBefore(waived, approveOutcome, decide)?.message !== approveOutcome.name) return;
    const isReviewed = file.lastBefore(waived, askReview, decide)?.message === askReview.name;
    told = tell(file, of.organ, 'outcome-change', { statement: waived.id, ...(isReviewed && { result: 'reviewed' }) });
  }

  const executed = () => Promise.all(courses.map((course) => course.done));
  return {
    change,
    sendBack: () => endStanding(),
    /** How the complainant was told that nothing was imposed after all. */
    corrected: async (): Promise<Served | undefined> => (await executed(), told),
    done: async (): Promise<{ isTaken: boolean }> => (await executed(), { isTaken: await referred }),
  };
}

type Course = ReturnType<typeof takeMeasure>;
const isMeasure = (result: DecisionResult): boolean => result === 'labour-measure' || result === 'discipline';

/** Arts. 18, 19: another body's reply is put on record; it decides nothing here. Answers whether one of them took it. */
async function refer(file: CaseFile, team: Seat, bodies: readonly Referral[]): Promise<boolean> {
  const replies = await Promise.all(bodies.map((body) => file.decisionBy(team, recordReferralReply, undefined, file.refer(body))));
  return replies.some(({ result }) => result === 'taken');
}

/** What left nobody on whom the decision has a measure imposed, where that was before the outcome was signed. Measures go on beside it and may be taken up after it. */
function waivedBefore(file: CaseFile, signed: Statement, { result, persons = 1 }: Decided): Statement | undefined {
  const said = file.saidBefore(signed, imposeMeasure, decide);
  const waivers = said.slice(said.findLastIndex(({ message }) => message === decide.name) + 1).filter(({ statement }) => isWaiver((statement as Statement & { level?: unknown }).level));
  return isMeasure(result as DecisionResult) && waivers.length === persons ? waivers.at(-1)?.statement : undefined;
}

type Decided = Decision<string> & { readonly persons?: number };
/** Art. 17(2): the outcome is told to the complainant; drafted by a handler, signed by the leader. `waived` where by then nothing was imposed after all. */
export async function tellOutcome(file: CaseFile, organ: string, drafter: Seat, decided: Decided): Promise<Served & { readonly waived: boolean }> {
  const clock = file.startClock(law.outcome, decided.on);
  for (;;) {
    const draft = await file.decisionBy(drafter, draftOutcome, clock);
    const signed = await file.decisionBy(seat('organ-leader', organ), approveOutcome, clock);
    if (signed.result === 'returned') continue;
    clock.stop();
    const waived = waivedBefore(file, signed, decided);
    return { ...(await tell(file, organ, 'outcome-notice', { draft: draft.id, decision: decided.id, ...(waived && { statement: waived.id }) })), waived: waived !== undefined };
  }
}
