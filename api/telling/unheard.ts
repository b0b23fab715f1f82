import { and, eq, lt, sql } from 'drizzle-orm';
import { statements } from '../../db/schema/index.ts';
import { hand, type Telling } from './tell.ts';

const unheardForMs = 10_000;
const casesAtOnce = 50;

/**
 * Tells the cases again what they have not heard, each in the order in which it was said, until one does not hear. The cases come in an
 * order of chance, so that those that cannot be told, or take ten seconds not to answer, keep nobody else waiting for good.
 */
export async function tellTheUnheard(deps: Telling): Promise<void> {
  const { registers: { db }, now } = deps;
  const unheard = and(eq(statements.state, 'received'), lt(statements.receivedAt, new Date(now().getTime() - unheardForMs)));
  const waiting = db.selectDistinct({ caseNo: statements.caseNo }).from(statements).where(unheard).as('waiting');
  for (const { caseNo } of await db.select().from(waiting).orderBy(sql`random()`).limit(casesAtOnce)) {
    const said = await db.select({ id: statements.id }).from(statements).where(and(eq(statements.caseNo, caseNo), unheard)).orderBy(statements.receivedAt, statements.id);
    for (const { id } of said) if ((await hand(deps, id)).state === 'kept') break;
  }
}
