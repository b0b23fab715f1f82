import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { law } from '../../workflows/complaint/law.ts';
import { fitsAndReads, inEnglish } from './acts.ts';
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

describe('查不实以后，为被反映人澄清（纪检监察机关处理检举控告工作规则第五十条参照）', () => {
  test('结果告知以后，承办岗登记被反映人的请求；没有故意的证据，负责人不能报请认定诬告', async () => {
    caseNo = await complained(served);
    const findings = [{ finding: 'unsubstantiated', basis: '监控' }];
    expect(faultsOf(await served.living.workOff(caseNo, { triage: { allegations: ['推搡摊主'] }, report: { findings } }))).toEqual([]);
    await served.atDesk('handler', organ, async (page) => {
      await decide(page, caseNo, '登记澄清请求', { 日期: served.living.desk.today, 受到的影响: '单位里有议论。' }, { choices: ['被反映人'] });
      await stands(page, '登记澄清请求');
    });
    await served.atDesk('organ-leader', organ, async (page) => {
      await openFile(page, caseNo);
      await begin(page, '报请认定诬告');
      await fillIn(page, { 捏造或者伪造的证据: '监控显示没有发生。' }, { choices: ['第 1 项：推搡摊主', '市级以上纪检监察机关', '捏造事实'] });
      await drawerOf(page).getByText(/错告的，最多批评教育/).waitFor();
      await fitsAndReads(page);
      await resized(page, phone.viewport);
      await fitsAndReads(page);
      await send(page, caseNo, true);
      await page.getByText(/没有故意的证据就是错告/).waitFor();
      expect(await drawerOf(page).getByLabel('捏造或者伪造的证据').inputValue()).toBe('监控显示没有发生。');
      await resized(page, paper.viewport);
    });
  }, 240_000);

  test('结果终结以后拟写澄清函：用了来信的原话不收，写下的都在；改写以后收下；英文表单没有留下中文', async () => {
    await served.living.pass(law.reviewRequest.figure + 1);
    await served.atDesk('handler', organ, async (page) => {
      await openFile(page, caseNo);
      await inEnglish(page, async () => {
        await page.reload();
        await page.getByRole('button', { name: 'draft of the clearing' }).first().click();
        await drawerOf(page).getByText('No complainant').waitFor();
        expect(await drawerOf(page).locator('.ant-drawer-body').innerText()).not.toMatch(/\p{Script=Han}/u);
        await fitsAndReads(page);
      });
      await openFile(page, caseNo);
      await begin(page, '拟写澄清');
      await fillIn(page, { 被澄清人姓名和称谓: '李某某同志', 澄清内容: '没有傍晚在码头边推倒了我的货架的事。' }, { choices: ['只发函给本人', '已逐句核对：没有写来信人，也看不出是谁反映的'] });
      await fitsAndReads(page);
      await resized(page, phone.viewport);
      await fitsAndReads(page);
      await resized(page, paper.viewport);
      await send(page, caseNo);
      await page.getByText(/12 字以上和来信的原话相同/).first().waitFor();
      const text = drawerOf(page).getByLabel('澄清内容');
      expect(await text.inputValue()).toBe('没有傍晚在码头边推倒了我的货架的事。');
      await text.fill('经调取监控，您当日按规定劝导，没有推搡行为。');
      await fitsAndReads(page);
      await send(page, caseNo);
      await stands(page, '拟写澄清');
    });
  }, 240_000);

  test('负责人同意后，函编号送达本人，案卷里看得到', async () => {
    await served.atDesk('organ-leader', organ, async (page) => {
      await decide(page, caseNo, '审批澄清', { 理由: '查明不实，确有影响。' }, { choices: ['同意'], isDanger: true });
      await stands(page, '审批澄清');
    });
    await served.atDesk('intake-officer', organ, async (page) => {
      await decide(page, caseNo, '人工送达', { 日期: served.living.desk.today, 凭证: '本人签收' }, { choices: ['已送达'] });
      await stands(page, '人工送达');
      await openFile(page, caseNo, '/notices');
      await page.getByText(/崇公投清〔\d{4}〕1号/).first().waitFor();
      await fitsAndReads(page);
      await resized(page, phone.viewport);
      await fitsAndReads(page);
      await resized(page, paper.viewport);
    });
  }, 240_000);
});
