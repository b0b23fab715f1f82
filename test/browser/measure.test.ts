import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { fitsAndReads, inEnglish, unmarkedChinese } from './acts.ts';
import { paper, phone, resized } from './browser.ts';
import { complained, organ } from './complained.ts';
import { begin, decide, drawerOf, faultsOf, fillIn, openFile, send, stands } from './honour-walk.ts';
import { Served } from './served.ts';

let served: Served;
let caseNo = '';
beforeAll(async () => {
  served = await Served.open(inject('chromiumPath'));
}, 240_000);
afterAll(() => served.close(), 60_000);

describe('查实以后作出处理，决定书送达本人，上一级复核（第十八条，公务员法第九十五条参照）', () => {
  test('机关负责人写明事实和依据：用了来信的原话不收，改写以后收下；英文表单没有留下中文', async () => {
    caseNo = await complained(served);
    const findings = [{ finding: 'substantiated', basis: '监控' }];
    expect(faultsOf(await served.living.workOff(caseNo, { report: { findings }, decide: { result: 'discipline' }, hearOnMeasure: { proposed: 'demerit' } }, ['imposeMeasure']))).toEqual([]);
    await served.atDesk('organ-leader', organ, async (page) => {
      await openFile(page, caseNo);
      await inEnglish(page, async () => {
        await page.reload();
        await page.getByRole('button', { name: 'Measure', exact: true }).first().click();
        await drawerOf(page).getByText('No complainant').waitFor();
        expect(await drawerOf(page).locator('.ant-drawer-body').innerText()).not.toMatch(/\p{Script=Han}/u);
        expect(await drawerOf(page).locator('.ant-drawer-title').innerText()).toContain('第十八条');
        for (const part of ['.ant-drawer', '.standing', '.actions']) expect(await unmarkedChinese(page, part)).toEqual([]);
        await fitsAndReads(page);
      });
      await openFile(page, caseNo);
      await begin(page, '作出处理');
      await fillIn(page, { 被处理人姓名和称谓: '李某某同志', '查明的事实（写入处理决定书）': '您傍晚在码头边推倒了我的货架。', '依据（解除劳动合同须写明劳动合同法第三十九、四十条和工会意见）': '考勤和仪容制度第三条' }, { choices: ['聘用'] });
      await drawerOf(page).getByLabel('处理档次').selectOption('warning');
      await fitsAndReads(page);
      await drawerOf(page).getByLabel('处理档次').focus();
      await resized(page, phone.viewport);
      await fitsAndReads(page);
      await resized(page, paper.viewport);
      await send(page, caseNo, true);
      await page.getByText(/12 字以上和来信的原话相同/).first().waitFor();
      await drawerOf(page).getByLabel('查明的事实（写入处理决定书）').fill('您当日执勤时推搡他人。');
      await send(page, caseNo, true);
      await stands(page, '作出处理');
    });
  }, 240_000);

  test('决定书编号送达本人；登记复核申请后，上一级变更为更轻的处理，选不了更重的', async () => {
    await served.atDesk('intake-officer', organ, async (page) => {
      await decide(page, caseNo, '人工送达', { 日期: served.living.desk.today, 凭证: '本人签收' }, { choices: ['已送达'] });
      await stands(page, '人工送达');
      await openFile(page, caseNo, '/notices');
      await page.getByText(/崇公投处〔\d{4}〕1号/).first().waitFor();
    });
    await served.atDesk('handler', organ, async (page) => {
      await openFile(page, caseNo, '/clocks');
      await page.getByText('处理期间内').waitFor();
      await page.getByRole('cell', { name: '执行期限' }).first().waitFor();
      await fitsAndReads(page);
      await decide(page, caseNo, '登记处理复核申请', { 日期: served.living.desk.today, 本人的理由: '情节较轻。' });
      await stands(page, '登记处理复核申请');
    });
    await served.atDesk('reviewer', '320600', async (page) => {
      await openFile(page, caseNo);
      await begin(page, '处理复核');
      const result = drawerOf(page).getByLabel('结果');
      expect(await result.locator('option[value=warning]').textContent()).toContain('只能改为更轻的档次');
      expect(await result.locator('option[value=demerit]').isDisabled()).toBe(true);
      await result.selectOption('criticism');
      await fillIn(page, { '理由（写入复核决定书）': '初次违反，已经改正。' });
      await fitsAndReads(page);
      await send(page, caseNo, true);
      await stands(page, '处理复核');
    });
  }, 240_000);
});

test('处理两个人的：能办的、认领和经过都写明是哪一个人', async () => {
  const both = await complained(served);
  const findings = [{ finding: 'substantiated', basis: '监控' }];
  expect(faultsOf(await served.living.workOff(both, { report: { findings }, decide: { result: 'discipline', persons: 2 }, hearOnMeasure: { proposed: 'demerit' } }, ['imposeMeasure']))).toEqual([]);
  await served.atDesk('organ-leader', organ, async (page) => {
    await openFile(page, both);
    const actions = page.getByRole('region', { name: '现在我可以' });
    for (const nth of ['第 1 人', '第 2 人']) {
      await actions.getByRole('button', { name: `作出处理（${nth}）`, exact: true }).waitFor();
      await actions.getByRole('button', { name: `认领：作出处理（${nth}）`, exact: true }).waitFor();
      await page.locator('.path').getByText(`告知拟处理并听取陈述申辩（${nth}）`, { exact: true }).waitFor();
    }
    await fitsAndReads(page);
    await resized(page, phone.viewport);
    await fitsAndReads(page);
    await resized(page, paper.viewport);
    await actions.getByRole('button', { name: '认领：作出处理（第 2 人）' }).click();
    await actions.getByRole('button', { name: '认领：作出处理（第 2 人）' }).waitFor({ state: 'detached' });
    expect(await actions.getByRole('button', { name: /^认领：/ }).count()).toBe(1);
  });
}, 240_000);
