import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Candidate, Formula } from '../../workflows/recruitment/ranking.ts';
import { scored, type Scored } from '../../workflows/recruitment/words.ts';
import type { Transaction } from '../client.ts';
import { applicants, campaigns, scores } from '../schema/index.ts';

/** All that the list of a campaign is computed from: whoever computes it starts here. A list that stands is computed of all who are on it, also those who fell out since: without them it would come out another though no score was changed. `numbers` leads from an application to its row. */
export async function rankingInput(db: Pick<Transaction, 'select'>, caseNo: string, which: 'anew' | 'standing'): Promise<{ candidates: Candidate[]; formula: Formula; numbers: ReadonlyMap<string, number> }> {
  const [campaign] = await db.select({ rules: campaigns.rules }).from(campaigns).where(eq(campaigns.caseNo, caseNo));
  const { writtenWeight = 0, skillWeight = 0, interviewWeight = 0, ties } = campaign!.rules;
  const [rows, marks] = await Promise.all([
    db
      .select({ number: applicants.number, id: applicants.applicationNo, position: applicants.position, targeted: applicants.targeted })
      .from(applicants)
      .where(and(eq(applicants.caseNo, caseNo), which === 'standing' ? isNotNull(applicants.rank) : inArray(applicants.state, ['admitted', 'reserve', 'to-hire', 'offered'])))
      .orderBy(asc(applicants.number)),
    db.select({ applicant: scores.applicant, stage: scores.stage, points: scores.points }).from(scores).where(and(eq(scores.caseNo, caseNo), inArray(scores.stage, [...scored]))),
  ]);
  const points = new Map<number, Partial<Record<Scored, number>>>();
  for (const { applicant, stage, points: got } of marks) points.set(applicant, { ...points.get(applicant), [stage]: got ?? 0 });
  return {
    candidates: rows.map(({ number, id, position, targeted }) => ({ id, position, points: points.get(number) ?? {}, targeted, receipt: number })),
    formula: { weights: { 'written-test': writtenWeight, 'skill-test': skillWeight, interview: interviewWeight }, ties },
    numbers: new Map(rows.map(({ id, number }) => [id, number])),
  };
}
