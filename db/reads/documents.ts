import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Registers } from '../client.ts';
import { documents } from '../schema/index.ts';

type Db = Registers['db'];

/** Documents that were handed in. A letter names whom it is for, so it is reached through its notice only. */
export const isMaterial = (caseNo: string): SQL => and(eq(documents.caseNo, caseNo), sql`not exists (select from notices n where n.document_id = ${documents.id})`)!;

/** A document of a case that was looked into and found clean. */
export async function cleanDocument(db: Db, caseNo: string, id: string) {
  const [row] = await db.select().from(documents).where(and(isMaterial(caseNo), eq(documents.id, id), eq(documents.state, 'clean')));
  return row;
}

/** Whether all of these are clean documents of the case. */
export async function areClean(db: Db, caseNo: string, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const rows = await db.select({ id: documents.id }).from(documents).where(and(isMaterial(caseNo), eq(documents.state, 'clean'), inArray(documents.id, [...ids])));
  return rows.length === new Set(ids).size;
}
