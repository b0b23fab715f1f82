import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliveries, outcomes, posts, scoreChanges, scores } from '../../db/schema/index.ts';
import { idNumber, openCampaign } from '../../test/setup/campaign.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import type { Happening } from '../../workflows/steps/activities.ts';
import type { Board, CampaignReview, MyApplication, Publicity, PublicCampaign } from '../shapes/recruitment.ts';
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
const opened = () => openCampaign(desk, officer);

describe('成绩、排名、公示', () => {
  const ready = async () => {
    const { caseNo, campaign } = await opened();
    desk.today = '2026-06-03';
    await campaign.applied(40);
    desk.today = '2026-06-10';
    for (const [what, stage] of [['close-window'], ['check-conditions'], ['publish-results', 'qualification-review'], ['settle-rechecks', 'qualification-review']] as const) await desk.work(caseNo, stage ? `${what}/${stage}` : what, { what, ...(stage && { stage }) });
    await desk.work(caseNo, 'issue-tickets/written-test', { what: 'issue-tickets', stage: 'written-test', statement: await campaign.said('arrangeStage', { heldOn: '2026-06-20', place: '南通中学' }) });
    const rows = await campaign.ofState('admitted');
    const table = [['准考证号', '成绩', '标记'], ...rows.map(({ ticket }, i) => (i === 0 ? [ticket!, '', '缺考'] : [ticket!, String(60 + (i % 35)), '']))];
    return { caseNo, campaign, rows, table };
  };

  test('检查逐格指错，有错一行也不导入；导入后再导入同一份不变；改动要理由并留下原值', async () => {
    const { caseNo, rows, table } = await ready();
    const check = (sheet: string[][]) => officer.call('POST', `/recruitments/${caseNo}/scores/written-test/check`, { body: { table: sheet } });
    const bring = (sheet: string[][], reason?: string) => officer.call('POST', `/recruitments/${caseNo}/scores/written-test`, { body: { table: sheet, ...(reason && { reason }) } });
    const broken = [...table.slice(0, -1), [table.at(-1)![0]!, '一百', '']];
    expect((await check(broken)).json()).toMatchObject({ rows: 36, importable: 35, errors: [{ row: 37, column: '成绩', value: '一百', reason: '成绩不是数字' }] });
    expect((await bring(broken)).statusCode).toBe(422);
    expect(await desk.registers.db.$count(scores, eq(scores.caseNo, caseNo))).toBe(0);
    expect((await bring(table)).json()).toMatchObject({ imported: 36, changed: 0, repeated: false });
    expect((await bring(table)).json()).toMatchObject({ imported: 0, changed: 0, unchanged: 36, repeated: true });
    const changed = table.map((row) => (row[0] === rows[1]!.ticket ? [row[0]!, '99.5', ''] : row));
    expect((await bring(changed)).statusCode).toBe(422);
    expect((await bring(changed, '登分有误')).json()).toMatchObject({ imported: 0, changed: 1, unchanged: 35 });
    expect(await desk.registers.db.select({ was: scoreChanges.was, became: scoreChanges.became, reason: scoreChanges.reason }).from(scoreChanges).where(eq(scoreChanges.caseNo, caseNo))).toEqual([{ was: { state: 'scored', points: 6100 }, became: { state: 'scored', points: 9950 }, reason: '登分有误' }]);
  });

  test('成绩表里是应到的准考证号；别的环节没有叫到人，别的单位看不到', async () => {
    const { caseNo, rows } = await ready();
    const called = (stage: string, who = officer) => who.call('GET', `/recruitments/${caseNo}/scores/${stage}`);
    expect((await called('written-test')).json()).toEqual({ tickets: rows.map(({ ticket }) => ticket) });
    expect((await called('interview')).json()).toEqual({ tickets: [] });
    expect((await called('ranking')).statusCode).toBe(422);
    expect((await called('written-test', desk.as('handler'))).statusCode).toBe(404);
  });

  test('考官、考察人只在自己那个环节该他报成绩的时候录入；办完以后、别的环节、别的机关的专门机构，都不能再改', async () => {
    const { caseNo, rows, table } = await ready();
    const judge = desk.as('handler', { organ: '320600' });
    const judging = (stage: string): Happening => ({ type: 'duty-opened', key: `submitResults/${stage}`, message: 'submitResults', who: { office: 'handler', organ: '320600', only: [judge.id] }, owed: true });
    const bring = (by: Official, sheet = table) => by.call('POST', `/recruitments/${caseNo}/scores/written-test`, { body: { table: sheet, reason: '登分有误' } });
    await desk.enter(caseNo, judging('interview'));
    expect((await bring(judge)).statusCode).toBe(403);
    await desk.enter(caseNo, { type: 'dropped', key: 'submitResults/interview' }, judging('written-test'));
    expect((await bring(judge)).statusCode).toBe(200);
    await desk.enter(caseNo, { type: 'dropped', key: 'submitResults/written-test' });
    expect((await bring(judge, table.map((row) => (row[0] === rows[1]!.ticket ? [row[0]!, '99.5', ''] : row)))).statusCode).toBe(403);
    const elsewhere = desk.as('recruitment-officer');
    await desk.registers.db.insert(posts).values({ userId: elsewhere.id, office: 'handler', organ: '320600', fromOn: '2026-01-01' });
    await desk.enter(caseNo, { type: 'duty-opened', key: 'submitResults/skill-test', message: 'submitResults', who: { office: 'handler', organ: '320600' }, owed: true });
    expect((await bring(elsewhere)).statusCode).toBe(403);
    expect((await elsewhere.call('POST', `/recruitments/${caseNo}/applicants/${rows[0]!.applicationNo}/review`, { body: { passed: false, reasons: ['age'] } })).statusCode).toBe(403);
  });

  test('有错的行留下，合格的行可以先导入；没有一行合格的，仍然拒绝', async () => {
    const { caseNo, table } = await ready();
    const bring = (sheet: string[][], more: object = {}) => officer.call('POST', `/recruitments/${caseNo}/scores/written-test`, { body: { table: sheet, ...more } });
    const broken = [...table.slice(0, -1), [table.at(-1)![0]!, '101', '']];
    expect((await bring(broken)).statusCode).toBe(422);
    expect((await bring(broken, { partly: true })).json()).toMatchObject({ imported: 35, repeated: false });
    expect((await bring(broken, { partly: true })).json()).toMatchObject({ imported: 0, changed: 0, unchanged: 35, repeated: true });
    expect(await desk.registers.db.$count(scores, eq(scores.caseNo, caseNo))).toBe(35);
    expect((await bring([table[0]!, ['A01-999999', '60', '']], { partly: true })).statusCode).toBe(422);
  });

  test('五千行成绩：检查不超过五秒，导入不超过十五秒，同一份再导入不变', async () => {
    const { caseNo, campaign } = await opened();
    await campaign.applied(5_600);
    desk.today = '2026-06-10';
    for (const [what, stage] of [['close-window'], ['check-conditions'], ['publish-results', 'qualification-review'], ['settle-rechecks', 'qualification-review']] as const) await desk.work(caseNo, stage ? `${what}/${stage}` : what, { what, ...(stage && { stage }) });
    await desk.work(caseNo, 'issue-tickets/written-test', { what: 'issue-tickets', stage: 'written-test', statement: await campaign.said('arrangeStage', { heldOn: '2026-06-20', place: '南通中学' }) });
    const rows = (await campaign.ofState('admitted')).slice(0, 5_000);
    expect(rows).toHaveLength(5_000);
    const table = [['准考证号', '成绩'], ...rows.map(({ ticket }, i) => [ticket!, i < 12 ? '满分' : String(40 + (i % 60))])];
    const timed = async (path: string, body: object) => {
      const began = performance.now();
      const answer = (await officer.call('POST', `/recruitments/${caseNo}/scores/written-test${path}`, { body })).json<Record<string, unknown> & { errors: unknown[] }>();
      return { answer, seconds: (performance.now() - began) / 1000 };
    };
    const checked = await timed('/check', { table });
    expect(checked.answer).toMatchObject({ rows: 5_000, importable: 4_988 });
    expect(checked.answer.errors).toHaveLength(12);
    expect(checked.answer.errors[0]).toEqual({ row: 2, column: '成绩', value: '满分', reason: '成绩不是数字' });
    expect(checked.seconds).toBeLessThan(5);
    const brought = await timed('', { table, partly: true });
    expect(brought.answer).toMatchObject({ imported: 4_988 });
    expect(brought.seconds).toBeLessThan(15);
    expect((await timed('', { table, partly: true })).answer).toMatchObject({ imported: 0, changed: 0, unchanged: 4_988, repeated: true });
    const changed = await timed('', { table: table.map(([ticket, score], i) => [ticket, i > 12 ? '77' : score]), partly: true, reason: '试卷总分换算' });
    expect(changed.seconds).toBeLessThan(15);
    expect(await desk.registers.db.$count(scoreChanges, eq(scoreChanges.caseNo, caseNo))).toBe(Number(changed.answer.changed));
  });

  test('看板、排名和公示名单：重新计算指纹相同，名单只有姓氏、岗位和隐去的准考证号；异议只暂缓一个人', async () => {
    const { caseNo, campaign } = await ready();
    await campaign.scored('written-test');
    for (const [what, stage] of [['publish-results', 'written-test'], ['settle-rechecks', 'written-test']] as const) await desk.work(caseNo, `${what}/${stage}`, { what, stage });
    await desk.work(caseNo, 'issue-tickets/interview', { what: 'issue-tickets', stage: 'interview', statement: await campaign.said('arrangeStage', { heldOn: '2026-06-25', place: '市局' }) });
    await campaign.scored('interview');
    for (const [what, stage] of [['publish-results', 'interview'], ['settle-rechecks', 'interview'], ['rank'], ['publish-results', 'ranking'], ['settle-rechecks', 'ranking']] as const) await desk.work(caseNo, stage ? `${what}/${stage}` : what, { what, ...(stage && { stage }) });
    const reason = { headers: { 'x-read-reason': encodeURIComponent('核对') } };
    const ranking = (await officer.call('GET', `/recruitments/${caseNo}/ranking`, reason)).json<{ fingerprint: string; kept: string; same: boolean; items: { rank: number; total: number }[] }>();
    expect(ranking.same).toBe(true);
    expect(ranking.kept).toBe(ranking.fingerprint);
    const board = (await officer.call('GET', `/recruitments/${caseNo}/board`, reason)).json<Board>();
    expect(board.fixed).toMatchObject({ received: 40 });
    expect(board.mails).toEqual({ planned: 0, accepted: 0, refused: 0, uncertain: 0 });
    // Whoever has gone on to a later stage was called to the earlier one all the same.
    for (const stage of ['written-test', 'interview']) expect(board.stages.find((each) => each.stage === stage)).toSatisfy(({ called, entered }: Board['stages'][number]) => called === entered && called > 0);
    expect(board.positions[0]).toMatchObject({ code: 'A01', applied: 40, reserve: expect.any(Number) });
    expect((await desk.as('handler').call('GET', `/recruitments/${caseNo}/board`, reason)).statusCode).toBe(404);

    const publicity = async () => (await officer.call('GET', `/recruitments/${caseNo}/publicity`, reason)).json<Publicity>();
    const preview = await publicity();
    expect(preview).toMatchObject({ published: false, items: [{ name: '张*', held: false }, { name: '张*', held: false }] });
    expect((await desk.as('handler').call('GET', `/recruitments/${caseNo}/publicity`, reason)).statusCode).toBe(404);
    await desk.work(caseNo, 'publish-list', { what: 'publish-list', statement: await campaign.said('publishNotice', { contact: '0513-12389' }) });
    await desk.enter(caseNo, desk.owed('endNotice', 'recruitment-officer', '320600'));
    const { list } = (await desk.send('GET', `/api/public/recruitments/${caseNo}`)).json<PublicCampaign>();
    expect(list!.items).toHaveLength(2);
    expect(list!.items[0]).toMatchObject({ name: '张*', position: 'A01', ticket: expect.stringMatching(/^A01-\d\d\*\*\d\d$/) });
    const objected = await desk.send('POST', `/api/public/recruitments/${caseNo}/objections`, { body: { entry: list!.items[0]!.entry, text: '有违纪行为' } });
    expect([201, 202]).toContain(objected.statusCode);
    const shown = await publicity();
    expect(shown).toMatchObject({ published: true, open: true });
    expect(shown.items.map(({ name, position, ticket }) => ({ name, position, ticket }))).toEqual(preview.items.map(({ name, position, ticket }) => ({ name, position, ticket })));
    expect(shown.items.map(({ name, position, ticket }) => ({ name, position, ticket }))).toEqual(list!.items.map(({ name, position, ticket }) => ({ name, position, ticket })));
    expect(shown.items.filter(({ held }) => held)).toHaveLength(1);
    const listed = await campaign.ofState('to-hire');
    expect(listed.filter(({ heldBy }) => heldBy !== null)).toHaveLength(1);
    const objections = async (who: Official) => who.call('GET', `/recruitments/${caseNo}/objections`, reason);
    const { caseNo: reviewNo } = objected.json<{ caseNo: string }>();
    const held = listed.find(({ heldBy }) => heldBy !== null)!;
    expect((await objections(officer)).json<{ items: CampaignReview[] }>().items).toEqual([expect.objectContaining({ caseNo: reviewNo, kindTitle: '对公示人员的异议', stageTitle: '拟聘用名单', ticket: held.ticket, position: 'A01', open: true, holds: true })]);
    expect((await objections(desk.as('handler'))).statusCode).toBe(404);
    expect((await desk.send('POST', `/api/public/recruitments/${caseNo}/objections`, { body: { entry: 'nobody', text: '有违纪行为' } })).statusCode).toBe(422);

    // When the notice is over its names are public no longer.
    await desk.enter(caseNo, { type: 'dropped', key: 'endNotice' });
    expect((await desk.send('GET', `/api/public/recruitments/${caseNo}`)).json<PublicCampaign>().list).toMatchObject({ open: false, items: [] });
  });

  test('审查一份报名，写明理由；公布以后不能再改', async () => {
    const { caseNo, campaign } = await opened();
    await campaign.applied(3);
    desk.today = '2026-06-10';
    await desk.work(caseNo, 'close-window', { what: 'close-window' });
    const [row] = await campaign.ofState('applied');
    const review = (body: unknown) => officer.call('POST', `/recruitments/${caseNo}/applicants/${row!.applicationNo}/review`, { body });
    expect((await review({ passed: false, reasons: [] })).json()).toMatchObject({ errors: [{ pointer: '/reasons' }] });
    expect((await review({ passed: false, reasons: ['papers', 'kin'] })).json()).toMatchObject({ outcome: { passed: false, reasons: ['材料与填报内容不一致', '近亲属在同一部门或者直接管理岗位（应当回避）'] } });
    await desk.work(caseNo, 'check-conditions', { what: 'check-conditions' });
    expect(await desk.registers.db.select({ passed: outcomes.passed }).from(outcomes).where(eq(outcomes.applicant, row!.number))).toEqual([{ passed: false }]);
    await desk.work(caseNo, 'publish-results', { what: 'publish-results', stage: 'qualification-review' });
    expect((await review({ passed: true, reasons: [] })).statusCode).toBe(409);
  });

  test('通知补充材料：写明补什么、到哪天；没有结果不能公布，期满前不能以没补为由不合格；本人交来以后等审查', async () => {
    const { caseNo, campaign } = await opened();
    const sent = { position: 'A01', candidate: { name: '孙晓喆', idNumber: idNumber(301), phone: '13800000000', email: 'sun@example.org' }, bornOn: '1999-01-31', sex: 'female', education: 'bachelor', barred: [], promise: true };
    const { applicationNo, receipt } = (await desk.send('POST', `/api/public/recruitments/${caseNo}/applications`, { body: sent })).json<{ applicationNo: string; receipt: string }>();
    const mine = async () => (await desk.send('GET', '/api/public/applications/mine', { headers: bearer })).json<MyApplication>();
    desk.today = '2026-06-10';
    const bearer = { authorization: `Bearer ${(await desk.send('POST', '/api/public/receipts', { body: { receipt } })).json<{ token: string }>().token}` };
    await desk.work(caseNo, 'close-window', { what: 'close-window' });
    await desk.work(caseNo, 'check-conditions', { what: 'check-conditions' });
    const path = `/recruitments/${caseNo}/applicants/${applicationNo}`;
    const ask = (until: string, who = officer) => who.call('POST', `${path}/supplement`, { body: { what: '学历证书看不清，请重新拍照', until } });
    expect((await ask('2026-06-10')).json()).toMatchObject({ errors: [{ pointer: '/until' }] });
    expect((await ask('2026-06-12', desk.as('handler', { organ: '320600' }))).statusCode).toBe(404);
    expect((await ask('2026-06-12')).json()).toMatchObject({ state: 'supplement', supplement: { what: '学历证书看不清，请重新拍照', until: '2026-06-12' } });
    expect(await mine()).toMatchObject({ state: 'supplement', supplement: { until: '2026-06-12' }, results: [] });
    expect(await desk.work(caseNo, 'publish-results/qualification-review', { what: 'publish-results', stage: 'qualification-review' })).toMatchObject({ result: 'incomplete', counts: { missing: 1 } });
    const review = (body: object) => officer.call('POST', `${path}/review`, { body });
    expect((await review({ passed: false, reasons: ['unsupplied'] })).json()).toMatchObject({ status: 409, ground: 'supplement-running' });

    const form = new FormData();
    form.append('file', new Blob(['学历证书']), '证书.txt');
    expect((await desk.send('POST', '/api/public/applications/mine/documents', { body: form, headers: bearer })).statusCode).toBe(201);
    expect(await mine()).toMatchObject({ state: 'applied', supplement: { handedInOn: '2026-06-10' } });
    // It may be the first of several: until the last day is over nobody can call papers missing.
    desk.today = '2026-06-12';
    expect((await review({ passed: false, reasons: ['unsupplied'] })).json()).toMatchObject({ status: 409, ground: 'supplement-running' });
    expect((await review({ passed: true, reasons: [] })).json()).toMatchObject({ state: 'applied', outcome: { passed: true } });
    expect((await desk.work(caseNo, 'publish-results/qualification-review:2', { what: 'publish-results', stage: 'qualification-review' })).counts).toMatchObject({ passed: 1 });
    expect((await ask('2026-06-15')).statusCode).toBe(409);
    expect(campaign.caseNo).toBe(caseNo);
  });

  test('补了又要补别的，期限一样也再发一封邮件；同一次请求重发，还是一封；排不排邮件不看办事大厅有没有邮件服务器', async () => {
    const { caseNo } = await opened();
    const sent = { position: 'A01', candidate: { name: '孙晓喆', idNumber: idNumber(302), phone: '13800000000', email: 'sun@example.org' }, bornOn: '1999-01-31', sex: 'female', education: 'bachelor', barred: [], promise: true };
    const { applicationNo } = (await desk.send('POST', `/api/public/recruitments/${caseNo}/applications`, { body: sent })).json<{ applicationNo: string }>();
    desk.today = '2026-06-10';
    await desk.work(caseNo, 'close-window', { what: 'close-window' });
    await desk.work(caseNo, 'check-conditions', { what: 'check-conditions' });
    const mails = () => desk.registers.db.$count(deliveries, eq(deliveries.caseNo, applicationNo));
    const ask = (what: string, key: string) => officer.call('POST', `/recruitments/${caseNo}/applicants/${applicationNo}/supplement`, { body: { what, until: '2026-06-12' }, key });
    const keys = [randomUUID(), randomUUID()] as const;
    const before = await mails();
    expect((await ask('学历证书', keys[0])).statusCode).toBe(200);
    expect(await mails()).toBe(before + 1);
    expect((await ask('学历证书', keys[0])).statusCode).toBe(200);
    expect(await mails()).toBe(before + 1);
    expect((await ask('身份证', keys[1])).statusCode).toBe(200);
    expect(await mails()).toBe(before + 2);
  });

  test('没有补交的，过了最后一天可以判为不合格，理由告诉本人；又合格的，直接改判', async () => {
    const { caseNo, campaign } = await opened();
    await campaign.applied(2);
    desk.today = '2026-06-10';
    await desk.work(caseNo, 'close-window', { what: 'close-window' });
    const rows = await campaign.ofState('applied');
    const path = (i: number) => `/recruitments/${caseNo}/applicants/${rows[i]!.applicationNo}`;
    for (const i of [0, 1]) await officer.call('POST', `${path(i)}/supplement`, { body: { what: '身份证', until: '2026-06-12' } });
    await desk.work(caseNo, 'check-conditions', { what: 'check-conditions' });
    expect(await desk.registers.db.$count(outcomes, eq(outcomes.caseNo, caseNo))).toBe(0);
    expect((await officer.call('POST', `${path(1)}/review`, { body: { passed: true, reasons: [] } })).json()).toMatchObject({ state: 'applied' });
    desk.today = '2026-06-13';
    expect((await officer.call('POST', `${path(0)}/review`, { body: { passed: false, reasons: ['unsupplied'] } })).json()).toMatchObject({ outcome: { reasons: ['没有在期限内补交材料'] } });
    expect((await desk.work(caseNo, 'publish-results/qualification-review', { what: 'publish-results', stage: 'qualification-review' })).counts).toEqual({ passed: 1, failed: 1 });
  });
});
