import type { CaseFile } from '../steps/case.ts';
import { eachOf } from '../steps/each.ts';
import type { Day, Statement } from '../steps/words.ts';
import { law } from './law.ts';
import { applyPension, confirmPension, endPensions, payAfterDeath, reviewPension } from './messages.ts';
import { tell, veterans, type MartyrOpening } from './opening.ts';

/** MR 17, 18: one course a recipient, on application by the family or on paper, until the department ends the file. */
export async function pensions(file: CaseFile, opening: MartyrOpening): Promise<void> {
  const county = veterans(opening.household);
  const asked = () =>
    file.unless(
      () => file.mayBy('family', applyPension),
      () => file.mayBy(county, applyPension),
    );
  await file.unless(
    () => file.mayBy(county, endPensions),
    () => eachOf(file, new Promise<never>(() => undefined), asked, (application, nth) => pension(file, opening, application, `${nth}`)),
  );
}

/** From the month of confirmation; confirmed every year; a move changes the payer; six months more after the recipient's death. */
async function pension(file: CaseFile, opening: MartyrOpening, application: Statement, nth: string): Promise<void> {
  let place = opening.household;
  const about = (statement: Statement) => ({ statement: statement.id, from: place, which: `n${nth}` });
  const ruling = file.startClock(law.pension, application.on, `n${nth}`);
  const confirmed = await file.decisionBy(veterans(place), confirmPension, ruling, nth);
  ruling.stop();
  void tell(file, opening, 'pension-decision', about(confirmed));
  if (confirmed.result === 'refused') return;

  for (let since: Day = confirmed.on; ; ) {
    const year = file.startClock(law.yearlyConfirmation, since, `n${nth}`);
    const looked = await file.decisionBy(veterans(place), reviewPension, year, nth);
    year.stop();
    since = looked.on;
    if (looked.result === 'continues') continue;
    void tell(file, opening, 'pension-change', about(looked));
    // MR 22: the old place pays until the end of the year, the new one from January.
    if (looked.result === 'moved') place = looked.to!;
    if (looked.result === 'ended') return;
    if (looked.result === 'deceased') return afterDeath(file, place, looked.diedOn ?? looked.on, nth);
  }
}

/** MR 23: six months of the pension go on as a funeral grant. */
async function afterDeath(file: CaseFile, place: string, diedOn: Day, nth: string): Promise<void> {
  const months = file.startClock(law.pensionAfterDeath, diedOn, `n${nth}`);
  await file.decisionBy(veterans(place), payAfterDeath, months, nth);
  months.stop();
}
