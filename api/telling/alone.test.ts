import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Registers } from '../../db/client.ts';
import { cloneDatabase, type ClonedDatabase } from '../../test/setup/database.ts';
import { alone } from './alone.ts';

let database: ClonedDatabase;
let registers: Registers;
let owner: Registers;
beforeAll(async () => {
  database = await cloneDatabase();
  registers = connect(database.url, { max: 4 });
  owner = connect(database.url, { max: 1, role: null });
});
afterAll(async () => {
  await Promise.all([registers.close(), owner.close()]);
  await database.drop();
});

const lock = 7;
const holders = () => owner.sql<{ pid: number }[]>`select pid from pg_locks where locktype = 'advisory' and objid = ${lock} and database = (select oid from pg_database where datname = current_database())`;

describe('work that one process does at a time', () => {
  test('nobody else begins while it goes on, and the next turn is free again, also after it failed', async () => {
    const done: string[] = [];
    await alone({ registers }, lock, async () => {
      await alone({ registers }, lock, async () => void done.push('beside'));
      done.push('first');
    });
    await expect(alone({ registers }, lock, () => Promise.reject(new Error('broken off')))).rejects.toThrow('broken off');
    await alone({ registers }, lock, async () => void done.push('next'));
    expect(done).toEqual(['first', 'next']);
    expect(await holders()).toHaveLength(0);
  });

  test('when the connection that holds the lock dies, the process lives on: the turn ends with that once its work is over, and the next one is free', async () => {
    let isOver = false;
    const turn = alone({ registers }, lock, async () => {
      for (const { pid } of await holders()) await owner.sql`select pg_terminate_backend(${pid})`;
      await pause(300);
      isOver = true;
    });
    await expect(turn).rejects.toThrow();
    expect(isOver).toBe(true);
    // What the driver throws beside every promise comes a moment later.
    await pause(200);
    let isNext = false;
    await alone({ registers }, lock, async () => void (isNext = true));
    expect(isNext).toBe(true);
  });
});
