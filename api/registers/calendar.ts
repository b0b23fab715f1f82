import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { addDays, calendarFrom, yearsMissing, type Calendar as Counted } from '../../db/calendar/count.ts';
import { noticeYear } from '../../db/calendar/drafts.ts';
import { notices } from '../../db/calendar/notices.ts';
import { effectOf, publishedLast, tellingsOf, type CalendarRecord } from '../../db/reads/calendar-drafts.ts';
import { namesOf } from '../../db/reads/names.ts';
import { calendars } from '../../db/schema/index.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { todayOf, type Deps } from '../deps.ts';
import { instant, say, type Language } from '../requests/language.ts';
import type { Calendar, CalendarDraft, CalendarYear } from '../shapes.ts';

export const calendarOfRecord = ({ version, days, announced }: CalendarRecord): Counted => calendarFrom(version, days, announced);

/** A draft with what it moves; of a published one, how many cases were told. */
export async function shownDraft(deps: Deps, language: Language, row: CalendarRecord, latest: number): Promise<CalendarDraft> {
  const { db } = deps.registers;
  const [names, effect, told] = await Promise.all([
    namesOf(db, [row.draftedBy]),
    row.publishedAt ? undefined : effectOf(db, calendarOfRecord(row)),
    row.publishedAt ? tellingsOf(db, row.version) : undefined,
  ]);
  return {
    version: row.version,
    year: row.year!,
    source: row.source,
    draftedBy: row.draftedBy,
    draftedByName: names.get(row.draftedBy) ?? row.draftedBy,
    draftedAt: instant(row.draftedAt),
    ...(row.publishedBy && row.publishedAt && { publishedBy: row.publishedBy, publishedAt: instant(row.publishedAt) }),
    days: row.days.filter((day) => noticeYear(day) === row.year),
    affected: effect?.affected ?? told?.all ?? 0,
    moved: (effect?.moved ?? []).map(({ title, ...line }) => ({ title: say(language, title), ...line })),
    provisionalBefore: effect?.provisionalBefore ?? 0,
    provisionalAfter: effect?.provisionalAfter ?? 0,
    outdated: !row.publishedAt && row.basedOn !== latest,
    ...(told && { untold: told.untold }),
  };
}

const mostDrafts = 20;

/** The drafts, newest first, also those that were published; what came with the release is none. */
export async function draftRows(deps: Deps): Promise<CalendarRecord[]> {
  return deps.registers.db.select().from(calendars).where(isNotNull(calendars.year)).orderBy(desc(calendars.version)).limit(mostDrafts);
}

/** The calendar in force, the years that it knows and those it lacks; drafts are for those who keep it. */
export async function shownCalendar(deps: Deps, language: Language, isKeeper: boolean): Promise<Calendar> {
  const record = await publishedLast(deps.registers.db);
  const drafts = isKeeper ? (await draftRows(deps)).filter(({ publishedAt, basedOn }) => publishedAt !== null || basedOn === record.version) : [];
  const kinds = (year: number, kind: 'holiday' | 'make-up') => record.days.filter((row) => row.kind === kind && row.day.startsWith(String(year))).length;
  return {
    version: record.version,
    announced: record.announced,
    missing: yearsMissing(todayOf(deps), calendarOfRecord(record)),
    ...(record.publishedAt && { publishedAt: instant(record.publishedAt) }),
    drafts: await Promise.all(drafts.map((row) => shownDraft(deps, language, row, record.version))),
    years: record.announced.map((year) => ({ year, announced: true, holidays: kinds(year, 'holiday'), makeUps: kinds(year, 'make-up') })),
  };
}

/** One year, day by day, as the register counts it. */
export async function shownYear(deps: Deps, year: number): Promise<CalendarYear> {
  const { db } = deps.registers;
  const [record, [drafted]] = await Promise.all([
    publishedLast(db),
    db.select({ source: calendars.source }).from(calendars).where(and(eq(calendars.year, year), isNotNull(calendars.publishedAt))).orderBy(desc(calendars.version)).limit(1),
  ]);
  const calendar = calendarOfRecord(record);
  const days: CalendarYear['days'] = [];
  for (let day: Day = `${year}-01-01` as Day; day.startsWith(String(year)); day = addDays(day, 1)) {
    const name = calendar.name?.(day);
    days.push({ day, kind: calendar.kind(day), ...(name && { name }) });
  }
  return { year, version: record.version, announced: record.announced.includes(year), source: drafted?.source ?? notices.find((notice) => notice.year === year)?.source ?? '', days };
}
