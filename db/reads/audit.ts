import { sql, type SQL } from 'drizzle-orm';
import type { Registers } from '../client.ts';
import { barred } from './worklist/wanted.ts';

type Db = Registers['db'];

export interface Sought {
  readonly me: string;
  readonly on: string;
  readonly caseNo?: string | undefined;
  /** A user's id, user name, or a part of the name. */
  readonly user?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

interface Found<R> {
  readonly rows: readonly R[];
  readonly total: number;
}

/** The rows of a trail within a search, newest first; a wall keeps an auditor too from what was done in a case. */
async function page<R>(db: Db, trail: SQL, { me, on, caseNo, user, from, to, limit, offset }: Sought): Promise<Found<R>> {
  const parts: SQL[] = [sql`not exists (select from barred b where b.case_no = x.case_no)`];
  if (caseNo) parts.push(sql`x.case_no = ${caseNo}`);
  if (user) parts.push(sql`x.user_id in (select u.id from users u where u.id = ${user} or u.username = ${user} or u.name ilike ${`%${user.replace(/[\\%_]/g, '\\$&')}%`})`);
  if (from) parts.push(sql`x.at >= (${from}::date)::timestamp at time zone 'Asia/Shanghai'`);
  if (to) parts.push(sql`x.at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
  const where = sql.join(parts, sql` and `);
  const [rows, [counted]] = await Promise.all([
    db.execute<R & Record<string, unknown>>(sql`with ${barred({ me, on })} select * from (${trail}) x where ${where} order by x.at desc, x.id limit ${limit} offset ${offset}`),
    db.execute<{ n: number }>(sql`with ${barred({ me, on })} select count(*)::int as n from (${trail}) x where ${where}`),
  ]);
  return { rows: [...rows] as R[], total: counted!.n };
}

export interface ReadRow {
  readonly id: string;
  readonly case_no: string;
  readonly user_id: string;
  readonly part: string;
  readonly ground: string;
  readonly reason: string | null;
  readonly at: string;
}
/** Who opened which part of which file. */
export const auditedReads = (db: Db, sought: Sought): Promise<Found<ReadRow>> => page<ReadRow>(db, sql`select r.id, r.case_no, r.user_id, r.part, r.ground, r.reason, r.at from reads r`, sought);

export interface OpeningRow {
  readonly id: string;
  readonly case_no: string;
  readonly user_id: string;
  readonly office: string;
  readonly organ: string;
  readonly ground: string;
  readonly reason: string;
  readonly at: string;
  readonly expires_at: string;
  readonly seen_by_custodian_at: string | null;
}
/** Who opened whose identity. */
export const auditedOpenings = (db: Db, sought: Sought): Promise<Found<OpeningRow>> => page<OpeningRow>(db, sql`select o.* from identity_openings o`, sought);

/** The custodian has seen these openings; the first time is kept. */
export async function markOpeningsSeen(db: Db, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await db.execute(sql`update identity_openings set seen_by_custodian_at = ${at.toISOString()}::timestamptz where seen_by_custodian_at is null and id in ${[...ids]}`);
}

export interface ActedRow {
  readonly source: 'case' | 'duty' | 'register';
  readonly id: string;
  readonly case_no: string | null;
  readonly procedure: string | null;
  readonly user_id: string;
  readonly kind: string;
  readonly about: string;
  readonly office: string | null;
  readonly at: string;
}
const acted = sql`
  select 'case' as source, e.case_no || '#' || e.seq as id, e.case_no, c.procedure, e.actor as user_id, e.type as kind, e.key as about, e.body->'statement'->>'as' as office, e.at
    from case_events e join cases c on c.case_no = e.case_no where e.actor is not null
  union all select 'duty', a.id::text, a.case_no, c.procedure, a."by", a.kind, substr(a.duty_id, length(a.case_no) + 2), null, a.at from duty_acts a join cases c on c.case_no = a.case_no
  union all select 'register', r.id::text, c.case_no, c.procedure, r."by", r.kind, r.about, null, r.at from register_acts r left join cases c on c.case_no = split_part(r.about, ' ', 1)`;
/** Who did what: in cases, about duties, to the registers beside them. */
export const auditedActs = (db: Db, sought: Sought): Promise<Found<ActedRow>> => page<ActedRow>(db, acted, sought);
