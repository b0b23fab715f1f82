import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Rehearser } from '../../api/cases/rehearsals.ts';
import { rehearsal } from '../../scripts/build.ts';
import { fitsAndReads, press } from './acts.ts';
import { phone, resized } from './browser.ts';
import { complained, organ } from './complained.ts';
import { Served } from './served.ts';

let served: Served;
beforeAll(async () => {
  served = await Served.open(inject('chromiumPath'));
}, 240_000);
afterAll(() => served.close(), 60_000);

const focused = (page: Page, selector: string) => page.locator(`${selector}:focus`).waitFor();
const drawerOf = (page: Page) => page.getByRole('dialog', { name: /审查受理/ });
const rows = (page: Page) => page.locator('table.rows tbody tr');

/** What is seen at the middle of the words `text` of the file: nothing lies over them. */
async function isInSight(page: Page, text: string): Promise<boolean> {
  const words = page.locator('.path').getByText(text);
  await words.scrollIntoViewIfNeeded();
  return words.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const inSight = (at: number) => element.contains(document.elementFromPoint(at, y + height / 2));
    return inSight(x + 2) && inSight(x + width - 2);
  });
}

describe('办理的时候', () => {
  test('案卷就在旁边，看得见全文；翻材料、翻时限，写到一半的还在；打开就能从第一栏写起', async () => {
    const no = await complained(served);
    await served.atDesk('intake-officer', organ, async (page) => {
      await page.goto(`/desk/cases/${no}?do=triage`);
      await focused(page, '#decision_result');
      expect(await isInSight(page, '推倒了我的货架')).toBe(true);
      expect(await drawerOf(page).getAttribute('aria-modal')).toBeNull();
      await drawerOf(page).getByLabel('理由').fill('写明了时间地点');
      await page.getByRole('link', { name: /^材料/ }).click();
      await page.getByText('没有材料').first().waitFor();
      expect(await drawerOf(page).getByLabel('理由').inputValue()).toBe('写明了时间地点');
      await fitsAndReads(page);
      expect(await page.locator('.standing').textContent()).toContain('本办法第十七条第二款、信访工作条例第二十三条');
    });
  }, 120_000);

  test('要决定的事，上一步写了什么已经展开；日期一按就是今天；签发以前能看告知书草稿', async () => {
    const no = await complained(served);
    await served.living.workOff(no, { triage: { reason: '写明了人和地', track: 'report' } }, ['confirmTriage']);
    await served.atDesk('intake-officer', organ, async (page) => {
      await page.goto(`/desk/cases/${no}`);
      await page.locator('.path').getByText('写明了人和地').waitFor();
    }, 1);
    await served.living.workOff(no, { triage: { track: 'report' } }, ['hearSubject']);
    await served.atDesk('handler', organ, async (page) => {
      await page.goto(`/desk/cases/${no}?do=hearSubject`);
      await page.getByRole('button', { name: '今天', exact: true }).click();
      expect(await page.locator('#decision_on').inputValue()).toBe(served.living.desk.today);
    });
    await served.living.workOff(no, { draftOutcome: { handling: '已经批评教育' } }, ['approveOutcome']);
    await served.atDesk('organ-leader', organ, async (page) => {
      await page.goto(`/desk/cases/${no}?do=approveOutcome`);
      await page.locator('.path').getByText('已经批评教育').waitFor();
      const [draft] = await Promise.all([page.waitForEvent('download'), press(page, '预览文书草稿')]);
      expect(draft.suggestedFilename()).toBe(`${no} 签发结果告知.pdf`);
    });
  }, 180_000);
});

test('例行审批，同意以前先看到要同意的是什么：电脑上按 A，手机上点一下', async () => {
  const no = await complained(served);
  await served.living.workOff(no, { triage: { track: 'report' }, draftOutcome: { handling: '已经批评教育' } }, ['approveOutcome']);
  await served.atDesk('organ-leader', organ, async (page) => {
    await page.goto('/desk/duties');
    await focused(page, 'table.rows tbody tr');
    await rows(page).filter({ hasText: no }).focus();
    await page.keyboard.press('a');
    const asked = page.getByRole('dialog', { name: '签发结果告知' });
    await asked.getByRole('button', { name: '同意' }).and(page.locator(':focus')).waitFor();
    expect(await asked.textContent()).toContain('已经批评教育');
    await page.keyboard.press('Escape');
    await resized(page, phone.viewport);
    await page.locator('.card').filter({ hasText: no }).click();
    await press(page, /^同意$/);
    await page.getByText('已办理').waitFor();
    expect(await page.locator('.sheet').textContent()).toContain('已经批评教育');
  });
}, 180_000);

test('提交后会发生什么没能算出，或者没有取到：抽屉里写明，照样可以提交', async () => {
  const no = await complained(served);
  const silent = new Rehearser(rehearsal, { longestMs: 0 });
  Object.assign(served.living.desk.deps, { rehearsals: silent });
  await served.atDesk('intake-officer', organ, async (page) => {
    await page.goto(`/desk/cases/${no}?do=triage`);
    await drawerOf(page).getByLabel('受理', { exact: true }).check();
    await drawerOf(page).getByLabel('适用程序').selectOption({ index: 1 });
    const told = drawerOf(page).getByRole('region', { name: '提交后会发生' });
    await told.getByText('这一次没能事先算出').waitFor();
    await fitsAndReads(page);
    await page.route('**/effects', (route) => route.abort('internetdisconnected'));
    await drawerOf(page).getByLabel('适用程序').selectOption({ index: 2 });
    await told.getByText('没有取到提交后会发生什么').waitFor();
    expect(await drawerOf(page).locator('.drawer-foot .ant-btn-primary').isEnabled()).toBe(true);
  }).finally(() => silent.close());
  Object.assign(served.living.desk.deps, { rehearsals: undefined });
}, 120_000);

describe('只用键盘', () => {
  test('登记来电：页一开就能写，Ctrl+回车登记，回车打印，接着登记下一件，上一件的内容不在里面', async () => {
    await served.atDesk('intake-officer', organ, async (page) => {
      await page.goto('/desk/duties');
      await page.getByRole('link', { name: '来电来访来信登记' }).press('Enter');
      await focused(page, '#intake_channel');
      await page.keyboard.press('ArrowDown');
      await page.locator('#intake_against').fill('高个子');
      await page.locator('#intake_matter').fill('在码头推倒货架');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('button', { name: '打印回执' }).and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await focused(page, '#intake_channel');
      expect(await page.locator('#intake_matter').inputValue()).toBe('');
    });
  }, 120_000);

  test('登记到一半去看别的，回来还在；关窗口以前先问', async () => {
    await served.atDesk('intake-officer', organ, async (page) => {
      await page.goto('/desk/complaints/new');
      await page.locator('#intake_matter').fill('说到一半的来电');
      await page.getByRole('link', { name: '待办' }).click();
      await rows(page).first().waitFor();
      await page.getByRole('link', { name: '来电来访来信登记' }).click();
      expect(await page.locator('#intake_matter').inputValue()).toBe('说到一半的来电');
      const [asked] = await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })]);
      expect(asked.type()).toBe('beforeunload');
      await asked.accept();
    });
  }, 120_000);

  test('待办一开就在第一行；办完一件，Esc 回到它后面那一件，不从头找起', async () => {
    for (let n = 0; n < 3; n += 1) await complained(served);
    await served.atDesk('intake-officer', organ, async (page) => {
      await page.goto('/desk/duties');
      await focused(page, 'table.rows tbody tr:first-child');
      await page.keyboard.press('ArrowDown');
      const numberAt = async (nth: number) => /TS-\d{4}-\d+/.exec((await rows(page).nth(nth).textContent())!)![0];
      const [mine, following] = [await numberAt(1), await numberAt(2)];
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: new RegExp(mine) }).waitFor();
      await focused(page, '#decision_result');
      await drawerOf(page).getByLabel('受理', { exact: true }).check();
      await drawerOf(page).getByLabel('适用程序').selectOption({ index: 1 });
      await drawerOf(page).getByLabel('事由（中性表述，不写来信人）').fill('反映推倒货架');
      await drawerOf(page).getByLabel('事项 1', { exact: true }).fill('推倒货架');
      await drawerOf(page).getByLabel('理由').fill('属于本机关管理');
      await page.keyboard.press('Control+Enter');
      await page.getByText(/已提交 · 审查受理/).waitFor();
      await page.getByLabel('查阅理由').and(page.locator(':focus')).waitFor();
      // The list as it was read last is shown until it is read anew, which the office takes its time for: what is done is not in it.
      let read = () => {};
      const isRead = new Promise<void>((resolve) => (read = resolve));
      await page.route('**/api/duties?*', async (route) => {
        await isRead;
        await route.continue();
      });
      await page.keyboard.press('Escape');
      await page.locator('table.rows tbody tr:focus', { hasText: following }).waitFor();
      expect(await rows(page).filter({ hasText: mine }).count()).toBe(0);
      read();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: new RegExp(following) }).waitFor();
    });
  }, 120_000);
});

describe('页面的程序取不到', () => {
  const script = /\/desk\/assets\/(file|drafts)-/;

  test('断网时打开案件：写明没有取到、怎么办；接上以后按“重试”就打开', async () => {
    const no = await complained(served);
    await served.atDesk('intake-officer', organ, async (page) => {
      await page.route(script, (route) => route.abort('internetdisconnected'));
      await page.goto('/desk/duties');
      await rows(page).filter({ hasText: no }).getByRole('link', { name: no, exact: true }).click();
      const said = page.getByRole('alert').filter({ hasText: '没有取到这一页' });
      await said.getByText('请按“重试”').waitFor();
      await fitsAndReads(page);
      await page.unroute(script);
      await said.getByRole('button', { name: '重试' }).click();
      await page.getByRole('heading', { name: new RegExp(no) }).waitFor();
    });
  }, 120_000);

  test('系统更新以后，原来的程序已经没有：还有没提交的就不让重新打开，回去还在；没有的，按“重新打开”就是新的', async () => {
    await served.atDesk('intake-officer', organ, async (page) => {
      await page.goto('/desk/complaints/new');
      await page.locator('#intake_matter').fill('说到一半的来电');
      await page.route(script, (route) => route.continue({ url: `${served.url}/desk/assets/drafts-of-another-release.js` }));
      await page.getByRole('link', { name: '草稿' }).click();
      const said = page.getByRole('alert').filter({ hasText: '没有取到这一页' });
      await said.getByText('请先回到那一页提交').waitFor();
      expect(await said.getByRole('button', { name: '重新打开' }).isEnabled()).toBe(false);
      await page.getByRole('link', { name: '来电来访来信登记' }).click();
      expect(await page.locator('#intake_matter').inputValue()).toBe('说到一半的来电');
      await page.locator('#intake_matter').fill('');
    });
    await served.atDesk('intake-officer', organ, async (page) => {
      await page.route(script, (route) => route.continue({ url: `${served.url}/desk/assets/drafts-of-another-release.js` }));
      await page.goto('/desk/duties');
      await page.getByRole('link', { name: '草稿' }).click();
      const anew = page.getByRole('alert').getByRole('button', { name: '重新打开' });
      await anew.waitFor();
      await page.unroute(script);
      await anew.click();
      await page.getByRole('heading', { level: 1, name: '草稿' }).waitFor();
    });
  }, 120_000);

  test('程序是给人用的那一种，只取一次；列出程序的那一页每次都问有没有新的；别的版本的程序没有就说没有', async () => {
    const html = await fetch(`${served.url}/desk/duties`);
    const [path] = /\/desk\/assets\/desk-[^"]+\.js/.exec(await html.text())!;
    const answers = await Promise.all([path, '/desk/', '/desk/assets/desk-of-another-release.js'].map((each) => fetch(`${served.url}${each}`)));
    expect(await answers[0]!.clone().text()).not.toContain('Download the React DevTools');
    expect([html, ...answers].map(({ status, headers }) => [status, headers.get('cache-control')])).toEqual([[200, 'no-cache'], [200, 'public, max-age=31536000, immutable'], [200, 'no-cache'], [404, expect.anything()]]);
  });
});

describe('换语言', () => {
  test('换一种语言，列表里机关答复的字当时就换，不必重新打开；写到一半的还在', async () => {
    const no = await complained(served);
    await served.atDesk('intake-officer', organ, async (page) => {
      await page.goto('/desk/');
      const row = page.locator('tr', { hasText: no });
      await row.getByText('审查并拟定受理意见').waitFor();
      await page.getByRole('button', { name: 'English' }).click();
      await row.getByRole('link', { name: /examine and propose/i }).waitFor();
      await page.getByRole('button', { name: '中文' }).click();
      await row.getByText('审查并拟定受理意见').waitFor();
      await page.goto(`/desk/cases/${no}?do=triage`);
      await drawerOf(page).getByLabel('理由').fill('写明了时间地点');
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('dialog').getByLabel(/reason/i).waitFor();
      expect(await page.getByRole('dialog').getByLabel(/reason/i).inputValue()).toBe('写明了时间地点');
    });
  }, 120_000);
});
