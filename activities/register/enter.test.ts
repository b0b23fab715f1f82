import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { connect, faultOf } from '../../db/client.ts';
import { cases, caseEvents, clocks, duties, incidents, notices, organs, posts, receipts, statements, users, walledOrgans, walls } from '../../db/schema/index.ts';
import { saidIn } from '../../db/reads/said.ts';
import { hashOf, type Identity } from '../../db/seal.ts';
import { ownRegister } from '../../test/setup/own-register.ts';
import { law } from '../../workflows/complaint/law.ts';
import type { Activities, CaseEvent, Happening } from '../../workflows/steps/activities.ts';

const own = ownRegister();
let activities: Activities;
let nth = 0;
let caseNo = '';

const now = () => new Date('2026-03-02T09:00:00+08:00');
const at = now().toISOString();
const numbered = (from: number, ...happenings: Happening[]): CaseEvent[] => happenings.map((happening, i) => ({ ...happening, seq: from + i, at }));
const opened: Happening = { type: 'opened', key: 'case', procedure: 'complaint', organ: '320602', on: '2026-03-02' };

beforeEach(() => {
  activities = own.activities(now);
  caseNo = `TS-2026-9${String(++nth).padStart(4, '0')}`;
});

/** A case whose first statement is kept, with whoever stands behind it. */
async function kept(identity: Identity | undefined, body: Record<string, unknown> = { matter: '推搡' }): Promise<void> {
  await own.registers.db.transaction(async (tx) => {
    await tx.insert(statements).values({ id: randomUUID(), caseNo, message: 'complain', sender: 'complainant', as: 'complainant', receivedAt: now(), receivedOn: '2026-03-02', body, bodyHash: hashOf(body), told: { caseNo, organ: '320602' }, state: 'received' });
    await own.seal.sealIdentity(tx, caseNo, 'complainant', identity ?? {}, identity === undefined);
  });
}
const intake = 'u-intake-officer-320602-1';
async function said(message: string, body: Record<string, unknown>, sender = intake): Promise<string> {
  const id = randomUUID();
  await own.registers.db.insert(statements).values({ id, caseNo, message, duty: message, sender, as: 'intake-officer', organ: '320602', receivedAt: now(), receivedOn: '2026-03-02', body, bodyHash: hashOf(body), told: {}, state: 'received' });
  return id;
}
const seat = { office: 'intake-officer', organ: '320602' } as const;
const notice = (about: Record<string, string> = {}): Happening => ({ type: 'notice-issued', key: 'acceptance-notice', notice: 'acceptance-notice', to: 'complainant', on: '2026-03-02', about: { from: '320602', ...about } });
const caseRow = async () => (await own.registers.db.select().from(cases).where(eq(cases.caseNo, caseNo)))[0];

describe('entering in the register', () => {
  test('the same events entered twice change nothing more', async () => {
    await kept(undefined);
    const events = numbered(1, opened, { type: 'clock-started', key: law.acceptanceNotice.id, period: law.acceptanceNotice, from: '2026-03-02' }, { type: 'duty-opened', key: 'triage', message: 'triage', who: seat, owed: true, clock: law.acceptanceNotice.id }, notice());
    const first = await activities.enter(caseNo, events);
    const second = await activities.enter(caseNo, events);
    expect(second).toEqual(first);
    expect(first.lastDays).toEqual({ [law.acceptanceNotice.id]: '2026-03-17' });
    expect(await own.registers.db.select().from(notices).where(eq(notices.caseNo, caseNo))).toHaveLength(1);
    expect((await caseRow())?.lastSeq).toBe(4);
  });

  test('two entries at once of the same events enter them once', async () => {
    await kept(undefined);
    await activities.enter(caseNo, numbered(1, opened));
    const events = numbered(2, notice());
    await Promise.all([activities.enter(caseNo, events), activities.enter(caseNo, events)]);
    expect(await own.registers.db.select().from(caseEvents).where(eq(caseEvents.caseNo, caseNo))).toHaveLength(2);
  });

  test('an event that differs from the one entered under its number is an incident', async () => {
    await kept(undefined);
    await activities.enter(caseNo, numbered(1, opened));
    await expect(activities.enter(caseNo, numbered(1, { ...opened, on: '2026-03-03' }))).rejects.toThrow(/differs/);
  });

  test('an event that leaves a number out is an incident', async () => {
    await kept(undefined);
    await activities.enter(caseNo, numbered(1, opened));
    await expect(activities.enter(caseNo, numbered(3, notice()))).rejects.toThrow(/does not follow/);
  });

  test('a statement whose sender did not hold the post that day is not entered', async () => {
    await kept(undefined);
    await activities.enter(caseNo, numbered(1, opened));
    const id = await said('triage', {}, 'u-handler-320602-1');
    await expect(activities.enter(caseNo, numbered(2, { type: 'answered', key: 'triage', statement: { id, duty: 'triage', by: 'u-handler-320602-1', as: 'intake-officer', organ: '320602', on: '2026-03-02' } }))).rejects.toThrow(/does not stand/);
    expect((await caseRow())?.lastSeq).toBe(1);
  });

  test('what was entered can be neither changed nor deleted', async () => {
    await kept(undefined);
    await activities.enter(caseNo, numbered(1, opened));
    const owner = connect(own.url, { max: 1, role: null });
    const fault = await owner.db.delete(caseEvents).where(eq(caseEvents.caseNo, caseNo)).then(() => undefined, faultOf);
    await owner.close();
    expect(fault?.constraint).toBe('case_events_append_only');
  });

  test('a complaint is not closed before its complainant was told (Art. 17(2))', async () => {
    await kept(undefined);
    await activities.enter(caseNo, numbered(1, opened, notice()));
    const closing: Happening = { type: 'closed', key: 'case', result: 'no-action', notice: 'acceptance-notice', on: '2026-03-02' };
    await expect(activities.enter(caseNo, numbered(3, closing))).rejects.toThrow(/closed_only_when_told/);
    await activities.enter(caseNo, numbered(3, { type: 'served', key: 'acceptance-notice', result: 'not-owed', on: '2026-03-02' }, closing));
    expect((await caseRow())?.state).toBe('closed');
  });

  test("triage names the case and walls off the subject's own station", async () => {
    await kept(undefined);
    await activities.enter(caseNo, numbered(1, opened, { type: 'duty-opened', key: 'triage', message: 'triage', who: seat, owed: true }));
    const id = await said('triage', { title: '反映执勤粗暴', subjectOrgan: '320602-s1' });
    await activities.enter(caseNo, numbered(3, { type: 'answered', key: 'triage', statement: { id, duty: 'triage', by: intake, as: 'intake-officer', organ: '320602', on: '2026-03-02' } }));
    expect((await caseRow())?.title).toBe('反映执勤粗暴');
    expect(await own.registers.db.select().from(walledOrgans).where(eq(walledOrgans.caseNo, caseNo))).toEqual([{ caseNo, organ: '320602-s1' }]);
    expect((await own.registers.db.select().from(duties).where(eq(duties.caseNo, caseNo)))[0]?.state).toBe('answered');
  });

  test('a statement under the name of another of the same post is not entered', async () => {
    await kept(undefined);
    await activities.enter(caseNo, numbered(1, opened));
    const id = await said('triage', {});
    await expect(activities.enter(caseNo, numbered(2, { type: 'answered', key: 'triage', statement: { id, duty: 'triage', by: 'u-intake-officer-320602-2', as: 'intake-officer', organ: '320602', on: '2026-03-02' } }))).rejects.toThrow(/does not stand/);
  });

  test('of a bureau complained of nobody is walled off but whom the case names', async () => {
    await kept(undefined, { matter: '推搡', subjectOrgan: '320602' });
    await activities.enter(caseNo, numbered(1, opened));
    expect(await own.registers.db.select().from(walledOrgans).where(eq(walledOrgans.caseNo, caseNo))).toEqual([]);
  });

  test('whoever is recused stands behind a wall, and what they had claimed goes back into the pool', async () => {
    await kept(undefined);
    await activities.enter(caseNo, numbered(1, opened, { type: 'duty-opened', key: 'triage', message: 'triage', who: seat, owed: true }));
    await own.registers.db.update(duties).set({ assignee: intake }).where(eq(duties.caseNo, caseNo));
    await activities.enter(caseNo, numbered(3, { type: 'recused', key: intake, person: intake }));
    expect(await own.registers.db.select({ userId: walls.userId, ground: walls.ground }).from(walls).where(eq(walls.caseNo, caseNo))).toEqual([{ userId: intake, ground: 'recused' }]);
    expect((await own.registers.db.select().from(duties).where(eq(duties.caseNo, caseNo)))[0]?.assignee).toBeNull();
  });

  test('whoever in office a letter names, by name or number, stands behind a wall from the first entry; nobody else does', async () => {
    const { db } = own.registers;
    const [first, second, third] = await db.select({ id: users.id, name: users.name }).from(users).innerJoin(posts, eq(posts.userId, users.id)).orderBy(users.id).limit(3);
    await db.update(users).set({ badge: '077123' }).where(eq(users.id, second!.id));
    await db.update(users).set({ badge: '07' }).where(eq(users.id, third!.id));
    await kept(undefined, { matter: '推搡', against: `派出所的${first!.name}，还有一个警号077123的` });
    await activities.enter(caseNo, numbered(1, opened));
    const behind = await db.select({ name: users.name, ground: walls.ground, userId: walls.userId }).from(walls).innerJoin(users, eq(users.id, walls.userId)).where(eq(walls.caseNo, caseNo));
    const named = (await db.select({ id: users.id }).from(users).where(eq(users.name, first!.name))).map(({ id }) => id);
    expect(behind.map(({ userId }) => userId).toSorted()).toEqual([...named, second!.id].toSorted());
    expect(new Set(behind.map(({ ground }) => ground))).toEqual(new Set(['subject']));
  });

  test('a report of retaliation opens a case of its own, with who is behind it under seal and the receipt that opens both', async () => {
    await kept({ name: '龚喆昇', phone: '13800000000' });
    await own.registers.db.insert(receipts).values({ hash: `hash of ${caseNo}`, caseNo, party: 'complainant' });
    const [id, paper] = [randomUUID(), randomUUID()];
    await own.registers.db.insert(statements).values({ id, caseNo, message: 'reportRetaliation', duty: 'reportRetaliation', sender: 'complainant', as: 'complainant', receivedAt: now(), receivedOn: '2026-03-02', body: { text: '被调离原岗位', documents: [paper] }, bodyHash: '', told: {}, state: 'received' });
    await activities.enter(caseNo, numbered(1, opened, { type: 'linked', key: 'retaliation', kind: 'retaliation', organ: '320600', statement: id, on: '2026-03-02' }));
    const [linked] = await own.registers.db.select().from(statements).where(sql`${statements.body}->>'linkedFrom' = ${caseNo}`);
    expect(linked).toMatchObject({ message: 'complain', state: 'received', body: { matter: '被调离原岗位', urgent: true, documents: [paper] }, told: { organ: '320600', caseNo: linked!.caseNo } });
    expect((await own.registers.db.select({ caseNo: receipts.caseNo }).from(receipts).where(eq(receipts.hash, `hash of ${caseNo}`))).map((each) => each.caseNo).toSorted()).toEqual([caseNo, linked!.caseNo].toSorted());
    expect(await own.seal.openIdentity(own.registers.db, linked!.caseNo, 'complainant')).toEqual({ name: '龚喆昇', phone: '13800000000' });
  });

  test('a case that is reopened has no day of closing', async () => {
    await kept(undefined);
    await activities.enter(caseNo, numbered(1, opened, notice(), { type: 'served', key: 'acceptance-notice', result: 'not-owed', on: '2026-03-02' }, { type: 'closed', key: 'case', result: 'no-action', notice: 'acceptance-notice', on: '2026-03-02' }));
    expect(await caseRow()).toMatchObject({ state: 'closed', closedOn: '2026-03-02' });
    await activities.enter(caseNo, numbered(5, { type: 'reopened', key: 'case', on: '2026-03-02' }));
    expect(await caseRow()).toMatchObject({ state: 'open', closedOn: null });
  });

  test('what was said at one instant is read in the order of the register', async () => {
    await kept(undefined);
    const duty = (key: string): Happening => ({ type: 'duty-opened', key, message: 'triage', who: seat, owed: true });
    await activities.enter(caseNo, numbered(1, opened, duty('triage'), duty('triage:2')));
    const [first, second] = [`ffffffff-ffff-4fff-8fff-${String(nth).padStart(12, '0')}`, `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`];
    for (const id of [first, second]) await own.registers.db.insert(statements).values({ id, caseNo, message: 'triage', duty: 'triage', sender: intake, as: 'intake-officer', organ: '320602', receivedAt: now(), receivedOn: '2026-03-02', body: {}, bodyHash: '', told: {}, state: 'received' });
    const answered = (key: string, id: string): Happening => ({ type: 'answered', key, statement: { id, duty: key, by: intake, as: 'intake-officer', organ: '320602', on: '2026-03-02' } });
    await activities.enter(caseNo, numbered(4, answered('triage', first), answered('triage:2', second)));
    expect((await saidIn(own.registers.db, caseNo, eq(statements.message, 'triage'))).map(({ id }) => id)).toEqual([first, second]);
  });

  test('what was said by the last day to a duty under a clock is waited for until the case has heard it; what came later, or was refused, is not', async () => {
    await kept(undefined);
    const clock = law.acceptanceNotice.id;
    await activities.enter(caseNo, numbered(1, opened, { type: 'clock-started', key: clock, period: law.acceptanceNotice, from: '2026-03-02' }, { type: 'duty-opened', key: 'triage', message: 'triage', who: seat, owed: true, clock }));
    const id = await said('triage', {});
    expect([await activities.isUnheard(caseNo, clock, '2026-03-02'), await activities.isUnheard(caseNo, clock, '2026-03-01'), await activities.isUnheard(caseNo, `${clock}:2`, '2026-03-02')]).toEqual([true, false, false]);
    await own.registers.db.update(statements).set({ state: 'refused', refusal: { ground: 'not-awaited' } }).where(eq(statements.id, id));
    expect(await activities.isUnheard(caseNo, clock, '2026-03-02')).toBe(false);
  });

  test('a case that does not fit is one incident however often it is taken up, and stands still no longer once a person has settled it', async () => {
    await kept(undefined);
    await activities.enter(caseNo, numbered(1, opened));
    for (let times = 0; times < 3; times++) await activities.reportIncident(caseNo, ['answered triage']);
    const ofCase = eq(incidents.caseNo, caseNo);
    expect([(await own.registers.db.select().from(incidents).where(ofCase)).length, (await caseRow())?.incident]).toEqual([1, true]);
    await own.registers.db.update(incidents).set({ resolvedAt: now() }).where(ofCase);
    expect((await caseRow())?.incident).toBe(false);
    await activities.reportIncident(caseNo, ['answered triage']);
    expect([(await own.registers.db.select().from(incidents).where(ofCase)).length, (await caseRow())?.incident]).toEqual([2, true]);
  });

  test('a case linked to another keeps its walls: whoever may not see the one may not see the other', async () => {
    await kept(undefined);
    const station = (await own.registers.db.select({ code: organs.code }).from(organs).where(eq(organs.kind, 'station')))[0]!.code;
    const complained = await said('reportRetaliation', { text: '被威胁' }, 'complainant');
    await activities.enter(caseNo, numbered(1, opened));
    await own.registers.db.insert(walledOrgans).values({ caseNo, organ: station });
    await own.registers.db.insert(walls).values({ caseNo, userId: 'u-handler-320602-1', ground: 'recused', since: now() });
    await activities.enter(caseNo, numbered(2, { type: 'linked', key: 'retaliation', kind: 'retaliation', organ: '320600', statement: complained, on: '2026-03-02' }));
    const linked = (await own.registers.db.select().from(statements).where(eq(statements.message, 'complain'))).find(({ body }) => body.linkedFrom === caseNo)!.caseNo;
    await activities.enter(linked, numbered(1, opened));
    expect(await own.registers.db.select().from(walledOrgans).where(eq(walledOrgans.caseNo, linked))).toEqual([{ caseNo: linked, organ: station }]);
    expect(await own.registers.db.select({ userId: walls.userId }).from(walls).where(eq(walls.caseNo, linked))).toEqual([{ userId: 'u-handler-320602-1' }]);
  });

  test('a pause and an extension move the last day and leave the original one on record', async () => {
    await kept(undefined);
    const key = law.completionOfClaim.id;
    await activities.enter(caseNo, numbered(1, opened, { type: 'clock-started', key, period: law.completionOfClaim, from: '2026-03-02' }));
    const { lastDays } = await activities.enter(caseNo, numbered(3, { type: 'clock-extended', key, clock: key, by: law.extension, statement: randomUUID(), on: '2026-04-01' }));
    expect(lastDays[key]).toBe('2026-06-01');
    const [clock] = await own.registers.db.select().from(clocks).where(eq(clocks.caseNo, caseNo));
    expect(clock?.originalLastDay).toBe('2026-05-06');
    const paused = await activities.enter(caseNo, numbered(4, { type: 'clock-paused', key: `${key}:p`, clock: key, on: '2026-04-02' }));
    expect(paused.lastDays).toEqual({});
  });
});
