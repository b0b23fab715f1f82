import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultOf } from '../../db/client.ts';
import { notices, statements } from '../../db/schema/index.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import { because, costItem, injuriesAt, type Refused } from '../../test/setup/injury-desk.ts';
import { law } from '../../workflows/work-injury/law.ts';
import type { CaseFile, DutyList } from '../shapes.ts';
import type { Money } from '../shapes/money.ts';
import { caseRoutes } from './cases.ts';
import { dutyActRoutes } from './duty-acts.ts';
import { dutyRoutes } from './duties.ts';
import { messageRoutes } from './messages.ts';
import { receiptRoutes } from './receipts.ts';
import { workInjuryRoutes } from './work-injuries.ts';

let desk: Desk;
let handler: Official;
let finance: Official;
let at: ReturnType<typeof injuriesAt>;
beforeAll(async () => {
  desk = await Desk.open(workInjuryRoutes, caseRoutes, messageRoutes, receiptRoutes, dutyRoutes, dutyActRoutes);
  handler = desk.as('handler');
  finance = desk.as('finance-officer');
  at = injuriesAt(desk, handler);
});
afterAll(() => desk.close());

const say = (who: Official, caseNo: string, message: string, body: Record<string, unknown>) => who.call('POST', `/cases/${caseNo}/messages/${message}`, { body });

const toldOfClosing = (caseNo: string) =>
  desk.enter(caseNo, { type: 'notice-issued', key: 'closing-notice', notice: 'closing-notice', to: 'injured', on: desk.today, about: { from: desk.organ, result: 'settled' } }, { type: 'served', key: 'closing-notice', result: 'served', on: desk.today });

describe('款项上的错误在门口就指明，并说该怎么办（第十四条第二款）', () => {
  test('第二次支付同一笔的，写明第一次的日期和凭证号', async () => {
    const caseNo = await at.paid();
    await desk.enter(caseNo, { type: 'duty-opened', key: 'confirmAdvance/1', message: 'confirmAdvance', who: { office: 'finance-officer', organ: desk.organ }, owed: true });
    const again = await say(finance, caseNo, 'payAdvance', { duty: 'payAdvance/1', on: desk.today, voucher: 'F-2026-018' });
    expect(again.statusCode).toBe(409);
    expect(again.json<Refused>()).toMatchObject({ ground: 'already-answered', detail: '这笔垫付已于 2026-06-02 付款，凭证号 F-2026-017，不能再付。' });
  });

  test('批准以后想改收款人或者金额的，没有这样的栏目，指明后拒绝', async () => {
    const caseNo = await at.opened();
    await at.answered(caseNo, 'requestAdvance', 'requestAdvance', 'handler', { result: 'requested', reason: '急救押金', items: [costItem] }, { result: 'requested', items: ['medical-listed'] });
    await desk.enter(caseNo, { type: 'duty-opened', key: 'payAdvance/1', message: 'payAdvance', who: { office: 'finance-officer', organ: desk.organ }, owed: true });
    const changed = await say(finance, caseNo, 'payAdvance', { duty: 'payAdvance/1', on: desk.today, voucher: 'F-1', payee: '别的医院', amount: 1 });
    expect(changed.statusCode).toBe(422);
    expect(changed.json<Refused>().errors?.map(({ pointer }) => pointer).sort()).toEqual(['/amount', '/payee']);
    expect((await desk.registers.db.select().from(statements).where(and(eq(statements.caseNo, caseNo), eq(statements.message, 'payAdvance')))).length).toBe(0);
  });

  test('金额超出上限的，以元写明上限', async () => {
    const caseNo = await at.opened();
    const asked = await say(handler, caseNo, 'requestAdvance', { result: 'requested', reason: '急救押金', items: [{ ...costItem, amount: 200_000_001 }] });
    expect(asked.json<Refused>().errors).toEqual([{ pointer: '/items/0/amount', detail: expect.stringMatching(/不能大于 2,000,000\.00。$/) as string }]);
  });

  test('逾期申请的，从事发到受理的费用列为基金承担，逐项拒绝；受理以后的可以', async () => {
    const caseNo = await at.paid([costItem, { ...costItem, incurredOn: '2026-06-02' }]);
    await desk.enter(caseNo, { type: 'clock-started', key: law.employerApplication.id, period: law.employerApplication, from: '2026-06-01' }, { type: 'overdue', key: law.employerApplication.id });
    await at.answered(caseNo, 'reviewMaterials', 'reviewMaterials', 'hr-officer', { result: 'accepted' }, { result: 'accepted' });
    await at.answered(caseNo, 'decideRecognition', 'decideRecognition', 'hr-officer', { result: 'recognised' }, { result: 'recognised', paragraph: 'violence' });
    await desk.enter(caseNo, { type: 'duty-opened', key: 'classifyItems/1', message: 'classifyItems', who: { office: 'handler', organ: desk.organ }, owed: true });
    const classed = await say(handler, caseNo, 'classifyItems', { duty: 'classifyItems/1', classes: [{ payer: 'fund', ground: '条例' }, { payer: 'organ', ground: '办法' }] });
    expect(classed.statusCode).toBe(422);
    expect(classed.json<Refused>().errors).toEqual([{ pointer: '/classes/0/payer', detail: '用人单位逾期申请，从事发到受理（2026-06-01 至 2026-06-02）的费用由用人单位承担，不能列为基金承担（工伤保险条例第十七条第四款）。请改选承担方。' }]);

    // Accepted on the first, and the paper entered on the second: what was incurred in between is the fund's.
    const later = await at.paid([{ ...costItem, incurredOn: '2026-06-02' }]);
    await desk.enter(later, { type: 'clock-started', key: law.employerApplication.id, period: law.employerApplication, from: '2026-06-01' }, { type: 'overdue', key: law.employerApplication.id });
    await at.answered(later, 'reviewMaterials', 'reviewMaterials', 'hr-officer', { result: 'accepted', on: '2026-06-01' }, { result: 'accepted' });
    await at.answered(later, 'decideRecognition', 'decideRecognition', 'hr-officer', { result: 'recognised' }, { result: 'recognised', paragraph: 'violence' });
    await desk.enter(later, { type: 'duty-opened', key: 'classifyItems/1', message: 'classifyItems', who: { office: 'handler', organ: desk.organ }, owed: true });
    expect((await say(handler, later, 'classifyItems', { duty: 'classifyItems/1', classes: [{ payer: 'fund', ground: '条例' }] })).statusCode).toBe(200);
  });

  test('事发以前的日期，不论在哪一个栏目，都指明拒绝；职业病的除外', async () => {
    const [hurt, ill] = [await at.opened(), await at.opened({ harm: 'disease' })];
    for (const caseNo of [hurt, ill]) await desk.enter(caseNo, desk.owed('startLeave', 'handler'), desk.owed('recordDeath', 'handler'));
    const leave = { from: '2026-05-30', certificate: '诊断证明' };
    expect((await say(handler, hurt, 'startLeave', leave)).json<Refused>().errors).toEqual([{ pointer: '/from', detail: '停工第一天早于事发日期 2026-06-01。请核对。' }]);
    expect((await say(handler, hurt, 'recordDeath', { on: '2026-05-31', cause: '伤重', paperNo: '死证1' })).json<Refused>().errors?.map(({ pointer }) => pointer)).toEqual(['/on']);
    expect((await say(handler, ill, 'startLeave', leave)).statusCode).toBe(200);
  });

  test('更正后的金额不超过原金额加未收回的，基金追回不超过应收；没有可冲正的说明缘由', async () => {
    const caseNo = await at.paid();
    await desk.enter(caseNo, desk.owed('reverseEntry', 'finance-officer'));
    const file = (await finance.call('GET', `/cases/${caseNo}`)).json<CaseFile>();
    expect(file.refusals.find(({ message }) => message === 'reverseEntry')?.detail).toContain('还没有可以冲正的收款或者核销');
    await at.answered(caseNo, 'classifyItems', 'classifyItems/1', 'handler', { classes: [{ payer: 'fund', ground: '条例' }] }, { classes: ['fund'] });
    await at.answered(caseNo, 'recordReceipt', 'recordReceipt/1-fund', 'finance-officer', { result: 'partial', amount: 300_000 }, { result: 'partial' });
    const schema = (await finance.call('GET', `/cases/${caseNo}`)).json<CaseFile>().actions.find(({ message }) => message === 'reverseEntry')!.schema as { properties: { entry: { enum: string[]; 'x-labels': Record<string, string> } } };
    const [entry] = schema.properties.entry.enum;
    expect(schema.properties.entry['x-labels'][entry!]).toBe('2026-06-02 收款 ¥3,000.00 · 1-1');
    const tooMuch = await say(finance, caseNo, 'reverseEntry', { entry, amount: 310_001, reason: '记错' });
    expect(tooMuch.json<Refused>().errors).toEqual([{ pointer: '/amount', detail: '更正后的金额不能超过 3,100.00 元（原金额加这一项未收回的部分）。' }]);
    await at.answered(caseNo, 'payFromFund', 'payFromFund/1', 'agency-officer', { result: 'paid', amount: 9_000 }, { result: 'paid' });
    await desk.enter(caseNo, { type: 'duty-opened', key: 'recoverFromEmployer/1', message: 'recoverFromEmployer', who: { office: 'handler', organ: desk.organ }, owed: true });
    expect((await say(handler, caseNo, 'recoverFromEmployer', { result: 'recovered', amount: 9_001, paperNo: '追1', on: desk.today })).json<Refused>().errors?.[0]?.pointer).toBe('/amount');
  });

  test('基金收回一部分必须少于应收，余下的照样应收；全部追回的不问金额；终结追偿要写理由；责令偿还写明应还多少', async () => {
    const caseNo = await at.paid();
    await at.answered(caseNo, 'payFromFund', 'payFromFund/1', 'agency-officer', { result: 'paid', amount: 9_000 }, { result: 'paid' });
    const asked = (nth = '') => desk.enter(caseNo, { type: 'duty-opened', key: `recoverFromEmployer/1${nth}`, message: 'recoverFromEmployer', who: { office: 'handler', organ: desk.organ }, owed: true });
    const recover = (body: Record<string, unknown>) => say(handler, caseNo, 'recoverFromEmployer', { paperNo: '追1', on: desk.today, ...body });
    await asked();
    const wrong = await Promise.all([{ result: 'recovered', amount: 5_000 }, { result: 'partly', amount: 9_000 }, { result: 'partly' }, { result: 'ended' }].map(async (body) => (await recover(body)).json<Refused>().errors?.map(({ pointer }) => pointer)));
    expect(wrong).toEqual([['/amount'], ['/amount'], ['/amount'], ['/reason']]);
    await at.answered(caseNo, 'recoverFromEmployer', 'recoverFromEmployer/1', 'handler', { result: 'partly', amount: 5_000 }, { result: 'partly' });
    const fundIn = async () => (await handler.call('GET', `/work-injuries/${caseNo}/money`, because)).json<Money>().fundAdvance;
    expect(await fundIn()).toMatchObject({ paid: 9_000, recovered: 5_000, outstanding: 4_000 });
    await desk.enter(caseNo, { type: 'notice-issued', key: 'repayment-order:n1', notice: 'repayment-order', to: 'employer', on: desk.today, about: { which: 'n1', from: desk.organ } });
    const [order] = await desk.registers.db.select().from(notices).where(eq(notices.id, `${caseNo}.repayment-order:n1`));
    expect(order!.content.paragraphs[1]).toBe('应偿还 40.00 元。');
    await asked(':2');
    await at.answered(caseNo, 'recoverFromEmployer', 'recoverFromEmployer/1:2', 'handler', { result: 'recovered' }, { result: 'recovered' });
    expect(await fundIn()).toMatchObject({ recovered: 9_000, outstanding: 0 });
  });

  test('送达日期不能早于签发日期；送达日期写进登记，以后的期限从那天算', async () => {
    const caseNo = await at.paid();
    await desk.enter(caseNo, { type: 'notice-issued', key: 'recognition-decision', notice: 'recognition-decision', to: 'injured', on: desk.today, about: { from: desk.organ } }, { type: 'duty-opened', key: 'recordService/recognition-decision', message: 'recordService', who: { office: 'handler', organ: desk.organ }, owed: true });
    const served = (on: string) => say(handler, caseNo, 'recordService', { result: 'served', on, proof: '本人签收' });
    expect((await served('2026-06-01')).json<Refused>().errors).toEqual([{ pointer: '/on', detail: `送达日期早于文书签发日期 ${desk.today}。请核对：复议、起诉等期限从送达那天算。` }]);
    expect((await served(desk.today)).statusCode).toBe(200);
    const [told] = await desk.registers.db.select({ told: statements.told }).from(statements).where(and(eq(statements.caseNo, caseNo), eq(statements.message, 'recordService')));
    expect(told!.told).toEqual({ result: 'served', servedOn: desk.today });
  });

  test('同一张发票同时用在两处的，先记的算数，后一处的款项页写明没有记上', async () => {
    const paper = { code: '032', number: '90017001', amount: 100_000 };
    const [one, two] = [await at.opened(), await at.opened()];
    for (const caseNo of [one, two]) await at.answered(caseNo, 'requestAdvance', 'requestAdvance', 'handler', { result: 'requested', reason: '急救', items: [{ ...costItem, invoices: [paper] }] }, { result: 'requested', items: ['medical-listed'] });
    const itemsIn = async (caseNo: string) => (await handler.call('GET', `/work-injuries/${caseNo}/money`, because)).json<Money>().items.map(({ invoices, usedElsewhere }) => ({ invoices: invoices.length, usedElsewhere }));
    expect(await itemsIn(one)).toEqual([{ invoices: 1, usedElsewhere: [] }]);
    expect(await itemsIn(two)).toEqual([{ invoices: 0, usedElsewhere: ['032 90017001'] }]);
  });

  test('不需要垫付也要写明理由，否则不能提交', async () => {
    const caseNo = await at.opened();
    expect((await say(handler, caseNo, 'requestAdvance', { result: 'none' })).json<Refused>().errors?.map(({ pointer }) => pointer)).toEqual(['/reason']);
    expect((await say(handler, caseNo, 'requestAdvance', { result: 'none', reason: '医院已直接结算' })).statusCode).toBe(200);
  });

  test('没有人说过是否需要垫付的，登记簿不让办结；说过并告知以后可以', async () => {
    const caseNo = await at.opened();
    const close = () => desk.enter(caseNo, { type: 'closed', key: 'case', result: 'settled', notice: 'closing-notice', on: desk.today });
    const constraint = (work: Promise<unknown>) => work.then(() => 'closed', (error: unknown) => faultOf(error)?.constraint);
    expect(await constraint(close())).toBe('closed_with_word_on_advance');
    await at.answered(caseNo, 'requestAdvance', 'requestAdvance', 'handler', { result: 'none', reason: '医院已直接结算' }, { result: 'none' });
    expect(await constraint(close())).toBe('closed_only_when_told');
    await toldOfClosing(caseNo);
    expect(await constraint(close())).toBe('closed');
  });

  test('终结以后什么都不再收', async () => {
    const caseNo = await at.opened();
    await at.answered(caseNo, 'requestAdvance', 'requestAdvance', 'handler', { result: 'none', reason: '医院已直接结算' }, { result: 'none' });
    await toldOfClosing(caseNo);
    await desk.enter(caseNo, { type: 'ended', key: 'case', on: desk.today });
    desk.outcome = { kind: 'refused', refusal: { ground: 'closed' } } as typeof desk.outcome;
    const late = await say(handler, caseNo, 'requestAdvance', { duty: 'requestAdvance:2', result: 'none', reason: '补记' });
    desk.outcome = { kind: 'answered' };
    expect(late.statusCode).toBe(409);
    expect(late.json<Refused>().ground).toBe('closed');
  });
});

test('追偿函写明每一项和合计应付多少', async () => {
  const caseNo = await at.paid();
  await at.answered(caseNo, 'classifyItems', 'classifyItems/1', 'handler', { classes: [{ payer: 'firm', ground: '工伤保险条例第六十二条第二款' }] }, { classes: ['firm'] });
  await at.answered(caseNo, 'recordReceipt', 'recordReceipt/1-firm', 'finance-officer', { result: 'partial', amount: 10_000 }, { result: 'partial' });
  await desk.enter(caseNo, { type: 'notice-issued', key: 'claim-letter:n1-firm-2', notice: 'claim-letter', to: 'employer', on: desk.today, about: { from: desk.organ, which: 'n1-firm-2' } });
  const [letter] = await desk.registers.db.select().from(notices).where(eq(notices.caseNo, caseNo));
  expect(letter!.content.paragraphs.slice(1, 3)).toEqual(['1-1 目录内医疗、康复（2026-06-01）：3,000.00 元，依据工伤保险条例第六十二条第二款。', '合计 3,000.00 元。']);
});

test('派遣单位该申请认定而没有申请的，登记的承办岗可以催办，催办通知书有编号，一个工作日一次', async () => {
  const caseNo = await at.opened({ employment: 'dispatch', dispatchFirm: '320600-firm' });
  await desk.enter(caseNo, { type: 'clock-started', key: law.employerApplication.id, period: law.employerApplication, from: '2026-06-01' }, { type: 'duty-opened', key: 'applyByEmployer', message: 'applyByEmployer', who: { office: 'dispatch-officer', organ: '320600-firm' }, owed: true, clock: law.employerApplication.id });
  const urge = () => handler.call('POST', `/duties/${caseNo}.applyByEmployer/urge`, { body: { note: '三十日将满' } });
  const first = await urge();
  expect(first.statusCode).toBe(200);
  expect(first.json<{ number: string }>().number).toMatch(/^崇公.*〔2026〕\d+号$/);
  expect((await urge()).statusCode).toBe(422);
  // The firm reads who pressed and why, in its own list.
  const firm = desk.as('dispatch-officer', { organ: '320600-firm' });
  expect((await firm.call('GET', `/cases/${caseNo}`)).json<CaseFile>().acts.find(({ kind }) => kind === 'urge')).toMatchObject({ note: '三十日将满', number: first.json<{ number: string }>().number });
});

describe('代录其他机关的文书（架构第二节）', () => {
  test('承办岗代录须有文号、日期和扫描件；该机关自己办理的不必', async () => {
    const caseNo = await at.opened();
    await desk.enter(caseNo, { type: 'duty-opened', key: 'superviseCare:2', message: 'superviseCare', who: { office: 'handler', organ: desk.organ }, owed: false });
    const asked = (await handler.call('GET', `/cases/${caseNo}`)).json<CaseFile>().actions.find(({ message }) => message === 'superviseCare')!.schema as { required: string[] };
    expect(asked.required).toEqual(expect.arrayContaining(['paperNo', 'on', 'documents']));
    const bare = await say(handler, caseNo, 'superviseCare', { result: 'corrected', paperNo: '通卫督〔2026〕1号', on: desk.today });
    expect(bare.json<Refused>().errors?.map(({ pointer }) => pointer)).toEqual(['/documents']);
  });
});

describe('办理的人一眼看到要办的款项', () => {
  test('待办写明金额、项目、收款人和理由；划分时逐项给出建议', async () => {
    const caseNo = await at.opened();
    await at.answered(caseNo, 'requestAdvance', 'requestAdvance', 'handler', { result: 'requested', reason: '急救押金', items: [costItem, { ...costItem, category: 'local-transport', amount: 4_200, payee: '出租车' }] }, { result: 'requested', items: ['medical-listed', 'local-transport'] });
    await desk.enter(caseNo, { type: 'duty-opened', key: 'approveAdvance/1', message: 'approveAdvance', who: { office: 'duty-leader', organ: desk.organ }, owed: true });
    const [row] = (await desk.as('duty-leader').call('GET', `/duties?caseNo=${caseNo}`)).json<DutyList>().items;
    expect(row).toMatchObject({ amount: 314_200, quick: true });
    // Whoever has only a part in the case sees that the duty lies there, and nothing of the file.
    const [seen] = (await handler.call('GET', `/duties?scope=organ&caseNo=${caseNo}`)).json<DutyList>().items.filter(({ message }) => message === 'approveAdvance');
    expect(seen).toMatchObject({ key: 'approveAdvance/1' });
    expect(seen).not.toHaveProperty('amount');
    expect(JSON.stringify(seen)).not.toMatch(/市第一医院|急救押金/);
    expect(row!.summary.split('\n')).toEqual(['1-1 目录内医疗、康复 ¥3,100.00 付 市第一医院（2026-06-01）', '1-2 本地交通 ¥42.00 付 出租车（2026-06-01）', '合计 ¥3,142.00', '理由：急救押金']);
    await at.answered(caseNo, 'payAdvance', 'payAdvance/1', 'finance-officer', { on: desk.today, voucher: 'F-1' });
    await at.answered(caseNo, 'decideRecognition', 'decideRecognition', 'hr-officer', { result: 'recognised' }, { result: 'recognised', paragraph: 'violence' });
    await desk.enter(caseNo, { type: 'duty-opened', key: 'classifyItems/1', message: 'classifyItems', who: { office: 'handler', organ: desk.organ }, owed: true });
    const action = (await handler.call('GET', `/cases/${caseNo}`)).json<CaseFile>().actions.find(({ message }) => message === 'classifyItems')!;
    expect(action.items).toHaveLength(2);
    expect(action.items![0]).toContain('建议 工伤保险基金（工伤保险条例第三十条）');
    expect((action.proposed as { classes: { payer: string }[] }).classes.map(({ payer }) => payer)).toEqual(['fund', 'organ']);
  });
});
