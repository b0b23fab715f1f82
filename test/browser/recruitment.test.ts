import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import writeExcelFile from 'write-excel-file/universal';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { idNumber } from '../setup/campaign.ts';
import { sideways, stumbles } from './browser.ts';
import { CampaignWalk, planned } from './campaign-walk.ts';
import { Served } from './served.ts';

const organ = '320602';
const station = '320602-s1';
let served: Served;
let walk: CampaignWalk;
/** To whom a mail went, one entry a mail. */
const mailed: string[] = [];
/** 孙晓喆 wins, 李卫东 is refused, 王秋实 comes second. */
const receipts = { sun: '', li: '', wang: '' };
const rejected = { examine: { result: 'rejected' }, decideReview: { result: 'rejected' } };

beforeAll(async () => {
  served = await Served.open(inject('chromiumPath'), { email: (to) => Promise.resolve({ accepted: mailed.push(to) > 0, code: '250' }) });
  walk = new CampaignWalk(served, organ);
}, 300_000);
afterAll(() => served.close(), 120_000);

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const main = async (page: Page) => (await page.locator('main').textContent())!;
/** A decision stands when the door has said so. */
async function sends(page: Page, message: string, act: () => Promise<void>): Promise<void> {
  const [answer] = await Promise.all([page.waitForResponse((response) => response.url().endsWith(`/messages/${message}`)), act()]);
  expect(answer.status()).toBe(200);
}
async function fitsAndReads(page: Page): Promise<void> {
  // A menu entry that is half under the bar because the page was scrolled is no fault of the page.
  await page.evaluate(() => scrollTo(0, 0));
  expect(await sideways(page)).toBe(0);
  expect(await stumbles(page)).toEqual([]);
}

describe('从用人需求到劳动合同（第九条）', () => {
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
      await page.getByLabel('招聘年度').fill('2027');
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
    });
    await served.atCounter(async (page) => {
      await page.goto('/');
      await page.getByRole('link', { name: '招聘报名' }).click();
      await fitsAndReads(page);
      await page.getByRole('link', { name: '崇川分局公开招聘警务辅助人员' }).click();
      for (const words of ['正在报名', '17:30', '1991-01-01 至 2008-12-31 出生', '笔试 50% + 面试 50%', '受过刑事处罚']) expect(await main(page)).toContain(words);
      await fitsAndReads(page);
    });
  });

  test('没有脚本的小屏手机上自查条件、报名，回执只显示一次', async () => {
    await served.atCounter(async (page) => {
      await page.goto(`/recruitments/${walk.caseNo}`);
      await page.getByRole('link', { name: '我要报名' }).click();
      await page.locator('input[name=name]').fill('孙晓喆');
      await page.locator('input[name=idNumber]').fill(idNumber(1));
      await page.locator('input[name=bornOn]').fill('1999-01-31');
      await page.locator('input[name=sex][value=female]').check();
      await page.locator('select[name=education]').selectOption('secondary');
      await page.locator('input[name=phone]').fill('13800000001');
      await page.locator('input[name=email]').fill('sun@example.org');
      await page.locator('input[name=promise]').check();
      await press(page, '先自查条件');
      expect(await main(page)).toContain('学历低于岗位要求');
      expect(await page.locator('input[name=name]').inputValue()).toBe('孙晓喆');
      expect(await sideways(page)).toBe(0);
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
    [receipts.li, receipts.wang] = await Promise.all([walk.applied(2, '李卫东', ['crime']), walk.applied(3, '王秋实')]);
  });

  test('资格审查公布后，我的报名写明不合格的理由和申请复核的最后一天；申请复核，另立一件，查完告诉本人', async () => {
    await served.living.pass(1);
    await walk.workedOff('submitResults');
    await served.atDesk('recruitment-officer', organ, async (page) => {
      await page.goto(`/desk/cases/${walk.caseNo}/applicants`);
      await page.getByRole('button', { name: '提交本环节结果（资格审查）' }).waitFor();
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
      await fitsAndReads(page);
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

  test('笔试、面试、排名：导入成绩，名单指纹重新计算后不变', async () => {
    await walk.recheckOver();
    await walk.workedOff('submitResults');
    const ticket = await walk.tickets();
    expect(Object.keys(ticket).toSorted()).toEqual(['孙**', '王**'].toSorted());
    await served.atDesk('recruitment-officer', organ, async (page) => {
      await page.goto(`/desk/cases/${walk.caseNo}/scores`);
      const bring = async (rows: readonly (readonly (string | number)[])[]) => {
        const buffer = Buffer.from(await (await writeExcelFile(rows.map((row) => row.map((value) => ({ value })))).toBlob()).arrayBuffer());
        await page.getByLabel('选择表格文件').setInputFiles({ name: '成绩.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer });
        await page.getByText('已读取 成绩.xlsx：2 行').waitFor();
        await press(page, '检查');
      };
      await bring([['准考证号', '成绩'], [ticket['孙**']!, 88.5], [ticket['王**']!, 101]]);
      await page.getByRole('row', { name: '3 成绩 101 成绩不在 0 到 100 之间' }).waitFor();
      await fitsAndReads(page);
      await bring([['准考证号', '成绩'], [ticket['孙**']!, 88.5], [ticket['王**']!, 81]]);
      await press(page, '导入 2 行');
      await page.getByText('已导入 2 行').waitFor();
      await fitsAndReads(page);
    });
    await walk.workedOff('proceed');
    await walk.recheckOver();
    await walk.stage('interview', [['准考证号', '成绩'], [ticket['孙**']!, '80'], [ticket['王**']!, '80']], { appointPanel: { panel: await walk.handlers(3) } });
    await walk.workedOff('confirmRanking');
    await served.atDesk('unit-leader', organ, async (page) => {
      await page.goto(`/desk/cases/${walk.caseNo}/ranking`);
      await page.getByText(/与登记的名单一致/).waitFor();
      const fingerprint = async () => /名单指纹 ([0-9A-F]{16})/.exec(await main(page))![1]!;
      const before = await fingerprint();
      await press(page, '重新计算');
      await page.getByText(/与登记的名单一致/).waitFor();
      expect(await fingerprint()).toBe(before);
      expect(await page.getByRole('row').nth(1).textContent()).toContain(ticket['孙**']);
      await fitsAndReads(page);
    });
    await walk.workedOff('proceed');
    await walk.recheckOver();
  });

  test('公示只有姓氏、岗位和隐去的准考证号；异议只暂缓被提的人，查清后批准聘用', async () => {
    const { ['孙**']: ticket } = await walk.tickets();
    await served.living.desk.sendNews();
    // Called to two stages, three results so far; the others left no address.
    expect(mailed).toEqual(Array.from({ length: 6 }, () => 'sun@example.org'));
    await walk.stage('medical-check', [['准考证号', '标记'], [ticket!, '合格']]);
    await walk.stage('political-review', [['准考证号', '标记'], [ticket!, '合格']], { assignReviewers: { reviewers: await walk.handlers(2) } });
    await walk.workedOff('endNotice');
    let objection = '';
    await served.atCounter(async (page) => {
      await page.goto(`/recruitments/${walk.caseNo}`);
      const list = await main(page);
      expect(list).toContain('孙**');
      expect(list).not.toContain('晓喆');
      expect(list).not.toContain(ticket);
      await page.getByLabel('您了解的情况').fill('听说她与考官是亲戚');
      await press(page, '对名单有异议');
      objection = /FH-\d+-\d+/.exec(await main(page))![0];
      await fitsAndReads(page);
    });
    await walk.mine(receipts.sun, async (page) => expect(await main(page)).toContain('有人对您的公示提出异议'));
    await served.atDesk('recruitment-officer', organ, async (page) => {
      await page.goto(`/desk/cases/${walk.caseNo}/objections`);
      await page.getByRole('row').filter({ hasText: objection }).getByText('本人因此暂缓录用').waitFor();
      await fitsAndReads(page);
    });
    await walk.workedOff('', rejected, objection);
    await served.living.passOver(walk.caseNo, 'recruitment-public-notice');
    expect(await walk.workedOff('')).toEqual(['endNotice', 'approveHires']);
    expect(await served.living.result(walk.caseNo)).toBe('hired');
    await served.living.relay();
  });

  test('本人在手机上接受录用；培训、报到之后登记劳动合同，名册上有了这个人', async () => {
    let employment = '';
    await walk.mine(receipts.sun, async (page) => {
      await press(page, /查看并办理/);
      expect(await main(page)).toContain('正在办理录用');
      employment = /LY-\d+-\d+/.exec(await main(page))![0];
      await press(page, /答复录用通知/);
      await page.getByLabel('接受').check();
      await press(page, /提交|答复|发送/);
      await page.getByText('已收到：答复录用通知').waitFor();
      await fitsAndReads(page);
    });
    await walk.workedOff('signContract', { startWork: { result: 'started', from: served.living.desk.today } }, employment);
    await served.atDesk('recruitment-officer', organ, async (page) => {
      await page.goto(`/desk/cases/${employment}?do=signContract`);
      const drawer = page.locator('.ant-drawer');
      await drawer.getByLabel('已签订').check();
      await drawer.getByLabel('固定期限', { exact: true }).check();
      await drawer.getByLabel('期限（月）').fill('36');
      await drawer.getByLabel('试用期（月）').fill('6');
      await drawer.getByLabel('合同起始日').fill(served.living.desk.today);
      await drawer.getByLabel('合同编号').fill('LD-1');
      await sends(page, 'signContract', () => press(page, /^登记劳动合同 Ctrl/));
      await page.goto('/desk/auxiliaries');
      await page.getByText('社区勤务').first().waitFor();
      await fitsAndReads(page);
    });
  });
});
