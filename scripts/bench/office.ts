import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import type { Registers } from '../../db/client.ts';
import { cases, duties } from '../../db/schema/index.ts';
import { demoPassword, demoPosts } from '../../db/seed/posts.ts';
import { filled } from '../../test/whole/client.ts';

interface Action {
  readonly duty: string;
  readonly message: string;
  readonly schema: Parameters<typeof filled>[0];
}
interface Answer<T> {
  readonly status: number;
  readonly body: T;
}
interface SignedIn {
  get<T>(path: string): Promise<Answer<T>>;
  post<T>(path: string, body: object): Promise<Answer<T>>;
}
export interface Course {
  /** What is filled in otherwise than with the first thing that a form allows. */
  instead(message: string): object;
  before(message: string, key: string): Promise<void>;
  after(message: string): Promise<void>;
}

/** Everybody who holds a post, at the door itself and without a network in between. */
export class Office {
  constructor(
    readonly app: FastifyInstance,
    readonly registers: Registers,
  ) {}

  async signIn(username: string): Promise<SignedIn> {
    const entered = await this.app.inject({ method: 'POST', url: '/api/session', payload: { username, password: demoPassword } });
    if (entered.statusCode !== 200) throw new Error(`${username} cannot sign in: ${entered.body}`);
    const cookie = String(entered.headers['set-cookie']).split(';')[0]!;
    const told = <T>({ statusCode, body }: { statusCode: number; body: string }): Answer<T> => ({ status: statusCode, body: (body ? JSON.parse(body) : {}) as T });
    return {
      get: async <T>(path: string) => told<T>(await this.app.inject({ url: `/api${path}`, headers: { cookie } })),
      post: async <T>(path: string, body: object) => told<T>(await this.app.inject({ method: 'POST', url: `/api${path}`, headers: { cookie, 'idempotency-key': randomUUID() }, payload: body })),
    };
  }

  readonly #holders = (office: string, organ: string): string[] => demoPosts.filter((post) => post.office === office && post.organ === organ).map(({ username }) => username);
  as = (office: string, organ: string): Promise<SignedIn> => this.signIn(this.#holders(office, organ)[0]!);

  owed = (caseNo: string) => this.registers.db.select().from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.state, 'open'), eq(duties.owed, true))).orderBy(asc(duties.openedSeq));

  async hasEnded(caseNo: string): Promise<boolean> {
    const [row] = await this.registers.db.select({ endedOn: cases.endedOn }).from(cases).where(eq(cases.caseNo, caseNo));
    return typeof row?.endedOn === 'string';
  }

  /** Whoever may answers each duty that is owed now; how many were answered. */
  async workOff(caseNo: string, today: string, { instead, before, after }: Course): Promise<number> {
    let sent = 0;
    for (const { office, organ, key, message } of await this.owed(caseNo)) {
      for (const username of this.#holders(office!, organ!)) {
        const who = await this.signIn(username);
        const { body: file } = await who.get<{ actions?: Action[] }>(`/cases/${caseNo}`);
        const action = file.actions?.find((each) => each.duty === key);
        if (!action) continue;
        await before(message, key);
        const { status, body } = await who.post<object>(`/cases/${caseNo}/messages/${message}`, { duty: key, ...(filled(action.schema, today) as object), ...instead(message) });
        if (status >= 400) throw new Error(`${caseNo} ${key}: ${status} ${JSON.stringify(body)}`);
        await after(message);
        sent += 1;
        break;
      }
    }
    return sent;
  }
}
