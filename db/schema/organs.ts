import { boolean, date, index, integer, jsonb, pgTable, primaryKey, serial, text, timestamp } from 'drizzle-orm/pg-core';
import type { Office } from '../../workflows/steps/words.ts';
import { bytea } from './notices.ts';

/** Which kind of organ a wall around the subject's own unit covers is decided by `kind`. */
export const organKinds = ['ministry', 'provincial-department', 'city-bureau', 'county-bureau', 'unit', 'station', 'department', 'firm'] as const;
export type OrganKind = (typeof organKinds)[number];

export const organs = pgTable('organs', {
  code: text().primaryKey(),
  name: text().notNull(),
  nameEn: text().notNull(),
  /** 发文机关代字: the word that heads the number of its documents. */
  sign: text().notNull(),
  kind: text().$type<OrganKind>().notNull(),
  superior: text(),
  phone: text().notNull(),
  address: text().notNull(),
  hours: text().notNull(),
});

export const users = pgTable('users', {
  id: text().primaryKey(),
  username: text().notNull().unique(),
  name: text().notNull(),
  pinyin: text().notNull(),
  badge: text(),
  passwordHash: text().notNull(),
  disabledAt: timestamp({ withTimezone: true }),
});

export const posts = pgTable(
  'posts',
  {
    id: serial().primaryKey(),
    userId: text().notNull().references(() => users.id),
    office: text().$type<Office>().notNull(),
    organ: text().notNull().references(() => organs.code),
    fromOn: date().notNull(),
    untilOn: date(),
  },
  (t) => [index('posts_by_seat').on(t.organ, t.office), index('posts_by_user').on(t.userId)],
);

/** Who stands in for the holder of a post, from day to day. */
export const substitutes = pgTable('substitutes', {
  id: serial().primaryKey(),
  postId: integer().notNull().references(() => posts.id),
  userId: text().notNull().references(() => users.id),
  fromOn: date().notNull(),
  untilOn: date().notNull(),
});

/** Kin that an officer has declared; they are walled off like the officer. */
export const declaredKin = pgTable('declared_kin', {
  id: serial().primaryKey(),
  userId: text().notNull().references(() => users.id),
  kinUserId: text().references(() => users.id),
  name: text().notNull(),
  relation: text().notNull(),
});

export const sessions = pgTable(
  'sessions',
  { id: text().primaryKey(), userId: text(), content: jsonb().notNull(), expiresAt: timestamp({ withTimezone: true }).notNull() },
  (t) => [index('sessions_by_user').on(t.userId)],
);

/** Numbers without gaps per organ, kind and year; counted inside the transaction that uses them. */
export const numberSeries = pgTable(
  'number_series',
  { organ: text().notNull(), kind: text().notNull(), year: integer().notNull(), last: integer().notNull() },
  (t) => [primaryKey({ columns: [t.organ, t.kind, t.year] })],
);

/** How often something was tried within a window, over all API processes. */
export const rateWindows = pgTable(
  'rate_windows',
  { key: text().notNull(), opensAt: timestamp({ withTimezone: true }).notNull(), count: integer().notNull() },
  (t) => [primaryKey({ columns: [t.key, t.opensAt] })],
);

/** What an officer has begun to write, sealed under the case's key like what it will become. */
export const drafts = pgTable(
  'drafts',
  { userId: text().notNull(), caseNo: text().notNull(), message: text().notNull(), sealed: bytea().notNull(), savedAt: timestamp({ withTimezone: true }).notNull() },
  (t) => [primaryKey({ columns: [t.userId, t.caseNo, t.message] })],
);

/** The Temporal stores this register has worked with; a store not seen before means that every open case must be taken up. */
export const temporalStores = pgTable('temporal_stores', {
  namespaceId: text().primaryKey(),
  seenAt: timestamp({ withTimezone: true }).notNull(),
  takenUp: boolean().notNull(),
});
