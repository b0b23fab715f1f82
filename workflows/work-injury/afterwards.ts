import type { CaseFile } from '../steps/case.ts';
import type { Day } from '../steps/words.ts';
import { appraised, received, type Conclusion } from './appraisal.ts';
import { benefits, survivors, type End } from './benefits.ts';
import { law } from './law.ts';
import { acceptConclusion, askReappraisal, askReviewAppraisal, correctConclusion, decideLeavingSums, endBenefit, proposeMartyr, reportBenefitEnd } from './messages.ts';
import { byBody, employer, handler, mayByBody, person, seat, tell, type WorkInjuryOpening } from './opening.ts';
import type { Grade } from './words.ts';

/** Grades whose death after paid leave leaves funeral grant and pension behind (WIR 39(3)). */
const gravest: readonly Grade[] = ['1', '2', '3', '4'];

/** While benefits run, the grade may change and every benefit ends some day: WIR 26, 28, 42; SIH 25. */
export async function afterwards(file: CaseFile, opening: WorkInjuryOpening, { conclusion }: End): Promise<void> {
  const standing = { grade: conclusion?.grade };
  if (conclusion) await reappraisal(file, opening, conclusion.on, standing);
  const ending = () => file.mayBy(handler(opening), endBenefit);
  const ended = conclusion ? await file.unless(ending, () => reviews(file, opening, standing)) : await ending();
  // SIH 25: the agency is told within twenty working days of the event.
  const clock = file.startClock(law.benefitStop, ended.on);
  await file.decisionBy(handler(opening), reportBenefitEnd, clock);
  clock.stop();
  if (ended.cause === 'leaving' && conclusion) {
    const sums = await byBody(file, opening, seat('agency-officer', opening.bodies.agency), decideLeavingSums);
    void tell(file, opening, 'benefit-decision', person(opening), { statement: sums.id, from: opening.bodies.agency });
  }
  // An earlier version asked this at every grade: what it has begun goes on, and those who decide see the grade.
  if (ended.cause === 'death' && standing.grade && (gravest.includes(standing.grade) || file.wasAsked(proposeMartyr.name))) {
    const { result } = await survivors(file, { ...opening, harm: 'death' });
    file.close(result, await tell(file, opening, 'closing-notice', 'family', { result }));
  }
}

/** The grade in force: a later conclusion replaces it. */
interface Standing {
  grade: Grade | undefined;
}

/** WIR 26, LAA 19: within fifteen days of receipt, by person or employer, to the provincial committee; its conclusion is final. */
async function reappraisal(file: CaseFile, opening: WorkInjuryOpening, from: Day, standing: Standing): Promise<void> {
  const clock = file.startClock(law.reappraisal, from);
  const asked = await file.unless(
    () => file.mayBy(person(opening), acceptConclusion).then(() => undefined),
    () => file.unless(() => file.mayBy(employer(opening), askReappraisal), () => file.requestFrom(person(opening), askReappraisal, clock)),
  );
  clock.stop();
  if (!asked) return;
  file.reopen();
  await regraded(file, opening, await appraised(file, opening, opening.bodies.provincialCommittee, asked.on), standing);
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
    const conclusion = 'grade' in said ? { grade: said.grade, on: await received(file, opening, { statement: said.id, from: committee }, said.on) } : await appraised(file, opening, committee, said.on);
    await regraded(file, opening, conclusion, standing);
    if (conclusion) await reappraisal(file, opening, conclusion.on, standing);
  }
}

/** A new conclusion changes the benefits; without one the old stands. */
async function regraded(file: CaseFile, opening: WorkInjuryOpening, conclusion: Conclusion | undefined, standing: Standing): Promise<void> {
  if (conclusion) {
    standing.grade = conclusion.grade;
    await benefits(file, opening);
  }
  file.close('settled', await tell(file, opening, 'closing-notice', person(opening), { result: 'settled' }));
}
