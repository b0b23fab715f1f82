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
const seats = (userId: string, on: string) => sql`seats_of(${userId}, ${on}::date) s join organs o on o.code = s.organ left join users f on f.id = s.stands_for`;
const ownFirst = sql`s.stands_for nulls first, s.office, s.organ`;

/** By what a user may see a case on a day: a duty that is owed, being in charge of it, or a part only, which asks for a reason. */
export type Sight = 'duty' | 'charge' | 'part';

/** By what a user may see a case on a day; null when not at all. */
export const partIn = (userId: string, caseNo: SQLWrapper | string, on: string) => sql<Sight | null>`may_see(${userId}, ${caseNo}, ${on}::date)`;

export async function maySee(reader: Reader, userId: string, caseNo: string, on: string): Promise<Sight | undefined> {
  const [row] = await reader.execute<{ part: Sight | null }>(sql`select ${partIn(userId, caseNo, on)} as part`);
  return row?.part ?? undefined;
}

/** A user who is not disabled, with the seats held on a day. Asked with every request, so in one query. */
export async function readUser(db: Registers['db'], userId: string, on: string): Promise<{ id: string; username: string; name: string; seats: HeldSeat[] } | undefined> {
  const rows = await db.execute<HeldSeat & { username: string; name: string; held: boolean } & Record<string, unknown>>(sql`
    select u.username, u.name, h.* from users u
      left join lateral (select ${seatColumns}, true as held, row_number() over (order by ${ownFirst}) as nth from ${seats(userId, on)}) h on true
     where u.id = ${userId} and u.disabled_at is null order by h.nth`);
  const [first] = rows;
  if (!first) return undefined;
  const { username, name } = first;
  return { id: userId, username, name, seats: rows.filter(({ held }) => held).map(({ office, organ, postId, standsFor, untilOn, organName, organNameEn, standsForName }) => ({ office, organ, postId, standsFor, untilOn, organName, organNameEn, standsForName })) };
}
