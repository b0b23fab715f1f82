import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { cases, duties } from '../../db/schema/index.ts';
import { earlierIn } from '../cases/case-open.ts';
import type { Deps } from '../deps.ts';
import { procedures } from '../cases/procedures.ts';

const withFourEyes = [...new Set(Object.values(procedures).flatMap(({ messages }) => Object.values(messages).flatMap(({ name, except }) => (except ? [name] : []))))];

/**
 * Names at every open duty whom four eyes bar from it, where nobody is named yet: a duty that an earlier version opened knows them in its
 * workflow only, since the event that opened it is never entered again. Answers how many were named at; done twice it changes nothing more.
 */
export async function barWhereOpen(deps: Pick<Deps, 'registers'>): Promise<number> {
  const { db } = deps.registers;
  const open = await db
    .select({ row: cases, id: duties.id, key: duties.key, message: duties.message })
    .from(duties)
    .innerJoin(cases, eq(cases.caseNo, duties.caseNo))
    .where(and(eq(duties.state, 'open'), isNull(duties.except), isNotNull(duties.office), inArray(duties.message, withFourEyes)));
  let barred = 0;
  for (const { row, id, key, message } of open) {
    const persons = procedures[row.procedure]?.messages[message]?.except?.persons(await earlierIn(deps, row), key) ?? [];
    if (persons.length === 0) continue;
    const changed = await db.update(duties).set({ except: [...new Set(persons)] }).where(and(eq(duties.id, id), eq(duties.state, 'open'), isNull(duties.except))).returning({ id: duties.id });
    barred += changed.length;
  }
  return barred;
}
