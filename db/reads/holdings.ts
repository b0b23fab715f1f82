import { sql, type SQL } from 'drizzle-orm';
import type { Registers, Transaction } from '../client.ts';

type Reader = Pick<Transaction | Registers['db'], 'execute'>;

export interface HoldingRow {
  readonly id: number;
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  readonly office: string;
  readonly organ: string;
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly substitutes: readonly { readonly id: number; readonly userId: string; readonly name: string; readonly fromOn: string; readonly untilOn: string }[];
}
export interface WantedHoldings {
  readonly id?: number | undefined;
  readonly organ?: string | undefined;
  readonly office?: string | undefined;
  readonly userId?: string | undefined;
  /** Also those that are over. */
  readonly past?: boolean | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Who holds which office in which organ, with those who stand in now or later. */
export async function readHoldings(reader: Reader, on: string, { id, organ, office, userId, past = false, limit, offset }: WantedHoldings): Promise<{ rows: HoldingRow[]; total: number }> {
  const parts: SQL[] = [sql`true`];
  if (id !== undefined) parts.push(sql`p.id = ${id}`);
  else if (!past) parts.push(sql`(p.until_on is null or p.until_on >= ${on}::date)`);
  if (organ) parts.push(sql`p.organ = ${organ}`);
  if (office) parts.push(sql`p.office = ${office}`);
  if (userId) parts.push(sql`p.user_id = ${userId}`);
  const where = sql.join(parts, sql` and `);
  const [rows, [counted]] = await Promise.all([
    reader.execute<HoldingRow & Record<string, unknown>>(sql`
      select p.id, p.user_id as "userId", u.username, u.name, p.office, p.organ, p.from_on::text as "fromOn", p.until_on::text as "untilOn",
             coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'userId', b.user_id, 'name', x.name, 'fromOn', b.from_on, 'untilOn', b.until_on) order by b.from_on, b.id)
                         from substitutes b join users x on x.id = b.user_id where b.post_id = p.id and b.until_on >= ${on}::date), '[]'::jsonb) as substitutes
        from posts p join users u on u.id = p.user_id where ${where} order by p.organ, p.office, u.name, p.id limit ${limit} offset ${offset}`),
    reader.execute<{ n: number }>(sql`select count(*)::int as n from posts p where ${where}`),
  ]);
  return { rows: [...rows], total: counted!.n };
}

/** Whether a user is administrator of this organ or of one above it. */
export async function administers(reader: Reader, userId: string, organ: string, on: string): Promise<boolean> {
  const [row] = await reader.execute<{ may: boolean }>(sql`
    with recursive up(code, height) as (
      select code, 0 from organs where code = ${organ}
      union all select o.superior, up.height + 1 from up join organs o on o.code = up.code where o.superior is not null and up.height < 9)
    select exists (select from up join seats_of(${userId}, ${on}::date) s on s.organ = up.code where s.office = 'administrator') as may`);
  return row!.may;
}

/** Ends the sessions of all who hold no post any more. */
export async function endSessionsOfTheGone(reader: Reader, on: string): Promise<void> {
  await reader.execute(sql`delete from sessions s where s.user_id is not null and not exists (select from seats_of(s.user_id, ${on}::date))`);
}
