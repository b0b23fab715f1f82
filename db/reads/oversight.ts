import { sql, type SQL } from 'drizzle-orm';
import type { Period, Rung } from '../../workflows/steps/words.ts';
import type { Registers } from '../client.ts';

/** A duty that is owed, as a line says it. */
export interface Owed {
  readonly message: string;
  readonly office: string | null;
  readonly organ: string | null;
  readonly party: string | null;
  readonly assignee: string | null;
}

/** Duties that are owed in a case as a list of `Owed`, oldest first; `which` says of what case, `d` is the duty. */
export const owedIn = (which: SQL): SQL => sql`coalesce((select jsonb_agg(jsonb_build_object('message', d.message, 'office', d.office, 'organ', d.organ, 'party', d.party, 'assignee', d.assignee) order by d.opened_seq)
              from duties d where d.state = 'open' and d.owed and ${which}), '[]'::jsonb)`;

export interface Reported {
  readonly caseNo: string;
  readonly procedure: string;
  readonly title: string;
  readonly key: string;
  readonly period: Period;
  readonly startedOn: string;
  readonly lastDay: string;
  readonly originalLastDay: string;
  readonly state: 'running';
  readonly stoppedOn: null;
  readonly provisional: boolean;
  /** The highest rung so far, its day and, where a numbered notice was issued, its number. */
  readonly rung: Rung;
  readonly on: string;
  readonly number: string | null;
  /** Who owes what under the clock. */
  readonly owed: readonly Owed[];
}

/** Last days in force that have come or passed while the clock runs, reported to the post of a leader: to whoever holds it or stands in on a day, soonest last day first. */
export async function reportedTo(db: Registers['db'], me: string, on: string, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ rows: Reported[]; total: number }> {
  const top = sql`leads as materialized (select s.organ from seats_of(${me}, ${on}::date) s where s.office = 'organ-leader'),
    top as (
      select distinct on (r.case_no, r.clock) r.case_no, r.clock, r.rung, r."on", r.number, r.last_day
        from reminders r join clocks n on n.case_no = r.case_no and n.key = r.clock and n.last_day = r.last_day
       where exists (select from posts p join leads l on l.organ = p.organ where p.user_id = r.reported_to and p.office = 'organ-leader' and p.from_on <= r."on" and (p.until_on is null or p.until_on >= r."on"))
       order by r.case_no, r.clock, array_position(array['last-day', 'pressed', 'reported'], r.rung) desc)`;
  const standing = sql`from top t join cases c on c.case_no = t.case_no join clocks k on k.case_no = t.case_no and k.key = t.clock
     where k.state = 'running' and c.ended_on is null and not walled(${me}, t.case_no, ${on}::date)`;
  const [rows, [counted]] = await Promise.all([
    db.execute<Reported & Record<string, unknown>>(sql`with ${top} select t.case_no as "caseNo", c.procedure, c.title, k.key, k.period, k.started_on::text as "startedOn", k.last_day::text as "lastDay", k.original_last_day::text as "originalLastDay", k.state, null as "stoppedOn", k.provisional,
           t.rung, t."on"::text as "on", coalesce(t.number, (select p.number from reminders p where p.case_no = t.case_no and p.clock = t.clock and p.last_day = t.last_day and p.rung = 'pressed')) as number,
           ${owedIn(sql`d.case_no = t.case_no and d.clock = t.clock`)} as owed
      ${standing} order by k.last_day, t.case_no, t.clock limit ${limit} offset ${offset}`),
    db.execute<{ n: number }>(sql`with ${top} select count(*)::int as n ${standing}`),
  ]);
  return { rows: [...rows], total: counted!.n };
}
