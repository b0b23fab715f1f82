import fastifyStatic from '@fastify/static';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { and, eq, inArray } from 'drizzle-orm';
import { inject } from 'vitest';
import { CaseLine, taskQueue } from '../../api/temporal.ts';
import { daysBetween } from '../../db/calendar/count.ts';
import { cases, duties } from '../../db/schema/index.ts';
import { demoPosts } from '../../db/seed/posts.ts';
import { webDist } from '../../scripts/build.ts';
import counter from '../../web/counter/plugin.tsx';
import { dayOf } from '../../workflows/steps/day.ts';
import type { Day } from '../../workflows/steps/words.ts';
import '../setup/runtime.ts';
import { openDesk, type SignedIn, type WholeDesk } from '../setup/whole-desk.ts';
import { filled } from '../whole/client.ts';

interface File {
  readonly actions: readonly { readonly duty: string; readonly message: string; readonly schema: Parameters<typeof filled>[0] }[];
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

  static async open(): Promise<LivingDesk> {
    const env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path: inject('testServerPath') } } });
    const line = new CaseLine({ connectionOptions: { address: env.address }, namespace: env.namespace ?? 'default' });
    const desk = await openDesk(line);
    const worker = await Worker.create({ connection: env.nativeConnection, taskQueue, workflowBundle: { codePath: inject('workflowBundlePath') }, activities: { ...desk.activities } });
    const living = new LivingDesk(desk, env, line, worker, worker.run());
    await living.pass(0);
    return living;
  }

  /** Opens the door to browsers as well, with the pages of counter and desk as they were built; answers with its address. */
  async listen(): Promise<string> {
    const { app, deps } = this.desk;
    await app.register(counter, { now: deps.now, isDemo: true });
    await app.register(fastifyStatic, { root: webDist, prefix: '/desk/', wildcard: false, decorateReply: true });
    app.get('/desk/*', { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html'));
    return app.listen({ port: 0, host: '127.0.0.1' });
  }

  async close(): Promise<void> {
    this.worker.shutdown();
    await this.stopped;
    await this.desk.close();
    await this.line.close();
    await this.env.teardown();
  }

  /** Days pass in the cases and at the office alike. */
  async pass(days: number): Promise<void> {
    if (days > 0) await this.env.sleep(days * 86_400_000);
    this.desk.today = dayOf(await this.env.currentTimeMs());
  }

  /** Someone who holds this office in this organ. */
  async as(office: string, organ: string): Promise<SignedIn> {
    return this.desk.signIn(demoPosts.find((post) => post.office === office && post.organ === organ)!.username);
  }

  /** Whoever holds a post answers every duty that is owed in a case with the first thing its form allows, until nothing is owed. `instead` says what to fill in otherwise; what is in `leaving` is left to somebody else. */
  async workOff(caseNo: string, instead: Readonly<Record<string, object>> = {}, leaving: readonly string[] = []): Promise<Sent[]> {
    const sent: Sent[] = [];
    for (let turn = 0; turn < 60; turn += 1) {
      const owed = (await this.desk.registers.db.select().from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.state, 'open'), eq(duties.owed, true)))).filter(({ message }) => !leaving.includes(message));
      if (owed.length === 0) return sent;
      for (const { office, organ, key, message } of owed) {
        const who = await this.as(office!, organ!);
        const { body: file } = await who.get<File>(`/cases/${caseNo}`);
        const action = file.actions.find((each) => each.duty === key);
        if (!action) continue;
        const { status, body } = await who.post<{ detail?: string }>(`/cases/${caseNo}/messages/${message}`, { duty: key, ...(filled(action.schema, this.desk.today) as object), ...instead[message] });
        sent.push({ message, status, detail: body.detail ?? '' });
        if (status >= 400) return sent;
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
