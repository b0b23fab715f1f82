import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { applicants, campaigns, positions, statements } from '../../db/schema/index.ts';
import type { ApplicantState } from '../../workflows/recruitment/words.ts';

/** Rows a transaction: few enough to hold no lock for long, enough that a campaign of 20,000 is through in twenty. */
export const rowsAtOnce = 1000;

export type Applicant = typeof applicants.$inferSelect;
export type Position = typeof positions.$inferSelect;
type Reader = Pick<Transaction, 'select'>;

export async function campaignOf(tx: Reader, caseNo: string): Promise<typeof campaigns.$inferSelect> {
  const [row] = await tx.select().from(campaigns).where(eq(campaigns.caseNo, caseNo));
  if (!row) throw new Error(`${caseNo} has no plan in the register yet`);
  return row;
}

export const positionsOf = async (tx: Reader, caseNo: string): Promise<Map<string, Position>> => new Map((await tx.select().from(positions).where(eq(positions.caseNo, caseNo))).map((row) => [row.code, row]));

/** The next applications of a campaign in these states, in the order of receipt. */
export const nextApplicants = (tx: Reader, caseNo: string, after: number, ...states: ApplicantState[]): Promise<Applicant[]> =>
  tx.select().from(applicants).where(and(eq(applicants.caseNo, caseNo), gt(applicants.number, after), inArray(applicants.state, states))).orderBy(asc(applicants.number)).limit(rowsAtOnce);

export async function bodyOf<B>(tx: Reader, statement: string | undefined): Promise<B> {
  const [row] = await tx.select({ body: statements.body }).from(statements).where(eq(statements.id, statement ?? ''));
  if (!row) throw new Error('the work is about a statement that does not stand in the register');
  return row.body as B;
}
