import { existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Roster } from '../../scripts/stack/roster.ts';

const prefix = 'fujing-test-';
const rosterIn = (folder: string): string => join(folder, 'processes.json');

/** A folder for one test run; until it has a roster, its name says whose it is. */
export const folderIn = (place: string): string => mkdtempSync(join(place, `${prefix}${process.pid}-`));

/** Enters this process as the one that answers for a folder. */
export const takeRoster = (folder: string): Promise<Roster> => Roster.take(rosterIn(folder));

/** What test runs that were killed have left: their processes first, then their folders. Others may sweep at the same moment, or just begin. */
export async function sweep(place: string): Promise<void> {
  for (const name of readdirSync(place).filter((one) => one.startsWith(prefix))) {
    const folder = join(place, name);
    const justBegins = !existsSync(rosterIn(folder)) && lives(Number(name.slice(prefix.length).split('-')[0]));
    if (!justBegins && (await Roster.clear(rosterIn(folder)))) discard(folder);
  }
}

/** Removes the folder of a run with its cluster, which may lie elsewhere; nothing where somebody else is at it. */
export function discard(folder: string): void {
  const taken = folder.replace(prefix, 'fujing-swept-');
  try {
    renameSync(folder, taken);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const cluster = join(taken, 'postgres.folder');
  if (existsSync(cluster)) rmSync(join(readFileSync(cluster, 'utf8'), '..'), { recursive: true, force: true });
  rmSync(taken, { recursive: true, force: true });
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
