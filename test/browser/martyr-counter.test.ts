import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { LivingDesk } from '../living/living-desk.ts';
import { phone, titled } from './browser.ts';
import { decide, faultsOf, HonourWalk, long, looksRight, openFile, press, scan, stands, textOf, whyNot } from './honour-walk.ts';

let walk: HonourWalk;
let living: LivingDesk;
beforeAll(async () => {
  walk = await HonourWalk.open(inject('chromiumPath'));
  ({ living } = walk);
}, 240_000);
afterEach(() => walk.everybodyLeaves());
afterAll(() => walk.close(), 60_000);

describe('遗属和其他人在办事大厅提出（烈士褒扬条例第九条、第十五条第二款、第十四条）', () => {
  const filed = { caseNo: '', receipt: '' };
  /** One page, filled in without scripts on a small phone. */
  async function file(name: string, facts: string, { leaveOut = '', as = 'family', idNumber = '320602199303031234' } = {}): Promise<Page> {
    const page = await walk.opened({ ...phone, javaScriptEnabled: false });
    await page.goto('/');
    await page.getByRole('link', { name: '烈士评定' }).click();
    await page.locator(`input[name=applicant][value=${as}]`).check();
    const fields = { deceasedName: '王五', deceasedId: idNumber, diedOnYear: '2026', diedOnMonth: '1', diedOnDay: '5', facts, name, relation: '配偶', phone: '13800000001' };
    for (const [field, value] of Object.entries(fields)) if (field !== leaveOut) await page.locator(`[name=${field}]`).fill(value);
    await page.locator('input[name=ground][value=rescue]').check();
    await page.locator('select[name=county]').selectOption('320602-veterans');
    await page.locator('input[name=files]').setInputFiles(scan('死亡证明.pdf'));
    await press(page, '提交申请');
    return page;
  }
  const slip = async (page: Page) => ({ caseNo: /LS-\d{4}-\d+/.exec(await textOf(page))![0], receipt: (await page.locator('#digits').textContent())!.replaceAll(/\D/g, '') });

  test('没有脚本的小屏手机上能写完、交材料、得到只显示一次的回执；漏写的逐项说明，写下的都还在', async () => {
    const faulty = await file('王妻', '抢险时牺牲', { leaveOut: 'deceasedId' });
    await titled(faulty, '有错误');
    expect(await faulty.locator('[name=facts]').inputValue()).toBe('抢险时牺牲');
    const page = await file('王妻', '抢险时牺牲');
    Object.assign(filed, await slip(page));
    expect(filed.receipt).toMatch(/^\d{16}$/);
    expect(await textOf(page)).toContain('随信收下 1 个文件');
    const look = await walk.opened(phone);
    await look.goto('/martyrs');
    await looksRight(look);
  }, long);

  test('另一遗属提出的并入同一案，各有回执，互相看不到写了什么；县级案卷页写明有争议，暂缓颁授', async () => {
    const second = await slip(await file('王父', '我是他父亲，请一并考虑'));
    expect(second.caseNo).toBe(filed.caseNo);
    const page = await walk.atCounter(second.receipt);
    expect(await textOf(page)).toContain('我是他父亲');
    expect(await textOf(page)).not.toContain('抢险时牺牲');
    await looksRight(page);
    const county = await walk.official('veterans-officer', '320602-veterans');
    await openFile(county, filed.caseNo);
    await county.getByText('遗属有争议').first().waitFor();
    await county.goto(`/desk/cases/${filed.caseNo}/honours`);
    await county.getByText('另有遗属在办事大厅提出').waitFor();
    await looksRight(county);
  }, long);

  test('遗属还没有商定：县级核定、县政府颁授的页上写明为什么不能办和依据；商定后可以办', async () => {
    const settle = async (duty: string) => (await living.as('veterans-officer', '320602-veterans')).post(`/cases/${filed.caseNo}/messages/settleHolder`, { duty, result: 'agreed', on: living.desk.today, record: '共同商议' });
    for (let turn = 0; turn < 12 && (await settle('settleHolder')).status !== 200; turn += 1) {
      expect(faultsOf(await living.workOff(filed.caseNo, {}, ['settleHolder']))).toEqual([]);
      await living.pass(20);
    }
    const county = await walk.official('veterans-officer', '320602-veterans');
    await openFile(county, filed.caseNo);
    expect(await whyNot(county)).toMatch(/核定褒扬金和特别补助金：遗属对持证人或者领取人还有争议，暂缓核定和颁授。.*烈士褒扬条例第十五条第二款/);
    await looksRight(county);
    const government = await walk.official('government-officer', '320602-government');
    await openFile(government, filed.caseNo);
    expect(await government.getByRole('button', { name: /^颁授/ }).count()).toBe(0);
    expect(await whyNot(government)).toMatch(/颁授烈士证书：遗属对持证人/);
    expect((await settle('settleHolder/claim')).status).toBe(200);
    await openFile(county, filed.caseNo);
    await county.getByRole('button', { name: /^核定褒扬金/ }).first().waitFor();
  }, long);

  test('知情人提出的：不予评定的理由在手机上读到，可以异议并看到最后一天；异议答复也读到', async () => {
    const { caseNo, receipt } = await slip(await file('邻居郑', '他是救我的孩子牺牲的', { as: 'anyone', idNumber: '320602199606061234' }));
    expect(caseNo).not.toBe(filed.caseNo);
    const county = await walk.official('veterans-officer', '320602-veterans');
    await decide(county, caseNo, /^调查核实/, { 意见和理由: '没有证据表明在执行任务', 文号: '崇退〔2026〕8号', 日期: living.desk.today }, { choices: ['不属于评定情形', '抢险救灾或者抢救生命财产牺牲（第八条第二项）'] });
    await stands(county, '不属于评定情形');
    expect(faultsOf(await living.workOff(caseNo))).toEqual([]);
    const page = await walk.atCounter(receipt);
    expect(await textOf(page)).toMatch(/已有结果.*对不予评定提出异议.*最后一天/);
    await looksRight(page);
    await page.locator('button', { hasText: '不予评定烈士告知书' }).first().click();
    expect(await textOf(page)).toMatch(/没有证据表明在执行任务.*60天内提出异议/);
    await press(page, '回到进度');
    await press(page, '对不予评定提出异议');
    await page.getByLabel('为什么不服').fill('有目击的人');
    await looksRight(page);
    await page.locator('#message button[name=go]').click();
    await page.getByText('对不予评定提出异议').first().waitFor();
    expect(faultsOf(await living.workOff(caseNo))).toEqual([]);
    expect(await textOf(await walk.atCounter(receipt))).toContain('烈士评定异议答复书');
  }, long);
});
