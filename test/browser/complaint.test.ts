import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { dayOf } from '../../workflows/steps/day.ts';
import { Official, workedOff } from '../whole/client.ts';
import { eventually, Stack } from '../whole/stack.ts';
import { openBrowser, paper, person, phone, sideways, signIn, stumbles } from './browser.ts';

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
  test('没有脚本的小屏手机上也能写完；每一页都不横向滚动，看不见的人也能用；回执只出现一次', async () => {
    const { context, page } = await person(browser, stack.run.url, { ...phone, javaScriptEnabled: false });
    await page.goto('/');
    await page.getByRole('link', { name: '投诉举报' }).click();
    expect(page.url()).not.toContain('complain');
    expect(await page.title()).not.toContain('投诉');
    await press(page, '开始写');
    await page.getByLabel('被反映人').fill('高个子辅警，臂章号零七七');
    await page.getByLabel('反映内容').fill('五月三十日傍晚在码头边推倒了我的货架，还骂人。');
    await page.locator('select[name=organ]').selectOption('320602');
    await press(page, '下一步');
    await press(page, '下一步');
    await page.locator('input[name=realName][value=yes]').check();
    await page.locator('input[name=name]').fill('钱莺莺');
    await press(page, '下一步');
    await page.locator('input[name=email]').fill('qian@example.org');
    await press(page, '下一步');
    expect(await page.locator('main').textContent()).toContain('推倒了我的货架');
    await press(page, '提交');
    receipt = (await page.locator('#digits').textContent())!.replaceAll(/\D/g, '');
    caseNo = /TS-\d{4}-\d+/.exec((await page.locator('main').textContent())!)![0];
    expect(receipt).toMatch(/^\d{16}$/);
    expect(await context.cookies()).toEqual([]);
    await page.reload();
    expect(await page.locator('main').textContent()).not.toContain(receipt.slice(0, 4));
    await context.close();
  }, 240_000);

  test('写错的地方逐项说明，写下的内容都还在', async () => {
    const { context, page } = await person(browser, stack.run.url, phone);
    for (const path of ['/', '/write', '/look-up', '/days', '/about/privacy', '/about/phone']) {
      await page.goto(path);
      await fitsAndReads(page);
    }
    await page.goto('/write');
    await press(page, '开始写');
    await page.getByLabel('被反映人').fill('一名辅警');
    await press(page, '下一步');
    expect(await page.title()).toContain('有错误');
    expect(await page.getByLabel('被反映人').inputValue()).toBe('一名辅警');
    await fitsAndReads(page);
    await context.close();
  }, 240_000);

  test('受理岗在待办里看到这件事：谁、要办什么、几天；点开就能办，提交后写明已提交', async () => {
    const { context, page } = await person(browser, stack.run.url, paper);
    await signIn(page, login('intake-officer-320602-1'));
    const row = page.getByRole('row').filter({ hasText: caseNo }).first();
    await row.waitFor();
    expect(await row.textContent()).toMatch(/剩|今天/);
    expect(await stumbles(page)).toEqual([]);
    await row.getByRole('link').first().click();
    await page.getByRole('heading', { name: new RegExp(caseNo) }).waitFor();
    expect(await page.locator('.standing').textContent()).toContain('等待');
    await page.locator('.ant-drawer').waitFor();
    expect(await stumbles(page)).toEqual([]);
    await context.close();
  }, 240_000);

  test('单位领导在手机上两次点按就办完一件例行审批', async () => {
    // Everyone else does their part until a routine approval lies with a leader.
    const all = await officials();
    const leader = all.find(({ login: { office } }) => office === 'unit-leader')!;
    const quick = async () => (await leader.call<{ items: { quick: boolean; caseNo: string }[] }>('/api/duties?scope=mine&state=open&limit=100')).body.items.filter((each) => each.quick && each.caseNo === caseNo);
    for (let turn = 0; turn < 20 && (await quick()).length === 0; turn += 1) for (const each of all) if (each !== leader) await each.workOff(dayOf(Date.now()), caseNo);
    const before = await quick();
    expect(before.length).toBeGreaterThan(0);
    const { context, page } = await person(browser, stack.run.url, phone);
    await signIn(page, leader.login);
    await fitsAndReads(page);
    await page.getByRole('button').filter({ hasText: caseNo }).first().tap();
    const agree = page.locator('.thumb').getByRole('button').first();
    await agree.waitFor();
    expect((await agree.boundingBox())!.height).toBeGreaterThanOrEqual(40);
    await agree.tap();
    await eventually(quick, (now) => now.length < before.length);
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
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.pathname.startsWith('/look-up'));
    await context.close();
  }, 400_000);

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
