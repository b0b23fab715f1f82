import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicBenefitRoutes } from '../../api/routes/public/benefits.ts';
import { parameters } from '../../db/schema/index.ts';
import { PublicDoor } from '../../test/setup/public-door.ts';
import { yearlyParameters } from '../../workflows/benefits/law.ts';
import counter from './plugin.tsx';

let door: PublicDoor;
beforeAll(async () => {
  door = await PublicDoor.open();
  await door.app.register(publicBenefitRoutes(door));
  await door.app.register(counter, { now: door.now, isDemo: false, carrier: door.seal });
});
afterAll(() => door.close());

const post = (what: string, fields: Record<string, string>) =>
  door.app.inject({ method: 'POST', url: `/benefits?what=${what}`, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(fields).toString() });
const filled = { grade: '7', selfCare: 'part', wage: '８５００', area: '10,000', insured: 'yes' };

test('伤残待遇逐行列明金额、由谁付和依据，填的内容留在表里、不进地址', async () => {
  const { statusCode, body, headers } = await post('disability', filled);
  expect(statusCode).toBe(200);
  expect(body).toContain('110,500.00');
  expect(body).toContain('13 个月本人工资');
  expect(body).toContain('工伤保险基金');
  expect(body).toContain('第三十七条（法定）');
  expect(body).toContain('value="８５００"');
  expect(body).not.toMatch(/(href|action)="[^"]*8500/);
  expect(headers['cache-control']).toBe('no-store');
});

test('没有参保的由用人单位付；本市没有录入平均工资又没有写的，说明缺数字', async () => {
  const { body } = await post('disability', { ...filled, area: '', insured: 'no' });
  expect(body).toContain('缺数字');
  expect(body).toContain('用人单位');
  expect(body).not.toContain('工伤保险基金</td>');
});

test('本市已录入的平均工资，不写也算得出来', async () => {
  await door.registers.db.insert(parameters).values({ id: crypto.randomUUID(), name: yearlyParameters.area.name, value: 1_000_000, since: '2026-01-01', basis: '南通统计公报', draftedBy: 'u-1', confirmedBy: 'u-2', at: door.now() });
  expect((await post('disability', { ...filled, area: '' })).body).toContain('110,500.00');
});

test('因工死亡：抚恤金按人列，一次性工亡补助金按受伤上一年全国收入的二十倍', async () => {
  const { body } = await post('death', { wage: '8500', area: '10000', injuryYear: '2026', income: '54188', spouse: 'yes', others: '1', lone: '0', insured: 'yes' });
  expect(body).toContain('1,083,760.00');
  expect(body).toContain('供养亲属抚恤金（第 2 人）');
});

test('七级以下本人离职有医疗补助和就业补助；四级没有，说明没有这一类待遇', async () => {
  expect((await post('leaving', { grade: '7', ownResignation: 'yes', insured: 'yes' })).body).toContain('120,000.00');
  expect((await post('leaving', { grade: '4', ownResignation: 'yes', insured: 'yes' })).body).toContain('没有这一类待遇');
});

test('写错的金额、年份和人数各在其位说明，其余照旧', async () => {
  const { statusCode, body } = await post('death', { wage: '八千', area: '10000', injuryYear: '26', others: '1', lone: '2', insured: 'no' });
  expect(statusCode).toBe(422);
  expect(body).toContain('请写金额');
  expect(body).toContain('请写四位年份');
  expect(body).toContain('不能多于其他供养亲属人数');
  expect(body).toContain('value="10000"');
  expect((await post('disability', { grade: '7', selfCare: 'none', insured: 'yes' })).body).toContain('请写月缴费工资');
});

test('换语言不计算，写下的都在', async () => {
  const { body } = await door.app.inject({ method: 'POST', url: '/benefits?what=disability&lang=en', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ ...filled, go: 'stay' }).toString() });
  expect(body).toContain('Mean monthly contribution wage');
  expect(body).toContain('value="８５００"');
  expect(body).not.toContain('id="result"');
});
