import { openCase, type CaseFile, type Served } from '../steps/case.ts';
import { decisionWithin } from '../steps/timed.ts';
import { afterwards, announced, noticeOf, type Told } from './afterwards.ts';
import { approval, type Decided } from './approval.ts';
import { law } from './law.ts';
import { answerObjection, messages, object, withdrawNomination } from './messages.ts';
import { proposed } from './nomination.ts';
import { leader, seat, tell, type CommendationOpening } from './opening.ts';
import { vetted } from './vetting.ts';
import type { Level } from './words.ts';

/** Commendation of an auxiliary: Art. 16 of the Nantong rule; levels and approvers by analogy with CSL 51–56 and AWD. */
export const commendation = (opening: CommendationOpening): Promise<void> => openCase(opening, messages, (file) => handle(file, opening));

async function handle(file: CaseFile, opening: CommendationOpening): Promise<void> {
  // Until it is decided, the unit may take its nomination back.
  let decided = await file.unless(
    () => file.mayBy(seat('unit-leader', opening.organ), withdrawNomination),
    () => nominated(file, opening),
  );
  for (;;) {
    if ('duty' in decided) return void (await refused(file, { result: 'nomination-withdrawn', organ: opening.organ, statement: decided }));
    if (decided.result === 'awarded') break;
    const { organ } = decided;
    const told = await refused(file, decided);

    // D: the nominating unit may object to the organ that refused; changed, that organ rules anew.
    const within = file.startClock(law.objection, told.on);
    const objection = await file.requestFrom(seat('unit-leader', opening.organ), object, within);
    within.stop();
    if (!objection) return;
    const answer = await decisionWithin(file, law.objectionAnswer, objection.on, leader(organ), answerObjection);
    void tell(file, organ, 'award-objection-reply', 'unit', { statement: answer.id });
    if (answer.result === 'explained') return;
    file.reopen();
    // What fell before it reached an approving organ begins again in the unit.
    decided = await nominated(file, opening, decided.result === 'not-approved' ? { organ, level: decided.level ?? opening.level } : undefined);
  }
  // Art. 16(1): told to the person and the unit, filed upward, kept in the personnel file. An award at another level takes its place.
  const told = await announced(file, opening, decided, noticeOf(file, decided));
  for (let award: Decided | undefined = decided, first: Told | undefined = told; award; first = undefined) award = await afterwards(file, opening, award, first);
}

/** From the unit's own review to the decision of the organ that may approve; `from` is the organ that rules anew. */
async function nominated(file: CaseFile, opening: CommendationOpening, from?: { organ: string; level: Level }): Promise<Decided> {
  let again = from;
  for (;;) {
    let level = again?.level ?? opening.level;
    if (!again) {
      const proposal = await proposed(file, opening);
      if (proposal.result !== 'proposed') return { result: proposal.result, organ: opening.organ, statement: proposal.statement };
      level = proposal.level;
      const vetting = await vetted(file, opening);
      if (vetting.result === 'blocked') return { result: 'blocked', organ: opening.organ, statement: vetting.statement };
    }
    // Its notice stood already when it refused.
    const decided = await approval(file, opening, level, again && { organ: again.organ, isPosted: true });
    // What an organ on the way sends back, the unit takes up again from its review.
    if (decided !== 'returned') return decided;
    again = undefined;
  }
}

/** D: a refusal is told to the nominating unit with its reasons. */
async function refused(file: CaseFile, { result, organ, statement }: Decided): Promise<Served> {
  const told = await tell(file, organ, 'award-refusal', 'unit', { statement: statement.id, result });
  file.close(result, told);
  return told;
}
