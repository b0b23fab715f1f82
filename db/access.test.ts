import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { ownRegister } from '../test/setup/own-register.ts';
import type { Day } from '../workflows/steps/words.ts';
import { maySee } from './reads/seats.ts';
import { countWorklist } from './reads/worklist/count.ts';
import { readWorklist } from './reads/worklist/page.ts';
import { cases, declaredKin, duties, posts, reminders, statements, substitutes, users, walledOrgans, walls } from './schema/index.ts';

const own = ownRegister();
let nth = 0;
let caseNo = '';
beforeEach(() => {
  caseNo = `TS-2026-6${String(++nth).padStart(4, '0')}`;
});

const since = new Date('2026-06-01T09:00:00+08:00');
/** Somebody without any post. */
async function person(): Promise<string> {
  const id = `u-new-${++nth}`;
  await own.registers.db.insert(users).values({ id, username: id, name: '新人', pinyin: '', passwordHash: '' });
  return id;
}
async function holder(office: typeof posts.$inferInsert['office'], fromOn: Day, untilOn: Day | null, organ = '320602-s1'): Promise<{ id: string; post: number }> {
  const id = await person();
  const [row] = await own.registers.db.insert(posts).values({ userId: id, office, organ, fromOn, untilOn }).returning({ post: posts.id });
  return { id, post: row!.post };
}
const sits = async (who: string, ...days: Day[]): Promise<boolean[]> => Promise.all(days.map(async (day) => (await own.registers.db.execute(sql`select from seats_of(${who}, ${day}::date)`)).length > 0));
const isWalled = async (who: string, on: Day = '2026-06-02'): Promise<boolean> => (await own.registers.db.execute<{ is: boolean }>(sql`select walled(${who}, ${caseNo}, ${on}::date) as is`))[0]!.is;
const duty = (more: Partial<typeof duties.$inferInsert> = {}) => own.registers.db.insert(duties).values({ id: `${caseNo}.triage`, caseNo, key: 'triage', message: 'triage', office: 'intake-officer', organ: '320602-s1', owed: true, state: 'open', openedAt: since, openedSeq: 1, ...more });
const seen = (who: string, on: Day = '2026-06-02') => maySee(own.registers.db, who, caseNo, on);

describe('a seat', () => {
  test('is held on the first and on the last day of the term, and on no day beside', async () => {
    const { id } = await holder('intake-officer', '2026-06-02', '2026-06-10');
    expect(await sits(id, '2026-06-01', '2026-06-02', '2026-06-10', '2026-06-11')).toEqual([false, true, true, false]);
  });

  test('is held by a substitute from day to day, and never beyond the term of its holder', async () => {
    const { post } = await holder('intake-officer', '2026-06-02', '2026-06-10');
    const substitute = await person();
    await own.registers.db.insert(substitutes).values({ postId: post, userId: substitute, fromOn: '2026-06-05', untilOn: '2026-06-20' });
    expect(await sits(substitute, '2026-06-04', '2026-06-05', '2026-06-10', '2026-06-11')).toEqual([false, true, true, false]);
  });

  test('is taken over from the day after the term on by whoever is named for it then, and by nobody before', async () => {
    const { post } = await holder('intake-officer', '2026-06-02', '2026-06-10');
    const successor = await person();
    await own.registers.db.insert(substitutes).values({ postId: post, userId: successor, fromOn: '2026-06-11', untilOn: '2026-06-20' });
    expect(await sits(successor, '2026-06-10', '2026-06-11', '2026-06-20', '2026-06-21')).toEqual([false, true, true, false]);
  });

  test('is held by nobody who is disabled, neither an own one nor another’s', async () => {
    const { id, post } = await holder('intake-officer', '2026-06-02', null);
    const substitute = await person();
    await own.registers.db.insert(substitutes).values({ postId: post, userId: substitute, fromOn: '2026-06-02', untilOn: '2026-06-20' });
    for (const who of [id, substitute]) {
      await own.registers.db.update(users).set({ disabledAt: since }).where(eq(users.id, who));
      expect(await sits(who, '2026-06-05')).toEqual([false]);
    }
  });
});

describe('a wall', () => {
  test('keeps out who is named, whom they have declared as kin, and who has declared them', async () => {
    const [named, kin, declaring, stranger] = [await person(), await person(), await person(), await person()];
    await own.registers.db.insert(declaredKin).values([{ userId: named, kinUserId: kin, name: '', relation: 'spouse' }, { userId: declaring, kinUserId: named, name: '', relation: 'parent' }]);
    await own.registers.db.insert(walls).values({ caseNo, userId: named, ground: 'subject', since });
    expect([await isWalled(named), await isWalled(kin), await isWalled(declaring), await isWalled(stranger)]).toEqual([true, true, true, false]);
  });

  test('before somebody recused keeps out whom they have declared as kin, and not who has declared them', async () => {
    const [recused, kin, declaring] = [await person(), await person(), await person()];
    await own.registers.db.insert(declaredKin).values([{ userId: recused, kinUserId: kin, name: '', relation: 'spouse' }, { userId: declaring, kinUserId: recused, name: '', relation: 'parent' }]);
    await own.registers.db.insert(walls).values({ caseNo, userId: recused, ground: 'recused', since });
    expect([await isWalled(recused), await isWalled(kin), await isWalled(declaring)]).toEqual([true, true, false]);
  });

  test('before an organ keeps out who holds a post there, on the days of the term', async () => {
    const { id } = await holder('handler', '2026-06-02', '2026-06-10');
    await own.registers.db.insert(walledOrgans).values({ caseNo, organ: '320602-s1' });
    expect([await isWalled(id, '2026-06-01'), await isWalled(id, '2026-06-02'), await isWalled(id, '2026-06-10'), await isWalled(id, '2026-06-11')]).toEqual([false, true, true, false]);
  });

  test('before an organ outlasts a transfer: who held a post there when the case was opened, or since, neither sees, finds nor counts it from another post', async () => {
    const [moved, gone] = [await holder('handler', '2026-05-01', '2026-06-05'), await holder('handler', '2026-05-01', '2026-06-02')];
    await own.registers.db.insert(cases).values({ caseNo, procedure: 'complaint', organ: '320602', openedOn: '2026-06-03', state: 'open', urgent: false, opening: {}, ruleVersion: '0', lastSeq: 0, lastHash: '' });
    const linked = `${caseNo}-2`;
    await own.registers.db.insert(cases).values({ caseNo: linked, procedure: 'complaint', organ: '320602', openedOn: '2026-06-09', state: 'open', urgent: false, linkedFrom: caseNo, opening: {}, ruleVersion: '0', lastSeq: 0, lastHash: '' });
    await own.registers.db.insert(walledOrgans).values([{ caseNo, organ: '320602-s1' }, { caseNo: linked, organ: '320602-s1' }]);
    await duty({ organ: '320612' });
    await duty({ organ: '320612', id: `${linked}.triage`, caseNo: linked });
    const on: Day = '2026-06-20';
    const found = async ({ id }: { id: string }) => {
      await own.registers.db.insert(posts).values({ userId: id, office: 'intake-officer', organ: '320612', fromOn: '2026-06-06' });
      const wanted = { me: id, on, scope: 'mine', state: 'open', sort: 'lastDay', limit: 10, offset: 0 } as const;
      const [rows, counted] = await Promise.all([readWorklist(own.registers.db, wanted), countWorklist(own.registers.db, wanted)]);
      return { walled: await isWalled(id, on), seen: await seen(id, on), listed: rows.map((each) => each.caseNo).toSorted(), n: counted.reduce((sum, { n }) => sum + n, 0) };
    };
    expect(await found(moved)).toEqual({ walled: true, seen: undefined, listed: [], n: 0 });
    expect(await found(gone)).toEqual({ walled: false, seen: 'duty', listed: [caseNo, linked], n: 2 });
  });

  test('holds in what came of the case, and in what came of that, whether it was put up before or after; never the other way', async () => {
    const [linked, further] = [`${caseNo}-2`, `${caseNo}-3`];
    const open = (no: string, linkedFrom?: string) => own.registers.db.insert(cases).values({ caseNo: no, procedure: 'complaint', organ: '320602', openedOn: '2026-06-01', state: 'open', urgent: false, linkedFrom, opening: {}, ruleVersion: '0', lastSeq: 0, lastHash: '' });
    const [before, after, below] = [await person(), await person(), await person()];
    const [unit, post] = [await holder('handler', '2026-05-01', null, '320602-s1'), await holder('handler', '2026-05-01', null, '320602-s2')];
    await open(caseNo);
    // Between the link and the opening of the case that comes of it.
    await own.registers.db.insert(walls).values({ caseNo, userId: before, ground: 'recused', since });
    await own.registers.db.insert(walledOrgans).values({ caseNo, organ: '320602-s1' });
    await open(linked, caseNo);
    await open(further, linked);
    await own.registers.db.insert(walls).values([{ caseNo, userId: after, ground: 'recused', since }, { caseNo: further, userId: below, ground: 'recused', since }]);
    await own.registers.db.insert(walledOrgans).values({ caseNo, organ: '320602-s2' });
    const behind = async (no: string) => {
      caseNo = no;
      return Promise.all([before, after, unit.id, post.id, below].map((who) => isWalled(who)));
    };
    expect([await behind(further), await behind(linked), await behind(linked.slice(0, -2))]).toEqual([[true, true, true, true, true], [true, true, true, true, false], [true, true, true, true, false]]);
  });

  test('leaves no part in the case, whatever lies at the seat', async () => {
    const { id } = await holder('intake-officer', '2026-06-01', null);
    await duty();
    expect(await seen(id)).toBe('duty');
    await own.registers.db.insert(walls).values({ caseNo, userId: id, ground: 'subject', since });
    expect(await seen(id)).toBeUndefined();
  });
});

describe('a case is seen', () => {
  test('by whom a reserved duty names and by their substitute, not by the others of the seat', async () => {
    const [named, other] = [await holder('intake-officer', '2026-06-01', null), await holder('intake-officer', '2026-06-01', null)];
    const substitute = await person();
    await own.registers.db.insert(substitutes).values({ postId: named.post, userId: substitute, fromOn: '2026-06-01', untilOn: '2026-06-20' });
    await duty({ only: [named.id] });
    expect([await seen(named.id), await seen(substitute), await seen(other.id)]).toEqual(['duty', 'duty', undefined]);
  });

  test('by whoever takes over from somebody who has left, where a duty was reserved to that one', async () => {
    const [gone, other] = [await holder('intake-officer', '2026-06-01', '2026-06-01'), await holder('intake-officer', '2026-06-01', null)];
    const successor = await person();
    await duty({ only: [gone.id] });
    expect([await seen(gone.id), await seen(successor), await seen(other.id)]).toEqual([undefined, undefined, undefined]);
    await own.registers.db.insert(substitutes).values({ postId: gone.post, userId: successor, fromOn: '2026-06-02', untilOn: '2026-06-20' });
    expect([await seen(gone.id), await seen(successor), await seen(other.id)]).toEqual([undefined, 'duty', undefined]);
  });

  test('by whoever began it from a post still held, and not by who stands in there', async () => {
    const { id, post } = await holder('intake-officer', '2026-06-01', '2026-06-10');
    const substitute = await person();
    await own.registers.db.insert(substitutes).values({ postId: post, userId: substitute, fromOn: '2026-06-01', untilOn: '2026-06-20' });
    const begun = (sender: string) => own.registers.db.insert(statements).values({ id: randomUUID(), caseNo, message: 'complain', sender, as: 'intake-officer', organ: '320602-s1', postId: post, receivedAt: since, receivedOn: '2026-06-01', body: {}, bodyHash: '', told: {}, state: 'answered' });
    await begun(id);
    expect([await seen(id), await seen(substitute), await seen(id, '2026-06-11')]).toEqual(['part', undefined, undefined]);
    caseNo = `${caseNo}-2`;
    await begun(substitute);
    expect([await seen(id), await seen(substitute)]).toEqual([undefined, undefined]);
  });

  test('by the leader to whose post a missed day was reported: whoever holds it now, and not whoever held it before', async () => {
    const then = await holder('organ-leader', '2026-05-01', '2026-06-05', '320612');
    const now = await holder('organ-leader', '2026-06-06', null, '320612');
    await own.registers.db.insert(reminders).values({ caseNo, clock: 'x', rung: 'last-day', lastDay: '2026-06-03', on: '2026-06-03', reportedTo: then.id, at: since });
    await own.registers.db.insert(posts).values({ userId: then.id, office: 'organ-leader', organ: '320681', fromOn: '2026-06-06' });
    const beside = await holder('organ-leader', '2026-06-06', null, '320681');
    expect(await seen(beside.id, '2026-06-06')).toBeUndefined();
    expect([await seen(then.id, '2026-06-05'), await seen(then.id, '2026-06-06'), await seen(now.id, '2026-06-06')]).toEqual(['part', undefined, 'part']);
  });
});
