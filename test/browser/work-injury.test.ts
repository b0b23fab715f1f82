import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { dayOf } from '../../workflows/steps/day.ts';
import { Official, workedOff } from '../whole/client.ts';
import { Stack } from '../whole/stack.ts';
import { openBrowser, paper, person, phone, resized, sideways, signIn, stumbles } from './browser.ts';

const stack = new Stack();
let browser: Browser;
let caseNo = '';
let receipt = '';
const today = () => dayOf(Date.now());
const login = (username: string) => stack.run.logins.find((each) => each.username === username)!;
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

beforeAll(async () => {
  [browser] = await Promise.all([openBrowser(inject('chromiumPath')), stack.start()]);
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await stack.stop();
}, 120_000);

async function takeDown(page: Page): Promise<void> {
  await page.getByRole('link', { name: /工伤/ }).last().click();
  await page.getByLabel('事发或者诊断日期').fill(today());
  await page.getByLabel('事发地点').fill('人民路');
  await page.getByLabel('当时的任务和带领民警').fill('随民警盘查');
  await page.getByLabel('受伤原因').fill('被推倒摔伤');
  await page.getByLabel('受伤', { exact: true }).check();
  await press(page, '下一步');
  const injured = page.getByRole('group', { name: '受伤人员' });
  await injured.getByLabel('姓名').fill('孙喆');
  await injured.getByLabel('身份证件').fill('320602199001011234');
  await page.getByLabel('聘用', { exact: true }).check();
  await page.getByLabel('已参加工伤保险', { exact: true }).check();
  await press(page, '下一步');
  await press(page, '下一步');
}

describe('从事发到待遇（第十四条）', () => {
  test('承办岗一步一步登记；核对页列出全部回答；提交后得到回执', async () => {
    const { context, page } = await person(browser, stack.run.url, paper);
    await signIn(page, login('handler-320602-1'));
    await takeDown(page);
    const answers = (await page.locator('form.sheet-box').textContent())!;
    for (const answer of [/事发地点人民路/, /受伤原因被推倒摔伤/, /伤害后果受伤/, /姓名：孙喆/, /近亲属联系人未填/, /用工形式聘用/, /参保情况已参加工伤保险/]) expect(answers).toMatch(answer);
    expect(await stumbles(page)).toEqual([]);
    await press(page, '提交');
    receipt = (await page.locator('.receipt').textContent())!.replaceAll(/\D/g, '');
    caseNo = /GS-\d{4}-\d+/.exec((await page.locator('.slip').textContent())!)![0];
    expect(receipt).toMatch(/^\d{16}$/);
    await context.close();
  }, 240_000);

  test('同一人三日内再登记的，当场提示已有的案号', async () => {
    const { context, page } = await person(browser, stack.run.url, paper);
    await signIn(page, login('handler-320602-1'));
    await takeDown(page);
    await page.getByText('同一人三日内已有登记').waitFor();
    expect(await page.locator('.warning').textContent()).toContain(caseNo);
    await context.close();
  }, 240_000);

  test('承办岗在待办里提出垫付；各机关办完自己的一步之后，款项页借贷相等，家属凭回执看得到进展', async () => {
    const organs = new Set(['320602', '320600-hr', '320600-agency', '320600-appraisal', '320000-appraisal', '320600-health', '320600-civil-affairs']);
    const officials = stack.run.logins.filter(({ organ }) => organs.has(organ)).map((each) => new Official(stack.run.url, each));
    await Promise.all(officials.map((each) => each.signIn()));
    const leader = officials.find(({ login: { office, organ } }) => office === 'unit-leader' && organ === '320602')!;
    expect((await leader.workOff(today(), caseNo)).map(({ message, status }) => ({ message, status }))).toEqual([{ message: 'confirmIncident', status: 200 }]);

    const { context, page } = await person(browser, stack.run.url, paper);
    await signIn(page, login('handler-320602-1'));
    const duty = page.getByRole('row').filter({ hasText: caseNo }).getByRole('link', { name: '确定是否需要垫付' });
    await duty.click();
    const drawer = page.getByRole('dialog', { name: /提出垫付/ });
    await drawer.getByLabel('需要垫付', { exact: true }).check();
    await drawer.getByRole('group', { name: '费用项目' }).getByRole('button', { name: '加一项' }).first().click();
    await drawer.getByLabel('费用类别').selectOption({ index: 1 });
    await drawer.getByLabel(/^金额/).fill('8420.00');
    await drawer.getByLabel('收款人').fill('市第一人民医院');
    await drawer.getByLabel(/^日期/).fill(today());
    await drawer.getByLabel('与受伤的关系').fill('急救');
    await drawer.getByLabel('需要或者不需要垫付的理由').fill('医院要求预缴押金');
    expect(await sideways(page)).toBe(0);
    expect(await stumbles(page)).toEqual([]);
    await drawer.getByRole('button', { name: /Ctrl\+Enter/ }).click();
    await page.getByText(/已提交 · 提出垫付：需要垫付/).waitFor();

    const sent = await workedOff(officials, today(), caseNo);
    expect(sent.filter(({ status }) => status >= 400)).toEqual([]);
    expect(sent.map(({ message }) => message)).toEqual(expect.arrayContaining(['approveAdvance', 'confirmAdvance', 'payAdvance', 'decideRecognition', 'concludeAppraisal']));
    await page.goto(`/desk/cases/${caseNo}/money`);
    // Nothing is with this officer any more: the file asks why it is read.
    await page.getByLabel('查阅理由').fill('核对款项');
    await press(page, '记录并打开');
    await page.getByText('借方合计').waitFor();
    const money = (await page.locator('main').textContent())!;
    const [, debit, credit] = /借方合计 ([\d,.]+) ＝ 贷方合计 ([\d,.]+) ✓/.exec(money)!;
    expect(debit).toBe(credit);
    expect(Number(debit!.replaceAll(',', ''))).toBeGreaterThanOrEqual(8420);
    expect(money).toMatch(/垫付（公安机关，第十四条） 已付 ¥8,420\.00/);
    expect(money).toMatch(/先行支付（工伤基金） 无/);
    for (const { viewport } of [paper, phone]) {
      await resized(page, viewport);
      expect(await sideways(page)).toBe(0);
      expect(await stumbles(page)).toEqual([]);
    }
    // On a phone no sum lies beyond the edge of its box.
    const beyond = await page.locator('.scroll:has(.told)').evaluateAll((boxes) => boxes.map((box) => box.scrollWidth - box.clientWidth));
    expect([beyond.length > 0, ...new Set(beyond)]).toEqual([true, 0]);
    await context.close();

    const counter = await person(browser, stack.run.url, phone);
    await counter.page.goto('/look-up');
    await counter.page.locator('input[name=receipt]').fill(receipt);
    await press(counter.page, '查看');
    await counter.page.getByText(caseNo).first().waitFor();
    expect(await sideways(counter.page)).toBe(0);
    expect(await stumbles(counter.page)).toEqual([]);
    await counter.context.close();
  }, 600_000);

  test('登记死亡以后，承办岗向近亲属发放他们自己的回执；没交到手不能离开；凭它在办事大厅看得到', async () => {
    const clerk = new Official(stack.run.url, login('handler-320602-1'));
    await clerk.signIn();
    const filed = await clerk.call<{ caseNo: string }>('/api/work-injuries', { occurredOn: today(), place: '江边', task: '救援', cause: '落水', harm: 'injury', injured: { name: '周某' }, employment: 'direct', insurance: 'insured', thirdParty: false });
    const died = filed.body.caseNo;
    const recordDeath = async () => (await clerk.call(`/api/cases/${died}/messages/recordDeath`, { on: today(), cause: '溺水', paperNo: '死证1' })).status;
    // The case opens its ear for it a moment after it was filed.
    for (let tries = 0; tries < 40 && (await recordDeath()) !== 200; tries += 1) await new Promise((resolve) => setTimeout(resolve, 250));

    const { context, page } = await person(browser, stack.run.url, paper);
    await signIn(page, login('handler-320602-1'));
    await page.goto(`/desk/cases/${died}/people`);
    await press(page, '发放回执');
    const dialog = page.getByRole('dialog', { name: '向近亲属发放回执' });
    await press(page, '核对无误，生成回执');
    await dialog.getByRole('alert').getByText(/姓名/).waitFor();
    await dialog.getByLabel('姓名').fill('周母');
    await press(page, '核对无误，生成回执');
    const digits = (await dialog.locator('.receipt').textContent())!.replaceAll(/\D/g, '');
    expect(digits).toMatch(/^\d{16}$/);
    await page.keyboard.press('Escape');
    expect(await dialog.getByRole('button', { name: '关闭' }).isDisabled()).toBe(true);
    expect(await stumbles(page)).toEqual([]);
    await dialog.getByLabel('已交给或读给来人').check();
    await dialog.getByRole('button', { name: '关闭' }).click();
    await page.getByText('已发回执').nth(1).waitFor();
    await context.close();

    const counter = await person(browser, stack.run.url, phone);
    await counter.page.goto('/look-up');
    await counter.page.locator('input[name=receipt]').fill(digits);
    await press(counter.page, '查看');
    await counter.page.getByText(died).first().waitFor();
    await counter.page.getByRole('heading', { name: '钱款' }).waitFor();
    await counter.context.close();
  }, 240_000);
});
