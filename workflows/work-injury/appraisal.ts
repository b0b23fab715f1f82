import { patched } from '@temporalio/workflow';
import type { CaseFile } from '../steps/case.ts';
import type { Clock } from '../steps/clock.ts';
import type { Day, Party, Seat, Statement } from '../steps/words.ts';
import type { Grade } from './words.ts';
import { law } from './law.ts';
import { acceptConclusion, applyAppraisal, askReappraisal, checkAppraisalMaterials, concludeAppraisal, drawPanel, extendAppraisal, moveVisit, supplyForAppraisal } from './messages.ts';
import { byBody, employer, handler, mayByBody, person, seat, tell, type WorkInjuryOpening } from './opening.ts';

/** What a committee concluded, and the days on which the person and the employer received it. */
export interface Conclusion {
  readonly grade: Grade;
  readonly on: Day;
  readonly employerOn: Day;
}

/** The grade in force: a later conclusion replaces it. */
export interface Standing {
  grade?: Grade;
}

/** The employer's word, or the person's own, that nothing is left behind binds nobody whose condition says otherwise: the person may apply after it, at the counter or on paper (LAA 8). */
export async function appliedAfterAll(file: CaseFile, opening: WorkInjuryOpening): Promise<Statement> {
  for (;;) {
    const applied = await file.unless(
      () => file.mayBy(person(opening), applyAppraisal),
      () => file.mayBy(handler(opening), applyAppraisal),
    );
    if (applied.result === 'applied') return applied;
  }
}

/** WIR 21; LAA 7: once the condition is stable, or paid leave has ended; `first` is an application that was made already. What was given up or terminated may be applied for again (D). */
export async function appraisal(file: CaseFile, opening: WorkInjuryOpening, first?: Statement): Promise<Conclusion | 'no-disability' | 'given-up'> {
  const before = first && (await appraised(file, opening, opening.bodies.committee, first.on));
  if (before) return before;
  for (;;) {
    const applied = await file.unless(
      () => file.decisionBy(employer(opening), applyAppraisal),
      () => file.mayBy(person(opening), applyAppraisal),
    );
    if (applied.result !== 'applied') return applied.result;
    const received = await appraised(file, opening, opening.bodies.committee, applied.on);
    if (received) return received;
  }
}

/** One round before a committee, city or province; both run alike (LAA 22). Answers with what was concluded and received. */
export async function appraised(file: CaseFile, opening: WorkInjuryOpening, committee: string, appliedOn: Day): Promise<Conclusion | undefined> {
  const office = seat('appraisal-officer', committee);
  // WIR 25: sixty days from receipt, thirty more when complex; an agreed new day of the visit moves it by as much (LAA 12).
  const clock = file.startClock(law.appraisalConclusion, appliedOn);
  const concluded = await file.meanwhile([() => extension(file, opening, office, clock), () => movedVisits(file, opening, office, clock)], async () => {
    if (!(await complete(file, opening, office, appliedOn))) return undefined;
    // LAA 11, 12: three or five experts drawn at random; time and place told before.
    const panel = await byBody(file, opening, office, drawPanel, clock);
    void tell(file, opening, 'visit-notice', person(opening), { statement: panel.id, from: committee });
    return byBody(file, opening, office, concludeAppraisal, clock);
  });
  clock.stop();
  if (!concluded) return undefined;
  const about = { statement: concluded.id, from: committee };
  if (concluded.result === 'terminated') {
    await tell(file, opening, 'appraisal-termination', person(opening), about);
    return undefined;
  }
  return { grade: concluded.grade ?? 'none', ...(await received(file, opening, about, concluded.on)) };
}

/** WIR 26, LAA 19: person and employer, each within fifteen days of receiving it, to the provincial committee. `undefined` when both let it stand. */
export const contested = (file: CaseFile, opening: WorkInjuryOpening, { on, employerOn }: Conclusion): Promise<Statement | undefined> =>
  file.firstOf([
    () => ownTime(file, employer(opening), file.startClock(law.employerReappraisal, employerOn)),
    () => ownTime(file, person(opening), file.startClock(law.reappraisal, on)),
  ]);

/** Silence lets a conclusion stand, and so does accepting it. */
async function ownTime(file: CaseFile, who: Seat | Party, clock: Clock): Promise<Statement | undefined> {
  const asked = await file.unless(
    () => file.mayBy(who, acceptConclusion).then(() => undefined),
    () => file.requestFrom(who, askReappraisal, clock),
  );
  clock.stop();
  return asked;
}

/** WIR 26: what the provincial committee concludes is final. Where it concludes nothing, or nobody asks, the conclusion stands: `undefined`. */
export async function reappraised(file: CaseFile, opening: WorkInjuryOpening, conclusion: Conclusion): Promise<Conclusion | undefined> {
  const asked = await contested(file, opening, conclusion);
  const final = asked && (await appraised(file, opening, opening.bodies.provincialCommittee, asked.on));
  if (!final) file.enterSoon();
  return final;
}

/** LAA 17: within fifteen days to person and employer, with a copy to the agency. */
export async function received(file: CaseFile, opening: WorkInjuryOpening, about: Readonly<Record<string, string>>, concludedOn: Day): Promise<Pick<Conclusion, 'on' | 'employerOn'>> {
  const service = file.startClock(law.appraisalService, concludedOn);
  const [told, employerTold] = await Promise.all([person(opening), 'employer' as const, 'agency' as const].map((to) => tell(file, opening, 'appraisal-conclusion', to, about)));
  service.stop();
  return { on: told!.on, employerOn: employerTold!.on };
}

/** LAA 10: missing papers are told once within five working days; not supplied in reasonable time, the application counts as given up. */
async function complete(file: CaseFile, opening: WorkInjuryOpening, office: Seat, appliedOn: Day): Promise<boolean> {
  const listing = file.startClock(law.appraisalSupplement, appliedOn);
  const checked = await byBody(file, opening, office, checkAppraisalMaterials, listing);
  listing.stop();
  if (checked.result === 'complete') return true;
  void tell(file, opening, 'appraisal-supplement', person(opening), { statement: checked.id, from: office.organ });
  const time = file.startClock(law.appraisalSupply, checked.on);
  const brought = await file.unless(
    () => file.mayBy(handler(opening), supplyForAppraisal),
    () => file.requestFrom(person(opening), supplyForAppraisal, time),
  );
  time.stop();
  return brought !== undefined;
}

/** WIR 25: once, thirty days. */
const extension = async (file: CaseFile, opening: WorkInjuryOpening, office: Seat, clock: Clock): Promise<void> =>
  clock.extend(law.appraisalExtension, await mayByBody(file, opening, office, extendAppraisal));

async function movedVisits(file: CaseFile, opening: WorkInjuryOpening, office: Seat, clock: Clock): Promise<never> {
  for (;;) {
    const moved = await mayByBody(file, opening, office, moveVisit);
    clock.extend({ ...law.visitMoved, figure: moved.days }, moved);
    // Whoever is not there on the new day loses the appraisal (LAA 14). Up to 0.2.0 only the first day was told; what was moved then is not told days later.
    const isNews = !opening.takenUp || moved.on === file.today() || file.wasIssued('visit-notice');
    if (patched('told-of-the-moved-visit') && isNews) void tell(file, opening, 'visit-notice', person(opening), { statement: moved.id, from: office.organ });
  }
}
