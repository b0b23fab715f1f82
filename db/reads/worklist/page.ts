import { sql, type SQL } from 'drizzle-orm';
import type { Period } from '../../../workflows/steps/words.ts';
import type { Registers } from '../../client.ts';
import { notBarred } from '../duty-holders.ts';
import { all, asked, atLevel, barred, belongs, fits, forMe, orderOf, reached, rowsUpTo, seats, type Wanted } from './wanted.ts';

export interface WorkRow {
  readonly id: string;
  readonly caseNo: string;
  readonly key: string;
  readonly message: string;
  readonly office: string | null;
  readonly party: string | null;
  readonly organ: string | null;
  readonly only: string[] | null;
  readonly owed: boolean;
  readonly clock: string | null;
  readonly assignee: string | null;
  readonly state: 'open' | 'answered' | 'lapsed' | 'dropped';
  readonly openedAt: string;
  readonly doneAt: string | null;
  readonly doneBy: string | null;
  readonly lastDay: string | null;
  readonly procedure: string;
  readonly title: string;
  readonly urgent: boolean;
  /** The seat of mine at which it lies, where it does. */
  readonly mineFor: string | null;
  readonly isMine: boolean;
  /** A question to me is open on it, or its preparation was given to me. */
  readonly isAsked: boolean;
  readonly isNew: boolean;
  readonly before: { key: string; statement: string; by: string; as: string; on: string; result?: string } | null;
  /** Of a letter to be brought by hand, its title. */
  readonly letter: string | null;
  readonly period: Period | null;
  readonly clockState: 'running' | 'paused' | 'stopped' | null;
  readonly startedOn: string | null;
  readonly originalLastDay: string | null;
  readonly provisional: boolean | null;
}

/** One page of the worklist, soonest last day first, with `besides` of what lies elsewhere. Each seat is read in the order of its index and no further than the page. */
export async function readWorklist(db: Registers['db'], wanted: Wanted, besides: readonly string[] = []): Promise<WorkRow[]> {
  const { me, on, scope, limit, offset } = wanted;
  const order = orderOf(wanted);
  const forWhom = sql`(select case when bool_or(m.stands_for is null) then null else min(m.stands_for) end from mine m where m.office = d.office and m.organ = d.organ)`;
  const atMySeat = sql`exists (select from mine m where m.office = d.office and m.organ = d.organ and (d.only is null or ${me} = any (d.only) or m.stands_for = any (d.only)))`;
  const anywhere = sql`${forWhom} as mine_for, (${atMySeat} and ${notBarred(sql`${me}`)}) as is_mine`;
  const seated = scope === 'mine' || scope === 'office' ? sql`case when s.own then null else s.stands_for end as mine_for, ${forMe(me)} as is_mine` : anywhere;
  const outside = (conditions: SQL) => sql`union all select d.*, ${anywhere} from duties d where ${conditions}`;
  const which = reached(wanted);

  const rows = await db.execute<WorkRow & Record<string, unknown>>(sql`
    with ${barred(wanted)}, ${seats(wanted)}, ${asked(wanted)},
    page as (
      select d.* from (
        select d.* from seats s cross join lateral (
          select d.*, ${seated} from duties d where ${all([belongs(wanted), ...atLevel(wanted)])} order by ${order} limit ${rowsUpTo(limit + offset)}) d
        ${which ? outside(all([which, ...fits(wanted), ...atLevel(wanted)])) : sql``}
        ${besides.length > 0 ? outside(sql`d.id in ${besides}`) : sql``}) d
       order by ${order} limit ${rowsUpTo(limit)} offset ${rowsUpTo(offset)})
    select d.id, d.case_no as "caseNo", d.key, d.message, d.office, d.party, d.organ, d.only, d.owed, d.clock, d.assignee, d.state, d.opened_at as "openedAt",
           d.done_at as "doneAt", d.done_by as "doneBy", d.last_day::text as "lastDay", c.procedure, c.title, c.urgent, d.mine_for as "mineFor", d.is_mine as "isMine",
           d.id in (select duty_id from asked) as "isAsked",
           not exists (select from reads r where r.case_no = d.case_no and r.user_id = ${me})
             and not exists (select from duty_acts a where a.duty_id = d.id and a.by = ${me} and a.kind = 'seen') as "isNew",
           (select jsonb_build_object('key', e.key, 'statement', e.body->'statement'->>'id', 'by', e.actor, 'as', e.body->'statement'->>'as', 'on', e.body->'statement'->>'on', 'result', e.body->'statement'->>'result')
              from case_events e where e.case_no = d.case_no and e.seq < d.opened_seq and e.type = 'answered' order by e.seq desc limit 1) as before,
           case when d.message = 'recordService' then (select n.content->>'title' from notices n where n.id = d.case_no || '.' || split_part(d.key, '/', 2)) end as letter,
           k.period, k.state as "clockState", k.started_on::text as "startedOn", k.original_last_day::text as "originalLastDay", k.provisional
      from page d join cases c on c.case_no = d.case_no left join clocks k on k.case_no = d.case_no and k.key = d.clock
     where may_see(${me}, d.case_no, ${on}::date) is not null
     order by ${order}`);
  return [...rows];
}
