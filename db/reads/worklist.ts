import { sql, type SQL } from 'drizzle-orm';
import { offices, type Period } from '../../workflows/steps/words.ts';
import type { Registers } from '../client.ts';
import { notBarred } from './duty-holders.ts';

type Db = Registers['db'];

export interface Wanted {
  readonly me: string;
  readonly on: string;
  /** `copied`: what was sent to me for information; `case`: all of one case, whoever holds them. */
  readonly scope: 'mine' | 'office' | 'organ' | 'copied' | 'case';
  readonly state: 'open' | 'done';
  readonly procedure?: string;
  /** Text sought in case number and title. */
  readonly q?: string;
  readonly caseNo?: string;
  readonly sort: 'lastDay' | 'openedAt' | '-openedAt';
  readonly limit: number;
  readonly offset: number;
  /** Only duties whose clock and last day lie in one of these; a level is put this way so that it is one indexed read. */
  readonly within?: readonly { readonly clock: string; readonly from: string | null; readonly to: string | null }[];
  readonly only?: 'paused' | 'none';
}

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
  readonly before: { key: string; by: string; as: string; on: string; result?: string } | null;
  readonly period: Period | null;
  readonly clockState: 'running' | 'paused' | 'stopped' | null;
  readonly startedOn: string | null;
  readonly originalLastDay: string | null;
  readonly provisional: boolean | null;
}

/** What `may_see` says, over all cases at once: where a wall stands, nothing is listed and nothing is counted. */
export const barred = ({ me, on }: Pick<Wanted, 'me' | 'on'>): SQL => sql`barred as materialized (
  select w.case_no from walls w where w.user_id = ${me}
  union select w.case_no from walls w join declared_kin k on k.user_id = w.user_id where k.kin_user_id = ${me}
  union select w.case_no from walls w join declared_kin k on k.kin_user_id = w.user_id where k.user_id = ${me} and w.ground <> 'recused'
  union select o.case_no from walled_organs o join posts p on p.organ = o.organ where p.user_id = ${me} and p.from_on <= ${on}::date and (p.until_on is null or p.until_on >= ${on}::date))`;

const mine = ({ me, on }: Wanted): SQL => sql`mine as materialized (select * from seats_of(${me}, ${on}::date))`;
const noSeats = sql`seats as materialized (select null::text as office, null::text as organ, null::text as stands_for where false)`;
const seatsWhere = (which: SQL): SQL => sql`seats as materialized (select distinct d.office, d.organ, null::text as stands_for from duties d where d.state = 'open' and ${which} and d.office is not null)`;

function seats(wanted: Wanted): SQL {
  const { scope, caseNo } = wanted;
  if (scope === 'copied') return sql`${mine(wanted)}, ${noSeats}`;
  if (scope === 'organ') return sql`${mine(wanted)}, ${parts(wanted)}, seats as materialized (select o.office, g.organ, h.held, h.for_whom from (select distinct organ from mine) g cross join unnest(${sql.param(Object.keys(offices))}::text[]) o (office) cross join lateral (select count(*) > 0 as held, array_agg(m.stands_for) as for_whom from mine m where m.office = o.office and m.organ = g.organ) h)`;
  if (scope === 'case') return sql`${mine(wanted)}, ${seatsWhere(sql`d.case_no = ${caseNo}`)}`;
  return sql`${mine(wanted)}, seats as materialized (select office, organ, min(stands_for) filter (where stands_for is not null) as stands_for, bool_or(stands_for is null) as own, array_agg(stands_for) as for_whom from mine group by office, organ)`;
}

/** Duties that come to me by somebody's act and not by my seat. */
const asked = ({ me }: Wanted): SQL => sql`asked as materialized (select distinct a.duty_id from duty_acts a where a."to" = ${me} and a.kind in ('consult', 'delegate') and not exists (select from duty_acts b where b.answers = a.id))`;
function reached({ me, scope, state }: Wanted): SQL | undefined {
  if (scope === 'copied') return sql`d.id in (select a.duty_id from duty_acts a where a."to" = ${me} and a.kind = 'copy')`;
  return scope === 'mine' && state === 'open' ? sql`d.id in (select duty_id from asked)` : undefined;
}

/** Reserved to nobody, to me, or to one I stand in for. */
const named = (me: string): SQL => sql`(d.only is null or ${me} = any (d.only) or d.only && s.for_whom)`;
const forMe = (me: string): SQL => sql`(${named(me)} and ${notBarred(sql`${me}`)})`;

/** Cases in which I have a part by any duty at a seat of mine. Asked of `may_see` case by case, 100,000 duties take ten seconds. */
const parts = ({ me }: Wanted): SQL => sql`parts as materialized (select x.case_no from mine m join duties x on x.organ = m.organ and x.office = m.office where (x.only is null or ${me} = any (x.only) or m.stands_for = any (x.only)) and (x.except is null or ${me} <> all (x.except)))`;
const withPartOfMine = sql`d.case_no in (select case_no from parts)`;
/** What lies at my own seat needs no looking up. */
const seen = ({ me }: Wanted): SQL => sql`(s.held and ${named(me)} or ${withPartOfMine})`;

/** Whether a duty belongs in the list, wherever it lies. */
function fits({ me, scope, state, procedure, q, caseNo, within, only }: Wanted): SQL[] {
  const conditions: SQL[] = [sql`d.owed`, sql`not exists (select from barred b where b.case_no = d.case_no)`];
  conditions.push(state === 'open' ? sql`d.state = 'open'` : scope === 'copied' ? sql`d.state <> 'open'` : sql`d.state = 'answered' and d.done_by = ${me}`);
  if (caseNo) conditions.push(sql`d.case_no = ${caseNo}`);
  if (procedure || q) {
    const like = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(sql`exists (select from cases c where c.case_no = d.case_no ${procedure ? sql`and c.procedure = ${procedure}` : sql``} ${q ? sql`and (c.case_no ilike ${like} or c.title ilike ${like})` : sql``})`);
  }
  if (only === 'none') conditions.push(sql`d.clock is null`);
  if (only === 'paused') conditions.push(sql`exists (select from clocks k where k.case_no = d.case_no and k.key = d.clock and k.state = 'paused')`);
  if (within) {
    conditions.push(sql`exists (select from jsonb_to_recordset(${JSON.stringify(within)}::jsonb) as r(clock text, "from" date, "to" date) where r.clock = split_part(d.clock, ':', 1) and (r."from" is null or d.last_day >= r."from") and (r."to" is null or d.last_day <= r."to"))`);
    conditions.push(sql`not exists (select from clocks k where k.case_no = d.case_no and k.key = d.clock and k.state = 'paused')`);
  }
  return conditions;
}

/** Whether a duty at one of the seats belongs in the list. What somebody else has claimed is his, or the one's he stands in for. */
function belongs(wanted: Wanted): SQL {
  const { me, scope, state } = wanted;
  const conditions: SQL[] = [sql`d.organ = s.organ`, sql`d.office = s.office`, ...fits(wanted)];
  if (scope === 'mine' && state === 'open') conditions.push(forMe(me), sql`(d.assignee is null or d.assignee = ${me} or d.assignee = any (s.for_whom))`, sql`d.id not in (select duty_id from asked)`);
  if (scope === 'office' && state === 'open') conditions.push(forMe(me));
  if (scope === 'organ') conditions.push(seen(wanted));
  return sql.join(conditions, sql` and `);
}

const orders = { lastDay: sql`d.last_day, d.opened_at, d.id`, openedAt: sql`d.opened_at, d.id`, '-openedAt': sql`d.opened_at desc, d.id` } as const;

/** One page of the worklist, soonest last day first. Each seat is read in the order of its index and no further than the page. */
export async function readWorklist(db: Db, wanted: Wanted): Promise<WorkRow[]> {
  const order = wanted.state === 'done' ? sql`d.done_at desc, d.id` : orders[wanted.sort];
  const isSeated = wanted.scope === 'mine' || wanted.scope === 'office';
  const inMySeat = sql`(exists (select from mine m where m.office = d.office and m.organ = d.organ and (d.only is null or ${wanted.me} = any (d.only) or m.stands_for = any (d.only))) and ${notBarred(sql`${wanted.me}`)})`;
  const forWhom = sql`(select case when bool_or(m.stands_for is null) then null else min(m.stands_for) end from mine m where m.office = d.office and m.organ = d.organ)`;
  const seated = isSeated ? sql`case when s.own then null else s.stands_for end as mine_for, ${forMe(wanted.me)} as is_mine` : sql`${forWhom} as mine_for, ${inMySeat} as is_mine`;
  // Written out: of a limit that is a parameter the planner of a prepared query knows nothing, and reads for a tenth of all rows.
  const [page, skipped, upTo] = [wanted.limit, wanted.offset, wanted.limit + wanted.offset].map((n) => sql.raw(String(Math.trunc(n))));
  const which = reached(wanted);
  const reachedToo = which ? sql`union all select d.*, ${forWhom} as mine_for, ${inMySeat} as is_mine from duties d where ${sql.join([which, ...fits(wanted)], sql` and `)}` : sql``;
  const rows = await db.execute<WorkRow & Record<string, unknown>>(sql`
    with ${barred(wanted)}, ${seats(wanted)}, ${asked(wanted)},
    page as (
      select d.* from (
        select d.* from seats s cross join lateral (select d.*, ${seated} from duties d where ${belongs(wanted)} order by ${order} limit ${upTo}) d
        ${reachedToo}) d
       order by ${order} limit ${page} offset ${skipped})
    select d.id, d.case_no as "caseNo", d.key, d.message, d.office, d.party, d.organ, d.only, d.owed, d.clock, d.assignee, d.state, d.opened_at as "openedAt",
           d.done_at as "doneAt", d.done_by as "doneBy", d.last_day::text as "lastDay", c.procedure, c.title, c.urgent, d.mine_for as "mineFor", d.is_mine as "isMine",
           d.id in (select duty_id from asked) as "isAsked",
           not exists (select from reads r where r.case_no = d.case_no and r.user_id = ${wanted.me}) and not exists (select from duty_acts a where a.duty_id = d.id and a.by = ${wanted.me} and a.kind = 'seen') as "isNew",
           (select jsonb_build_object('key', e.key, 'by', e.actor, 'as', e.body->'statement'->>'as', 'on', e.body->'statement'->>'on', 'result', e.body->'statement'->>'result')
              from case_events e where e.case_no = d.case_no and e.seq < d.opened_seq and e.type = 'answered' order by e.seq desc limit 1) as before,
           k.period, k.state as "clockState", k.started_on::text as "startedOn", k.original_last_day::text as "originalLastDay", k.provisional
      from page d join cases c on c.case_no = d.case_no left join clocks k on k.case_no = d.case_no and k.key = d.clock
     where may_see(${wanted.me}, d.case_no, ${wanted.on}::date) is not null
     order by ${order}`);
  return [...rows];
}

export interface Counted {
  readonly clock: string | null;
  readonly lastDay: string | null;
  readonly n: number;
  /** Of these, how many stand still. */
  readonly paused: number;
}

/** How many duties of the list there are by clock and last day. Seat by seat: all seats at once are sorted on disk before they are counted. */
export async function countWorklist(db: Db, wanted: Wanted): Promise<Counted[]> {
  const whole: Wanted = { ...wanted, within: undefined, only: undefined } as Wanted;
  const counted = sql`d.clock, d.last_day, count(*) as n, count(*) filter (where (d.case_no, d.clock) in (select case_no, key from paused)) as paused`;
  const which = reached(whole);
  const isBureau = whole.scope === 'organ';
  // A bureau has some thirty seats, and few are mine: what lies at the others is read once and not thirty times.
  const elsewhere = sql`d.organ = any (array(select organ from mine)) and (d.organ, d.office) not in (select organ, office from mine) and ${withPartOfMine}`;
  const besides = [...(which ? [which] : []), ...(isBureau ? [elsewhere] : [])].map((where) => sql`union all select ${counted} from duties d where ${sql.join([where, ...fits(whole)], sql` and `)} group by d.clock, d.last_day`);
  const rows = await db.execute<Counted & Record<string, unknown>>(sql`
    with ${barred(whole)}, ${seats(whole)}, ${asked(whole)}, paused as materialized (select k.case_no, k.key from clocks k where k.state = 'paused' and ${whole.state} = 'open')
    select split_part(g.clock, ':', 1) as clock, g.last_day::text as "lastDay", sum(g.n)::int as n, sum(g.paused)::int as paused
      from (select g.* from ${isBureau ? sql`(select * from seats where held)` : sql`seats`} s cross join lateral (select ${counted} from duties d where ${belongs(whole)} group by d.clock, d.last_day) g ${sql.join(besides, sql` `)}) g group by 1, 2`);
  return [...rows];
}

export interface Copy {
  readonly dutyId: string;
  readonly by: string;
  readonly note: string | null;
  readonly on: string;
  /** I have acknowledged it since it was sent. */
  readonly seen: boolean;
}

/** What was sent to me for information of these duties, newest first. */
export async function copiesTo(db: Db, me: string, duties: readonly string[]): Promise<Copy[]> {
  if (duties.length === 0) return [];
  return [...(await db.execute<Copy & Record<string, unknown>>(sql`select a.duty_id as "dutyId", a.by, a.note, a."on"::text as "on", exists (select from duty_acts b where b.duty_id = a.duty_id and b.by = ${me} and b.kind = 'seen' and b.at >= a.at) as seen from duty_acts a where a."to" = ${me} and a.kind = 'copy' and a.duty_id in ${duties} order by a.at desc, a.id`))];
}
