import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { end, identify, type Identity } from './identity.ts';
import { Trouble, say } from './layout.ts';
import type { Log } from './logs.ts';
import type { Roster } from './roster.ts';

type Ask = readonly [NodeJS.Signals, number];

/** One program of the stack: how to start it, how to see that it is ready, how to ask it to leave. */
export interface Program {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Programs of ours leave by themselves when the supervisor is gone (leash.mjs). */
  readonly leashed?: boolean;
  readonly goodbye: readonly Ask[];
  readonly patience: number;
  ready(): Promise<boolean>;
  before?(): Promise<void>;
}

const shortest = 200;
const longest = 10_000;
const settled = 30_000;
const hopeless = 4;

/** Keeps one program running: whenever it dies it is started again, with growing pauses while it keeps dying. */
export class Part {
  #process: ChildProcess | undefined;
  #identity: Identity | undefined;
  #stopping = false;
  #pause = shortest;
  #deaths = 0;
  readonly program: Program;
  readonly #log: Log;
  readonly #roster: Roster;

  constructor(program: Program, log: Log, roster: Roster) {
    this.program = program;
    this.#log = log;
    this.#roster = roster;
  }

  async start(): Promise<void> {
    const { name, patience } = this.program;
    await this.#spawn();
    const until = Date.now() + patience;
    while (Date.now() < until) {
      if (this.#stopping) return;
      if (await this.program.ready().catch(() => false)) return;
      if (this.#deaths >= hopeless) break;
      await sleep(200);
    }
    throw new Trouble(`${name} 没有启动成功。请看它的日志 ${this.#log.file}，末尾是 (did not start, the end of its log)：\n${this.#log.tail()}`);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#identity) await end(this.#identity, this.program.goodbye);
    this.#roster.leave(this.program.name);
  }

  /** Without asking: for a second Ctrl-C. */
  kill(): void {
    this.#stopping = true;
    this.#process?.kill('SIGKILL');
  }

  async #spawn(): Promise<void> {
    const { name, command, args, env, cwd, user, leashed, before } = this.program;
    await before?.();
    if (this.#stopping) return;
    const began = Date.now();
    const out = this.#log.descriptor();
    const child = spawn(command, [...args], {
      env,
      cwd,
      ...user,
      // A session of its own: Ctrl-C at the terminal reaches the supervisor alone, which then stops all in order.
      detached: true,
      stdio: leashed ? ['ignore', out, out, 'ipc'] : ['ignore', out, out],
    });
    this.#process = child;
    this.#identity = child.pid === undefined ? undefined : identify(child.pid);
    if (this.#identity) this.#roster.enter(name, this.#identity);
    let gone = false;
    const again = (reason: string): void => {
      if (gone) return;
      gone = true;
      void this.#again(reason, Date.now() - began);
    };
    child.once('error', (error) => again(error.message));
    child.once('exit', (code, signal) => again(signal ?? `exit ${code}`));
  }

  async #again(reason: string, lived: number): Promise<void> {
    const { name } = this.program;
    if (this.#stopping) return;
    this.#deaths += 1;
    if (lived > settled) this.#pause = shortest;
    const pause = this.#pause;
    this.#pause = Math.min(this.#pause * 2, longest);
    say(`  ${name} 已退出 (${reason})，${pause / 1000} 秒后重新启动 (started again)`);
    await sleep(pause);
    if (!this.#stopping) await this.#spawn().catch((error) => this.#again(String(error), 0));
  }
}
