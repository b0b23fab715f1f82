import { sql, type SQL } from 'drizzle-orm';
import type { Office } from '../../workflows/steps/words.ts';
import type { Reader } from './seats.ts';

/** Four eyes leave it to them. */
export const notBarred = (who: SQL): SQL => sql`(d.except is null or ${who} <> all (d.except))`;
const onlyFor = (who: SQL): SQL => sql`(d.only is null or ${who} = any (d.only) or s.stands_for = any (d.only)) and ${notBarred(who)}`;

/** Who may answer a duty on a day: they hold its seat, it is not reserved to others, and no wall stands between them and the case. */
export async function holdersOf(reader: Reader, dutyId: string, on: string): Promise<{ id: string; name: string }[]> {
  return reader.execute<{ id: string; name: string }>(sql`
    select u.id, u.name from duties d
      join lateral (select p.user_id as id from posts p where p.office = d.office and p.organ = d.organ
              union select b.user_id from posts p join substitutes b on b.post_id = p.id where p.office = d.office and p.organ = d.organ) near on true
      join users u on u.id = near.id
     where d.id = ${dutyId}
       and exists (select from seats_of(u.id, ${on}::date) s where s.office = d.office and s.organ = d.organ and ${onlyFor(sql`u.id`)})
       and may_see(u.id, d.case_no, ${on}::date) is not null
     order by u.name, u.id`);
}

/** Who may see a case on a day because duties of it lie, or lay, at a post of theirs. */
export async function readersOf(reader: Reader, caseNo: string, on: string): Promise<{ id: string; name: string; office: Office; organ: string }[]> {
  return reader.execute<{ id: string; name: string; office: Office; organ: string }>(sql`
    select distinct on (u.name, u.id) u.id, u.name, s.office, s.organ
      from (select distinct d.office, d.organ from duties d where d.case_no = ${caseNo} and d.office is not null) at
      join lateral (select p.user_id as id from posts p where p.office = at.office and p.organ = at.organ
              union select b.user_id from posts p join substitutes b on b.post_id = p.id where p.office = at.office and p.organ = at.organ) near on true
      join users u on u.id = near.id
      join lateral (select s.office, s.organ from seats_of(u.id, ${on}::date) s where s.office = at.office and s.organ = at.organ limit 1) s on true
     where may_see(u.id, ${caseNo}, ${on}::date) is not null
     order by u.name, u.id, s.organ, s.office`);
}

/** Who stands in, on a day, for whom: names by the user whose posts they act from. */
export async function actingFor(reader: Reader, users: readonly string[], on: string): Promise<ReadonlyMap<string, readonly string[]>> {
  if (users.length === 0) return new Map();
  const rows = await reader.execute<{ whom: string; names: string[] }>(sql`
    select p.user_id as whom, array_agg(distinct u.name order by u.name) as names
      from posts p join substitutes b on b.post_id = p.id join users u on u.id = b.user_id
     where p.user_id in (select jsonb_array_elements_text(${JSON.stringify(users)}::jsonb)) and exists (select from seats_of(b.user_id, ${on}::date) s where s.post_id = p.id and s.stands_for = p.user_id)
     group by p.user_id`);
  return new Map(rows.map(({ whom, names }) => [whom, names]));
}

/** What keeps a person from taking a duty on a day: another post, a wall, four eyes, or that it is reserved to others. */
export async function whyNotTake(reader: Reader, dutyId: string, who: string, on: string): Promise<WhyNot | undefined> {
  const [row] = await reader.execute<{ seated: boolean; walled: boolean; barred: boolean; free: boolean }>(sql`
    select exists (select from seats_of(${who}, ${on}::date) s where s.office = d.office and s.organ = d.organ) as seated, walled(${who}, d.case_no, ${on}::date) as walled, not ${notBarred(sql`${who}`)} as barred,
           exists (select from seats_of(${who}, ${on}::date) s where s.office = d.office and s.organ = d.organ and ${onlyFor(sql`${who}`)}) as free
      from duties d where d.id = ${dutyId}`);
  if (!row?.seated) return 'not-same-seat';
  if (row.walled) return 'cannot-take';
  if (row.barred) return 'four-eyes';
  return row.free ? undefined : 'reserved';
}

type WhyNot = 'not-same-seat' | 'cannot-take' | 'four-eyes' | 'reserved';

export interface Movable {
  readonly id: string;
  readonly caseNo: string;
  readonly message: string;
  readonly seq: number;
  /** What keeps the other person from taking it. */
  readonly why: WhyNot | null;
  readonly drafted: boolean;
}

/** Who moves duties, and from which: one's own wherever they lie, else those of some organs, by a leader only of cases that may be seen. */
export interface Moving {
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly organs?: readonly string[];
  readonly asLeader?: boolean;
}

/** The open duties in one person's hands, and whether another may take each; of a case from which a wall keeps the mover nothing is moved or counted. `lock` holds them until the transaction ends. */
export async function movable(reader: Reader, { from, to, by, organs, asLeader }: Moving, on: string, lock = false): Promise<Movable[]> {
  const within = organs && sql`and d.organ in (select jsonb_array_elements_text(${JSON.stringify(organs)}::jsonb))`;
  return reader.execute<Movable & Record<string, unknown>>(sql`
    select d.id, d.case_no as "caseNo", d.message, coalesce((select c.last_seq from cases c where c.case_no = d.case_no), 0) as seq,
           case when not exists (select from seats_of(${to}, ${on}::date) s where s.office = d.office and s.organ = d.organ) then 'not-same-seat'
                when walled(${to}, d.case_no, ${on}::date) then 'cannot-take'
                when not ${notBarred(sql`${to}`)} then 'four-eyes'
                when not exists (select from seats_of(${to}, ${on}::date) s where s.office = d.office and s.organ = d.organ and ${onlyFor(sql`${to}`)}) then 'reserved' end as why,
           exists (select from drafts x where x.user_id = ${from} and x.case_no = d.case_no and x.message = d.message) as drafted
      from duties d
     where d.state = 'open' and d.office is not null and (d.assignee = ${from} or d.assignee is null and d.only = array[${from}]::text[])
       and not walled(${by}, d.case_no, ${on}::date) ${within ?? sql``} ${asLeader ? sql`and may_see(${by}, d.case_no, ${on}::date) is not null` : sql``}
     order by d.id ${lock ? sql`for update of d` : sql``}`);
}

/** Back to the pool with the duties of those who hold their seat no longer, or whom a wall keeps out of the case by now; each return is on record. Answers the cases it touched. */
export async function releaseOfTheGone(reader: Reader, on: string, at: Date): Promise<string[]> {
  const rows = await reader.execute<{ case_no: string }>(sql`
    with gone as (
      update duties d set assignee = null
       where d.state = 'open' and d.assignee is not null
         and (not exists (select from seats_of(d.assignee, ${on}::date) s where s.office = d.office and s.organ = d.organ)
              or d.case_no in (select case_no from walls union select case_no from walled_organs) and walled(d.assignee, d.case_no, ${on}::date))
      returning d.id, d.case_no),
    noted as (
      insert into duty_acts (id, duty_id, case_no, kind, by, body_hash, "on", at)
      select gen_random_uuid(), id, case_no, 'release', 'system', '', ${on}::date, ${at.toISOString()}::timestamptz from gone)
    select distinct case_no from gone`);
  return rows.map(({ case_no }) => case_no);
}
