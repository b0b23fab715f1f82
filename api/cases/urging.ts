import { and, desc, eq } from 'drizzle-orm';
import type { Urging } from '../../activities/letters/notice.ts';
import { namesOf, organsByCode, type OrganRow } from '../../db/reads/names.ts';
import { cases, clocks, dutyActs, duties, reminders } from '../../db/schema/index.ts';
import { dayOf } from '../../workflows/steps/day.ts';
import type { Day } from '../../workflows/steps/words.ts';
import type { Deps } from '../deps.ts';
import type { DutyRow } from './case-open.ts';
import { formOf, officeTitle, procedureOf } from './procedures.ts';

type Organs = ReadonlyMap<string, OrganRow>;

/** What a 催办通知书 about a duty says beside its number and its day: whom it presses, for what, since when and until when. */
async function about({ registers: { db } }: Pick<Deps, 'registers'>, procedure: string, duty: DutyRow, to: string | null | undefined, organs: Organs): Promise<Pick<Urging, 'to' | 'asks' | 'since' | 'lastDay'>> {
  const [[clock], names] = await Promise.all([duty.clock ? db.select().from(clocks).where(and(eq(clocks.caseNo, duty.caseNo), eq(clocks.key, duty.clock))) : [], namesOf(db, [to])]);
  return {
    to: `${organs.get(duty.organ ?? '')?.name ?? ''}${officeTitle(duty.office ?? duty.party ?? '')[0]}${names.get(to ?? '') ?? ''}`,
    asks: formOf(procedureOf(procedure), duty.message)?.asks[0] ?? duty.message,
    since: dayOf(duty.openedAt.getTime()),
    ...(clock && { lastDay: clock.lastDay as Day }),
  };
}

/** The 催办通知书 of a case that bears this number, issued by a person or by the daily round; `undefined` where there is none. */
export async function urgingOf(deps: Deps, caseNo: string, number: string): Promise<Urging | undefined> {
  const { db } = deps.registers;
  const [[row], [act], [rung], organs] = await Promise.all([
    db.select({ procedure: cases.procedure, organ: cases.organ }).from(cases).where(eq(cases.caseNo, caseNo)),
    db.select().from(dutyActs).where(and(eq(dutyActs.caseNo, caseNo), eq(dutyActs.kind, 'urge'), eq(dutyActs.number, number))),
    db.select().from(reminders).where(and(eq(reminders.caseNo, caseNo), eq(reminders.number, number))),
    organsByCode(db),
  ]);
  const by = [...organs.values()].find(({ sign }) => number.startsWith(`${sign}催`));
  if (!row || !by || !(act ?? rung)) return undefined;
  const [duty] = await db.select().from(duties).where(and(eq(duties.caseNo, caseNo), act ? eq(duties.id, act.dutyId) : and(eq(duties.owed, true), eq(duties.clock, rung!.clock)))).orderBy(desc(duties.openedSeq)).limit(1);
  const said = { number, on: (act ?? rung)!.on as Day, caseNo, organ: by, ...(act?.note && { note: act.note }) };
  // The last day may have been moved since: the letter names the one that was missed.
  if (duty) return { ...said, ...(await about(deps, row.procedure, duty, act?.to, organs)), ...(!act && { lastDay: rung!.lastDay }) };
  const [clock] = await db.select().from(clocks).where(and(eq(clocks.caseNo, caseNo), eq(clocks.key, rung!.clock)));
  return { ...said, to: organs.get(row.organ)?.name ?? '', asks: clock!.period.title[0], since: clock!.startedOn as Day, lastDay: rung!.lastDay };
}

/** The 催办通知书 that would go out on a day about a duty, from the organ that presses: without its number, which is drawn when it goes. */
export async function urgingAhead(deps: Deps, duty: DutyRow, by: string, on: Day): Promise<Urging> {
  const { db } = deps.registers;
  const [[row], organs] = await Promise.all([db.select({ procedure: cases.procedure }).from(cases).where(eq(cases.caseNo, duty.caseNo)), organsByCode(db)]);
  return { number: '', on, caseNo: duty.caseNo, organ: organs.get(by)!, ...(await about(deps, row!.procedure, duty, duty.assignee, organs)) };
}
