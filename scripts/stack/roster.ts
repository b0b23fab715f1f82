import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { alive, end, identify, type Identity } from './identity.ts';
import { Trouble, say } from './layout.ts';

interface Entries {
  supervisor: Identity & { readonly parent: Identity | undefined };
  parts: Record<string, Identity>;
}

/** Who belongs to this stack, kept in a file so that the next start finds what a killed one left behind. */
export class Roster {
  readonly #file: string;
  readonly #entries: Entries;

  private constructor(file: string, entries: Entries) {
    this.#file = file;
    this.#entries = entries;
  }

  static async take(file: string): Promise<Roster> {
    const before = read(file);
    if (before && alive(before.supervisor)) await takeOver(before);
    await Roster.clear(file);
    rmSync(file, { force: true });
    const me = identify(process.pid);
    if (!me) throw new Trouble('读不到本进程的信息（/proc 或 ps 不可用）。 (Neither /proc nor ps tells about this process.)');
    const roster = new Roster(file, { supervisor: { ...me, parent: identify(process.ppid) }, parts: {} });
    claim(file);
    roster.#write();
    return roster;
  }

  /** Ends what a dead supervisor left behind; false where that supervisor still lives. */
  static async clear(file: string): Promise<boolean> {
    const before = read(file);
    if (before && alive(before.supervisor)) return false;
    for (const [name, one] of Object.entries(before?.parts ?? {})) await endLeftOver(name, one);
    return true;
  }

  enter(name: string, one: Identity): void {
    this.#entries.parts[name] = one;
    this.#write();
  }

  leave(name: string): void {
    delete this.#entries.parts[name];
    this.#write();
  }

  close(): void {
    rmSync(this.#file, { force: true });
  }

  #write(): void {
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#entries), { mode: 0o600 });
    renameSync(`${this.#file}.new`, this.#file);
  }
}

function read(file: string): Entries | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function claim(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch {
    const other = read(file);
    if (other && alive(other.supervisor)) throw alreadyRunning(other);
  }
}

/** A supervisor whose `npm start` was killed above it goes on without a terminal; the new start replaces it. */
async function takeOver(before: Entries): Promise<void> {
  const { supervisor } = before;
  if (supervisor.parent && alive(supervisor.parent)) throw alreadyRunning(before);
  say('上一次启动仍在后台运行，但它的终端已不在：先让它停止 (stopping the earlier start, whose terminal is gone) …');
  await end(supervisor, [
    ['SIGTERM', 60_000],
    ['SIGKILL', 2_000],
  ]);
  await sleep(100);
}

function alreadyRunning({ supervisor }: Entries): Trouble {
  return new Trouble(
    `已在运行，进程号 ${supervisor.pid}，地址见 run.json。要停止它，在它的终端按 Ctrl-C，或执行 kill ${supervisor.pid}；` +
      `要另开一套，请设置 FUJING_DATA 和 PORT。 (Already running as process ${supervisor.pid}.)`,
  );
}

/** Crash-only: what has lost its supervisor holds nothing that is not on disk. PostgreSQL alone is asked first, so that it starts faster. */
async function endLeftOver(name: string, one: Identity): Promise<void> {
  if (!alive(one)) return;
  say(`  停止上次留下的 ${name} (stopping a left-over) …`);
  await end(
    one,
    name === 'postgres'
      ? [
          ['SIGINT', 8_000],
          ['SIGQUIT', 4_000],
          ['SIGKILL', 4_000],
        ]
      : [['SIGKILL', 4_000]],
  );
}
