import { sql } from 'drizzle-orm';
import type { Office } from '../../workflows/steps/words.ts';
import type { Reader } from './seats.ts';
import { barred } from './worklist/wanted.ts';

/** A seat with duties that nobody may answer: the post is vacant, or four eyes and walls leave nobody who holds it. */
export interface Unanswered {
  readonly organ: string;
  readonly office: Office;
  readonly n: number;
}

/** Open duties that nobody may answer on a day, by seat. Those that are alike in seat, names and walls are looked at once; a wall before a whole organ matters only where somebody of it acts elsewhere too. What a wall keeps `me` from is not counted: at a seat of one's own it would say that one is complained of. */
export async function nobodyFor(reader: Reader, me: string, on: string): Promise<Unanswered[]> {
  const rows = await reader.execute<Unanswered & Record<string, unknown>>(sql`
    with ${barred({ me, on })}, elsewhere as (select user_id from posts group by user_id having count(*) > 1 union select user_id from substitutes),
    behind as (
      select case_no, array_agg(distinct user_id) as users from (
        select w.case_no, w.user_id from walls w
        union all select w.case_no, k.kin_user_id from walls w join declared_kin k on k.user_id = w.user_id where k.kin_user_id is not null
        union all select w.case_no, k.user_id from walls w join declared_kin k on k.kin_user_id = w.user_id where w.ground <> 'recused'
        union all select o.case_no, p.user_id from walled_organs o join (select * from posts where user_id in (select user_id from elsewhere)) p on p.organ = o.organ where p.from_on <= ${on}::date and (p.until_on is null or p.until_on >= least(${on}::date, walled_since(o.case_no)))) walled
       group by case_no),
    alike as materialized (
      select d.organ, d.office, d.only, d.except || b.users as barred, count(*) as n
        from duties d left join behind b on b.case_no = d.case_no
       where d.state = 'open' and d.owed and d.office is not null and d.case_no not in (select case_no from barred) group by 1, 2, 3, 4)
    select organ, office, sum(n)::int as n from alike a
     where not exists (select from holders_at(a.organ, a.office, a.only, a.barred, ${on}::date)) group by 1, 2 order by 1, 2`);
  return [...rows];
}

/** Of these organs and of all below them: what nobody may answer there is theirs to see to. */
export async function organsUnder(reader: Reader, codes: readonly string[]): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set();
  const rows = await reader.execute<{ code: string }>(sql`
    with recursive under(code, depth) as (
      select code, 0 from organs where code in ${codes}
      union select o.code, under.depth + 1 from under join organs o on o.superior = under.code where under.depth < 9)
    select distinct code from under`);
  return new Set(rows.map(({ code }) => code));
}

/** The open duties of one case that nobody may answer on a day. */
export async function unansweredIn(reader: Reader, caseNo: string, on: string): Promise<ReadonlySet<string>> {
  const rows = await reader.execute<{ id: string }>(sql`select d.id from duties d where d.case_no = ${caseNo} and d.state = 'open' and d.owed and not answerable(d, ${on}::date)`);
  return new Set(rows.map(({ id }) => id));
}
