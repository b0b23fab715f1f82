import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { statements } from '../../db/schema/index.ts';
import { Desk } from '../../test/setup/desk.ts';
import type { Telling } from './tell.ts';
import { tellTheUnheard } from './unheard.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

test('cases that cannot be told keep nobody else waiting, and what is said to one case is told in its order', async () => {
  const { caseNo } = await desk.file();
  const { caseNo: stuck } = await desk.file();
  const keep = async (no: string, received: string) => {
    const id = randomUUID();
    await desk.registers.db.insert(statements).values({ id, caseNo: no, message: 'supplement', duty: 'supplement', sender: 'complainant', as: 'complainant', receivedAt: new Date(received), receivedOn: '2026-06-01', body: {}, bodyHash: '', told: {}, state: 'received' });
    return id;
  };
  for (let nth = 0; nth < 60; nth++) await keep(stuck, '2026-06-01T09:00:00+08:00');
  const waiting = [await keep(caseNo, '2026-06-01T10:00:00+08:00'), await keep(caseNo, '2026-06-01T11:00:00+08:00')];
  const told: string[] = [];
  const line = {
    tell: async (_: string, no: string, __: string, { id }: { id: string }) => {
      if (no === stuck) return { kind: 'away' };
      told.push(id);
      await desk.registers.db.update(statements).set({ state: 'answered' }).where(eq(statements.id, id));
      return { kind: 'answered' };
    },
  };
  await tellTheUnheard({ ...desk.deps, cases: line as unknown as Telling['cases'] });
  expect(told).toEqual(waiting);
});
