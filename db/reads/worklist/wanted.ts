import { sql, type SQL } from 'drizzle-orm';
import { notBarred } from '../duty-holders.ts';

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

/** What `may_see` says, over all cases at once: where a wall stands, nothing is listed and nothing is counted. */
export const barred = ({ me, on }: Pick<Wanted, 'me' | 'on'>): SQL => sql`barred as materialized (
  select w.case_no from walls w where w.user_id = ${me}
  union select w.case_no from walls w join declared_kin k on k.user_id = w.user_id where k.kin_user_id = ${me}
  union select w.case_no from walls w join declared_kin k on k.kin_user_id = w.user_id where k.user_id = ${me} and w.ground <> 'recused'
  union select o.case_no from walled_organs o join posts p on p.organ = o.organ where p.user_id = ${me} and p.from_on <= ${on}::date and (p.until_on is null or p.until_on >= least(${on}::date, walled_since(o.case_no))))`;

/** The seats whose duties are read, each with those for whom I sit there; in one case, whoever's seats they are. */
export function seats({ me, on, scope, caseNo }: Wanted): SQL {
  const mine = sql`mine as materialized (select * from seats_of(${me}, ${on}::date))`;
  if (scope === 'copied') return sql`${mine}, seats as materialized (select null::text as office, null::text as organ, null::text as stands_for where false)`;
  if (scope === 'case') return sql`${mine}, seats as materialized (select distinct d.office, d.organ, null::text as stands_for from duties d where d.state = 'open' and d.case_no = ${caseNo} and d.office is not null)`;
  return sql`${mine}, seats as materialized (
    select office, organ, min(stands_for) filter (where stands_for is not null) as stands_for, bool_or(stands_for is null) as own, array_agg(stands_for) as for_whom
      from mine group by office, organ)`;
}

/** Duties that come to me by somebody's act and not by my seat. */
export const asked = ({ me }: Wanted): SQL => sql`asked as materialized (
  select distinct a.duty_id from duty_acts a
   where a."to" = ${me} and a.kind in ('consult', 'delegate') and not exists (select from duty_acts b where b.answers = a.id))`;

/** Which duties outside my seats are in the list because they were sent to me, as long as I see the case. */
export function reached({ me, on, scope, state }: Wanted): SQL | undefined {
  const seen = sql`may_see(${me}, d.case_no, ${on}::date) is not null`;
  if (scope === 'copied') return sql`d.id in (select a.duty_id from duty_acts a where a."to" = ${me} and a.kind = 'copy') and ${seen}`;
  return scope === 'mine' && state === 'open' ? sql`d.id in (select duty_id from asked) and ${seen}` : undefined;
}

/** Reserved to nobody, to me, or to one I stand in for; and four eyes do not bar me. */
export const forMe = (me: string): SQL => sql`((d.only is null or ${me} = any (d.only) or d.only && s.for_whom) and ${notBarred(sql`${me}`)})`;

/** A seat that I hold on the day of the list. */
export interface MySeat {
  readonly office: string;
  readonly organ: string;
  readonly standsFor: string | null;
}

/** To some, or against some. */
const isReserved = sql`(d.only is not null or d.except is not null)`;
const any = (conditions: SQL[]): SQL => (conditions.length > 0 ? sql`(${sql.join(conditions, sql` or `)})` : sql`false`);
export const all = (conditions: SQL[]): SQL => sql.join(conditions, sql` and `);

/** Whether a duty lies at a seat of mine, reserved to nobody else and not barred to me. The seats are spelled out, so that it is compared row by row and joined to nothing. */
const forSeatOfMine = (alias: string, me: string, mySeats: readonly MySeat[]): SQL => {
  const [organ, office, only, except] = ['organ', 'office', 'only', 'except'].map((column) => sql.raw(`${alias}.${column}`)) as [SQL, SQL, SQL, SQL];
  const at = any(mySeats.map((seat) => sql`${organ} = ${seat.organ} and ${office} = ${seat.office} and (${only} is null or ${me} = any (${only}) or ${seat.standsFor}::text = any (${only}))`));
  return sql`(${at} and (${except} is null or ${me} <> all (${except})))`;
};

/** Neither of these, put as the ranges between them, which an index finds. */
function besides(column: string, these: readonly string[]): SQL {
  const [at, sorted] = [sql.raw(column), [...new Set(these)].toSorted()];
  const between = sorted.slice(1).map((each, i) => sql`${at} > ${sorted[i]} and ${at} < ${each}`);
  return any([sql`${at} is null`, sql`${at} < ${sorted[0]}`, ...between, sql`${at} > ${sorted.at(-1)}`]);
}

/**
 * What else lies in my organs, of cases in which I have a part by any duty at a seat of mine: the common tables up to `there`. Asked of `may_see` case by case, 100,000 duties take ten seconds.
 * Where there are no more than `few` of mine, or of the others, the cases are looked up from them one by one (`offset 0`: the planner would rather go over all duties twice). A branch whose condition fails is not run.
 */
export function elsewhere(wanted: Wanted, mySeats: readonly MySeat[], few: number): SQL {
  const { me } = wanted;
  const organs = [...new Set(mySeats.map(({ organ }) => organ))];
  const atAnotherOffice = any(organs.map((organ) => sql`d.organ = ${organ} and ${besides('d.office', mySeats.flatMap((seat) => (seat.organ === organ ? [seat.office] : [])))}`));
  const here = any(organs.map((organ) => sql`d.organ = ${organ}`));
  const forOthers = sql`(${here} and ${isReserved} and ${forSeatOfMine('d', me, mySeats)} is not true)`;
  const theirs = all([sql`(${atAnotherOffice} or ${forOthers})`, ...fits(wanted)]);
  const mine = forSeatOfMine('x', me, mySeats);
  const columns = sql`d.id, d.case_no, d.clock, d.last_day, d.opened_at, d.done_at`;
  const [most, isFew] = [rowsUpTo(few + 1), (table: SQL) => sql`(select count(*) from ${table}) <= ${rowsUpTo(few)}`];
  return sql`
    some_of_mine as materialized (select x.case_no from duties x where ${mine} limit ${most}),
    some_of_theirs as materialized (select ${columns} from duties d where ${theirs} and not ${isFew(sql`some_of_mine`)} limit ${most}),
    there as materialized (
      select d.* from (select distinct case_no from some_of_mine) m cross join lateral (select ${columns} from duties d where d.case_no = m.case_no and ${theirs} offset 0) d where ${isFew(sql`some_of_mine`)}
      union all
      select d.* from some_of_theirs d cross join lateral (select from duties x where x.case_no = d.case_no and ${mine} limit 1) x where not ${isFew(sql`some_of_mine`)} and ${isFew(sql`some_of_theirs`)}
      union all
      select ${columns} from duties d where ${theirs} and exists (select from duties x where x.case_no = d.case_no and ${mine}) and not ${isFew(sql`some_of_mine`)} and not ${isFew(sql`some_of_theirs`)})`;
}

/** Whether a duty belongs in the list, wherever it lies, and whatever its level. Put with `in`, a register without walls costs nothing; `not exists` compares every duty all the same. */
export const fits = (wanted: Wanted): SQL[] => [sql`d.case_no not in (select case_no from barred)`, ...sought(wanted)];

function sought({ me, scope, state, procedure, q, caseNo }: Wanted): SQL[] {
  const conditions: SQL[] = [sql`d.owed`];
  conditions.push(state === 'open' ? sql`d.state = 'open'` : scope === 'copied' ? sql`d.state <> 'open'` : sql`d.state = 'answered' and d.done_by = ${me}`);
  if (caseNo) conditions.push(sql`d.case_no = ${caseNo}`);
  if (procedure || q) {
    const like = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(sql`exists (
      select from cases c
       where c.case_no = d.case_no ${procedure ? sql`and c.procedure = ${procedure}` : sql``} ${q ? sql`and (c.case_no ilike ${like} or c.title ilike ${like})` : sql``})`);
  }
  return conditions;
}

/** Whether a duty is of the level that is wanted; without one, every duty is. */
export function atLevel({ within, only }: Wanted): SQL[] {
  const isPaused = sql`exists (select from clocks k where k.case_no = d.case_no and k.key = d.clock and k.state = 'paused')`;
  if (only === 'none') return [sql`d.clock is null`];
  if (only === 'paused') return [isPaused];
  if (!within) return [];
  const isWithin = sql`exists (
      select from jsonb_to_recordset(${JSON.stringify(within)}::jsonb) as r(clock text, "from" date, "to" date)
       where r.clock = split_part(d.clock, ':', 1) and (r."from" is null or d.last_day >= r."from") and (r."to" is null or d.last_day <= r."to"))`;
  return [isWithin, sql`not ${isPaused}`];
}

const atSeat = sql`d.organ = s.organ and d.office = s.office`;
/** What somebody else has claimed is his, or the one's he stands in for. */
const unclaimed = ({ me, scope, state }: Wanted): SQL[] => (scope === 'mine' && state === 'open' ? [sql`(d.assignee is null or d.assignee = ${me} or d.assignee = any (s.for_whom))`] : []);

/** Whether a duty at one of the seats belongs in the list. */
export function belongs(wanted: Wanted): SQL {
  const { me, scope, state } = wanted;
  const conditions: SQL[] = [atSeat, ...fits(wanted), ...unclaimed(wanted)];
  if (scope === 'mine' && state === 'open') conditions.push(forMe(me), sql`d.id not in (select duty_id from asked)`);
  if ((scope === 'office' && state === 'open') || scope === 'organ') conditions.push(forMe(me));
  return all(conditions);
}

/**
 * The open duties at one of the seats in two parts. The first are reserved to nobody and barred to nobody: which of them are `excluded` is not asked here. The others are asked all that `belongs` asks.
 */
export function openInTwo(wanted: Wanted): { readonly unreserved: SQL; readonly reserved: SQL } {
  return {
    unreserved: all([atSeat, sql`d.only is null and d.except is null`, ...sought(wanted), ...unclaimed(wanted)]),
    reserved: all([isReserved, belongs(wanted)]),
  };
}

/** Open duties that do not belong in the list although they lie at one of the seats, reserved to nobody. */
export const excluded = ({ scope }: Wanted): SQL => sql`excluded as materialized (
  select x.id from duties x where x.case_no in (select case_no from barred) ${scope === 'mine' ? sql`union select duty_id from asked` : sql``})`;

const orders = { lastDay: sql`d.last_day, d.opened_at, d.id`, openedAt: sql`d.opened_at, d.id`, '-openedAt': sql`d.opened_at desc, d.id` } as const;
export const orderOf = ({ state, sort }: Wanted): SQL => (state === 'done' ? sql`d.done_at desc, d.id` : orders[sort]);
/** Written out: of a limit that is a parameter the planner of a prepared query knows nothing, and reads for a tenth of all rows. */
export const rowsUpTo = (n: number): SQL => sql.raw(String(Math.trunc(n)));
