import { and, desc, eq } from 'drizzle-orm';
import type { Urging } from '../../activities/letters/notice.ts';
import { namesOf, organsByCode } from '../../db/reads/names.ts';
import { cases, clocks, dutyActs, duties, reminders } from '../../db/schema/index.ts';
import { dayOf } from '../../workflows/steps/day.ts';
import type { Day } from '../../workflows/steps/words.ts';
import type { Deps } from '../deps.ts';
import { formOf, officeTitle, procedureOf } from './procedures.ts';

/** The 催办通知书 of a case that bears this number, issued by a person or by the daily round; `undefined` where there is none. */
export async function urgingOf({ registers: { db } }: Deps, caseNo: string, number: string): Promise<Urging | undefined> {
  const [[row], [act], [rung], organs] = await Promise.all([
    db.select({ procedure: cases.procedure, organ: cases.organ }).from(cases).where(eq(cases.caseNo, caseNo)),
    db.select().from(dutyActs).where(and(eq(dutyActs.caseNo, caseNo), eq(dutyActs.kind, 'urge'), eq(dutyActs.number, number))),
    db.select().from(reminders).where(and(eq(reminders.caseNo, caseNo), eq(reminders.number, number))),
    organsByCode(db),
  ]);
  const by = [...organs.values()].find(({ sign }) => number.startsWith(`${sign}催`));
  if (!row || !by || !(act ?? rung)) return undefined;
  const procedure = procedureOf(row.procedure);
  const [duty] = await db.select().from(duties).where(and(eq(duties.caseNo, caseNo), act ? eq(duties.id, act.dutyId) : and(eq(duties.owed, true), eq(duties.clock, rung!.clock)))).orderBy(desc(duties.openedSeq)).limit(1);
  const [clock] = duty?.clock || rung ? await db.select().from(clocks).where(and(eq(clocks.caseNo, caseNo), eq(clocks.key, duty?.clock ?? rung!.clock))) : [];
  const names = await namesOf(db, [act?.to]);
  const holder = duty ? `${organs.get(duty.organ ?? '')?.name ?? ''}${officeTitle(duty.office ?? duty.party ?? '')[0]}${names.get(act?.to ?? '') ?? ''}` : (organs.get(row.organ)?.name ?? '');
  return {
    number,
    on: (act ?? rung)!.on as Day,
    caseNo,
    organ: by,
    to: holder,
    asks: duty ? (formOf(procedure, duty.message)?.asks[0] ?? duty.message) : clock!.period.title[0],
    since: duty ? dayOf(duty.openedAt.getTime()) : (clock!.startedOn as Day),
    ...(clock && { lastDay: clock.lastDay as Day }),
    ...(act?.note && { note: act.note }),
  };
}
