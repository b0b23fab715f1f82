import { boolean, customType, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { Channel, Day, Party, Service, Try } from '../../workflows/steps/words.ts';

/** Sealed bytes. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** What the complainant reads; also what the PDF is made of. */
export interface NoticeContent {
  title: string;
  organ: string;
  /** Whom it addresses by name, where that name stands in the file and not under seal. */
  to?: string;
  paragraphs: string[];
  table?: { item: string; finding: string; handling: string }[];
  contact: string[];
}

export const notices = pgTable(
  'notices',
  {
    id: text().primaryKey(),
    caseNo: text().notNull(),
    key: text().notNull(),
    kind: text().notNull(),
    party: text().$type<Party>().notNull(),
    organ: text().notNull(),
    number: text().notNull(),
    issuedOn: date().$type<Day>().notNull(),
    issuedSeq: integer().notNull(),
    content: jsonb().$type<NoticeContent>().notNull(),
    documentId: uuid(),
    service: text().$type<Service>().notNull(),
    servedOn: date().$type<Day>(),
    firstReadAt: timestamp({ withTimezone: true }),
  },
  (t) => [index('notices_by_case').on(t.caseNo)],
);

/** What deliveries that bring no letter are called: there is news, and the page of the application has it. */
export const newsKind = 'news';

export const deliveries = pgTable(
  'deliveries',
  {
    caseNo: text().notNull(),
    notice: text().notNull(),
    nth: integer().notNull(),
    channel: text().$type<Channel>().notNull(),
    state: text().$type<Try>().notNull(),
    messageId: text().notNull(),
    plannedAt: timestamp({ withTimezone: true }).notNull(),
    attemptedAt: timestamp({ withTimezone: true }),
    settledAt: timestamp({ withTimezone: true }),
    /** The gateway's answer without an address, or the proof a person entered. */
    proof: text(),
  },
  (t) => [primaryKey({ columns: [t.caseNo, t.notice, t.nth] }), index('news_to_send').on(t.state, t.plannedAt, t.caseNo).where(sql`state in ('planned', 'attempting') and notice like 'news/%'`)],
);

export const documentStates = ['received', 'clean', 'refused'] as const;

export const documents = pgTable(
  'documents',
  {
    id: uuid().primaryKey(),
    caseNo: text().notNull(),
    sender: text().notNull(),
    name: text().notNull(),
    mediaType: text().notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    objectKey: text().notNull(),
    state: text().$type<(typeof documentStates)[number]>().notNull(),
    /** Why it was refused, as a code. */
    refusal: text(),
    /** A keyed hash of what was sent under the Idempotency-Key; letters have none. */
    sentHash: text(),
    receivedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('documents_by_case').on(t.caseNo)],
);

/** One key a case, wrapped by the organ's master key. Destroying it erases what it sealed; the row stays as a tombstone. */
export const caseKeys = pgTable('case_keys', {
  caseNo: text().primaryKey(),
  wrapped: bytea(),
  destroyedAt: timestamp({ withTimezone: true }),
  destroyedBy: text(),
  ground: text(),
});

/** What the custodian asked to have destroyed, and who agreed: the key of a case and with it everything it sealed. */
export const erasures = pgTable('erasures', {
  caseNo: text().primaryKey(),
  ground: text().notNull(),
  reason: text().notNull(),
  organ: text().notNull(),
  proposedBy: text().notNull(),
  proposedAt: timestamp({ withTimezone: true }).notNull(),
  confirmedBy: text(),
  confirmedAt: timestamp({ withTimezone: true }),
});

export const identities = pgTable(
  'identities',
  { caseNo: text().notNull(), party: text().$type<Party>().notNull(), sealed: bytea().notNull(), channels: text().array().notNull(), anonymous: boolean().notNull() },
  (t) => [primaryKey({ columns: [t.caseNo, t.party] })],
);

export const identityOpenings = pgTable(
  'identity_openings',
  {
    id: uuid().primaryKey(),
    caseNo: text().notNull(),
    userId: text().notNull(),
    office: text().notNull(),
    organ: text().notNull(),
    ground: text().notNull(),
    reason: text().notNull(),
    party: text().$type<Party>(),
    at: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    seenByCustodianAt: timestamp({ withTimezone: true }),
  },
  (t) => [index('identity_openings_by_case').on(t.caseNo, t.at)],
);

/** Slow salted hash of a receipt, and the cases it opens: its own, and the urgent ones linked to it. */
export const receipts = pgTable(
  'receipts',
  { hash: text().notNull(), caseNo: text().notNull(), party: text().$type<Party>().notNull() },
  (t) => [primaryKey({ columns: [t.hash, t.caseNo] })],
);

export const receiptTokens = pgTable('receipt_tokens', {
  tokenHash: text().primaryKey(),
  receiptHash: text().notNull(),
  expiresAt: timestamp({ withTimezone: true }).notNull(),
});
