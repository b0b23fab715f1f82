import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import postgres from 'postgres';
import type { Running } from '../../test/whole/stack.ts';
import { root } from '../stack/layout.ts';
import { quantile, round, sideBySide, type Run } from './measure.ts';
import { learned, opened, organ, stepsACase } from './steps.ts';

const askEveryMs = 5;
/** Fewer cases than this in one run, and one slow second decides its figure. */
const leastCases = 12;

/** Human steps over HTTP beside their floor on bare Temporal, in turns on the same stack; then the lag with which the next officer sees them, and what a case takes up. */
export async function pace({ url, temporal, postgres: database, logins }: Running, crowds: readonly number[], casesEach: number, say: (line: string) => void): Promise<void> {
  const connection = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection, namespace: temporal.namespace });
  const sql = postgres(database, { max: 2, onnotice: () => {} });
  const floorWorker = spawn(process.execPath, ['--import', 'tsx', join('scripts', 'bench', 'floor-worker.ts')], {
    cwd: root, env: { ...process.env, DATABASE_URL: database, TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: temporal.namespace }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise((ready) => floorWorker.stdout.once('data', ready));
    const script = await learned(url, logins.filter((login) => login.organ === organ));
    const officials = [...new Set(script.map(({ official }) => official))];

    const floorRun = async (clients: number, cases: number, activities: number = stepsACase): Promise<Run> => {
      const stamp = Date.now();
      const handles = await Promise.all(
        Array.from({ length: clients }, (_, c) => Promise.all(Array.from({ length: cases }, (_, i) => client.workflow.start('floor', { taskQueue: 'floor', workflowId: `floor/${stamp}/${c}/${i}`, args: [`${stamp}/${c}/${i}`, stepsACase, activities] })))),
      );
      return sideBySide(clients, async (me, time) => {
        for (const handle of handles[me]!) for (let nth = 0; nth < stepsACase; nth += 1) await time(() => handle.executeUpdate('step', { args: [nth] }));
      });
    };
    const openedFor = async (clients: number, cases: number): Promise<string[][]> => {
      const mine: string[][] = [];
      for (let c = 0; c < clients; c += 1) mine.push(await Promise.all(Array.from({ length: cases }, () => opened(url, officials))));
      return mine;
    };
    const houseRun = async (clients: number, cases: number): Promise<{ run: Run; caseNos: string[] }> => {
      const mine = await openedFor(clients, cases);
      const run = await sideBySide(clients, async (me, time) => {
        for (const caseNo of mine[me]!) for (const step of script) await time(() => step.said(caseNo));
      });
      return { run, caseNos: mine.flat() };
    };
    /** Every step is followed by the next officer asking for the list until the duty is in it; the other clients' steps go on meanwhile. */
    const lagsOf = async (clients: number, cases: number): Promise<number[]> => {
      const mine = await openedFor(clients, cases);
      const lags: number[] = [];
      await sideBySide(clients, async (me) => {
        for (const caseNo of mine[me]!)
          for (const [i, step] of script.entries()) {
            await step.said(caseNo);
            const next = script[i + 1];
            const answered = performance.now();
            while (next && !(await next.isListed(caseNo))) await new Promise((resolve) => setTimeout(resolve, askEveryMs));
            if (next) lags.push(performance.now() - answered);
          }
      });
      return lags;
    };
    const registerBytes = async (): Promise<number> => Number((await sql`select sum(pg_total_relation_size(oid)) as bytes from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'floor%'`)[0]!.bytes);

    // Offices work all day: what a process does only in its first minutes is not what a step costs. After a thousand steps it no longer becomes faster.
    const { caseNos: [warm] } = await houseRun(8, 12);
    await floorRun(8, 12);
    const activities = await activitiesFromFirstStepOn(client, warm!);
    const before = await registerBytes();
    const caseNos: string[] = [];
    say('\nHuman steps of a complaint over HTTP, beside the floor: one Update, one activity with one transaction, one timer (goal: ratio of steps per second ≤ 1.3)');
    say(`Then the floor with the ${activities} activities that ${stepsACase} steps of a complaint have with their letters, so that the law's share of the ratio is seen`);
    for (const clients of crowds) {
      const cases = Math.max(casesEach, Math.ceil(leastCases / clients));
      const floor = await floorRun(clients, cases);
      shown('floor', floor, say);
      const { run: house, caseNos: done } = await houseRun(clients, cases);
      shown('house', house, say);
      const alike = await floorRun(clients, cases, activities);
      shown('alike', alike, say);
      say(`  ratio to the floor ${round(floor.perSecond / house.perSecond, 2)}, to the floor with as many activities ${round(alike.perSecond / house.perSecond, 2)}`);
      caseNos.push(...done);
    }
    const bytes = (await registerBytes()) - before;
    const lags = await lagsOf(8, 2);

    say(`\nVisible lag with 8 clients at work, from the answer to a step until the next officer's list shows the duty (goal p99 ≤ 1 s)\n  p50 ${round(quantile(lags, 0.5), 0)} ms   p99 ${round(quantile(lags, 0.99), 0)} ms   of ${lags.length}`);
    // Of somebody anonymous nothing is mailed: less than what is to be measured.
    const [kept] = await sql`select count(*)::int as anonymous from identities where anonymous and case_no in ${sql(caseNos)}`;
    if (kept!.anonymous > 0) throw new Error(`${kept!.anonymous} cases were kept as anonymous`);
    const seen = await Promise.all(caseNos.slice(0, 50).map((caseNo) => client.workflow.getHandle(`complaint/${caseNo}`).describe()));
    const [row] = await sql`select percentile_disc(0.5) within group (order by last_seq) as events from cases where case_no in ${sql(caseNos)}`;
    say(`\nA case from its opening to its outcome notice, ${stepsACase} steps, a median of ${caseNos.length}`);
    say(`  history in Temporal ${quantile(seen.map(({ historyLength }) => historyLength), 0.5)} events, ${round(quantile(seen.map(({ historySize }) => historySize ?? 0), 0.5) / 1024)} KiB`);
    say(`  register ${row!.events} events; all tables and indexes together grew by ${round(bytes / 1024 / caseNos.length)} KiB a case`);
  } finally {
    floorWorker.kill('SIGTERM');
    await sql.end();
    await connection.close();
  }
}

/** How many activities a case has had since its first step. */
async function activitiesFromFirstStepOn(client: Client, caseNo: string): Promise<number> {
  const handle = client.workflow.getHandle(`complaint/${caseNo}`);
  const events = (await handle.fetchHistory()).events ?? [];
  const first = events.findIndex((event) => event.workflowExecutionUpdateAcceptedEventAttributes);
  return events.slice(first).filter((event) => event.activityTaskScheduledEventAttributes).length;
}

function shown(what: string, { clients, steps, perSecond, p50, p99 }: Run, say: (line: string) => void): void {
  say(`  ${what}  ${String(clients).padStart(3)} clients  ${String(steps).padStart(5)} steps  ${round(perSecond).padStart(7)} /s   p50 ${round(p50, 0).padStart(6)} ms   p99 ${round(p99, 0).padStart(6)} ms`);
}
