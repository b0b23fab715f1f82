import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { cases, identities, identityOpenings, reads, receipts, registerActs } from '../../db/schema/index.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import { because, costItem, incident, injuriesAt, type Refused } from '../../test/setup/injury-desk.ts';
import type { Party } from '../../workflows/steps/words.ts';
import { law } from '../../workflows/work-injury/law.ts';
import type { CaseFile } from '../shapes.ts';
import type { Money } from '../shapes/money.ts';
import { openingGrounds } from '../shapes/public-words.ts';
import type { PublicFile } from '../shapes/public.ts';
import { advancesShown } from '../work-injury/advance-shown.ts';
import { caseRoutes } from './cases.ts';
import { messageRoutes } from './messages.ts';
import { receiptRoutes } from './receipts.ts';
import { workInjuryRoutes } from './work-injuries.ts';

let desk: Desk;
let handler: Official;
let at: ReturnType<typeof injuriesAt>;
beforeAll(async () => {
  desk = await Desk.open(workInjuryRoutes, caseRoutes, messageRoutes, receiptRoutes);
  handler = desk.as('handler');
  at = injuriesAt(desk, handler);
});
afterAll(() => desk.close());

describe('当事人凭自己的回执看钱款和日子', () => {
  const look = async (receipt: string): Promise<PublicFile> => {
    const { token } = (await desk.app.inject({ method: 'POST', url: '/api/public/receipts', payload: { receipt } })).json<{ token: string }>();
    return (await desk.app.inject({ url: '/api/public/file', headers: { authorization: `Bearer ${token}` } })).json<PublicFile>();
  };
  const hand = (caseNo: string, body: Record<string, unknown>, key: string = randomUUID()) => handler.call('POST', `/cases/${caseNo}/receipts`, { body, key, ...because });

  test('登记死亡以前只有本人有回执；以后近亲属领一次，重发给出同一张，第二次拒绝；联系人封存', async () => {
    const caseNo = await at.paid();
    // The duties of the handler here are done: without a reason no receipt, and the one given is on record.
    expect((await handler.call('POST', `/cases/${caseNo}/receipts`, { body: { party: 'family' } })).statusCode).toBe(403);
    expect((await hand(caseNo, { party: 'family', contact: { name: '孙母' } })).json<Refused>().ground).toBe('not-theirs');
    expect(await desk.registers.db.select().from(reads).where(and(eq(reads.caseNo, caseNo), eq(reads.part, 'receipt')))).toMatchObject([{ userId: handler.id, ground: 'reason', reason: '核对款项' }]);
    expect((await hand(caseNo, { party: 'injured' })).json<Refused>().detail).toBe('伤者已经领过回执。丢失的回执无法找回，也不再发。');
    await at.answered(caseNo, 'recordDeath', 'recordDeath', 'handler', { on: desk.today, cause: '伤重', paperNo: '死证1' });
    expect((await handler.call('GET', `/cases/${caseNo}`, because)).json<CaseFile>().parties.find(({ party }) => party === 'family')).toMatchObject({ sealed: false, receipt: false, mayHand: true });
    const key = randomUUID();
    const first = await hand(caseNo, { party: 'family', contact: { name: '孙母', answerBy: { phone: '13900000000' } } }, key);
    expect(first.statusCode).toBe(201);
    expect(first.json<{ receipt: string }>().receipt).toMatch(/^\d{16}$/);
    expect((await hand(caseNo, { party: 'family', contact: { name: '孙母', answerBy: { phone: '13900000000' } } }, key)).json()).toEqual(first.json());
    expect((await hand(caseNo, { party: 'family' })).statusCode).toBe(409);
    expect((await desk.registers.db.select().from(receipts).where(and(eq(receipts.caseNo, caseNo), eq(receipts.party, 'family'))))).toHaveLength(1);
    expect((await desk.registers.db.select().from(identities).where(eq(identities.caseNo, caseNo))).map(({ party }) => party)).toContain('family');
    const [act] = await desk.registers.db.select().from(registerActs).where(eq(registerActs.about, caseNo));
    expect(JSON.stringify(act)).not.toMatch(/孙母|139|\d{16}/);
    expect((await desk.as('inspection').call('POST', `/cases/${caseNo}/receipts`, { body: { party: 'family' } })).statusCode).toBe(404);
    expect((await look(first.json<{ receipt: string }>().receipt)).money).toMatchObject({ advanced: 310_000 });
  });

  test('登记死亡以后，问本人的由近亲属凭自己的回执办理', async () => {
    const caseNo = await at.opened();
    await desk.enter(caseNo, { type: 'duty-opened', key: 'askRemedy', message: 'askRemedy', who: 'injured', owed: false });
    await at.answered(caseNo, 'recordDeath', 'recordDeath', 'handler', { on: desk.today, cause: '伤重', paperNo: '死证4' });
    const { receipt } = (await hand(caseNo, { party: 'family' })).json<{ receipt: string }>();
    const page = await look(receipt);
    expect(page.actions.map(({ message }) => message)).toEqual(['askRemedy']);
    const { token } = (await desk.app.inject({ method: 'POST', url: '/api/public/receipts', payload: { receipt } })).json<{ token: string }>();
    const asked = await desk.app.inject({ method: 'POST', url: '/api/public/file/messages/askRemedy', headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() }, payload: { kind: 'suit' } });
    expect([asked.statusCode, asked.json()]).toMatchObject([200, { state: 'answered' }]);
  });

  test('看到的是自己的身份何时开启；别的当事人的，不说成是自己的', async () => {
    const filed = (await handler.call('POST', '/work-injuries', { body: { ...incident, injured: { name: `伤者${randomUUID().slice(0, 6)}` } } })).json<{ caseNo: string; receipt: string }>();
    const opened = (party: Party, ground: string) => desk.registers.db.insert(identityOpenings).values({ id: randomUUID(), caseNo: filed.caseNo, userId: handler.id, office: 'handler', organ: desk.organ, ground, reason: '核对', party, at: desk.now(), expiresAt: desk.now() });
    await opened('employer', 'service');
    await opened('injured', 'verification');
    expect((await look(filed.receipt)).openings).toEqual([expect.objectContaining({ ground: openingGrounds.verification[0] })]);
  });

  test('同时发两次的，只发出一张', async () => {
    const caseNo = await at.opened({ harm: 'injury' });
    await at.answered(caseNo, 'recordDeath', 'recordDeath', 'handler', { on: desk.today, cause: '伤重', paperNo: '死证2' });
    const { sent, first } = await desk.registers.db.transaction(async (tx) => {
      await tx.select().from(cases).where(eq(cases.caseNo, caseNo)).for('update');
      const both = [hand(caseNo, { party: 'family' }), hand(caseNo, { party: 'family' })];
      // Neither looks for an earlier receipt before it holds the case.
      return { sent: both, first: await Promise.race([...both, setTimeout(800, 'waits')]) };
    });
    expect(first).toBe('waits');
    const codes = (await Promise.all(sent)).map(({ statusCode }) => statusCode);
    expect(codes.toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(await desk.registers.db.$count(receipts, and(eq(receipts.caseNo, caseNo), eq(receipts.party, 'family')))).toBe(1);
  });

  test('下落不明的返回以后，本人领自己的回执；返回以前没有', async () => {
    const caseNo = await at.opened({ harm: 'missing' });
    expect((await hand(caseNo, { party: 'injured' })).json<Refused>().ground).toBe('not-theirs');
    await at.answered(caseNo, 'recordDeclaration', 'recordDeclaration', 'handler', { result: 'returned' }, { result: 'returned' });
    expect((await handler.call('GET', `/cases/${caseNo}`, because)).json<CaseFile>().parties.find(({ party }) => party === 'injured')).toMatchObject({ receipt: false, mayHand: true });
    const { receipt } = (await hand(caseNo, { party: 'injured' })).json<{ receipt: string }>();
    expect((await look(receipt)).caseNo).toBe(caseNo);
  });

  test('待办列多少件，查的次数都一样', async () => {
    const asked = [await at.paid(), await at.paid(), await at.paid()].map((caseNo) => ({ caseNo, key: 'completeDocuments/1', message: 'completeDocuments' }));
    const select = vi.spyOn(desk.registers.db, 'select');
    const timesFor = async (some: typeof asked) => {
      select.mockClear();
      const shown = await advancesShown(desk.deps, 'zh', some);
      expect(shown.map((each) => each?.amount)).toEqual(some.map(() => 310_000));
      return select.mock.calls.length;
    };
    const one = await timesFor(asked.slice(0, 1));
    expect(one).toBeGreaterThan(0);
    expect(await timesFor(asked)).toBe(one);
    select.mockRestore();
  });

  test('办事大厅写明先付了什么、由谁承担、待遇怎么算，复议起诉的最后一天和最早复查鉴定的一天', async () => {
    const filed = (await handler.call('POST', '/work-injuries', { body: { occurredOn: '2026-06-01', place: '人民路', task: '巡逻', cause: '摔伤', harm: 'injury', injured: { name: `伤者${randomUUID().slice(0, 5)}` }, employment: 'direct', insurance: 'insured', thirdParty: false } })).json<{ caseNo: string; receipt: string }>();
    const { caseNo } = filed;
    await desk.enter(caseNo, desk.owed('requestAdvance', 'handler'), { type: 'clock-started', key: law.personApplication.id, period: law.personApplication, from: '2026-06-01' });
    await at.answered(caseNo, 'requestAdvance', 'requestAdvance', 'handler', { result: 'requested', reason: '急救', items: [costItem] }, { result: 'requested', items: ['medical-listed'] });
    await at.answered(caseNo, 'payAdvance', 'payAdvance/1', 'finance-officer', { on: desk.today, voucher: 'F-1' });
    const before = await look(filed.receipt);
    expect(before.money).toEqual({ currency: 'CNY', advanced: 310_000, fundAdvanced: 0, items: [{ title: '目录内医疗、康复', amount: 310_000, on: '2026-06-01', paid: true }], benefits: [] });
    expect(before.days).toEqual([expect.objectContaining({ title: '个人申请期限', day: '2027-06-01', kind: 'last' })]);

    await at.answered(caseNo, 'concludeAppraisal', 'concludeAppraisal', 'appraisal-officer', { result: 'concluded', grade: '7', selfCare: 'none', on: '2026-06-01' }, { result: 'concluded', grade: '7', selfCare: 'none', concludedOn: '2026-06-01' });
    await at.answered(caseNo, 'decideBenefits', 'decideBenefits', 'agency-officer', { wages: [850_000], area: 900_000 });
    await desk.enter(caseNo, { type: 'notice-issued', key: 'appraisal-conclusion', notice: 'appraisal-conclusion', to: 'injured', on: desk.today, about: { from: '320600-appraisal' } }, { type: 'served', key: 'appraisal-conclusion', result: 'served', on: desk.today });
    await desk.enter(caseNo, { type: 'notice-issued', key: 'benefit-decision', notice: 'benefit-decision', to: 'injured', on: desk.today, about: { from: desk.organ } });
    await desk.enter(caseNo, { type: 'served', key: 'benefit-decision', result: 'served', on: desk.today });
    const { money, days } = await look(filed.receipt);
    expect(money!.benefits.find(({ title }) => title === '一次性伤残补助金')).toMatchObject({ amount: 850_000 * 13, payer: 'fund', on: '2026-06-02' });
    expect(days!.map(({ title, day, kind }) => [title, day, kind])).toEqual([
      ['劳动能力鉴定结论书 · 申请再次鉴定期限', '2026-06-17', 'last'],
      ['工伤保险待遇核定书 · 申请复议期限', '2026-08-03', 'last'],
      ['工伤保险待遇核定书 · 起诉期限', '2026-12-02', 'last'],
      ['个人申请期限', '2027-06-01', 'last'],
      // From the day of the conclusion, which was entered a day later (WIR 28).
      ['申请复查鉴定', '2027-06-02', 'earliest'],
    ]);
    // Once the case counts it itself, it is not said twice.
    await desk.enter(caseNo, { type: 'clock-started', key: law.reappraisal.id, period: law.reappraisal, from: desk.today });
    expect((await look(filed.receipt)).days!.filter(({ title }) => title.includes('再次鉴定')).map(({ title, day }) => [title, day])).toEqual([['申请再次鉴定期限', '2026-06-17']]);
    const remediesIn = async (insurance: string) => {
      const own = (await handler.call('POST', '/work-injuries', { body: { ...incident, insurance, injured: { name: `伤者${randomUUID().slice(0, 6)}` } } })).json<{ caseNo: string; receipt: string }>();
      await desk.enter(own.caseNo, { type: 'notice-issued', key: 'benefit-decision', notice: 'benefit-decision', to: 'injured', on: desk.today, about: { from: desk.organ } }, { type: 'served', key: 'benefit-decision', result: 'served', on: desk.today });
      return (await look(own.receipt)).days!.length;
    };
    expect([await remediesIn('insured'), await remediesIn('uninsured')]).toEqual([2, 0]);
    expect(JSON.stringify({ money, days })).not.toContain('孙喆');
    const shown = (await handler.call('GET', `/work-injuries/${caseNo}/money`, because)).json<Money>();
    expect(shown.benefits.every(({ on }) => on === '2026-06-02')).toBe(true);
  });
});
