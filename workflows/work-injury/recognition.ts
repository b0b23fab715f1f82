import { patched } from '@temporalio/workflow';
import type { CaseFile, Served } from '../steps/case.ts';
import type { Decision } from '../steps/words.ts';
import { application, type Applied } from './application.ts';
import { decision } from './decision.ts';
import { law } from './law.ts';
import { reviewMaterials, supplyMaterials } from './messages.ts';
import { byBody, employer, handler, person, seat, tell, type WorkInjuryOpening } from './opening.ts';
import { refusalStands } from './remedy.ts';
import type { Result } from './words.ts';

/** What recognition came to: an injury on the way to its benefits, or the way in which the matter ended. */
export type Recognised = { readonly yes: true; readonly applied: Applied } | { readonly yes: false; readonly result: Result };

/** Application to a decision that stands: WIR 17–20; WIRM 8–22. */
export async function recognition(file: CaseFile, opening: WorkInjuryOpening, asked: { owed?: boolean } = {}): Promise<Recognised> {
  const applied = await application(file, opening, asked);
  if (!applied) return { yes: false, result: 'right-lapsed' };
  for (;;) {
    const { accepted, refused } = await acceptance(file, opening, applied);
    const decided = accepted && (await decision(file, opening, applied, accepted));
    if (decided && decided.result !== 'refused') return { yes: true, applied };
    // WIR 55: a refusal is final only when no remedy was sought, or none succeeded.
    if (await refusalStands(file, opening, (decided?.served ?? refused!).on)) return { yes: false, result: accepted ? 'not-recognised' : 'not-accepted' };
  }
}

/** Accepted, or how the person was told that it was not. */
type Reviewed = { readonly accepted: Decision<string> & { clear?: boolean }; readonly refused?: undefined } | { readonly accepted?: undefined; readonly refused: Served };

/** WIRM 8: fifteen days from receipt, and fifteen again from the full supplement; missing papers are listed once, in writing. */
async function acceptance(file: CaseFile, opening: WorkInjuryOpening, applied: Applied): Promise<Reviewed> {
  const department = seat('hr-officer', opening.bodies.recognition);
  const from = opening.bodies.recognition;
  for (let received = applied.statement.on; ; ) {
    const clock = file.startClock(law.materialsReview, received);
    const review = await byBody(file, opening, department, reviewMaterials, clock);
    clock.stop();
    if (review.result === 'accepted') {
      void tell(file, opening, 'acceptance-decision', applied.party, { statement: review.id, from });
      return { accepted: review };
    }
    if (review.result === 'refused') {
      return { refused: await refusedTo(file, opening, applied, { statement: review.id, from }) };
    }
    void tell(file, opening, 'supplement-list', applied.party, { statement: review.id, from });
    received = (await supplied(file, opening, applied)).on;
  }
}

/** Whoever applied is told; where that was the employer, the person is too, whose time to seek a remedy it is (WIR 55). Up to 0.2.0 only the applicant was. */
async function refusedTo(file: CaseFile, opening: WorkInjuryOpening, { party }: Applied, about: Readonly<Record<string, string>>): Promise<Served> {
  const kind = 'non-acceptance-decision';
  const toApplicant = tell(file, opening, kind, party, about);
  if (party !== 'employer' || !patched('not-accepted-told-to-the-person') || (file.wasStarted(law.adminReview) && !file.wasIssued(kind))) return toApplicant;
  const [toPerson] = await Promise.all([tell(file, opening, kind, person(opening), about), toApplicant]);
  return toPerson;
}

/** The employer owes what is missing; a person may bring it, at the counter or to the officer. */
const supplied = (file: CaseFile, opening: WorkInjuryOpening, { party }: Applied) =>
  party === 'employer'
    ? file.decisionBy(employer(opening), supplyMaterials)
    : file.unless(
        () => file.mayBy(person(opening), supplyMaterials),
        () => file.mayBy(handler(opening), supplyMaterials),
      );
