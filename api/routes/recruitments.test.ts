import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cases, positions, reads, statements } from '../../db/schema/index.ts';
import type { Official } from '../../test/setup/desk.ts';
import { application, RecruitmentDesk } from '../../test/setup/recruitment-desk.ts';
import type { Office } from '../../workflows/steps/words.ts';
import type { HeadcountShape, PublicCampaign } from '../shapes/recruitment.ts';

let at: RecruitmentDesk;
beforeAll(async () => {
  at = await RecruitmentDesk.open();
});
afterAll(() => at.desk.close());

describe('谁可以组织招聘（第九条第二款）', () => {
  const others: [Office, string][] = [['using-unit-officer', '320602-s1'], ['handler', '320602'], ['organ-leader', '320600'], ['staffing-officer', '320600-staffing']];
  test.each(others)('%s（%s）自己发起招聘的，拒绝并说明第九条', async (office, organ) => {
    const refused = await at.desk.as(office, { organ }).call('POST', '/recruitments', { body: { title: '自行招聘', year: 2026 } });
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({ ground: 'unauthorised-organiser', article: '本办法第九条第二款' });
  });

  test('派出所只能提交用人需求，辅警管理机构看得到，可以撤回', async () => {
    const station = at.desk.as('using-unit-officer', { organ: '320602-s1' });
    const filed = await station.call('POST', '/staffing-requests', { body: { post: '社区勤务', category: 'duty', headcount: 3, reason: '辖区新增两个小区' } });
    expect(filed.statusCode).toBe(201);
    const { number } = filed.json<{ number: string }>();
    const seen = (await at.desk.as('recruitment-officer').call('GET', '/staffing-requests')).json<{ items: { number: string; unit: string }[] }>();
    expect(seen.items).toContainEqual(expect.objectContaining({ number, unit: '320602-s1' }));
    expect((await at.officer.call('GET', '/staffing-requests')).json<{ items: { number: string }[] }>().items.map((each) => each.number)).not.toContain(number);
    expect((await station.call('POST', `/staffing-requests/${number}/withdraw`)).statusCode).toBe(200);
    expect((await at.officer.call('POST', '/staffing-requests', { body: { post: '社区勤务', category: 'duty', headcount: 3, reason: '多招' } })).statusCode).toBe(403);
  });

  test('年度已经过去的不能发起，写明理由和怎么改；跨年以后重发的仍是原来那一件', async () => {
    const { desk, officer } = at;
    const start = (year: number, key: string = randomUUID()) => officer.call('POST', '/recruitments', { body: { title: '年度招聘', year }, key });
    const refused = await start(2025);
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ errors: [{ pointer: '/year', detail: '2025 年已经过去：招聘在现有的用人额度和预算之内组织（本办法第六条、第九条）。请填 2026 年或者以后的年度。' }] });
    expect((await start(2027)).statusCode).toBe(201);
    const key = randomUUID();
    const filed = (await start(2026, key)).json<{ caseNo: string }>();
    const { today } = desk;
    desk.today = '2027-01-01';
    expect((await start(2026, key)).json()).toMatchObject({ caseNo: filed.caseNo });
    expect((await start(2026)).statusCode).toBe(422);
    desk.today = today;
  });

  test('发起一次，重发给出同一编号', async () => {
    const key = randomUUID();
    const body = { title: '一次', year: 2026 };
    const first = await at.officer.call('POST', '/recruitments', { body, key });
    expect(first.statusCode).toBe(201);
    expect((await at.officer.call('POST', '/recruitments', { body, key })).json()).toEqual(first.json());
    const [row] = await at.desk.registers.db.select().from(cases).where(eq(cases.caseNo, first.json<{ caseNo: string }>().caseNo));
    expect(row).toMatchObject({ procedure: 'recruitment', organ: '320600', title: '一次', opening: { bodies: { staffing: '320600-staffing', approver: '320600-government' } } });
  });
});

describe('额度（第五条）', () => {
  test('编制部门为各机关提出，公安机关只为自己提出', async () => {
    const body = { organ: '320602', category: 'duty', figure: 130, reasons: ['tasks'], reason: '新增任务' };
    expect((await at.desk.as('staffing-officer', { organ: '320600-staffing' }).call('POST', '/quotas', { body })).statusCode).toBe(201);
    expect((await at.desk.as('recruitment-officer').call('POST', '/quotas', { body })).statusCode).toBe(201);
    expect((await at.officer.call('POST', '/quotas', { body })).statusCode).toBe(422);
    expect((await at.desk.as('staffing-officer', { organ: '320600-staffing' }).call('POST', '/quotas', { body: { ...body, organ: '320602-s1' } })).statusCode).toBe(422);
  });

  test('发起额度的表格里，编制部门可选各公安机关，公安机关只能选自己', async () => {
    const offered = async (who: Official) => {
      const { items } = (await who.call('GET', '/procedures')).json<{ items: { name: string; startForm: { properties: { organ: { enum: string[] } } } }[] }>();
      return items.find(({ name }) => name === 'quota')!.startForm.properties.organ.enum;
    };
    expect(await offered(at.officer)).toEqual(['320600']);
    expect(await offered(at.desk.as('staffing-officer', { organ: '320600-staffing' }))).toEqual(expect.arrayContaining(['320600', '320602']));
  });

  test('额度、在岗、保留、余额看得到', async () => {
    const { items } = (await at.officer.call('GET', '/quotas?organ=320602')).json<{ items: HeadcountShape[] }>();
    expect(items).toEqual([expect.objectContaining({ category: 'clerical', figure: 30, used: 0, reserved: 0, vacant: 30, frozen: false }), expect.objectContaining({ category: 'duty', figure: 120 })]);
  });

  test('计划超出额度的，审核时写明额度、在岗、保留和余额', async () => {
    const caseNo = await at.start();
    const post = { code: 'A01', title: '勤务', organ: '320602-s1', category: 'duty', employment: 'direct', headcount: 2000, bornFrom: '1991-06-10', bornUntil: '2008-06-10', education: 'college', sex: 'any', duties: '巡逻' };
    await at.desk.registers.db.insert(statements).values({ id: randomUUID(), caseNo, message: 'draftPlan', duty: 'draftPlan', sender: at.officer.id, as: 'recruitment-officer', organ: '320600', receivedAt: at.desk.now(), receivedOn: at.desk.today, body: { result: 'submitted', positions: [post] }, bodyHash: '', told: {}, state: 'answered', answeredAt: at.desk.now() });
    await at.desk.enter(caseNo, at.desk.owed('checkQuota', 'staffing-officer', '320600-staffing'));
    const staffing = at.desk.as('staffing-officer', { organ: '320600-staffing' });
    const refused = await staffing.call('POST', `/cases/${caseNo}/messages/checkQuota`, { body: { result: 'passed' } });
    expect(refused.statusCode).toBe(422);
    expect(refused.json<{ errors: { detail: string }[] }>().errors[0]!.detail).toMatch(/额度 300.*要 2000/);
    expect((await staffing.call('POST', `/cases/${caseNo}/messages/checkQuota`, { body: { result: 'reduced', reductions: [{ code: 'A01', headcount: 100 }] } })).statusCode).toBe(200);
    expect((await staffing.call('POST', `/cases/${caseNo}/messages/checkQuota`, { body: { result: 'reduced', reductions: [{ code: 'Z9', headcount: 1 }] } })).statusCode).toBe(422);
  });
});

describe('报名截止的时刻', () => {
  const announcement = { title: '招聘公告', pay: '按规定', contact: '0513-12389' };
  const announce = async (window: object) => {
    const caseNo = await at.start();
    await at.desk.enter(caseNo, at.desk.owed('announce', 'recruitment-officer', '320600'));
    return at.officer.call('POST', `/cases/${caseNo}/messages/announce`, { body: { ...announcement, ...window } });
  };

  test.each([
    ['截止的时刻今天已经过了', { opensOn: '2026-06-02', closesOn: '2026-06-02', closesAt: '09:00' }],
    ['开始的那一天零点就截止', { opensOn: '2026-06-05', closesOn: '2026-06-05', closesAt: '00:00' }],
  ])('%s的，不能公告：谁也报不上名', async (_, window) => {
    at.desk.today = '2026-06-02';
    const refused = await announce(window);
    expect([refused.statusCode, refused.json()]).toMatchObject([422, { errors: [{ pointer: '/closesAt' }] }]);
  });

  test('今天晚些时候截止的可以；延长报名也一样', async () => {
    at.desk.today = '2026-06-02';
    expect((await announce({ opensOn: '2026-06-02', closesOn: '2026-06-02', closesAt: '17:00' })).statusCode).toBe(200);
    const caseNo = await at.start();
    await at.desk.enter(caseNo, at.desk.owed('decideRatio', 'recruitment-officer', '320600'));
    const extend = (closesAt: string) => at.officer.call('POST', `/cases/${caseNo}/messages/decideRatio`, { body: { result: 'extended', closesOn: '2026-06-02', closesAt, reason: '报名人数不足' } });
    expect((await extend('08:00')).statusCode).toBe(422);
    expect((await extend('18:00')).statusCode).toBe(200);
  });
});

describe('放宽条件（第九条第一款）', () => {
  const post = { code: 'A01', title: '勤务', organ: '320602-s1', category: 'duty', employment: 'direct', headcount: 2, bornFrom: '1991-06-10', bornUntil: '2008-06-10', education: 'college', sex: 'any', duties: '巡逻' };
  const draft = async (more: object) => {
    const caseNo = await at.start();
    return at.officer.call('POST', `/cases/${caseNo}/messages/draftPlan`, { body: { result: 'submitted', positions: [{ ...post, ...more }], ties: ['interview'], bars: ['crime'], budgetLine: '辅警招聘' } });
  };
  const whole = { relaxedFor: '退役军人', relaxedBecause: '社区勤务需要', relaxedBornFrom: '1986-06-10', relaxedEducation: 'secondary' };

  test.each([
    ['没有写理由的', { ...whole, relaxedBecause: undefined }, '/positions/0/relaxedBecause'],
    ['没有写对谁放宽的', { relaxedEducation: 'secondary' }, '/positions/0/relaxedFor'],
    ['放宽后的年龄不比原来宽的', { ...whole, relaxedBornFrom: '1991-06-10' }, '/positions/0/relaxedBornFrom'],
    ['放宽后的学历不比原来低的', { ...whole, relaxedEducation: 'bachelor' }, '/positions/0/relaxedEducation'],
  ])('%s，计划退回填写', async (_, more, pointer) => {
    const refused = await draft(more);
    expect(refused.statusCode).toBe(422);
    expect(refused.json<{ errors: { pointer: string }[] }>().errors.map((each) => each.pointer)).toEqual([pointer]);
  });

  test('写了用人需求编号的，必须是向本机关提出、没有撤回的', async () => {
    const station = at.desk.as('using-unit-officer', { organ: '320602-s1' });
    const { number } = (await station.call('POST', '/staffing-requests', { body: { post: '社区勤务', category: 'duty', headcount: 3, reason: '辖区新增两个小区' } })).json<{ number: string }>();
    const own = at.desk.as('recruitment-officer', { organ: '320602' });
    const plan = async (who: Official, request: string) => {
      const { caseNo } = (await who.call('POST', '/recruitments', { body: { title: '统一招聘', year: 2026 } })).json<{ caseNo: string }>();
      await at.desk.enter(caseNo, at.desk.owed('draftPlan', 'recruitment-officer', who === own ? '320602' : '320600'));
      return who.call('POST', `/cases/${caseNo}/messages/draftPlan`, { body: { result: 'submitted', positions: [{ ...post, request }], ties: ['interview'], bars: ['crime'], budgetLine: '辅警招聘' } });
    };
    expect((await plan(own, number)).statusCode).toBe(200);
    for (const refused of [await plan(at.officer, number), await plan(own, 'XQ-2026-9999')]) expect(refused.json()).toMatchObject({ status: 422, errors: [{ pointer: '/positions/0/request' }] });
    await station.call('POST', `/staffing-requests/${number}/withdraw`);
    expect((await plan(own, number)).statusCode).toBe(422);
  });

  test('写全了的收下；报名人自称放宽对象的，自查和系统核对都按放宽后的条件', async () => {
    expect((await draft(whole)).statusCode).toBe(200);
    const { caseNo } = await at.opened();
    await at.desk.registers.db.update(positions).set(whole as never).where(and(eq(positions.caseNo, caseNo), eq(positions.code, 'A01')));
    const facts = { position: 'A01', bornOn: '1988-01-01', sex: 'male', education: 'secondary', barred: [], promise: true };
    const check = async (body: object) => (await at.desk.send('POST', `/api/public/recruitments/${caseNo}/check`, { body })).json<{ unmet: string[] }>().unmet;
    expect(await check(facts)).toHaveLength(2);
    expect(await check({ ...facts, relaxed: true })).toEqual([]);
    expect((await at.desk.send('GET', `/api/public/recruitments/${caseNo}`)).json<PublicCampaign>().positions[0]).toMatchObject({ relaxedFor: '退役军人', relaxedBornFrom: '1986-06-10', relaxedEducationTitle: '高中或者中专' });
    const { applicationNo } = (await at.apply(caseNo, application(8, { education: 'secondary', relaxed: true }))).json<{ applicationNo: string }>();
    at.desk.today = '2026-06-10';
    await at.desk.work(caseNo, 'close-window', { what: 'close-window' });
    expect((await at.desk.work(caseNo, 'check-conditions', { what: 'check-conditions' })).counts).toEqual({ qualified: 1, unmet: 0 });
    const { items } = (await at.officer.call('GET', `/recruitments/${caseNo}/applicants?q=${applicationNo}`)).json<{ items: object[] }>();
    expect(items).toEqual([expect.objectContaining({ applicationNo, relaxed: true })]);
    at.desk.today = '2026-06-02';
  });
});

describe('别的程序的案号', () => {
  const asked = ['board', 'objections', 'publicity', 'applicants', 'ranking', 'scores/written-test', 'applicants/BM-1/documents'];
  test.each(asked)('在招聘的 %s 里和没有的案号一样是 404，也不算读过', async (part) => {
    const { caseNo } = (await at.officer.call('POST', '/quotas', { body: { organ: '320600', category: 'clerical', figure: 40, reasons: ['tasks'], reason: '新增任务' } })).json<{ caseNo: string }>();
    const get = (path: string) => at.officer.call('GET', path, { headers: { 'x-read-reason': encodeURIComponent('核对') } });
    expect((await get(`/cases/${caseNo}`)).statusCode).toBe(200);
    const before = await at.desk.registers.db.$count(reads, eq(reads.caseNo, caseNo));
    const [other, unknown] = [await get(`/recruitments/${caseNo}/${part}`), await get(`/recruitments/ZP-2026-99999/${part}`)];
    expect([other.statusCode, other.json()]).toEqual([404, unknown.json()]);
    expect(unknown.json()).toMatchObject({ detail: '不存在该案件。请核对案号。' });
    expect(await at.desk.registers.db.$count(reads, eq(reads.caseNo, caseNo))).toBe(before);
  });
});
