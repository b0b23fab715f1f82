import { patched } from '@temporalio/workflow';
import { openCase, type CaseFile } from '../steps/case.ts';
import { contract, firstDay, trained } from './joining.ts';
import type { Decision } from '../steps/words.ts';
import { law } from './law.ts';
import { leave } from './leaving.ts';
import { answerOffer, appraiseProbation, messages, recordLeaving, type Contract } from './messages.ts';
import { desk, tell, type EmploymentOpening } from './opening.ts';

/** One person's way from the offer to leaving: Arts. 9, 11–13 of the Nantong rule; LCL. */
export const employment = (opening: EmploymentOpening): Promise<void> => openCase(opening, messages, (file) => handle(file, opening));

async function handle(file: CaseFile, opening: EmploymentOpening): Promise<void> {
  // Art. 9(1): whoever does not answer in time has given up; the post goes back.
  const answer = await answered(file, opening);
  if (answer?.result !== 'accepted') return givenUp(file, answer ? 'declined' : 'lapsed');

  // ST 23, HN 27 (M): trained before the post, repeated once (D).
  if (!(await trained(file, opening))) return givenUp(file, 'training-failed');

  // LCL 7: the relation begins with the first day of work. From here the person counts against the quota.
  const from = await firstDay(file, opening);
  if (!from) return givenUp(file, 'declined');
  let confirmed = false;
  const ended = await file.unless(
    () => file.mayBy(desk(opening), recordLeaving),
    async () => {
      // LCL 10, SIL 58, HF 15: contract, insurance, housing fund and certificate side by side, each with its own days.
      const signed = await contract(file, opening, from);
      if (!signed) return { result: 'not-signed' as const, endedOn: file.today() };
      if (await dismissed(file, opening, signed)) return { result: 'dismissed' as const, endedOn: file.today() };
      // Closed, but not over: the case waits for the day on which the person leaves.
      confirmed = true;
      return file.after(new Promise<never>(() => undefined));
    },
  );
  if (confirmed) file.reopen();
  const proof = await leave(file, opening, ended.endedOn ?? file.today());
  file.close('result' in ended ? ended.result : 'left', proof);
}

type Answer = Decision<'accepted' | 'declined'>;

/** The days to answer run from the service of the offer; whoever sees it before, on the page of the application, need not wait for that. */
async function answered(file: CaseFile, opening: EmploymentOpening): Promise<Answer | undefined> {
  const offer = tell(file, opening, 'offer');
  // Up to 0.2.0 it could not be answered before it was served; a register of that time has the clock, and no question before it.
  const mayAtOnce = patched('answered-before-served') && (file.wasDropped(answerOffer.name) || !file.wasStarted(law.offerAnswer));
  let early: Answer | undefined;
  // Whichever of the two ends first when the case is taken up, an answer that stands is the answer.
  if (mayAtOnce) await file.unless(() => file.mayBy('candidate', answerOffer).then((said) => (early = said)), () => file.after(offer));
  if (early) return early;

  const within = file.startClock(law.offerAnswer, (await offer).on);
  const answer = await file.requestFrom('candidate', answerOffer, within);
  // Up to 0.2.0 it ran on until the case was closed.
  if (patched('stops-when-answered')) within.stop();
  return answer;
}

/** No labour relation came about: the headcount that was kept for it is free again. */
async function givenUp(file: CaseFile, result: 'declined' | 'lapsed' | 'training-failed'): Promise<void> {
  await file.work('give-back');
  file.close(result, { notice: 'offer', result: 'served', on: file.today() });
}

/** LCL 19, 21: within its cap, once, never extended; the decision goes out in writing either way. */
async function dismissed(file: CaseFile, opening: EmploymentOpening, { from, on, probationMonths = 0 }: Contract): Promise<boolean> {
  if (probationMonths > 0) {
    const probation = file.startClock({ ...law.probation, figure: probationMonths }, from ?? on);
    const appraisal = await file.decisionBy({ office: 'using-unit-officer', organ: opening.unit }, appraiseProbation, probation);
    probation.stop();
    const told = await tell(file, opening, 'probation-decision', appraisal.id);
    if (appraisal.result === 'dismissed') return true;
    file.close('confirmed', told);
  } else file.close('confirmed', { notice: 'contract-copy', result: 'served', on: file.today() });
  return false;
}
