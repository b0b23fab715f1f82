import { sql } from 'drizzle-orm';
import type { Office } from '../../workflows/steps/words.ts';
import type { Reader } from './seats.ts';

/** A seat with duties that nobody may answer: the post is vacant, or four eyes and walls leave nobody who holds it. */
export interface Unanswered {
  readonly organ: string;
  readonly office: Office;
  readonly n: number;
}

/**
 * Open duties that nobody may answer on a day, by seat. Seats are looked at once for all duties alike;
 * one by one only the duties of cases whose wall stands before a holder of the seat.
 */
export async function nobodyFor(reader: Reader, on: string): Promise<Unanswered[]> {
  const rows = await reader.execute<Unanswered & Record<string, unknown>>(sql`
    with alike as materialized (select d.organ, d.office, d.only, d.except, count(*) as n from duties d where d.state = 'open' and d.owed and d.office is not null group by 1, 2, 3, 4),
    empty as materialized (select * from alike a where not exists (select from holders_at(a.organ, a.office, a.only, a.except, ${on}::date))),
    before as materialized (
      select w.case_no, w.user_id from walls w
      union select w.case_no, k.kin_user_id from walls w join declared_kin k on k.user_id = w.user_id
      union select w.case_no, k.user_id from walls w join declared_kin k on k.kin_user_id = w.user_id
      union select o.case_no, p.user_id from walled_organs o join posts p on p.organ = o.organ),
    walled_seats as materialized (
      select b.case_no, p.organ, p.office from before b join posts p on p.user_id = b.user_id
      union select b.case_no, p.organ, p.office from before b join substitutes s on s.user_id = b.user_id join posts p on p.id = s.post_id),
    looked as materialized (select d.* from duties d join walled_seats w on w.case_no = d.case_no and w.organ = d.organ and w.office = d.office where d.state = 'open' and d.owed)
    select organ, office, sum(n)::int as n from (
      select organ, office, n from empty
      union all
      select l.organ, l.office, 1 from looked l
       where not answerable((select d from duties d where d.id = l.id), ${on}::date)
         and not exists (select from empty e where e.organ = l.organ and e.office = l.office and e.only is not distinct from l.only and e.except is not distinct from l.except)) each
     group by 1, 2 order by 1, 2`);
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
