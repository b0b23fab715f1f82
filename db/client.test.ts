import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloneDatabase, type ClonedDatabase } from '../test/setup/database.ts';
import { connect, faultOf, type Registers, type Transaction } from './client.ts';
import { rateWindows } from './schema/index.ts';

let database: ClonedDatabase;
let registers: Registers;
let owner: Registers;
beforeAll(async () => {
  database = await cloneDatabase();
  // One connection: what comes after its death goes over the same one, opened anew.
  registers = connect(database.url, { max: 1 });
  owner = connect(database.url, { max: 1, role: null });
});
afterAll(async () => {
  await Promise.all([registers.close(), owner.close()]);
  await database.drop();
});

const enter = (db: Transaction | Registers['db'], key: string) => db.insert(rateWindows).values({ key, opensAt: new Date(0), count: 1 });
const entered = async () => (await registers.db.select({ key: rateWindows.key }).from(rateWindows)).map(({ key }) => key).toSorted();
/** Ends the one connection at the server, as when the database dies. */
const cut = () => owner.sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'fujing' and pid <> pg_backend_pid()`;
const failure = (outcome: Promise<unknown>) => outcome.then(() => 'stood', (error: unknown) => faultOf(error)?.code);

describe('a connection that dies', () => {
  test('a transaction on it is over as a whole: what its work still enters is not entered, and it ends nobody else’s transaction', async () => {
    let goOn!: () => void;
    const meanwhile = new Promise<void>((resolve) => (goOn = resolve));
    let late: Promise<unknown> = Promise.resolve();
    const dead = failure(registers.db.transaction(async (tx) => {
      await enter(tx, 'before');
      await cut();
      await meanwhile;
      late = failure(enter(tx, 'after').execute());
      await late;
    }));
    expect(await dead).toBe('CONNECTION_CLOSED');
    await registers.db.transaction(async (tx) => {
      await enter(tx, 'other, first');
      goOn();
      await pause(100);
      await enter(tx, 'other, second');
    });
    expect(await late).toBe('CONNECTION_CLOSED');
    expect(await entered()).toEqual(['other, first', 'other, second']);
  });

  test('under a query of a transaction, it is opened anew for the next one, and the process lives on', async () => {
    for (let time = 0; time < 5; time += 1) {
      const dead = failure(registers.db.transaction(async (tx) => {
        await enter(tx, `cut ${time}`);
        await tx.execute('select pg_sleep(60)');
      }));
      await pause(50);
      await cut();
      expect(await dead).toBe('CONNECTION_CLOSED');
      expect(await failure(registers.db.execute('select 1'))).toBe('stood');
    }
    expect((await entered()).filter((key) => key.startsWith('cut'))).toEqual([]);
  });

  test('under a query is not told to what comes after it, however long after: neither to a query nor to a transaction', async () => {
    for (const next of [() => entered(), () => registers.db.transaction((tx) => enter(tx, `after ${performance.now()}`))]) {
      const asleep = failure(registers.db.execute('select pg_sleep(60)'));
      await pause(200);
      await cut();
      expect(await asleep).toBe('CONNECTION_CLOSED');
      await pause(500);
      expect(await failure(next())).toBe('stood');
    }
  });

  test('that is not its own leaves a transaction to be rolled back, and nobody waits for ever', async () => {
    const two = connect(database.url, { max: 2 });
    const outcome = failure(two.db.transaction(async (tx) => {
      await enter(tx, 'beside');
      const [other] = await two.db.execute<{ pid: number }>('select pg_backend_pid() as pid');
      const asleep = two.db.execute('select pg_sleep(60)').then(() => undefined, (error: unknown) => error);
      await pause(50);
      await owner.sql`select pg_terminate_backend(${other!.pid})`;
      throw await asleep;
    }));
    expect(await outcome).toMatch(/^(57P01|CONNECTION_CLOSED)$/);
    expect(await failure(two.db.transaction((tx) => enter(tx, 'after it')))).toBe('stood');
    await two.close();
    expect(await entered()).not.toContain('beside');
  }, 30_000);
});
