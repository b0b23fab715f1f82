import { isNotNull, sql } from 'drizzle-orm';
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { CaseEvent } from '../../workflows/steps/activities.ts';
import type { Office, Party } from '../../workflows/steps/words.ts';

/** The statement that opens a case, by procedure. */
export const firstMessages: Readonly<Record<string, string>> = { complaint: 'complain', 'work-injury': 'reportInjury', commendation: 'nominate', 'martyr-recognition': 'requestRecognition', quota: 'proposeQuota', recruitment: 'openCampaign', 'candidate-review': 'askForReview', employment: 'offerPost' };
export const statementStates = ['received', 'answered', 'refused'] as const;
export const dutyStates = ['open', 'answered', 'lapsed', 'dropped'] as const;
export const caseStates = ['open', 'closed'] as const;
const dutyActKinds = ['claim', 'release', 'hand-over', 'urge', 'consult', 'delegate', 'opinion', 'copy', 'seen', 'recuse'] as const;
export type DutyActKind = (typeof dutyActKinds)[number];

export const cases = pgTable(
  'cases',
  {
    caseNo: text().primaryKey(),
    procedure: text().notNull(),
    /** The neutral subject by which officers know the case; an officer words it, never the complainant. */
    title: text().notNull().default(''),
    /** The organ that has the case now. */
    organ: text().notNull(),
    openedOn: date().notNull(),
    state: text().$type<(typeof caseStates)[number]>().notNull(),
    result: text(),
    closedOn: date(),
    endedOn: date(),
    urgent: boolean().notNull(),
    linkedFrom: text(),
    /** What the workflow is started with, and started again with when it is taken up. */
    opening: jsonb().$type<Record<string, unknown>>().notNull(),
    ruleVersion: text().notNull(),
    lastSeq: integer().notNull(),
    lastHash: text().notNull(),
    incident: boolean().notNull().default(false),
  },
  (t) => [index('cases_by_state').on(t.procedure, t.state, t.openedOn), index('cases_linked').on(t.linkedFrom).where(isNotNull(t.linkedFrom))],
);

export const statements = pgTable(
  'statements',
  {
    id: uuid().primaryKey(),
    caseNo: text().notNull(),
    message: text().notNull(),
    duty: text(),
    sender: text().notNull(),
    as: text().$type<Office | Party>().notNull(),
    organ: text(),
    postId: integer(),
    receivedAt: timestamp({ withTimezone: true }).notNull(),
    receivedOn: date().notNull(),
    body: jsonb().$type<Record<string, unknown>>().notNull(),
    bodyHash: text().notNull(),
    told: jsonb().$type<Record<string, unknown>>().notNull(),
    state: text().$type<(typeof statementStates)[number]>().notNull(),
    refusal: jsonb().$type<{ ground: string; on?: string; office?: string }>(),
    answeredAt: timestamp({ withTimezone: true }),
  },
  (t) => [index('statements_by_case').on(t.caseNo, t.receivedAt), index('statements_unheard').on(t.state, t.receivedAt), index('statements_that_began').on(t.sender, t.receivedAt).where(sql`duty is null`), index('statements_budget_line').on(t.organ, t.answeredAt).where(sql`message = 'confirmAdvance' and state = 'answered'`)],
);

/** A statement in which finance named a budget line. Written out: of a parameter the planner of a prepared query cannot tell that the index of these fits. */
export const isBudgetLine = sql`${statements.message} = 'confirmAdvance' and ${statements.state} = 'answered'`;

/** Append-only, chained: `hash` covers the event and the hash before it. */
export const caseEvents = pgTable(
  'case_events',
  {
    caseNo: text().notNull(),
    seq: integer().notNull(),
    type: text().$type<CaseEvent['type']>().notNull(),
    key: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    body: jsonb().$type<CaseEvent>().notNull(),
    statementId: uuid(),
    actor: text(),
    actorPost: integer(),
    bodyHash: text().notNull(),
    hash: text().notNull(),
    enteredAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseNo, t.seq] }), index('case_events_by_time').on(t.at).where(isNotNull(t.actor))],
);

export const duties = pgTable(
  'duties',
  {
    id: text().primaryKey(),
    caseNo: text().notNull(),
    key: text().notNull(),
    message: text().notNull(),
    office: text().$type<Office>(),
    organ: text(),
    party: text().$type<Party>(),
    /** Users to whom the duty is reserved. */
    only: text().array(),
    /** Users whom four eyes bar from it. */
    except: text().array(),
    owed: boolean().notNull(),
    clock: text(),
    assignee: text(),
    state: text().$type<(typeof dutyStates)[number]>().notNull(),
    openedAt: timestamp({ withTimezone: true }).notNull(),
    openedSeq: integer().notNull(),
    doneAt: timestamp({ withTimezone: true }),
    doneBy: text(),
    /** Copied from the clock so that the worklist is one indexed read. */
    lastDay: date(),
  },
  (t) => [
    index('duties_worklist').on(t.state, t.owed, t.organ, t.office, t.lastDay, t.openedAt),
    // What a count of open duties goes by and nothing else: equal rows share one entry, so that nearly all of them are a few pages.
    index('duties_counted').on(t.organ, t.office, t.assignee, t.lastDay, t.clock).where(sql`state = 'open' and owed and "only" is null and "except" is null`),
    index('duties_reserved').on(t.organ, t.office, t.lastDay).where(sql`state = 'open' and owed and ("only" is not null or "except" is not null)`),
    index('duties_by_case').on(t.caseNo, t.state),
  ],
);

/** What officers do about a duty beside the procedure. `to` is the person it reaches; `answers` the question that an opinion is given on. */
export const dutyActs = pgTable(
  'duty_acts',
  {
    id: uuid().primaryKey(),
    dutyId: text().notNull(),
    caseNo: text().notNull(),
    kind: text().$type<DutyActKind>().notNull(),
    by: text().notNull(),
    to: text(),
    note: text(),
    number: text(),
    bodyHash: text().notNull(),
    on: date().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    answers: uuid(),
  },
  (t) => [index('duty_acts_by_duty').on(t.dutyId, t.at), index('duty_acts_by_case').on(t.caseNo, t.at), index('duty_acts_by_reader').on(t.to), index('duty_acts_by_answered').on(t.answers)],
);

/** A wall before a case stands before every case linked from it, too: the database sees to that. */
export const walls = pgTable(
  'walls',
  { caseNo: text().notNull(), userId: text().notNull(), ground: text().notNull(), since: timestamp({ withTimezone: true }).notNull() },
  (t) => [primaryKey({ columns: [t.caseNo, t.userId] })],
);

/** The subject's own organ sees nothing of the case; a bureau is not walled off from itself, its persons are. */
export const walledOrgans = pgTable('walled_organs', { caseNo: text().notNull(), organ: text().notNull() }, (t) => [primaryKey({ columns: [t.caseNo, t.organ] })]);

export const reads = pgTable(
  'reads',
  {
    id: uuid().primaryKey(),
    caseNo: text().notNull(),
    userId: text().notNull(),
    part: text().notNull(),
    ground: text().notNull(),
    reason: text(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('reads_by_case').on(t.caseNo, t.at)],
);

export const incidents = pgTable('incidents', {
  id: uuid().primaryKey().defaultRandom(),
  caseNo: text().notNull(),
  kind: text().notNull(),
  detail: jsonb().notNull(),
  at: timestamp({ withTimezone: true }).notNull(),
  resolvedAt: timestamp({ withTimezone: true }),
});
