import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const built = join(root, '.cache');
export const platform = `${process.platform}-${process.arch}`;

export function dataFolder(): string {
  return resolve(root, process.env.FUJING_DATA ?? '.data');
}

/** What is fetched once for all clones of one user. */
export function cacheFolder(): string {
  const wanted = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'fujing');
  for (const folder of [wanted, join(tmpdir(), `fujing-${userInfo().username}`)]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {
      continue;
    }
  }
  throw new Trouble(`缓存目录 ${wanted} 不可写。请用 XDG_CACHE_HOME 指定一个可写目录。 (No writable cache folder: set XDG_CACHE_HOME.)`);
}

/** The first file of this name on PATH. */
export function onPath(...names: string[]): string | undefined {
  for (const name of names) for (const folder of (process.env.PATH ?? '').split(':')) if (folder && existsSync(join(folder, name))) return join(folder, name);
  return undefined;
}

/** Something the person at the terminal can put right: shown as its sentence, without a stack. */
export class Trouble extends Error {}

export function say(line: string): void {
  console.log(line);
}

/** Says what begins and how long it took, one plain line each. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  say(`  ${name}：就绪，${((performance.now() - began) / 1000).toFixed(1)} 秒 (ready)`);
  return result;
}
