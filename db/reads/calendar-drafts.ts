import { and, count as howMany, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Day, Label } from '../../workflows/steps/words.ts';
import { count, type Calendar } from '../calendar/count.ts';
import type { Registers, Transaction } from '../client.ts';
import { calendars, calendarTellings, cases, clocks } from '../schema/index.ts';

type Reader = Pick<Transaction | Registers['db'], 'select'>;
export type CalendarRecord = typeof calendars.$inferSelect;

const running = and(inArray(clocks.state, ['running', 'paused']), isNull(cases.endedOn));

/** What a calendar would move, in numbers: whoever keeps the calendar sees no case. */
export interface Effect {
  readonly affected: number;
  readonly moved: readonly { readonly title: Label; readonly from: Day; readonly to: Day; readonly cases: number }[];
  readonly provisionalBefore: number;
  readonly provisionalAfter: number;
}

const mostAtOnce = 500;
const mostLines = 200;

/** Counts every running clock by a calendar that is not published yet. A paused one is counted as if it were resumed at once. */
export async function effectOf(reader: Reader, calendar: Calendar): Promise<Effect> {
  const rows = await reader.select({ caseNo: clocks.caseNo, key: clocks.key, period: clocks.period, counting: clocks.counting, lastDay: clocks.lastDay, provisional: clocks.provisional }).from(clocks).innerJoin(cases, eq(cases.caseNo, clocks.caseNo)).where(running);
  const moved = new Map<string, { title: Label; from: Day; to: Day; in: Set<string> }>();
  const affected = new Set<string>();
  let provisionalAfter = 0;
  for (const [i, { caseNo, period, counting, lastDay }] of rows.entries()) {
    // Thousands of clocks are counted here; other requests have their turn in between.
    if (i % mostAtOnce === mostAtOnce - 1) await new Promise((resolve) => setImmediate(resolve));
    const counted = count(counting, calendar);
    if (counted.provisional) provisionalAfter += 1;
    if (counted.lastDay === lastDay) continue;
    affected.add(caseNo);
    const line = `${period.id} ${lastDay} ${counted.lastDay}`;
    const there = moved.get(line) ?? { title: period.title, from: lastDay, to: counted.lastDay, in: new Set() };
    there.in.add(caseNo);
    moved.set(line, there);
  }
  return {
    affected: affected.size,
    moved: [...moved.values()].toSorted((a, b) => a.from.localeCompare(b.from)).slice(0, mostLines).map(({ in: found, ...line }) => ({ ...line, cases: found.size })),
    provisionalBefore: rows.filter(({ provisional }) => provisional).length,
    provisionalAfter,
  };
}

/** The calendar published last, as it stands in the register. */
export async function publishedLast(reader: Reader): Promise<CalendarRecord> {
  const [row] = await reader.select().from(calendars).where(isNotNull(calendars.publishedAt)).orderBy(desc(calendars.version)).limit(1);
  if (!row) throw new Error('no calendar is published; run the preparation of the registers');
  return row;
}

/** Puts every case with a running clock on the list of those to be told, in the transaction that publishes. */
export async function listForTelling(tx: Transaction, version: number): Promise<number> {
  const rows = await tx.execute(sql`
    insert into calendar_tellings (case_no, version)
    select distinct k.case_no, ${version}::int from clocks k join cases c on c.case_no = k.case_no where k.state in ('running', 'paused') and c.ended_on is null
    on conflict do nothing returning 1`);
  return rows.length;
}

const toldForMs = 3_600_000;

/**
 * Lists once more the cases whose clocks are still counted by an older calendar: one that started its clock while the calendar
 * was being published, or whose word was lost with Temporal's store.
 */
export async function listTheMissed(db: Registers['db'], at: Date): Promise<void> {
  const { version } = await publishedLast(db);
  await db.execute(sql`
    insert into calendar_tellings (case_no, version)
    select distinct k.case_no, ${version}::int from clocks k join cases c on c.case_no = k.case_no where k.state in ('running', 'paused') and c.ended_on is null and k.calendar_version < ${version}
    on conflict (case_no, version) do update set told_at = null where calendar_tellings.told_at < ${new Date(at.getTime() - toldForMs).toISOString()}::timestamptz`);
}

/** How many cases were told of a published calendar, and how many are still to be. */
export async function tellingsOf(reader: Reader, version: number): Promise<{ all: number; untold: number }> {
  const [row] = await reader.select({ all: howMany(), untold: sql<number>`count(*) filter (where ${calendarTellings.toldAt} is null)::int` }).from(calendarTellings).where(eq(calendarTellings.version, version));
  return row!;
}
