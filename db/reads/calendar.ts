import { and, desc, eq, isNotNull, lte } from 'drizzle-orm';
import { calendarFrom, count, countingOf, type Calendar, type Counted, type Counting } from '../calendar/count.ts';
import type { Day, Period } from '../../workflows/steps/words.ts';
import type { Registers } from '../client.ts';
import { calendars, parameters } from '../schema/index.ts';
import { remembered } from './remembered.ts';

type Db = Registers['db'];
const built = new Map<number, Calendar>();

const latestVersion = remembered(1_000, async (db: Db) => {
  const [row] = await db.select({ version: calendars.version }).from(calendars).where(isNotNull(calendars.publishedAt)).orderBy(desc(calendars.version)).limit(1);
  if (!row) throw new Error('no calendar is published; run the preparation of the registers');
  return row.version;
});

/** The calendar published last. A published version never changes, so it is built once. */
export async function currentCalendar(db: Db): Promise<Calendar> {
  const version = await latestVersion(db);
  const there = built.get(version);
  if (there) return there;
  const [row] = await db.select().from(calendars).where(eq(calendars.version, version));
  const calendar = calendarFrom(row!.version, row!.days, row!.announced);
  built.set(version, calendar);
  return calendar;
}

/** Figures of the product that an office may change, with what holds while nobody has. */
export const figures = { 'yellow-share': 20, 'yellow-working-days': 3, 'approaching-working-days': 3, 'reported-working-days': 5 } as const;
export type Figures = Readonly<Record<keyof typeof figures, number>>;

const confirmed = remembered(2_000, async (db: Db) => db.select({ name: parameters.name, value: parameters.value, since: parameters.since, basis: parameters.basis }).from(parameters).where(isNotNull(parameters.confirmedBy)).orderBy(parameters.since, parameters.at));

/** The figures in force on a day. */
export async function figuresOn(db: Db, on: string): Promise<Figures> {
  const inForce: Record<string, number> = { ...figures };
  for (const { name, value, since } of await confirmed(db)) if (since <= on && name in figures && typeof value === 'number') inForce[name] = value;
  return inForce as Figures;
}

/** The figures of the law that confirmed parameters replace on a day, by their names. */
export async function replacedOn(db: Db, on: string): Promise<ReadonlyMap<string, { figure: number; source: string }>> {
  return new Map((await confirmed(db)).flatMap(({ name, value, since, basis }) => (since <= on && typeof value === 'number' ? [[name, { figure: value, source: basis }] as const] : [])));
}

/** A figure of the law as it is in force on a day: its own, unless a confirmed parameter of that name replaces it. */
export async function periodOn(db: Pick<Db, 'select'>, period: Period, on: string): Promise<Period> {
  const [row] = await db
    .select({ value: parameters.value, basis: parameters.basis })
    .from(parameters)
    .where(and(eq(parameters.name, period.id), isNotNull(parameters.confirmedBy), lte(parameters.since, on as Day)))
    .orderBy(desc(parameters.since), desc(parameters.at))
    .limit(1);
  return typeof row?.value === 'number' ? { ...period, figure: row.value, source: row.basis } : period;
}

/** A period as it is in force on the day of its event, counted from that day. */
export async function countedFrom(db: Pick<Db, 'select'>, calendar: Calendar, written: Period, on: Day): Promise<{ period: Period; counting: Counting; counted: Counted }> {
  const period = await periodOn(db, written, on);
  const counting = countingOf(period, on);
  return { period, counting, counted: count(counting, calendar) };
}
