import type { CaseFile } from '../steps/case.ts';
import type { Party, Seat } from '../steps/words.ts';
import type { Decided } from './approval.ts';
import { law } from './law.ts';
import { announce, archive, carryOutRevocation, checkSecrecy, consentToPublicity, enterInFile, hearNominee, proposeRevocation, publish, recordFiling, ruleRevocation, takeDown } from './messages.ts';
import { above, leader, personnel, seat, tell, type CommendationOpening } from './opening.ts';

/** The award is announced and told to person and unit, filed with the organ above, and entered in the personnel file; then the case is closed. */
export async function announced(file: CaseFile, opening: CommendationOpening, { organ, statement, result, level }: Decided): Promise<void> {
  const clock = file.startClock(law.decisionNotice, statement.on);
  await file.decisionBy(personnel(organ), announce, clock);
  clock.stop();
  const about = { statement: statement.id, ...(level && { level }) };
  void tell(file, organ, 'award-decision', 'unit', about);
  const [told] = await Promise.all([
    tell(file, organ, 'award-decision', 'nominee', about),
    ...(above(opening, organ) ? [file.decisionBy(personnel(organ), recordFiling, undefined, organ)] : []),
    file.decisionBy(personnel(opening.organ), enterInFile),
  ]);
  file.close(result, told);
}

/** While the award stands: publicity with the person's consent, and revocation. The file ends when it is archived or the award falls. */
export async function afterwards(file: CaseFile, opening: CommendationOpening, organ: string): Promise<void> {
  const sides = [() => consents(file, organ, 'nominee'), () => consents(file, organ, personnel(organ)), () => secrecyChecks(file, organ), () => publications(file, organ)];
  await file.unless(
    () => file.mayBy(personnel(opening.organ), archive),
    () => file.meanwhile(sides, () => revocation(file, opening, organ)),
  );
}

/** PIPL 15, 25: given in person or on paper, and taken back at any time; what was published is then taken down. */
async function consents(file: CaseFile, organ: string, who: Seat | Party): Promise<never> {
  for (;;) {
    const said = await file.mayBy(who, consentToPublicity, typeof who === 'string' ? who : who.office);
    if (said.result === 'withdrawn') await file.decisionBy(personnel(organ), takeDown, undefined, said.as);
  }
}

async function secrecyChecks(file: CaseFile, organ: string): Promise<never> {
  for (;;) await file.mayBy(seat('inspection', organ), checkSecrecy);
}

async function publications(file: CaseFile, organ: string): Promise<never> {
  for (;;) await file.mayBy(personnel(organ), publish);
}

/** CSL 56 by analogy: proposed, the person heard, decided by the organ that approved; then certificate, file and filing are set right. */
async function revocation(file: CaseFile, opening: CommendationOpening, organ: string): Promise<void> {
  for (;;) {
    const proposal = await file.mayBy(personnel(organ), proposeRevocation);
    await file.decisionBy(seat('handler', opening.organ), hearNominee);
    const ruling = await file.decisionBy(leader(organ), ruleRevocation);
    if (ruling.result === 'stays') continue;
    file.reopen();
    const about = { statement: ruling.id, decision: proposal.id };
    void tell(file, organ, 'award-revocation', 'unit', about);
    const [told] = await Promise.all([
      tell(file, organ, 'award-revocation', 'nominee', about),
      file.decisionBy(personnel(opening.organ), carryOutRevocation),
      ...(above(opening, organ) ? [file.decisionBy(personnel(organ), recordFiling, undefined, `${organ}-revoked`)] : []),
    ]);
    file.close('revoked', told);
    return;
  }
}
