import { sql } from 'drizzle-orm';
import type { Transaction } from './client.ts';

/** As many rows as change what the planner should do. */
const many = 1000;

/**
 * Lets the planner know of a campaign's rows right after `written` of them were written. PostgreSQL looks by itself a minute or two later;
 * until then it takes the tables for almost empty, and joins of 20,000 rows are planned row by row and take a minute.
 */
export async function campaignRowsWritten(db: Pick<Transaction, 'execute'>, written: number): Promise<void> {
  if (written >= many) await db.execute(sql`analyze applicants, outcomes, scores`);
}
