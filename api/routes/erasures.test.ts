import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applicants, caseKeys, cases, walls } from '../../db/schema/index.ts';
import { Erased } from '../../db/seal.ts';
import { openCampaign } from '../../test/setup/campaign.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import { keepUp } from '../telling/upkeep.ts';
import { erasureRoutes } from './erasures.ts';
import { recruitmentRoutes } from './recruitments.ts';

const city = '320600';
let desk: Desk;
let custodian: Official;
let leader: Official;

beforeAll(async () => {
  desk = await Desk.open(erasureRoutes, recruitmentRoutes);
  custodian = desk.as('identity-custodian', { organ: city });
  leader = desk.as('organ-leader', { organ: city });
});
afterAll(() => desk.close());

const propose = (caseNo: string, by = custodian) => by.call('POST', '/erasures', { body: { caseNo, ground: 'retention', reason: '保管期限已满' } });
const confirm = (caseNo: string, by = leader) => by.call('POST', `/erasures/${caseNo}/confirm`, { body: {} });
const final = async (): Promise<string> => {
  const { caseNo } = await desk.file();
  await desk.registers.db.update(cases).set({ endedOn: desk.today }).where(eq(cases.caseNo, caseNo));
  return caseNo;
};
const identity = (caseNo: string) => desk.deps.seal.openIdentity(desk.registers.db, caseNo, 'complainant');

test('终结后由保管岗提请、本机关负责人批准，身份从此谁也打不开', async () => {
  const caseNo = await final();
  expect((await propose(caseNo)).json()).toMatchObject({ caseNo, state: 'proposed', groundTitle: '保管期限届满' });
  expect((await identity(caseNo))?.name).toBe('王㛃');
  expect((await confirm(caseNo)).json()).toMatchObject({ state: 'done' });
  await expect(identity(caseNo)).rejects.toBeInstanceOf(Erased);
  expect((await custodian.call('GET', '/erasures')).json<{ items: { caseNo: string }[] }>().items.map((each) => each.caseNo)).toContain(caseNo);
});

test('还没终结的、提请过的、别的岗位、别的机关的负责人，都不行', async () => {
  const { caseNo: open } = await desk.file();
  expect((await propose(open)).statusCode).toBe(409);
  const caseNo = await final();
  expect((await propose(caseNo, desk.as('handler'))).statusCode).toBe(403);
  expect((await propose(caseNo)).statusCode).toBe(201);
  expect((await propose(caseNo)).statusCode).toBe(409);
  expect((await confirm(caseNo, custodian)).statusCode).toBe(403);
  expect((await confirm(caseNo, desk.as('organ-leader'))).statusCode).toBe(404);
  expect((await identity(caseNo))?.name).toBe('王㛃');
});

test('负责人看到的是本机关提请的；别的机关提请了什么、为什么，不归他看', async () => {
  const caseNo = await final();
  await propose(caseNo);
  const seenBy = async (who: Official) => (await who.call('GET', '/erasures')).json<{ items: { caseNo: string }[]; total: number }>();
  expect((await seenBy(leader)).items.map((each) => each.caseNo)).toContain(caseNo);
  expect(await seenBy(desk.as('organ-leader'))).toMatchObject({ items: [], total: 0 });
  expect((await seenBy(desk.as('auditor', { organ: city }))).items.map((each) => each.caseNo)).toContain(caseNo);
});

test('不同意的，原样保留，以后还可以再提请', async () => {
  const caseNo = await final();
  await propose(caseNo);
  expect((await leader.call('POST', `/erasures/${caseNo}/decline`, { body: { reason: '还有关联案件' } })).statusCode).toBe(204);
  expect((await identity(caseNo))?.name).toBe('王㛃');
  expect((await propose(caseNo)).statusCode).toBe(201);
});

test('用旧的备份恢复登记簿，销毁过的不会回来', async () => {
  const caseNo = await final();
  const [kept] = await desk.registers.db.select().from(caseKeys).where(eq(caseKeys.caseNo, caseNo));
  await propose(caseNo);
  await confirm(caseNo);
  await desk.registers.db.update(caseKeys).set({ wrapped: kept!.wrapped, destroyedAt: null, destroyedBy: null }).where(eq(caseKeys.caseNo, caseNo));
  expect((await identity(caseNo))?.name).toBe('王㛃');
  await keepUp(desk.deps);
  await expect(identity(caseNo)).rejects.toBeInstanceOf(Erased);
});

test('被反映的人是保管岗的，对他来说没有这个案件', async () => {
  const caseNo = await final();
  await desk.registers.db.insert(walls).values({ caseNo, userId: custodian.id, ground: 'subject', since: desk.now() });
  expect((await propose(caseNo)).statusCode).toBe(404);
});

describe('应聘人的身份和材料', () => {
  const applied = async (n: number) => {
    const { caseNo, campaign } = await openCampaign(desk, desk.as('recruitment-officer', { organ: city }));
    await campaign.applied(n);
    const rows = await desk.registers.db.select({ no: applicants.applicationNo }).from(applicants).where(eq(applicants.caseNo, caseNo)).orderBy(applicants.number);
    const nos = rows.map((_, i) => `BM-2026-9${caseNo.slice(-3)}${String(i).padStart(2, '0')}`);
    for (const [i, { no }] of rows.entries()) {
      await desk.registers.db.update(applicants).set({ applicationNo: nos[i]! }).where(eq(applicants.applicationNo, no));
      await desk.registers.db.transaction((tx) => desk.deps.seal.sealIdentity(tx, nos[i]!, 'candidate', { name: '孙晓喆' }, false));
    }
    return { caseNo, nos };
  };
  const ended = (caseNo: string) => desk.registers.db.update(cases).set({ endedOn: desk.today }).where(eq(cases.caseNo, caseNo));
  const candidate = (no: string) => desk.deps.seal.openIdentity(desk.registers.db, no, 'candidate');

  test('招聘终结以后，按报名号可以单独销毁一个人的；终结以前不行，没有的报名号没有', async () => {
    const { caseNo, nos: [one, other] } = await applied(2);
    expect((await propose(one!)).statusCode).toBe(409);
    await ended(caseNo);
    expect((await propose('BM-2026-000000')).statusCode).toBe(404);
    expect((await propose(one!)).statusCode).toBe(201);
    expect((await confirm(one!)).json()).toMatchObject({ state: 'done' });
    await expect(candidate(one!)).rejects.toBeInstanceOf(Erased);
    expect((await candidate(other!))?.name).toBe('孙晓喆');
  });

  test('销毁一次招聘的，报名的人的都销毁；用旧的备份恢复也不会回来', async () => {
    const { caseNo, nos } = await applied(3);
    await ended(caseNo);
    const kept = await desk.registers.db.select().from(caseKeys).where(inArray(caseKeys.caseNo, nos));
    await propose(caseNo);
    await confirm(caseNo);
    for (const no of nos) await expect(candidate(no)).rejects.toBeInstanceOf(Erased);
    for (const { caseNo: no, wrapped } of kept) await desk.registers.db.update(caseKeys).set({ wrapped, destroyedAt: null, destroyedBy: null }).where(eq(caseKeys.caseNo, no));
    await keepUp(desk.deps);
    for (const no of nos) await expect(candidate(no)).rejects.toBeInstanceOf(Erased);
  });
});
