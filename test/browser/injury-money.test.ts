import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { LivingDesk, Sent } from '../living/living-desk.ts';
import { phone, resized, sideways, stumbles } from './browser.ts';
import { Served } from './served.ts';

let served: Served;
let living: LivingDesk;
beforeAll(async () => {
  served = await Served.open(inject('chromiumPath'));
  ({ living } = served);
}, 240_000);
afterAll(async () => {
  await served.close();
}, 60_000);

const long = 240_000;
const organ = '320602';
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const stands = (page: Page, title: string) => page.getByRole('status').filter({ hasText: title }).waitFor();
const faultsOf = (sent: readonly Sent[]) => sent.filter(({ status }) => status >= 400);
async function looksRight(page: Page): Promise<void> {
  expect(await sideways(page)).toBe(0);
  expect(await stumbles(page)).toEqual([]);
}

/** Opens what is asked of the official in a case. */
async function drawerOf(page: Page, caseNo: string, message: string): Promise<ReturnType<Page['locator']>> {
  await page.goto(`/desk/cases/${caseNo}?do=${message}`);
  const drawer = page.getByRole('dialog').filter({ has: page.locator('.drawer-foot') });
  await drawer.locator('.drawer-foot').waitFor();
  return drawer;
}
const send = (drawer: ReturnType<Page['locator']>) => drawer.locator('.drawer-foot').getByRole('button').last().click();
const faults = (page: Page) => page.getByRole('alert').filter({ has: page.locator('strong') }).first();

/** Takes an incident down step by step; answers with number and receipt. */
async function takenDown(page: Page, name: string, more: readonly string[]): Promise<{ caseNo: string; receipt: string }> {
  await page.goto('/desk/start/work-injury');
  await page.getByLabel('事发或者诊断日期').fill(living.desk.today);
  await page.getByLabel('事发地点').fill('人民路');
  await page.getByLabel('当时的任务和带领民警').fill('随民警盘查');
  await page.getByLabel('受伤原因').fill('被推倒摔伤');
  await page.getByLabel('受伤', { exact: true }).check();
  await press(page, '下一步');
  await page.getByRole('group', { name: '受伤人员' }).getByLabel('姓名').fill(name);
  for (const choice of more) await page.getByLabel(choice, { exact: true }).check();
  if (more.includes('劳务派遣')) await page.getByLabel('派遣单位').selectOption('320600-firm');
  await press(page, '下一步');
  await press(page, '下一步');
  await press(page, '提交');
  const receipt = (await page.locator('.receipt').textContent())!.replaceAll(/\D/g, '');
  // The slip is not left before it was handed over.
  await page.getByLabel('已交给或读给来人').check();
  return { caseNo: /GS-\d{4}-\d+/.exec((await page.locator('.slip').textContent())!)![0], receipt };
}

/** Asks for the advance of one item in the emergency. */
async function askAdvance(page: Page, caseNo: string, amount: string): Promise<void> {
  const drawer = await drawerOf(page, caseNo, 'requestAdvance');
  await drawer.getByLabel('需要垫付', { exact: true }).check();
  await drawer.getByLabel('紧急救治').check();
  await drawer.getByRole('group', { name: '费用项目' }).getByRole('button', { name: '加一项' }).first().click();
  await drawer.getByLabel('费用类别').selectOption('medical-listed');
  await drawer.getByLabel(/^金额/).fill('-5');
  await drawer.getByLabel('收款人').fill('市第一人民医院');
  await drawer.getByLabel(/^日期/).fill(living.desk.today);
  await drawer.getByLabel('与受伤的关系').fill('急救');
  await send(drawer);
  // Refused before it leaves, field by field; what was typed stays.
  await faults(page).waitFor();
  expect(await faults(page).textContent()).toMatch(/金额.*理由|理由.*金额/);
  expect(await drawer.getByLabel('收款人').inputValue()).toBe('市第一人民医院');
  await drawer.getByLabel(/^金额/).fill(amount);
  await drawer.getByLabel('需要或者不需要垫付的理由').fill('医院要求预缴押金');
  await looksRight(page);
  await send(drawer);
  await stands(page, '提出垫付：需要垫付');
}

/** On a small phone: the first tap shows what it is about, the second decides. */
async function approveOnPhone(caseNo: string, amount: string): Promise<void> {
  await served.atDesk('duty-leader', organ, async (page) => {
    await resized(page, phone.viewport);
    await page.goto('/desk/duties');
    await page.locator('.card').filter({ hasText: caseNo }).click();
    const sheet = page.getByRole('dialog');
    for (const said of [`1-1 目录内医疗、康复 ¥${amount} 付 市第一人民医院`, '理由：医院要求预缴押金']) await sheet.getByText(said).waitFor();
    await looksRight(page);
    await sheet.getByRole('button', { name: '批准垫付' }).click();
    await sheet.getByText('已办理').waitFor();
  });
}

async function classify(page: Page, caseNo: string, wrong: string, ground: RegExp, right: string, basis: string): Promise<void> {
  const drawer = await drawerOf(page, caseNo, 'classifyItems');
  await drawer.getByLabel(wrong, { exact: true }).check();
  await drawer.getByLabel('依据').fill(basis);
  await send(drawer);
  await faults(page).waitFor();
  expect(await faults(page).textContent()).toMatch(ground);
  expect(await drawer.getByLabel('依据').inputValue()).toBe(basis);
  await drawer.getByLabel(right, { exact: true }).check();
  await looksRight(page);
  await send(drawer);
  await stands(page, '划分承担');
}

async function moneyText(page: Page, caseNo: string): Promise<string> {
  await page.goto(`/desk/cases/${caseNo}/money`);
  const reason = page.getByLabel('查阅理由');
  await reason.or(page.getByText('借方合计')).first().waitFor();
  if (await reason.isVisible()) {
    await reason.fill('核对款项');
    await press(page, '记录并打开');
  }
  await page.getByText('借方合计').waitFor();
  await looksRight(page);
  // The same sums on a small phone.
  await resized(page, phone.viewport);
  await looksRight(page);
  const text = (await page.locator('main').textContent())!;
  const [, debit, credit] = /借方合计 ([\d,.]+) ＝ 贷方合计 ([\d,.]+)/.exec(text)!;
  expect(debit).toBe(credit);
  return text;
}

async function atCounter(receipt: string, act: (page: Page) => Promise<void>): Promise<void> {
  await served.atCounter(async (page) => {
    await page.goto('/look-up');
    await page.locator('input[name=receipt]').fill(receipt);
    await press(page, '查看');
    await page.locator('.lead').waitFor();
    await act(page);
  });
}

describe('登记以前（工伤保险条例第十七条）', () => {
  test('填了日期就看得到单位三十日、本人一年的最后一天，能展开看怎么算的；早已过期的写明后果', async () => {
    await served.atDesk('handler', organ, async (page) => {
      await resized(page, phone.viewport);
      await page.goto('/desk/start/work-injury');
      await page.getByLabel('事发或者诊断日期').fill(living.desk.today);
      const days = page.getByRole('region', { name: '按所填日期，各个最后一天' });
      for (const title of ['内部报告确认时间', '单位申请期限', '个人申请期限']) await days.getByText(title).first().waitFor();
      await days.locator('summary').nth(1).click();
      await days.locator('.month').first().waitFor();
      await looksRight(page);
      const [year] = living.desk.today.split('-').map(Number);
      await page.getByLabel('事发或者诊断日期').fill(`${year! - 1}-03-02`);
      await days.getByText('费用由用人单位承担').waitFor();
    });
  }, long);
});

describe('派遣、未参保：垫付、追偿派遣单位、基金先行支付，到待遇落实（第十四条，社会保险法第四十一条）', () => {
  let caseNo = '';
  let receipt = '';

  test('事发登记后，确认以前就提出垫付；负数金额、没写理由的当场指明，写过的都在；值班领导在手机上两下批准', async () => {
    await served.atDesk('handler', organ, async (page) => {
      ({ caseNo, receipt } = await takenDown(page, '孙喆', ['劳务派遣', '未参加工伤保险']));
      await askAdvance(page, caseNo, '8,420.00');
    });
    await approveOnPhone(caseNo, '8,420.00');
  }, long);

  test('两位财务同时打开付款，后一位读到第一次的日期和凭证号，写的还在', async () => {
    await served.atDesk('finance-officer', organ, async (page) => {
      // Without the live stream this page does not hear what happens meanwhile.
      await page.route('**/api/stream', (route) => route.abort());
      const drawer = await drawerOf(page, caseNo, 'payAdvance');
      await drawer.getByText('1-1 目录内医疗、康复 ¥8,420.00').waitFor();
      const other = await living.as('finance-officer', organ);
      expect((await other.post(`/cases/${caseNo}/messages/payAdvance`, { duty: 'payAdvance/1', on: living.desk.today, voucher: 'F-017' })).status).toBe(200);
      await drawer.getByLabel('日期').fill(living.desk.today);
      await drawer.getByLabel('付款凭证号').fill('F-018');
      await send(drawer);
      await page.getByRole('dialog').filter({ hasText: caseNo }).getByRole('button').last().click();
      await faults(page).waitFor();
      expect(await faults(page).textContent()).toMatch(/这笔垫付已于 .* 付款，凭证号 F-017，不能再付。/);
      expect(await drawer.getByLabel('付款凭证号').inputValue()).toBe('F-018');
    });
  }, long);

  test('认定以后，列为基金承担的当场拒绝并说明理由；改为派遣单位后成立', async () => {
    const sent = await living.workUntil(caseNo, ['classifyItems', 'applyAppraisal'], 1, { confirmIncident: { result: 'confirmed' }, startLeave: { from: living.desk.today } });
    expect(faultsOf(sent)).toEqual([]);
    await served.atDesk('handler', organ, (page) => classify(page, caseNo, '工伤保险基金', /未参加工伤保险.*请改选承担方/, '劳务派遣单位', '工伤保险条例第六十二条'));
  }, long);

  test('伤者在办事大厅申请先行支付；单位不付，基金支付并追偿，另立一本账；余款由负责人决定', async () => {
    await atCounter(receipt, async (page) => {
      expect(await page.locator('main').textContent()).toMatch(/公安机关已经先付 ¥8,420\.00/);
      await press(page, '申请先行支付');
      await page.getByLabel(/没有支付的情形/).fill('单位拒绝支付');
      await page.locator('form#message button[name=go]').click();
      await page.getByText('已收到：申请先行支付').waitFor();
    });
    const instead = { answerDemand: { result: 'refused' }, payFromFund: { result: 'paid', amount: 90_000 }, recoverFromEmployer: { result: 'recovered' }, answerClaim: { result: 'refused' }, recordReceipt: { result: 'partial', amount: 300_000 }, ruleRemainder: { result: 'written-off' }, applyAppraisal: { result: 'applied' }, concludeAppraisal: { result: 'concluded', grade: '7', selfCare: 'none' }, decideBenefits: { wages: [850_000], area: 900_000 } };
    expect(faultsOf(await living.workUntil(caseNo, [], 3, instead))).toEqual([]);
    expect(await living.result(caseNo)).toBe('settled');
    await served.atDesk('finance-officer', organ, async (page) => {
      const text = await moneyText(page, caseNo);
      expect(text).toMatch(/垫付（公安机关，第十四条） 已付 ¥8,420\.00已追回 ¥3,000\.00未追回 ¥0\.00自担 ¥0\.00核销 ¥5,420\.00/);
      expect(text).toMatch(/先行支付（工伤基金） 已付 ¥900\.00已追回 ¥900\.00未追回 ¥0\.00/);
    });
  }, long);

  test('伤者看得到先付的钱、核定的待遇、复议起诉的最后一天和最早复查鉴定的一天', async () => {
    await atCounter(receipt, async (page) => {
      const text = (await page.locator('main').textContent())!;
      expect(text).toMatch(/工伤保险基金先行支付 ¥900\.00/);
      expect(text).toMatch(/一次性伤残补助金.*110,500\.00/);
      expect(text).toMatch(/^(?!.*工伤保险待遇核定书 · 申请复议期限).*先行支付决定书 · 申请复议期限：最后一天/s); // no review of what the firm decided itself (WIR 54)
      expect(text).toMatch(/申请复查鉴定：最早/);
      await looksRight(page);
    });
  }, long);
});

describe('不予认定以后的追偿（社会保险法第三十六条）', () => {
  let caseNo = '';
  let receipt = '';

  test('垫付以后不予认定，本人不再复议；列为基金的拒绝，改由基本医疗保险返还，办结', async () => {
    await served.atDesk('handler', organ, async (page) => {
      ({ caseNo, receipt } = await takenDown(page, '李昇', ['聘用', '已参加工伤保险']));
      await askAdvance(page, caseNo, '3,100.00');
    });
    await approveOnPhone(caseNo, '3,100.00');
    const refused = { decideRecognition: { result: 'refused', paragraph: 'not-met' }, startLeave: { from: living.desk.today } };
    expect(faultsOf(await living.workOff(caseNo, refused, ['classifyItems']))).toEqual([]);
    await atCounter(receipt, async (page) => {
      await press(page, '不再复议诉讼');
      await page.locator('form#message button[name=go]').click();
      await page.getByText('已收到：不再复议诉讼').waitFor();
    });
    await living.workUntil(caseNo, ['classifyItems'], 1, refused);
    await served.atDesk('handler', organ, async (page) => {
      await classify(page, caseNo, '工伤保险基金', /最终不予认定工伤.*请改为其他承担方/, '基本医疗保险等', '社会保险法第三十六条');
    });
    expect(faultsOf(await living.workUntil(caseNo, [], 1, { recordReceipt: { result: 'full' } }))).toEqual([]);
    expect(await living.result(caseNo)).toBe('not-recognised');
    await served.atDesk('finance-officer', organ, async (page) => {
      const text = await moneyText(page, caseNo);
      expect(text).toMatch(/追偿.*基本医疗保险等3,100\.003,100\.000\.00/);
    });
  }, long);
});
