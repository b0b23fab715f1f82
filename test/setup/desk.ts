import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { eq } from 'drizzle-orm';
import { configFrom, todayOf, type Deps } from '../../api/deps.ts';
import { fileComplaint } from '../../api/cases/intake.ts';
import { readBodiesStrictly } from '../../api/plugins/bodies.ts';
import { readLanguage } from '../../api/plugins/language.ts';
import { answerProblems } from '../../api/plugins/problems.ts';
import { checkForms } from '../../api/plugins/validation.ts';
import publicRoutes from '../../api/routes/public/public.ts';
import { publicMartyrRoutes } from '../../api/routes/public/martyrs.ts';
import { publicRecruitmentRoutes } from '../../api/routes/public/recruitments.ts';
import type { Outcome } from '../../api/telling/temporal.ts';
import type { Registers } from '../../db/client.ts';
import { readUser } from '../../db/reads/seats.ts';
import { caseEvents, statements } from '../../db/schema/index.ts';
import { demoPosts } from '../../db/seed/posts.ts';
import type { Happening } from '../../workflows/steps/activities.ts';
import type { Day, Office, Statement } from '../../workflows/steps/words.ts';
import { OwnRegister } from './own-register.ts';

type Routes = (deps: Deps) => FastifyPluginAsyncTypebox;
export interface Sent {
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface Official {
  readonly id: string;
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, sent?: Sent): Promise<LightMyRequestResponse>;
}

/** Routes of the desk over a true register, without Temporal: what a case does is entered by the test. */
export class Desk {
  today: Day = '2026-06-02';
  time = '10:20:00';
  outcome: Outcome = { kind: 'answered' };
  readonly heard: { caseNo: string; message: string; statement: Statement }[] = [];
  app!: FastifyInstance;
  deps!: Deps;
  registers!: Registers;
  #register!: OwnRegister;
  #activities!: ReturnType<OwnRegister['activities']>;
  readonly organ = '320602';

  now = (): Date => new Date(`${this.today}T${this.time}+08:00`);

  static async open(...routes: readonly Routes[]): Promise<Desk> {
    const desk = new Desk();
    const register = await OwnRegister.open(8);
    const { registers, seal, objects } = register;
    desk.#register = register;
    desk.registers = registers;
    desk.#activities = register.activities(desk.now);
    const line = { start: (procedure: string, opening: { caseNo: string; organ: string }) => desk.begin(opening, procedure), tell: async (_: string, caseNo: string, message: string, statement: Statement) => (desk.heard.push({ caseNo, message, statement }), desk.outcome), endApart: async () => false };
    desk.deps = { registers, seal, objects, now: desk.now, config: configFrom({}), cases: line as unknown as Deps['cases'] };
    const app = Fastify();
    desk.app = app;
    readLanguage(app);
    answerProblems(app);
    readBodiesStrictly(app);
    checkForms(app, desk.deps);
    await app.register(publicRoutes, desk.deps);
    await app.register(publicRecruitmentRoutes(desk.deps));
    await app.register(publicMartyrRoutes(desk.deps));
    await app.register(
      async (signedIn) => {
        signedIn.decorateRequest('me');
        signedIn.addHook('onRequest', async (request) => {
          request.me = (await readUser(desk.registers.db, String(request.headers['x-user']), todayOf(desk.deps)))!;
        });
        for (const each of routes) await signedIn.register(each(desk.deps));
      },
      { prefix: '/api' },
    );
    await app.ready();
    return desk;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.#register.close();
  }

  /** What a case does, entered in the true register. */
  async enter(caseNo: string, ...happenings: Happening[]): Promise<void> {
    const rows = await this.registers.db.select({ seq: caseEvents.seq }).from(caseEvents).where(eq(caseEvents.caseNo, caseNo));
    await this.#activities.enter(caseNo, happenings.map((happening, i) => ({ ...happening, seq: rows.length + i + 1, at: this.now().toISOString() })));
  }

  async begin({ caseNo, organ }: { caseNo: string; organ: string }, procedure = 'complaint'): Promise<void> {
    if (procedure !== 'complaint') return this.enter(caseNo, { type: 'opened', key: 'case', procedure, organ, on: this.today });
    await this.enter(caseNo, { type: 'opened', key: 'case', procedure: 'complaint', organ, on: this.today }, { type: 'duty-opened', key: 'supplement', message: 'supplement', who: 'complainant', owed: false }, this.owed('triage', 'intake-officer'));
  }

  owed(message: string, office: Office, organ: string = this.organ): Happening {
    return { type: 'duty-opened', key: message, message, who: { office, organ }, owed: true };
  }

  notice(kind: string): Happening {
    return { type: 'notice-issued', key: kind, notice: kind, to: 'complainant', on: this.today, about: { from: this.organ } };
  }

  /** Work of the registers, as a case would ask for it. */
  work = (caseNo: string, key: string, about: Record<string, string>) => this.#activities.work(caseNo, key, about);

  deliver = (caseNo: string, key: string) => this.#activities.deliver(caseNo, key, 1);

  /** A statement that stands, in the register and in the case. */
  async say(caseNo: string, message: string, by: string, as: Office, body: Record<string, unknown>, told: Record<string, unknown> = {}, key = message): Promise<string> {
    const id = randomUUID();
    await this.registers.db.insert(statements).values({ id, caseNo, message, duty: key, sender: by, as, organ: this.organ, receivedAt: this.now(), receivedOn: this.today, body, bodyHash: '', told, state: 'received' });
    await this.enter(caseNo, { type: 'answered', key, statement: { id, duty: key, by, as, organ: this.organ, on: this.today, ...told } as Statement });
    return id;
  }

  /** A complaint with its receipt, and the header that its bearer sends. */
  async file({ realName = true, name = '王㛃' } = {}): Promise<{ caseNo: string; bearer: Record<string, string> }> {
    const filed = await fileComplaint(this.deps, { key: randomUUID(), whole: {}, body: { matter: '推搡摊主', against: '高个子' }, realName, complainant: { name, phone: '13800000000' }, answerBy: { email: 'wang@example.cn' }, organ: this.organ, ongoing: false, origin: 'own' });
    const { token } = (await this.app.inject({ method: 'POST', url: '/api/public/receipts', payload: { receipt: filed.receipt } })).json<{ token: string }>();
    return { caseNo: filed.caseNo, bearer: { authorization: `Bearer ${token}` } };
  }

  /** One of the invented people who holds this office. */
  as(office: Office, { organ = this.organ, nth = 0 } = {}): Official {
    const id = `u-${demoPosts.filter((post) => post.office === office && post.organ === organ)[nth]!.username}`;
    return { id, call: (method, url, sent = {}) => this.send(method, `/api${url}`, { ...sent, headers: { 'x-user': id, ...sent.headers } }) };
  }

  /** Sends JSON, or a form where the body is one. */
  async send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, { body, key = randomUUID(), headers = {} }: Sent = {}): Promise<LightMyRequestResponse> {
    const form = body instanceof FormData ? new Response(body) : undefined;
    const payload = form ? Buffer.from(await form.arrayBuffer()) : body === undefined || Buffer.isBuffer(body) ? (body as Buffer | undefined) : JSON.stringify(body);
    const type = form?.headers.get('content-type') ?? 'application/json';
    return this.app.inject({ method, url, headers: { ...(method === 'POST' && { 'idempotency-key': key }), ...(payload !== undefined && { 'content-type': type }), ...headers }, ...(payload !== undefined && { payload }) });
  }
}
