import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { end, identify, programOf } from './identity.ts';
import { Trouble } from './layout.ts';
import type { Program } from './part.ts';
import { mayEnter, postgresPrograms, postgresRunner, type Runner } from './postgres-files.ts';

const surroundings = { LANG: process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8', TZ: 'Asia/Shanghai', PATH: process.env.PATH };
const initial = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums', '--auth=scram-sha-256', '--username=fujing'];

export interface Cluster {
  readonly program: Program;
  url(database: string): string;
}

export interface ClusterSettings {
  readonly data: string;
  readonly port: number;
  /** More `name=value` settings of the server. */
  readonly settings?: readonly string[];
}

/** A cluster of our own in the data folder: made at the first start, found again at each later one. */
export async function openCluster({ data, port, settings = [] }: ClusterSettings): Promise<Cluster> {
  const runner = postgresRunner();
  const bin = postgresPrograms(runner);
  const folder = clusterFolder(data, runner);
  const secret = join(data, 'postgres.password');
  if (!existsSync(join(folder, 'PG_VERSION'))) create(bin, folder, secret, runner);
  else if (!existsSync(secret)) throw new Trouble(`缺少 ${secret}，而数据库 ${folder} 已经存在。请从备份恢复该文件。 (The password file of the database is gone: restore it from the backup.)`);
  requireSameMajor(bin, folder);
  const url = (database: string): string => `postgres://fujing:${readFileSync(secret, 'utf8')}@127.0.0.1:${port}/${database}`;
  const options = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'log_error_verbosity=terse', 'max_connections=200', ...settings];
  return {
    url,
    program: {
      name: 'postgres',
      command: join(bin, 'postgres'),
      args: ['-D', folder, ...options.flatMap((option) => ['-c', option])],
      cwd: folder,
      env: surroundings,
      ...(runner && { user: runner }),
      goodbye: [
        ['SIGINT', 15_000],
        ['SIGQUIT', 5_000],
        ['SIGKILL', 2_000],
      ],
      patience: 180_000,
      before: () => clearLeftOver(folder),
      ready: () => answers(url('postgres')),
    },
  };
}

/** In the data folder, unless the user who runs PostgreSQL may not go there (root with a private home). */
function clusterFolder(data: string, runner: Runner | undefined): string {
  const elsewhere = join(data, 'postgres.folder');
  if (existsSync(elsewhere)) return readFileSync(elsewhere, 'utf8').trim();
  if (!runner) return join(data, 'postgres');
  chmodSync(data, 0o711);
  if (mayEnter(data, runner)) return join(data, 'postgres');
  const folder = join('/var/lib/fujing', randomBytes(6).toString('hex'));
  mkdirSync(folder, { recursive: true });
  for (const path of ['/var/lib/fujing', folder]) chmodSync(path, 0o755);
  if (!mayEnter(folder, runner))
    throw new Trouble(
      `数据目录 ${data} 不允许其他用户进入，/var/lib/fujing 也不可用。请用 FUJING_DATA 指定一个其他用户可进入的目录。` +
        ' (The data folder is private and /var/lib/fujing cannot be used: set FUJING_DATA to a folder that others may enter.)',
    );
  writeFileSync(elsewhere, join(folder, 'postgres'), { mode: 0o600 });
  return join(folder, 'postgres');
}

function create(bin: string, folder: string, secret: string, runner: Runner | undefined): void {
  if (!existsSync(secret)) writeFileSync(secret, randomBytes(24).toString('hex'), { mode: 0o600 });
  // Renamed when complete: a start killed half-way leaves no half cluster.
  const half = `${folder}.new`;
  const password = `${folder}.pw`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  writeFileSync(password, readFileSync(secret), { mode: 0o600 });
  if (runner) for (const path of [half, password]) chownSync(path, runner.uid, runner.gid);
  const done = spawnSync(join(bin, 'initdb'), ['-D', half, `--pwfile=${password}`, ...initial], {
    ...runner,
    cwd: '/',
    encoding: 'utf8',
    env: surroundings,
  });
  rmSync(password, { force: true });
  if (done.status !== 0) throw new Trouble(`PostgreSQL 数据目录没有建成 (initdb failed)：${done.error?.message ?? done.stderr.trim()}`);
  renameSync(half, folder);
}

function requireSameMajor(bin: string, folder: string): void {
  const made = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  const shipped = spawnSync(join(bin, 'initdb'), ['--version'], { encoding: 'utf8', cwd: '/' }).stdout.match(/\d+/)?.[0];
  if (made !== shipped)
    throw new Trouble(
      `数据库由 PostgreSQL ${made} 建立，随软件安装的是 ${shipped}。请用 ${made} 版导出、用 ${shipped} 版导入后再启动，见 docs/operations.md。` +
        ` (The cluster was made by PostgreSQL ${made}, the bundled one is ${shipped}: dump and restore first.)`,
    );
}

/** A postmaster that outlived a killed supervisor is stopped; a lock file whose number now belongs to another program is removed. */
async function clearLeftOver(folder: string): Promise<void> {
  const lock = join(folder, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  const other = pid > 0 ? identify(pid) : undefined;
  if (!other) return;
  if (programOf(pid).startsWith('postgres'))
    await end(other, [
      ['SIGINT', 8_000],
      ['SIGQUIT', 4_000],
      ['SIGKILL', 4_000],
    ]);
  else rmSync(lock, { force: true });
}

export async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const found = await sql`select from pg_database where datname = ${name}`;
    if (found.length === 0) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
