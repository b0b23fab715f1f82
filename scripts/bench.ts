// npm run bench: how fast the house works on this machine, beside the least that Temporal and PostgreSQL cost for the same steps. On a stack of its own.
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import postgres from 'postgres';
import { eventually, Stack } from '../test/whole/stack.ts';
import { round, quantile, sideBySide, timed, type Run } from './bench/measure.ts';
import { recruitmentRun } from './bench/recruitment.ts';
import { learned, opened, stepsACase } from './bench/steps.ts';
import { root } from './stack/layout.ts';

const crowds = (process.env.BENCH_CLIENTS ?? '1,8,32').split(',').map(Number);
const casesEach = Number(process.env.BENCH_CASES ?? 3);
const organ = '320602';
const say = (line: string): void => console.log(line);
const table = (title: string, runs: readonly Run[]): void => {
  say(`\n${title}`);
  for (const { clients, steps, perSecond, p50, p99 } of runs) say(`  ${String(clients).padStart(3)} clients  ${String(steps).padStart(5)} steps  ${round(perSecond).padStart(7)} /s   p50 ${round(p50, 0).padStart(6)} ms   p99 ${round(p99, 0).padStart(6)} ms`);
};

const stack = new Stack();
await stack.start();
const { url, temporal, postgres: database, logins } = stack.run;
const connection = await Connection.connect({ address: temporal.address });
const client = new Client({ connection, namespace: temporal.namespace });
const sql = postgres(database, { max: 4, onnotice: () => {} });
const floorWorker = spawn(process.execPath, ['--import', 'tsx', join('scripts', 'bench', 'floor-worker.ts')], {
  cwd: root, env: { ...process.env, DATABASE_URL: database, TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: temporal.namespace }, stdio: ['ignore', 'pipe', 'inherit'],
});
await new Promise((ready) => floorWorker.stdout.once('data', ready));
const script = await learned(url, logins.filter((login) => login.organ === organ));
const officials = [...new Set(script.map(({ official }) => official))];

try {
  say(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`);
  await warm();
  const floor: Run[] = [];
  const house: Run[] = [];
  const lags: number[] = [];
  const done: string[] = [];
  for (const clients of crowds) {
    floor.push(await floorRun(clients));
    house.push(await houseRun(clients, lags, done));
  }
  table('Floor: one Update, one activity with one transaction, one timer', floor);
  table('House: human steps of a complaint over HTTP', house);
  say('\nRatio of steps per second, floor to house (goal ≤ 1.3)');
  floor.forEach((run, i) => say(`  ${String(run.clients).padStart(3)} clients  ${round(run.perSecond / house[i]!.perSecond, 2)}`));
  say(`\nVisible lag, from the answer of a step until the next officer's list shows the duty (goal p99 ≤ 1 s)\n  p50 ${round(quantile(lags, 0.5), 0)} ms   p99 ${round(quantile(lags, 0.99), 0)} ms   of ${lags.length}`);
  await sizes(done);
  await worklist();
  await recruitment();
} finally {
  floorWorker.kill('SIGTERM');
  await sql.end();
  await connection.close();
  await stack.stop();
}

async function warm(): Promise<void> {
  await floorRun(2, 1);
  await houseRun(2, [], [], 1);
}

async function floorRun(clients: number, cases = casesEach): Promise<Run> {
  const stamp = Date.now();
  const handles = await Promise.all(
    Array.from({ length: clients }, (_, c) => Promise.all(Array.from({ length: cases }, (_, i) => client.workflow.start('floor', { taskQueue: 'floor', workflowId: `floor/${stamp}/${c}/${i}`, args: [`${stamp}/${c}/${i}`, stepsACase] })))),
  );
  return sideBySide(clients, async (me, time) => {
    for (const handle of handles[me]!) for (let nth = 0; nth < stepsACase; nth += 1) await time(() => handle.executeUpdate('step', { args: [nth] }));
  });
}

async function houseRun(clients: number, lags: number[], done: string[], cases = casesEach): Promise<Run> {
  const mine: string[][] = [];
  for (let c = 0; c < clients; c += 1) mine.push(await Promise.all(Array.from({ length: cases }, () => opened(url, officials))));
  const run = await sideBySide(clients, async (me, time) => {
    for (const caseNo of mine[me]!)
      for (const { official, message, body } of script)
        await time(async () => {
          const { status, body: answer } = await official.call(`/api/cases/${caseNo}/messages/${message}`, body);
          if (status !== 200 && status !== 202) throw new Error(`${caseNo} ${message}: ${status} ${JSON.stringify(answer)}`);
        });
  });
  done.push(...mine.flat());
  // The lag is looked at apart: asking for it would slow the steps that are timed.
  for (let i = 0; i < 10; i += 1) {
    const caseNo = await opened(url, officials);
    const [first, second] = script as [typeof script[0], typeof script[0]];
    await first.official.call(`/api/cases/${caseNo}/messages/${first.message}`, first.body);
    lags.push(await timed(() => eventually(() => second.official.call<{ total: number }>(`/api/duties?scope=mine&caseNo=${caseNo}`), ({ body }) => body.total > 0)));
  }
  return run;
}

async function sizes(caseNos: readonly string[]): Promise<void> {
  const seen = await Promise.all(caseNos.slice(0, 20).map(async (caseNo) => (await client.workflow.getHandle(`complaint/${caseNo}`).describe())));
  const bytes = seen.map(({ historySize }) => historySize ?? 0);
  const events = seen.map(({ historyLength }) => historyLength);
  say(`\nA case after its ${stepsACase} steps: history ${round(quantile(events, 0.5), 0)} events, ${round(quantile(bytes, 0.5) / 1024, 0)} KiB (median of ${seen.length})`);
  const [rows] = await sql`select (select avg(n) from (select count(*) n, case_no from case_events group by case_no) each)::float events, pg_total_relation_size('case_events')::float / greatest(1, (select count(distinct case_no) from case_events)) bytes`;
  say(`  in the register ${round(rows!.events, 0)} events, ${round(rows!.bytes / 1024, 0)} KiB`);
}

async function worklist(): Promise<void> {
  const wanted = 100_000;
  await sql`insert into cases (case_no, procedure, title, organ, opened_on, state, urgent, opening, rule_version, last_seq, last_hash)
    select 'B-' || n, 'complaint', '', ${organ}, current_date, 'open', false, '{}', '1', 0, '' from generate_series(1, ${wanted}) n`;
  await sql`insert into duties (id, case_no, key, message, office, organ, owed, state, opened_at, opened_seq, last_day)
    select 'B-' || n || '.decide', 'B-' || n, 'decide', 'decide', case when n % 20 = 0 then 'organ-leader' else 'handler' end, ${organ}, true, 'open', clock_timestamp(), 1, current_date + (n % 60) from generate_series(1, ${wanted}) n`;
  await sql`analyze`;
  const reader = script.find(({ official }) => official.login.office === 'organ-leader')!.official;
  const took: number[] = [];
  for (let i = 0; i < 100; i += 1) took.push(await timed(() => reader.call(`/api/duties?scope=${i % 2 ? 'office' : 'organ'}&limit=50`)));
  say(`\nWorklist with ${wanted} open duties (goal p95 ≤ 100 ms)\n  p50 ${round(quantile(took, 0.5), 0)} ms   p95 ${round(quantile(took, 0.95), 0)} ms`);
}

async function recruitment(): Promise<void> {
  const applicants = Number(process.env.BENCH_APPLICANTS ?? 20_000);
  say(`\nRecruitment with ${applicants} applicants (goals: check of 5,000 scores ≤ 5 s, import ≤ 15 s)`);
  for (const line of await recruitmentRun(database, join(stack.data, 'master.key'), applicants)) say(line);
}
