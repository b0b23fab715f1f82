import { and, eq, isNull, sql } from 'drizzle-orm';
import { calendarTellings, cases } from '../../db/schema/index.ts';
import { takeUp, type Telling } from './tell.ts';

const atOnce = 50;
/** After so many failures in a row Temporal is away, and the rest waits for the next turn. */
const mostFailures = 3;

/**
 * Tells cases of published calendars until none is left untold. Each is told at least once and counts a version once. The order
 * is by chance, so that one that cannot be told keeps nobody else waiting; a case with an incident waits for a person.
 */
export async function passCalendarsOn(deps: Telling): Promise<number> {
  const { registers, cases: line, now } = deps;
  const pending = await registers.db
    .select({ caseNo: calendarTellings.caseNo, version: calendarTellings.version, procedure: cases.procedure, opening: cases.opening, endedOn: cases.endedOn })
    .from(calendarTellings)
    .innerJoin(cases, eq(cases.caseNo, calendarTellings.caseNo))
    .where(and(isNull(calendarTellings.toldAt), eq(cases.incident, false)))
    .orderBy(sql`random()`)
    .limit(atOnce);
  let told = 0;
  let failures = 0;
  for (const { caseNo, version, procedure, opening, endedOn } of pending) {
    const outcome = endedOn ? 'told' : await line.calendarPublished(procedure, caseNo, version).catch(() => 'failed' as const);
    if (outcome === 'failed' && ++failures === mostFailures) break;
    // It is told on a later turn, when it runs again.
    if (outcome === 'no-workflow') await takeUp(deps, procedure, caseNo, opening).catch(() => undefined);
    if (outcome !== 'told') continue;
    failures = 0;
    told += 1;
    await registers.db.update(calendarTellings).set({ toldAt: now() }).where(and(eq(calendarTellings.caseNo, caseNo), eq(calendarTellings.version, version), isNull(calendarTellings.toldAt)));
  }
  return told;
}
