import { sql, type SQL } from 'drizzle-orm';
import type { Registers } from '../../client.ts';
import { all, asked, atLevel, barred, belongs, fits, liesElsewhere, orderOf, reached, rowsUpTo, seats, type MySeat, type Wanted } from './wanted.ts';

export interface Counted {
  readonly clock: string | null;
  readonly lastDay: string | null;
  readonly n: number;
  /** Of these, how many stand still. */
  readonly paused: number;
}

const paused = ({ state }: Wanted): SQL => sql`paused as materialized (select k.case_no, k.key from clocks k where k.state = 'paused' and ${state} = 'open')`;
// The case alone is compared first: of a hundred thousand duties few are of a case in which a clock stands still.
const standsStill = sql`d.case_no in (select case_no from paused) and (d.case_no, d.clock) in (select case_no, key from paused)`;
const counted = sql`d.clock, d.last_day, count(*) as n, count(*) filter (where ${standsStill}) as paused`;
const shown = sql`split_part(g.clock, ':', 1) as clock, g.last_day::text as "lastDay", sum(g.n)::int as n, sum(g.paused)::int as paused`;

/** How many duties lie at my seats or were sent to me, by clock and last day, whatever their level. Seat by seat: all seats at once are sorted on disk before they are counted. */
export async function countWorklist(db: Registers['db'], wanted: Wanted): Promise<Counted[]> {
  const where = (conditions: SQL) => sql`select ${counted} from duties d where ${conditions} group by d.clock, d.last_day`;
  const which = reached(wanted);
  const rows = await db.execute<Counted & Record<string, unknown>>(sql`
    with ${barred(wanted)}, ${seats(wanted)}, ${asked(wanted)}, ${paused(wanted)}
    select ${shown} from (
      select g.* from seats s cross join lateral (${where(belongs(wanted))}) g
      ${which ? sql`union all ${where(all([which, ...fits(wanted)]))}` : sql``}) g group by 1, 2`);
  return [...rows];
}

export interface Elsewhere {
  /** The first of them in the order of the list, as many as its page may show. */
  readonly ids: readonly string[];
  readonly counted: readonly Counted[];
}

/** What lies elsewhere in my organs of cases in which I have a part. One reading for page and counts, since it goes over all duties of the bureau. */
export async function readElsewhere(db: Registers['db'], wanted: Wanted, mySeats: readonly MySeat[]): Promise<Elsewhere> {
  const rows = await db.execute<Counted & { id: string | null } & Record<string, unknown>>(sql`
    with ${barred(wanted)}, ${paused(wanted)},
    there as materialized (select d.id, d.case_no, d.clock, d.last_day, d.opened_at, d.done_at from duties d where ${liesElsewhere(wanted, mySeats)})
    select null as id, ${shown} from (select ${counted} from there d group by d.clock, d.last_day) g group by 2, 3
    union all
    (select d.id, null, null, 0, 0 from there d where ${all([sql`true`, ...atLevel(wanted)])} order by ${orderOf(wanted)} limit ${rowsUpTo(wanted.limit + wanted.offset)})`);
  return { ids: rows.flatMap(({ id }) => id ?? []), counted: rows.flatMap(({ id, clock, lastDay, n, paused: still }) => (id === null ? [{ clock, lastDay, n, paused: still }] : [])) };
}
