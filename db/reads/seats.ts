import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Office } from '../../workflows/steps/words.ts';
import type { Registers, Transaction } from '../client.ts';
import { users } from '../schema/index.ts';

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

/** The seats of a user on a day, own posts first. */
export async function seatsOf(reader: Reader, userId: string, on: string): Promise<HeldSeat[]> {
  return reader.execute<HeldSeat & Record<string, unknown>>(sql`
    select s.office, s.organ, s.post_id as "postId", s.stands_for as "standsFor", s.until_on::text as "untilOn",
           o.name as "organName", o.name_en as "organNameEn", u.name as "standsForName"
      from seats_of(${userId}, ${on}::date) s join organs o on o.code = s.organ left join users u on u.id = s.stands_for
     order by s.stands_for nulls first, s.office, s.organ`);
}

/** By which part in the case a user may see it on a day: with an open duty, with a part only, or not at all. */
export async function maySee(reader: Reader, userId: string, caseNo: string, on: string): Promise<'duty' | 'part' | undefined> {
  const [row] = await reader.execute<{ part: 'duty' | 'part' | null }>(sql`select may_see(${userId}, ${caseNo}, ${on}::date) as part`);
  return row?.part ?? undefined;
}

/** A user who is not disabled, with the seats held on a day. */
export async function readUser(db: Registers['db'], userId: string, on: string): Promise<{ id: string; username: string; name: string; seats: HeldSeat[] } | undefined> {
  const [[user], seats] = await Promise.all([
    db.select({ id: users.id, username: users.username, name: users.name }).from(users).where(and(eq(users.id, userId), isNull(users.disabledAt))),
    seatsOf(db, userId, on),
  ]);
  return user && { ...user, seats };
}
