import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { printedPages, textOf } from '../../activities/letters/printed.ts';
import { inEnglish } from './acts.ts';
import { paper, phone, resized, sideways, stumbles } from './browser.ts';
import { Served } from './served.ts';

const organ = '320602';
let served: Served;
let caseNo = '';

beforeAll(async () => {
  served = await Served.open(inject('chromiumPath'));
  const { app } = served.living.desk;
  const filed = await app.inject({ method: 'POST', url: '/api/public/complaints', headers: { 'idempotency-key': crypto.randomUUID() }, payload: { realName: true, complainant: { name: '钱莺莺', phone: '13912345678' }, against: '高个子辅警', organ, matter: '推倒了我的货架', answerBy: { email: 'qian@example.org' } } });
  ({ caseNo } = filed.json<{ caseNo: string }>());
  await served.living.workOff(caseNo, {}, ['confirmTriage']);
}, 600_000);
afterAll(() => served.close(), 120_000);

const reads = async (page: Page) => {
  expect(await sideways(page)).toBe(0);
  expect(await stumbles(page)).toEqual([]);
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const rowOf = (page: Page) => page.getByRole('row').filter({ hasText: caseNo });
const more = async (page: Page, act: string) => {
  await rowOf(page).getByRole('button', { name: /更多操作/ }).click();
  await page.getByRole('menuitem', { name: act, exact: true }).click();
};

test('审查过的人待办里没有复核这一步；写明理由打开案卷，看得到为什么要等另一个人', async () => {
  await served.atDesk('intake-officer', organ, async (page) => {
    await page.goto('/desk/duties');
    await page.getByText('没有待办。').waitFor();
    await page.goto(`/desk/cases/${caseNo}`);
    await page.getByLabel('查阅理由').fill('核对自己的审查');
    await press(page, '记录并打开');
    await page.getByText('为什么我不能办').click();
    await page.getByText('这一步要由另一个人办：它把关的那一步就是您办的。').waitFor();
    await reads(page);
  });
});

test('同岗位的另一人办：抄送给同事，同事在“抄送我的”里看到附言，点已阅', async () => {
  await served.atDesk('intake-officer', organ, async (page) => {
    await page.goto('/desk/duties');
    await rowOf(page).waitFor();
    await inEnglish(page, async () => {
      await resized(page, phone.viewport);
      await page.goto('/desk/duties');
      await page.getByText(caseNo).first().waitFor();
      await reads(page);
    });
    await resized(page, paper.viewport);
    await page.goto('/desk/duties');
    await more(page, '抄送');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('抄送').selectOption({ index: 1 });
    await dialog.getByLabel('附言').fill('请知悉此事');
    await dialog.getByRole('button', { name: '抄送' }).click();
    await dialog.waitFor({ state: 'detached' });
  }, 1);
  await served.atDesk('intake-officer', organ, async (page) => {
    await page.goto('/desk/');
    await page.getByRole('link', { name: '抄送我的' }).click();
    await page.getByText(/抄送：请知悉此事/).waitFor();
    await reads(page);
    await press(page, `已阅 ${caseNo}`);
    await page.getByRole('button', { name: `已阅 ${caseNo}` }).waitFor({ state: 'detached' });
  });
});

test('认领以后请假：交接先看数目；审查过的人不能接，写明原因', async () => {
  await served.atDesk('intake-officer', organ, async (page) => {
    await page.goto('/desk/duties');
    await rowOf(page).getByRole('button', { name: '认领', exact: true }).click();
    await rowOf(page).getByRole('button', { name: '认领', exact: true }).waitFor({ state: 'detached' });
    await page.goto('/desk/me');
    await page.getByLabel('接手的人').selectOption({ index: 1 });
    await page.getByText('将交接 0 件待办、0 份草稿。').waitFor();
    await page.getByText(/1 件不交接：这一步要由另一个人办/).waitFor();
    await page.getByLabel('理由').fill('请假');
    expect(await page.getByRole('button', { name: '交接' }).isDisabled()).toBe(true);
    await reads(page);
  }, 1);
});

test('只用键盘：菜单一开焦点就在第一项，方向键在菜单里走，Esc 和取消都回到那一行的按钮；打开过几行，页上也只有一个菜单', async () => {
  await served.living.desk.app.inject({ method: 'POST', url: '/api/public/complaints', headers: { 'idempotency-key': crypto.randomUUID() }, payload: { realName: false, against: '矮个子辅警', organ, matter: '乱收停车费', answerBy: {} } });
  await served.atDesk('intake-officer', organ, async (page) => {
    await page.goto('/desk/duties');
    const buttons = page.getByRole('button', { name: /更多操作/ });
    await buttons.nth(1).waitFor();
    const at = (role: 'button' | 'menuitem', name: string | RegExp) => page.getByRole(role, { name }).and(page.locator(':focus')).waitFor();
    for (const nth of [0, 1]) {
      await buttons.nth(nth).press('Enter');
      await at('menuitem', /^(释放|认领)$/);
      expect(await page.locator('.ant-dropdown').count()).toBe(1);
      await reads(page);
      await page.keyboard.press('Escape');
      await buttons.nth(nth).and(page.locator(':focus')).waitFor();
      expect(await page.locator('.ant-dropdown, .ant-modal').count()).toBe(0);
    }
    await page.keyboard.press('Enter');
    await at('menuitem', /^(释放|认领)$/);
    await page.keyboard.press('ArrowDown');
    await at('menuitem', '转办');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /^转办/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await buttons.nth(1).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await at('menuitem', /^(释放|认领)$/);
    await page.keyboard.press('Tab');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(page.url()).toMatch(/\/desk\/duties$/);
  }, 1);
});

test('沟通时断网：写明正在确认，写下的还在；接上以后不用再点，只问一次', async () => {
  const sent: string[] = [];
  await served.atDesk('intake-officer', organ, async (page) => {
    await page.route('**/consult', async (route) => {
      sent.push(route.request().headers()['idempotency-key'] ?? '');
      // The first arrives and its answer is lost; the second does not arrive; the third passes.
      if (sent.length === 1) await route.fetch();
      if (sent.length <= 2) await route.abort('internetdisconnected');
      else await route.continue();
    });
    await page.goto('/desk/duties');
    await more(page, '沟通');
    const dialog = page.getByRole('dialog', { name: /^沟通/ });
    await dialog.getByRole('textbox').fill('被反映人是否已经调离？');
    await dialog.getByRole('button', { name: '沟通' }).click();
    await dialog.getByText(/网络不稳，正在确认是否收到/).waitFor();
    expect(await dialog.getByRole('textbox').inputValue()).toBe('被反映人是否已经调离？');
    await dialog.waitFor({ state: 'detached' });
    expect(sent).toHaveLength(3);
    expect(new Set(sent).size).toBe(1);
    await page.goto(`/desk/cases/${caseNo}`);
    await page.getByText(/认领、转办、催办等 \d+ 次/).click();
    expect(await page.getByText('被反映人是否已经调离？').count()).toBe(1);
  }, 1);
});

test('卷宗一点就编好下载：有封面和目录，没有来信人的姓名', async () => {
  await served.atDesk('intake-officer', organ, async (page) => {
    await page.goto(`/desk/cases/${caseNo}`);
    const coming = page.waitForEvent('download');
    await press(page, '卷宗');
    const saved = await coming;
    expect(saved.suggestedFilename()).toBe(`卷宗 ${caseNo}.pdf`);
    const pages = printedPages(readFileSync((await saved.path())!)).map(textOf);
    expect(pages[0]).toContain('见封存件');
    expect(pages[1]).toContain('卷内目录');
    expect(pages.join('')).not.toContain('钱莺莺');
    expect(pages.join('').replaceAll('\n', '')).toContain('推倒了我的货架');
  }, 1);
});

test('另一人也回避了：他的待办立即清空；负责人打开待办就看到哪个岗位没有人能办', async () => {
  await served.atDesk('intake-officer', organ, async (page) => {
    await page.goto('/desk/duties');
    await rowOf(page).waitFor();
    await more(page, '自行回避');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('事由').selectOption({ label: '近亲属关系' });
    await dialog.getByLabel('理由').fill('被反映的人是我的表弟');
    await reads(page);
    await dialog.getByRole('button', { name: '自行回避' }).click();
    await rowOf(page).waitFor({ state: 'detached' });
    await page.goto(`/desk/cases/${caseNo}`);
    await page.getByRole('alert').waitFor();
  }, 1);
  await served.atDesk('unit-leader', organ, async (page) => {
    await page.goto('/desk/duties');
    await page.getByText('受理岗：1 件待办没有人可以办理').waitFor();
    await reads(page);
  });
});
