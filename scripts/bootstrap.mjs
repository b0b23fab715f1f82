// Only Node's own modules here: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'node_modules', '.fujing-lock');

export function prepareNode() {
  requireNode(20, 19);
  process.chdir(root);
  if (!installed()) install();
}

function requireNode(major, minor) {
  const [haveMajor, haveMinor] = process.versions.node.split('.').map(Number);
  if (haveMajor > major || (haveMajor === major && haveMinor >= minor)) return;
  stop(`本软件需要 Node ${major}.${minor} 或更新版本，当前为 ${process.versions.node}。请从 https://nodejs.org 安装后重试。` + ` (Node ${major}.${minor} or newer is needed.)`);
}

function lockHash() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) if (existsSync(join(root, name))) hash.update(readFileSync(join(root, name)));
  return `${hash.digest('hex')} ${process.platform}-${process.arch}`;
}

function installed() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return true;
  if (!sameAsLock()) return false;
  try {
    writeFileSync(stamp, lockHash());
  } catch {
    // Installed by somebody else, as in an image: it is looked at again next time.
  }
  return true;
}

/** npm writes node_modules/.package-lock.json last, so it tells what is really there, also after an install by hand. */
function sameAsLock() {
  const wanted = packages(join(root, 'package-lock.json'));
  const present = packages(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, optional, link, dev }]) => path === '' || link || (present[path] ? present[path].version === version : optional || (dev && process.env.NODE_ENV === 'production')));
}

function packages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

function install() {
  console.log('正在安装依赖，首次需要一到三分钟 (installing packages) …');
  const command = existsSync(join(root, 'package-lock.json')) ? 'ci' : 'install';
  const npm = spawnSync('npm', [command, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (npm.error) stop(`找不到 npm：${npm.error.message}。npm 随 Node 一起安装，请检查 PATH。 (npm is not on PATH.)`);
  if (npm.status !== 0) stop(`npm ${command} 没有成功（上面是它的原因）。请检查网络或 npm 源后重试。 (npm ${command} failed: see above, check the network, run again.)`);
  writeFileSync(stamp, lockHash());
}

/** Goes on as the given TypeScript file in this same process: same pid, same terminal, same signals. */
export async function become(file, args) {
  const { register } = await import('tsx/esm/api');
  register();
  process.argv = [process.argv[0], join(root, file), ...args];
  await import(pathToFileURL(join(root, file)).href);
}

export function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
