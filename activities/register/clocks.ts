import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Registers, Transaction } from '../../db/client.ts';
import { calendarFrom, count, countingOf, type Calendar, type Counting } from '../../db/calendar/count.ts';
import { periodOn } from '../../db/reads/calendar.ts';
import { calendars, clockCountings, clocks, duties } from '../../db/schema/index.ts';
import type { CaseEvent } from '../../workflows/steps/activities.ts';
import type { Period } from '../../workflows/steps/words.ts';

const known = new Map<number, Calendar>();

/** The calendar published last. A published version never changes, so it is built once. */
export async function currentCalendar(reader: Pick<Transaction | Registers['db'], 'select'>): Promise<Calendar> {
  const [latest] = await reader.select({ version: calendars.version }).from(calendars).where(isNotNull(calendars.publishedAt)).orderBy(desc(calendars.version)).limit(1);
  if (!latest) throw new Error('no calendar is published; run the preparation of the registers');
  const there = known.get(latest.version);
  if (there) return there;
  const [row] = await reader.select().from(calendars).where(eq(calendars.version, latest.version));
  const calendar = calendarFrom(row!.version, row!.days, row!.announced);
  known.set(calendar.version, calendar);
  return calendar;
}

type ClockEvent = Extract<CaseEvent, { type: `clock-${string}` }>;
export const isClockEvent = (event: CaseEvent): event is ClockEvent => event.type.startsWith('clock-');

/** Counts a clock's last day anew and keeps how it was counted; the days of open duties under it move along. */
export async function projectClock(tx: Transaction, caseNo: string, event: ClockEvent): Promise<void> {
  const key = 'clock' in event ? event.clock : event.key;
  if (event.type === 'clock-stopped') {
    await tx.update(clocks).set({ state: 'stopped', stoppedOn: event.on }).where(and(eq(clocks.caseNo, caseNo), eq(clocks.key, key)));
    return;
  }
  const [row, started, calendar] = await Promise.all([
    event.type === 'clock-started' ? undefined : standing(tx, caseNo, key),
    event.type === 'clock-started' ? periodOn(tx, event.period, event.from) : undefined,
    currentCalendar(tx),
  ]);
  // A calendar that was published while the clock was being stopped moves nothing any more.
  if (event.type === 'clock-recounted' && row?.state !== 'running' && row?.state !== 'paused') return;
  const period = started ?? row!.period;
  const counting = counted(event, row?.counting, period);
  const result = count(counting, calendar);
  const state: 'running' | 'paused' = counting.pauses.at(-1) && !counting.pauses.at(-1)!.to ? 'paused' : 'running';
  const columns = { period, counting, lastDay: result.lastDay, originalLastDay: result.originalLastDay, state, provisional: result.provisional, calendarVersion: calendar.version };
  await Promise.all([
    tx
      .insert(clocks)
      .values({ caseNo, key, startedOn: counting.from, ...columns })
      .onConflictDoUpdate({ target: [clocks.caseNo, clocks.key], set: columns }),
    tx.insert(clockCountings).values({ caseNo, key, seq: event.seq, counting, counted: result }),
    ...(row ? [tx.update(duties).set({ lastDay: result.lastDay }).where(and(eq(duties.caseNo, caseNo), eq(duties.clock, key), eq(duties.state, 'open')))] : []),
  ]);
}

const standing = async (tx: Transaction, caseNo: string, key: string) => (await tx.select().from(clocks).where(and(eq(clocks.caseNo, caseNo), eq(clocks.key, key))))[0];

/** The clocks of a case as they stand, with the last day of each. */
export const clocksOf = (reader: Pick<Transaction, 'select'>, caseNo: string) => reader.select({ key: clocks.key, lastDay: clocks.lastDay, state: clocks.state }).from(clocks).where(eq(clocks.caseNo, caseNo));
export type Standing = Awaited<ReturnType<typeof clocksOf>>;

function counted(event: Exclude<ClockEvent, { type: 'clock-stopped' }>, before: Counting | undefined, period: Period): Counting {
  switch (event.type) {
    case 'clock-started':
      return countingOf(period, event.from);
    case 'clock-extended':
      return { ...before!, extensions: [...before!.extensions, { figure: event.by.figure, unit: event.by.unit, on: event.on }] };
    case 'clock-paused':
      return { ...before!, pauses: [...before!.pauses, { from: event.on }] };
    case 'clock-resumed':
      return { ...before!, pauses: before!.pauses.map((pause) => (pause.to ? pause : { ...pause, to: event.on })) };
    case 'clock-recounted':
      return before!;
  }
}
