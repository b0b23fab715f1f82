import type { CaseFile } from '../steps/case.ts';
import { law } from './law.ts';
import { applyThemselves, decideFiling, prepareFile } from './messages.ts';
import { keeper, seat, tell, veterans, type MartyrOpening } from './opening.ts';

/** MR 9. What survivors or others bring goes to the county at once; the employer prepares its file first. Whether the county gets it. */
export async function filed(file: CaseFile, opening: MartyrOpening): Promise<boolean> {
  if (opening.applicant !== 'employer') return true;
  const clock = file.startClock(law.preparation, opening.receivedOn);
  await file.decisionBy(keeper(opening), prepareFile, clock);
  const decision = await file.decisionBy(seat('organ-leader', opening.organ), decideFiling, clock);
  clock.stop();
  if (decision.result === 'filed') return true;

  // MR 9: an employer that does not file takes nobody's right away, so the family learns at once where to go.
  const told = await tell(file, opening, 'right-notice', { statement: decision.id, to: opening.bodies.county });
  file.close('not-filed', told);
  const within = file.startClock(law.ownFiling, told.on);
  const applied = await file.unless(
    () => file.mayBy(veterans(opening.bodies.county), applyThemselves),
    () => file.requestFrom('family', applyThemselves, within),
  );
  within.stop();
  if (!applied) return false;
  file.reopen();
  return true;
}
