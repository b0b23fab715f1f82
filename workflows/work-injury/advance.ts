import type { CaseFile } from '../steps/case.ts';
import { eachOf } from '../steps/each.ts';
import type { Statement } from '../steps/words.ts';
import { law } from './law.ts';
import { answerClaim, approveAdvance, claimAdvance, classifyItems, completeDocuments, confirmAdvance, payAdvance, recordReceipt, requestAdvance, reverseEntry, ruleReimbursement, ruleRemainder } from './messages.ts';
import { byBody, finance, handler, person, seat, tell, type WorkInjuryOpening } from './opening.ts';
import type { End } from './benefits.ts';
import type { Recognised } from './recognition.ts';
import type { Payer } from './words.ts';

/** What an advance waits for: whether it is a work injury, how the case ends, and whether recognition falls after all. */
export interface Outcome {
  readonly recognised: Promise<Recognised>;
  readonly over: Promise<End>;
  readonly overturned: Promise<unknown>;
}

/** Art. 14(2) 垫付: the organ may pay first. Never to be merged with 先行支付, which the fund does. Answers with the requests that were paid. */
export async function advances(file: CaseFile, opening: WorkInjuryOpening, outcome: Outcome): Promise<readonly string[]> {
  const paid: string[] = [];
  const anew: Promise<unknown>[] = [];
  const untilOverturned = (course: () => Promise<undefined>) => file.unless(() => file.after(outcome.overturned).then(() => undefined), course);
  const asked = await file.decisionBy(handler(opening), requestAdvance);
  const requests = eachOf(
    file,
    outcome.over,
    () => file.mayBy(handler(opening), requestAdvance),
    async (request, nth) => {
      if (request.result === 'none' || !(await pay(file, opening, `${nth}`, request))) return;
      paid.push(`${nth}`);
      await outcome.recognised;
      await untilOverturned(() => bearAndRecover(file, opening, `${nth}`));
    },
    asked,
  );
  const pursue = ({ nth, payer }: Part) => void anew.push(untilOverturned(() => recover(file, opening, nth, payer)));
  await file.meanwhile([() => corrections(file, opening, pursue)], async () => {
    await requests;
    for (let i = 0; i < anew.length; i++) await anew[i];
  });
  if ((await outcome.over).result === 'overturned') await recoverAnew(file, opening, paid);
  return paid;
}

/** SIL 36: no work injury after all, and so nothing of its benefits. Whatever was paid is classified anew and recovered from whoever bears it now. */
export async function recoverAnew(file: CaseFile, opening: WorkInjuryOpening, paid: readonly string[]): Promise<void> {
  await Promise.all(paid.map((nth) => bearAndRecover(file, opening, `${nth}-anew`)));
}

/** D: in an emergency the duty leader's word is enough to pay and finance confirms within three working days; otherwise finance confirms first. */
async function pay(file: CaseFile, opening: WorkInjuryOpening, nth: string, request: { readonly id: string; readonly urgent?: boolean }): Promise<boolean> {
  const approval = await file.decisionBy(seat('duty-leader', opening.organ), approveAdvance, undefined, nth);
  const refused = (statement: string) => void tell(file, opening, 'advance-refusal', person(opening), { statement, which: `n${nth}` });
  if (approval.result === 'refused') return (refused(approval.id), false);
  const clock = file.startClock(law.advanceConfirmation, approval.on, `n${nth}`);
  const confirm = async () => {
    const confirmation = await file.decisionBy(finance(opening), confirmAdvance, clock, nth);
    clock.stop();
    return confirmation;
  };
  if (request.urgent) await Promise.all([file.decisionBy(finance(opening), payAdvance, undefined, nth), confirm()]);
  else {
    const confirmation = await confirm();
    if (confirmation.result === 'objected') return (refused(confirmation.id), false);
    await file.decisionBy(finance(opening), payAdvance, undefined, nth);
  }
  await file.decisionBy(handler(opening), completeDocuments, undefined, nth);
  return true;
}

/** One class and final payer an item, each with its ground (procedures §2.2 B); then every payer but the organ itself is asked. */
async function bearAndRecover(file: CaseFile, opening: WorkInjuryOpening, nth: string): Promise<undefined> {
  const { classes = [] } = await file.decisionBy(handler(opening), classifyItems, undefined, nth);
  const others = [...new Set(classes)].filter((payer) => payer !== 'organ');
  await Promise.all(others.map((payer) => recover(file, opening, nth, payer)));
  return undefined;
}

/** Claim, answer, receipt; a remainder is pursued or written off by the leader's decision. */
async function recover(file: CaseFile, opening: WorkInjuryOpening, nth: string, payer: Payer): Promise<undefined> {
  const about = `${nth}-${payer}`;
  for (let round = 1; ; round++) {
    const claim = await file.decisionBy(handler(opening), claimAdvance, undefined, about);
    if (payer === 'fund') {
      // SIH 22: twenty working days from the application.
      const clock = file.startClock(law.manualReimbursement, claim.on, `n${about}-${round}`);
      await byBody(file, opening, seat('agency-officer', opening.bodies.agency), ruleReimbursement, clock, about);
      clock.stop();
    }
    if (payer === 'firm') {
      void tell(file, opening, 'claim-letter', 'employer', { statement: claim.id, which: `n${about}-${round}` });
      await byBody(file, opening, seat('dispatch-officer', opening.employer), answerClaim, undefined, about);
    }
    if ((await file.decisionBy(finance(opening), recordReceipt, undefined, about)).result === 'full') return undefined;
    if ((await file.decisionBy(seat('organ-leader', opening.organ), ruleRemainder, undefined, about)).result === 'written-off') return undefined;
  }
}

/** A ledger line is never edited: finance reverses it and may enter it anew. What had been settled is owed again then, and pursued anew. */
async function corrections(file: CaseFile, opening: WorkInjuryOpening, pursue: (part: Part) => void): Promise<never> {
  for (;;) {
    const part = settledBefore(file, await file.mayBy(finance(opening), reverseEntry));
    if (part) pursue(part);
  }
}

interface Part {
  readonly nth: string;
  readonly payer: Payer;
}
type Said = Statement & { readonly entry?: string; readonly classes?: readonly Payer[]; readonly result?: string };
const courseOf = ({ duty }: Statement): string | undefined => duty.split('/')[1]?.split(':')[0];

/** The payer's part to which a reversed entry belonged, where all of that was settled by then: what is still pursued needs no second pursuit. An entry ends in request and line of its item. */
function settledBefore(file: CaseFile, reversed: Said): Part | undefined {
  const before = file.saidBefore(reversed, classifyItems, recordReceipt, ruleRemainder, reverseEntry) as readonly { message: string; statement: Said }[];
  const partOf = ({ entry }: Said): Part | undefined => {
    const [, nth, line] = /\.(\d+)-(\d+)$/.exec(entry ?? '') ?? [];
    const payer = before.findLast(({ message, statement }) => message === classifyItems.name && courseOf(statement) === nth)?.statement.classes?.[Number(line) - 1];
    return nth && payer ? { nth, payer } : undefined;
  };
  const part = partOf(reversed);
  if (!part) return undefined;
  const about = ({ nth, payer }: Part) => `${nth}-${payer}`;
  const last = before.findLast(({ message, statement }) => {
    const own = message === reverseEntry.name ? partOf(statement) : undefined;
    return (own ? about(own) : courseOf(statement)) === about(part);
  });
  return last?.statement.result === 'full' || last?.statement.result === 'written-off' ? part : undefined;
}
