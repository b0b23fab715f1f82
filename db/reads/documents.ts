import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { Registers } from '../client.ts';
import { documents } from '../schema/index.ts';

type Db = Registers['db'];

/** A letter names whom it is for, so it is reached through its notice only. */
const isNoLetter = sql`not exists (select from notices n where n.document_id = ${documents.id})`;
/** Attached to a report of retaliation: it was handed in to one case and belongs to the case that the report opened, whose first statement names it. Up to 0.2.0 that named nothing. */
const isReported = sql`r.case_no = ${documents.caseNo} and r.message = 'reportRetaliation' and r.body->'documents' @> to_jsonb(${documents.id}::text)`;
const isOfLinked = (caseNo: string): SQL => sql`exists (
  select from cases c join statements r on r.case_no = c.linked_from join statements f on f.case_no = c.case_no and f.message = 'complain'
   where c.case_no = ${caseNo} and ${isReported} and coalesce(f.body->'documents' @> to_jsonb(${documents.id}::text), true))`;

/** Documents that were handed in, in the case whose they are. */
export const isMaterial = (caseNo: string): SQL =>
  and(isNoLetter, or(and(eq(documents.caseNo, caseNo), sql`not exists (select from statements r where ${isReported})`), isOfLinked(caseNo)))!;

/** A document of a case that was looked into and found clean. */
export async function cleanDocument(db: Db, caseNo: string, id: string) {
  const [row] = await db.select().from(documents).where(and(isMaterial(caseNo), eq(documents.id, id), eq(documents.state, 'clean')));
  return row;
}

/** Whether all of these were handed in to the case and are clean. */
export async function areClean(db: Db, caseNo: string, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const rows = await db.select({ id: documents.id }).from(documents).where(and(isNoLetter, eq(documents.caseNo, caseNo), eq(documents.state, 'clean'), inArray(documents.id, [...ids])));
  return rows.length === new Set(ids).size;
}
