import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { eq } from 'drizzle-orm';
import type { Gateways } from '../../activities/deps.ts';
import { sendNews } from '../../activities/recruitment/outbox.ts';
import { buildApp } from '../../api/app.ts';
import { configFrom, type Deps } from '../../api/deps.ts';
import type { CaseLine } from '../../api/telling/temporal.ts';
import type { Registers } from '../../db/client.ts';
import { caseEvents, statements } from '../../db/schema/index.ts';
import { hashOf } from '../../db/seal.ts';
import { demoPassword } from '../../db/seed/posts.ts';
import type { Activities, Happening } from '../../workflows/steps/activities.ts';
import type { Day, Office, Period } from '../../workflows/steps/words.ts';
import { OwnRegister } from './own-register.ts';

export interface Told<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
}

/** One official who has signed in with a password. */
export interface SignedIn {
  /** With a reason for reading, where no duty of theirs is in the case. */
  get<T>(path: string, reason?: string): Promise<Told<T>>;
  post<T>(path: string, body?: object, key?: string): Promise<Told<T>>;
}

/** The whole door with its sessions, over a register of its own; cases are entered as their workflows would, without Temporal in between. */
export interface WholeDesk {
  readonly app: FastifyInstance;
  readonly deps: Deps;
  readonly registers: Registers;
  /** The database as its owner. */
  readonly url: string;
  readonly activities: Activities;
  /** What the worker's outbox does. */
  sendNews(): Promise<boolean>;
  /** The day at the office. A session lasts ten hours. */
  today: Day;
  /** The time of that day, 10:20 to begin with. */
  time: string;
  signIn(username: string): Promise<SignedIn>;
  /** Opens a case; what then happens in it follows. */
  open(caseNo: string, ...happenings: Happening[]): Promise<void>;
  enter(caseNo: string, ...happenings: Happening[]): Promise<void>;
  close(): Promise<void>;
}

export const organ = '320602';
export const started = (period: Period, from: Day): Happening => ({ type: 'clock-started', key: period.id, period, from });
export const owed = (message: string, office: Office, { clock, only }: { clock?: string; only?: string[] } = {}): Happening => ({ type: 'duty-opened', key: message, message, who: { office, organ, ...(only && { only }) }, owed: true, ...(clock && { clock }) });

export async function openDesk(line: Partial<CaseLine> = {}, gateways: Gateways = {}): Promise<WholeDesk> {
  const register = await OwnRegister.open(8);
  const { registers, seal, objects } = register;
  const clock = { today: '2026-06-02' as Day, time: '10:20' };
  const now = () => new Date(`${clock.today}T${clock.time}:00+08:00`);
  const activities = register.activities(now, gateways);
  const deps: Deps = { registers, seal, objects, now, config: configFrom({ LOG_LEVEL: 'silent' }), cases: line as CaseLine };
  const app = await buildApp(deps);

  const enter = async (caseNo: string, ...happenings: Happening[]) => {
    const rows = await registers.db.select({ seq: caseEvents.seq }).from(caseEvents).where(eq(caseEvents.caseNo, caseNo));
    await activities.enter(caseNo, happenings.map((happening, i) => ({ ...happening, seq: rows.length + i + 1, at: now().toISOString() })));
  };
  return {
    app,
    deps,
    registers,
    url: register.url,
    activities,
    sendNews: () => sendNews({ registers, seal, now, gateways }),
    get today() {
      return clock.today;
    },
    set today(day: Day) {
      clock.today = day;
    },
    get time() {
      return clock.time;
    },
    set time(time: string) {
      clock.time = time;
    },
    async signIn(username) {
      const entered = await app.inject({ method: 'POST', url: '/api/session', payload: { username, password: demoPassword } });
      if (entered.statusCode !== 200) throw new Error(`${username} cannot sign in: ${entered.body}`);
      const cookie = String(entered.headers['set-cookie']).split(';')[0]!;
      const told = <T>({ statusCode, body }: { statusCode: number; body: string }): Told<T> => ({ status: statusCode, body: (body ? JSON.parse(body) : {}) as T });
      return {
        get: async <T>(path: string, reason?: string) => told<T>(await app.inject({ url: `/api${path}`, headers: { cookie, ...(reason && { 'x-read-reason': encodeURIComponent(reason) }) } })),
        post: async <T>(path: string, body: object = {}, key: string = randomUUID()) => told<T>(await app.inject({ method: 'POST', url: `/api${path}`, headers: { cookie, 'idempotency-key': key }, payload: body })),
      };
    },
    async open(caseNo, ...happenings) {
      const body = { matter: '推搡' };
      await registers.db.transaction(async (tx) => {
        await tx.insert(statements).values({ id: randomUUID(), caseNo, message: 'complain', sender: 'complainant', as: 'complainant', receivedAt: now(), receivedOn: clock.today, body, bodyHash: hashOf(body), told: { caseNo, organ, receivedOn: clock.today }, state: 'received' });
        await seal.sealIdentity(tx, caseNo, 'complainant', {}, true);
      });
      await enter(caseNo, { type: 'opened', key: 'case', procedure: 'complaint', organ, on: clock.today }, ...happenings);
    },
    enter,
    async close() {
      await app.close();
      await register.close();
    },
  };
}
