import { and, eq, inArray } from 'drizzle-orm';
import type { Party } from '../../workflows/steps/words.ts';
import type { Registers } from '../client.ts';
import { documents, statements } from '../schema/index.ts';

export type Kept = typeof statements.$inferInsert;

/** Keeps a statement under its id, and answers what stands there: another one's body means that the key was used before. */
export async function keepStatement(db: Registers['db'], statement: Kept): Promise<{ bodyHash: string; receivedOn: string }> {
  await db.insert(statements).values(statement).onConflictDoNothing();
  const [row] = await db.select({ bodyHash: statements.bodyHash, receivedOn: statements.receivedOn }).from(statements).where(eq(statements.id, statement.id));
  return row!;
}

/** Whether all of these were handed in by this party of the case, and none was refused. */
export async function areOwnDocuments(db: Registers['db'], caseNo: string, party: Party, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const rows = await db.select({ id: documents.id, state: documents.state }).from(documents).where(and(eq(documents.caseNo, caseNo), eq(documents.sender, party), inArray(documents.id, [...ids])));
  return new Set(ids).size === rows.filter(({ state }) => state !== 'refused').length;
}
