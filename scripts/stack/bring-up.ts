import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundleIsFresh, programFile, programsAreFresh, rehearsal, webDist, webIsFresh, workflowBundle } from '../build.ts';
import { temporalCli } from './binaries.ts';
import { keyFile } from './key-file.ts';
import { root, step, Trouble } from './layout.ts';
import { Log } from './logs.ts';
import { Part, type Program } from './part.ts';
import { isFree, steadyPorts } from './ports.ts';
import { ensureDatabase, openCluster } from './postgres.ts';
import { mailbox, ours } from './programs.ts';
import type { Roster } from './roster.ts';
import { demoLogins, type Running } from './run-file.ts';
import { devServer } from './temporal.ts';

export interface Stack {
  readonly ready: Promise<void>;
  running(): Running;
  stop(): Promise<void>;
  kill(): void;
}

/** Which parts are ours is decided by the environment: what it names exists already. */
export function bringUp(data: string, roster: Roster): Stack {
  const given = process.env;
  const logs = join(data, 'logs');
  const parts: Part[] = [];
  const openLogs = new Set<Log>();
  const port = Number(given.PORT ?? 8080);
  const namespace = given.TEMPORAL_NAMESPACE ?? 'cases';
  let running: Running | undefined;
  let stopping = false;

  const log = (name: string): Log => {
    const one = new Log(logs, name);
    openLogs.add(one);
    return one;
  };
  const begin = async (title: string, program: Program, its = log(program.name)): Promise<void> => {
    if (stopping) return;
    const part = new Part(program, its, roster);
    parts.push(part);
    await step(title, () => part.start());
  };
  const trimming = setInterval(() => openLogs.forEach((one) => one.trim()), 3_600_000);
  trimming.unref();

  const ready = (async () => {
    await requireFreePort(port);
    const ports = await steadyPorts(join(data, 'ports.json'), ['postgres', 'temporal', 'ui', 'temporalHttp', 'temporalMetrics', 'smtp', 'inbox']);
    const environment: NodeJS.ProcessEnv = {
      ...given,
      PORT: String(port),
      FUJING_DATA: data,
      FUJING_KEY_FILE: given.FUJING_KEY_FILE ?? keyFile(data),
      FUJING_OBJECTS: given.FUJING_OBJECTS ?? join(data, 'objects'),
      TEMPORAL_ADDRESS: given.TEMPORAL_ADDRESS ?? `127.0.0.1:${ports.temporal}`,
      TEMPORAL_NAMESPACE: namespace,
      SMTP_URL: given.SMTP_URL ?? `smtp://127.0.0.1:${ports.smtp}`,
      WORKFLOW_BUNDLE: workflowBundle,
      REHEARSALS: rehearsal,
      WEB_DIST: webDist,
      FUJING_MODE: given.FUJING_MODE ?? (given.DATABASE_URL ? 'office' : 'demo'),
    };
    mkdirSync(environment.FUJING_OBJECTS ?? '', { recursive: true, mode: 0o700 });

    const database = async (): Promise<void> => {
      if (!given.DATABASE_URL) {
        const cluster = await openCluster({ data, port: ports.postgres });
        await begin('数据库 PostgreSQL', cluster.program);
        await ensureDatabase(cluster.url('postgres'), 'fujing');
        environment.DATABASE_URL = cluster.url('fujing');
      }
      await compiled;
      if (!stopping) await step('数据表与初始数据 (migrations, seed)', () => once([programFile('prepare')], environment, '数据库准备'));
    };
    const temporal = async (): Promise<void> => {
      if (given.TEMPORAL_ADDRESS) return;
      const its = log('temporal');
      await begin('流程引擎 Temporal', devServer({ binary: await temporalCli(), data, namespace, ports, log: its }), its);
    };
    const mail = async (): Promise<void> => {
      await compiled;
      if (!given.SMTP_URL) await begin('邮件收件箱 (mailbox)', mailbox(data, ports));
    };
    const compiled = programsAreFresh() ? Promise.resolve() : step('程序编译 (programs)', () => build('programs', environment));
    const registers = database();
    const bundle = bundleIsFresh() || step('流程打包 (workflow bundle)', () => build('workflows', environment));
    const web = webIsFresh() || step('网页构建 (web build)', () => build('web', environment));
    const server = async (): Promise<void> => {
      await Promise.all([registers, web]);
      await begin('接口与网页 (API, web)', ours('server', environment));
    };
    const worker = async (): Promise<void> => {
      await Promise.all([registers, bundle, temporal()]);
      await begin('办案进程 (worker)', ours('worker', environment));
    };
    await Promise.all([server(), worker(), mail()]);
    running = {
      url: `http://127.0.0.1:${port}`,
      pid: process.pid,
      postgres: environment.DATABASE_URL ?? '',
      temporal: { address: environment.TEMPORAL_ADDRESS ?? '', namespace, ui: given.TEMPORAL_ADDRESS ? null : `http://127.0.0.1:${ports.ui}` },
      mail: { smtp: environment.SMTP_URL ?? '', inbox: given.SMTP_URL ? null : `http://127.0.0.1:${ports.inbox}` },
      logins: given.DATABASE_URL ? [] : demoLogins(data),
    };
  })();

  return {
    ready,
    running: () => running ?? never(),
    kill: () => parts.forEach((part) => part.kill()),
    stop: async () => {
      stopping = true;
      for (const name of ['server', 'worker', 'temporal', 'mailbox', 'postgres']) await parts.find((part) => part.program.name === name)?.stop();
    },
  };
}

function never(): never {
  throw new Error('not ready yet');
}

async function requireFreePort(port: number): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Trouble(`PORT=${process.env.PORT} 不是端口号。 (PORT is not a port number.)`);
  if (!(await isFree(port, '0.0.0.0')))
    throw new Trouble(`端口 ${port} 已被其他程序占用。请停止该程序，或换一个端口：PORT=${port + 1} npm start (port ${port} is in use: choose another with PORT)`);
}

/** In a process of its own: bundling would hold up the supervisor while it watches the others come up. */
const build = (what: string, environment: NodeJS.ProcessEnv): Promise<void> => once(['--import', 'tsx', 'scripts/build.ts', what], environment, `构建 ${what}`);

/** Runs a program of ours to its end. */
function once(args: readonly string[], env: NodeJS.ProcessEnv, what: string): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => said.push(piece));
    child.once('error', failed);
    child.once('exit', (code) => {
      if (code === 0) return done();
      const end = Buffer.concat(said).toString('utf8').trim().split('\n').slice(-25).join('\n');
      failed(new Trouble(`${what} 没有成功 (failed: node ${args.join(' ')})：\n${end}`));
    });
  });
}
