// The worker of the floor: settings as in worker.ts, and nothing but one transaction behind its activity.
import { NativeConnection, Runtime, DefaultLogger, Worker } from '@temporalio/worker';
import postgres from 'postgres';

const { DATABASE_URL, TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE } = process.env;
Runtime.install({ logger: new DefaultLogger('ERROR') });
const sql = postgres(DATABASE_URL!, { max: 20, onnotice: () => {} });
await sql`create table if not exists floor_events (case_no text, nth int, at timestamptz, primary key (case_no, nth))`;
await sql`create table if not exists floor_cases (case_no text primary key, nth int)`;
const connection = await NativeConnection.connect({ address: TEMPORAL_ADDRESS! });
const worker = await Worker.create({
  connection,
  namespace: TEMPORAL_NAMESPACE!,
  taskQueue: 'floor',
  workflowsPath: new URL('floor.ts', import.meta.url).pathname,
  activities: {
    enter: (caseNo: string, nth: number) =>
      sql.begin(async (tx) => {
        await tx`insert into floor_events values (${caseNo}, ${nth}, clock_timestamp()) on conflict do nothing`;
        await tx`insert into floor_cases values (${caseNo}, ${nth}) on conflict (case_no) do update set nth = excluded.nth`;
      }).then(() => undefined),
  },
  maxCachedWorkflows: 800,
  maxConcurrentActivityTaskExecutions: 20,
});
process.once('SIGTERM', () => worker.shutdown());
console.log('ready');
await worker.run();
await connection.close();
await sql.end();
