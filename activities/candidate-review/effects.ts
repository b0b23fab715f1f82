import { and, eq, ne, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { applicants, cases, outcomes } from '../../db/schema/index.ts';
import type { CandidateReviewOpening } from '../../workflows/candidate-review/opening.ts';
import type { ResultStage } from '../../workflows/recruitment/words.ts';
import type { Statement } from '../../workflows/steps/words.ts';

/** An upheld re-check turns the result, but not a rank, which comes out of the points alone: the list is computed anew; an upheld objection takes the person off the list, and one that falls or is withdrawn holds nobody any more. */
export async function projectStatement(tx: Transaction, caseNo: string, statement: Statement): Promise<void> {
  const message = statement.duty.split(':')[0];
  const { result } = statement as Statement & { result?: string };
  if (message !== 'withdrawReview' && !(message === 'decideReview' && result !== 'returned')) return;
  const [row] = await tx.select({ opening: cases.opening }).from(cases).where(eq(cases.caseNo, caseNo));
  const { kind, campaign, applicant, stage } = row!.opening as unknown as CandidateReviewOpening;
  const [person] = await tx.select({ number: applicants.number }).from(applicants).where(eq(applicants.applicationNo, applicant));
  const isUpheld = result === 'upheld';
  if (kind === 'recheck') {
    if (isUpheld && stage !== 'ranking') await tx.update(outcomes).set({ passed: true, reasons: [] }).where(and(eq(outcomes.caseNo, campaign), eq(outcomes.stage, stage as ResultStage), eq(outcomes.applicant, person!.number)));
    return;
  }
  if (isUpheld) await tx.update(outcomes).set({ passed: false, reasons: ['objected'] }).where(and(eq(outcomes.caseNo, campaign), eq(outcomes.stage, 'public-notice'), eq(outcomes.applicant, person!.number)));
  // Somebody else may have objected to the same person.
  const others = await tx.select({ caseNo: cases.caseNo }).from(cases).where(and(eq(cases.procedure, 'candidate-review'), eq(cases.state, 'open'), ne(cases.caseNo, caseNo), sql`${cases.opening}->>'applicant' = ${applicant}`, sql`${cases.opening}->>'kind' = 'objection'`)).limit(1);
  await tx.update(applicants).set({ heldBy: others[0]?.caseNo ?? null, ...(isUpheld && { state: 'failed' as const }) }).where(eq(applicants.number, person!.number));
}
