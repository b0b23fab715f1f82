import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { daysAfter } from '../../workflows/steps/day.ts';
import { idNumber } from '../setup/campaign.ts';
import { fitsAndReads, main, press, sends } from './acts.ts';
import { sideways, stumbles } from './browser.ts';
import { CampaignWalk, planned } from './campaign-walk.ts';
import { Served } from './served.ts';

const organ = '320602';
const station = '320602-s1';
let served: Served;
let walk: CampaignWalk;
const receipts = { sun: '', li: '', wang: '' };
const rejected = { examine: { result: 'rejected' }, decideReview: { result: 'rejected' } };

beforeAll(async () => {
  served = await Served.open(inject('chromiumPath'));
  walk = new CampaignWalk(served, organ);
}, 300_000);
afterAll(() => served.close(), 120_000);

describe('从用人需求到资格审查（第九条）', () => {
  test('派出所提交用人需求；自己发起招聘的，页面写明第九条', async () => {
    await served.atDesk('using-unit-officer', station, async (page) => {
      await page.goto('/desk/staffing-requests');
      await page.getByLabel('需要的岗位').fill('社区勤务');
      await page.getByLabel('勤务辅警').check();
      await page.getByLabel('需要人数').fill('1');
      await page.getByLabel('理由').fill('辖区新增两个小区');
      await press(page, '提交');
      await page.getByText(/已登记，编号 XQ-/).waitFor();
      await page.getByRole('cell', { name: '辖区新增两个小区' }).waitFor();
      await press(page, /^撤回/);
      await page.getByText('已撤回').waitFor();
      await fitsAndReads(page);
      await page.goto('/desk/start/recruitment');
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').textContent()).toContain('第九条');
    });
  });

  test('辅警管理机构看得到额度余量，发起招聘，逐项写明岗位、条件、比例和权重', async () => {
    await served.atDesk('recruitment-officer', organ, async (page) => {
      await page.goto('/desk/start/recruitment');
      await page.getByText(/额度 120/).waitFor();
      await page.getByLabel('招聘名称').fill('年度统一招聘');
      const year = Number(served.living.desk.today.slice(0, 4));
      await page.getByLabel('招聘年度').fill(String(year - 1));
      await press(page, '下一步');
      await press(page, '提交');
      await page.getByText(`${year - 1} 年已经过去`).first().waitFor();
      await page.getByLabel('招聘年度').fill(String(year));
      await press(page, '下一步');
      await press(page, '提交');
      await page.waitForURL(/ZP-/);
      walk.caseNo = /ZP-\d+-\d+/.exec(page.url())![0];
      await page.goto(`/desk/cases/${walk.caseNo}?do=draftPlan`);
      const drawer = page.locator('.ant-drawer');
      await planned(drawer, station);
      // The order of the stages is the plan's: one may be moved, left out and taken in again, at the end.
      const stages = () => drawer.locator('.in-order li > span').allTextContents();
      expect(await stages()).toEqual(['笔试', '面试', '综合排名', '体检', '政审']);
      await drawer.getByRole('button', { name: '把政审提前' }).click();
      await drawer.getByRole('button', { name: '去掉笔试' }).click();
      expect(await stages()).toEqual(['面试', '综合排名', '政审', '体检']);
      await drawer.getByRole('button', { name: '加上笔试' }).click();
      expect(await stages()).toEqual(['面试', '综合排名', '政审', '体检', '笔试']);
      for (let up = 0; up < 4; up += 1) await drawer.getByRole('button', { name: '把笔试提前' }).click();
      await drawer.getByRole('button', { name: '把政审推后' }).click();
      expect(await stages()).toEqual(['笔试', '面试', '综合排名', '体检', '政审']);
      // Who names the stages names the weights as well.
      await drawer.getByLabel(/^笔试权重/).fill('50');
      await drawer.getByLabel(/^面试权重/).fill('50');
      await drawer.getByLabel('放宽条件的对象').fill('退役军人');
      await drawer.getByLabel('放宽理由').fill('社区勤务需要');
      await drawer.getByLabel('放宽后最低学历').selectOption('secondary');
      await sends(page, 'draftPlan', () => press(page, /^编制招聘计划 Ctrl/));
    });
    expect(await walk.workedOff('announce')).toEqual(['checkQuota', 'giveHrOpinion', 'giveMoneyOpinion', 'approvePlan']);
  });

  test('公告发布后，办事大厅人人看得到岗位、条件、环节和截止时刻', async () => {
    const { today } = served.living.desk;
    await served.atDesk('recruitment-officer', organ, async (page) => {
      await page.goto(`/desk/cases/${walk.caseNo}?do=announce`);
      const drawer = page.locator('.ant-drawer');
      await drawer.getByLabel('公告标题').fill('崇川分局公开招聘警务辅助人员');
      await drawer.getByLabel('报名开始日').fill(today);
      await drawer.getByLabel('报名截止日').fill(today);
      await drawer.getByLabel('截止时刻').fill('17:30');
      await drawer.getByLabel('薪酬和保险待遇').fill('按规定执行');
      await drawer.getByLabel('咨询和监督电话').fill('0513-12389');
      await press(page, /^发布公告 Ctrl/);
      await sends(page, 'announce', () => page.locator('.ant-modal').getByRole('button', { name: '发布公告' }).click());
      // Nobody is awaited now; who runs the campaign reads it all the same, and the steps say where it stands.
      await page.goto(`/desk/cases/${walk.caseNo}/board`);
      await page.getByRole('list', { name: '程序环节' }).waitFor();
      expect(await page.locator('.outline [aria-current=step]').textContent()).toContain('报名');
      expect(await page.locator('.outline .skipped').count()).toBe(0);
    });
    await served.atCounter(async (page) => {
      await page.goto('/');
      await page.getByRole('link', { name: '招聘报名' }).click();
      await fitsAndReads(page);
      await page.getByRole('link', { name: '崇川分局公开招聘警务辅助人员' }).click();
      for (const words of ['正在报名', '17:30', '1991-01-01 至 2008-12-31 出生', '笔试 50% + 面试 50%', '受过刑事处罚', '放宽：退役军人，学历放宽到高中或者中专；理由：社区勤务需要']) expect(await main(page)).toContain(words);
      await fitsAndReads(page);
    });
  });

  test('没有脚本的小屏手机上自查条件、报名，回执只显示一次', async () => {
    await served.atCounter(async (page) => {
      await page.goto(`/recruitments/${walk.caseNo}`);
      await page.getByRole('link', { name: '我要报名' }).click();
      await page.locator('input[name=name]').fill('孙晓喆');
      await page.locator('input[name=idNumber]').fill(idNumber(1));
      for (const [part, value] of [['Year', '1999'], ['Month', '1'], ['Day', '31']]) await page.locator(`input[name=bornOn${part}]`).fill(value!);
      await page.locator('input[name=sex][value=female]').check();
      await page.locator('select[name=education]').selectOption('secondary');
      await page.locator('input[name=phone]').fill('13800000001');
      await page.locator('input[name=email]').fill('sun@example.org');
      await page.locator('input[name=promise]').check();
      await press(page, '先自查条件');
      expect(await main(page)).toContain('学历低于岗位要求');
      expect(await page.locator('input[name=name]').inputValue()).toBe('孙晓喆');
      expect(await sideways(page)).toBe(0);
      await page.locator('input[name=relaxed]').check();
      await press(page, '先自查条件');
      expect(await main(page)).toContain('符合这个岗位的条件');
      await page.locator('input[name=relaxed]').uncheck();
      await page.locator('select[name=education]').selectOption('bachelor');
      await press(page, '我要报名');
      receipts.sun = (await page.locator('.digits').textContent())!.replaceAll(/\D/g, '');
      expect(receipts.sun).toMatch(/^\d{16}$/);
      expect(await sideways(page)).toBe(0);
      await page.reload();
      expect(await main(page)).not.toContain(receipts.sun.slice(0, 4));
    }, { javaScriptEnabled: false });
    await walk.mine(receipts.sun, async (page) => {
      await page.getByLabel('补交材料').setInputFiles({ name: '证书.txt', mimeType: 'text/plain', buffer: Buffer.from('学历证书') });
      await page.locator('button', { hasText: '补交材料' }).click();
      await page.getByText('已交材料 1 份').waitFor();
    });
    [receipts.li, receipts.wang] = await Promise.all([walk.applied(2, '李卫东', { barred: ['crime'] }), walk.applied(3, '王秋实')]);
  });

  test('资格审查公布后，我的报名写明不合格的理由和申请复核的最后一天；申请复核，另立一件，查完告诉本人', async () => {
    await served.living.pass(1);
    await walk.workedOff('submitResults');
    await served.atDesk('recruitment-officer', organ, async (page) => {
      await page.goto(`/desk/cases/${walk.caseNo}/applicants`);
      await page.getByRole('button', { name: '提交本环节结果（资格审查）', exact: true }).waitFor();
      const row = page.getByRole('row').filter({ hasText: '李**' });
      await row.getByRole('button', { name: /^审查/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('不合格').check();
      await dialog.getByLabel('受过刑事处罚或者涉嫌犯罪未结案').check();
      await dialog.getByLabel('材料与填报内容不一致').check();
      expect(await stumbles(page)).toEqual([]);
      await dialog.getByRole('button', { name: '提交' }).click();
      await row.getByText('材料与填报内容不一致').waitFor();
      await row.getByRole('button', { name: /^申请开启身份/ }).click();
      await dialog.getByRole('combobox').selectOption('verification');
      await dialog.getByRole('textbox').fill('核对学历证书');
      await dialog.getByRole('button', { name: '开启身份' }).click();
      await page.getByText('李卫东').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('row').filter({ hasText: '孙**' }).getByRole('button', { name: /^申请开启身份/ }).click();
      await dialog.getByRole('combobox').selectOption('verification');
      await dialog.getByRole('textbox').fill('核对学历证书');
      await dialog.getByRole('button', { name: '开启身份' }).click();
      const [paper] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: /^附件1/ }).click()]);
      expect(readFileSync(await paper.path(), 'utf8')).toBe('学历证书');
      await page.keyboard.press('Escape');
      await page.getByRole('row').filter({ hasText: '王**' }).getByRole('button', { name: /^审查/ }).click();
      await dialog.getByLabel('请本人补交').check();
      await dialog.getByLabel('补什么').fill('身份证反面');
      await dialog.getByLabel('补交的最后一天').fill(daysAfter(served.living.desk.today, 2));
      expect(await stumbles(page)).toEqual([]);
      await dialog.getByRole('button', { name: '提交' }).click();
      await page.getByRole('row').filter({ hasText: '王**' }).getByText('待补充材料').waitFor();
      await page.getByRole('search', { name: '报名' }).getByRole('combobox').selectOption('supplement');
      await page.getByText('1 / 1').waitFor();
      await fitsAndReads(page);
    });
    await walk.mine(receipts.wang, async (page) => {
      expect(await main(page)).toMatch(/请在 .+ 前（含当天）补交：身份证反面/);
      await page.getByLabel('补交材料').setInputFiles({ name: '身份证.txt', mimeType: 'text/plain', buffer: Buffer.from('反面') });
      await page.locator('button', { hasText: '补交材料' }).click();
      await page.getByText(/您已于 .+ 补交材料/).waitFor();
      await fitsAndReads(page);
    });
    await served.atDesk('recruitment-officer', organ, async (page) => {
      await page.goto(`/desk/cases/${walk.caseNo}/applicants`);
      const row = page.getByRole('row').filter({ hasText: '王**' });
      await row.getByText(/已补交/).waitFor();
      await row.getByRole('button', { name: /^审查/ }).click();
      await page.getByRole('dialog').getByLabel('合格', { exact: true }).check();
      await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
      await row.getByText('合格').first().waitFor();
    });
    await walk.workedOff('proceed');
    await walk.mine(receipts.li, async (page) => {
      expect(await main(page)).toContain('资格审查：没有通过');
      expect(await main(page)).toContain('理由：材料与填报内容不一致；受过刑事处罚或者涉嫌犯罪未结案');
      expect(await main(page)).toMatch(/申请复核的最后一天：\d+月\d+日/);
      await fitsAndReads(page);
      await page.getByLabel('要复核什么').fill('所附判决书不是本人的');
      await press(page, '申请复核');
      const review = /FH-\d+-\d+/.exec(await main(page))![0];
      await walk.workedOff('', rejected, review);
    });
    await walk.mine(receipts.li, async (page) => {
      await press(page, /查看并办理/);
      expect(await main(page)).toContain('阶段复核结果通知');
      await fitsAndReads(page);
    });
  });
});
