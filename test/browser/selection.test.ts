import { readFileSync } from 'node:fs';
import writeExcelFile from 'write-excel-file/universal';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { users } from '../../db/schema/index.ts';
import { eventually } from '../whole/stack.ts';
import { chineseOn, fitsAndReads, inEnglish, main, press, sends } from './acts.ts';
import { paper, phone, resized, sideways, stumbles } from './browser.ts';
import { CampaignWalk } from './campaign-walk.ts';
import { Served } from './served.ts';

const organ = '320602';
let served: Served;
let walk: CampaignWalk;
/** To whom a mail went, one entry a mail. */
const mailed: string[] = [];
/** 孙晓喆 wins, 王秋实 comes second. */
let receipt = '';
let objection = '';
const rejected = { examine: { result: 'rejected' }, decideReview: { result: 'rejected' } };

beforeAll(async () => {
  served = await Served.open(inject('chromiumPath'), { email: (to) => Promise.resolve({ accepted: mailed.push(to) > 0, code: '250' }) });
  walk = new CampaignWalk(served, organ);
  await walk.announced();
  receipt = await walk.applied(1, '孙晓喆', { email: 'sun@example.org' });
  await walk.applied(3, '王秋实');
  await served.living.pass(1);
  await walk.workedOff('proceed');
}, 300_000);
afterAll(() => served.close(), 120_000);

describe('从笔试到劳动合同（第九条）', () => {
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
      const [sheet] = await Promise.all([page.waitForEvent('download'), press(page, /^下载成绩表/)]);
      expect(readFileSync(await sheet.path(), 'utf8')).toContain(`"${ticket['孙**']}","",""`);
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

  test('公示只有姓氏、岗位和隐去的准考证号；异议只暂缓被提的人', async () => {
    const { ['孙**']: ticket } = await walk.tickets();
    await served.living.desk.sendNews();
    // Called to two stages, three results so far; the others left no address.
    expect(mailed).toEqual(Array.from({ length: 6 }, () => 'sun@example.org'));
    await walk.stage('medical-check', [['准考证号', '标记'], [ticket!, '合格']]);
    await walk.stage('political-review', [['准考证号', '标记'], [ticket!, '合格']], { assignReviewers: { reviewers: await walk.handlers(2) } });
    await walk.workedOff('publishNotice');
    await served.atDesk('recruitment-officer', organ, async (page) => {
      await page.goto(`/desk/cases/${walk.caseNo}/publicity`);
      await page.getByText('还没有公示').waitFor();
      await page.getByRole('cell', { name: '孙**' }).waitFor();
      expect(await page.getByRole('row').count()).toBe(2);
      expect(await main(page)).not.toContain(ticket);
      await fitsAndReads(page);
      await page.goto(`/desk/cases/${walk.caseNo}/board`);
      await page.getByText('给报名人的邮件：已发 6，待发 4').waitFor();
    });
    await walk.workedOff('endNotice');
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
    await walk.mine(receipt, async (page) => expect(await main(page)).toContain('有人对您的公示提出异议'));
    await served.atDesk('recruitment-officer', organ, async (page) => {
      await page.goto(`/desk/cases/${walk.caseNo}/objections`);
      await page.getByRole('row').filter({ hasText: objection }).getByText('本人因此暂缓录用').waitFor();
      await fitsAndReads(page);
    });
  });

  test('看板、报名名单、成绩、排名、异议、附件，英文读者看得懂，小屏也放得下', async () => {
    // Names, what people wrote, and statutes, which are cited as they are called.
    const officials = await served.living.desk.registers.db.select({ name: users.name }).from(users);
    const written = ['孙**', '王**', '年度统一招聘', '社区勤务', '如实填写', '本办法第九条第一款（默认规则）', '本办法第九条第一款', ...officials.map(({ name }) => name)];
    await served.atDesk('recruitment-officer', organ, async (page) => {
      await page.goto('/desk/');
      await inEnglish(page, async () => {
        const left: Record<string, string[]> = {};
        for (const part of ['path', 'board', 'applicants', 'scores', 'ranking', 'publicity', 'objections', 'documents', 'clocks', 'notices', 'people', 'reads']) {
          await page.goto(`/desk/cases/${walk.caseNo}/${part}`);
          await page.locator('nav.tabs').waitFor();
          await page.waitForLoadState('networkidle');
          const found = await chineseOn(page, written);
          for (const viewport of [paper.viewport, phone.viewport]) {
            await resized(page, viewport);
            await page.evaluate(() => scrollTo(0, 0));
            // The page is drawn anew for the other width a moment after it has it.
            await eventually(() => sideways(page), (px) => px === 0, 5).catch(() => found.push(`goes beyond ${viewport.width} px`));
          }
          // The wide screen was looked at part by part above; in English on the small one everything is narrowest.
          await resized(page, phone.viewport);
          found.push(...(await stumbles(page)));
          await resized(page, paper.viewport);
          if (found.length > 0) left[part] = found;
        }
        expect(left).toEqual({});
      });
    });
  }, 400_000);

  test('异议查清以后批准聘用，公示期满名单不再公开', async () => {
    await walk.workedOff('', rejected, objection);
    await served.living.passOver(walk.caseNo, 'recruitment-public-notice');
    expect(await walk.workedOff('')).toEqual(['endNotice', 'approveHires']);
    expect(await served.living.result(walk.caseNo)).toBe('hired');
    await served.atCounter(async (page) => {
      await page.goto(`/recruitments/${walk.caseNo}`);
      expect(await main(page)).toContain('公示已经结束，名单不再公开');
      expect(await main(page)).not.toContain('孙**');
    });
    await served.living.relay();
  });

  test('本人在手机上接受录用；培训、报到之后登记劳动合同，名册上有了这个人', async () => {
    let employment = '';
    await walk.mine(receipt, async (page) => {
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
      // Who answered the offer is named by what they are, and once.
      await page.locator('.path').getByText('答复录用通知', { exact: true }).first().waitFor();
      expect(await main(page)).not.toContain('应聘人 应聘人');
      // Nobody starts an employment at the desk; its cases are found in a list of their own all the same.
      await page.getByRole('navigation', { name: '菜单' }).getByRole('link', { name: '录用与用工' }).click();
      await page.getByRole('row').filter({ hasText: employment }).waitFor();
      await fitsAndReads(page);
      await page.goto('/desk/auxiliaries');
      await page.getByText('社区勤务').first().waitFor();
      await fitsAndReads(page);
    });
  });
});
