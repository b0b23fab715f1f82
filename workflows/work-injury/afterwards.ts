import type { CaseFile } from '../steps/case.ts';
import { appraised, received, type Conclusion, type Standing } from './appraisal.ts';
import { benefits, settledOn, survivors, type End } from './benefits.ts';
import { law } from './law.ts';
import { acceptConclusion, askReappraisal, askReviewAppraisal, correctConclusion, decideLeavingSums, endBenefit, proposeMartyr, reportBenefitEnd } from './messages.ts';
import { byBody, employer, handler, mayByBody, person, seat, tell, type WorkInjuryOpening } from './opening.ts';
import { gravest } from './words.ts';

/** While benefits run, the grade may change and every benefit ends some day: WIR 26, 28, 42; SIH 25. */
export async function afterwards(file: CaseFile, opening: WorkInjuryOpening, { settled }: End): Promise<void> {
  const standing: Standing = settled ? { grade: settled.conclusion.grade } : {};
  if (settled?.isOpen) await contestedOnceClosed(file, opening, settled.conclusion, standing);
  const ending = () => file.mayBy(handler(opening), endBenefit);
  const ended = settled ? await file.unless(ending, () => reviews(file, opening, standing)) : await ending();
  // SIH 25: the agency is told within twenty working days of the event.
  const clock = file.startClock(law.benefitStop, ended.on);
  await file.decisionBy(handler(opening), reportBenefitEnd, clock);
  clock.stop();
  if (ended.cause === 'leaving' && settled) {
    const sums = await byBody(file, opening, seat('agency-officer', opening.bodies.agency), decideLeavingSums);
    void tell(file, opening, 'benefit-decision', person(opening), { statement: sums.id, from: opening.bodies.agency });
  }
  // An earlier version asked this at every grade: what it has begun goes on, and those who decide see the grade.
  if (ended.cause === 'death' && standing.grade && (gravest.includes(standing.grade) || file.wasAsked(proposeMartyr.name))) {
    const { result } = await survivors(file, { ...opening, harm: 'death' });
    file.close(result, await tell(file, opening, 'closing-notice', 'family', { result }));
  }
}

/** WIR 28, LAA 20: a year after the conclusion at the earliest, by person, relative, employer or agency. LAA 31: what rests on fraud or grave error the committee sets right itself. */
async function reviews(file: CaseFile, opening: WorkInjuryOpening, standing: Standing): Promise<never> {
  const { committee, agency } = opening.bodies;
  for (;;) {
    const said = await file.unless(
      () => mayByBody(file, opening, seat('appraisal-officer', committee), correctConclusion),
      () => file.unless(() => file.mayBy(person(opening), askReviewAppraisal), () => mayByBody(file, opening, seat('agency-officer', agency), askReviewAppraisal)),
    );
    file.reopen();
    const conclusion = 'grade' in said ? { grade: said.grade, ...(await received(file, opening, { statement: said.id, from: committee }, said.on)) } : await appraised(file, opening, committee, said.on);
    // A new conclusion changes the benefits, and may be contested like the first (LAA 22); without one the old stands.
    const settled = conclusion && (await settledOn(file, opening, conclusion, standing));
    await closed(file, opening);
    if (settled?.isOpen) await contestedOnceClosed(file, opening, settled.conclusion, standing);
  }
}

/** WIR 26 as it was up to 0.2.0: a case that had come to its benefits by then is contested once it is closed. */
async function contestedOnceClosed(file: CaseFile, opening: WorkInjuryOpening, conclusion: Conclusion, standing: Standing): Promise<void> {
  const clock = file.startClock(law.reappraisal, conclusion.on);
  const asked = await file.unless(
    () => file.mayBy(person(opening), acceptConclusion).then(() => undefined),
    () => file.unless(() => file.mayBy(employer(opening), askReappraisal), () => file.requestFrom(person(opening), askReappraisal, clock)),
  );
  clock.stop();
  if (!asked) return;
  file.reopen();
  const final = await appraised(file, opening, opening.bodies.provincialCommittee, asked.on);
  if (final) {
    standing.grade = final.grade;
    await benefits(file, opening);
  }
  await closed(file, opening);
}

async function closed(file: CaseFile, opening: WorkInjuryOpening): Promise<void> {
  file.close('settled', await tell(file, opening, 'closing-notice', person(opening), { result: 'settled' }));
}
