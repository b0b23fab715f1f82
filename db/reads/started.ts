import { sql } from 'drizzle-orm';
import type { Period } from '../../workflows/steps/words.ts';
import type { Registers } from '../client.ts';
import type { cases } from '../schema/index.ts';
import { owedIn, type Owed } from './oversight.ts';

export interface CaseClock {
  readonly key: string;
  readonly period: Period;
  readonly startedOn: string;
  readonly lastDay: string;
  readonly originalLastDay: string;
  readonly state: 'running' | 'paused';
  readonly provisional: boolean;
}
/** The clock `k` of a case as lists carry it. */
export const clockOf = sql`jsonb_build_object('key', k.key, 'period', k.period, 'startedOn', k.started_on, 'lastDay', k.last_day, 'originalLastDay', k.original_last_day, 'state', k.state, 'provisional', k.provisional)`;

/** A case with what is owed in it now, and of its clocks the one that runs out first. */
export interface StartedRow extends Pick<typeof cases.$inferSelect, 'caseNo' | 'procedure' | 'title' | 'openedOn' | 'state' | 'endedOn' | 'result' | 'urgent'> {
  readonly owed: readonly Owed[];
  readonly clock: CaseClock | null;
}

/** The cases that a user started from a post still held on a day, newest first: those that `may_see` opens to whoever began them. */
export async function startedBy(db: Registers['db'], me: string, on: string, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ rows: StartedRow[]; total: number }> {
  const began = sql`began as materialized (
    select b.case_no, b.received_at from statements b join seats_of(${me}, ${on}::date) s on s.post_id = b.post_id and s.stands_for is null
     where b.sender = ${me} and b.duty is null and not exists (select from statements e where e.case_no = b.case_no and e.duty is null and e.received_at < b.received_at)
       and exists (select from cases c where c.case_no = b.case_no) and not walled(${me}, b.case_no, ${on}::date))`;
  const [rows, [counted]] = await Promise.all([
    db.execute<StartedRow & Record<string, unknown>>(sql`
      with ${began}, page as (select * from began order by received_at desc, case_no desc limit ${limit} offset ${offset})
      select c.case_no as "caseNo", c.procedure, c.title, c.opened_on::text as "openedOn", c.state, c.ended_on::text as "endedOn", c.result, c.urgent, ${owedIn(sql`d.case_no = c.case_no`)} as owed,
             (select ${clockOf}
                from clocks k where k.case_no = c.case_no and k.state in ('running', 'paused') order by k.state = 'paused', k.last_day, k.key limit 1) as clock
        from page p join cases c on c.case_no = p.case_no order by p.received_at desc, p.case_no desc`),
    db.execute<{ n: number }>(sql`with ${began} select count(*)::int as n from began`),
  ]);
  return { rows: [...rows], total: counted!.n };
}
