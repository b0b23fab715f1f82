import type { CaseFile } from '../steps/case.ts';
import { eachOf } from '../steps/each.ts';
import type { Statement } from '../steps/words.ts';
import { law } from './law.ts';
import { answerDemand, applyFundAdvance, demandFromEmployer, payFromFund, recoverFromEmployer } from './messages.ts';
import { byBody, employer, handler, person, seat, tell, type WorkInjuryOpening } from './opening.ts';
import type { Recognised } from './recognition.ts';

/** SIL 41, 42 先行支付: the fund pays because the employer or a third party does not. Its money is never the organ's 垫付. */
export async function fundAdvances(file: CaseFile, opening: WorkInjuryOpening, recognised: Promise<Recognised>, until: Promise<unknown>): Promise<void> {
  const possible = opening.insurance === 'uninsured' || opening.thirdParty;
  if (!(await recognised).yes || !possible) return;
  const asked = () =>
    file.unless(
      () => file.mayBy(person(opening), applyFundAdvance),
      () => file.mayBy(handler(opening), applyFundAdvance),
    );
  await eachOf(file, until, asked, (application, nth) => fundAdvance(file, opening, application, `${nth}`));
}

/** ADV 7, 8: a written demand within three working days, five for the employer to pay; otherwise the fund pays its own items and recovers. */
async function fundAdvance(file: CaseFile, opening: WorkInjuryOpening, application: Statement, nth: string): Promise<void> {
  const agency = seat('agency-officer', opening.bodies.agency);
  const about = (statement: Statement) => ({ statement: statement.id, from: opening.bodies.agency, which: `n${nth}` });
  const demanding = file.startClock(law.fundDemand, application.on, `n${nth}`);
  const demand = await byBody(file, opening, agency, demandFromEmployer, demanding, nth);
  demanding.stop();
  void tell(file, opening, 'fund-demand', 'employer', about(demand));

  const paying = file.startClock(law.fundEmployerPay, demand.on, `n${nth}`);
  const answer = await file.unless(
    () => file.missed(paying).then(() => undefined),
    () => file.decisionBy(employer(opening), answerDemand, paying, nth),
  );
  paying.stop();
  if (answer?.result === 'paid') return;

  const decided = await byBody(file, opening, agency, payFromFund, undefined, nth);
  void tell(file, opening, 'fund-decision', person(opening), about(decided));
  if (decided.result === 'paid') await byBody(file, opening, agency, recoverFromEmployer, undefined, nth);
}
