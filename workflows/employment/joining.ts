import type { CaseFile } from '../steps/case.ts';
import type { Message } from '../steps/message.ts';
import type { Day, Period, Seat, Statement } from '../steps/words.ts';
import { law } from './law.ts';
import { issueCertificate, recordTraining, registerHousingFund, registerInsurance, signContract, startWork, type Contract } from './messages.ts';
import { desk, employer, tell, type EmploymentOpening } from './opening.ts';

export async function trained(file: CaseFile, opening: EmploymentOpening): Promise<boolean> {
  for (;;) {
    const training = await file.decisionBy(desk(opening), recordTraining);
    if (training.result === 'passed') return true;
    if (training.result === 'failed') return (await tell(file, opening, 'training-result', training.id), false);
  }
}

/** The personnel file is made within the quota, by the database; while a cut has frozen hiring, or the person is on post elsewhere, the first day waits. */
export async function firstDay(file: CaseFile, opening: EmploymentOpening): Promise<Day | undefined> {
  for (;;) {
    const started = await file.decisionBy(desk(opening), startWork);
    if (started.result === 'absent') return undefined;
    if ((await file.work('create-file', { statement: started.id })).result === 'done') return started.from ?? started.on;
  }
}

/** All that follows the first day of work; `undefined` when the person would not sign. */
export async function contract(file: CaseFile, opening: EmploymentOpening, from: Day): Promise<Contract | undefined> {
  const within = async <S extends Statement>(period: Period, seat: Seat, ask: Message<S>): Promise<S> => {
    const clock = file.startClock(period, from);
    const said = await file.decisionBy(seat, ask, clock);
    clock.stop();
    return said;
  };
  // LCL 82: after a month without a written contract the pay doubles, after a year the term is open-ended (LCL 14).
  const signed = await within(law.contractSigning, employer(opening), signContract);
  if (signed.result === 'refused') return undefined;
  // LCL 16: both sides hold a copy.
  void tell(file, opening, 'contract-copy', signed.id);
  await Promise.all([
    within(law.socialInsurance, employer(opening), registerInsurance),
    within(law.housingFund, employer(opening), registerHousingFund),
    within(law.certificate, desk(opening), issueCertificate),
  ]);
  return signed;
}
