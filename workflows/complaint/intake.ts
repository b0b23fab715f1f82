import { patched } from '@temporalio/workflow';
import type { CaseFile, Served } from '../steps/case.ts';
import type { Clock } from '../steps/clock.ts';
import type { Day, Decision, Statement } from '../steps/words.ts';
import { law } from './law.ts';
import { assign, confirmReceipt, confirmTriage, direct, forward, goOut, recordReferralReply, ruleCompetence, triage } from './messages.ts';
import { above, seat, tell, type ComplaintOpening } from './opening.ts';
import { mayWithdrawEarly, withdrawal, type Withdrawing } from './withdrawal.ts';
import { referredOn, type Notice, type Referral, type Result, type Track } from './words.ts';

/** What intake leaves: a matter of one's own to inquire into, or the way in which the case ended here. */
export type Intake =
  | { readonly accepted: true; readonly track: Track; readonly organ: string; readonly on: Day; readonly statement: string }
  | { readonly accepted: false; readonly result: Result; readonly told: Promise<Served> };

/** Receipt to acceptance: Art. 17(2); PET 21, 23, 24, 30. The case may move between police organs; its number and receipt stay. */
export async function intake(file: CaseFile, opening: ComplaintOpening, withdrawing: Withdrawing): Promise<Intake> {
  // PET 23 counts from receipt, whether or not anybody has gone out yet; up to 0.2.0 nobody was reminded of that day before.
  const first = opening.ongoing && patched('counted-while-going-out') ? startExamination(file, opening, opening.receivedOn) : undefined;
  // INS 9: misconduct that is still going on is stopped at once, then examined like any other matter.
  const stopped = () => file.decisionBy(seat('inspection', opening.organ), goOut);
  if (opening.ongoing) await (first ? file.meanwhile([() => file.missed(first)], stopped) : stopped());

  const at = { organ: opening.organ };
  for (let [begun, origin] = [first, opening.origin]; ; origin = 'own') {
    const route = () => routed(file, { ...opening, origin }, at, begun);
    const examined = await (mayWithdrawEarly(file) ? file.unless(() => withdrawal(file, () => at.organ, withdrawing), route) : route());
    if ('duty' in examined) begun?.stop();
    // Nobody has looked into it yet, but the breach may be one that must be (Art. 17(2)): the leader lets it rest, or does not.
    if ('duty' in examined) return { accepted: false, result: 'withdrawn', told: tell(file, at.organ, 'withdrawal-notice', { statement: examined.id }) };
    const settled = await settle(file, opening, at.organ, examined.clock, examined.proposed);
    if (!('declinedOn' in settled)) return settled;
    // Art. 17(2), PET 23: what the other body does not take is examined here once more, within as long a time, and the complainant is told what becomes of it. Nobody has sent it here this time who could be objected to.
    begun = startExamination(file, opening, settled.declinedOn);
  }
}

/** To the organ that examines it for good: passed on, objected to, ruled on. `at` is where it has come to. */
async function routed(file: CaseFile, opening: ComplaintOpening, at: { organ: string }, first: Clock | undefined) {
  const { startClock } = file;
  let { receivedOn } = opening;
  let begun = first;

  const routing = isRoutedHere(file, opening) ? startClock(law.petitionOfficeRouting, receivedOn) : undefined;
  for (;;) {
    const clock = begun ?? startExamination(file, opening, receivedOn);
    begun = undefined;
    // PET 23(3): what was assigned from above, or sent by the petition office, can be objected to.
    const objection = mayObject(file, opening) ? startClock(law.competenceObjection, receivedOn) : undefined;

    let proposed = await examine(file, at.organ, clock);
    routing?.stop();
    if (proposed.result === 'objected') {
      objection?.stop();
      const ruling = await competenceRuled(file, above(opening.superiors, at.organ), clock);
      if (ruling.competent !== at.organ) {
        clock.stop();
        void tell(file, at.organ, 'transfer-notice', { to: ruling.competent });
        [at.organ, receivedOn] = [ruling.competent, ruling.on];
        continue;
      }
      // Not upheld: it is examined here after all, within the fifteen days that ran on.
      proposed = await examine(file, at.organ, clock);
    }
    objection?.stop();

    // PET 23, 24: to the organ in whose power it is; the complainant is told which, and need not write again.
    if (proposed.result === 'transferred') {
      const passed = await transfer(file, at.organ, above(opening.superiors, at.organ), clock);
      [at.organ, receivedOn] = [passed.organ, passed.receivedOn];
      continue;
    }
    return { clock, proposed };
  }
}

/** PET 23: within fifteen days of receipt the complainant is told; an anonymous one cannot be, so the day is a target. */
const startExamination = (file: CaseFile, { realName }: ComplaintOpening, receivedOn: Day): Clock => file.startClock(realName ? law.acceptanceNotice : law.anonymousTriage, receivedOn);

/** PET 22 gives its fifteen days to the petition office, and whoever it sends a matter to has those of PET 23. Up to 0.2.0 both ran at the organ. */
const isRoutedHere = (file: CaseFile, { origin }: ComplaintOpening): boolean => origin === 'petition-office' && (!patched('routed-by-the-petition-office') || file.wasStarted(law.petitionOfficeRouting));

/** An earlier version let only what came from above be objected to: what it had begun to examine has no such clock. */
const mayObject = (file: CaseFile, { origin }: ComplaintOpening): boolean =>
  origin === 'from-superior' || (origin === 'petition-office' && patched('petition-office-objected-to') && (file.wasStarted(law.competenceObjection) || !file.wasAsked(triage.name)));

/** Two persons examine every matter (D): the second confirms, or sends it back. */
async function examine({ decisionBy }: CaseFile, organ: string, clock: Clock) {
  const desk = seat('intake-officer', organ);
  for (;;) {
    const proposed = await decisionBy(desk, triage, clock);
    const { result, on } = await decisionBy(desk, confirmTriage, clock);
    if (result === 'confirmed') return { ...proposed, on };
  }
}

/** The receiving organ confirms; if it objects, the common superior rules (PET 24). */
async function transfer(file: CaseFile, organ: string, superior: string, clock: Clock): Promise<{ organ: string; receivedOn: Day }> {
  const { to } = await file.decisionBy(seat('intake-officer', organ), forward, clock);
  const received = await file.decisionBy(seat('intake-officer', to), confirmReceipt, clock);
  // Whose matter it is after an objection has it from the day of the ruling.
  const { competent, on } = received.result === 'received' ? { competent: to, on: received.on } : await competenceRuled(file, superior, clock);
  clock.stop();
  if (competent !== organ) void tell(file, organ, 'transfer-notice', { to: competent });
  return { organ: competent, receivedOn: on };
}

/** PET 23, 24: the common superior rules within the fifteen days in which the complainant is to be told, which run on. Up to 0.2.0 nobody was reminded of that. */
const competenceRuled = (file: CaseFile, superior: string, clock: Clock) => file.decisionBy(seat('competence', superior), ruleCompetence, patched('competence-ruled-in-time') ? clock : undefined);

/** To which organ the case had moved when something was said. Asked of the register: what goes on beside the intake is taken up before it. */
export function organBefore(file: CaseFile, { organ }: ComplaintOpening, said: Statement): string {
  const moves = file.saidBefore(said, confirmReceipt, ruleCompetence).map(({ statement }) => statement as Statement & { result?: string; competent?: string });
  return moves.flatMap(({ competent, result, organ: receiving }) => competent ?? (result === 'received' && receiving ? receiving : [])).at(-1) ?? organ;
}

/** What follows from each result of triage; whichever it is, the complainant is told in writing (PET 23). */
async function settle(file: CaseFile, opening: ComplaintOpening, organ: string, clock: Clock, examined: Decision<string> & { track: Track }): Promise<Intake | { readonly declinedOn: Day }> {
  const desk = seat('intake-officer', organ);
  const ended = (result: Result, notice: Notice, statement: Statement): Intake => {
    clock.stop();
    return { accepted: false, result, told: tell(file, organ, notice, { statement: statement.id }) };
  };
  // PET 19(3), 36(3): the same facts and reasons are not handled again.
  if (examined.result === 'repeat') return ended('repeat', 'repeat-notice', examined);
  if (examined.result === 'filed') return ended('filed', 'filing-notice', examined);
  // PET 23, 28, 31: outside the police, or a matter for suit, review, arbitration or compensation.
  const elsewhere: readonly Track[] = ['legal-process', 'labour-breach'];
  if (examined.result === 'directed-elsewhere' || elsewhere.includes(examined.track)) {
    return ended('directed-elsewhere', 'direction-notice', await file.decisionBy(desk, direct, clock));
  }
  // Arts. 18, 19; PET 23: crime and the conduct of officials belong to other bodies, whose reply is put on record.
  const body = (referredOn as Partial<Record<Track, Referral>>)[examined.track];
  if (body) {
    const referral = file.refer(body);
    const intake = ended('referred', 'referral-notice', examined);
    const reply = await file.decisionBy(desk, recordReferralReply, undefined, referral);
    return reply.result === 'not-taken' && patched('examined-again-when-declined') ? { declinedOn: reply.on } : intake;
  }
  clock.stop();
  if (isFoundGoingOn(file, opening, examined)) void file.apart(() => file.decisionBy(seat('inspection', organ), goOut));
  return { accepted: true, track: examined.track, organ, on: examined.on, statement: examined.id };
}

/** INS 9: who wrote did not say so, and the examination finds it still going on. What an earlier version accepted is past this. */
const isFoundGoingOn = (file: CaseFile, { ongoing }: ComplaintOpening, { track }: { track: Track }): boolean =>
  track === 'ongoing-misconduct' && !ongoing && patched('found-going-on') && (file.wasAsked(goOut.name) || !file.wasAsked(assign.name));
