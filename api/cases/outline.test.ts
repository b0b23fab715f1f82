import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { campaigns, reads, statements } from '../../db/schema/index.ts';
import { openCampaign } from '../../test/setup/campaign.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import type { Happening } from '../../workflows/steps/activities.ts';
import { partRoutes } from '../routes/case-parts.ts';
import { caseRoutes } from '../routes/cases.ts';
import { recruitmentRoutes } from '../routes/recruitments.ts';
import type { CaseFile, CaseRow, EventShape } from '../shapes.ts';
import type { Board } from '../shapes/recruitment.ts';

let desk: Desk;
let officer: Official;
beforeAll(async () => {
  desk = await Desk.open(recruitmentRoutes, caseRoutes, partRoutes);
  officer = desk.as('recruitment-officer', { organ: '320600' });
});
afterAll(() => desk.close());

const worked = (key: string): Happening => ({ type: 'worked', key, result: 'done', counts: {}, hash: '', on: desk.today });
/** A campaign that is announced: nothing is owed while candidates apply. */
async function announced() {
  const { caseNo, campaign } = await openCampaign(desk, officer);
  const answered = async (key: string): Promise<Happening> => {
    const message = key.split('/')[0]!;
    const id = await campaign.said(message, {}, key);
    await desk.registers.db.update(statements).set({ sender: officer.id }).where(eq(statements.id, id));
    return { type: 'answered', key, statement: { id, duty: key, by: officer.id, as: 'recruitment-officer', organ: '320600', on: desk.today } };
  };
  await desk.enter(caseNo, await answered('draftPlan'));
  for (const [key, office, organ] of [['checkQuota', 'staffing-officer', '320600-staffing'], ['approvePlan', 'government-officer', '320600-government'], ['announce', 'recruitment-officer', '320600']] as const) await desk.enter(caseNo, desk.owed(key, office, organ), await answered(key));
  await desk.enter(caseNo, worked('announce'));
  return { caseNo, answered };
}
const reason = { headers: { 'x-read-reason': encodeURIComponent('了解进展') } };
const fileOf = async (caseNo: string, who = officer, more = {}) => (await who.call('GET', `/cases/${caseNo}`, more)).json<CaseFile>();
const told = ({ outline }: CaseFile) => outline.map(({ step, state }) => `${step} ${state}`);

test('报名期间没有人要办什么，程序停在报名；截止以后报名算已完成，开考比例达到的也算经过，面试时停在面试', async () => {
  const { caseNo, answered } = await announced();
  expect(told(await fileOf(caseNo))).toEqual(['plan done', 'quota-check done', 'plan-approval done', 'announced done', 'registration current', 'qualification-review ahead', 'ratio-check ahead', 'written-test ahead', 'interview ahead', 'ranking ahead', 'medical-check ahead', 'political-review ahead', 'substitution ahead', 'public-notice ahead', 'hiring ahead']);
  expect((await fileOf(caseNo)).standing.sentence).toBe('正在报名，6月9日（周二） 17:00 截止；到时自动确定报名名单。');
  const board = (await officer.call('GET', `/recruitments/${caseNo}/board`)).json<Board>();
  expect(board.stages.map(({ state }) => state)).not.toContain('current');
  expect(board.positions[0]).toMatchObject({ ratio: '—', belowRatio: false });
  const listed = (await officer.call('GET', `/cases?q=${caseNo}`)).json<{ items: CaseRow[] }>();
  expect(listed.items[0]!.standing.title).toBe('正在处理，暂不等待任何人。');

  await desk.registers.db.update(campaigns).set({ fixedAt: desk.now() }).where(eq(campaigns.caseNo, caseNo));
  const asked = (key: string): Happening => ({ type: 'duty-opened', key, message: key.split('/')[0]!, who: { office: 'recruitment-officer', organ: '320600' }, owed: true });
  await desk.enter(caseNo, worked('close-window'), asked('submitResults/qualification-review'));
  expect(told(await fileOf(caseNo)).slice(4, 8)).toEqual(['registration done', 'qualification-review current', 'ratio-check ahead', 'written-test ahead']);
  await desk.enter(caseNo, await answered('submitResults/qualification-review'), worked('count-ratio'), asked('arrangeStage/written-test'));
  expect(told(await fileOf(caseNo)).slice(4, 8)).toEqual(['registration done', 'qualification-review done', 'ratio-check done', 'written-test current']);
  await desk.enter(caseNo, await answered('arrangeStage/written-test'), asked('submitResults/interview'));
  const file = await fileOf(caseNo);
  expect(told(file).slice(6, 10)).toEqual(['ratio-check done', 'written-test done', 'interview current', 'ranking ahead']);
  expect(file.standing.sentence).toContain('面试');

  await desk.enter(caseNo, await answered('submitResults/interview'), { type: 'closed', key: 'case', result: 'cancelled', notice: '', on: desk.today }, { type: 'ended', key: 'case', on: desk.today });
  // What was not reached before the end is not still to come.
  expect(told(await fileOf(caseNo, officer, reason)).slice(7, 10)).toEqual(['written-test done', 'interview done', 'ranking skipped']);
});

test('人工送达一份文书不算另一个环节：受理告知书送到了，告知结果还在后面', async () => {
  const { caseNo } = await desk.file();
  const [clerk, leader] = [desk.as('intake-officer'), desk.as('unit-leader')];
  await desk.say(caseNo, 'triage', clerk.id, 'intake-officer', {}, { result: 'accept' });
  await desk.enter(caseNo, desk.owed('recordService/acceptance-notice', 'intake-officer'), { ...desk.owed('assign', 'unit-leader'), key: 'assign' } as Happening);
  await desk.say(caseNo, 'recordService', clerk.id, 'intake-officer', {}, { result: 'served' }, 'recordService/acceptance-notice');
  const standing = async () => Object.fromEntries((await fileOf(caseNo, leader, reason)).outline.map(({ step, state }) => [step, state]));
  expect(await standing()).toMatchObject({ acceptance: 'done', assignment: 'current', notification: 'ahead' });
  await desk.say(caseNo, 'assign', leader.id, 'unit-leader', {});
  await desk.enter(caseNo, { ...desk.owed('recordService/acceptance-notice:2', 'intake-officer'), message: 'recordService' } as Happening);
  expect(await standing()).toMatchObject({ assignment: 'current', notification: 'ahead' });
  expect((await fileOf(caseNo, leader, reason)).standing.sentence).toMatch(/^当前环节 人工送达（受理告知书）（本办法第十七条第二款），等待 南通市公安局崇川分局受理岗/);
  const listed = (await clerk.call('GET', `/cases?q=${caseNo}`)).json<{ items: CaseRow[] }>();
  expect(listed.items[0]!.standing).toEqual({ title: '人工送达', step: 'notification' });
});

test('成批办理在经过里写明各是多少，不只是数字；总是一的不写', async () => {
  const { caseNo } = await announced();
  await desk.enter(caseNo, { ...worked('check-conditions'), counts: { unmet: 1, qualified: 5 } } as Happening, { ...worked('count-vacant'), result: 'vacant', counts: { A01: 2 } } as Happening);
  const { items } = (await officer.call('GET', `/cases/${caseNo}/events?limit=100`)).json<{ items: EventShape[] }>();
  const titles = items.filter(({ type }) => type === 'worked').map(({ title }) => title.split('：').at(-1));
  expect(titles).toEqual(['发布招聘公告', '逐条核对报名条件 · 合格 5 · 不合格 1', '清点空缺 · 有空缺 · A01 2']);
});

test('办招聘的单位看自己的招聘不用写理由，记为主办；别人要写，办完以后也要写', async () => {
  const { caseNo } = await announced();
  for (const nth of [0, 1]) {
    const own = desk.as('recruitment-officer', { organ: '320600', nth });
    expect(await fileOf(caseNo, own)).toMatchObject({ readAs: 'charge' });
    expect((await own.call('GET', `/recruitments/${caseNo}/board`)).statusCode).toBe(200);
  }
  expect(await desk.registers.db.select({ ground: reads.ground }).from(reads).where(eq(reads.caseNo, caseNo))).toEqual(Array.from({ length: 4 }, () => ({ ground: 'charge' })));
  const staffing = desk.as('staffing-officer', { organ: '320600-staffing' });
  expect((await staffing.call('GET', `/cases/${caseNo}`)).statusCode).toBe(403);
  expect((await staffing.call('GET', `/cases/${caseNo}`, reason)).json()).toMatchObject({ readAs: 'part' });
  expect((await desk.as('recruitment-officer', { organ: '320602' }).call('GET', `/cases/${caseNo}`, reason)).statusCode).toBe(404);
  await desk.enter(caseNo, { type: 'closed', key: 'case', result: 'hired', notice: '', on: desk.today }, { type: 'ended', key: 'case', on: desk.today });
  expect((await officer.call('GET', `/cases/${caseNo}`)).statusCode).toBe(403);
  expect((await officer.call('GET', `/cases/${caseNo}`, reason)).json()).toMatchObject({ readAs: 'part' });
});
