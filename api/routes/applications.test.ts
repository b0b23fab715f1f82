import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applicants, cases, identities, identityOpenings, outcomes, positions, reads, statements } from '../../db/schema/index.ts';
import type { Official } from '../../test/setup/desk.ts';
import { arriving } from '../../test/setup/papers.ts';
import { application, RecruitmentDesk } from '../../test/setup/recruitment-desk.ts';
import { handIn } from '../documents/keep.ts';
import type { CandidatePaper, MyApplication, PublicCampaign } from '../shapes/recruitment.ts';

let at: RecruitmentDesk;
beforeAll(async () => {
  at = await RecruitmentDesk.open();
});
afterAll(() => at.desk.close());

const city = { organ: '320600' };
const tokenOf = async (receipt: string) => ({ authorization: `Bearer ${(await at.desk.send('POST', '/api/public/receipts', { body: { receipt } })).json<{ token: string }>().token}` });
const mine = async (headers: Record<string, string>) => (await at.desk.send('GET', '/api/public/applications/mine', { headers })).json<MyApplication>();

describe('报名', () => {
  test('公告谁都能看，没有公告的看不到', async () => {
    const { caseNo } = await at.opened();
    const found = (await at.desk.send('GET', `/api/public/recruitments/${caseNo}`)).json<PublicCampaign>();
    expect(found).toMatchObject({ caseNo, open: true, weights: '笔试 50% + 面试 50%', positions: [{ code: 'A01', headcount: 2 }, { code: 'B02' }] });
    expect((await at.desk.send('GET', `/api/public/recruitments/${await at.start()}`)).statusCode).toBe(404);
  });

  test('编制部门核减到零的岗位，报不了名，也不在报名的选项里', async () => {
    const { caseNo } = await at.opened();
    await at.desk.registers.db.update(positions).set({ headcount: 0 }).where(and(eq(positions.caseNo, caseNo), eq(positions.code, 'B02')));
    const refused = await at.apply(caseNo, application(11, { position: 'B02' }));
    expect([refused.statusCode, refused.json()]).toMatchObject([422, { errors: [{ pointer: '/position', detail: '这个岗位已经取消，不再招人。请改报别的岗位。' }] }]);
    expect((await at.apply(caseNo, application(11))).statusCode).toBe(201);
  });

  test('报一次名，重发给出同一回执；姓名和号码封存，名册里只有隐去的', async () => {
    const { caseNo } = await at.opened();
    const key = randomUUID();
    const body = application(1);
    const first = await at.apply(caseNo, body, key);
    expect(first.statusCode).toBe(201);
    const { applicationNo, receipt } = first.json<{ applicationNo: string; receipt: string }>();
    expect(receipt).toMatch(/^\d{16}$/);
    expect((await at.apply(caseNo, body, key)).json()).toEqual(first.json());
    const [row] = await at.desk.registers.db.select().from(applicants).where(eq(applicants.applicationNo, applicationNo));
    expect(row).toMatchObject({ maskedName: '孙**', state: 'applied', position: 'A01' });
    expect(JSON.stringify(row)).not.toMatch(/晓喆|320602199901310/);
    expect(await at.desk.registers.db.$count(identities, eq(identities.caseNo, applicationNo))).toBe(1);
  });

  test('有待办的经办人说明理由可以开启身份，记录在案；没有待办的不能', async () => {
    const { caseNo } = await at.opened();
    const { applicationNo } = (await at.apply(caseNo, application(20))).json<{ applicationNo: string }>();
    const open = (who: Official, body: object = { ground: 'verification', reason: '核对学历证书' }) => who.call('POST', `/recruitments/${caseNo}/applicants/${applicationNo}/identity`, { body });
    expect((await open(at.officer, { reason: '看看' })).statusCode).toBe(422);
    expect((await open(at.officer, { ground: 'other', reason: '核对学历证书' })).statusCode).toBe(422);
    expect((await open(at.officer)).json()).toMatchObject({ name: '孙晓喆', phone: '13800000000' });
    expect(await at.desk.registers.db.select({ ground: identityOpenings.ground, reason: identityOpenings.reason }).from(identityOpenings).where(eq(identityOpenings.caseNo, applicationNo))).toEqual([{ ground: 'verification', reason: '核对学历证书' }]);
    expect((await open(at.desk.as('handler'))).statusCode).toBe(404);
  });

  test('应聘材料只在身份开启的一刻钟内看得到、下得来，每次下载记录在案', async () => {
    const { caseNo } = await at.opened();
    const { applicationNo } = (await at.apply(caseNo, application(21))).json<{ applicationNo: string }>();
    const bytes = Buffer.from('学历证书');
    const { document } = await handIn(at.desk.deps, { caseNo: applicationNo, sender: 'candidate', key: randomUUID(), upload: arriving(bytes, '证书.txt') });
    const path = `/recruitments/${caseNo}/applicants/${applicationNo}`;
    expect((await at.officer.call('GET', `${path}/documents`)).statusCode).toBe(403);
    await at.officer.call('POST', `${path}/identity`, { body: { reason: '核对学历证书' } });
    const { items } = (await at.officer.call('GET', `${path}/documents`)).json<{ items: CandidatePaper[] }>();
    expect(items).toEqual([expect.objectContaining({ documentId: document.id, mediaType: 'text/plain' })]);
    const given = await at.officer.call('GET', `${path}/documents/${document.id}`);
    expect(given.body).toContain('学历证书');
    expect(given.headers['content-disposition']).toContain('attachment');
    expect(await at.desk.registers.db.$count(reads, and(eq(reads.caseNo, caseNo), eq(reads.part, 'document')))).toBe(1);
    expect((await at.desk.as('handler').call('GET', `${path}/documents`)).statusCode).toBe(404);
    at.desk.time = '10:36:00';
    expect((await at.officer.call('GET', `${path}/documents/${document.id}`)).statusCode).toBe(403);
    at.desk.time = '10:20:00';
  });

  test('每次招聘每人一个岗位，换岗位、换姓名写法都不行', async () => {
    const { caseNo } = await at.opened();
    expect((await at.apply(caseNo, application(2))).statusCode).toBe(201);
    const again = await at.apply(caseNo, application(2, { position: 'B02' }));
    expect(again.statusCode).toBe(422);
    expect(again.json()).toMatchObject({ ground: 'one-post-a-campaign' });
    const { caseNo: other } = await at.opened();
    expect((await at.apply(other, application(2))).statusCode).toBe(201);
  });

  test('证件号码校验位不对、与出生日期不一致的，写明哪里不对', async () => {
    const { caseNo } = await at.opened();
    const wrong = application(3);
    wrong.candidate.idNumber = `${wrong.candidate.idNumber.slice(0, 17)}${wrong.candidate.idNumber.endsWith('1') ? '2' : '1'}`;
    expect((await at.apply(caseNo, wrong)).json()).toMatchObject({ errors: [{ pointer: '/candidate/idNumber' }] });
    expect((await at.apply(caseNo, application(3, { bornOn: '1999-02-01' }))).json()).toMatchObject({ errors: [{ pointer: '/bornOn' }] });
  });

  test('自查写明全部不符合的，不只第一项；报名仍然收下', async () => {
    const { caseNo } = await at.opened();
    const facts = { position: 'A01', bornOn: '1980-01-01', sex: 'male', education: 'secondary', barred: ['crime', 'credit'], promise: true };
    const { unmet } = (await at.desk.send('POST', `/api/public/recruitments/${caseNo}/check`, { body: facts })).json<{ unmet: string[] }>();
    expect(unmet).toEqual(['出生日期不在岗位要求的范围内', '学历低于岗位要求', '受过刑事处罚或者涉嫌犯罪未结案']);
    const taken = await at.apply(caseNo, application(4, { education: 'secondary' }));
    expect(taken.statusCode).toBe(201);
    expect(taken.json<{ unmet: string[] }>().unmet).toEqual(['学历低于岗位要求']);
  });

  test('截止的一刻起不再收，最后一分钟的抢报都算数', async () => {
    const { caseNo } = await at.opened();
    [at.desk.today, at.desk.time] = ['2026-06-09', '16:59:59.950'];
    const rush = await Promise.all(Array.from({ length: 12 }, (_, i) => at.apply(caseNo, application(100 + i))));
    expect(rush.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 12 }, () => 201));
    at.desk.time = '17:00:00.000';
    const late = await at.apply(caseNo, application(150));
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ ground: 'registration-closed' });
    const closed = await at.desk.work(caseNo, 'close-window', { what: 'close-window' });
    expect(closed.counts).toEqual({ received: 12 });
    at.desk.time = '10:20:00';
  });
});

test('抢在截止的一刻：收下的都在截止前，拒绝的都在截止后，与确定名单同时进行也一份不差', async () => {
  const { caseNo } = await at.opened();
  const closes = new Date('2026-06-09T17:00:00.000+08:00').getTime();
  // The office's clock goes on while they come: it starts a second and a half before the instant.
  at.desk.today = '2026-06-09';
  const began = performance.now();
  const tick = () => (at.desk.time = new Date(closes - 1500 + (performance.now() - began) + 8 * 3_600_000).toISOString().slice(11, 23));
  tick();
  const running = setInterval(tick, 1);
  try {
    const rush = Array.from({ length: 40 }, async (_, i) => {
      await new Promise((resolve) => setTimeout(resolve, i * 75));
      return at.apply(caseNo, application(500 + i));
    });
    const fixing = (async () => {
      while (at.desk.now().getTime() < closes) await new Promise((resolve) => setTimeout(resolve, 2));
      return at.desk.work(caseNo, 'close-window', { what: 'close-window' });
    })();
    const statuses = (await Promise.all(rush)).map(({ statusCode }) => statusCode);
    const { counts } = await fixing;
    const rows = await at.desk.registers.db.select({ receivedAt: applicants.receivedAt }).from(applicants).where(eq(applicants.caseNo, caseNo));
    expect(new Set(statuses)).toEqual(new Set([201, 409]));
    expect(counts).toEqual({ received: statuses.filter((status) => status === 201).length });
    expect(rows).toHaveLength(counts.received!);
    expect(rows.filter(({ receivedAt }) => receivedAt.getTime() >= closes)).toEqual([]);
  } finally {
    clearInterval(running);
    at.desk.time = '10:20:00';
  }
});

describe('我的报名', () => {
  test('看得到不合格的理由和申请复核的最后一天；期内可以申请一次，过期拒绝并说明', async () => {
    const { caseNo, campaign } = await at.opened();
    const { receipt, applicationNo } = (await at.apply(caseNo, application(5, { barred: ['crime'] }))).json<{ receipt: string; applicationNo: string }>();
    at.desk.today = '2026-06-10';
    await at.desk.work(caseNo, 'close-window', { what: 'close-window' });
    await at.desk.work(caseNo, 'check-conditions', { what: 'check-conditions' });
    await at.desk.work(caseNo, 'publish-results', { what: 'publish-results', stage: 'qualification-review' });
    const bearer = await tokenOf(receipt);
    expect(await mine(bearer)).toMatchObject({ applicationNo, stateTitle: '已报名', results: [{ stage: 'qualification-review', passed: false, reasons: ['受过刑事处罚或者涉嫌犯罪未结案'], recheckUntil: '2026-06-15', recheckOpen: true }] });
    const asked = await at.desk.send('POST', '/api/public/applications/mine/rechecks', { body: { stage: 'qualification-review', text: '不是本人' }, headers: bearer });
    expect([201, 202]).toContain(asked.statusCode);
    const { caseNo: reviewNo } = asked.json<{ caseNo: string }>();
    const [review] = await at.desk.registers.db.select().from(cases).where(eq(cases.caseNo, reviewNo));
    expect(review).toMatchObject({ procedure: 'candidate-review', opening: { kind: 'recheck', applicant: applicationNo, stage: 'qualification-review' } });
    expect((await at.desk.send('POST', '/api/public/applications/mine/rechecks', { body: { stage: 'qualification-review', text: '再来' }, headers: bearer })).statusCode).toBe(409);
    expect((await at.desk.work(caseNo, 'settle-rechecks/qualification-review', { what: 'settle-rechecks', stage: 'qualification-review' })).result).toBe('pending');

    await at.desk.enter(reviewNo, { type: 'duty-opened', key: 'decideReview', message: 'decideReview', who: { office: 'unit-leader', organ: '320600' }, owed: true });
    const id = randomUUID();
    const leader = at.desk.as('unit-leader', city).id;
    await at.desk.registers.db.insert(statements).values({ id, caseNo: reviewNo, message: 'decideReview', duty: 'decideReview', sender: leader, as: 'unit-leader', organ: '320600', receivedAt: at.desk.now(), receivedOn: at.desk.today, body: { result: 'upheld', reason: '核实' }, bodyHash: '', told: {}, state: 'received' });
    await at.desk.enter(reviewNo, { type: 'answered', key: 'decideReview', statement: { id, duty: 'decideReview', by: leader, as: 'unit-leader', organ: '320600', on: at.desk.today, result: 'upheld' } as never });
    expect((await mine(bearer)).results[0]).toMatchObject({ passed: true, reasons: [] });
    at.desk.today = '2026-06-16';
    const late = await at.desk.send('POST', '/api/public/applications/mine/rechecks', { body: { stage: 'qualification-review', text: '迟了' }, headers: await tokenOf(receipt) });
    expect(late.statusCode).toBe(409);
    expect(late.json<{ detail: string }>().detail).toContain('6月15日');
    await at.desk.registers.db.insert(outcomes).values({ caseNo, stage: 'interview', applicant: (await at.desk.registers.db.select().from(applicants).where(eq(applicants.applicationNo, applicationNo)))[0]!.number, passed: false, reasons: ['not-in-ratio'], publishedOn: at.desk.today });
    const none = await at.desk.send('POST', '/api/public/applications/mine/rechecks', { body: { stage: 'interview', text: '差一名' }, headers: await tokenOf(receipt) });
    expect([none.statusCode, none.json<{ detail: string }>().detail]).toEqual([409, '这一结果是按已经公布的成绩和人数算出来的，不另设复核。仍有意见的，可以投诉举报。']);
    expect(campaign.caseNo).toBe(caseNo);
  });

  test('取消招聘的，公告和我的报名都写明哪天取消、什么理由', async () => {
    const { caseNo, campaign } = await at.opened();
    const { receipt } = (await at.apply(caseNo, application(7))).json<{ receipt: string }>();
    const bearer = await tokenOf(receipt);
    expect((await mine(bearer)).cancelled).toBeUndefined();
    await campaign.said('cancelCampaign', { reason: '用人计划有调整' });
    await at.desk.work(caseNo, 'conclude', { what: 'conclude', result: 'cancelled' });
    await at.desk.enter(caseNo, { type: 'closed', key: 'case', result: 'cancelled', notice: '', on: at.desk.today });
    const told = { on: at.desk.today, reason: '用人计划有调整' };
    expect(await mine(bearer)).toMatchObject({ cancelled: told, canWithdraw: false });
    expect((await at.desk.send('GET', `/api/public/recruitments/${caseNo}`)).json<PublicCampaign>()).toMatchObject({ cancelled: told, standing: '已取消', open: false });
  });

  test('没有批准聘用的，我的报名写明结果和理由', async () => {
    const { caseNo, campaign } = await at.opened();
    const { receipt, applicationNo } = (await at.apply(caseNo, application(9))).json<{ receipt: string; applicationNo: string }>();
    await at.desk.registers.db.update(applicants).set({ state: 'admitted' }).where(eq(applicants.applicationNo, applicationNo));
    await at.desk.work(caseNo, 'publish-list', { what: 'publish-list', statement: await campaign.said('publishNotice', { contact: '0513-12389' }) });
    await at.desk.work(caseNo, 'hire', { what: 'hire', statement: await campaign.said('approveHires', { result: 'refused', reason: '用人计划有调整' }) });
    expect(await mine(await tokenOf(receipt))).toMatchObject({ state: 'failed', notHired: { reason: '用人计划有调整' }, results: [{ stage: 'public-notice', passed: false, reasons: ['机关负责人没有批准聘用'] }] });
  });

  test('可以退出；回执不是报名的，什么也看不到', async () => {
    const { caseNo } = await at.opened();
    const { receipt } = (await at.apply(caseNo, application(6))).json<{ receipt: string }>();
    const bearer = await tokenOf(receipt);
    expect((await at.desk.send('POST', '/api/public/applications/mine/withdraw', { headers: bearer })).json<MyApplication>().state).toBe('withdrawn');
    const { bearer: complainant } = await at.desk.file();
    expect((await at.desk.send('GET', '/api/public/applications/mine', { headers: complainant })).statusCode).toBe(404);
  });
});
