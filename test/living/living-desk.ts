import { setTimeout as sleep } from 'node:timers/promises';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { and, asc, eq, inArray, like } from 'drizzle-orm';
import { inject } from 'vitest';
import type { Gateways } from '../../activities/deps.ts';
import { serveDesk } from '../../api/plugins/desk.ts';
import { hand } from '../../api/telling/tell.ts';
import { CaseLine, taskQueue } from '../../api/telling/temporal.ts';
import { daysBetween } from '../../db/calendar/count.ts';
import { cases, clocks, duties, statements } from '../../db/schema/index.ts';
import { demoPosts } from '../../db/seed/posts.ts';
import { webDist } from '../../scripts/build.ts';
import counter from '../../web/counter/plugin.tsx';
import { dayOf } from '../../workflows/steps/day.ts';
import type { Day } from '../../workflows/steps/words.ts';
import '../setup/runtime.ts';
import { openDesk, type SignedIn, type WholeDesk } from '../setup/whole-desk.ts';
import { filled } from '../whole/client.ts';

/** Tenths of a second in which nothing more comes. */
const quietTurns = 3;

interface File {
  /** Not there for who may not see the case. */
  readonly actions?: readonly { readonly duty: string; readonly message: string; readonly schema: Parameters<typeof filled>[0] }[];
}
export interface Sent {
  readonly message: string;
  readonly status: number;
  readonly detail: string;
}

/** The whole door over true registers and true workflows, on the server that skips time: nothing is faked but the days that pass. */
export class LivingDesk {
  /** By day and name. */
  readonly #sessions = new Map<string, Promise<SignedIn>>();

  private constructor(
    readonly desk: WholeDesk,
    readonly env: TestWorkflowEnvironment,
    readonly line: CaseLine,
    readonly worker: Worker,
    readonly stopped: Promise<void>,
  ) {}

  static async open(gateways: Gateways = {}): Promise<LivingDesk> {
    const env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path: inject('testServerPath') } } });
    const line = new CaseLine({ connectionOptions: { address: env.address }, namespace: env.namespace ?? 'default' });
    const desk = await openDesk(line, gateways);
    const worker = await Worker.create({ connection: env.nativeConnection, taskQueue, workflowBundle: { codePath: inject('workflowBundlePath') }, activities: { ...desk.activities } });
    const living = new LivingDesk(desk, env, line, worker, worker.run());
    await living.pass(0);
    return living;
  }

  /** Opens the door to browsers as well, with the pages of counter and desk as they were built; answers with its address. */
  async listen(): Promise<string> {
    const { app, deps } = this.desk;
    await app.register(counter, { now: deps.now, isDemo: true, carrier: deps.seal });
    await serveDesk(app, webDist);
    return app.listen({ port: 0, host: '127.0.0.1' });
  }

  async close(): Promise<void> {
    this.worker.shutdown();
    await this.stopped;
    await this.desk.close();
    await this.line.close();
    await this.env.teardown();
  }

  /** Days pass in the cases and at the office alike: what a case does on a day that comes, it finds the office at that day. */
  async pass(days: number): Promise<void> {
    this.desk.today = dayOf((await this.env.currentTimeMs()) + days * 86_400_000);
    if (days > 0) await this.env.sleep(days * 86_400_000);
    this.desk.today = dayOf(await this.env.currentTimeMs());
  }

  /** Someone who holds this office in this organ. */
  async as(office: string, organ: string): Promise<SignedIn> {
    return this.#signedIn(demoPosts.find((post) => post.office === office && post.organ === organ)!.username);
  }

  /** Everybody signs in once a day: so long a session lasts, and a password is slow to check. */
  #signedIn(username: string): Promise<SignedIn> {
    const key = `${this.desk.today} ${username}`;
    const session = this.#sessions.get(key) ?? this.desk.signIn(username);
    this.#sessions.set(key, session);
    return session;
  }

  /**
   * Whoever holds a post answers every duty that is owed in a case with the first thing its form allows, until nothing is owed or nobody may answer now.
   * `instead` says what to fill in otherwise; what is in `leaving` is left to somebody else.
   */
  async workOff(caseNo: string, instead: Readonly<Record<string, object>> = {}, leaving: readonly string[] = []): Promise<Sent[]> {
    const sent: Sent[] = [];
    for (let turn = 0, quiet = 0; turn < 400; turn += 1) {
      const owed = await this.desk.registers.db.select().from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.state, 'open'), eq(duties.owed, true))).orderBy(asc(duties.openedSeq));
      const before = sent.length;
      for (const duty of owed.filter(({ message }) => !leaving.includes(message))) {
        const said = await this.#answer(caseNo, duty, instead[duty.message]);
        if (said) sent.push(said);
        if (said && said.status >= 400) return sent;
      }
      if (sent.length > before) quiet = 0;
      else if (owed.some(({ message }) => leaving.includes(message)) || quiet === quietTurns) return sent;
      else {
        // Work on many rows goes on after the answer: what follows from it is owed a little later.
        quiet = (await this.#isAtWork(caseNo)) ? 0 : quiet + 1;
        await sleep(100);
      }
    }
    throw new Error(`no end: ${JSON.stringify(sent.slice(-6))}`);
  }

  /** Works a case off and lets days pass in turn, until one of the messages in `leaving` is owed or the case has a result. */
  async workUntil(caseNo: string, leaving: readonly string[], days: number, instead: Readonly<Record<string, object>> = {}): Promise<Sent[]> {
    const sent: Sent[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      sent.push(...(await this.workOff(caseNo, instead, leaving)));
      if (sent.some(({ status }) => status >= 400)) return sent;
      const owed = await this.desk.registers.db.select().from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.state, 'open'), eq(duties.owed, true), inArray(duties.message, [...leaving])));
      if (owed.length > 0 || (await this.result(caseNo)) !== null) return sent;
      await this.pass(days);
    }
    throw new Error(`neither a result nor ${leaving.join(', ')}: ${JSON.stringify(sent.slice(-6))}`);
  }

  /** Lets days pass until it is that day at the office. */
  async passUntil(day: Day): Promise<void> {
    await this.pass(daysBetween(this.desk.today, day));
  }

  /** The first of those who hold the post that the file lets answer: a second person confirms, and a panel is named. */
  async #answer(caseNo: string, { office, organ, key, message }: typeof duties.$inferSelect, instead: object = {}): Promise<Sent | undefined> {
    for (const { username } of demoPosts.filter((post) => post.office === office && post.organ === organ)) {
      const who = await this.#signedIn(username);
      const { body: file } = await who.get<File>(`/cases/${caseNo}`);
      const action = file.actions?.find((each) => each.duty === key);
      if (!action) continue;
      const { status, body } = await who.post<{ detail?: string }>(`/cases/${caseNo}/messages/${message}`, { duty: key, ...(filled(action.schema, this.desk.today) as object), ...instead });
      return { message, status, detail: body.detail ?? '' };
    }
    return undefined;
  }

  async #isAtWork(caseNo: string): Promise<boolean> {
    const [row] = await this.desk.registers.db.select({ procedure: cases.procedure }).from(cases).where(eq(cases.caseNo, caseNo));
    // Kept, and not opened yet.
    if (!row) return true;
    const { raw } = await this.env.client.workflow.getHandle(`${row.procedure}/${caseNo}`).describe();
    return (raw.pendingActivities?.length ?? 0) > 0;
  }

  /** Lets days pass until the last day of a running clock of the case is over. */
  async passOver(caseNo: string, clock: string): Promise<void> {
    const running = await this.desk.registers.db.select({ lastDay: clocks.lastDay }).from(clocks).where(and(eq(clocks.caseNo, caseNo), eq(clocks.state, 'running'), like(clocks.key, `${clock}%`)));
    const lastDay = running.map((row) => row.lastDay).toSorted().at(-1);
    if (!lastDay) throw new Error(`${caseNo} has no running clock ${clock}`);
    await this.pass(Math.max(1, daysBetween(this.desk.today, lastDay) + 1));
  }

  /** What the relay does: cases hear what is kept for them and was not told yet. */
  async relay(): Promise<void> {
    for (const { id } of await this.desk.registers.db.select({ id: statements.id }).from(statements).where(eq(statements.state, 'received')).orderBy(statements.receivedAt)) await hand(this.desk.deps, id);
  }

  async result(caseNo: string): Promise<string | null> {
    const [row] = await this.desk.registers.db.select({ result: cases.result }).from(cases).where(eq(cases.caseNo, caseNo));
    return row?.result ?? null;
  }

  /** What the holder of a receipt sees at the counter. */
  async atCounter<T>(receipt: string): Promise<T> {
    const { app } = this.desk;
    const { token } = (await app.inject({ method: 'POST', url: '/api/public/receipts', payload: { receipt } })).json<{ token: string }>();
    return (await app.inject({ url: '/api/public/file', headers: { authorization: `Bearer ${token}` } })).json<T>();
  }
}
