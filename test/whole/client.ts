import { randomUUID } from 'node:crypto';

export interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly 'x-widget'?: string;
}
export interface Login {
  readonly username: string;
  readonly password: string;
  readonly office: string;
  readonly organ: string;
}
export interface Action {
  readonly duty: string;
  readonly message: string;
  readonly owed: boolean;
  readonly schema: Schema;
}
interface Duty {
  readonly id: string;
  readonly caseNo: string;
  readonly key: string;
  readonly message: string;
}
export interface Task {
  readonly caseNo: string;
  readonly message: string;
  readonly path: string;
  readonly body: object;
}
export interface Sent extends Answer {
  readonly message: string;
}
export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
}

/** Something that a schema allows: the first of each choice, the least of each list. It knows nothing of any procedure. */
export function filled(schema: Schema, today: string, nth = 0): unknown {
  if (schema.enum) return schema.enum[nth % schema.enum.length];
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, (_, i) => filled(schema.items ?? {}, today, schema.uniqueItems ? i : 0));
  if (schema.type === 'object') return Object.fromEntries((schema.required ?? []).map((name) => [name, filled(schema.properties?.[name] ?? {}, today)]));
  if (schema.type === 'boolean') return false;
  if (schema.type === 'integer') return schema.minimum ?? 0;
  return schema.format === 'date' ? today : '如实填写';
}

/** One official at the desk, over HTTP. */
export class Official {
  #cookie = '';
  constructor(
    readonly url: string,
    readonly login: Login,
  ) {}

  async signIn(): Promise<void> {
    const response = await fetch(`${this.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: this.login.username, password: this.login.password }) });
    if (!response.ok) throw new Error(`${this.login.username} cannot sign in: ${response.status}`);
    this.#cookie = (response.headers.get('set-cookie') ?? '').split(';')[0]!;
  }

  /** Reads what this official has no duty in; the reason goes on record. */
  readBecause<T = Record<string, unknown>>(reason: string, path: string): Promise<Answer<T>> {
    return this.call(path, undefined, undefined, { 'x-read-reason': encodeURIComponent(reason) });
  }

  async call<T = Record<string, unknown>>(path: string, body?: unknown, key: string = randomUUID(), headers: Readonly<Record<string, string>> = {}): Promise<Answer<T>> {
    const response = await fetch(`${this.url}${path}`, {
      headers: { ...headers, cookie: this.#cookie, ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': key }) },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      // A part that was just killed leaves some calls without an answer.
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : {}) as T };
  }

  /** What this official may say to a case now, owed or not; with a reason also where no duty of theirs is in it. */
  async actions(caseNo: string, reason?: string): Promise<readonly Action[]> {
    const path = `/api/cases/${caseNo}`;
    const { body } = await (reason ? this.readBecause<{ actions?: Action[] }>(reason, path) : this.call<{ actions?: Action[] }>(path));
    return body.actions ?? [];
  }

  /** The open duties of this official, each with what may be sent for it now. */
  async tasks(today: string, caseNo?: string): Promise<Task[]> {
    const { body } = await this.call<{ items?: Duty[] }>(`/api/duties?scope=mine&state=open&limit=100${caseNo ? `&caseNo=${caseNo}` : ''}`);
    const tasks: Task[] = [];
    for (const duty of body.items ?? []) {
      const action = (await this.actions(duty.caseNo)).find((each) => each.duty === duty.key);
      if (action) tasks.push({ caseNo: duty.caseNo, message: action.message, path: `/api/cases/${duty.caseNo}/messages/${action.message}`, body: { duty: duty.key, ...(filled(action.schema, today) as object) } });
    }
    return tasks;
  }

  /** Takes every open duty, in one case if it is named, fills its form and sends it; answers with what came of each. */
  async workOff(today: string, caseNo?: string): Promise<Sent[]> {
    const done: Sent[] = [];
    for (const { message, path, body } of await this.tasks(today, caseNo)) done.push({ message, ...(await this.call(path, body)) });
    return done;
  }
}

/** Turns without anything to do, half a second apart, after which no more is expected: what follows from an answer may be owed a little later. */
const quietTurns = 3;

/** Lets all of them take their turns until nobody has anything left to do; the sentences of refusals are returned. */
export async function workedOff(officials: readonly Official[], today: string, caseNo?: string): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (let turn = 0, quiet = 0; turn < 60; turn += 1) {
    const before = sent.length;
    for (const official of officials) sent.push(...(await official.workOff(today, caseNo)));
    quiet = sent.length === before ? quiet + 1 : 0;
    if (quiet === quietTurns) return sent;
    if (quiet > 0) await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`no end after 60 turns: ${JSON.stringify(sent.slice(-6))}`);
}
