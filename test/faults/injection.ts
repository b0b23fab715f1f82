import { randomUUID } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import postgres from 'postgres';
import { dayOf } from '../../workflows/steps/day.ts';
import { Official, type Answer, type Login } from '../whole/client.ts';
import { Stack, type PartName } from '../whole/stack.ts';
import { Dice } from './chance.ts';

const parts: readonly PartName[] = ['worker', 'server', 'temporal', 'postgres'];
const dayMs = 86_400_000;

/** A whole stack whose parts are killed while it is worked with, and what its door said stands or is kept. */
export class Injection {
  readonly stack = new Stack();
  readonly kills: string[] = [];
  /** By the statement's id, what was said. */
  readonly accepted = new Map<string, string>();
  readonly #folder = mkdtempSync(join(tmpdir(), 'fujing-faults-'));
  readonly #aheadFile = join(this.#folder, 'days-ahead');
  #ahead = 0;
  #sql: postgres.Sql | undefined;

  async start(): Promise<void> {
    this.pass(0);
    await this.stack.start({ FAULTS_DAYS_AHEAD: this.#aheadFile, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${pathToFileURL(join(import.meta.dirname, 'office-clock.mjs')).href}` });
    this.#sql = postgres(this.stack.run.postgres, { max: 2, onnotice: () => undefined });
  }

  async stop(): Promise<void> {
    await this.#sql?.end({ timeout: 5 });
    await this.stack.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  rows = <T extends object>(query: string): Promise<T[]> => this.#sql!.unsafe(query) as unknown as Promise<T[]>;

  get today() {
    return dayOf(Date.now() + this.#ahead * dayMs);
  }

  /** So many days pass at the office; Temporal's timers stay where they are. */
  pass(days: number): void {
    this.#ahead += days;
    writeFileSync(`${this.#aheadFile}.new`, String(this.#ahead));
    renameSync(`${this.#aheadFile}.new`, this.#aheadFile);
  }

  /** At the end the office and Temporal agree about the day again. */
  backToToday = (): void => this.pass(-this.#ahead);

  /** Whether every part answers just now. */
  isReady = (): Promise<boolean> => fetch(`${this.stack.run.url}/api/ready`, { signal: AbortSignal.timeout(5_000) }).then(({ status }) => status === 200, () => false);

  kill(part: PartName): void {
    if (this.stack.kill(part)) this.kills.push(part);
  }

  /** Kills one part after the other until the time is over; the seed says which and when. */
  async killing(until: number): Promise<void> {
    const dice = new Dice('kills');
    while (Date.now() < until) {
      await sleep(2_000 + dice.next() * 8_000);
      this.kill(dice.pick(parts));
    }
  }

  async officials(which: (login: Login) => boolean): Promise<Official[]> {
    const all = this.stack.run.logins.filter(which).map((login) => new Official(this.stack.run.url, login));
    for (const official of all) await insistOn(() => official.signIn());
    return all;
  }

  /** Says one thing to a case and remembers what was taken. Under one key it may be sent any number of times. */
  async say(official: Official, { path, body }: { readonly path: string; readonly body: unknown }): Promise<Answer> {
    const answer = await insisting((key) => official.call<{ statementId?: string }>(path, body, key));
    if (answer.status < 300 && answer.body.statementId) this.accepted.set(answer.body.statementId, path);
    return answer;
  }
}

/** Sends until there is an answer that is one. */
export async function insisting<T>(send: (key: string) => Promise<Answer<T>>): Promise<Answer<T>> {
  const key = randomUUID();
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await send(key).catch(() => undefined);
    if (answer && answer.status < 500 && answer.status !== 429) return answer;
    await sleep(500);
  }
  throw new Error('no answer in a hundred seconds');
}

export async function insistOn<T>(act: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (tries > 100) throw error;
      await sleep(1_000);
    }
  }
}

/** Of anybody at the counter. */
export async function publicly<T>(url: string, path: string, body: unknown): Promise<Answer<T>> {
  return insisting<T>(async (key) => {
    const response = await fetch(`${url}/api/public/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key }, body: JSON.stringify(body), signal: AbortSignal.timeout(30_000) });
    return { status: response.status, body: (await response.json()) as T };
  });
}
