import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parameters } from '../../db/schema/index.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import { injuriesAt } from '../../test/setup/injury-desk.ts';
import { filled } from '../../test/whole/client.ts';
import { yearlyParameters } from '../../workflows/benefits/law.ts';
import { caseRoutes } from '../routes/cases.ts';
import { martyrRoutes } from '../routes/martyr-recognitions.ts';
import { messageRoutes } from '../routes/messages.ts';
import { workInjuryRoutes } from '../routes/work-injuries.ts';
import type { CaseFile, Problem } from '../shapes.ts';

let desk: Desk;
let handler: Official;
let at: ReturnType<typeof injuriesAt>;
beforeAll(async () => {
  desk = await Desk.open(workInjuryRoutes, martyrRoutes, caseRoutes, messageRoutes);
  handler = desk.as('handler');
  at = injuriesAt(desk, handler);
});
afterAll(() => desk.close());

const county = '320602-veterans';
const paper = { paperNo: '核〔2026〕1号', on: '2026-06-02' };
const schemaOf = async (caseNo: string, message: string, by: Official) => (await by.call('GET', `/cases/${caseNo}`)).json<CaseFile>().actions.find((action) => action.message === message)!.schema as Parameters<typeof filled>[0];
const owedBenefits = (caseNo: string, key = 'decideBenefits') => desk.enter(caseNo, { ...desk.owed('decideBenefits', 'handler'), key } as ReturnType<Desk['owed']>);
const decided = (caseNo: string, body: object, message = 'decideBenefits', by = handler) => by.call('POST', `/cases/${caseNo}/messages/${message}`, { body: { ...paper, ...body } });
const lacks = async (...of: Parameters<typeof decided>) => {
  const answer = await decided(...of);
  return answer.statusCode === 200 ? [] : answer.json<Problem>().errors!.map(({ pointer }) => pointer);
};

describe('算不出金额的不能核定：决定自己要写明登记簿里没有的数', () => {
  test('评上等级的要填缴费工资和当地平均工资；没有等级的不要', async () => {
    const graded = await at.opened();
    await at.answered(graded, 'concludeAppraisal', 'concludeAppraisal', 'handler', { result: 'concluded', grade: '7', selfCare: 'none' }, { result: 'concluded', grade: '7', selfCare: 'none' });
    await owedBenefits(graded);
    expect((await schemaOf(graded, 'decideBenefits', handler)).required).toEqual(expect.arrayContaining(['wages', 'area']));
    expect(await lacks(graded, {})).toEqual(['/wages', '/area']);
    expect(await lacks(graded, { wages: [], area: 900_000 })).toEqual(['/wages']);
    expect(await lacks(graded, { wages: [850_000] })).toEqual(['/area']);
    expect(await lacks(graded, filled(await schemaOf(graded, 'decideBenefits', handler), desk.today) as object)).toEqual([]);

    const ungraded = await at.opened();
    await owedBenefits(ungraded);
    expect(await lacks(ungraded, {})).toEqual([]);
  });

  test('有人死亡的要填当地平均工资和全国收入；有供养亲属的还要缴费工资', async () => {
    const died = await at.opened({ harm: 'death' });
    await owedBenefits(died);
    expect(await lacks(died, {})).toEqual(['/area', '/income']);
    expect(await lacks(died, { area: 900_000, income: 5_400_000, dependants: ['spouse'] })).toEqual(['/wages']);
    expect(await lacks(died, { area: 900_000, income: 5_400_000, dependants: ['spouse'], wages: [850_000] })).toEqual([]);
  });

  test('下落不明、家庭困难要预支的，要填全国收入', async () => {
    const missing = await at.opened({ harm: 'missing' });
    await owedBenefits(missing, 'decideBenefits/missing');
    expect(await lacks(missing, { hardship: true })).toEqual(['/income']);
    expect(await lacks(missing, {})).toEqual([]);
  });

  test('烈士褒扬金要填全国收入和基本工资；两种待遇都不享受的，要填少尉军官的基本工资', async () => {
    const veterans = desk.as('veterans-officer', { organ: county });
    const { caseNo } = (await handler.call('POST', '/martyr-recognitions', { body: { applicant: 'employer', family: { name: '孙母' }, diedOn: '2026-05-01', ground: 'offences', facts: '处置警情时牺牲', county, deceased: { name: '孙喆', idNumber: '320602199101010001' } }, key: randomUUID() })).json<{ caseNo: string }>();
    await desk.enter(caseNo, { type: 'duty-opened', key: 'decideMoney', message: 'decideMoney', who: { office: 'veterans-officer', organ: county }, owed: true });
    const money = (body: object) => lacks(caseNo, { recipients: '父母各半', ...body }, 'decideMoney', veterans);
    expect(await money({})).toEqual(['/income', '/basicWage']);
    expect(await money({ income: 5_400_000, outsideBoth: true })).toEqual(['/lieutenantPay']);
    expect(await money({ income: 5_400_000, basicWage: 500_000 })).toEqual([]);
  });

  test('参数里已经录入的，决定不必再写', async () => {
    const entered = { since: '2026-01-01', basis: '苏人社发〔2026〕1号', draftedBy: 'u-1', confirmedBy: 'u-2', confirmedAt: desk.now(), at: desk.now() } as const;
    await desk.registers.db.insert(parameters).values([{ ...entered, id: randomUUID(), name: yearlyParameters.area.name, value: 900_000 }, { ...entered, id: randomUUID(), name: yearlyParameters.income.name, value: 5_400_000 }]);
    const died = await at.opened({ harm: 'death' });
    await owedBenefits(died);
    expect(await lacks(died, {})).toEqual([]);
  });
});
