import type { CaseFile, Served } from '../steps/case.ts';
import type { Day, Party, Seat, Statement } from '../steps/words.ts';
import { approval, type Decided } from './approval.ts';
import { law } from './law.ts';
import {
  announce, answerLevelObjection, archive, carryOutRevocation, checkSecrecy, consentToPublicity, enterInFile, hearNominee, objectToLevel, proposeRevocation, publish, recordFiling, ruleRevocation, takeDown,
} from './messages.ts';
import { above, leader, personnel, seat, tell, type CommendationOpening } from './opening.ts';

/** The award is announced and told to person and unit, filed with the organ above, and entered in the personnel file; then the case is closed. The day on which the last of both was told. */
export async function announced(file: CaseFile, opening: CommendationOpening, { organ, statement, result, level, answer }: Decided): Promise<Day> {
  const clock = file.startClock(law.decisionNotice, statement.on);
  await file.decisionBy(personnel(organ), announce, clock);
  clock.stop();
  const about = { statement: statement.id, ...(level && { level }), ...(answer && { decision: answer.id }) };
  const [unit, nominee] = await Promise.all([
    tell(file, organ, 'award-decision', 'unit', about),
    tell(file, organ, 'award-decision', 'nominee', about),
    ...(above(opening, organ) ? [file.decisionBy(personnel(organ), recordFiling, undefined, organ)] : []),
    file.decisionBy(personnel(opening.organ), enterInFile),
  ]);
  file.close(result, nominee);
  return unit.on > nominee.on ? unit.on : nominee.on;
}

/** While the award stands: objection to its level, publicity with the person's consent, and revocation. Ends when it is archived or falls, or with the award that takes its place. */
export async function afterwards(file: CaseFile, opening: CommendationOpening, award: Decided, told: Day, publicity: Publicity): Promise<Decided | undefined> {
  const { organ } = award;
  const sides = [() => consents(file, organ, 'nominee', publicity), () => consents(file, organ, personnel(organ), publicity), () => secrecyChecks(file, organ), () => publications(file, organ, publicity)];
  const ended = await file.unless(
    async () => (await levelAnew(file, opening, award, told)) ?? (await file.mayBy(personnel(opening.organ), archive)),
    () => file.meanwhile(sides, () => revoked(file, opening, organ)),
  );
  if ('statement' in ended) return ended;
  if ('ruling' in ended) await revocation(file, opening, organ, ended, publicity.stands);
  return undefined;
}

/** D: the person or the unit may object to the level. Changed, the organ rules anew on the higher level, after a notice that names it; otherwise the award stands. */
async function levelAnew(file: CaseFile, opening: CommendationOpening, { organ }: Decided, told: Day): Promise<Decided | undefined> {
  const within = file.startClock(law.objection, told);
  const objection = await file.unless(
    () => file.requestFrom('nominee', objectToLevel, within, 'nominee'),
    () => file.requestFrom(seat('unit-leader', opening.organ), objectToLevel, within, 'unit'),
  );
  within.stop();
  if (!objection) return undefined;
  const reply = (answer: Statement): Promise<Served> => tell(file, organ, 'award-objection-reply', objection.as === 'nominee' ? 'nominee' : 'unit', { statement: answer.id });
  const answer = await file.decisionBy(leader(organ), answerLevelObjection);
  void reply(answer);
  if (answer.result === 'explained') return undefined;
  file.reopen();
  const anew = await approval(file, opening, answer.level!, { organ, isPosted: false });
  if (anew !== 'returned' && anew.result === 'awarded') return { ...anew, answer };
  // Refused, or objected to while it was posted: what was given is not taken away by asking for more.
  file.close('awarded', await reply(anew === 'returned' ? answer : anew.statement));
  return undefined;
}

/** Whether something that was published stands. */
export interface Publicity {
  stands: boolean;
}

/** PIPL 15, 25: given in person or on paper, and taken back at any time; what was published is then taken down. */
async function consents(file: CaseFile, organ: string, who: Seat | Party, publicity: Publicity): Promise<never> {
  for (;;) {
    const said = await file.mayBy(who, consentToPublicity, typeof who === 'string' ? who : who.office);
    if (said.result !== 'withdrawn' || !publicity.stands) continue;
    await file.decisionBy(personnel(organ), takeDown, undefined, said.as);
    publicity.stands = false;
  }
}

async function secrecyChecks(file: CaseFile, organ: string): Promise<never> {
  for (;;) await file.mayBy(seat('inspection', organ), checkSecrecy);
}

async function publications(file: CaseFile, organ: string, publicity: Publicity): Promise<never> {
  for (;;) {
    await file.mayBy(personnel(organ), publish);
    publicity.stands = true;
  }
}

interface Revoked {
  readonly proposal: Statement;
  readonly ruling: Statement;
}

/** CSL 56 by analogy: proposed, the person heard, decided by the organ that approved. */
async function revoked(file: CaseFile, opening: CommendationOpening, organ: string): Promise<Revoked> {
  for (;;) {
    const proposal = await file.mayBy(personnel(organ), proposeRevocation);
    await file.decisionBy(seat('handler', opening.organ), hearNominee);
    const ruling = await file.decisionBy(leader(organ), ruleRevocation);
    if (ruling.result === 'revoked') return { proposal, ruling };
  }
}

/** Certificate, file and filing are set right, and what was published is taken down. */
async function revocation(file: CaseFile, opening: CommendationOpening, organ: string, { proposal, ruling }: Revoked, isPublished: boolean): Promise<void> {
  file.reopen();
  const about = { statement: ruling.id, decision: proposal.id };
  void tell(file, organ, 'award-revocation', 'unit', about);
  const [told] = await Promise.all([
    tell(file, organ, 'award-revocation', 'nominee', about),
    file.decisionBy(personnel(opening.organ), carryOutRevocation),
    ...(isPublished ? [file.decisionBy(personnel(organ), takeDown, undefined, 'revoked')] : []),
    ...(above(opening, organ) ? [file.decisionBy(personnel(organ), recordFiling, undefined, `${organ}-revoked`)] : []),
  ]);
  file.close('revoked', told);
}
