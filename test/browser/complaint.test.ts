import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { dayOf } from '../../workflows/steps/day.ts';
import { Official, workedOff } from '../whole/client.ts';
import { eventually, Stack } from '../whole/stack.ts';
import { openBrowser, paper, person, phone, sideways, signIn, stumbles, titled } from './browser.ts';

const stack = new Stack();
let browser: Browser;
let receipt = '';
let caseNo = '';
const login = (username: string) => stack.run.logins.find((each) => each.username === username)!;
const officials = async (): Promise<Official[]> => {
  const all = stack.run.logins.filter(({ organ }) => organ === '320602').map((each) => new Official(stack.run.url, each));
  for (const each of all) await each.signIn();
  return all;
};

beforeAll(async () => {
  [browser] = await Promise.all([openBrowser(inject('chromiumPath')), stack.start()]);
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await stack.stop();
}, 120_000);

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const fitsAndReads = async (page: Page): Promise<void> => {
  expect(await sideways(page)).toBe(0);
  expect(await stumbles(page)).toEqual([]);
};

describe('在窗口写信，到看到结果（第十七条）', () => {
  test('没有脚本的小屏手机上也能写完，每一步都不横向滚动；回执只出现一次', async () => {
    const { context, page } = await person(browser, stack.run.url, { ...phone, javaScriptEnabled: false });
    await page.goto('/');
    await page.getByRole('link', { name: '投诉举报' }).click();
    await page.getByRole('heading', { level: 1, name: '开始前', exact: true }).waitFor();
    expect(page.url()).not.toContain('complain');
    expect(await page.title()).not.toContain('投诉');
    const goOn = async (step: string, name: string): Promise<void> => {
      await page.getByRole('heading', { level: 1, name: step, exact: true }).waitFor();
      expect(await sideways(page)).toBe(0);
      await press(page, name);
    };
    await goOn('开始前', '开始写');
    await page.getByLabel('反映什么人', { exact: true }).fill('高个子辅警，臂章号零七七');
    await page.getByLabel('事情经过', { exact: true }).fill('五月三十日傍晚在码头边推倒了我的货架，还骂人。');
    await page.getByLabel('哪个公安机关').selectOption('320602');
    await goOn('事情经过', '下一步');
    await goOn('材料', '下一步');
    await page.getByLabel('留名', { exact: true }).check();
    await page.getByLabel('姓名', { exact: true }).fill('钱莺莺');
    await goOn('是否留名', '下一步');
    await page.getByLabel('电子邮箱').fill('qian@example.org');
    await goOn('怎么告诉您', '下一步');
    for (const answer of ['高个子辅警', '推倒了我的货架', '南通市公安局崇川分局', '钱莺莺', 'qian@example.org']) expect(await page.locator('main').textContent()).toContain(answer);
    await goOn('核对', '提交');
    expect(await sideways(page)).toBe(0);
    receipt = (await page.locator('#digits').textContent())!.replaceAll(/\D/g, '');
    caseNo = /TS-\d{4}-\d+/.exec((await page.locator('main').textContent())!)![0];
    expect(receipt).toMatch(/^\d{16}$/);
    expect(await context.cookies()).toEqual([]);
    await page.reload();
    expect(await page.locator('main').textContent()).not.toContain(receipt.slice(0, 4));
    await context.close();
  }, 240_000);

  test('有脚本的，每一页看不见的人也能用；写错的地方逐项说明，写下的内容都还在；回执记下以后才能离开', async () => {
    const { context, page } = await person(browser, stack.run.url, phone);
    for (const path of ['/', '/write', '/look-up', '/days', '/about/privacy', '/about/phone']) {
      await page.goto(path);
      await fitsAndReads(page);
    }
    await page.goto('/write');
    await press(page, '开始写');
    await page.getByLabel('反映什么人', { exact: true }).fill('一名辅警');
    await press(page, '下一步');
    await titled(page, '有错误');
    const faults = page.getByRole('alert');
    expect(await faults.getByRole('listitem').allTextContents()).toEqual(['请写“事情经过”']);
    await faults.getByRole('link').click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('matter');
    expect(await page.getByLabel('反映什么人', { exact: true }).inputValue()).toBe('一名辅警');
    await fitsAndReads(page);
    await page.getByLabel('事情经过', { exact: true }).fill('值班时离岗。');
    for (const step of ['材料', '是否留名']) {
      await press(page, '下一步');
      await page.getByRole('heading', { level: 1, name: step }).waitFor();
      await fitsAndReads(page);
    }
    await page.getByLabel('匿名', { exact: true }).check();
    await press(page, '下一步');
    await page.getByRole('heading', { level: 1, name: '核对' }).waitFor();
    await fitsAndReads(page);
    await press(page, '提交');
    const go = page.getByRole('button', { name: '去看看进度' });
    await go.waitFor();
    await fitsAndReads(page);
    expect(await go.isEnabled()).toBe(false);
    await page.getByLabel('我已经记下').check();
    expect(await go.isEnabled()).toBe(true);
    await context.close();
  }, 240_000);

  test('很旧的浏览器上也能立即离开；一页连按两次，只交第一次', async () => {
    const { context, page } = await person(browser, stack.run.url, phone);
    await page.addInitScript(() => delete (Element.prototype as Partial<Element>).replaceChildren);
    await page.goto('/write');
    const stopped = await page.evaluate(() => {
      const each: boolean[] = [];
      addEventListener('submit', (event) => each.push(event.defaultPrevented));
      for (const button of [1, 2].map(() => document.querySelector<HTMLButtonElement>('form button')!)) button.click();
      return each;
    });
    expect(stopped).toEqual([false, true]);
    await page.getByRole('heading', { level: 1, name: '事情经过' }).waitFor();
    const left = page.waitForResponse((response) => new URL(response.url()).pathname === '/leave');
    await page.locator('a.leave').click();
    expect((await left).status()).toBe(303);
    await context.close();
  }, 120_000);

  test('受理岗在待办里看到这件事：谁、要办什么、几天；点开就能办，提交后写明已提交', async () => {
    const { context, page } = await person(browser, stack.run.url, paper);
    await signIn(page, login('intake-officer-320602-1'));
    const row = page.getByRole('row').filter({ hasText: caseNo }).filter({ hasText: '审查并拟定受理意见' });
    await row.waitFor();
    expect(await row.textContent()).toMatch(/剩 \d+ 天.*审查并拟定受理意见.*受理岗/);
    expect(await stumbles(page)).toEqual([]);
    await row.getByRole('link', { name: '审查并拟定受理意见' }).click();
    await page.getByRole('heading', { name: new RegExp(caseNo) }).waitFor();
    expect(await page.locator('.standing').textContent()).toMatch(/当前环节 审查受理（.+），等待 南通市公安局崇川分局受理岗，自 .+日（周.），剩 \d+ 天，到 .+日（周.）。到期后报告上级/);
    // Whoever decides must have before them what was written.
    await page.locator('.path').getByText('推倒了我的货架').waitFor();
    const drawer = page.getByRole('dialog', { name: /审查受理/ });
    await drawer.getByLabel('受理', { exact: true }).check();
    await fitsAndReads(page);
    await drawer.getByRole('button', { name: /审查受理/ }).click();
    expect(await drawer.getByRole('alert').first().getByRole('listitem').allTextContents()).toEqual(['请选择适用程序', '请填写事由（中性表述，不写来信人）', '请填写反映事项（逐项、中性）', '请填写理由']);
    expect(await stumbles(page)).toEqual([]);
    await drawer.getByLabel('适用程序').selectOption({ index: 1 });
    await drawer.getByLabel('事由（中性表述，不写来信人）').fill('反映辅警推倒货架');
    await drawer.getByLabel('事项 1', { exact: true }).fill('推倒货架');
    await drawer.getByLabel('理由').fill('属于本机关管理的辅警');
    await drawer.getByRole('button', { name: /审查受理/ }).click();
    await page.getByText(/\d\d:\d\d 已提交 · 审查受理：受理/).waitFor();
    await drawer.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '待办' }).click();
    await row.waitFor({ state: 'detached' });
    await context.close();
  }, 240_000);

  test('单位领导在手机上两次点按就办完一件例行审批', async () => {
    const all = await officials();
    const leader = all.find(({ login: { office } }) => office === 'organ-leader')!;
    const quick = async () => (await leader.call<{ items: { quick: boolean; caseNo: string }[] }>('/api/duties?scope=mine&state=open&limit=100')).body.items.filter((each) => each.quick && each.caseNo === caseNo);
    // Everyone does their part until a routine approval lies with the leader.
    for (let turn = 0; turn < 20 && (await quick()).length === 0; turn += 1) for (const each of all) if (each !== leader || (await quick()).length === 0) await each.workOff(dayOf(Date.now()), caseNo);
    expect(await quick()).toHaveLength(1);
    const { context, page } = await person(browser, stack.run.url, phone);
    await signIn(page, leader.login);
    await fitsAndReads(page);
    await page.getByRole('button').filter({ hasText: caseNo }).first().tap();
    const agree = page.locator('.thumb').getByRole('button').first();
    await agree.waitFor();
    expect((await agree.boundingBox())!.height).toBeGreaterThanOrEqual(48);
    expect(await stumbles(page)).toEqual([]);
    await agree.tap();
    await page.getByRole('status').getByText('已办理').waitFor();
    expect(await quick()).toEqual([]);
    await context.close();
  }, 400_000);

  test('结果告知书作出后，凭回执看到状态、告知书和要求复查的最后一天', async () => {
    await workedOff(await officials(), dayOf(Date.now()), caseNo);
    const { context, page } = await person(browser, stack.run.url, phone);
    await page.goto('/look-up');
    await page.locator('input[name=receipt]').fill(receipt.replaceAll(/(\d{4})(?=\d)/g, '$1-'));
    await press(page, '查看');
    await page.getByText('结果告知书').first().waitFor();
    const shown = (await page.locator('main').textContent())!;
    expect(shown).toContain(caseNo);
    expect(shown).toContain('已有结果');
    expect(shown).not.toContain('赵洁');
    expect(page.url()).not.toContain(receipt);
    await fitsAndReads(page);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    const left = page.waitForResponse((response) => new URL(response.url()).pathname === '/leave');
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('Escape');
    const leave = await left;
    expect(leave.status()).toBe(303);
    // The browser obeys this header and tells nobody of it, so it is asked for beside the browser.
    expect((await fetch(leave.url(), { redirect: 'manual' })).headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(new URL(leave.headers().location!).origin).not.toBe(stack.run.url);
    // While it is leaving, a page cannot be asked; nothing of it may be left afterwards, whether or not the other page can be reached.
    await eventually(() => page.content().catch(() => caseNo), (html) => !html.includes(caseNo));
    await context.close();
  }, 400_000);

  test('审批单由先到后列出每一步谁、以什么身份、什么结果，十二步以内印在一张纸上', async () => {
    const { context, page } = await person(browser, stack.run.url, paper);
    await signIn(page, login('handler-320602-1'));
    await page.goto(`/desk/cases/${caseNo}`);
    await page.getByLabel('查阅理由').fill('装订案卷');
    await press(page, '记录并打开');
    await page.getByRole('link', { name: '审批单' }).click();
    const rows = page.locator('.approval-sheet tbody tr');
    await rows.first().waitFor();
    const steps = await rows.allTextContents();
    expect(steps.length).toBeLessThanOrEqual(12);
    expect(steps[0]).toMatch(/^审查受理张洋（南通市公安局崇川分局受理岗）属于本机关管理的辅警受理\d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(steps.at(-1)).toMatch(/^签发结果告知徐思源（南通市公安局崇川分局机关负责人）同意。同意\d{4}-/);
    expect(await page.locator('.approval-sheet').textContent()).toMatch(/打印人 赵洁 · \d{4}-\d\d-\d\d \d\d:\d\d · 校验码 [0-9a-f]{16}/);
    await fitsAndReads(page);
    const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await context.close();
  }, 180_000);

  test('不相干的人查这个案号，和查不存在的案号得到同样的回答', async () => {
    const { context, page } = await person(browser, stack.run.url, paper);
    await signIn(page, login('handler-320612-1'));
    const answer = async (no: string) => {
      await page.goto(`/desk/cases/${no}`);
      await page.getByRole('alert').waitFor();
      return (await page.getByRole('alert').textContent())!.replaceAll(no, '');
    };
    expect(await answer(caseNo)).toBe(await answer('TS-2020-99999'));
    await context.close();
  }, 180_000);
});
