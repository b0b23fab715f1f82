import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { demoPassword, demoPosts } from '../../db/seed/posts.ts';
import type { Office } from '../../workflows/steps/words.ts';
import type { LivingDesk, Sent } from '../living/living-desk.ts';
import { person, phone, sideways, signIn, stumbles } from './browser.ts';
import { Served } from './served.ts';

let served: Served;
let living: LivingDesk;
let url = '';
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  served = await Served.open(inject('chromiumPath'));
  ({ living, url, browser } = served);
}, 240_000);
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(async () => {
  await served.close();
}, 60_000);

const long = 180_000;
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const faultsOf = (sent: readonly Sent[]) => sent.filter(({ status }) => status >= 400);

/** An official signed in at the desk; a session lasts a working day, so whoever acts after days have passed comes anew. */
async function official(office: Office, organ: string): Promise<Page> {
  const page = await opened({ viewport: { width: 1366, height: 1000 } });
  await signIn(page, { ...demoPosts.find((post) => post.office === office && post.organ === organ)!, password: demoPassword });
  return page;
}

/** The family or the person commended, on a small phone, with the receipt. */
async function atCounter(receipt: string): Promise<Page> {
  const page = await opened(phone);
  await page.goto('/look-up');
  await page.locator('input[name=receipt]').fill(receipt);
  await press(page, '查看');
  await page.locator('.lead').waitFor();
  return page;
}

async function opened(options: Parameters<typeof person>[2]): Promise<Page> {
  const { context, page } = await person(browser, url, options);
  context.setDefaultTimeout(15_000);
  contexts.push(context);
  return page;
}
const textOf = async (page: Page): Promise<string> => (await page.locator('main').textContent())!;

async function looksRight(page: Page): Promise<void> {
  expect(await sideways(page)).toBe(0);
  expect(await stumbles(page)).toEqual([]);
}

/** The slip that the officer hands over. */
async function slipOf(page: Page, kind: RegExp): Promise<{ caseNo: string; receipt: string }> {
  const receipt = (await page.locator('.receipt').textContent())!.replaceAll(/\D/g, '');
  expect(receipt).toMatch(/^\d{16}$/);
  return { caseNo: kind.exec((await page.locator('.slip').textContent())!)![0], receipt };
}

/** Opens what is asked of the official in a case, fills it in and sends it. */
async function decide(page: Page, caseNo: string, title: string | RegExp, fields: Readonly<Record<string, string>>, choices: readonly string[] = [], isDanger = false): Promise<void> {
  await page.goto(`/desk/cases/${caseNo}`);
  await press(page, title);
  const drawer = page.locator('.ant-drawer.decision, .ant-drawer').last();
  await drawer.waitFor();
  for (const choice of choices) await drawer.getByLabel(choice, { exact: true }).check();
  for (const [label, value] of Object.entries(fields)) await drawer.getByLabel(label).first().fill(value);
  await looksRight(page);
  await drawer.locator('.drawer-foot').getByRole('button').last().click();
  // What ends something or refuses somebody is asked twice.
  if (isDanger) await page.getByRole('dialog').filter({ hasText: caseNo }).getByRole('button').last().click();
}
/** Opens a case; whoever owes nothing in it says why. */
async function openFile(page: Page, caseNo: string): Promise<void> {
  await page.goto(`/desk/cases/${caseNo}`);
  const reason = page.getByLabel('查阅理由');
  await reason.or(page.locator('.file-head')).first().waitFor();
  if (!(await reason.isVisible())) return;
  await reason.fill('核对进展');
  await press(page, '记录并打开');
  await page.locator('.file-head').waitFor();
}
const stands = (page: Page, title: string) => page.getByRole('status').filter({ hasText: title }).waitFor();

describe('表彰：从发起到宣布、入册、本人看到决定书（第十六条）', () => {
  let caseNo = '';
  let receipt = '';

  test('承办岗分步推荐，核对页列出全部回答，提交后得到回执；同一事迹再推荐的，当场写明见哪一案', async () => {
    const page = await official('handler', '320602');
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
    const page = await atCounter(receipt);
    expect(await textOf(page)).toContain(caseNo);
    expect(await textOf(page)).not.toContain('孙喆');
    await looksRight(page);
  }, long);

  test('县局领导那里没有“批准”，写明哪一级才能批准；上报、市局公示期满后批准', async () => {
    const county = await official('organ-leader', '320602');
    await county.goto(`/desk/cases/${caseNo}`);
    await press(county, /^审批/);
    const drawer = county.locator('.ant-drawer').last();
    await drawer.getByLabel('同意并上报', { exact: true }).waitFor();
    expect(await drawer.getByLabel('批准', { exact: true }).count()).toBe(0);
    await decide(county, caseNo, /^审批/, { 集体审批人数: '3', 文号: '崇公奖〔2026〕1号', 日期: living.desk.today, 理由: '事迹属实' }, ['同意并上报'], true);
    await stands(county, '同意并上报');

    expect(faultsOf(await living.workUntil(caseNo, ['approve'], 14))).toEqual([]);
    const city = await official('organ-leader', '320600');
    await decide(city, caseNo, /^审批/, { 集体审批人数: '3', 文号: '通公奖〔2026〕9号', 日期: living.desk.today, 理由: '见义勇为' }, ['批准'], true);
    await stands(city, '批准');
  }, long);

  test('政工岗宣布、备案、入档，奖励登记随即列出；没有本人同意，公开宣传不能办并写明依据', async () => {
    const page = await official('personnel-officer', '320600');
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
    await page.getByText('为什么我不能办').click();
    expect(await page.locator('.why-not').textContent()).toMatch(/公开宣传.*没有本人同意，不得公开宣传.*个人信息保护法第二十五条/);
  }, long);

  test('本人在手机上读到决定书并同意宣传；同意以后还缺保密审查，仍不能公开并写明缺什么', async () => {
    const page = await atCounter(receipt);
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
    const personnel = await official('personnel-officer', '320600');
    await openFile(personnel, caseNo);
    await personnel.getByText('为什么我不能办').click();
    expect(await personnel.locator('.why-not').textContent()).toMatch(/公开宣传.*没有通过保密审查/);
  }, long);
});

describe('烈士评定：从发起到烈士纪念日颁授，遗属凭回执看到每一步（烈士褒扬条例第八条至第十六条）', () => {
  let caseNo = '';
  let receipt = '';

  test('承办岗分步登记，提交后把回执交给遗属', async () => {
    const page = await official('handler', '320602');
    await page.getByRole('link', { name: /烈士/ }).last().click();
    const form = page.locator('form#start');
    await form.getByLabel('用人的公安机关').check();
    await form.getByLabel('姓名').first().fill('李四');
    await form.getByLabel('身份证件').first().fill('320602199202021234');
    await form.getByLabel('牺牲日期').fill('2026-01-05');
    await form.getByLabel(/第八条第一项/).check();
    await form.getByLabel('牺牲的情形').fill('处置警情时牺牲');
    await looksRight(page);
    await press(page, '下一步');
    await form.getByLabel('姓名').nth(1).fill('李母');
    await press(page, '下一步');
    await form.getByLabel(/受理的/).selectOption('320602-veterans');
    await press(page, '下一步');
    await looksRight(page);
    await press(page, '提交');
    await page.locator('.slip').waitFor();
    ({ caseNo, receipt } = await slipOf(page, /LS-\d{4}-\d+/));
  }, long);

  test('逐级审核中，案卷页不用点就看到案卷在哪里；遗属在手机上看到走到哪一步', async () => {
    expect(faultsOf(await living.workUntil(caseNo, ['decideProvince'], 20))).toEqual([]);
    const page = await official('handler', '320602');
    await openFile(page, caseNo);
    await page.getByText('案卷现在在').first().waitFor();
    expect(await page.locator('article.file > .standing').textContent()).toMatch(/江苏省人民政府.*文号或者凭证/);
    await page.getByRole('link', { name: '去向和褒扬' }).click();
    await page.getByRole('row').filter({ hasText: '已签收' }).first().waitFor();
    await looksRight(page);
    const counter = await atCounter(receipt);
    expect(await textOf(counter)).toContain('逐级审核');
    await looksRight(counter);
  }, long);

  test('9月30日由县级人民政府颁授并登记证书；早一天也不能登记；遗属看到告知书和核定书', async () => {
    expect(faultsOf(await living.workUntil(caseNo, ['handOverCertificate'], 20))).toEqual([]);
    const year = Number(living.desk.today.slice(0, 4)) + (living.desk.today.slice(5) <= '09-30' ? 0 : 1);
    const hand = { '哪一年的烈士纪念日': `${year}`, 证书编号: '苏烈 0001', 地点: '烈士陵园', 记录: '当场颁授给持证人' };
    const early = await official('government-officer', '320602-government');
    await decide(early, caseNo, /^颁授/, hand);
    await early.getByText('这一年的9月30日还没有到').first().waitFor();
    await living.passUntil(`${year}-09-30`);
    const page = await official('government-officer', '320602-government');
    await decide(page, caseNo, /^颁授/, hand);
    await stands(page, '颁授');
    expect(faultsOf(await living.workOff(caseNo))).toEqual([]);
    expect(await living.result(caseNo)).toBe('honoured');
    const counter = await atCounter(receipt);
    expect(await textOf(counter)).toContain('烈士评定告知书');
    expect(await textOf(counter)).toContain('核定书');
    await looksRight(counter);
  }, long);
});

describe('遗属在办事大厅自己提出（烈士褒扬条例第九条、第十二条）', () => {
  const filed = { caseNo: '', receipt: '' };
  /** One page, filled in without scripts on a small phone. */
  async function file(name: string, facts: string, leaveOut = ''): Promise<Page> {
    const page = await opened({ ...phone, javaScriptEnabled: false });
    await page.goto('/');
    await page.getByRole('link', { name: '烈士评定' }).click();
    await page.locator('input[name=applicant][value=family]').check();
    const fields = { deceasedName: '王五', deceasedId: '320602199303031234', diedOn: '2026-01-05', facts, name, relation: '配偶', phone: '13800000001' };
    for (const [field, value] of Object.entries(fields)) if (field !== leaveOut) await page.locator(`[name=${field}]`).fill(value);
    await page.locator('input[name=ground][value=rescue]').check();
    await page.locator('select[name=county]').selectOption('320602-veterans');
    await page.locator('input[name=files]').setInputFiles({ name: '死亡证明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n') });
    await press(page, '提交申请');
    return page;
  }
  const slip = async (page: Page) => ({ caseNo: /LS-\d{4}-\d+/.exec(await textOf(page))![0], receipt: (await page.locator('#digits').textContent())!.replaceAll(/\D/g, '') });

  test('没有脚本的小屏手机上能写完、交材料、得到只显示一次的回执；漏写的逐项说明，写下的都还在', async () => {
    const faulty = await file('王妻', '抢险时牺牲', 'deceasedId');
    expect(await faulty.title()).toContain('有错误');
    expect(await faulty.locator('[name=facts]').inputValue()).toBe('抢险时牺牲');
    const page = await file('王妻', '抢险时牺牲');
    Object.assign(filed, await slip(page));
    expect(filed.receipt).toMatch(/^\d{16}$/);
    expect(await textOf(page)).toContain('随信收下 1 个文件');
    const look = await opened(phone);
    await look.goto('/martyrs');
    await looksRight(look);
  }, long);

  test('另一遗属提出的并入同一案，各有回执，互相看不到写了什么；县级案卷页写明有争议，暂缓颁授', async () => {
    const second = await slip(await file('王父', '我是他父亲，请一并考虑'));
    expect(second.caseNo).toBe(filed.caseNo);
    const page = await atCounter(second.receipt);
    expect(await textOf(page)).toContain('我是他父亲');
    expect(await textOf(page)).not.toContain('抢险时牺牲');
    await looksRight(page);
    const county = await official('veterans-officer', '320602-veterans');
    await openFile(county, filed.caseNo);
    await county.getByText('遗属有争议').first().waitFor();
    await county.goto(`/desk/cases/${filed.caseNo}/honours`);
    await county.getByText('另有遗属在办事大厅提出').waitFor();
    await looksRight(county);
  }, long);
});
