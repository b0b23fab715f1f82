import { setTimeout as pause } from 'node:timers/promises';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema/index.ts';

export interface Registers {
  readonly sql: postgres.Sql;
  readonly db: PostgresJsDatabase<typeof schema>;
  close(): Promise<void>;
}
export type Transaction = Parameters<Parameters<Registers['db']['transaction']>[0]>[0];

/** The role the application works under: it can neither change nor delete what is written for good. */
export const applicationRole = 'fujing_app';

/**
 * A fault of the database without the values that PostgreSQL puts into its messages.
 * `code` is the SQLSTATE; `constraint` names the rule that was broken.
 */
export class RegisterFault extends Error {
  readonly code: string;
  readonly constraint: string | undefined;
  constructor(code: string, constraint: string | undefined) {
    super(`register fault ${code}${constraint ? ` (${constraint})` : ''}`);
    this.name = 'RegisterFault';
    this.code = code;
    this.constraint = constraint;
  }
}

/** The fault behind an error, if the database caused it; drizzle wraps the driver's error together with the query's values. */
export function faultOf(error: unknown): RegisterFault | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof RegisterFault) return at;
    if (at instanceof postgres.PostgresError) return new RegisterFault(at.code, at.constraint_name);
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string' && /^(CONNECTION_|CONNECT_|ECONN|ENOTFOUND|EPIPE)/.test(code)) return new RegisterFault(code, undefined);
  }
  return undefined;
}

/** Runs `work`; what the database reports leaves here as a `RegisterFault` and nothing else of it. */
export async function scrubbed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw faultOf(error) ?? error;
  }
}

/**
 * The same connection with every query prepared: parsed once for each connection, and one round trip instead of two.
 * drizzle prepares only queries that are given a name.
 *
 * A transaction whose connection died is over, and `begin` says so at once. Of what its work still sends, and of its `commit` or `rollback`, nothing may go out: the driver has opened the
 * connection anew by then, and it would be done outside any transaction or end somebody else's.
 *
 * The driver tells the first query after such a death of it once more, however long ago it was. What was in flight hears `CONNECTION_CLOSED`, so whoever is told had not begun, and is asked again.
 */
function prepared<S extends postgres.Sql>(sql: S, within?: { isOver: () => boolean }): S {
  const isOver = within?.isOver ?? (() => false);
  return new Proxy(sql, {
    get(target, name) {
      const own: unknown = Reflect.get(target, name);
      if (name !== 'unsafe' && name !== 'begin' && name !== 'savepoint') return own;
      return (...args: unknown[]) => {
        if (isOver()) throw new RegisterFault('CONNECTION_CLOSED', undefined);
        if (name === 'unsafe') {
          const ask = () => target.unsafe(args[0] as string, args[1] as never[], { ...(args[2] as object), prepare: true });
          if (within) return ask();
          let isOfValues = false;
          // Nothing is sent before whoever asks has said how it wants the rows.
          const answered = Promise.resolve().then(() => unlessDead<unknown>(() => (isOfValues ? ask().values() : ask())));
          return Object.assign(answered, { values: () => ((isOfValues = true), answered) });
        }
        let isAtWork = false;
        const run = () => {
          let ended = false;
          const isPast = name === 'begin' ? () => ended : isOver;
          const living = (work: unknown) => (typeof work === 'function' ? (tx: S) => ((isAtWork = true), whileLiving(Promise.resolve(work(prepared(tx, { isOver: isPast }))), isPast)) : work);
          const outcome = (own as (...args: unknown[]) => Promise<unknown>)(...args.map(living));
          outcome.catch(() => (ended = true));
          return outcome;
        };
        return name === 'begin' ? unlessDead(run, () => !isAtWork) : run();
      };
    },
  });
}

/** The outcome of work within a transaction; of one that is over nobody hears, the driver least of all: its `rollback` on a dying connection ends the process or keeps the next one from being opened. */
async function whileLiving<T>(work: Promise<T>, isPast: () => boolean): Promise<T> {
  try {
    const result = await work;
    if (!isPast()) return result;
  } catch (error) {
    if (!isPast() && (!isDeath(error) || !(await comesTrue(isPast)))) throw error;
  }
  return new Promise(() => undefined);
}

/** A connection that died is known to be closed within moments; if it is not, the error came from another one, and the transaction is rolled back like any other. */
async function comesTrue(isSo: () => boolean): Promise<boolean> {
  for (let left = 40; left > 0 && !isSo(); left -= 1) await pause(50);
  return isSo();
}

/** Asks once more where the server refused the connection or an earlier death is told, as long as nothing was begun. */
async function unlessDead<T>(ask: () => PromiseLike<T>, mayAgain = () => true): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof postgres.PostgresError && error.severity === 'FATAL' && mayAgain())) throw error;
    return ask();
  }
}

/** Whether an error is a connection's last. */
function isDeath(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof postgres.PostgresError && at.severity === 'FATAL') return true;
  return /^(CONNECTION_CLOSED|ECONNRESET|EPIPE)$/.test(faultOf(error)?.code ?? '');
}

/** Connects with at most `max` connections; `role` defaults to the application's, and `null` is the owner. */
export function connect(url: string, { max = 10, role = applicationRole as string | null } = {}): Registers {
  const sql = postgres(url, {
    max,
    idle_timeout: 300,
    connect_timeout: 15,
    backoff: (attempt: number) => Math.min(2, 0.1 * 2 ** attempt),
    onnotice: () => undefined,
    connection: { application_name: 'fujing', ...(role && { options: `-c role=${role}` }) },
  });
  return { sql, db: drizzle(prepared(sql), { schema, casing: 'snake_case' }), close: () => sql.end({ timeout: 5 }) };
}
