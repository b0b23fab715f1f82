import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applicants, scores } from '../../db/schema/index.ts';
import type { Campaign } from '../../test/setup/campaign.ts';
import { openCampaign } from '../../test/setup/campaign.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import { applicantRoutes } from './applicants.ts';
import { caseRoutes } from './cases.ts';
import { recruitmentRoutes } from './recruitments.ts';

let desk: Desk;
let officer: Official;
beforeAll(async () => {
  desk = await Desk.open(recruitmentRoutes, applicantRoutes, caseRoutes);
  officer = desk.as('recruitment-officer', { organ: '320600' });
});
afterAll(() => desk.close());

const reason = { headers: { 'x-read-reason': encodeURIComponent('核对') } };
const bring = (caseNo: string, stage: string, table: string[][], why?: string) => officer.call('POST', `/recruitments/${caseNo}/scores/${stage}`, { body: { table, ...(why && { reason: why }) } });
const called = async () => {
  const { caseNo, campaign } = await openCampaign(desk, officer);
  desk.today = '2026-06-03';
  await campaign.applied(30);
  desk.today = '2026-06-10';
  for (const [what, stage] of [['close-window'], ['check-conditions'], ['publish-results', 'qualification-review'], ['settle-rechecks', 'qualification-review']] as const) await desk.work(caseNo, stage ? `${what}/${stage}` : what, { what, ...(stage && { stage }) });
  await arrange(caseNo, campaign, 'written-test');
  return { caseNo, campaign };
};
const arrange = async (caseNo: string, campaign: Campaign, stage: string) => desk.work(caseNo, `issue-tickets/${stage}`, { what: 'issue-tickets', stage, statement: await campaign.said('arrangeStage', { heldOn: '2026-06-20', place: '南通中学' }) });
const ranked = async () => {
  const { caseNo, campaign } = await called();
  await campaign.scored('written-test');
  for (const [what, stage] of [['publish-results', 'written-test'], ['settle-rechecks', 'written-test']] as const) await desk.work(caseNo, `${what}/${stage}`, { what, stage });
  await arrange(caseNo, campaign, 'interview');
  await campaign.scored('interview');
  for (const [what, stage] of [['publish-results', 'interview'], ['settle-rechecks', 'interview'], ['rank'], ['publish-results', 'ranking'], ['settle-rechecks', 'ranking']] as const) await desk.work(caseNo, stage ? `${what}/${stage}` : what, { what, ...(stage && { stage }) });
  return { caseNo, campaign };
};

describe('排名', () => {
  test('公布以前，每个人的成绩只有招聘机关的招聘经办岗和负责人看得到；审核额度的、当考官的，公布以后才看得到', async () => {
    const { caseNo, campaign } = await called();
    await campaign.scored('written-test');
    const judge = desk.as('handler', { organ: '320600' });
    await desk.enter(caseNo, desk.owed('checkQuota', 'staffing-officer', '320600-staffing'), { type: 'duty-opened', key: 'submitResults/interview', message: 'submitResults', who: { office: 'handler', organ: '320600', only: [judge.id] }, owed: true }, desk.owed('confirmRanking', 'unit-leader', '320600'));
    const others = [desk.as('staffing-officer', { organ: '320600-staffing' }), judge];
    const look = async (who: Official) => (await who.call('GET', `/recruitments/${caseNo}/ranking`, reason)).statusCode;
    for (const who of others) expect([await look(who), (await who.call('GET', `/recruitments/${caseNo}/board`, reason)).statusCode]).toEqual([403, 200]);
    for (const who of [officer, desk.as('unit-leader', { organ: '320600' })]) expect(await look(who)).toBe(200);
    await desk.work(caseNo, 'publish-results/ranking', { what: 'publish-results', stage: 'ranking' });
    for (const who of others) expect(await look(who)).toBe(200);
  });

  test('排名以后有人退出或者体检没有通过，成绩没有变，重新计算的名单和指纹也不变', async () => {
    const { caseNo, campaign } = await ranked();
    const list = async () => (await officer.call('GET', `/recruitments/${caseNo}/ranking`, reason)).json<{ fingerprint: string; same: boolean; total: number }>();
    const before = await list();
    const [reserve] = await campaign.ofState('reserve');
    const [admitted] = await campaign.ofState('admitted');
    await desk.registers.db.update(applicants).set({ state: 'withdrawn' }).where(eq(applicants.number, reserve!.number));
    await desk.registers.db.update(applicants).set({ state: 'failed' }).where(eq(applicants.number, admitted!.number));
    expect(await list()).toMatchObject({ same: true, fingerprint: before.fingerprint, total: before.total });
  });
});

describe('成绩', () => {
  test('排名复核发现笔试登分有误，叫去面试的人的笔试成绩照样可以改正', async () => {
    const { caseNo, campaign } = await ranked();
    const [one] = await campaign.ofState('admitted');
    expect((await bring(caseNo, 'written-test', [['准考证号', '成绩'], [one!.ticket!, '99.5']], '登分有误')).json()).toMatchObject({ imported: 0, changed: 1 });
    const { items } = (await officer.call('GET', `/recruitments/${caseNo}/ranking`, reason)).json<{ items: { points: Record<string, number> }[] }>();
    expect(items.map(({ points }) => Object.keys(points).join())).toEqual(items.map(() => '笔试,面试'));
  });

  test('岗位代码是小写字母或者全角字符的，准考证号照样认得', async () => {
    const { caseNo, campaign } = await called();
    for (const { number, ticket } of await campaign.ofState('admitted')) await desk.registers.db.update(applicants).set({ ticket: ticket!.replace('A01', number % 2 ? 'a01' : 'Ａ01') }).where(eq(applicants.number, number));
    const tickets = (await campaign.ofState('admitted')).map(({ ticket }) => ticket!);
    expect(tickets.length).toBeGreaterThan(20);
    expect((await bring(caseNo, 'written-test', [['准考证号', '成绩'], ...tickets.map((ticket) => [ticket, '70'])])).json()).toMatchObject({ imported: tickets.length });
    expect(await desk.registers.db.$count(scores, eq(scores.caseNo, caseNo))).toBe(tickets.length);
  });
});
