import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { duties, dutyActs, posts, registerActs, sessions } from '../../db/schema/index.ts';
import { openDesk, organ, owed, type WholeDesk, type SignedIn } from '../../test/setup/whole-desk.ts';
import type { Holding, Organ, Problem, Session, User } from '../shapes.ts';
import { keepUp } from '../telling/upkeep.ts';

let desk: WholeDesk;
let administrator: SignedIn;
const postOf = async (userId: string) => (await desk.registers.db.select().from(posts).where(eq(posts.userId, userId)))[0]!;
const one = `u-intake-officer-${organ}-1`;

beforeAll(async () => {
  desk = await openDesk();
  administrator = await desk.signIn('administrator-320600');
});
afterAll(() => desk.close());

const appoint = (userId: string, office = 'reviewer', more: object = {}) => administrator.post<Holding & Problem>('/posts', { userId, office, organ, fromOn: '2026-06-02', ...more });

describe('looking', () => {
  test('anybody in the house sees who holds which post of an organ', async () => {
    const officer = await desk.signIn(`handler-${organ}-1`);
    const { body } = await officer.get<{ items: Holding[]; total: number }>(`/posts?organ=${organ}&limit=3`);
    expect(body.items).toHaveLength(3);
    expect(body.total).toBeGreaterThanOrEqual(8);
    expect(body.items[0]).toMatchObject({ organ, organName: '南通市公安局崇川分局', fromOn: '2026-01-01', substitutes: [] });
  });

  test('users are for the administrator, who finds them by name', async () => {
    expect((await administrator.get<{ items: User[] }>(`/users?q=intake-officer-${organ}`)).body.items).toMatchObject([{ posts: 1 }, { posts: 1 }]);
    expect((await (await desk.signIn(`handler-${organ}-1`)).get('/users')).status).toBe(403);
  });
});

describe('appointing', () => {
  test('gives the seat at once, once a key, and is on the trail', async () => {
    const user = `u-handler-${organ}-1`;
    const handler = await desk.signIn(`handler-${organ}-1`);
    const key = randomUUID();
    const body = { userId: user, office: 'reviewer', organ, fromOn: '2026-06-02' };
    const made = await administrator.post<Holding>('/posts', body, key);
    expect(made).toMatchObject({ status: 201, body: { userId: user, office: 'reviewer', officeTitle: '复查复核岗' } });
    expect((await administrator.post<Holding>('/posts', body, key)).body).toEqual(made.body);
    expect((await administrator.post<Problem>('/posts', { ...body, office: 'competence' }, key)).body.type).toBe('urn:fujing:key');
    expect((await handler.get<Session>('/session')).body.posts.map(({ office }) => office)).toContain('reviewer');
    expect(await desk.registers.db.select().from(registerActs).where(eq(registerActs.id, key))).toMatchObject([{ kind: 'appoint', by: 'u-administrator-320600', on: '2026-06-02' }]);
  });

  test('is refused twice for the same time, backwards, of nobody, and of oneself', async () => {
    const user = `u-handler-${organ}-2`;
    expect((await appoint(user, 'handler')).body).toMatchObject({ status: 409, ground: 'post-held' });
    expect((await appoint(user, 'reviewer', { fromOn: '2026-06-01' })).body.errors).toMatchObject([{ pointer: '/fromOn' }]);
    expect((await appoint(user, 'reviewer', { untilOn: '2026-06-01' })).body.errors).toMatchObject([{ pointer: '/untilOn' }]);
    expect((await appoint('u-nobody')).body.ground).toBe('no-user');
    expect((await appoint('u-administrator-320600')).body.ground).toBe('appoint-oneself');
    expect((await appoint(user, 'emperor')).body.errors).toMatchObject([{ pointer: '/office' }]);
  });

  test('keeps those who manage access and those who audit out of casework', async () => {
    expect((await appoint(`u-handler-${organ}-2`, 'administrator')).body.ground).toBe('kept-apart');
    expect((await appoint('u-auditor-320600', 'handler')).body.ground).toBe('kept-apart');
  });

  test('reaches no organ above one’s own, and is for administrators only', async () => {
    expect((await appoint(`u-handler-${organ}-2`, 'reviewer', { organ: '320000' })).body).toMatchObject({ status: 403, ground: 'not-your-organ' });
    const leader = await desk.signIn(`organ-leader-${organ}`);
    expect((await leader.post('/posts', { userId: `u-handler-${organ}-2`, office: 'reviewer', organ, fromOn: '2026-06-02' })).status).toBe(403);
  });
});

describe('ending a term', () => {
  test('at once kills the session and puts what was claimed back into the pool, on record', async () => {
    const officer = await desk.signIn(`intake-officer-${organ}-1`);
    await desk.open('TS-2026-40001', owed('triage', 'intake-officer'));
    await officer.post('/duties/TS-2026-40001.triage/claim');
    const { id } = await postOf(one);
    const ended = await administrator.post<Holding>(`/posts/${id}/end`, { untilOn: '2026-06-01' });
    expect(ended).toMatchObject({ status: 200, body: { untilOn: '2026-06-01' } });
    expect((await officer.get('/duties')).status).toBe(401);
    expect(await desk.registers.db.select().from(sessions).where(eq(sessions.userId, one))).toEqual([]);
    await expect(desk.signIn(`intake-officer-${organ}-1`)).rejects.toThrow();
    expect((await desk.registers.db.select().from(duties).where(eq(duties.id, 'TS-2026-40001.triage')))[0]!.assignee).toBeNull();
    expect(await desk.registers.db.select().from(dutyActs).where(and(eq(dutyActs.caseNo, 'TS-2026-40001'), eq(dutyActs.kind, 'release')))).toMatchObject([{ by: 'system' }]);
    expect((await administrator.post<Problem>(`/posts/${id}/end`, { untilOn: '2026-06-02' })).status).toBe(409);
  });

  test('with a later day lets the person act until then and not a day longer', async () => {
    const user = `u-intake-officer-${organ}-2`;
    const { id } = await postOf(user);
    await administrator.post(`/posts/${id}/end`, { untilOn: '2026-06-02' });
    const officer = await desk.signIn(`intake-officer-${organ}-2`);
    await officer.post('/duties/TS-2026-40001.triage/claim');
    desk.today = '2026-06-03';
    expect((await officer.get('/duties')).status).toBe(401);
    await keepUp(desk.deps);
    expect((await desk.registers.db.select().from(duties).where(eq(duties.id, 'TS-2026-40001.triage')))[0]!.assignee).toBeNull();
    desk.today = '2026-06-02';
  });

  test('a post left empty with open duties is named on the tree of organs', async () => {
    desk.today = '2026-06-03';
    const later = await desk.signIn('administrator-320600');
    const { items } = (await later.get<{ items: Organ[] }>('/organs')).body;
    expect(items.find(({ code }) => code === organ)).toMatchObject({ vacantWithDuties: 1, offices: expect.arrayContaining([{ office: 'intake-officer', title: '受理岗', holders: 0 }]) });
    desk.today = '2026-06-02';
    // Her session of the day before was cleared away.
    administrator = await desk.signIn('administrator-320600');
  });

  test('is refused further back than yesterday, and of oneself', async () => {
    const { id } = await postOf(`u-handler-${organ}-3`);
    expect((await administrator.post<Problem>(`/posts/${id}/end`, { untilOn: '2026-05-31' })).body.errors).toMatchObject([{ pointer: '/untilOn' }]);
    expect((await administrator.post<Problem>(`/posts/${(await postOf('u-administrator-320600')).id}/end`, { untilOn: '2026-06-02' })).body.ground).toBe('appoint-oneself');
    expect((await administrator.post('/posts/999999/end', { untilOn: '2026-06-02' })).status).toBe(404);
  });
});

describe('standing in', () => {
  test('gives the substitute the seat for those days, with both names, one at a time', async () => {
    const { id } = await postOf(`u-unit-leader-${organ}`);
    const days = { userId: `u-handler-${organ}-3`, fromOn: '2026-06-02', untilOn: '2026-06-05' };
    const made = await administrator.post<Holding>(`/posts/${id}/substitutes`, days);
    expect(made).toMatchObject({ status: 201, body: { substitutes: [{ userId: days.userId, fromOn: days.fromOn, untilOn: days.untilOn }] } });
    const deputy = await desk.signIn(`handler-${organ}-3`);
    expect((await deputy.get<Session>('/session')).body.posts).toContainEqual(expect.objectContaining({ office: 'unit-leader', standsFor: `u-unit-leader-${organ}`, until: '2026-06-05' }));
    expect((await administrator.post<Problem>(`/posts/${id}/substitutes`, { ...days, userId: `u-handler-${organ}-2`, fromOn: '2026-06-05' })).body).toMatchObject({ status: 409, ground: 'substitute-there' });
    expect((await administrator.post<Problem>(`/posts/${id}/substitutes`, { ...days, userId: `u-unit-leader-${organ}` })).status).toBe(422);

    const substitute = made.body.substitutes[0]!.id;
    expect((await administrator.post<Holding>(`/posts/${id}/substitutes/${substitute}/end`)).body.substitutes).toEqual([]);
    expect((await deputy.get<Session>('/session')).body.posts.map(({ office }) => office)).toEqual(['handler']);
  });

  test('once the term is over, whoever takes over is named apart, and does what was reserved to the one who left', async () => {
    const [gone, caseNo] = [`u-handler-${organ}-2`, 'TS-2026-41077'];
    await desk.open(caseNo, owed('listFacts', 'handler', { only: [gone] }));
    const { id } = await postOf(gone);
    const days = { userId: `u-handler-${organ}-1`, fromOn: '2026-06-02', untilOn: '2026-06-30' };
    await administrator.post(`/posts/${id}/end`, { untilOn: '2026-06-01' });
    const unanswered = async () => (await administrator.get<{ items: { organ: string; office: string }[] }>('/posts/unanswered')).body.items.some((each) => each.organ === organ && each.office === 'handler');
    expect(await unanswered()).toBe(true);
    expect((await administrator.post<Holding>(`/posts/${id}/substitutes`, days)).body).toMatchObject({ substitutes: [{ userId: days.userId }] });
    expect(await unanswered()).toBe(false);
    const { body } = await (await desk.signIn(`handler-${organ}-1`)).get<{ actions: { message: string }[] }>(`/cases/${caseNo}`);
    expect(body.actions.map(({ message }) => message)).toEqual(['listFacts']);
  });
});
