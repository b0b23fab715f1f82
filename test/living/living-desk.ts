import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { and, eq } from 'drizzle-orm';
import { inject } from 'vitest';
import { CaseLine, taskQueue } from '../../api/temporal.ts';
import { cases, duties } from '../../db/schema/index.ts';
import { demoPosts } from '../../db/seed/posts.ts';
import { dayOf } from '../../workflows/steps/day.ts';
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

  /** Whoever holds a post answers every duty that is owed in a case with the first thing its form allows, until nothing is owed. `instead` says what to fill in otherwise. */
  async workOff(caseNo: string, instead: Readonly<Record<string, object>> = {}): Promise<Sent[]> {
    const sent: Sent[] = [];
    for (let turn = 0; turn < 60; turn += 1) {
      const owed = await this.desk.registers.db.select().from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.state, 'open'), eq(duties.owed, true)));
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
