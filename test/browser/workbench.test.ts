import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { walls } from '../../db/schema/index.ts';
import { demoPassword, demoPosts } from '../../db/seed/posts.ts';
import { fitsAndReads, inEnglish, main, press, sends } from './acts.ts';
import { paper, phone, resized } from './browser.ts';
import { Served } from './served.ts';

let served: Served;
const nos: string[] = [];
const organ = '320602';
beforeAll(async () => {
  served = await Served.open(inject('chromiumPath'));
  for (const matter of ['推倒货架', '乱收费']) nos.push(await takenDown(matter));
}, 240_000);
afterAll(() => served.close(), 60_000);

async function takenDown(matter: string): Promise<string> {
  const clerk = await served.living.as('intake-officer', organ);
  return (await clerk.post<{ caseNo: string }>('/complaints', { channel: 'visit', origin: 'own', realName: true, complainant: { name: '钱莺莺' }, answerBy: {}, against: '不详', matter, ongoing: false })).body.caseNo;
}

/** In both languages and on both screens. */
async function reads(page: Page): Promise<void> {
  for (const { viewport } of [paper, phone]) {
    await resized(page, viewport);
    await fitsAndReads(page);
  }
  await inEnglish(page, async () => {
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await fitsAndReads(page);
    await resized(page, paper.viewport);
    await fitsAndReads(page);
  });
  await page.reload();
}
const menu = (page: Page) => page.getByRole('navigation', { name: '菜单' });

describe('工作台', () => {
  test('我发起的：案件走到哪一步、等谁、最近的期限，点案号到案卷', async () => {
    await served.atDesk('intake-officer', organ, async (page) => {
      await page.goto('/desk/duties');
      await menu(page).getByRole('link', { name: '我发起的' }).click();
      await page.getByRole('heading', { level: 1, name: '我发起的' }).waitFor();
      const row = page.getByRole('row').filter({ hasText: nos[0]! });
      expect(await row.textContent()).toMatch(/剩 \d+ 天.*期限.*在办.*崇川分局 受理岗：审查并拟定受理意见/);
      expect((await page.locator('table.rows tbody tr').allTextContents()).map((text) => /TS-\d{4}-\d+/.exec(text)![0])).toEqual(nos.toReversed());
      await reads(page);
      await row.getByRole('link', { name: nos[0]!, exact: true }).click();
      await page.getByRole('heading', { name: new RegExp(nos[0]!) }).waitFor();
    });
  }, 120_000);

  test('附件还在上传时不能提交，写明为什么；传完以后附件在表里，可以提交', async () => {
    await served.atDesk('intake-officer', organ, async (page) => {
      let arrive = () => {};
      const arrived = new Promise<void>((resolve) => (arrive = resolve));
      await page.route('**/documents', async (route) => {
        await arrived;
        await route.continue();
      });
      await page.goto(`/desk/cases/${nos[0]}?do=triage`);
      const drawer = page.getByRole('dialog', { name: /审查受理/ });
      const send = drawer.locator('.drawer-foot .ant-btn-primary');
      expect(await send.isEnabled()).toBe(true);
      await drawer.locator('.documents input[type=file]').setInputFiles({ name: '来信.txt', mimeType: 'text/plain', buffer: Buffer.from('来信全文') });
      await drawer.getByText('附件传完或者停止上传以后才能提交。').waitFor();
      expect(await send.isEnabled()).toBe(false);
      arrive();
      await drawer.locator('.documents li').filter({ hasText: '来信.txt' }).waitFor();
      await drawer.getByText('附件传完或者停止上传以后才能提交。').waitFor({ state: 'detached' });
      expect(await send.isEnabled()).toBe(true);
    });
  }, 60_000);

  test('草稿：列出写到一半的，点进去接着写；已经由别人办完的可以复制；不能再看的案件只写有一份草稿；都可以删', async () => {
    await served.atDesk('intake-officer', organ, async (page) => {
      for (const no of nos) {
        await page.goto(`/desk/cases/${no}?do=triage`);
        const drawer = page.getByRole('dialog', { name: /审查受理/ });
        await drawer.getByLabel('理由').fill(`关于${no}的意见`);
        await drawer.getByRole('button', { name: '暂存' }).click();
        await drawer.getByText(/已暂存 \d\d:\d\d/).waitFor();
      }
      await page.goto('/desk/drafts');
      await page.locator('.copies li').nth(1).waitFor();
      expect(await page.locator('.copies li').count()).toBe(2);
      await reads(page);
      await page.locator('.copies li').filter({ hasText: nos[0]! }).getByRole('link', { name: '继续填写' }).click();
      expect(await page.getByRole('dialog', { name: /审查受理/ }).getByLabel('理由').inputValue()).toBe(`关于${nos[0]}的意见`);

      expect((await served.living.workOff(nos[0]!, {}, ['confirmTriage'])).filter(({ status }) => status >= 400)).toEqual([]);
      await served.living.desk.registers.db.insert(walls).values({ caseNo: nos[1]!, userId: `u-intake-officer-${organ}-1`, ground: 'subject', since: new Date() });
      await page.goto('/desk/drafts');
      await page.getByText('有一份草稿，所属的案件您已经不能看。').waitFor();
      expect(await main(page)).not.toContain(nos[1]);
      await fitsAndReads(page);
      await press(page, '复制我的意见');
      await page.getByText('已复制').waitFor();
      await page.getByRole('button', { name: '删除', exact: true }).click();
      await page.getByText('有一份草稿，所属的案件您已经不能看。').waitFor({ state: 'detached' });
    });
  }, 120_000);

  test('菜单里的每一页，浏览器的标签上写着这一页的名字；用人额度一页先列现有额度，再列正在办的事项，点得进去', async () => {
    const asked = { organ, category: 'duty', figure: 130, reasons: ['order'], reason: '辖区扩大', newUnit: false };
    const filed = await (await served.living.as('recruitment-officer', organ)).post<{ caseNo: string }>('/quotas', asked);
    expect(filed).toMatchObject({ status: 201 });
    await served.atDesk('recruitment-officer', organ, async (page) => {
      await page.goto(`/desk/cases/${filed.body.caseNo}`);
      await menu(page).getByRole('link').first().waitFor();
      await page.waitForLoadState('networkidle');
      for (const link of await menu(page).getByRole('link').all()) {
        await link.click();
        const head = page.locator(`main h1:has-text("${(await link.innerText()).trim()}")`);
        await head.waitFor();
        await page.waitForFunction(() => document.title.includes(document.querySelector('main h1')!.firstChild!.textContent!));
      }
      await menu(page).locator('a[href="/desk/quotas"]').click();
      await page.getByRole('row').filter({ hasText: '勤务辅警' }).first().waitFor();
      await reads(page);
      await page.getByRole('link', { name: filed.body.caseNo }).click();
      await page.getByRole('heading', { name: new RegExp(filed.body.caseNo) }).waitFor();
    });
  }, 120_000);

  test('发起了自己没有待办的事项，页面先说已登记、编号、到哪里看；没选的栏目说请选择，没勾的写“无”', async () => {
    await served.atDesk('recruitment-officer', organ, async (page) => {
      await page.goto('/desk/start/quota');
      await page.getByRole('radio', { name: '文职辅警' }).check();
      await page.getByLabel('核定人数').fill('31');
      await page.getByLabel('南通市公安局崇川分局').check();
      await press(page, '下一步');
      expect(await page.getByRole('alert').getByRole('listitem').allTextContents()).toEqual(['请选择考虑因素', '请填写理由']);
      await page.getByLabel('社会治安状况').check();
      await page.getByLabel('理由').fill('辖区扩大');
      await press(page, '下一步');
      expect(await main(page)).toContain('因新设机构无');
      await press(page, '提交');
      await page.getByText(/^已登记，编号 ED-\d+-\d+。走到哪一步、等谁，在“我发起的”里看。$/).waitFor();
      await page.getByLabel('查阅理由').waitFor();
      await reads(page);
    });
  }, 120_000);

  test('派出所的菜单里没有永远不会有事的案件夹；有份的岗位照样有', async () => {
    const folders = async (office: string, of: string) => {
      let found: string[] = [];
      await served.atDesk(office, of, async (page) => {
        await page.goto('/desk/');
        await menu(page).getByRole('link', { name: '待办' }).waitFor();
        await page.waitForLoadState('networkidle');
        found = await menu(page).locator('section').filter({ has: page.getByRole('heading', { name: '办案' }) }).getByRole('link').allTextContents();
      });
      return found.map((each) => each.trim());
    };
    expect(await folders('department-officer', `${organ}-s1`)).toEqual([]);
    expect(await folders('using-unit-officer', `${organ}-s1`)).toEqual(['录用与用工']);
    expect(await folders('intake-officer', organ)).toEqual(['投诉举报']);
    expect(await folders('recruitment-officer', organ)).toEqual(['用人额度', '统一招聘', '应聘复核与异议', '录用与用工']);
    expect(await folders('organ-leader', organ)).toEqual(['投诉举报', '工伤救治与垫付', '表彰奖励', '烈士评定', '用人额度', '统一招聘']);
  }, 120_000);
});

test('催办之前先看到要发出的催办通知书：写给谁、催什么、到哪天，附言写在后面，还没有文号', async () => {
  expect((await served.living.workOff(nos[0]!, {}, ['assign'])).filter(({ status }) => status >= 400)).toEqual([]);
  await served.atDesk('intake-officer', organ, async (page) => {
    await page.goto(`/desk/cases/${nos[0]}`);
    await page.getByLabel('查阅理由').fill('来信人催问');
    await press(page, '记录并打开');
    await press(page, /的更多操作/);
    await page.getByRole('menuitem', { name: '催办' }).click();
    const dialog = page.getByRole('dialog', { name: /^催办/ });
    await dialog.getByRole('heading', { name: '催办通知书' }).waitFor();
    await dialog.getByLabel('附言（可以不写）').fill('请本周内办结。');
    expect(await dialog.locator('.letter').textContent()).toMatch(new RegExp(`文号在发出时编.*${nos[0]}：.*请尽快办理.*请本周内办结。.*电话`));
    await fitsAndReads(page);
    await resized(page, phone.viewport);
    await fitsAndReads(page);
    await dialog.getByRole('button', { name: '催办' }).click();
    await dialog.waitFor({ state: 'detached' });
  });
});

test('断了网按退出，写明没有退出；接上以后再按就退出了', async () => {
  await served.atDesk('intake-officer', organ, async (page) => {
    await page.goto('/desk/duties');
    await page.getByRole('button', { name: '退出' }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '退出' }).click();
    const dialog = page.getByRole('dialog', { name: '没有退出' });
    await dialog.getByText('您还在这台电脑上登录着').waitFor();
    await page.context().setOffline(false);
    await dialog.getByRole('button', { name: /退\s?出/ }).click();
    await page.getByLabel('密码').waitFor();
  });
}, 120_000);

test('抽屉写到一半登录失效：就地重新登录，写下的还在，也不再写着没有登录；提交照样办成', async () => {
  const no = await takenDown('推倒货架');
  await served.atDesk('intake-officer', organ, async (page) => {
    await page.goto(`/desk/cases/${no}?do=triage`);
    const drawer = page.getByRole('dialog', { name: /审查受理/ });
    await drawer.getByLabel('受理', { exact: true }).check();
    await drawer.getByLabel('理由').fill('写到一半');
    await page.evaluate(() => fetch('/api/session', { method: 'DELETE' }));
    await drawer.getByLabel('适用程序').selectOption({ index: 1 });
    const again = page.getByRole('dialog', { name: '请重新登录' });
    await again.getByLabel('密码').fill(demoPassword);
    await again.getByRole('button', { name: '登录' }).click();
    await again.waitFor({ state: 'detached' });
    expect(await drawer.getByLabel('理由').inputValue()).toBe('写到一半');
    expect(await drawer.textContent()).not.toContain('没有登录');
    await drawer.getByLabel('事由（中性表述，不写来信人）').fill('反映推倒货架');
    await drawer.getByLabel('事项 1', { exact: true }).fill('推倒货架');
    await sends(page, 'triage', () => press(page, /^审查受理 Ctrl/));
  });
}, 120_000);

test('改自己的密码：旧密码不对、两次不一样的都说明，改好以后别处的登录失效，这里不用重新登录', async () => {
  const { username } = demoPosts.find((post) => post.office === 'handler' && post.organ === organ)!;
  const signedIn = (password: string) => served.living.desk.app.inject({ method: 'POST', url: '/api/session', payload: { username, password } });
  const elsewhere = String((await signedIn(demoPassword)).headers['set-cookie']).split(';')[0]!;
  await served.atDesk('handler', organ, async (page) => {
    await page.goto('/desk/me');
    const filled = async (password: string, chosen: string, again = chosen) => {
      await page.getByLabel('现在的密码').fill(password);
      await page.getByLabel('新密码', { exact: true }).fill(chosen);
      await page.getByLabel('再输一次新密码').fill(again);
      await page.getByRole('button', { name: '修改密码' }).click();
    };
    await filled(demoPassword, '渡江北路 2026 年冬天', '渡江北路 2027 年冬天');
    await page.getByText('两次输入的新密码不一样').waitFor();
    await filled('不是这个密码', '渡江北路 2026 年冬天');
    await page.getByText('现在的密码不对。请重新输入。').waitFor();
    await reads(page);
    await filled(demoPassword, '渡江北路 2026 年冬天');
    await page.getByText('密码已修改。您在别处的登录已经失效。').waitFor();
    expect(await page.getByLabel('现在的密码').inputValue()).toBe('');
    expect((await served.living.desk.app.inject({ url: '/api/session', headers: { cookie: elsewhere } })).statusCode).toBe(401);
    await page.reload();
    await page.getByRole('heading', { name: '修改密码' }).waitFor();
    expect([(await signedIn(demoPassword)).statusCode, (await signedIn('渡江北路 2026 年冬天')).statusCode]).toEqual([401, 200]);
    await filled('渡江北路 2026 年冬天', demoPassword);
    await page.getByText('密码已修改。').waitFor();
  });
}, 120_000);
