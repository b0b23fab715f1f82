import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PublicFile } from '../../api/shapes/public.ts';
import { countedAs, fakeDoor, fakeFile, type FakeDoor } from '../../test/setup/fake-door.ts';

let door: FakeDoor;
beforeAll(async () => {
  door = await fakeDoor();
});
afterAll(() => door.app.close());

const how = (from: `${number}-${number}-${number}`, figure: number, title: string) => ({ ...countedAs(from, figure, 'day'), title, kind: 'statutory' as const, kindTitle: '最迟', article: '第二十条', source: '行政复议法（2023）' });
const file: PublicFile = {
  ...fakeFile,
  caseNo: 'GS-2026-00007',
  money: {
    currency: 'CNY', advanced: 842_000, fundAdvanced: 90_000,
    items: [{ title: '目录内医疗、康复', amount: 842_000, on: '2026-06-01', paid: true, payerTitle: '工伤保险基金' }, { title: '本地交通', amount: 4_200, on: '2026-06-01', paid: false }],
    benefits: [{ on: '2026-06-12', title: '一次性伤残补助金', amount: 11_050_000, per: 'once', payer: 'fund', how: '13 个月本人工资', article: '第三十七条', source: '工伤保险条例（2010）' }],
  },
  days: [
    { title: '工伤认定决定书 · 申请复议期限', day: '2026-08-11', kind: 'last', how: how('2026-06-12', 60, '申请复议期限') },
    { title: '申请复查鉴定', day: '2027-06-13', kind: 'earliest', how: how('2026-06-12', 365, '申请复查鉴定') },
  ],
};
const look = async (language = '') => {
  door.file = file;
  return (await door.app.inject({ method: 'POST', url: `/look-up${language}`, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'receipt=4821093755162208' })).body;
};

test('伤者和近亲属看得到先付的钱、由谁承担、待遇怎么算，还没定的写明还没定', async () => {
  const body = await look();
  expect(body).toContain('公安机关已经先付 ¥8,420.00。');
  expect(body).toContain('工伤保险基金先行支付 ¥900.00。');
  for (const said of ['工伤保险基金', '还没付', '还没定', '110,500.00', '13 个月本人工资', '工伤保险条例（2010）第三十七条', '对金额不服的']) expect(body).toContain(said);
});

test('救济的最后一天和最早复查鉴定的一天，各能展开看怎么算的', async () => {
  const body = await look();
  expect(body).toContain('工伤认定决定书 · 申请复议期限：<strong>最后一天 8月11日（周二）</strong>');
  expect(body).toMatch(/申请复查鉴定：<strong>最早 2027年6月13日（周日）<\/strong><\/p>/);
  expect(body.match(/<summary>怎么算的/g)?.length).toBeGreaterThanOrEqual(2);
});

test('别的事项没有这两栏；英文页面写英文', async () => {
  const english = await look('?lang=en');
  for (const said of ['Money', 'The police organ paid CNY 8,420.00 in advance.', 'Your days and remedies', 'at the earliest']) expect(english).toContain(said);
  door.file = fakeFile;
  const { body } = await door.app.inject({ method: 'POST', url: '/look-up', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'receipt=4821093755162208' });
  expect(body).not.toContain('您的日子和救济');
});
