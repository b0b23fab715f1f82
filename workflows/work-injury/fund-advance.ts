import { patched } from '@temporalio/workflow';
import type { CaseFile } from '../steps/case.ts';
import type { Clock } from '../steps/clock.ts';
import { eachOf } from '../steps/each.ts';
import type { Decision, Statement } from '../steps/words.ts';
import { law } from './law.ts';
import { recovery } from './fund-recovery.ts';
import { answerDemand, applyFundAdvance, demandFromEmployer, payFromFund } from './messages.ts';
import { byBody, employer, handler, mayByBody, person, seat, tell, type WorkInjuryOpening } from './opening.ts';
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

/** The fund pays its own items where nobody else does, and recovers (ADV 8, 12, 13); an application that does not meet the conditions is refused (ADV 9). */
async function fundAdvance(file: CaseFile, opening: WorkInjuryOpening, application: Statement, nth: string): Promise<void> {
  const agency = seat('agency-officer', opening.bodies.agency);
  const refusing = timedRefusal(file, application, nth);
  const decided = isDemanded(file, opening, nth) ? await afterDemand(file, opening, application, nth, refusing) : await byBody(file, opening, agency, payFromFund, refusing, nth);
  refusing?.stop();
  if (!decided) return;
  void tell(file, opening, 'fund-decision', person(opening), about(opening, decided, nth));
  if (decided.result === 'paid') await recovery(file, opening, nth);
}

/** ADV 9: five working days from the application. Up to 0.2.0 a refusal had no last day, and before the demand there was none. */
function timedRefusal(file: CaseFile, application: Statement, nth: string): Clock | undefined {
  const wasUntimed = [demandFromEmployer, payFromFund].some(({ name }) => file.wasAsked(`${name}/${nth}`)) && !file.wasStarted({ ...law.fundRefusal, id: `${law.fundRefusal.id}:n${nth}` });
  return !patched('fund-refused-in-time') || wasUntimed ? undefined : file.startClock(law.fundRefusal, application.on, `n${nth}`);
}

/** ADV 4, 5: what a third party owes is asked of nobody else; only an employer that did not insure is. Up to 0.2.0 every employer was. */
const isDemanded = (file: CaseFile, { insurance }: WorkInjuryOpening, nth: string): boolean =>
  insurance === 'uninsured' || !patched('third-party-not-asked-of-the-employer') || file.wasAsked(`${demandFromEmployer.name}/${nth}`);

type Decided = Decision<'paid' | 'refused'>;
const about = ({ bodies }: WorkInjuryOpening, statement: Statement, nth: string) => ({ statement: statement.id, from: bodies.agency, which: `n${nth}` });

/** ADV 7, 9: whoever asks the employer has found the conditions met; until then the application may be refused. Nothing is decided where the employer pays. */
async function afterDemand(file: CaseFile, opening: WorkInjuryOpening, application: Statement, nth: string, refusing: Clock | undefined): Promise<Decided | undefined> {
  const agency = seat('agency-officer', opening.bodies.agency);
  const demand = async () => {
    const demanding = file.startClock(law.fundDemand, application.on, `n${nth}`);
    const demand = await byBody(file, opening, agency, demandFromEmployer, demanding, nth);
    demanding.stop();
    return demand;
  };
  let refused: Decided | undefined;
  const refuse = async () => (refused = await mayByBody(file, opening, agency, payFromFund, nth));
  const first = refusing ? await file.unless(refuse, demand) : await demand();
  refusing?.stop();
  if (refused) return refused;
  return (await paidOnDemand(file, opening, first, nth)) ? undefined : byBody(file, opening, agency, payFromFund, undefined, nth);
}

/** ADV 7: the written demand leaves the employer five working days to pay. */
async function paidOnDemand(file: CaseFile, opening: WorkInjuryOpening, demand: Statement, nth: string): Promise<boolean> {
  void tell(file, opening, 'fund-demand', 'employer', about(opening, demand, nth));

  const paying = file.startClock(law.fundEmployerPay, demand.on, `n${nth}`);
  const answer = await file.unless(
    () => file.missed(paying).then(() => undefined),
    () => file.decisionBy(employer(opening), answerDemand, paying, nth),
  );
  paying.stop();
  return answer?.result === 'paid';
}
