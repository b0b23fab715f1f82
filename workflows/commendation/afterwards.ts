import type { CaseFile, Served } from '../steps/case.ts';
import type { Clock } from '../steps/clock.ts';
import { decisionWithin } from '../steps/timed.ts';
import type { Day, Decision, Party, Seat, Statement } from '../steps/words.ts';
import { approval, type Decided } from './approval.ts';
import { law } from './law.ts';
import {
  announce, answerLevelObjection, archive, carryOutRevocation, checkSecrecy, consentToPublicity, enterInFile, hearNominee, objectToLevel, proposeRevocation, publish, recordFiling, ruleRevocation, takeDown,
} from './messages.ts';
import { above, leader, personnel, seat, tell, type CommendationOpening } from './opening.ts';

/** When the person and the unit have been told: the later of both days. */
export type Told = { readonly on: Promise<Day> };

export const noticeOf = (file: CaseFile, { statement }: Decided): Clock => file.startClock(law.decisionNotice, statement.on);

/** The award is announced and told to person and unit, filed with the organ above, and entered in the personnel file; then the case is closed. */
export async function announced(file: CaseFile, opening: CommendationOpening, { organ, statement, result, level, answer }: Decided, clock: Clock): Promise<Told> {
  await file.decisionBy(personnel(organ), announce, clock);
  clock.stop();
  const about = { statement: statement.id, ...(level && { level }), ...(answer && { decision: answer.id }) };
  const unit = tell(file, organ, 'award-decision', 'unit', about);
  const [nominee] = await Promise.all([
    tell(file, organ, 'award-decision', 'nominee', about),
    ...(above(opening, organ) ? [file.decisionBy(personnel(organ), recordFiling, undefined, organ)] : []),
    file.decisionBy(personnel(opening.organ), enterInFile),
  ]);
  file.close(result, nominee);
  return { on: unit.then(({ on }) => (on > nominee.on ? on : nominee.on)) };
}

/** While the award stands: objection to its level, publicity with the person's consent, and revocation. Ends when it is archived or falls, or with the award that takes its place, which is announced while consent may be withdrawn all the same. */
export async function afterwards(file: CaseFile, opening: CommendationOpening, award: Decided, first: Told | undefined): Promise<Decided | undefined> {
  const { organ } = award;
  const anew = first ? undefined : noticeOf(file, award);
  const sides = [
    ...(anew ? [() => stillOwed(file, anew)] : []),
    () => consents(file, organ, 'nominee'), () => consents(file, organ, personnel(organ)), () => secrecyChecks(file, organ), () => publications(file, organ),
  ];
  const ended = await file.meanwhile(sides, async () => {
    const told = first ?? (await announced(file, opening, award, anew!));
    return file.unless(
      async () => (await levelAnew(file, opening, award, told)) ?? (await file.mayBy(personnel(opening.organ), archive)),
      () => revoked(file, opening, organ),
    );
  });
  if ('statement' in ended) return ended;
  if ('ruling' in ended) await revocation(file, opening, organ, ended);
  return undefined;
}

/** D: the person or the unit may object to the level. Changed, the organ rules anew on the higher level, after a notice that names it; otherwise the award stands. */
async function levelAnew(file: CaseFile, opening: CommendationOpening, { organ }: Decided, told: Told): Promise<Decided | undefined> {
  // An award announced before there was this objection was open to be archived at once, and stays so.
  if (file.wasAsked(archive.name, `${objectToLevel.name}/nominee`)) return undefined;
  const within = file.startClock(law.objection, await file.after(told.on));
  const objection = await file.unless(
    () => file.requestFrom('nominee', objectToLevel, within, 'nominee'),
    () => file.requestFrom(seat('unit-leader', opening.organ), objectToLevel, within, 'unit'),
  );
  within.stop();
  if (!objection) return undefined;
  const reply = (answer: Statement): Promise<Served> => tell(file, organ, 'award-objection-reply', objection.as === 'nominee' ? 'nominee' : 'unit', { statement: answer.id });
  const answer = await decisionWithin(file, law.objectionAnswer, objection.on, leader(organ), answerLevelObjection);
  void reply(answer);
  if (answer.result === 'explained') return undefined;
  file.reopen();
  const anew = await approval(file, opening, answer.level!, { organ, isPosted: false });
  if (anew !== 'returned' && anew.result === 'awarded') return { ...anew, answer };
  // Refused, or objected to while it was posted: what was given is not taken away by asking for more.
  file.close('awarded', await reply(anew === 'returned' ? answer : anew.statement));
  return undefined;
}

/** The organ that published what was not taken down since, as it stood when a statement was heard or a clock started. */
function publisher(file: CaseFile, at: Statement | Clock): string | undefined {
  const last = file.lastBefore(at, publish, takeDown);
  return last?.message === publish.name ? last.statement.organ : undefined;
}

/** Whoever published takes it down, from the day on which it has to be. */
const takenDown = (file: CaseFile, organ: string, about: string, from: Day): Promise<Statement> => decisionWithin(file, law.takeDown, from, personnel(organ), takeDown, about);

/** PIPL 15: what had to be taken down when another award took the place of the earlier one still has to be. */
async function stillOwed(file: CaseFile, anew: Clock): Promise<void> {
  const by = publisher(file, anew);
  const said = file.lastBefore(anew, consentToPublicity)?.statement as Decision<string> | undefined;
  if (by && said?.result === 'withdrawn') await takenDown(file, by, 'withdrawn', said.on);
}

/** PIPL 15, 25: given in person or on paper, and taken back at any time; what was published is then taken down. */
async function consents(file: CaseFile, organ: string, who: Seat | Party): Promise<never> {
  const as = typeof who === 'string' ? who : who.office;
  for (;;) {
    const said = await file.mayBy(who, consentToPublicity, as);
    if (said.result !== 'withdrawn') continue;
    const by = publisher(file, said);
    // An earlier version asked whether or not anything had been published.
    if (by || file.wasAsked(`${takeDown.name}/${as}`, `${consentToPublicity.name}/${as}`)) await takenDown(file, by ?? organ, as, said.on);
  }
}

async function secrecyChecks(file: CaseFile, organ: string): Promise<never> {
  for (;;) await file.mayBy(seat('inspection', organ), checkSecrecy);
}

async function publications(file: CaseFile, organ: string): Promise<never> {
  for (;;) await file.mayBy(personnel(organ), publish);
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
async function revocation(file: CaseFile, opening: CommendationOpening, organ: string, { proposal, ruling }: Revoked): Promise<void> {
  file.reopen();
  const by = publisher(file, ruling);
  const about = { statement: ruling.id, decision: proposal.id };
  void tell(file, organ, 'award-revocation', 'unit', about);
  const [told] = await Promise.all([
    tell(file, organ, 'award-revocation', 'nominee', about),
    file.decisionBy(personnel(opening.organ), carryOutRevocation),
    ...(by ? [takenDown(file, by, 'revoked', ruling.on)] : []),
    ...(above(opening, organ) ? [file.decisionBy(personnel(organ), recordFiling, undefined, `${organ}-revoked`)] : []),
  ]);
  file.close('revoked', told);
}
