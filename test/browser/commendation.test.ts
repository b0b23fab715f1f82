import { and, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { posts, statements } from '../../db/schema/index.ts';
import type { LivingDesk } from '../living/living-desk.ts';
import { phone } from './browser.ts';
import { decide, drawerOf, faultsOf, fillIn, HonourWalk, long, looksRight, openFile, press, send, slipOf, stands, textOf, whyNot } from './honour-walk.ts';

let walk: HonourWalk;
let living: LivingDesk;
beforeAll(async () => {
  walk = await HonourWalk.open(inject('chromiumPath'));
  ({ living } = walk);
}, 240_000);
afterEach(() => walk.everybodyLeaves());
afterAll(() => walk.close(), 60_000);

describe('表彰：从发起到宣布、入册、本人看到决定书（第十六条）', () => {
  let caseNo = '';
  let receipt = '';

  test('承办岗分步推荐，核对页列出全部回答，提交后得到回执；同一事迹再推荐的，当场写明见哪一案', async () => {
    const page = await walk.official('handler', '320602');
    const form = page.locator('form#start');
    const nominate = async () => {
      await form.getByLabel('姓名').fill('孙喆');
      await form.getByLabel('身份证件').fill('320602199001011234');
      await form.getByLabel('所在单位').selectOption('320602-s1');
      await looksRight(page);
      await press(page, '下一步');
      await form.getByLabel('事迹发生日期').fill('2026-01-05');
      await form.getByLabel('主要事迹').fill('跳入河中救起落水群众');
      await press(page, '下一步');
      await form.getByLabel('嘉奖', { exact: true }).check();
      await press(page, '下一步');
      expect(await form.textContent()).toContain('跳入河中救起落水群众');
      await looksRight(page);
      await press(page, '提交');
    };
    await page.getByRole('link', { name: /表彰/ }).last().click();
    await nominate();
    await page.locator('.slip').waitFor();
    ({ caseNo, receipt } = await slipOf(page, /JL-\d{4}-\d+/));
    await page.getByRole('checkbox').check();
    await press(page, '再登记一件');
    await nominate();
    const fault = page.getByRole('alert').filter({ hasText: '同一事迹' });
    await fault.waitFor();
    expect(await fault.textContent()).toContain(caseNo);
    expect(await form.getByLabel('主要事迹').inputValue()).toBe('跳入河中救起落水群众');
  }, long);

  test('本人在决定之前凭回执只看到正在办理，看不到内部意见', async () => {
    expect(faultsOf(await living.workUntil(caseNo, ['approve'], 14))).toEqual([]);
    const page = await walk.atCounter(receipt);
    expect(await textOf(page)).toContain(caseNo);
    expect(await textOf(page)).not.toContain('孙喆');
    await looksRight(page);
  }, long);

  test('推荐人兼任领导的不能审批，写明理由和依据', async () => {
    const { db } = living.desk.registers;
    const [own] = await db.select({ sender: statements.sender }).from(statements).where(and(eq(statements.caseNo, caseNo), eq(statements.message, 'nominate')));
    await db.insert(posts).values({ userId: own!.sender, office: 'organ-leader', organ: '320602', fromOn: '2020-01-01' });
    const page = await walk.official('handler', '320602');
    await openFile(page, caseNo);
    expect(await page.getByRole('button', { name: /^审批/ }).count()).toBe(0);
    expect(await whyNot(page)).toMatch(/审批：您是本案的推荐人或者提议人，不能审批。.*推荐与审批分离/);
    await looksRight(page);
  }, long);

  test('县局领导不能选“批准”，旁边写明哪一级才能批准和依据；上报、市局公示期满后批准', async () => {
    const county = await walk.official('organ-leader', '320602');
    await county.goto(`/desk/cases/${caseNo}`);
    await press(county, /^审批/);
    const forbidden = drawerOf(county).getByRole('radio', { name: /^批准/ });
    await forbidden.waitFor();
    expect(await forbidden.isDisabled()).toBe(true);
    expect(await drawerOf(county).locator('.unlawful').allTextContents()).toEqual([expect.stringMatching(/^批准：本机关无权批准这一等级。.*（参照公安机关人民警察奖励条令第十三条至第十五条）$/), expect.stringMatching(/^改为较低等级：嘉奖是最低的等级，不能再降。/)]);
    expect(await drawerOf(county).getByLabel('同意并上报', { exact: true }).isEnabled()).toBe(true);
    await decide(county, caseNo, /^审批/, { 集体审批人数: '3', 文号: '崇公奖〔2026〕1号', 日期: living.desk.today, 理由: '事迹属实' }, { choices: ['同意并上报'], isDanger: true });
    await stands(county, '同意并上报');

    expect(faultsOf(await living.workUntil(caseNo, ['approve'], 14))).toEqual([]);
    const city = await walk.official('organ-leader', '320600');
    await decide(city, caseNo, /^审批/, { 集体审批人数: '3', 文号: '通公奖〔2026〕9号', 日期: living.desk.today, 理由: '见义勇为' }, { choices: ['批准'], isDanger: true });
    await stands(city, '批准');
  }, long);

  test('政工岗宣布、备案、入档，奖励登记随即列出；没有本人同意，公开宣传不能办并写明依据', async () => {
    const page = await walk.official('personnel-officer', '320600');
    await decide(page, caseNo, /^宣布/, { 日期: living.desk.today, 宣布方式: '全体大会', 证书编号: '通奖 0001' });
    await stands(page, '宣布');
    expect(faultsOf(await living.workOff(caseNo))).toEqual([]);
    expect(await living.result(caseNo)).toBe('awarded');
    await page.getByRole('link', { name: '奖励登记' }).click();
    const row = page.getByRole('row').filter({ hasText: caseNo });
    await row.waitFor();
    expect(await row.textContent()).toMatch(/嘉奖.*南通市公安局.*有效/);
    await looksRight(page);
    await openFile(page, caseNo);
    expect(await whyNot(page)).toMatch(/公开宣传.*没有本人同意，不得公开宣传.*个人信息保护法第二十五条/);
  }, long);

  test('本人在手机上读到决定书并同意宣传；同意以后还缺保密审查，仍不能公开并写明缺什么', async () => {
    const page = await walk.atCounter(receipt);
    expect(await textOf(page)).toContain('奖励决定书');
    await looksRight(page);
    await page.locator('button', { hasText: '奖励决定书' }).first().click();
    expect(await textOf(page)).toContain('决定给予嘉奖');
    expect(await textOf(page)).not.toContain('孙喆');
    await press(page, '回到进度');
    await press(page, '宣传意愿');
    await page.getByLabel('同意公开宣传', { exact: true }).check();
    await page.locator('#message button[name=go]').click();
    await page.getByText('宣传意愿').first().waitFor();
    const personnel = await walk.official('personnel-officer', '320600');
    await openFile(personnel, caseNo);
    expect(await whyNot(personnel)).toMatch(/公开宣传.*没有通过保密审查/);
  }, long);

  test('小屏手机上，奖励登记一件一张卡片，不用左右滑动，点开就是案卷', async () => {
    const page = await walk.official('personnel-officer', '320600', phone);
    await page.goto('/desk/awards');
    const card = page.locator('.card').filter({ hasText: caseNo });
    expect(await card.textContent()).toMatch(/嘉奖.*有效.*南通市公安局/);
    expect(await page.locator('table').count()).toBe(0);
    await looksRight(page);
    await card.click();
    await page.waitForURL(new RegExp(`/cases/${caseNo}`));
  }, long);

  test('本人在手机上对等级提出异议；市局改为不更高的等级，当场写明为什么不行；维持并说明后，本人读到答复书', async () => {
    const page = await walk.atCounter(receipt);
    expect(await textOf(page)).toContain('对奖励等级提出异议');
    await press(page, '对奖励等级提出异议');
    await page.getByLabel(/认为应当是哪一级/).fill('应当是三等功');
    await looksRight(page);
    await page.locator('#message button[name=go]').click();
    await page.getByText('应当是三等功').first().waitFor({ state: 'attached' });
    const leader = await walk.official('organ-leader', '320600');
    await decide(leader, caseNo, /^答复等级异议/, { 答复: '事迹相当于嘉奖' }, { choices: ['按更高等级重新审批'] });
    await drawerOf(leader).getByRole('alert').filter({ hasText: '重新审批须写明等级，并且比已给予的等级高' }).waitFor();
    expect(await drawerOf(leader).locator('.ant-drawer-body').getByLabel('答复').inputValue()).toBe('事迹相当于嘉奖');
    await fillIn(leader, {}, { choices: ['维持原等级并说明'] });
    await send(leader, caseNo);
    await stands(leader, '维持原等级并说明');
    const told = await walk.atCounter(receipt);
    await told.locator('button', { hasText: '奖励异议答复书' }).first().click();
    expect(await textOf(told)).toMatch(/事迹相当于嘉奖.*原决定不变/);
    await looksRight(told);
  }, long);

  test('案卷的每一页和文书预览都看得清：桌面和手机，中文和英文', async () => {
    for (const [options, language] of [[undefined, 'zh'], [phone, 'en']] as const) {
      const page = await walk.official('organ-leader', '320600', options);
      await openFile(page, caseNo);
      if (language === 'en') await press(page, 'English');
      const tabs = page.locator('.tabs a');
      for (let i = 0; i < (await tabs.count()); i += 1) {
        await tabs.nth(i).click();
        await page.locator('.tabs a[aria-current=page]').nth(0).waitFor();
        await looksRight(page);
      }
      await tabs.nth(2).click();
      await press(page, language === 'en' ? 'Preview' : '预览');
      expect(await page.locator('.letter').textContent()).toMatch(/奖励决定书.*决定给予嘉奖.*10个工作日内/);
      await looksRight(page);
    }
  }, long);
});
