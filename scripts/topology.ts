// node scripts/run.mjs scripts/topology.ts [pace]: what docker-compose.yml sets up, without Docker, and one complaint through it while an API and a worker are
// killed; with `pace` the first part of npm run bench on it as well. TEMPORAL_SERVER and TEMPORAL_SQL_TOOL name the programs, TEMPORAL_SCHEMA the folder
// schema/postgresql/v12 of the same version (docs/operations.md says how they are built); nginx is on PATH.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import postgres from 'postgres';
import { verifyChains } from '../db/chain.ts';
import { connect } from '../db/client.ts';
import { demoPassword, demoPosts } from '../db/seed/posts.ts';
import { Official, workedOff } from '../test/whole/client.ts';
import { eventually } from '../test/whole/stack.ts';
import { dayOf } from '../workflows/steps/day.ts';
import { pace } from './bench/pace.ts';
import { buildBundle, buildPrograms, buildWeb, programFile, rehearsal, webDist, workflowBundle } from './build.ts';
import { temporalCli } from './stack/binaries.ts';
import { keyFile } from './stack/key-file.ts';
import { root, say } from './stack/layout.ts';
import { Log } from './stack/logs.ts';
import { Part, type Program } from './stack/part.ts';
import { isFree, steadyPorts } from './stack/ports.ts';
import { ensureDatabase, openCluster } from './stack/postgres.ts';
import { mailbox } from './stack/programs.ts';
import { Roster } from './stack/roster.ts';
import { proxySettings, temporalSettings } from './topology/settings.ts';

const run = promisify(execFile);
const need = (name: string): string => process.env[name] ?? stop(`${name} is not set; docs/operations.md says what this needs`);
const namespace = 'cases';
const organ = '320602';
const data = mkdtempSync(join(tmpdir(), 'fujing-topology-'));
const roster = await Roster.take(join(data, 'processes.json'));
const ports = await steadyPorts(join(data, 'ports.json'), ['postgres', 'smtp', 'inbox', 'proxy', 'api1', 'api2', 'frontend', 'frontendMembers', 'matching', 'matchingMembers', 'history', 'historyMembers', 'system', 'systemMembers', 'http']);
const parts: Part[] = [];
const goodbye = [['SIGTERM', 15_000], ['SIGKILL', 2_000]] as const;
const begin = async (program: Program): Promise<Part> => {
  const part = new Part(program, new Log(join(data, 'logs'), program.name), roster);
  parts.unshift(part);
  await part.start();
  say(`  ${program.name}`);
  return part;
};
const answers = (port: number) => async () => !(await isFree(port));
const ready = (port: number) => () => fetch(`http://127.0.0.1:${port}/api/ready`).then(({ ok }) => ok, () => false);

try {
  await Promise.all([buildBundle(), buildPrograms(), buildWeb()]);
  const key = keyFile(data);
  const cluster = await openCluster({ data, port: ports.postgres, settings: ['max_connections=300'] });
  await begin(cluster.program);
  await schemas(new URL(cluster.url('postgres')));
  writeFileSync(join(data, 'temporal.yaml'), temporalSettings(new URL(cluster.url('temporal')), ports, join(root, 'deploy', 'temporal.yaml')));
  await begin({ name: 'temporal', command: need('TEMPORAL_SERVER'), args: ['--config-file', join(data, 'temporal.yaml'), '--allow-no-auth', 'start'], goodbye, patience: 120_000, ready: answers(ports.frontend) });
  const address = `127.0.0.1:${ports.frontend}`;
  await eventually(async () => {
    const { path } = await temporalCli();
    return run(path, ['operator', 'namespace', 'create', '--address', address, '--namespace', namespace, '--retention', '720h']).then(() => true, (error: unknown) => /already/i.test(String(error)));
  }, Boolean, 60);

  await begin(mailbox(data, ports));
  await ensureDatabase(cluster.url('postgres'), 'fujing');
  const objects = join(data, 'objects');
  mkdirSync(objects);
  const env = {
    ...process.env, DATABASE_URL: cluster.url('fujing'), TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace, SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`, FUJING_MODE: 'demo', FUJING_DATA: data, FUJING_OBJECTS: objects,
    FUJING_KEY_FILE: key, FUJING_ORIGINS: `http://127.0.0.1:${ports.proxy}`, TRUST_PROXY: '1', WORKFLOW_BUNDLE: workflowBundle, REHEARSALS: rehearsal, WEB_DIST: webDist,
  };
  await run(process.execPath, [programFile('prepare')], { cwd: root, env });
  const ours = (name: string, program: 'server' | 'worker', port?: number): Program => ({
    name, command: process.execPath, args: ['--enable-source-maps', programFile(program)], cwd: root, env: { ...env, ...(port && { PORT: String(port) }) }, goodbye, patience: 60_000, ready: port ? ready(port) : async () => true,
  });
  for (const name of ['worker-1', 'worker-2']) await begin(ours(name, 'worker'));
  for (const [name, port] of [['api-1', ports.api1], ['api-2', ports.api2]] as const) await begin(ours(name, 'server', port));
  writeFileSync(join(data, 'nginx.conf'), proxySettings(readFileSync(join(root, 'deploy', 'proxy.conf'), 'utf8'), data, ports.proxy, [ports.api1, ports.api2]));
  await begin({ name: 'proxy', command: 'nginx', args: ['-p', data, '-c', join(data, 'nginx.conf')], goodbye, patience: 30_000, ready: ready(ports.proxy) });

  const url = `http://127.0.0.1:${ports.proxy}`;
  const logins = demoPosts.map((post) => ({ ...post, password: demoPassword }));
  await oneComplaint(url, address, logins.filter((login) => login.organ === organ).map((login) => new Official(url, login)));
  const registers = connect(env.DATABASE_URL, { max: 1 });
  const { events, cases, breaks } = await verifyChains(registers.sql);
  await registers.close();
  say(`chain: ${events} events of ${cases} cases, ${breaks.length} breaks`);
  if (process.argv.includes('pace')) await pace({ url, pid: process.pid, postgres: env.DATABASE_URL, temporal: { address, namespace }, mail: { smtp: env.SMTP_URL, inbox: '' }, logins }, (process.env.BENCH_CLIENTS ?? '1,8,32').split(',').map(Number), Number(process.env.BENCH_CASES ?? 3), say);
} finally {
  for (const part of parts) await part.stop();
  roster.close();
  if (!process.env.KEEP) rmSync(data, { recursive: true, force: true });
}

function stop(sentence: string): never {
  throw new Error(sentence);
}

/** As the jobs temporal-schema of docker-compose.yml, under a role that cannot see the registers. */
async function schemas(admin: URL): Promise<void> {
  const sql = postgres(admin.href, { max: 1 });
  await sql.unsafe(`create role temporal login createdb password '${admin.password}'`);
  await sql.end();
  const tool = (...args: string[]) => run(need('TEMPORAL_SQL_TOOL'), ['--plugin', 'postgres12', '--endpoint', '127.0.0.1', '--port', admin.port, '--user', 'temporal', '--password', admin.password, ...args]);
  for (const [name, folder] of [['temporal', 'temporal'], ['temporal_visibility', 'visibility']] as const) {
    await tool('--db', name, 'create');
    await tool('--db', name, 'setup-schema', '-v', '0.0');
    await tool('--db', name, 'update-schema', '-d', join(need('TEMPORAL_SCHEMA'), folder, 'versioned'));
  }
}

/** From the counter to the outcome notice; after the first answered step one API is killed, then one worker. */
async function oneComplaint(url: string, address: string, officials: readonly Official[]): Promise<void> {
  const publicly = async <T>(path: string, body?: unknown, token?: string): Promise<T> => {
    const response = await fetch(`${url}/api/public/${path}`, { headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }) }, ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }) });
    return (await response.json()) as T;
  };
  for (const official of officials) await official.signIn();
  const { caseNo, receipt } = await publicly<{ caseNo: string; receipt: string }>('complaints', { realName: true, complainant: { name: '钱莺莺', phone: '13912345670' }, against: '不详', matter: '推倒货架', organ, answerBy: { email: 'q@example.cn' } });
  say(`complaint ${caseNo} filed at the counter`);
  const killed = killing();
  const sent = await workedOff(officials, dayOf(Date.now()), caseNo);
  await killed;
  say(`steps: ${sent.map(({ message, status }) => `${message} ${status}`).join(', ')}`);
  const shown = await eventually(async () => {
    const { token } = await publicly<{ token: string }>('receipts', { receipt });
    return { token, ...(await publicly<{ status: string; notices: { id: string; title: string }[] }>('file', undefined, token)) };
  }, ({ status }) => status === 'decided' || status === 'completed');
  for (const { id, title } of shown.notices) {
    // A letter whose worker was killed over it is made by the other one when its activity has timed out, after thirty seconds.
    const paper = await eventually(() => fetch(`${url}/api/public/file/notices/${id}`, { headers: { authorization: `Bearer ${shown.token}` } }), ({ ok }) => ok);
    say(`notice at the counter: ${title}, ${paper.status} ${paper.headers.get('content-type')}, ${(await paper.arrayBuffer()).byteLength} bytes`);
  }
  const connection = await Connection.connect({ address });
  const { events } = await new Client({ connection, namespace }).workflow.getHandle(`complaint/${caseNo}`).fetchHistory();
  await connection.close();
  say(`state ${shown.status}; history ${events?.length ?? 0} events, worked by ${new Set((events ?? []).flatMap((event) => event.workflowTaskStartedEventAttributes?.identity ?? [])).size} worker processes`);
}

async function killing(): Promise<void> {
  for (const name of ['api-1', 'worker-1']) {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const { parts: running } = JSON.parse(readFileSync(join(data, 'processes.json'), 'utf8')) as { parts: Record<string, { pid: number }> };
    process.kill(running[name]!.pid, 'SIGKILL');
    say(`  ${name} killed`);
  }
}
