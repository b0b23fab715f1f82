import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auxiliaries } from '../../db/schema/index.ts';
import { Desk } from '../../test/setup/desk.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { auxiliaryRoutes } from './auxiliaries.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open(auxiliaryRoutes);
});
afterAll(() => desk.close());

const onPost = (number: string, contract: { term: 'fixed' | 'open'; termFrom: Day; termMonths: number | null }) =>
  desk.registers.db.insert(auxiliaries).values({ caseNo: randomUUID(), number, organ: '320600', unit: '320602-s1', category: 'duty', post: '勤务', employment: 'direct', employer: '320600', campaign: 'none', position: 'A01', personMark: randomUUID(), startedOn: '2026-03-01', ...contract });

test('名册写明劳动合同哪一天期满：没有对应日的，到月末；无固定期限的没有', async () => {
  await onPost('FJ-1', { term: 'fixed', termFrom: '2026-03-01', termMonths: 36 });
  await onPost('FJ-2', { term: 'fixed', termFrom: '2026-08-31', termMonths: 6 });
  await onPost('FJ-3', { term: 'open', termFrom: '2026-03-01', termMonths: null });
  const { items } = (await desk.as('recruitment-officer', { organ: '320600' }).call('GET', '/auxiliaries')).json<{ items: { number: string; termUntil?: string }[] }>();
  expect(items.map(({ number, termUntil }) => [number, termUntil])).toEqual([['FJ-1', '2029-02-28'], ['FJ-2', '2027-02-28'], ['FJ-3', undefined]]);
});
