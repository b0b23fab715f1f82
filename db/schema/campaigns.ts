import { bigint, boolean, date, index, integer, jsonb, pgTable, primaryKey, serial, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { Category } from '../../workflows/quota/words.ts';
import type { ApplicantState, Bar, Education, Result, ResultStage, ScoreState, Stage, TieCriterion } from '../../workflows/recruitment/words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import type { Employment } from '../../workflows/work-injury/words.ts';

/** What the plan fixes for all posts. Weights are whole percent; ratios so many to one. */
export interface PlanRules {
  readonly stages: readonly Stage[];
  readonly writtenWeight?: number;
  readonly skillWeight?: number;
  readonly interviewWeight?: number;
  readonly passMark: number;
  readonly openingRatio: number;
  readonly interviewRatio: number;
  readonly ties: readonly TieCriterion[];
  readonly bars: readonly Bar[];
}
export interface Sitting {
  readonly heldOn: Day;
  readonly place: string;
  readonly instructions?: string;
}

export interface Supplement {
  readonly what: string;
  readonly until: Day;
  readonly askedOn: Day;
  readonly handedInOn?: Day;
}

export const campaigns = pgTable('campaigns', {
  caseNo: text().primaryKey(),
  organ: text().notNull(),
  title: text().notNull(),
  rules: jsonb().$type<PlanRules>().notNull(),
  announcement: jsonb().$type<{ title: string; pay: string; contact: string; more?: string; corrections: { on: Day; text: string }[] }>(),
  announcedOn: date().$type<Day>(),
  opensAt: timestamp({ withTimezone: true }),
  closesAt: timestamp({ withTimezone: true }),
  /** When the list of applications was fixed: none is added after it unless registration is extended. */
  fixedAt: timestamp({ withTimezone: true }),
  sittings: jsonb().$type<Partial<Record<Stage, Sitting>>>().notNull().default({}),
  listedOn: date().$type<Day>(),
  listContact: text(),
  result: text().$type<Result>(),
});

export const positions = pgTable(
  'positions',
  {
    caseNo: text().notNull(),
    code: text().notNull(),
    title: text().notNull(),
    unit: text().notNull(),
    category: text().$type<Category>().notNull(),
    employment: text().$type<Employment>().notNull(),
    planned: integer().notNull(),
    headcount: integer().notNull(),
    bornFrom: date().$type<Day>().notNull(),
    bornUntil: date().$type<Day>().notNull(),
    education: text().$type<Education>().notNull(),
    sex: text().$type<'any' | 'male' | 'female'>().notNull(),
    relaxedFor: text(),
    relaxedBecause: text(),
    /** For whom the conditions are relaxed: from this birth date and this education on. */
    relaxedBornFrom: date().$type<Day>(),
    relaxedEducation: text().$type<Education>(),
    duties: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseNo, t.code] })],
);

/** One application a person and campaign. Name, number and addresses are sealed under the application's own number. */
export const applicants = pgTable(
  'applicants',
  {
    /** In the order of receipt. */
    number: serial().primaryKey(),
    applicationNo: text().notNull().unique(),
    caseNo: text().notNull().references(() => campaigns.caseNo),
    position: text().notNull(),
    personMark: text().notNull(),
    maskedName: text().notNull(),
    maskedId: text().notNull(),
    bornOn: date().$type<Day>().notNull(),
    sex: text().$type<'male' | 'female'>().notNull(),
    education: text().$type<Education>().notNull(),
    barred: text().array().$type<Bar[]>().notNull(),
    targeted: boolean().notNull(),
    /** States to be one of those for whom the post is relaxed. */
    relaxed: boolean().notNull().default(false),
    promise: boolean().notNull(),
    bodyHash: text().notNull(),
    receivedAt: timestamp({ withTimezone: true }).notNull(),
    state: text().$type<ApplicantState>().notNull(),
    ticket: text(),
    /** The stage this one was called to last. */
    calledTo: text().$type<Stage>(),
    rank: integer(),
    total: bigint({ mode: 'number' }),
    tie: text(),
    /** What was asked for in addition, until when, and when papers came. */
    supplement: jsonb().$type<Supplement>(),
    /** The case that holds this one and nobody else. */
    heldBy: text(),
  },
  (t) => [unique('one_post_a_campaign').on(t.caseNo, t.personMark), unique('one_ticket').on(t.caseNo, t.ticket), index('applicants_by_campaign').on(t.caseNo, t.number), index('applicants_by_state').on(t.caseNo, t.position, t.state)],
);

/** Points in hundredths. */
export const scores = pgTable(
  'scores',
  {
    caseNo: text().notNull(),
    stage: text().$type<Stage>().notNull(),
    applicant: integer().notNull().references(() => applicants.number),
    state: text().$type<ScoreState>().notNull(),
    points: integer(),
    by: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseNo, t.stage, t.applicant] })],
);

/** What a score was before it was changed, and why. */
export const scoreChanges = pgTable(
  'score_changes',
  {
    id: uuid().primaryKey(),
    caseNo: text().notNull(),
    stage: text().$type<Stage>().notNull(),
    applicant: integer().notNull(),
    was: jsonb().$type<{ state: ScoreState; points: number | null }>().notNull(),
    became: jsonb().$type<{ state: ScoreState; points: number | null }>().notNull(),
    reason: text().notNull(),
    by: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('score_changes_by_campaign').on(t.caseNo, t.stage)],
);

/** A table of scores is imported once: the same content again finds its row. */
export const scoreImports = pgTable(
  'score_imports',
  { caseNo: text().notNull(), stage: text().$type<Stage>().notNull(), fingerprint: text().notNull(), rows: integer().notNull(), by: text().notNull(), at: timestamp({ withTimezone: true }).notNull() },
  (t) => [primaryKey({ columns: [t.caseNo, t.stage, t.fingerprint] })],
);

/** What came of a stage for one application. Without a day of publication it is a proposal that an officer may change. */
export const outcomes = pgTable(
  'outcomes',
  {
    caseNo: text().notNull(),
    stage: text().$type<ResultStage>().notNull(),
    applicant: integer().notNull().references(() => applicants.number),
    passed: boolean().notNull(),
    /** Every ground, by code. */
    reasons: text().array().notNull(),
    by: text(),
    publishedOn: date().$type<Day>(),
    recheckUntil: date().$type<Day>(),
  },
  (t) => [primaryKey({ columns: [t.caseNo, t.stage, t.applicant] })],
);

/** Work on many rows: how far it came, in the transaction of each chunk, and what it came to. */
export const works = pgTable(
  'works',
  {
    caseNo: text().notNull(),
    key: text().notNull(),
    reached: integer().notNull(),
    counts: jsonb().$type<Record<string, number>>().notNull(),
    done: jsonb().$type<{ result: string; counts: Record<string, number>; hash: string; on: Day }>(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseNo, t.key] })],
);
