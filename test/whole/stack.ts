import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../scripts/stack/layout.ts';
import type { Login } from './client.ts';

export interface Running {
  readonly url: string;
  readonly pid: number;
  readonly postgres: string;
  readonly temporal: { readonly address: string; readonly namespace: string };
  readonly mail: { readonly smtp: string; readonly inbox: string };
  readonly logins: readonly (Login & { readonly name: string })[];
}
export type PartName = 'server' | 'worker' | 'temporal' | 'postgres' | 'mailbox';

const port = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });

/** `npm start` as a newcomer runs it, with a folder of its own that goes away at the end. */
export class Stack {
  readonly data = mkdtempSync(join(tmpdir(), 'fujing-whole-'));
  #child: ChildProcess | undefined;
  #said = '';
  #port = 0;
  run!: Running;

  /** `more` is added to the environment of every part. */
  async start(more: Readonly<Record<string, string>> = {}): Promise<void> {
    this.#port ||= await port();
    rmSync(join(this.data, 'run.json'), { force: true });
    // Whoever starts it may be set up for another stack; this one keeps everything in its own folder.
    const others = /^(DATABASE_URL|SMTP_URL|TEMPORAL_(ADDRESS|NAMESPACE)|FUJING_(KEY_FILE|OBJECTS|URL))$/;
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !others.test(name)));
    this.#child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], { cwd: root, env: { ...env, ...more, FUJING_DATA: this.data, PORT: String(this.#port) }, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) stream.on('data', (piece: Buffer) => (this.#said += piece));
    const file = join(this.data, 'run.json');
    for (let tries = 0; !existsSync(file); tries += 1) {
      if (this.#child.exitCode !== null || tries > 1200) throw new Error(`the stack did not come up:\n${this.#said}`);
      await sleep(250);
    }
    this.run = JSON.parse(readFileSync(file, 'utf8'));
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null) {
      child.kill('SIGINT');
      await new Promise((gone) => child.once('exit', gone));
    }
    const cluster = join(this.data, 'postgres.folder');
    if (existsSync(cluster)) rmSync(join(readFileSync(cluster, 'utf8'), '..'), { recursive: true, force: true });
    rmSync(this.data, { recursive: true, force: true });
  }

  /** Kills one part without asking; false where it is down just now. */
  kill(part: PartName): boolean {
    const { parts } = JSON.parse(readFileSync(join(this.data, 'processes.json'), 'utf8')) as { parts: Record<string, { pid: number }> };
    try {
      process.kill(parts[part]!.pid, 'SIGKILL');
      return true;
    } catch {
      return false;
    }
  }

  /** Waits until every part answers again. */
  async settled(seconds = 120): Promise<void> {
    for (let left = seconds * 4; left > 0; left -= 1) {
      const ready = await fetch(`${this.run.url}/api/ready`, { signal: AbortSignal.timeout(5_000) }).then((answer) => answer.status === 200, () => false);
      if (ready) return;
      await sleep(250);
    }
    throw new Error(`not ready after ${seconds} s:\n${this.#said.slice(-2000)}`);
  }
}

/** Asks until it holds; the last answer is in the error. */
export async function eventually<T>(ask: () => Promise<T>, holds: (answer: T) => boolean, seconds = 60): Promise<T> {
  let answer = await ask();
  for (let left = seconds * 4; !holds(answer) && left > 0; left -= 1) {
    await sleep(250);
    answer = await ask();
  }
  if (!holds(answer)) throw new Error(`still not so after ${seconds} s: ${JSON.stringify(answer)}`);
  return answer;
}
