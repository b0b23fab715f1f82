import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../db/client.ts';
import { identityOpenings, rateWindows, registerActs, sessions, walls } from '../../db/schema/index.ts';
import { openDesk, organ, owed, type WholeDesk, type SignedIn } from '../../test/setup/whole-desk.ts';
import type { AuditedAct, AuditedOpening, AuditedRead, Verification } from '../shapes.ts';
import { keepUp } from '../telling/upkeep.ts';

let desk: WholeDesk;
let auditor: SignedIn;
let officer: SignedIn;
const caseNo = 'TS-2026-30001';
const one = `u-intake-officer-${organ}-1`;

beforeAll(async () => {
  desk = await openDesk();
  [auditor, officer] = await Promise.all([desk.signIn('auditor-320600'), desk.signIn(`intake-officer-${organ}-1`)]);
  await desk.open(caseNo, owed('triage', 'intake-officer'));
});
afterAll(() => desk.close());

interface Listed<T> {
  items: T[];
  total: number;
  next?: string;
}
const reads = async (query = '') => (await auditor.get<Listed<AuditedRead>>(`/audit/reads${query}`)).body;

describe('the trails', () => {
  test('who read which part is found by case, person and day', async () => {
    await officer.get(`/cases/${caseNo}`);
    await officer.get(`/cases/${caseNo}/events`);
    const { items } = await reads(`?caseNo=${caseNo}`);
    expect(items.map(({ userId, part, partTitle, groundTitle }) => [userId, part, partTitle, groundTitle])).toEqual(expect.arrayContaining([[one, 'events', '经过', '因办理职责'], [one, 'file', '案卷', '因办理职责']]));
    expect((await reads(`?user=intake-officer-${organ}-1`)).total).toBe(2);
    expect((await reads(`?user=intake-officer-${organ}-2`)).total).toBe(0);
    expect((await reads('?from=2026-06-02&to=2026-06-02')).total).toBe(2);
    expect((await reads('?from=2026-06-03')).total).toBe(0);
    const first = await reads('?limit=1');
    expect(first.items).toHaveLength(1);
    expect((await reads(`?limit=1&after=${first.next}`)).items[0]!.id).not.toBe(first.items[0]!.id);
  });

  test('what was done in cases, about duties and to registers stands in one list, with titles', async () => {
    await officer.post(`/duties/${caseNo}.triage/claim`);
    const administrator = await desk.signIn('administrator-320600');
    await administrator.post('/posts', { userId: `u-handler-${organ}-1`, office: 'reviewer', organ, fromOn: '2026-06-02' });
    const { items } = (await auditor.get<Listed<AuditedAct>>('/audit/events')).body;
    expect(items).toEqual(expect.arrayContaining([expect.objectContaining({ source: 'duty', kind: 'claim', userId: one, caseNo, title: expect.stringMatching(/^认领：/) }), expect.objectContaining({ source: 'register', kind: 'appoint', title: '任命', aboutTitle: '赵洁、复查复核岗、南通市公安局崇川分局', userId: 'u-administrator-320600' })]));
    expect((await auditor.get<Listed<AuditedAct>>(`/audit/events?user=${one}`)).body.items.every(({ userId }) => userId === one)).toBe(true);
  });

  test('openings of identities are for the auditor and the custodian, whose look is kept', async () => {
    const at = desk.deps.now();
    await desk.registers.db.insert(identityOpenings).values({ id: randomUUID(), caseNo, userId: one, office: 'intake-officer', organ, ground: 'service', reason: '送达告知书', at, expiresAt: new Date(at.getTime() + 900_000) });
    const openings = async (who: SignedIn) => (await who.get<Listed<AuditedOpening>>('/audit/openings')).body.items;
    expect(await openings(auditor)).toMatchObject([{ caseNo, userId: one, officeTitle: '受理岗', reason: '送达告知书' }]);
    const custodian = await desk.signIn('identity-custodian-320600');
    await openings(custodian);
    expect((await openings(auditor))[0]!.seenByCustodianAt).toBe('2026-06-02T10:20:00.000+08:00');
    expect((await custodian.get('/audit/reads')).status).toBe(403);
  });

  test('are nobody else’s, and a wall keeps an auditor out too', async () => {
    for (const path of ['reads', 'openings', 'events']) expect((await officer.get(`/audit/${path}`)).status).toBe(403);
    expect((await officer.post('/audit/verify')).status).toBe(403);
    await desk.registers.db.insert(walls).values({ caseNo, userId: 'u-auditor-320600', ground: 'subject', since: desk.deps.now() });
    expect((await reads()).total).toBe(0);
    await desk.registers.db.delete(walls);
  });

  test('what was done to a case in a register beside it is found by its number, and kept from whom a wall keeps out of it', async () => {
    await desk.registers.db.insert(registerActs).values({ id: randomUUID(), kind: 'hand-receipt', about: caseNo, by: one, body: {}, bodyHash: '', result: {}, on: desk.today, at: desk.deps.now() });
    const about = async (query = '') => (await auditor.get<Listed<AuditedAct>>(`/audit/events${query}`)).body.items.filter((each) => each.about === caseNo).map(({ source, caseNo: of }) => [source, of]);
    expect(await about(`?caseNo=${caseNo}`)).toEqual([['register', caseNo]]);
    await desk.registers.db.insert(walls).values({ caseNo, userId: 'u-auditor-320600', ground: 'subject', since: desk.deps.now() });
    expect(await about()).toEqual([]);
    await desk.registers.db.delete(walls);
  });
});

describe('verifying', () => {
  test('reads every chain and says that it is whole', async () => {
    const { status, body } = await auditor.post<Verification>('/audit/verify');
    expect(status).toBe(200);
    expect(body).toMatchObject({ whole: true, events: 2, cases: 1, breaks: [] });
  });

  test('names the first event that was changed behind the application’s back', async () => {
    const owner = connect(desk.url, { max: 1, role: '' });
    await owner.sql`alter table case_events disable trigger append_only`;
    await owner.sql`update case_events set body = jsonb_set(body, '{organ}', '"320612"') where case_no = ${caseNo} and seq = 1`;
    await owner.close();
    const key = randomUUID();
    const { body } = await auditor.post<Verification>('/audit/verify', {}, key);
    expect(body).toMatchObject({ whole: false, breaks: [{ caseNo, seq: 1, what: 'changed', title: '内容与其指纹不符' }] });
    expect((await auditor.post<Verification>('/audit/verify', {}, key)).body).toEqual(body);
  });
});

test('sessions and windows that are over are cleared away; those in use stay', async () => {
  const { db } = desk.registers;
  const before = new Date(desk.deps.now().getTime() - 3 * 86_400_000);
  await db.insert(sessions).values({ id: 'old', userId: one, content: {}, expiresAt: before });
  await db.insert(rateWindows).values({ key: 'old', opensAt: before, count: 3 });
  await keepUp(desk.deps);
  expect(await db.select().from(sessions).where(eq(sessions.id, 'old'))).toEqual([]);
  expect(await db.select().from(rateWindows).where(eq(rateWindows.key, 'old'))).toEqual([]);
  expect((await officer.get('/session')).status).toBe(200);
});
