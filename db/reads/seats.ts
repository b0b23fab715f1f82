import { sql, type SQLWrapper } from 'drizzle-orm';
import type { Office } from '../../workflows/steps/words.ts';
import type { Registers, Transaction } from '../client.ts';

/** A post from which a user may act on a day, own or as a substitute. */
export interface HeldSeat {
  readonly office: Office;
  readonly organ: string;
  readonly postId: number;
  readonly standsFor: string | null;
  readonly untilOn: string | null;
  readonly organName: string;
  readonly organNameEn: string;
  readonly standsForName: string | null;
}

export type Reader = Pick<Transaction | Registers['db'], 'execute' | 'select'>;

const seatColumns = sql`s.office, s.organ, s.post_id as "postId", s.stands_for as "standsFor", s.until_on::text as "untilOn", o.name as "organName", o.name_en as "organNameEn", f.name as "standsForName"`;
const seats = (userId: SQLWrapper | string, on: string) => sql`seats_of(${userId}, ${on}::date) s join organs o on o.code = s.organ left join users f on f.id = s.stands_for`;
const ownFirst = sql`s.stands_for nulls first, s.office, s.organ`;

/** By what a user may see a case on a day: a duty that is owed, being in charge of it, or a part only, which asks for a reason. */
export type Sight = 'duty' | 'charge' | 'part';

/** By what a user may see a case on a day; null when not at all. */
export const partIn = (userId: string, caseNo: SQLWrapper | string, on: string) => sql<Sight | null>`may_see(${userId}, ${caseNo}, ${on}::date)`;

export async function maySee(reader: Reader, userId: string, caseNo: string, on: string): Promise<Sight | undefined> {
  const [row] = await reader.execute<{ part: Sight | null }>(sql`select ${partIn(userId, caseNo, on)} as part`);
  return row?.part ?? undefined;
}

export interface SeatedUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly seats: readonly HeldSeat[];
}

const withSeats = (userId: SQLWrapper | string, on: string) => sql`left join lateral (select ${seatColumns}, true as held, row_number() over (order by ${ownFirst}) as nth from ${seats(userId, on)}) h on true`;
type UserRow = HeldSeat & { readonly id: string | null; readonly username: string; readonly name: string; readonly held: boolean } & Record<string, unknown>;

function userIn(rows: readonly UserRow[]): SeatedUser | undefined {
  const [first] = rows;
  if (!first?.id) return undefined;
  const { id, username, name } = first;
  return { id, username, name, seats: rows.filter(({ held }) => held).map(({ office, organ, postId, standsFor, untilOn, organName, organNameEn, standsForName }) => ({ office, organ, postId, standsFor, untilOn, organName, organNameEn, standsForName })) };
}

/** A user who is not disabled, with the seats held on a day. */
export async function readUser(db: Registers['db'], userId: string, on: string): Promise<SeatedUser | undefined> {
  return userIn(await db.execute<UserRow>(sql`select u.id, u.username, u.name, h.* from users u ${withSeats(sql`u.id`, on)} where u.id = ${userId} and u.disabled_at is null order by h.nth`));
}

/** A session that has not run out, with its user as in `readUser`: asked with every request, so in one query. */
export async function readSession(db: Registers['db'], id: string, at: Date, on: string): Promise<{ content: Record<string, unknown>; user: SeatedUser | undefined } | undefined> {
  const rows = await db.execute<UserRow & { content: Record<string, unknown> }>(sql`
    select s.content, u.id, u.username, u.name, h.* from sessions s
      left join users u on u.id = s.user_id and u.disabled_at is null ${withSeats(sql`u.id`, on)}
     where s.id = ${id} and s.expires_at > ${at.toISOString()}::timestamptz order by h.nth`);
  return rows[0] && { content: rows[0].content, user: userIn(rows) };
}
