import { setTimeout as sleep } from 'node:timers/promises';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { and, eq, like } from 'drizzle-orm';
import { inject } from 'vitest';
import type { Gateways } from '../../activities/deps.ts';
import { hand } from '../../api/tell.ts';
import { CaseLine, taskQueue } from '../../api/temporal.ts';
import { cases, clocks, duties, statements } from '../../db/schema/index.ts';
import { demoPosts } from '../../db/seed/posts.ts';
import { dayOf } from '../../workflows/steps/day.ts';
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
    return this.desk.signIn(demoPosts.find((post) => post.office === office && post.organ === organ)!.username);
  }

  /**
   * Whoever holds a post answers every duty that is owed in a case with the first thing its form allows, until nothing is owed, or nobody may answer now,
   * or the duty named is the next. `instead` says what to fill in otherwise.
   */
  async workOff(caseNo: string, instead: Readonly<Record<string, object>> = {}, until?: string): Promise<Sent[]> {
    const sent: Sent[] = [];
    for (let turn = 0, quiet = 0; turn < 400; turn += 1) {
      const owed = await this.desk.registers.db.select().from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.state, 'open'), eq(duties.owed, true)));
      const before = sent.length;
      for (const duty of owed.filter(({ message }) => message !== until)) {
        const said = await this.#answer(caseNo, duty, instead[duty.message]);
        if (said) sent.push(said);
        if (said && said.status >= 400) return sent;
      }
      if (sent.length > before) quiet = 0;
      else if (owed.some(({ message }) => message === until) || quiet === quietTurns) return sent;
      else {
        // Work on many rows goes on after the answer: what follows from it is owed a little later.
        quiet = (await this.#isAtWork(caseNo)) ? 0 : quiet + 1;
        await sleep(100);
      }
    }
    throw new Error(`no end: ${JSON.stringify(sent.slice(-6))}`);
  }

  /** The first of those who hold the post that the file lets answer: a second person confirms, and a panel is named. */
  async #answer(caseNo: string, { office, organ, key, message }: typeof duties.$inferSelect, instead: object = {}): Promise<Sent | undefined> {
    for (const { username } of demoPosts.filter((post) => post.office === office && post.organ === organ)) {
      const who = await this.desk.signIn(username);
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
    const { raw } = await this.env.client.workflow.getHandle(`${row!.procedure}/${caseNo}`).describe();
    return (raw.pendingActivities?.length ?? 0) > 0;
  }

  /** Lets days pass until the last day of a running clock of the case is over. */
  async passOver(caseNo: string, clock: string): Promise<void> {
    const running = await this.desk.registers.db.select({ lastDay: clocks.lastDay }).from(clocks).where(and(eq(clocks.caseNo, caseNo), eq(clocks.state, 'running'), like(clocks.key, `${clock}%`)));
    const lastDay = running.map((row) => row.lastDay).toSorted().at(-1);
    if (!lastDay) throw new Error(`${caseNo} has no running clock ${clock}`);
    await this.pass(Math.max(1, Math.round((Date.parse(lastDay) - Date.parse(this.desk.today)) / 86_400_000) + 1));
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
