import type { CaseFile, Served } from '../steps/case.ts';
import { clockFor } from '../steps/timed.ts';
import type { Day, Statement } from '../steps/words.ts';
import { law } from './law.ts';
import type { Filers } from './filers.ts';
import type { Decided } from './levels.ts';
import { claimCourse, claimKinship, decideMoney, handOverCertificate, recordMartyrNotice, settleHolder, tellInPerson } from './messages.ts';
import { byBody, governmentOf, tell, veterans, type MartyrOpening } from './opening.ts';

/** MR 11–16: the notice reaches the county of the survivors' household, which tells the family; then certificate and money. Resolves with how the written notice was served. */
export async function honoured(file: CaseFile, opening: MartyrOpening, { statement, report }: Decided, filers: Filers): Promise<Served> {
  const county = veterans(opening.household);
  const arrives = clockFor(file, law.noticeReceipt, statement.on, `${recordMartyrNotice.name}/household`);
  const notice = await byBody(file, opening, county, recordMartyrNotice, 'household', arrives);
  arrives?.stop();
  // Who tells the family and when is not said: the county department, in person and in writing (D).
  const clock = file.startClock(law.familyNotice, notice.on);
  const from = { from: opening.household, ...(report && { draft: report.id }) };
  const told = tell(file, opening, 'martyr-notice', { statement: notice.id, ...from });
  const inPerson = await file.decisionBy(county, tellInPerson, clock);
  clock.stop();
  filers.told('applicant-notice', inPerson.on, { statement: statement.id, ...from });
  await holderSettled(file, opening, inPerson.on);
  await file.meanwhile([() => disputes(file, opening)], () => Promise.all([certificate(file, opening), money(file, opening)]));
  return told;
}

/** Who holds the certificate and receives the money is the survivors' to agree; while they dispute it, both are held. */
async function holderSettled(file: CaseFile, { household }: MartyrOpening, from: Day, course = ''): Promise<Statement> {
  for (let again = clockFor(file, law.firstHolder, from, course ? `${settleHolder.name}/${course}` : settleHolder.name, course); ; ) {
    const settled = await file.decisionBy(veterans(household), settleHolder, again, course);
    again?.stop();
    if (settled.result === 'agreed') return settled;
    again = file.startClock(law.holder, settled.on, course);
  }
}

/** A further survivor who files for the same martyr is heard at any time; the county settles it with all of them. */
export async function claims(file: CaseFile, opening: MartyrOpening, filers: Filers): Promise<never> {
  for (;;) {
    const { on } = await file.mayBy('applicant', claimKinship);
    filers.join(on);
    const settled = await holderSettled(file, opening, on, claimCourse);
    void tell(file, opening, 'claim-notice', { statement: settled.id, from: opening.household }, 'applicant');
  }
}

/** A dispute may also come up later, as long as certificate or money are still to come. */
async function disputes(file: CaseFile, opening: MartyrOpening): Promise<never> {
  for (;;) {
    const said = await file.mayBy(veterans(opening.household), settleHolder, 'anew');
    if (said.result === 'disputed') await holderSettled(file, opening, said.on);
  }
}

/** MR 13; HM 5: handed over on Martyrs' Day, 30 September. */
async function certificate(file: CaseFile, opening: MartyrOpening): Promise<void> {
  const clock = file.startClock(law.certificate, file.today());
  await file.decisionBy(governmentOf(opening.household), handOverCertificate, clock);
  clock.stop();
}

/** MR 15, 16: honour payment and grant from the county department; the work-death lump sum is the fund's, in its own case, and neither is set off against the other. */
async function money(file: CaseFile, opening: MartyrOpening): Promise<void> {
  const clock = file.startClock(law.money, file.today());
  const decided = await file.decisionBy(veterans(opening.household), decideMoney, clock);
  clock.stop();
  void tell(file, opening, 'money-decision', { statement: decided.id, from: opening.household });
}
