import { patched } from '@temporalio/workflow';
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

/** The fund pays its own items where nobody else does, and recovers (ADV 8, 12, 13). */
async function fundAdvance(file: CaseFile, opening: WorkInjuryOpening, application: Statement, nth: string): Promise<void> {
  const agency = seat('agency-officer', opening.bodies.agency);
  if (isDemanded(file, opening, nth) && (await paidOnDemand(file, opening, application, nth))) return;
  const decided = await byBody(file, opening, agency, payFromFund, undefined, nth);
  void tell(file, opening, 'fund-decision', person(opening), about(opening, decided, nth));
  if (decided.result === 'paid') await byBody(file, opening, agency, recoverFromEmployer, undefined, nth);
}

/** ADV 4, 5: what a third party owes is asked of nobody else; only an employer that did not insure is. Up to 0.2.0 every employer was. */
const isDemanded = (file: CaseFile, { insurance }: WorkInjuryOpening, nth: string): boolean =>
  insurance === 'uninsured' || !patched('third-party-not-asked-of-the-employer') || file.wasAsked(`${demandFromEmployer.name}/${nth}`);

const about = ({ bodies }: WorkInjuryOpening, statement: Statement, nth: string) => ({ statement: statement.id, from: bodies.agency, which: `n${nth}` });

/** ADV 7: a written demand within three working days, five for the employer to pay. */
async function paidOnDemand(file: CaseFile, opening: WorkInjuryOpening, application: Statement, nth: string): Promise<boolean> {
  const agency = seat('agency-officer', opening.bodies.agency);
  const demanding = file.startClock(law.fundDemand, application.on, `n${nth}`);
  const demand = await byBody(file, opening, agency, demandFromEmployer, demanding, nth);
  demanding.stop();
  void tell(file, opening, 'fund-demand', 'employer', about(opening, demand, nth));

  const paying = file.startClock(law.fundEmployerPay, demand.on, `n${nth}`);
  const answer = await file.unless(
    () => file.missed(paying).then(() => undefined),
    () => file.decisionBy(employer(opening), answerDemand, paying, nth),
  );
  paying.stop();
  return answer?.result === 'paid';
}
