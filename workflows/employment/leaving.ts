import type { CaseFile, Served } from '../steps/case.ts';
import { daysAfter } from '../steps/day.ts';
import type { Day } from '../steps/words.ts';
import { law } from './law.ts';
import { closeHousingFund, issueProof, transferFile } from './messages.ts';
import { employer, tell, type EmploymentOpening } from './opening.ts';

/** LCL 50, HF 15: proof at once, file and insurance within fifteen days, housing fund within thirty. The headcount is free from the day of leaving. */
export async function leave(file: CaseFile, opening: EmploymentOpening, endedOn: Day): Promise<Served> {
  await file.work('give-back', { endedOn });
  // The day of leaving itself is the one day that counts.
  const proof = file.startClock(law.leavingProof, daysAfter(endedOn, -1));
  const transfer = file.startClock(law.fileTransfer, endedOn);
  const fund = file.startClock(law.housingFundClosing, endedOn);
  const [served] = await Promise.all([
    file.decisionBy(employer(opening), issueProof, proof).then((issued) => {
      proof.stop();
      return tell(file, opening, 'leaving-proof', issued.id);
    }),
    file.decisionBy(employer(opening), transferFile, transfer).then(() => transfer.stop()),
    file.decisionBy(employer(opening), closeHousingFund, fund).then(() => fund.stop()),
  ]);
  return served;
}
