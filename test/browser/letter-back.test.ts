import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { fakeDoor, type FakeDoor } from '../setup/fake-door.ts';
import { openBrowser, person, phone } from './browser.ts';

let door: FakeDoor;
let browser: Browser;
let url = '';
beforeAll(async () => {
  [door, browser] = await Promise.all([fakeDoor(), openBrowser(inject('chromiumPath'))]);
  // Named and not numbered: browsers clear what they keep of a site only where its address is one of trust.
  url = (await door.app.listen({ port: 0, host: '127.0.0.1' })).replace('127.0.0.1', 'localhost');
}, 120_000);
afterAll(async () => {
  await browser.close();
  await door.app.close();
});

const head = (page: Page, step: string) => page.getByRole('heading', { level: 1, name: step }).waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const typed = (page: Page, label: string) => page.getByLabel(label, { exact: true }).inputValue();

/** The letter without scripts, from its first page to the one where it is checked. */
async function written(page: Page): Promise<void> {
  await page.goto('/write');
  await press(page, '开始写');
  await page.getByLabel('反映什么人', { exact: true }).fill('高个子辅警');
  await page.getByLabel('什么地方（可以不写）').fill('青年路码头');
  await page.getByLabel('事情经过', { exact: true }).fill('推倒了我的货架\n还骂人');
  await press(page, '下一步');
  await page.getByLabel('有，和信一起交', { exact: true }).check();
  await press(page, '下一步');
  await page.getByLabel('留名', { exact: true }).check();
  await page.getByLabel('姓名', { exact: true }).fill('钱莺莺');
  await press(page, '下一步');
  await page.getByLabel('电子邮箱').fill('qian@example.org');
  await press(page, '下一步');
  await head(page, '核对');
}

test('没有脚本：浏览器的返回键一步步退回去，不问要不要重新提交；事情经过都在，姓名和联系方式不留在设备上；改好再往前走，交出的是改过的', async () => {
  const { context, page } = await person(browser, url, { ...phone, javaScriptEnabled: false });
  await written(page);
  await page.goBack();
  await head(page, '怎么告诉您');
  expect(await typed(page, '电子邮箱')).toBe('');
  await page.goBack();
  await head(page, '是否留名');
  expect([await page.getByLabel('留名', { exact: true }).isChecked(), await typed(page, '姓名')]).toEqual([true, '']);
  await page.goBack();
  await head(page, '材料');
  expect(await page.getByLabel('有，和信一起交', { exact: true }).isChecked()).toBe(true);
  await page.goBack();
  await head(page, '事情经过');
  expect([await typed(page, '反映什么人'), await typed(page, '什么地方（可以不写）'), await typed(page, '事情经过')]).toEqual(['高个子辅警', '青年路码头', '推倒了我的货架\n还骂人']);
  await page.goForward();
  await head(page, '材料');
  await page.goBack();
  await page.getByLabel('反映什么人', { exact: true }).fill('矮个子辅警');
  await press(page, '下一步');
  await press(page, '下一步');
  await page.getByLabel('匿名', { exact: true }).check();
  await press(page, '下一步');
  await head(page, '核对');
  await press(page, '提交');
  await page.locator('#digits').waitFor();
  expect([...door.letters.values()].map(({ against, place }) => [against, place])).toEqual([['矮个子辅警', '青年路码头']]);
  // Sent again by reload it is filed once, and the page says where to look; its button has room around its words.
  await page.reload();
  await head(page, '这封信已收到');
  expect(door.letters.size).toBe(1);
  expect(await page.getByRole('link', { name: '查进度' }).evaluate((link) => getComputedStyle(link).paddingLeft)).toBe('22px');
  await context.close();
});

test('立即离开或者提交以后，返回键找不到写过的那些页', async () => {
  const { context, page } = await person(browser, url, { ...phone, javaScriptEnabled: false });
  // A page that is not there any more is the browser's own; whether one may be asked for again, the person decides.
  const back = async (): Promise<string> => {
    await page.goBack().catch(() => undefined);
    for (;;) {
      const found = await page.content().catch(() => undefined);
      if (found !== undefined) return found;
      await page.waitForLoadState();
    }
  };
  const expectNothing = async () => {
    for (let pages = 0; pages < 5; pages += 1) {
      const found = await back();
      expect(found).not.toContain('name="letterKey"');
      expect(found).not.toContain('码头');
    }
  };
  await written(page);
  // Where one is taken need not be there.
  await Promise.all([page.waitForEvent('framenavigated'), page.locator('a.leave').click({ noWaitAfter: true })]);
  await expectNothing();
  await written(page);
  await press(page, '提交');
  await page.locator('#digits').waitFor();
  await expectNothing();
  await context.close();
});
