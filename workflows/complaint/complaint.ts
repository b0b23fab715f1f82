import { patched } from '@temporalio/workflow';
import { openCase, type CaseFile, type Served } from '../steps/case.ts';
import { intake, organBefore } from './intake.ts';
import { investigate } from './investigation.ts';
import { law } from './law.ts';
import { messages, replySuggestion, reportRetaliation, supplement } from './messages.ts';
import { above, seat, tell, type ComplaintOpening } from './opening.ts';
import { carryOut, tellOutcome } from './outcome.ts';
import { protecting, type End } from './protection.ts';
import { remedy } from './remedy.ts';
import { withdrawal, type Withdrawing } from './withdrawal.ts';

/** Complaints and reports against auxiliaries, with notice back to the complainant: Arts. 17–19 of the Nantong rule. */
export const complaint = (opening: ComplaintOpening): Promise<void> =>
  openCase(opening, messages, (file) => {
    // PET 19, 30: as long as the case lives the complainant may add to it, and is heard at once about retaliation.
    return file.meanwhile([() => supplements(file), () => retaliation(file, opening)], () => handle(file, opening));
  });

async function handle(file: CaseFile, opening: ComplaintOpening): Promise<void> {
  const { startClock, decisionBy, unless, close } = file;

  // Art. 17(2), PET 23: every matter is registered, examined, accepted or passed on, unless it is withdrawn; the complainant is told which.
  const withdrawing: Withdrawing = {};
  const matter = await intake(file, opening, withdrawing);
  if (!matter.accepted) return close(matter.result, await matter.told);
  const { track, organ } = matter;
  let accepted: Promise<Served> | undefined;

  // PET 29: a suggestion is answered, not investigated.
  if (track === 'suggestion') {
    accepted = tell(file, organ, 'acceptance-notice', { statement: matter.statement });
    const reply = await decisionBy(seat('unit-leader', organ), replySuggestion);
    return close('replied', await tellOutcome(file, organ, seat('unit-leader', organ), reply));
  }

  for (let round = 1; ; round++) {
    // Art. 17(2) "promptly"; PET 34: sixty days from acceptance, binding for a claim, a target for a report.
    const completion = startClock(track === 'claim' ? law.completionOfClaim : law.completionOfReport, round === 1 ? matter.on : file.today());
    // PET 23: the notice of acceptance names the day by which there will be a result, so the clock starts first.
    accepted ??= tell(file, organ, 'acceptance-notice', { statement: matter.statement });

    // A withdrawal binds nobody: the leader decides whether the breach is looked into all the same.
    const decided = await unless(
      () => withdrawal(file, () => organ, withdrawing),
      () => investigate(file, organ, track, completion),
    );
    completion.stop();
    if ('duty' in decided) return close('withdrawn', await tell(file, organ, 'withdrawal-notice', { statement: decided.id }));
    const { decision, team } = decided;

    const untilFinal = async (): Promise<End> => {
      // Art. 17(2): the case closes when its outcome is told; Arts. 18, 19: measure and referral go on beside it.
      const telling = tellOutcome(file, organ, team, decision);
      const carriedOut = carryOut(file, { organ, reviewer: above(opening.superiors, organ), team, result: decision.result, decidedOn: decision.on }, round, decision);
      const told = await telling;
      // Up to 0.1.0 all of it had to be done first, and with it waited the period for a review.
      if (!patched('closed-when-told')) await carriedOut.done();
      await accepted;
      close(told.waived ? 'no-action' : decision.result, told);

      // PET 35, 36: review and re-review; a case that is sent back is handled once more from the inquiry on.
      const remedied = (by: Served) => (track === 'claim' || opening.reviewOfReports ? remedy(file, opening, organ, team, by, carriedOut.change) : ('none' as const));
      let end = await remedied(told);
      // PET 35: where nothing was imposed after all, that is another answer, and a review of it may be asked for.
      const corrected = end === 'none' ? await carriedOut.corrected() : undefined;
      if (corrected) {
        close('no-action', corrected);
        end = await remedied(corrected);
      }
      if (end === 'remanded') carriedOut.sendBack();
      else if ((await carriedOut.done()).isTaken) return 'elsewhere';
      return end;
    };
    // DR 39, 50: whoever was complained of without ground is protected too.
    if ((await protecting(file, organ, decided, untilFinal)) !== 'remanded') return;
  }
}

async function supplements({ mayBy }: CaseFile): Promise<never> {
  for (;;) await mayBy('complainant', supplement);
}

/** PET 46(6), PAL 32(3): a linked case of its own, urgent, handled outside the unit by the superior organ. */
async function retaliation(file: CaseFile, opening: ComplaintOpening): Promise<never> {
  for (;;) {
    const said = await file.mayBy('complainant', reportRetaliation);
    file.link('retaliation', above(opening.superiors, organBefore(file, opening, said)), said);
  }
}
