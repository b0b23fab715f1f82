import { sql, type SQL } from 'drizzle-orm';
import type { Registers } from '../../client.ts';
import { all, asked, atLevel, barred, belongs, elsewhere, excluded, fits, openInTwo, orderOf, reached, rowsUpTo, seats, type MySeat, type Wanted } from './wanted.ts';

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
const counted = (conditions: SQL, from = sql`duties`): SQL =>
  sql`select d.clock, d.last_day, count(*) as n, count(*) filter (where ${standsStill}) as paused from ${from} d where ${conditions} group by d.clock, d.last_day`;
const shown = sql`split_part(g.clock, ':', 1) as clock, g.last_day::text as "lastDay", sum(g.n)::int as n, sum(g.paused)::int as paused`;

/** How many duties lie at my seats or were sent to me, by clock and last day, whatever their level. */
export async function countWorklist(db: Registers['db'], wanted: Wanted): Promise<Counted[]> {
  const which = reached(wanted);
  const atSeats = wanted.state === 'open' ? openAtSeats(wanted) : [atEachSeat(counted(belongs(wanted)))];
  const rows = await db.execute<Counted & Record<string, unknown>>(sql`
    with ${barred(wanted)}, ${seats(wanted)}, ${asked(wanted)}, ${excluded(wanted)}, ${paused(wanted)}
    select ${shown} from (${sql.join([...atSeats, ...(which ? [counted(all([which, ...fits(wanted)]))] : [])], sql` union all `)}) g group by 1, 2 having sum(g.n) > 0`);
  return [...rows];
}

/** Seat by seat: all seats at once are sorted on disk before they are counted. */
const atEachSeat = (rows: SQL): SQL => sql`select g.* from seats s cross join lateral (${rows}) g`;

/**
 * Nearly all duties are reserved to nobody, no wall stands before them and no clock of theirs stands still. They are counted from an index of what they are counted by and of nothing else;
 * the few that do not belong, or stand still, are looked up and set off. Asking each of a hundred thousand takes four times as long.
 */
function openAtSeats(wanted: Wanted): SQL[] {
  const { unreserved, reserved } = openInTwo(wanted);
  // In the order of the index, so that equal rows are counted as they come.
  const sum = (n: SQL, still: SQL, of: SQL): SQL => sql`select d.clock, d.last_day, ${n} as n, ${still} as paused from ${of} group by d.assignee, d.last_day, d.clock`;
  // Looked up one by one (`offset 0`): the planner would go over all duties for them.
  const ofPaused = sql`paused p cross join lateral (select d.* from duties d where d.case_no = p.case_no and d.clock = p.key offset 0) d cross join seats s`;
  return [
    atEachSeat(sum(sql`count(*)`, sql`0`, sql`duties d where ${unreserved}`)),
    atEachSeat(sum(sql`-count(*)`, sql`0`, sql`duties d where ${unreserved} and d.id in (select id from excluded)`)),
    atEachSeat(sum(sql`count(*)`, sql`0`, sql`duties d where ${reserved}`)),
    sum(sql`0`, sql`count(*)`, sql`${ofPaused} where ${belongs(wanted)}`),
  ];
}

export interface Elsewhere {
  /** The first of them in the order of the list, as many as its page may show. */
  readonly ids: readonly string[];
  readonly counted: readonly Counted[];
}

/** What lies elsewhere in my organs of cases in which I have a part. One reading for page and counts. */
export async function readElsewhere(db: Registers['db'], wanted: Wanted, mySeats: readonly MySeat[], few = 10_000): Promise<Elsewhere> {
  const rows = await db.execute<Counted & { id: string | null } & Record<string, unknown>>(sql`
    with ${barred(wanted)}, ${paused(wanted)}, ${elsewhere(wanted, mySeats, few)}
    select null as id, ${shown} from (${counted(sql`true`, sql`there`)}) g group by 2, 3
    union all
    (select d.id, null, null, 0, 0 from there d where ${all([sql`true`, ...atLevel(wanted)])} order by ${orderOf(wanted)} limit ${rowsUpTo(wanted.limit + wanted.offset)})`);
  return { ids: rows.flatMap(({ id }) => id ?? []), counted: rows.flatMap(({ id, clock, lastDay, n, paused: still }) => (id === null ? [{ clock, lastDay, n, paused: still }] : [])) };
}
