import { patched } from '@temporalio/workflow';
import type { CaseFile } from '../steps/case.ts';
import type { Clock } from '../steps/clock.ts';
import { daysAfter } from '../steps/day.ts';
import type { Party, Seat, Statement } from '../steps/words.ts';
import { law } from './law.ts';
import { applyByEmployer, applyByPerson, askFilingExtension, excludeTime, ruleFilingExtension } from './messages.ts';
import { byBody, employer, handler, mayByBody, person, seat, tell, type WorkInjuryOpening } from './opening.ts';

/** Who applied: that one gets the notices of the review and supplies what is missing. */
export interface Applied {
  readonly statement: Statement;
  readonly by: Seat | Party;
  readonly party: Party;
}

/** WIR 17: thirty days for the employer, one year for the person, both from the accident or diagnosis. `undefined` when nobody applied. */
export async function application(file: CaseFile, opening: WorkInjuryOpening, { owed = true } = {}): Promise<Applied | undefined> {
  const isPast = file.wasDropped(applyByEmployer.name);
  const thirtyDays = file.startClock(law.employerApplication, opening.occurredOn);
  const oneYear = file.startClock(law.personApplication, opening.occurredOn);
  const byEmployer = async (): Promise<Applied> => {
    const statement = owed ? await file.decisionBy(employer(opening), applyByEmployer, thirtyDays) : await file.mayBy(employer(opening), applyByEmployer);
    return { statement, by: employer(opening), party: 'employer' };
  };
  const applied = await file.meanwhile([() => moreTime(file, opening, thirtyDays), () => timeNotCounted(file, opening, oneYear), () => tellOfRight(file, opening, thirtyDays)], () =>
    file.unless(byEmployer, () => file.unless(() => byPaper(file, opening), () => byPerson(file, opening, oneYear, isPast))),
  );
  thirtyDays.stop();
  oneYear.stop();
  return applied;
}

/** The person's own application needs no consent of the employer (OPN1 5). Silence for a year ends the right. */
async function byPerson(file: CaseFile, opening: WorkInjuryOpening, oneYear: Clock, isPast: boolean): Promise<Applied | undefined> {
  const statement = (await file.requestFrom(person(opening), applyByPerson, oneYear)) ?? (await afterTheYear(file, opening, oneYear, isPast));
  return statement && { statement, by: person(opening), party: person(opening) };
}

/**
 * SPC-WI 7: time lost without own fault is not counted, and whether it was, the department says on the application (WIRM 8). Where the year was over
 * before anybody could apply here, there is time to (D). Up to 0.2.0 such a case was over at once; `isPast` says that the register has come past this.
 */
async function afterTheYear(file: CaseFile, opening: WorkInjuryOpening, oneYear: Clock, isPast: boolean): Promise<Statement | undefined> {
  const { occurredOn, receivedOn } = opening;
  const isLate = receivedOn > `${Number(occurredOn.slice(0, 4)) + 1}${occurredOn.slice(4)}`;
  if (!isLate || !patched('applied-after-the-year') || (isPast && !file.wasAsked(applyByPerson.name))) return undefined;
  const time = file.startClock(law.lateApplication, receivedOn);
  const statement = await file.requestFrom(person(opening), applyByPerson, time);
  time.stop();
  // Time that was not counted may have moved the end of the year meanwhile, and further than that.
  return statement ?? file.requestFrom(person(opening), applyByPerson, oneYear);
}

/** An application on paper by the person, a relative or the union, entered by the case officer. */
async function byPaper(file: CaseFile, opening: WorkInjuryOpening): Promise<Applied> {
  const statement = await file.mayBy(handler(opening), applyByPerson);
  return { statement, by: handler(opening), party: person(opening) };
}

/** WIR 17(1): in special cases the social insurance department consents to more days; the law states no cap. */
async function moreTime(file: CaseFile, opening: WorkInjuryOpening, thirtyDays: Clock): Promise<never> {
  for (;;) {
    await file.mayBy(employer(opening), askFilingExtension);
    const ruling = await byBody(file, opening, seat('hr-officer', opening.bodies.recognition), ruleFilingExtension);
    if (ruling.result === 'granted') thirtyDays.extend({ ...law.employerExtension, figure: ruling.days ?? law.employerExtension.figure }, ruling);
  }
}

/** SPC-WI 7: time lost without the person's own fault does not count. */
async function timeNotCounted(file: CaseFile, opening: WorkInjuryOpening, oneYear: Clock): Promise<never> {
  for (;;) {
    const { from, to, ...ruling } = await mayByBody(file, opening, seat('hr-officer', opening.bodies.recognition), excludeTime);
    // The first day of such a time is lost like its last; a pause counts the day on which it begins.
    oneYear.pause({ ...ruling, on: from && from > opening.occurredOn ? daysAfter(from, -1) : (from ?? ruling.on) });
    oneYear.resume({ ...ruling, on: to ?? ruling.on });
  }
}

/** D: the day the employer has missed, person and union learn of the right to apply themselves. */
async function tellOfRight(file: CaseFile, opening: WorkInjuryOpening, thirtyDays: Clock): Promise<void> {
  await file.missed(thirtyDays);
  void tell(file, opening, 'right-notice', person(opening));
  void tell(file, opening, 'right-notice', 'union');
}
