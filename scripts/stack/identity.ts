import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process told apart from a later one that was given the same number. */
export interface Identity {
  readonly pid: number;
  readonly born: string;
}

export function identify(pid: number): Identity | undefined {
  const born = bornAt(pid);
  return born === undefined ? undefined : { pid, born };
}

export function alive(one: Identity): boolean {
  return bornAt(one.pid) === one.born;
}

export function programOf(pid: number): string {
  try {
    return process.platform === 'linux' ? readFileSync(`/proc/${pid}/comm`, 'utf8').trim() : ps(pid, 'comm');
  } catch {
    return '';
  }
}

function bornAt(pid: number): string | undefined {
  if (process.platform !== 'linux') return ps(pid, 'lstart') || undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function ps(pid: number, column: string): string {
  return spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    return;
  }
}

/** Asks with each signal in turn and waits for the process to be gone. */
export async function end(one: Identity, asks: readonly (readonly [NodeJS.Signals, number])[]): Promise<void> {
  for (const [name, patience] of asks) {
    if (alive(one)) signal(one.pid, name);
    const until = Date.now() + patience;
    while (alive(one) && Date.now() < until) await sleep(20);
    if (!alive(one)) return;
  }
}
