import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Transaction } from '../client.ts';
import { caseEvents, statements } from '../schema/index.ts';

/** What a case has heard, oldest first, in the order of its register: two statements that were entered at one instant do not change places. What it began with stands in no event of its own, and comes first. */
export async function saidIn(reader: Pick<Transaction, 'select'>, caseNo: string, which?: SQL): Promise<(typeof statements.$inferSelect)[]> {
  const rows = await reader
    .select({ statement: statements })
    .from(statements)
    .leftJoin(caseEvents, and(eq(caseEvents.caseNo, statements.caseNo), eq(caseEvents.statementId, statements.id)))
    .where(and(eq(statements.caseNo, caseNo), eq(statements.state, 'answered'), which))
    .orderBy(sql`${caseEvents.seq} nulls first`, statements.answeredAt, statements.receivedAt, statements.id);
  return rows.map(({ statement }) => statement);
}
