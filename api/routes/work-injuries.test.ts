import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cases, clocks, identities, notices, parameters } from '../../db/schema/index.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import { costItem, incident, injuriesAt } from '../../test/setup/injury-desk.ts';
import { isAsked } from '../../workflows/steps/form.ts';
import { advanceCap, law } from '../../workflows/work-injury/law.ts';
import type { CaseFile } from '../shapes.ts';
import type { Money } from '../shapes/money.ts';
import { partRoutes } from './case-parts.ts';
import { caseRoutes } from './cases.ts';
import { messageRoutes } from './messages.ts';
import { workInjuryRoutes } from './work-injuries.ts';

let desk: Desk;
let handler: Official;
let opened: ReturnType<typeof injuriesAt>['opened'];
let answered: ReturnType<typeof injuriesAt>['answered'];
beforeAll(async () => {
  desk = await Desk.open(workInjuryRoutes, caseRoutes, partRoutes, messageRoutes);
  handler = desk.as('handler');
  ({ opened, answered } = injuriesAt(desk, handler));
});
afterAll(() => desk.close());

const start = (body: Record<string, unknown>, key: string = randomUUID()) => handler.call('POST', '/work-injuries', { body, key });
const reason = '抢救需要';
const item = costItem;
const say = (caseNo: string, message: string, body: Record<string, unknown>) => handler.call('POST', `/cases/${caseNo}/messages/${message}`, { body });
const money = async (caseNo: string) => (await handler.call('GET', `/work-injuries/${caseNo}/money`, { headers: { 'x-read-reason': encodeURIComponent('核对款项') } })).json<Money>();

describe('登记工伤（第十四条）', () => {
  test('登记一次，重发给出同一案号和回执；伤者封存，不入流程', async () => {
    const key = randomUUID();
    const first = await start(incident, key);
    expect(first.statusCode).toBe(201);
    const filed = first.json<{ caseNo: string; receipt: string; url: string; duplicates: unknown[] }>();
    expect(filed.caseNo).toMatch(/^GS-2026-\d{5}$/);
    expect(filed.receipt).toMatch(/^\d{16}$/);
    expect(first.headers.location).toBe(filed.url);
    expect((await start(incident, key)).json()).toEqual(filed);
    const [row] = await desk.registers.db.select().from(cases).where(eq(cases.caseNo, filed.caseNo));
    expect(row).toMatchObject({ procedure: 'work-injury', title: '2026-06-01 受伤', opening: { employer: '320602', superior: '320600', bodies: { recognition: '320600-hr' } } });
    expect(JSON.stringify(row)).not.toContain('孙喆');
    expect((await desk.registers.db.select().from(identities).where(eq(identities.caseNo, filed.caseNo))).map(({ party }) => party).sort()).toEqual(['agency', 'employer', 'injured', 'union']);
  });

  test('登记的人写明理由可以再看自己登记的案件和当时的填写；没有经手的同事看不到', async () => {
    const { caseNo } = (await start({ ...incident, injured: { name: '陶汶', idNumber: '320602199102023456' } })).json<{ caseNo: string }>();
    const reason = { headers: { 'x-read-reason': encodeURIComponent('了解进展') } };
    expect((await handler.call('GET', `/cases/${caseNo}`)).statusCode).toBe(403);
    expect((await handler.call('GET', `/cases/${caseNo}`, reason)).json()).toMatchObject({ caseNo, readAs: 'part', actions: [] });
    expect((await desk.as('handler', { nth: 1 }).call('GET', `/cases/${caseNo}`, reason)).statusCode).toBe(404);

    const { items: events } = (await handler.call('GET', `/cases/${caseNo}/events`, reason)).json<{ items: { type: string; statement?: string }[] }>();
    const { items: said } = (await handler.call('GET', `/cases/${caseNo}/statements`, reason)).json<{ items: { id: string; title: string; fields: { label: string; value: string }[] }[] }>();
    const filed = said.find(({ id }) => id === events.find(({ type }) => type === 'opened')!.statement)!;
    expect(filed.title).toBe('登记');
    expect(filed.fields).toContainEqual(expect.objectContaining({ label: '受伤原因', value: '被推倒' }));
    expect(filed.fields).toContainEqual(expect.objectContaining({ label: '有第三人责任', value: '否' }));
    expect(JSON.stringify(said)).not.toContain('陶汶');
  });

  test('同一人三日内的登记一并列出，四日以外的不列', async () => {
    const near = (await start({ ...incident, occurredOn: '2026-05-29' })).json<{ duplicates: { occurredOn: string }[] }>();
    expect(near.duplicates.map(({ occurredOn }) => occurredOn)).toEqual(['2026-06-01']);
    const asked = await handler.call('POST', '/work-injuries/duplicates', { body: { injured: incident.injured, occurredOn: '2026-05-25' } });
    expect(asked.json()).toEqual({ items: [], total: 0 });
  });

  test('将来的日期、缺派遣单位、不是承办岗的，不予登记', async () => {
    expect((await start({ ...incident, occurredOn: '2026-06-03' })).statusCode).toBe(422);
    expect((await start({ ...incident, employment: 'dispatch' })).json<{ errors: { pointer: string }[] }>().errors[0]?.pointer).toBe('/dispatchFirm');
    expect((await start({ ...incident, employment: 'dispatch', dispatchFirm: '320600-hr' })).statusCode).toBe(422);
    expect((await start({ ...incident, employment: 'dispatch', dispatchFirm: '320600-firm' })).statusCode).toBe(201);
    expect((await desk.as('inspection').call('POST', '/work-injuries', { body: incident })).statusCode).toBe(403);
  });
});

describe('登记以前就看得到各个最后一天（工伤保险条例第十七条）', () => {
  type Days = { today: string; items: { id: string; by: string; lastDay: string; passed: boolean; meaning?: string; how: { days: unknown[]; source: string; shiftedFrom?: string } }[] };
  const daysFor = async (query: string) => (await handler.call('GET', `/work-injuries/last-days?${query}`)).json<Days>();

  test('单位三十日、本人一年，各写明由谁办、怎么算的；和登记后案件里的最后一天一致', async () => {
    const { today, items } = await daysFor('occurredOn=2026-06-01&harm=injury&employment=direct');
    expect(today).toBe('2026-06-02');
    expect(items.map(({ id, lastDay, passed }) => ({ id, lastDay, passed }))).toEqual([
      { id: 'injury-incident-report', lastDay: '2026-06-03', passed: false },
      { id: 'injury-application-employer', lastDay: '2026-07-01', passed: false },
      { id: 'injury-application-person', lastDay: '2027-06-01', passed: false },
    ]);
    expect(items[1]!.by).toContain('崇川分局');
    expect(items[1]!.how.days).toHaveLength(31);
    const caseNo = await opened();
    await desk.enter(caseNo, { type: 'clock-started', key: law.employerApplication.id, period: law.employerApplication, from: '2026-06-01' });
    expect((await desk.registers.db.select().from(clocks).where(eq(clocks.caseNo, caseNo)))[0]!.lastDay).toBe(items[1]!.lastDay);
  });

  test('最后一天遇休息日顺延；派遣的由派遣单位申请；已过的写明后果；下落不明的从当月起算三个月', async () => {
    const moved = (await daysFor('occurredOn=2026-05-05&employment=dispatch&dispatchFirm=320600-firm')).items[1]!;
    expect(moved).toMatchObject({ lastDay: '2026-06-04', passed: false });
    expect(moved.by).toContain('劳务派遣单位');
    const late = (await daysFor('occurredOn=2026-04-10')).items[1]!;
    expect(late).toMatchObject({ lastDay: '2026-05-11', passed: true, how: { shiftedFrom: '2026-05-10' } });
    expect(late.meaning).toContain('从事发到受理的费用由用人单位承担');
    expect((await daysFor('occurredOn=2026-05-20&harm=missing')).items.at(-1)).toMatchObject({ id: 'missing-person-pay', lastDay: '2026-07-31' });
  });

  test('离日历两端太近、算不出期限的日期，在登记、查重、算期限时都指明栏目拒绝，什么也不留下', async () => {
    const before = await desk.registers.db.$count(cases);
    for (const occurredOn of ['1844-12-07', '0000-01-01', '1900-01-01']) {
      const answers = [
        [await start({ ...incident, occurredOn }), '/occurredOn'],
        [await handler.call('POST', '/work-injuries/duplicates', { body: { injured: incident.injured, occurredOn } }), '/occurredOn'],
        [await handler.call('GET', `/work-injuries/last-days?harm=disease&occurredOn=${occurredOn}`), '/query/occurredOn'],
        [await handler.call('GET', `/cases?from=${occurredOn}`), '/query/from'],
      ] as const;
      for (const [answer, pointer] of answers) {
        expect(answer.statusCode).toBe(422);
        expect(answer.json()).toMatchObject({ errors: [{ pointer, detail: expect.stringContaining('在 1901 到 2160 年之间') }] });
      }
    }
    expect((await handler.call('GET', '/cases?to=2161-01-01')).statusCode).toBe(422);
    expect(await desk.registers.db.$count(cases)).toBe(before);
  });

  test('将来的日期、不是承办岗的，不算', async () => {
    expect((await handler.call('GET', '/work-injuries/last-days?occurredOn=2026-07-01')).statusCode).toBe(422);
    expect((await desk.as('inspection').call('GET', '/work-injuries/last-days?occurredOn=2026-06-01')).statusCode).toBe(403);
  });
});

describe('款项（第十四条第二款）', () => {
  test('负数、荒唐的金额、事发以前的费用、没有项目的垫付，都指明栏目拒绝', async () => {
    const caseNo = await opened();
    const pointers = async (items: unknown[]) => (await say(caseNo, 'requestAdvance', { result: 'requested', items, reason })).json<{ errors?: { pointer: string }[] }>().errors?.map(({ pointer }) => pointer);
    expect(await pointers([{ ...item, amount: -5 }])).toEqual(['/items/0/amount']);
    expect(await pointers([{ ...item, amount: 9_999_999_999 }])).toEqual(['/items/0/amount']);
    expect(await pointers([{ ...item, amount: 1.5 }])).toEqual(['/items/0/amount']);
    expect(await pointers([{ ...item, incurredOn: '2026-05-20' }])).toEqual(['/items/0/incurredOn']);
    expect((await say(caseNo, 'requestAdvance', { result: 'requested', reason })).json<{ errors: { pointer: string }[] }>().errors[0]?.pointer).toBe('/items');
  });

  test('交通、护理设了每案上限的，超过时写明已提出多少、还可以提多少；抢救费用没有上限，不予批准的不算', async () => {
    const caseNo = await opened();
    const enters = (value: number, since: '2026-01-01' | '2026-06-02') => desk.registers.db.insert(parameters).values({ id: randomUUID(), name: advanceCap.name, value, since, basis: '南通市公安局规定', draftedBy: 'u-1', confirmedBy: 'u-2', at: desk.now() });
    await enters(50_000, '2026-01-01');
    const ride = (amount: number) => ({ ...item, category: 'local-transport', amount });
    const asks = (items: unknown[], duty = 'requestAdvance') => say(caseNo, 'requestAdvance', { duty, result: 'requested', reason, items });
    expect((await asks([item, ride(50_001)])).json<{ errors: { pointer: string; detail: string }[] }>().errors).toEqual([{ pointer: '/items', detail: '交通、护理垫付每案合计不超过 500.00 元，本案已提出 0.00 元，这次还可以提 500.00 元。请减少；抢救费用没有上限。' }]);
    expect((await asks([item, ride(50_000)])).statusCode).toBe(200);
    await answered(caseNo, 'requestAdvance', 'requestAdvance', 'handler', { result: 'requested', reason, items: [ride(50_000)] }, { result: 'requested' });
    await desk.enter(caseNo, { type: 'duty-opened', key: 'requestAdvance:2', message: 'requestAdvance', who: { office: 'handler', organ: desk.organ }, owed: false });
    expect((await asks([ride(1)], 'requestAdvance:2')).statusCode).toBe(422);
    await answered(caseNo, 'approveAdvance', 'approveAdvance/1', 'duty-leader', { result: 'refused' }, { result: 'refused' });
    expect((await asks([ride(1)], 'requestAdvance:2')).statusCode).toBe(200);
    // A ceiling of 0 is none.
    await enters(0, '2026-06-02');
    expect((await asks([ride(900_000)], 'requestAdvance:2')).statusCode).toBe(200);
  });

  test('一张发票用两次的，在同一份或者另一件案件里都拒绝', async () => {
    const [one, two] = [await opened(), await opened()];
    const paper = { code: '032', number: '55667788', amount: 310_000 };
    expect((await say(one, 'requestAdvance', { result: 'requested', reason, items: [{ ...item, invoices: [paper, paper] }] })).statusCode).toBe(422);
    await answered(one, 'requestAdvance', 'requestAdvance', 'handler', { result: 'requested', items: [{ ...item, invoices: [paper] }] }, { result: 'requested' });
    expect((await say(two, 'requestAdvance', { result: 'requested', reason, items: [{ ...item, invoices: [paper] }] })).json<{ errors: { pointer: string }[] }>().errors[0]?.pointer).toBe('/items/0/invoices/0/number');
  });

  test('垫付、划分、收款之后，款项页各栏相符，借贷相等；冲正只能一次', async () => {
    const caseNo = await opened();
    await answered(caseNo, 'requestAdvance', 'requestAdvance', 'handler', { result: 'requested', items: [item, { ...item, category: 'local-transport', amount: 4_200 }] }, { result: 'requested' });
    await answered(caseNo, 'payAdvance', 'payAdvance/1', 'finance-officer', { voucher: 'F-1' });
    expect((await money(caseNo)).advance).toEqual({ paid: 314_200, recovered: 0, outstanding: 314_200, ownCost: 0, writtenOff: 0 });
    await answered(caseNo, 'classifyItems', 'classifyItems/1', 'handler', { classes: [{ payer: 'fund', ground: '条例' }, { payer: 'organ', ground: '办法' }] }, { classes: ['fund', 'organ'] });
    await answered(caseNo, 'recordReceipt', 'recordReceipt/1-fund', 'finance-officer', { result: 'partial', amount: 300_000 }, { result: 'partial' });
    const shown = await money(caseNo);
    expect(shown.advance).toEqual({ paid: 314_200, recovered: 300_000, outstanding: 10_000, ownCost: 4_200, writtenOff: 0 });
    expect(shown.debit).toBe(shown.credit);
    expect(shown.fundAdvance.paid).toBe(0);
    const receipt = shown.ledger.find(({ kind }) => kind === 'receipt')!.id;
    await desk.enter(caseNo, desk.owed('reverseEntry', 'finance-officer'));
    const reverse = (entry: string) => desk.as('finance-officer').call('POST', `/cases/${caseNo}/messages/reverseEntry`, { body: { entry, reason: '记错一笔' } });
    expect((await reverse('nothing')).statusCode).toBe(422);
    await answered(caseNo, 'reverseEntry', 'reverseEntry:2', 'finance-officer', { entry: receipt, amount: 290_000, reason: '记错一笔' });
    expect((await money(caseNo)).advance).toMatchObject({ recovered: 290_000, outstanding: 20_000 });
    expect((await reverse(receipt)).json<{ errors: { pointer: string }[] }>().errors[0]?.pointer).toBe('/entry');
  });

  test('核定待遇的每一行都写明怎么算；缺数据的写明缺什么', async () => {
    const caseNo = await opened();
    await answered(caseNo, 'concludeAppraisal', 'concludeAppraisal', 'handler', { result: 'concluded', grade: '7', selfCare: 'none' }, { result: 'concluded', grade: '7', selfCare: 'none' });
    await answered(caseNo, 'decideBenefits', 'decideBenefits', 'handler', { wages: [800_000, 900_000], area: 900_000 });
    const { benefits } = await money(caseNo);
    expect(benefits.find(({ code }) => code === 'lump-sum')).toMatchObject({ amount: 850_000 * 13, how: '13 个月本人工资', payer: 'fund', article: '第三十七条' });
  });

  test('核定待遇只问用得着的：本人在世的不问供养亲属，死亡的不问适当工作，下落不明的问家庭困难；多填的也收', async () => {
    const asked = async (caseNo: string, duty = 'decideBenefits') => {
      await desk.enter(caseNo, { ...desk.owed('decideBenefits', 'handler'), key: duty } as ReturnType<Desk['owed']>);
      const { actions } = (await handler.call('GET', `/cases/${caseNo}`)).json<CaseFile>();
      const { properties } = actions.find((action) => action.duty === duty)!.schema as { properties: Record<string, object> };
      return Object.entries(properties).flatMap(([name, field]) => (isAsked(field, {}) && !['paperNo', 'on', 'documents'].includes(name) ? [name] : []));
    };
    const living = await opened();
    expect(await asked(living)).toEqual(['wages', 'area', 'minimum', 'suitableWork']);
    expect((await say(living, 'decideBenefits', { wages: [800_000], dependants: ['spouse'], hardship: true, paperNo: '核〔2026〕1号', on: desk.today })).statusCode).toBe(200);
    expect(await asked(await opened({ harm: 'death' }))).toEqual(['wages', 'area', 'income', 'dependants']);
    const missing = await opened({ harm: 'missing' });
    expect(await asked(missing, 'decideBenefits/missing')).toEqual(['wages', 'area', 'income', 'hardship', 'dependants']);
    expect(await asked(missing)).not.toContain('hardship');
    const died = await opened();
    await answered(died, 'recordDeath', 'recordDeath', 'handler', { on: desk.today, cause: '伤重' });
    expect(await asked(died)).toContain('dependants');
    const later = await opened();
    await answered(later, 'endBenefit', 'endBenefit', 'handler', { cause: 'death' }, { cause: 'death' });
    expect(await asked(later)).toContain('dependants');
  });

  test('鉴定结论补录的，案件得知结论作出的那一天，也知道是哪天录入的', async () => {
    const caseNo = await opened();
    const committee = desk.as('appraisal-officer', { organ: '320600-appraisal' });
    await desk.enter(caseNo, { type: 'duty-opened', key: 'concludeAppraisal', message: 'concludeAppraisal', who: { office: 'appraisal-officer', organ: '320600-appraisal' }, owed: true });
    const sent = await committee.call('POST', `/cases/${caseNo}/messages/concludeAppraisal`, { body: { result: 'concluded', grade: '7', selfCare: 'none', basis: '标准', paperNo: '鉴〔2026〕1号', on: '2026-06-01' } });
    expect(sent.statusCode).toBe(200);
    expect(desk.heard.at(-1)?.statement).toMatchObject({ result: 'concluded', on: '2026-06-02', concludedOn: '2026-06-01' });
  });

  test('告知书编号、用词都出自登记簿，不写伤者姓名', async () => {
    const caseNo = await opened();
    await desk.enter(caseNo, { type: 'notice-issued', key: 'incident-notice', notice: 'incident-notice', to: 'injured', on: desk.today, about: { from: desk.organ } });
    const [notice] = await desk.registers.db.select().from(notices).where(eq(notices.caseNo, caseNo));
    expect(notice?.number).toMatch(/^崇公伤登〔2026〕\d+号$/);
    expect(notice?.content.paragraphs.join('')).toContain('不需要用人单位同意');
    expect(await desk.deliver(caseNo, 'incident-notice')).toMatchObject({ result: 'accepted', channel: 'portal' });
  });
});
