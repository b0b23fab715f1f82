import { eq, sql } from 'drizzle-orm';
import { notices } from '../../db/schema/index.ts';
import { claimOpinion } from '../../workflows/complaint/outcome-words.ts';
import type { ShownProcedure } from '../cases/procedures.ts';
import type { Deps } from '../deps.ts';

/** Of a letter, what it bears as its title; its kind may be called otherwise. */
export interface Titled {
  readonly kind: string;
  readonly title: string;
}
const ownTitles = [claimOpinion];

/** The procedure in the words of one case: a letter that bears a title of its own is called by that wherever the case names it. */
export function asTitled(procedure: ShownProcedure, letters: readonly Titled[]): ShownProcedure {
  const named = letters.flatMap(({ kind, title }) => ownTitles.filter(([zh]) => zh === title).map((label) => [kind, label] as const));
  return named.length > 0 ? { ...procedure, notices: { ...procedure.notices, ...Object.fromEntries(named) } } : procedure;
}

/** The letters of a case with their titles, in the order in which they were issued. */
export const lettersIn = ({ registers: { db } }: Pick<Deps, 'registers'>, caseNo: string): Promise<Titled[]> =>
  db.select({ kind: notices.kind, title: sql<string>`${notices.content}->>'title'` }).from(notices).where(eq(notices.caseNo, caseNo)).orderBy(notices.issuedSeq);
