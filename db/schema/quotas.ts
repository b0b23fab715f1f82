import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Leaving, Term } from '../../workflows/employment/words.ts';
import type { Category } from '../../workflows/quota/words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import type { Employment } from '../../workflows/work-injury/words.ts';

/** Headcount quota by organ and category (Art. 5). One row a decision; the one that follows says from which day it stands instead. */
export const quotas = pgTable(
  'quotas',
  {
    statementId: uuid().primaryKey(),
    caseNo: text().notNull(),
    organ: text().notNull(),
    category: text().$type<Category>().notNull(),
    figure: integer().notNull(),
    paperNo: text().notNull(),
    fromOn: date().$type<Day>().notNull(),
    untilOn: date().$type<Day>().notNull(),
    supersededOn: date().$type<Day>(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [uniqueIndex('one_quota_at_a_time').on(t.organ, t.category).where(sql`superseded_on is null`), check('quota_is_not_negative', sql`${t.figure} >= 0`)],
);

/** Headcount kept for the posts of a campaign. `kept` is counted once more for every post that is filled. */
export const reservations = pgTable(
  'reservations',
  {
    caseNo: text().notNull(),
    position: text().notNull(),
    organ: text().notNull(),
    category: text().$type<Category>().notNull(),
    kept: integer().notNull(),
    released: boolean().notNull().default(false),
    on: date().$type<Day>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseNo, t.position] }), index('reservations_by_quota').on(t.organ, t.category), check('kept_is_not_negative', sql`${t.kept} >= 0`)],
);

/** The personnel file. Who it is stands under seal with the case of the employment. */
export const auxiliaries = pgTable(
  'auxiliaries',
  {
    /** Of the case of the employment: one file a labour relation. */
    caseNo: text().primaryKey(),
    number: text().notNull().unique(),
    organ: text().notNull(),
    unit: text().notNull(),
    category: text().$type<Category>().notNull(),
    post: text().notNull(),
    tier: text(),
    employment: text().$type<Employment>().notNull(),
    employer: text().notNull(),
    campaign: text().notNull(),
    position: text().notNull(),
    personMark: text().notNull(),
    startedOn: date().$type<Day>().notNull(),
    term: text().$type<Term>(),
    termFrom: date().$type<Day>(),
    termMonths: integer(),
    probationMonths: integer(),
    certificate: text(),
    confirmedOn: date().$type<Day>(),
    leftOn: date().$type<Day>(),
    leftCause: text().$type<Leaving>(),
  },
  (t) => [index('auxiliaries_by_quota').on(t.organ, t.category), uniqueIndex('one_file_a_person').on(t.personMark).where(sql`left_on is null`)],
);

/** What a using unit asks for; it may file nothing else (Art. 9(2)). */
export const staffingRequests = pgTable(
  'staffing_requests',
  {
    id: uuid().primaryKey(),
    number: text().notNull().unique(),
    organ: text().notNull(),
    unit: text().notNull(),
    by: text().notNull(),
    post: text().notNull(),
    category: text().$type<Category>().notNull(),
    headcount: integer().notNull(),
    reason: text().notNull(),
    bodyHash: text().notNull(),
    filedOn: date().$type<Day>().notNull(),
    withdrawnOn: date().$type<Day>(),
  },
  (t) => [index('staffing_requests_by_organ').on(t.organ, t.filedOn)],
);
