import { sql } from 'drizzle-orm';
import { bigint, check, date, index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Level } from '../../workflows/commendation/words.ts';
import type { Day } from '../../workflows/steps/words.ts';

const fen = () => bigint({ mode: 'number' });

/** What a nomination is about beside its opening; the same person is found again by a keyed hash, never by name. */
export const commendations = pgTable(
  'commendations',
  { caseNo: text().primaryKey(), personMark: text().notNull(), deedOn: date().$type<Day>().notNull(), unit: text().notNull(), organ: text().notNull() },
  (t) => [index('commendations_by_person').on(t.personMark, t.deedOn)],
);

/** The register of awards. An award stands until it is revoked or replaced by another level; nothing else of it changes but its entry in the personnel file. */
export const awards = pgTable(
  'awards',
  {
    caseNo: text().notNull(),
    personMark: text().notNull(),
    level: text().$type<Level>().notNull(),
    deedOn: date().$type<Day>().notNull(),
    decidedOn: date().$type<Day>().notNull(),
    /** The organ that approved. */
    organ: text().notNull(),
    statementId: uuid().notNull(),
    /** As the parameter stood on the day of the decision; 0 where none was entered. */
    bonus: fen().notNull(),
    inFileOn: date().$type<Day>(),
    revokedOn: date().$type<Day>(),
    revokedBy: uuid(),
    /** Since when an award at another level, given after an objection, stands in its place. */
    replacedOn: date().$type<Day>(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseNo, t.statementId] }), uniqueIndex('one_deed_one_award').on(t.personMark, t.deedOn).where(sql`${t.revokedOn} is null and ${t.replacedOn} is null`), index('awards_by_person').on(t.personMark, t.decidedOn)],
);

/** The death a recognition is about, by a keyed hash of the person. */
export const martyrRecognitions = pgTable(
  'martyr_recognitions',
  { caseNo: text().primaryKey(), personMark: text().notNull(), diedOn: date().$type<Day>().notNull(), organ: text().notNull() },
  (t) => [index('martyr_recognitions_by_person').on(t.personMark)],
);

const custodyKinds = ['sent', 'received', 'asked'] as const;
export type CustodyKind = (typeof custodyKinds)[number];

/** Where the file is: every sending, receipt and enquiry, one row a statement. Written for good. */
export const fileCustody = pgTable(
  'file_custody',
  {
    caseNo: text().notNull(),
    /** In the order in which the case learned of them, from 1. */
    nth: integer().notNull(),
    statementId: uuid().notNull().unique(),
    kind: text().$type<CustodyKind>().notNull(),
    /** The body that the file is on its way to, or that has it. */
    organ: text().notNull(),
    on: date().$type<Day>().notNull(),
    number: text(),
    expectedOn: date().$type<Day>(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseNo, t.nth] })],
);

/** One periodic pension a recipient of a case; `organ` is the county department that pays now. */
export const survivorPensions = pgTable(
  'survivor_pensions',
  {
    caseNo: text().notNull(),
    nth: integer().notNull(),
    relation: text().notNull(),
    /** Fen a month; null where the standard was not entered. */
    monthly: fen(),
    /** First day of the month of confirmation. */
    fromOn: date().$type<Day>().notNull(),
    organ: text().notNull(),
    /** From which January a new place pays. */
    movesOn: date().$type<Day>(),
    confirmedOn: date().$type<Day>().notNull(),
    diedOn: date().$type<Day>(),
    endedOn: date().$type<Day>(),
    afterDeath: fen(),
  },
  (t) => [primaryKey({ columns: [t.caseNo, t.nth] }), check('after_death_needs_a_death', sql`${t.afterDeath} is null or ${t.diedOn} is not null`)],
);
