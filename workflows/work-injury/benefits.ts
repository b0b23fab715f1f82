import type { CaseFile } from '../steps/case.ts';
import type { Day } from '../steps/words.ts';
import { appraisal } from './appraisal.ts';
import { law } from './law.ts';
import { decideBenefits, proposeMartyr, recordDeath, recordDeclaration, recordReliefOutcome, screenRelief } from './messages.ts';
import { leave } from './incident.ts';
import { byBody, employer, handler, person, seat, tell, type WorkInjuryOpening } from './opening.ts';
import { overturned } from './remedy.ts';
import type { Recognised } from './recognition.ts';
import type { Result } from './words.ts';

/** How the case ends, and for a graded injury the day on which the conclusion was received. */
export interface End {
  readonly result: Result;
  readonly conclusionOn?: Day;
}

/** What the injured, or those left behind, are entitled to once it is a work injury: WIR 33–41. */
export async function entitlements(file: CaseFile, opening: WorkInjuryOpening, recognised: Promise<Recognised>): Promise<End> {
  const isAlive = await livesUntil(file, opening, recognised);
  const recognition = await recognised;
  if (!recognition.yes) return { result: recognition.result };
  const end = await file.unless(
    () => overturned(file, opening),
    () => (isAlive ? living(file, opening) : survivors(file, left(opening))),
  );
  return end === 'overturned' ? { result: end } : end;
}

/** Paid leave runs beside recognition; a death on the way turns the case to those left behind. */
async function livesUntil(file: CaseFile, opening: WorkInjuryOpening, recognised: Promise<Recognised>): Promise<boolean> {
  if (person(opening) === 'family') return false;
  const death = () => file.mayBy(handler(opening), recordDeath).then(() => 'died' as const);
  if ((await file.unless(death, () => leave(file, opening))) === 'died') return false;
  return (await file.unless(() => file.after(recognised).then(() => 'alive' as const), death)) === 'alive';
}

async function living(file: CaseFile, opening: WorkInjuryOpening): Promise<End> {
  const end = await file.unless(
    () => file.mayBy(handler(opening), recordDeath).then(() => 'died' as const),
    async (): Promise<End> => {
      const conclusionOn = await appraisal(file, opening);
      if (conclusionOn === 'no-disability' || conclusionOn === 'given-up') return { result: conclusionOn };
      await Promise.all([benefits(file, opening), relief(file, opening)]);
      return { result: 'settled', conclusionOn };
    },
  );
  return end === 'died' ? survivors(file, left(opening)) : end;
}

/** From a death on it is the family that the case speaks to. */
const left = (opening: WorkInjuryOpening): WorkInjuryOpening => (opening.harm === 'missing' ? opening : { ...opening, harm: 'death' });

/** WIR 39, 41: death benefits; of a missing person the wage for three months, then the pension, until a court declares the death. */
export async function survivors(file: CaseFile, opening: WorkInjuryOpening): Promise<End> {
  const martyr = async () => file.link('martyr-recognition', opening.superior, await file.mayBy(seat('unit-leader', opening.organ), proposeMartyr));
  return file.meanwhile([martyr], async (): Promise<End> => {
    if (opening.harm === 'missing') {
      const wage = file.startClock(law.missingPay, opening.occurredOn);
      const declared = await file.decisionBy(handler(opening), recordDeclaration, wage);
      wage.stop();
      if (declared.result === 'returned') return { result: 'returned' };
    }
    await Promise.all([benefits(file, opening), relief(file, opening)]);
    return { result: 'death-settled' };
  });
}

/** WIR 62, SIL 41: the agency decides what the fund pays; the same amounts fall on an employer that did not insure. */
export async function benefits(file: CaseFile, opening: WorkInjuryOpening): Promise<void> {
  const payer = opening.insurance === 'insured' ? seat('agency-officer', opening.bodies.agency) : employer(opening);
  const decided = await (payer.office === 'handler' ? file.decisionBy(payer, decideBenefits) : byBody(file, opening, payer, decideBenefits));
  void tell(file, opening, 'benefit-decision', person(opening), { statement: decided.id, from: payer.organ });
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
