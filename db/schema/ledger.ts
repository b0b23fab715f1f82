import { sql } from 'drizzle-orm';
import { bigint, boolean, check, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { Category, Payer } from '../../workflows/work-injury/words.ts';
import type { Day, Label } from '../../workflows/steps/words.ts';

const fen = () => bigint({ mode: 'number' });

/** The two payments in advance, never merged: the organ's 垫付 (Art. 14) and the fund's 先行支付 (SIL 41, 42). */
const books = ['advance', 'fund-advance'] as const;
export type Book = (typeof books)[number];

const accounts = [
  'paid-out', 'unclassified', 'due-fund', 'due-firm', 'due-third-party', 'due-other-insurance', 'due-person', 'own-cost', 'recovered', 'written-off',
  'fund-paid-out', 'fund-due', 'fund-recovered',
] as const;
export type Account = (typeof accounts)[number];
const postingKinds = ['payment', 'classification', 'receipt', 'write-off', 'reversal', 'fund-payment', 'fund-receipt'] as const;
export type PostingKind = (typeof postingKinds)[number];

/** What a case is about beside its opening: by `personMark`, a keyed hash, the same person is found again without being named. */
export const workInjuries = pgTable(
  'work_injuries',
  { caseNo: text().primaryKey(), personMark: text().notNull(), occurredOn: date().$type<Day>().notNull(), organ: text().notNull() },
  (t) => [index('work_injuries_by_person').on(t.personMark, t.occurredOn)],
);

/** One thing that is paid for. Payee and amount stand as they were approved: a row never changes. */
export const costItems = pgTable(
  'cost_items',
  {
    id: text().primaryKey(),
    caseNo: text().notNull(),
    book: text().$type<Book>().notNull(),
    /** Which request of the case, and which line of it, both from 1. */
    request: integer().notNull(),
    line: integer().notNull(),
    category: text().$type<Category>().notNull(),
    amount: fen().notNull(),
    payee: text().notNull(),
    incurredOn: date().$type<Day>().notNull(),
    relation: text().notNull(),
    statementId: uuid().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [unique('one_item_a_line').on(t.caseNo, t.book, t.request, t.line), check('amount_is_positive', sql`${t.amount} > 0`), index('cost_items_by_case').on(t.caseNo)],
);

/** An invoice is used once, in whatever case. */
export const invoices = pgTable(
  'invoices',
  { code: text().notNull(), number: text().notNull(), itemId: text().notNull().references(() => costItems.id), caseNo: text().notNull(), amount: fen().notNull(), issuedOn: date().$type<Day>(), statementId: uuid().notNull() },
  (t) => [primaryKey({ columns: [t.code, t.number] }), index('invoices_by_item').on(t.itemId)],
);

/** The class and final payer of an item with its ground; the last row counts. */
export const itemClasses = pgTable(
  'item_classes',
  { itemId: text().notNull().references(() => costItems.id), statementId: uuid().notNull(), payer: text().$type<Payer>().notNull(), ground: text().notNull(), at: timestamp({ withTimezone: true }).notNull() },
  (t) => [primaryKey({ columns: [t.itemId, t.statementId] })],
);

/** One act in the ledger. It is never changed; a reversal names the one that it takes back. */
export const postings = pgTable(
  'ledger_postings',
  {
    id: text().primaryKey(),
    caseNo: text().notNull(),
    itemId: text().notNull().references(() => costItems.id),
    kind: text().$type<PostingKind>().notNull(),
    on: date().$type<Day>().notNull(),
    statementId: uuid().notNull(),
    reverses: text().unique(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('ledger_postings_by_case').on(t.caseNo, t.at)],
);

/** Debits are positive, credits negative; those of one posting sum to zero. */
export const entries = pgTable(
  'ledger_entries',
  { postingId: text().notNull().references(() => postings.id), account: text().$type<Account>().notNull(), itemId: text().notNull(), amount: fen().notNull() },
  (t) => [primaryKey({ columns: [t.postingId, t.account] }), index('ledger_entries_by_item').on(t.itemId, t.account)],
);

/** What a decision on benefits came to, line by line, as it was computed then. */
export const benefitLines = pgTable(
  'benefit_lines',
  {
    caseNo: text().notNull(),
    statementId: uuid().notNull(),
    line: integer().notNull(),
    code: text().notNull(),
    title: jsonb().$type<Label>().notNull(),
    amount: fen(),
    per: text().$type<'once' | 'month' | 'step'>().notNull(),
    payer: text().$type<'fund' | 'employer' | 'veterans'>(),
    how: jsonb().$type<Label>().notNull(),
    ground: jsonb().$type<{ article: string; source: string; status: string; since: string }>().notNull(),
    leaving: boolean().notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.statementId, t.line] }), index('benefit_lines_by_case').on(t.caseNo)],
);
