import type { CaseFile } from '../steps/case.ts';
import type { Day } from '../steps/words.ts';
import { served } from './decision.ts';
import { law } from './law.ts';
import { acceptDecision, askRemedy, decideRecognition, recordRemedy, recordRemedyResult } from './messages.ts';
import { byBody, handler, person, seat, type WorkInjuryOpening } from './opening.ts';

/** WIR 55; ARL 20; ALL 45, 46: review within sixty days or suit within six months; after review, suit within fifteen days. All from the day on which the person received it, whoever else had yet to. Resolves with `false` when the refusal is set aside. */
export async function refusalStands(file: CaseFile, opening: WorkInjuryOpening, receivedOn: Day): Promise<boolean> {
  const review = file.startClock(law.adminReview, receivedOn);
  let within = file.startClock(law.adminSuit, receivedOn);
  for (;;) {
    const until = within;
    const asked = await file.unless(
      () => file.mayBy(person(opening), acceptDecision).then(() => undefined),
      () => file.unless(() => file.mayBy(handler(opening), recordRemedy), () => file.requestFrom(person(opening), askRemedy, until)),
    );
    review.stop();
    within.stop();
    if (!asked) return true;
    const ruling = await file.decisionBy(handler(opening), recordRemedyResult);
    if (ruling.result === 'revoked') return false;
    if (asked.kind === 'suit') return true;
    within = file.startClock(law.suitAfterReview, ruling.on);
  }
}

/**
 * A recognition that stands may be attacked by the employer or a third party; benefits go on meanwhile (WIR 31).
 * Resolves when it was set aside and the new decision refuses.
 */
export async function overturned(file: CaseFile, opening: WorkInjuryOpening): Promise<'overturned'> {
  for (;;) {
    await file.mayBy(handler(opening), recordRemedy);
    if (!(await stands(file, opening))) return 'overturned';
  }
}

/** The same after an injury that left nothing behind: the case lives as long as the decision can be attacked, and no longer. */
export async function attacked(file: CaseFile, opening: WorkInjuryOpening): Promise<'overturned' | undefined> {
  const window = file.startClock(law.adminSuit, file.today());
  for (;;) {
    const brought = await file.unless(
      () => file.mayBy(handler(opening), recordRemedy),
      () => file.requestFrom('employer', askRemedy, window),
    );
    if (!brought) {
      window.stop();
      return undefined;
    }
    if (!(await stands(file, opening))) return 'overturned';
  }
}

/** Upheld, or set aside and decided anew with the same result. */
async function stands(file: CaseFile, opening: WorkInjuryOpening): Promise<boolean> {
  const ruling = await file.decisionBy(handler(opening), recordRemedyResult);
  if (ruling.result === 'upheld') return true;
  const clock = file.startClock(law.decision, ruling.on);
  const again = await byBody(file, opening, seat('hr-officer', opening.bodies.recognition), decideRecognition, clock);
  clock.stop();
  await served(file, opening, again.id, again.on);
  return again.result !== 'refused';
}
