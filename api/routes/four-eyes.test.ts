import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { posts, statements, substitutes, walledOrgans, walls } from '../../db/schema/index.ts';
import { hashOf } from '../../db/seal.ts';
import { openDesk, organ, owed, type SignedIn, type WholeDesk } from '../../test/setup/whole-desk.ts';
import type { Problem } from '../../web/desk/call.ts';
import type { Happening } from '../../workflows/steps/activities.ts';
import { barWhereOpen } from '../duties/four-eyes.ts';
import type { CaseFile, Colleague, DutyList, Organ, UnansweredSeat } from '../shapes.ts';

const [one, two] = [`u-intake-officer-${organ}-1`, `u-intake-officer-${organ}-2`];
const second = (except: string[]): Happening => ({ type: 'duty-opened', key: 'confirmTriage', message: 'confirmTriage', who: { office: 'intake-officer', organ, except }, owed: true });

/** The step before lay at the same seat: whoever sits there has a part in the case. */
const triaged: Happening[] = [owed('triage', 'intake-officer'), { type: 'dropped', key: 'triage' }];

let desk: WholeDesk;
let first: SignedIn;
let other: SignedIn;
let leader: SignedIn;

beforeAll(async () => {
  desk = await openDesk();
  [first, other, leader] = await Promise.all([desk.signIn(`intake-officer-${organ}-1`), desk.signIn(`intake-officer-${organ}-2`), desk.signIn(`unit-leader-${organ}`)]);
});
afterAll(() => desk.close());

const caseNo = 'TS-2026-70001';
const listed = async (official: SignedIn, scope: string) => (await official.get<DutyList>(`/duties?scope=${scope}`)).body;
const seats = async (official: SignedIn) => (await official.get<{ items: UnansweredSeat[] }>('/posts/unanswered')).body.items.map(({ organ: at, office, n }) => ({ at, office, n }));
const fileOf = (official: SignedIn) => official.get<CaseFile>(`/cases/${caseNo}`);

describe('前一步的办理人，不能办把关的这一步', () => {
  beforeAll(() => desk.open(caseNo, ...triaged, second([one])));

  test('他的待办里没有、也不计数；同岗位的另一人有', async () => {
    for (const scope of ['mine', 'office']) {
      expect(await listed(first, scope)).toMatchObject({ items: [], total: 0 });
      expect(await listed(other, scope)).toMatchObject({ items: [{ key: 'confirmTriage', as: { office: 'intake-officer' } }], total: 1 });
    }
  });

  test('他没有待办，要看案卷先写理由；另一人不用', async () => {
    expect((await first.get<Problem>(`/cases/${caseNo}`)).body).toMatchObject({ status: 403, type: 'urn:fujing:read-reason' });
    expect((await other.get<CaseFile>(`/cases/${caseNo}`)).body.actions.map(({ message }) => message)).toEqual(['confirmTriage']);
  });

  test('认领、接受转办都不行，理由写明；转办的名单里也没有他', async () => {
    const duty = `/duties/${caseNo}.confirmTriage`;
    expect((await first.post<Problem>(`${duty}/claim`)).body).toMatchObject({ status: 422, ground: 'four-eyes', detail: expect.stringContaining('另一个人办') });
    expect((await other.post<Problem>(`${duty}/hand-over`, { to: one, reason: '请假' })).body).toMatchObject({ status: 422, ground: 'four-eyes' });
    expect((await other.get<{ items: Colleague[] }>(`${duty}/colleagues`)).body.items).toEqual([]);
  });
});

test('只有一项回避的待办，不因此能看案卷；本单位的待办里也没有', async () => {
  const id = 'TS-2026-70004';
  await desk.open(id, second([one]));
  expect((await first.get<Problem>(`/cases/${id}`)).status).toBe(404);
  expect((await first.get<DutyList>(`/duties?scope=organ&caseNo=${id}`)).body.items).toEqual([]);
  expect((await other.get<CaseFile>(`/cases/${id}`)).status).toBe(200);
  await desk.enter(id, { type: 'dropped', key: 'confirmTriage' });
});

test('从前的版本打开的待办，升级后补上谁不能办，补两次也一样；没有前一步的不补', async () => {
  const id = 'TS-2026-70005';
  await desk.open(id, owed('triage', 'intake-officer'), owed('ruleExtension', 'unit-leader'));
  const said = await desk.registers.db.insert(statements).values({ id: randomUUID(), caseNo: id, message: 'triage', duty: 'triage', sender: one, as: 'intake-officer', organ, receivedAt: desk.deps.now(), receivedOn: desk.today, body: {}, bodyHash: hashOf({}), told: { result: 'accepted' }, state: 'received' }).returning({ id: statements.id });
  await desk.enter(id, { type: 'answered', key: 'triage', statement: { id: said[0]!.id, duty: 'triage', by: one, as: 'intake-officer', organ, on: desk.today } }, owed('confirmTriage', 'intake-officer'));
  const mine = async (official: SignedIn) => (await official.get<DutyList>(`/duties?caseNo=${id}`)).body.items.map(({ key }) => key);
  expect(await mine(first)).toEqual(['confirmTriage']);
  expect(await barWhereOpen(desk.deps)).toBe(1);
  expect(await barWhereOpen(desk.deps)).toBe(0);
  expect(await mine(first)).toEqual([]);
  expect(await mine(other)).toEqual(['confirmTriage']);
  await desk.enter(id, { type: 'dropped', key: 'confirmTriage' }, { type: 'dropped', key: 'ruleExtension' });
});

describe('在岗的人都不能办的，有人知道', () => {
  test('还有人能办，不提醒；都不能办了，本机关和上级的负责人、系统管理岗都看到是哪个岗位、几件，别的机关看不到', async () => {
    expect(await seats(leader)).toEqual([]);
    await desk.registers.db.insert(walls).values({ caseNo, userId: two, ground: 'recused', since: new Date() });
    const expected = [{ at: organ, office: 'intake-officer', n: 1 }];
    expect(await seats(leader)).toEqual(expected);
    expect(await seats(await desk.signIn('organ-leader-320600'))).toEqual(expected);
    expect(await seats(await desk.signIn('administrator-320600'))).toEqual(expected);
    expect(await seats(await desk.signIn('unit-leader-320681'))).toEqual([]);
    expect(await seats(first)).toEqual([]);
  });

  test('案卷的那句话里写明现在没有人可以办', async () => {
    await desk.enter(caseNo, owed('assign', 'unit-leader'));
    expect((await fileOf(leader)).body.standing.sentence).toContain('没有人可以办这一步');
  });

  test('指定了代理人，就不再提醒', async () => {
    const [post] = await desk.registers.db.select().from(posts).where(eq(posts.userId, two));
    await desk.registers.db.insert(substitutes).values({ postId: post!.id, userId: `u-handler-${organ}-3`, fromOn: desk.today, untilOn: desk.today });
    expect(await seats(leader)).toEqual([]);
    expect((await fileOf(leader)).body.standing.sentence).not.toContain('没有人可以办');
    expect(await listed(await desk.signIn(`handler-${organ}-3`), 'mine')).toMatchObject({ items: [{ key: 'confirmTriage', as: { for: expect.any(String) } }] });
  });
});

test('被反映人单位的人同时担任本岗位的，也算不能办', async () => {
  const id = 'TS-2026-70003';
  await desk.registers.db.delete(substitutes);
  await desk.registers.db.delete(walls).where(eq(walls.caseNo, caseNo));
  const elsewhere = await desk.registers.db.insert(posts).values({ userId: two, office: 'using-unit-officer', organ: `${organ}-s1`, fromOn: '2026-01-01' }).returning({ id: posts.id });
  await desk.open(id, second([one]));
  expect(await seats(leader)).toEqual([]);
  await desk.registers.db.insert(walledOrgans).values({ caseNo: id, organ: `${organ}-s1` });
  expect(await seats(leader)).toEqual([{ at: organ, office: 'intake-officer', n: 1 }]);
  await desk.registers.db.delete(walledOrgans).where(eq(walledOrgans.caseNo, id));
  await desk.registers.db.delete(posts).where(eq(posts.id, elsewhere[0]!.id));
});

test('被反映的人正是该岗位唯一在岗的人：别人看到没有人可以办，他在提醒里和机构表上都看不出来', async () => {
  const id = 'TS-2026-70006';
  const superior = await desk.signIn('organ-leader-320600');
  const onTree = async (official: SignedIn) => (await official.get<{ items: Organ[] }>('/organs')).body.items.find(({ code }) => code === organ)!.vacantWithDuties;
  await desk.open(id, owed('assign', 'unit-leader'));
  await desk.registers.db.insert(walls).values({ caseNo: id, userId: `u-unit-leader-${organ}`, ground: 'subject', since: new Date() });
  expect(await seats(superior)).toContainEqual({ at: organ, office: 'unit-leader', n: 1 });
  expect([await seats(leader), await onTree(leader), await onTree(superior)]).toEqual([[], 0, 1]);
  await desk.enter(id, { type: 'dropped', key: 'assign' });
});

test('案卷里对前一步的办理人写明为什么等另一个人', async () => {
  const id = 'TS-2026-70002';
  await desk.open(id, second([one]), owed('recordReferralReply', 'intake-officer'));
  const { refusals, actions } = (await first.get<CaseFile>(`/cases/${id}`)).body;
  expect(actions.map(({ message }) => message)).toEqual(['recordReferralReply']);
  expect(refusals).toMatchObject([{ message: 'confirmTriage', ground: 'same-person', detail: expect.stringContaining('由同岗位的另一人办理') }]);
});
