import { isNull } from 'drizzle-orm';
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Day, Period, Rung } from '../../workflows/steps/words.ts';
import type { Counted, Counting } from '../calendar/count.ts';

export const clocks = pgTable(
  'clocks',
  {
    caseNo: text().notNull(),
    key: text().notNull(),
    period: jsonb().$type<Period>().notNull(),
    counting: jsonb().$type<Counting>().notNull(),
    startedOn: date().$type<Day>().notNull(),
    lastDay: date().$type<Day>().notNull(),
    originalLastDay: date().$type<Day>().notNull(),
    state: text().$type<'running' | 'paused' | 'stopped'>().notNull(),
    stoppedOn: date().$type<Day>(),
    provisional: boolean().notNull(),
    calendarVersion: integer().notNull(),
    overdueAt: timestamp({ withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.caseNo, t.key] }), index('clocks_running').on(t.state, t.lastDay)],
);

/** Every counting of a clock as it was made: the first, and each one after an extension, a pause or a new calendar. */
export const clockCountings = pgTable(
  'clock_countings',
  {
    caseNo: text().notNull(),
    key: text().notNull(),
    seq: integer().notNull(),
    counting: jsonb().$type<Counting>().notNull(),
    counted: jsonb().$type<Counted>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseNo, t.key, t.seq] })],
);

/** A rung of the ladder of reminders, entered at most once for each last day that a clock had. */
export const reminders = pgTable(
  'reminders',
  {
    caseNo: text().notNull(),
    clock: text().notNull(),
    rung: text().$type<Rung>().notNull(),
    /** The last day as it stood then. */
    lastDay: date().$type<Day>().notNull(),
    on: date().$type<Day>().notNull(),
    number: text(),
    /** The user upward to whom it is reported: never one behind a wall. */
    reportedTo: text(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseNo, t.clock, t.rung, t.lastDay] })],
);

export interface CalendarRow {
  day: Day;
  kind: 'holiday' | 'make-up';
  name: string;
}

/** One version of the calendar register: all of it, so that every counting can be made again. */
export const calendars = pgTable('calendars', {
  version: integer().primaryKey(),
  /** Of a draft: the year whose notice it brings, and the published version it changes. */
  year: integer(),
  basedOn: integer(),
  announced: integer().array().notNull(),
  days: jsonb().$type<CalendarRow[]>().notNull(),
  source: text().notNull(),
  draftedBy: text().notNull(),
  publishedBy: text(),
  draftedAt: timestamp({ withTimezone: true }).notNull(),
  publishedAt: timestamp({ withTimezone: true }),
});

/** Cases that still have to be told of a published calendar. */
export const calendarTellings = pgTable(
  'calendar_tellings',
  { caseNo: text().notNull(), version: integer().notNull(), toldAt: timestamp({ withTimezone: true }) },
  (t) => [primaryKey({ columns: [t.caseNo, t.version] }), index('calendar_tellings_pending').on(t.version).where(isNull(t.toldAt))],
);

/** What no source settles: a value with its day in force, drafted by one person and confirmed by another. */
export const parameters = pgTable('parameters', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  value: jsonb().notNull(),
  since: date().$type<Day>().notNull(),
  basis: text().notNull(),
  draftedBy: text().notNull(),
  confirmedBy: text(),
  confirmedAt: timestamp({ withTimezone: true }),
  at: timestamp({ withTimezone: true }).notNull(),
});
