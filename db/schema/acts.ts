import { date, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const registerActKinds = ['calendar-draft', 'calendar-publish', 'parameter-draft', 'parameter-confirm', 'appoint', 'end-post', 'substitute', 'end-substitute', 'hand-over-all', 'verify', 'erasure-propose', 'erasure-confirm', 'erasure-decline', 'staffing-request', 'withdraw-request', 'review-application', 'ask-supplement', 'import-scores', 'hand-receipt', 'add-account', 'renew-password', 'change-password', 'end-account'] as const;
export type RegisterActKind = (typeof registerActKinds)[number];

/** What officials do to the registers beside the cases, one row a key: their trail, and what a repeated key is answered with. */
export const registerActs = pgTable(
  'register_acts',
  {
    id: uuid().primaryKey(),
    kind: text().$type<RegisterActKind>().notNull(),
    about: text().notNull(),
    by: text().notNull(),
    body: jsonb().$type<Record<string, unknown>>().notNull(),
    bodyHash: text().notNull(),
    result: jsonb().$type<Record<string, unknown>>().notNull(),
    on: date().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('register_acts_by_time').on(t.at)],
);
