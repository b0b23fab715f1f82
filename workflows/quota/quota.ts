import { patched } from '@temporalio/workflow';
import { openCase, type CaseFile, type Served } from '../steps/case.ts';
import type { Clock } from '../steps/clock.ts';
import type { Day, Decision } from '../steps/words.ts';
import { law } from './law.ts';
import { approveQuota, giveQuotaOpinion, issueQuota, messages, proposeAdjustment, reviewQuota, settleProposal } from './messages.ts';
import { seat, staffing, tellAll, type QuotaOpening } from './opening.ts';

/** Headcount quota of one police organ and category: allocation, joint review, adjustment, validity. Art. 5 of the Nantong rule. */
export const quota = (opening: QuotaOpening): Promise<void> => openCase(opening, messages, (file) => handle(file, opening));

interface Outcome {
  readonly result: 'issued' | 'rejected' | 'withdrawn';
  readonly told: Served;
  readonly from: Day;
  readonly years: number;
}

async function handle(file: CaseFile, opening: QuotaOpening): Promise<void> {
  let outcome: Outcome | undefined = await decided(file, opening, opening.receivedOn);
  file.close(outcome.result, outcome.told);
  while (outcome?.result === 'issued') {
    // What is issued holds for its years; a new figure supersedes it within them.
    const { from, years } = outcome;
    const validity = file.startClock({ ...law.validity, figure: years }, from);
    outcome = await file.unless(
      (): Promise<undefined> => file.missed(validity).then(() => undefined),
      (): Promise<Outcome> => adjusted(file, opening, from),
    );
    validity.stop();
    if (!outcome) return;
    file.reopen();
    file.close(outcome.result, outcome.told);
  }
}

/** From proposal to issue, or to what ends it before; all concerned are told of either. */
async function decided(file: CaseFile, opening: QuotaOpening, proposedOn: Day): Promise<Outcome> {
  const { startClock, decisionBy } = file;
  const { organ, bodies } = opening;
  for (let on = proposedOn; ; ) {
    // Art. 5: the staffing organ leads; police, finance and human resources join, side by side.
    const review = startClock(law.jointReview, on);
    await Promise.all([
      decisionBy(seat('organ-leader', organ), giveQuotaOpinion, review, 'police'),
      decisionBy(seat('budget-officer', bodies.finance), giveQuotaOpinion, review, 'finance'),
      decisionBy(seat('hr-guide', bodies.hr), giveQuotaOpinion, review, 'hr'),
    ]);
    const settled = await decisionBy(staffing(opening), settleProposal, review);
    review.stop();
    if (settled.result === 'withdrawn') return { result: 'withdrawn', told: await tellAll(file, opening, 'quota-refusal', settled.id), from: settled.on, years: 0 };

    // Who approves is not settled (procedures §5 no. 3): the government of the same level by default.
    const approval = startClock(law.approval, settled.on);
    const ruling = await decisionBy(seat('government-officer', bodies.approver), approveQuota, approval);
    approval.stop();
    if (ruling.result === 'returned') {
      on = ruling.on;
      continue;
    }
    if (ruling.result === 'rejected') return { result: 'rejected', told: await tellAll(file, opening, 'quota-refusal', ruling.id), from: ruling.on, years: 0 };

    // A figure below what is used freezes hiring; nobody is dismissed for it (procedures §3.1).
    const issued = await decisionBy(staffing(opening), issueQuota);
    return { result: 'issued', told: await tellAll(file, opening, 'quota-decision', issued.id), from: issued.from ?? issued.on, years: issued.years ?? law.validity.figure };
  }
}

/** Dynamic adjustment: looked at every year, and whenever the police organ asks (workload, new unit). Resolves when a new figure is issued; refused or withdrawn, what is in force stays. */
async function adjusted(file: CaseFile, opening: QuotaOpening, from: Day): Promise<Outcome> {
  for (let since = from; ; ) {
    const yearly = file.startClock(law.yearlyReview, since);
    const said = await file.unless(
      () => file.mayBy(seat('recruitment-officer', opening.organ), proposeAdjustment),
      () => reviewed(file, opening, since, yearly),
    );
    yearly.stop();
    since = said.on;
    if ('result' in said && said.result === 'kept') continue;
    const outcome = await decided(file, opening, said.on);
    if (outcome.result === 'issued') return outcome;
  }
}

/** Done late in its year: a review on the first day would say nothing of the year. */
async function reviewed(file: CaseFile, opening: QuotaOpening, since: Day, yearly: Clock): Promise<Decision<'kept' | 'adjust'>> {
  // Up to 0.2.0 it was asked from the first day on.
  const isLate = patched('reviewed-late-in-its-year') && (file.wasStarted(law.reviewOpens) || !file.wasAsked(reviewQuota.name));
  if (isLate) await file.ranOut(file.startClock(law.reviewOpens, since));
  return file.decisionBy(staffing(opening), reviewQuota, yearly);
}
