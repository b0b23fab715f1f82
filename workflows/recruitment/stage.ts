import { patched } from '@temporalio/workflow';
import type { CaseFile } from '../steps/case.ts';
import type { Clock } from '../steps/clock.ts';
import type { Seat } from '../steps/words.ts';
import { law } from './law.ts';
import { appointPanel, arrangeStage, assignReviewers, confirmRanking, confirmResults, declareRecusal, proceed, submitResults } from './messages.ts';
import { desk, leader, seat, type RecruitmentOpening } from './opening.ts';
import type { Held, ResultStage } from './words.ts';

/** One stage that candidates come to, whichever the plan names: arranged, judged, published, open to re-check. */
export async function stage(file: CaseFile, opening: RecruitmentOpening, which: Held): Promise<void> {
  if (which === 'interview') return interview(file, opening);
  await judged(file, opening, which, which === 'political-review' ? await reviewers(file, opening) : desk(opening));
}

async function judged(file: CaseFile, opening: RecruitmentOpening, which: Held, judges: Seat): Promise<void> {
  const arranged = await file.decisionBy(desk(opening), arrangeStage, undefined, which);
  await file.work('issue-tickets', { stage: which, statement: arranged.id });
  const clock = file.startClock(law.resultsPublished, arranged.heldOn ?? arranged.on, which);
  await publishedResults(file, which, judges, clock);
  await rechecks(file, opening, which);
}

/** A member of the panel who should step aside says so; a new panel is appointed and the stage is arranged anew. */
async function interview(file: CaseFile, opening: RecruitmentOpening): Promise<void> {
  for (;;) {
    const { panel = [] } = await file.decisionBy(leader(opening), appointPanel);
    const judges: Seat = { ...seat('handler', opening.organ), only: panel };
    const recused = await file.unless(
      () => file.mayBy(judges, declareRecusal),
      () => judged(file, opening, 'interview', judges).then(() => undefined),
    );
    if (!recused) return;
    file.recuse(recused.by);
  }
}

/** Two reviewers (D): one reports, the other countersigns. */
async function reviewers(file: CaseFile, opening: RecruitmentOpening): Promise<Seat> {
  const { reviewers: two = [] } = await file.decisionBy(leader(opening), assignReviewers);
  return { ...seat('handler', opening.organ), only: two };
}

/** Results are entered in the register, submitted by one person, confirmed by another; nobody is left without one. */
export async function publishedResults(file: CaseFile, which: ResultStage, judges: Seat, clock: Clock): Promise<void> {
  for (;;) {
    const submitted = await file.decisionBy(judges, submitResults, clock, which);
    const confirmed = await file.decisionBy(judges, confirmResults, clock, which);
    if (confirmed.result === 'returned') continue;
    if ((await file.work('publish-results', { stage: which, statement: submitted.id })).result !== 'incomplete') return clock.stop();
  }
}

/** D: three working days after publication in which anybody may have the own result looked at again, in a case of its own. */
export async function rechecks(file: CaseFile, opening: RecruitmentOpening, which: ResultStage): Promise<'settled' | 'upheld'> {
  const clock = file.startClock(law.stageRecheck, file.today(), which);
  for (;;) {
    await file.decisionAfter(desk(opening), proceed, clock, which);
    // Up to 0.2.0 who was upheld went on beside all the others, however many posts there were.
    const isAnew = which === 'ranking' && patched('ranked-anew-when-upheld');
    const { result } = await file.work('settle-rechecks', { stage: which, ...(isAnew && { upheld: 'ranked-anew' }) });
    if (result === 'pending') continue;
    clock.stop();
    return result === 'upheld' ? 'upheld' : 'settled';
  }
}

/** The list comes out of points, weights and the stated rule for ties alone: anybody entitled computes it again, nobody orders it. Where a re-check of it is upheld it is computed of the points as they stand then, and published anew. */
export async function ranked(file: CaseFile, opening: RecruitmentOpening): Promise<void> {
  do {
    do await file.work('rank');
    while ((await file.decisionBy(leader(opening), confirmRanking)).result !== 'confirmed');
    await file.work('publish-results', { stage: 'ranking' });
  } while ((await rechecks(file, opening, 'ranking')) === 'upheld');
}
