import { patched } from '@temporalio/workflow';
import type { CaseFile } from '../steps/case.ts';
import type { Clock } from '../steps/clock.ts';
import type { Statement } from '../steps/words.ts';
import { appraisal, reappraised, type Conclusion, type Standing } from './appraisal.ts';
import { law } from './law.ts';
import { acceptConclusion, decideBenefits, proposeMartyr, recordDeath, recordDeclaration, recordReliefOutcome, screenRelief } from './messages.ts';
import { leave } from './incident.ts';
import { byBody, employer, handler, person, seat, tell, type WorkInjuryOpening } from './opening.ts';
import { overturned } from './remedy.ts';
import type { Recognised } from './recognition.ts';
import { missingCourse, type Result } from './words.ts';

/** What benefits were settled on. Up to 0.2.0 a conclusion could be contested only once the case was closed: `isOpen`. */
export interface Settled {
  readonly conclusion: Conclusion;
  readonly isOpen: boolean;
}

/** How the case ends, and for a graded injury what its benefits rest on. */
export interface End {
  readonly result: Result;
  readonly settled?: Settled;
}

/** What the injured, or those left behind, are entitled to once it is a work injury: WIR 33–41. */
export async function entitlements(file: CaseFile, opening: WorkInjuryOpening, recognised: Promise<Recognised>, isConfirmed: Promise<boolean>): Promise<End> {
  const isAlive = await livesUntil(file, opening, recognised, isConfirmed);
  const recognition = await recognised;
  if (!recognition.yes) return { result: recognition.result };
  const end = await file.unless(
    () => overturned(file, opening),
    () => (isAlive ? living(file, opening) : survivors(file, left(opening))),
  );
  return end === 'overturned' ? { result: end } : end;
}

/** Paid leave runs beside recognition, or after it where the organ did not confirm the incident; a death on the way turns the case to those left behind. */
async function livesUntil(file: CaseFile, opening: WorkInjuryOpening, recognised: Promise<Recognised>, isConfirmed: Promise<boolean>): Promise<boolean> {
  if (person(opening) === 'family') return false;
  const death = () => file.mayBy(handler(opening), recordDeath).then(() => 'died' as const);
  const rests = async () => {
    if (!(await file.after(isConfirmed)) && !(await file.after(recognised)).yes) return 'alive' as const;
    await leave(file, opening);
    return file.after(recognised).then(() => 'alive' as const);
  };
  return (await file.unless(death, rests)) === 'alive';
}

/** The same for somebody who applies for appraisal once the case was closed. */
export async function appraisedAfterAll(file: CaseFile, opening: WorkInjuryOpening, applied: Statement): Promise<End> {
  const end = await file.unless(
    () => overturned(file, opening),
    () => living(file, opening, applied),
  );
  return end === 'overturned' ? { result: end } : end;
}

async function living(file: CaseFile, opening: WorkInjuryOpening, applied?: Statement): Promise<End> {
  const end = await file.unless(
    () => file.mayBy(handler(opening), recordDeath).then(() => 'died' as const),
    async (): Promise<End> => {
      const conclusion = await appraisal(file, opening, applied);
      if (typeof conclusion === 'string') return { result: conclusion };
      const [settled] = await Promise.all([settledOn(file, opening, conclusion), relief(file, opening)]);
      return { result: 'settled', settled };
    },
  );
  return end === 'died' ? survivors(file, left(opening)) : end;
}

/**
 * Benefits are decided on a conclusion from its service on, and beside them it may be contested (WIR 26). A final conclusion takes its place:
 * what was decided meanwhile is decided anew on that, and what was not is decided on that alone.
 */
export async function settledOn(file: CaseFile, opening: WorkInjuryOpening, conclusion: Conclusion, standing: Standing = {}): Promise<Settled> {
  standing.grade = conclusion.grade;
  if (!isContestedMeanwhile(file)) {
    await benefits(file, opening);
    return { conclusion, isOpen: true };
  }
  const contest = reappraised(file, opening, conclusion);
  const replaced = contest.then((final) => final ?? new Promise<never>(() => undefined));
  const [, final] = await Promise.all([file.unless(() => file.after(replaced), () => benefits(file, opening)), contest]);
  if (!final) return { conclusion, isOpen: false };
  standing.grade = final.grade;
  await benefits(file, opening);
  return { conclusion: final, isOpen: false };
}

/** What was being decided under an earlier version goes on as it began. */
const isContestedMeanwhile = (file: CaseFile): boolean => patched('contested-from-service') && (file.wasAsked(acceptConclusion.name, decideBenefits.name) || !file.wasAsked(decideBenefits.name));

/** From a death on it is the family that the case speaks to. */
const left = (opening: WorkInjuryOpening): WorkInjuryOpening => (opening.harm === 'missing' ? opening : { ...opening, harm: 'death' });

/** WIR 39, 41: death benefits; of a missing person the wage for three months, then the pension, until a court declares the death. */
export async function survivors(file: CaseFile, opening: WorkInjuryOpening): Promise<End> {
  const martyr = async () => file.link('martyr-recognition', opening.superior, await file.mayBy(seat('unit-leader', opening.organ), proposeMartyr));
  return file.meanwhile([martyr], async (): Promise<End> => {
    if (opening.harm === 'missing') {
      const wage = file.startClock(law.missingPay, opening.occurredOn);
      const declared = await file.meanwhile([() => pension(file, opening, wage)], () => file.decisionBy(handler(opening), recordDeclaration));
      // The declaration may come before the pension is decided: then nobody owes the wage any longer.
      wage.stop();
      if (declared.result === 'returned') return { result: 'returned' };
    }
    await Promise.all([benefits(file, opening), relief(file, opening)]);
    return { result: 'death-settled' };
  });
}

/** WIR 41: the wage goes on for the month of the event and two more; the pension must be decided by then, and in hardship half the lump sum is paid beforehand. */
async function pension(file: CaseFile, opening: WorkInjuryOpening, wage: Clock): Promise<void> {
  await benefits(file, opening, { course: missingCourse, clock: wage });
  wage.stop();
}

/** WIR 62, SIL 41: the agency decides what the fund pays; the same amounts fall on an employer that did not insure. */
export async function benefits(file: CaseFile, opening: WorkInjuryOpening, { course, clock }: { course?: string; clock?: Clock } = {}): Promise<void> {
  const payer = opening.insurance === 'insured' ? seat('agency-officer', opening.bodies.agency) : employer(opening);
  const decided = await (payer.office === 'handler' ? file.decisionBy(payer, decideBenefits, clock, course) : byBody(file, opening, payer, decideBenefits, clock, course));
  void tell(file, opening, 'benefit-decision', person(opening), { statement: decided.id, from: payer.organ, ...(course && { which: course }) });
}

/** Art. 4, SAL 37–50: a disabled auxiliary's or an orphaned family is referred to civil affairs; that department decides. */
async function relief(file: CaseFile, opening: WorkInjuryOpening): Promise<void> {
  const clock = file.startClock(law.reliefReferral, file.today());
  const screened = await file.decisionBy(handler(opening), screenRelief, clock);
  clock.stop();
  if (screened.result === 'not-needed') return;
  file.refer('civil-affairs');
  void tell(file, opening, 'relief-notice', person(opening), { statement: screened.id });
  await byBody(file, opening, seat('relief-officer', opening.bodies.civilAffairs), recordReliefOutcome);
}
