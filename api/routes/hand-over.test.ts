import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { posts, walls } from '../../db/schema/index.ts';
import { DutyDesk, one, two } from '../../test/setup/duty-desk.ts';
import type { SignedIn } from '../../test/setup/whole-desk.ts';
import type { HandOver } from '../shapes.ts';
import { keepUp } from '../telling/upkeep.ts';

let at: DutyDesk;
beforeAll(async () => {
  at = await DutyDesk.open();
});
afterAll(() => at.desk.close());
beforeEach(async () => {
  await at.anotherDuty();
  await at.first.post(`/duties/${at.duty}/claim`);
});

const counted = async (who: SignedIn, from = one) => (await who.get<HandOver>(`/duties/hand-over?from=${from}&to=${two}`)).body.duties;
const handed = (who: SignedIn, from = one) => who.post<HandOver>('/duties/hand-over', { from, to: two, reason: '离职' });
const walledOff = (userId: string) => at.desk.registers.db.insert(walls).values({ caseNo: at.caseNo, userId, ground: 'subject', since: at.desk.deps.now() });

test('an administrator whom a wall keeps out of a case neither counts nor moves its duties', async () => {
  const administrator = await at.desk.signIn('administrator-320600');
  const before = await counted(administrator);
  await walledOff('u-administrator-320600');
  expect(await counted(administrator)).toBe(before - 1);
  expect((await handed(administrator)).status).toBe(200);
  expect(await at.holder()).toBe(one);
});

test('nor does whoever holds a duty of a case that is closed to them by now: it goes back into the pool by itself', async () => {
  const before = await counted(at.first);
  await walledOff(one);
  expect(await counted(at.first)).toBe(before - 1);
  expect((await handed(at.first)).status).toBe(200);
  expect(await at.holder()).toBe(one);
  await keepUp(at.desk.deps);
  expect(await at.holder()).toBeNull();
  expect((await at.listed(at.second)).map(({ id }) => id)).toContain(at.duty);
});

test('an administrator moves the duties of the organs under their own, and of no others', async () => {
  const [post] = await at.desk.registers.db.insert(posts).values({ userId: 'u-handler-320612-1', office: 'administrator', organ: '320612', fromOn: '2026-01-01' }).returning({ id: posts.id });
  const elsewhere = await at.desk.signIn('handler-320612-1');
  expect(await counted(elsewhere)).toBe(0);
  await handed(elsewhere);
  expect(await at.holder()).toBe(one);
  await at.desk.registers.db.update(posts).set({ organ: '320602' }).where(eq(posts.id, post!.id));
  expect(await counted(elsewhere)).toBeGreaterThan(0);
  await handed(elsewhere);
  expect(await at.holder()).toBe(two);
});
