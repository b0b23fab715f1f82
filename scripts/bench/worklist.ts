import postgres from 'postgres';
import type { Running } from '../../test/whole/stack.ts';
import { Official } from '../../test/whole/client.ts';
import { law } from '../../workflows/complaint/law.ts';
import { quantile, round, timed } from './measure.ts';
import { organ } from './steps.ts';

const asks = 60;
const readers = ['handler', 'organ-leader'];
const scopes = ['mine', 'office', 'organ'];

/** The worklist at its worst: all open duties lie in one bureau, nineteen of twenty at one office, each under a clock; one in a hundred stands still, one in fifty is reserved to the reader. */
export async function worklist({ url, postgres: database, logins }: Running, wanted: number, say: (line: string) => void): Promise<void> {
  const sql = postgres(database, { max: 1, onnotice: () => {} });
  const period = law.completionOfReport;
  const loginOf = (office: string) => logins.find((login) => login.office === office && login.organ === organ)!;
  try {
    await sql`insert into cases (case_no, procedure, title, organ, opened_on, state, urgent, opening, rule_version, last_seq, last_hash)
      select 'B-' || n, 'complaint', '', ${organ}, current_date, 'open', false, '{}', '1', 0, '' from generate_series(1, ${wanted}::int) n`;
    await sql`insert into clocks (case_no, key, period, counting, started_on, last_day, original_last_day, state, provisional, calendar_version)
      select 'B-' || n, ${period.id}, ${sql.json(period as never)}, ${sql.json({ from: '2026-01-01', figure: period.figure, unit: period.unit, extensions: [], pauses: [] })}, current_date, current_date + n % 60, current_date + n % 60,
             case when n % 97 = 0 then 'paused' else 'running' end, false, (select max(version) from calendars where published_at is not null) from generate_series(1, ${wanted}::int) n`;
    await sql`insert into duties (id, case_no, key, message, office, organ, "only", owed, clock, state, opened_at, opened_seq, last_day)
      select 'B-' || n || '.report', 'B-' || n, 'report', 'report', case when n % 20 = 0 then 'organ-leader' else 'handler' end, ${organ},
             case when n % 50 = 7 then array[${`u-${loginOf('handler').username}`}] end, true, ${period.id}, 'open', clock_timestamp(), 1, current_date + n % 60 from generate_series(1, ${wanted}::int) n`;
    // As the database does for itself within a minute.
    await sql`vacuum analyze`;
    say(`\nWorklist with ${wanted} open duties in one bureau, with its counts by clock and last day (goal p95 ≤ 100 ms)`);
    const all: number[] = [];
    for (const office of readers) {
      const reader = new Official(url, loginOf(office));
      await reader.signIn();
      for (const scope of scopes) {
        const took: number[] = [];
        let total = 0;
        for (let i = 0; i < asks; i += 1) took.push(await timed(async () => ({ total } = (await reader.call<{ total: number }>(`/api/duties?scope=${scope}&limit=50`)).body)));
        all.push(...took);
        say(`  ${`${office}, scope ${scope}, ${total} duties`.padEnd(48)} p50 ${round(quantile(took, 0.5), 0).padStart(5)} ms   p95 ${round(quantile(took, 0.95), 0).padStart(5)} ms`);
      }
    }
    say(`  ${'all of them'.padEnd(48)} p50 ${round(quantile(all, 0.5), 0).padStart(5)} ms   p95 ${round(quantile(all, 0.95), 0).padStart(5)} ms`);
  } finally {
    await sql.end();
  }
}
