import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { dayOf } from '../../workflows/steps/day.ts';
import { filled, Official } from '../whole/client.ts';
import { eventually, Stack } from '../whole/stack.ts';
import { inEnglish } from './acts.ts';
import { openBrowser, paper, person, phone, resized, sideways, signIn } from './browser.ts';

const stack = new Stack();
let browser: Browser;
const officials = new Map<string, Official>();
const organ = '320602';

beforeAll(async () => {
  [browser] = await Promise.all([openBrowser(inject('chromiumPath')), stack.start()]);
  for (const login of stack.run.logins.filter((each) => each.organ === organ)) {
    const official = new Official(stack.run.url, login);
    await official.signIn();
    officials.set(login.username, official);
  }
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await stack.stop();
}, 120_000);

const one = (office: string, nth = 0): Official => [...officials.values()].filter(({ login }) => login.office === office)[nth]!;
const clerk = () => one('intake-officer');
const second = () => one('intake-officer', 1);

/** A matter taken down at the office by somebody else than the two who are at the screen here. */
async function takenDown(matter: string): Promise<string> {
  const { status, body } = await clerk().call<{ caseNo: string }>('/api/complaints', {
    channel: 'visit', origin: 'own', realName: true, complainant: { name: '钱莺莺' }, answerBy: { email: 'qian@example.cn' }, against: '不详', matter, ongoing: false,
  });
  expect(status).toBe(201);
  return body.caseNo;
}

/** Says the one open `message` of the case, filled with the first thing that its form allows. */
async function say(who: Official, caseNo: string, message: string): Promise<void> {
  const action = await eventually(async () => (await who.actions(caseNo)).find((each) => each.message === message), Boolean);
  const { status, body } = await who.call(`/api/cases/${caseNo}/messages/${message}`, { duty: action!.duty, ...(filled(action!.schema, dayOf(Date.now())) as object) });
  expect([status, body]).toEqual([200, expect.anything()]);
}

async function atDesk(who: Official): Promise<{ page: Page; leave: () => Promise<void> }> {
  const { context, page } = await person(browser, stack.run.url, paper);
  await signIn(page, who.login);
  return { page, leave: () => context.close() };
}
const row = (page: Page, caseNo: string) => page.getByRole('row').filter({ hasText: caseNo });
const numbers = async (page: Page) => (await page.locator('table.rows tbody tr').allTextContents()).map((text) => /TS-\d{4}-\d+/.exec(text)![0]);

describe('待办列表', () => {
  test('新来的等着显示，已有的行不动；别人办完的当场离开', async () => {
    const [first, next] = [await takenDown('推倒货架'), await takenDown('乱收费')];
    const { page, leave } = await atDesk(second());
    await row(page, next).waitFor();
    const before = await numbers(page);
    const third = await takenDown('态度粗暴');
    await page.getByRole('button', { name: '1 件新待办 · 显示' }).click();
    await row(page, third).waitFor();
    expect((await numbers(page)).filter((no) => no !== third)).toEqual(before);
    await say(clerk(), first, 'triage');
    await row(page, first).filter({ hasText: '审查并拟定受理意见' }).waitFor({ state: 'detached' });
    await leave();
  }, 180_000);

  test('不用鼠标：↓ ↓ 回车打开第三件，写意见时按 j 只是写字，Esc 回到原来那一行', async () => {
    const { page, leave } = await atDesk(second());
    await page.locator('table.rows tbody tr').first().focus();
    const third = (await numbers(page))[2]!;
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('heading', { name: new RegExp(third) }).waitFor();
    const drawer = page.getByRole('dialog', { name: /审查受理|复核受理意见/ });
    await drawer.getByLabel(/^(理由|备注|意见)/).first().click();
    await page.keyboard.type('jjj');
    expect(await drawer.getByLabel(/^(理由|备注|意见)/).first().inputValue()).toBe('jjj');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    // The drawer was opened from the list: the keyboard goes on at what can be done here, not at the top of the page.
    expect(await page.evaluate(() => document.activeElement?.closest('.actions')?.getAttribute('aria-label'))).toBe('现在我可以：');
    await page.keyboard.press('Escape');
    await row(page, third).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(third);
    await leave();
  }, 180_000);

  test('批量同意：其中一件已被别人办了，其余照办，那一件写明为什么', async () => {
    const nos = [await takenDown('推搡'), await takenDown('骂人'), await takenDown('索要香烟')];
    for (const no of nos) await say(clerk(), no, 'triage');
    const { page, leave } = await atDesk(second());
    for (const no of nos) await row(page, no).getByRole('checkbox').check();
    await page.getByRole('button', { name: '批量同意' }).click();
    const dialog = page.getByRole('dialog', { name: '批量同意 3 件' });
    await say(second(), nos[1]!, 'confirmTriage');
    await dialog.getByRole('button', { name: '批量同意' }).click();
    await dialog.getByText('成功 2 · 未成功 1（共 3）').waitFor();
    expect(await dialog.getByRole('listitem').allTextContents()).toEqual([expect.stringMatching(new RegExp(`^${nos[1]} .*：.*(已|由).*`))]);
    await leave();
  }, 180_000);
});

describe('查询', () => {
  test('写了要查的词再选状态，写下的词还在，查的就是它', async () => {
    await takenDown('推倒货架');
    const { page, leave } = await atDesk(clerk());
    await page.goto('/desk/complaints');
    const search = page.getByRole('search', { name: '查询' });
    await search.getByRole('searchbox').fill('货架');
    await search.getByLabel('登记自').fill('2026-01-01');
    await search.getByLabel('状态').selectOption({ label: '在办' });
    await page.waitForURL((url) => url.searchParams.get('state') === 'open');
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ q: '货架', from: '2026-01-01', state: 'open' });
    expect(await search.getByRole('searchbox').inputValue()).toBe('货架');
    await inEnglish(page, async () => {
      await page.reload();
      await page.getByRole('search', { name: 'Search' }).first().waitFor();
      await resized(page, phone.viewport);
      expect(await sideways(page)).toBe(0);
    });
    await leave();
  }, 180_000);
});

describe('办理', () => {
  test('写到一半刷新，两秒前写下的还在；必填的没填，逐条说明，点哪条就到哪一栏', async () => {
    const no = await takenDown('推倒货架');
    const { page, leave } = await atDesk(second());
    await page.goto(`/desk/cases/${no}?do=triage`);
    const drawer = page.getByRole('dialog', { name: /审查受理/ });
    await drawer.getByLabel('受理', { exact: true }).check();
    await drawer.getByLabel('理由').fill('属于本机关管理的辅警');
    await drawer.getByText(/已暂存 \d\d:\d\d/).waitFor();
    // Asking for it is lost on the way three times: what was written is no less there.
    let asked = 0;
    await page.route('**/api/drafts/**', async (route) => {
      if (route.request().method() === 'GET' && (asked += 1) <= 3) await route.abort('internetdisconnected');
      else await route.continue();
    });
    await page.reload();
    await drawer.waitFor();
    expect(await drawer.getByLabel('理由').inputValue()).toBe('属于本机关管理的辅警');
    expect(await drawer.getByLabel('受理', { exact: true }).isChecked()).toBe(true);
    await drawer.getByRole('button', { name: /审查受理/ }).click();
    const fault = drawer.getByRole('alert').getByRole('link', { name: '请填写事由（中性表述，不写来信人）' });
    await fault.click();
    await eventually(() => page.evaluate(() => document.activeElement?.closest('.ant-form-item')?.textContent ?? ''), (text) => text.includes('事由（中性表述，不写来信人）'));
    await leave();
  }, 180_000);

  test('提交后会发生的日期，就是提交后登记的日期', async () => {
    const no = await takenDown('推倒货架');
    await say(clerk(), no, 'triage');
    const { page, leave } = await atDesk(second());
    await page.goto(`/desk/cases/${no}?do=confirmTriage`);
    const drawer = page.getByRole('dialog', { name: /复核受理意见/ });
    await drawer.getByLabel('同意', { exact: true }).check();
    const told = await drawer.getByRole('region', { name: '提交后会发生' }).textContent();
    const day = /办结期限：到 ([^；。]+?日（周.）)/.exec(told!)![1]!;
    await drawer.getByRole('button', { name: /复核受理意见/ }).click();
    await drawer.waitFor({ state: 'detached' });
    await page.getByLabel('查阅理由').fill('核对办结日期');
    await page.getByRole('button', { name: '记录并打开' }).click();
    await page.getByRole('link', { name: '时限' }).click();
    await page.getByText('办结期限').first().waitFor();
    expect(await page.locator('article.file').textContent()).toContain(day);
    await leave();
  }, 180_000);

  test('两个人打开同一张表：后提交的读到谁在几点办了什么，写下的还在', async () => {
    const no = await takenDown('推倒货架');
    const [early, late] = [await atDesk(clerk()), await atDesk(second())];
    const open = async (page: Page) => {
      await page.goto(`/desk/cases/${no}?do=triage`);
      const drawer = page.getByRole('dialog', { name: /审查受理/ });
      await drawer.getByLabel('受理', { exact: true }).check();
      await drawer.getByLabel('适用程序').selectOption({ index: 1 });
      await drawer.getByLabel('事由（中性表述，不写来信人）').fill('反映推倒货架');
      await drawer.getByLabel('事项 1', { exact: true }).fill('推倒货架');
      await drawer.getByLabel('理由').fill('属于本机关管理');
      return drawer;
    };
    const [mine, theirs] = [await open(early.page), await open(late.page)];
    await theirs.getByLabel('理由').fill('我也写了很多');
    await mine.getByRole('button', { name: /审查受理/ }).click();
    await mine.waitFor({ state: 'detached' });
    await theirs.getByRole('button', { name: /审查受理/ }).click();
    const said = theirs.getByRole('alert').first();
    await said.waitFor();
    expect(await said.textContent()).toMatch(/张洋已于 \d{4}-\d\d-\d\d \d\d:\d\d 办理：受理。您填写的没有提交。/);
    expect(await theirs.getByLabel('理由').inputValue()).toBe('我也写了很多');
    await theirs.getByRole('button', { name: '复制我的意见' }).waitFor();
    await Promise.all([early.leave(), late.leave()]);
  }, 180_000);

  test('提交时断网，接上以后不用再点，只有一次', async () => {
    const no = await takenDown('推倒货架');
    await say(clerk(), no, 'triage');
    const { page, leave } = await atDesk(second());
    let lost = 0;
    await page.route('**/messages/confirmTriage', async (route) => {
      lost += 1;
      // The first arrives and its answer is lost; the second does not arrive; the third passes.
      if (lost === 1) await route.fetch();
      if (lost <= 2) await route.abort('internetdisconnected');
      else await route.continue();
    });
    await page.goto(`/desk/cases/${no}?do=confirmTriage`);
    const drawer = page.getByRole('dialog', { name: /复核受理意见/ });
    await drawer.getByLabel('同意', { exact: true }).check();
    await drawer.getByRole('button', { name: /复核受理意见/ }).click();
    await page.getByText(/\d\d:\d\d 已提交 · 复核受理意见：同意/).waitFor();
    expect(lost).toBe(3);
    const { body } = await second().readBecause<{ items: { type: string; title: string }[] }>('核对只有一次', `/api/cases/${no}/events?limit=100`);
    expect(body.items.filter(({ type, title }) => type === 'answered' && title.includes('复核受理意见'))).toHaveLength(1);
    await leave();
  }, 180_000);

  test('同一天第二次催办不能再发，写明为什么；第一次的通知书有文号，在卷里', async () => {
    const no = await takenDown('推倒货架');
    await say(clerk(), no, 'triage');
    await say(second(), no, 'confirmTriage');
    const { page, leave } = await atDesk(clerk());
    await page.goto(`/desk/cases/${no}`);
    await page.getByLabel('查阅理由').fill('来信人催问');
    await page.getByRole('button', { name: '记录并打开' }).click();
    const urge = async () => {
      await page.getByRole('button', { name: /指派.*的更多操作/ }).click();
      await page.getByRole('menuitem', { name: '催办' }).click();
      const dialog = page.getByRole('dialog', { name: /^催办/ });
      await dialog.getByRole('button', { name: '催办' }).click();
      return dialog;
    };
    await (await urge()).waitFor({ state: 'detached' });
    const again = await urge();
    expect(await again.getByRole('alert').textContent()).toContain('本工作日已催办一次，不能再催。');
    await again.getByRole('button', { name: '取消' }).click();
    await page.getByText(/认领、转办、催办等 1 次/).click();
    await page.getByText(/张洋 催办 .*〔\d{4}〕\d+号/).waitFor();
    await leave();
  }, 180_000);
});
