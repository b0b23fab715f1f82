import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { LivingDesk } from '../living/living-desk.ts';
import { phone } from './browser.ts';
import { decide, drawerOf, faultsOf, fillIn, HonourWalk, long, looksRight, openFile, press, scan, send, slipOf, stands, textOf } from './honour-walk.ts';

let walk: HonourWalk;
let living: LivingDesk;
beforeAll(async () => {
  walk = await HonourWalk.open(inject('chromiumPath'));
  ({ living } = walk);
}, 240_000);
afterEach(() => walk.everybodyLeaves());
afterAll(() => walk.close(), 60_000);

describe('烈士评定：从发起到烈士纪念日颁授，遗属凭回执看到每一步（烈士褒扬条例第八条至第十六条）', () => {
  let caseNo = '';
  let receipt = '';

  test('承办岗分步登记，提交后把回执交给遗属', async () => {
    const page = await walk.official('handler', '320602');
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

  test('县级调查选了不适用的情形：当场写明依据，写下的都还在；改选后报上', async () => {
    expect(faultsOf(await living.workUntil(caseNo, ['investigate'], 20))).toEqual([]);
    const page = await walk.official('veterans-officer', '320602-veterans');
    const written = { 意见和理由: '处置警情时牺牲，属实', 文号: '崇退〔2026〕7号', 日期: living.desk.today };
    await decide(page, caseNo, /^调查核实/, written, { choices: ['符合，报县级人民政府', '外交、援外、维和任务牺牲（第八条第三项）'] });
    const fault = drawerOf(page).getByRole('alert').filter({ hasText: '第八条第三项、第四项不适用于警务辅助人员的职责' });
    await fault.waitFor();
    expect(await fault.textContent()).toContain('烈士褒扬条例第八条');
    expect(await drawerOf(page).getByLabel('意见和理由').inputValue()).toBe('处置警情时牺牲，属实');
    await fillIn(page, {}, { choices: ['查处违法犯罪、反恐、处置突发事件等牺牲（第八条第一项）'] });
    await send(page, caseNo);
    await stands(page, '符合，报县级人民政府');
  }, long);

  test('县级人民政府只来了纸质文件：承办岗代录，没有扫描件的指出缺什么，附上后案卷页写明是代录来文', async () => {
    expect(faultsOf(await living.workUntil(caseNo, ['decideCounty'], 20))).toEqual([]);
    const page = await walk.official('handler', '320602');
    const written = { 意见和理由: '同意上报', 文号: '崇政〔2026〕9号', 日期: living.desk.today };
    await decide(page, caseNo, /^县级人民政府审核/, written, { choices: ['同意上报'] });
    await drawerOf(page).getByRole('alert').filter({ hasText: '附件' }).waitFor();
    expect(await drawerOf(page).textContent()).toContain('来文扫描后附在这里');
    await fillIn(page, {}, { files: scan('来文.pdf') });
    await send(page, caseNo, true);
    await stands(page, '同意上报');
    await openFile(page, caseNo, '/honours');
    expect(await page.locator('.levels-up li').nth(1).textContent()).toMatch(/县级人民政府.*已办.*同意上报.*崇政〔2026〕9号.*代录来文.*附件 1/);
    expect(await page.locator('.levels-up .current').textContent()).toMatch(/设区的市人民政府.*在此/);
    await looksRight(page);
    const small = await walk.official('handler', '320602', phone);
    await openFile(small, caseNo, '/honours');
    await small.locator('.levels-up').waitFor();
    await looksRight(small);
  }, long);

  test('逐级审核中，案卷页不用点就看到案卷在哪里；遗属在手机上看到走到哪一步', async () => {
    expect(faultsOf(await living.workUntil(caseNo, ['decideProvince'], 20))).toEqual([]);
    const page = await walk.official('handler', '320602');
    await openFile(page, caseNo);
    await page.getByText('案卷现在在').first().waitFor();
    expect(await page.locator('article.file > .standing').textContent()).toMatch(/江苏省人民政府.*文号或者凭证/);
    await page.getByRole('link', { name: '去向和褒扬' }).click();
    await page.getByRole('row').filter({ hasText: '已签收' }).first().waitFor();
    await looksRight(page);
    const counter = await walk.atCounter(receipt);
    expect(await textOf(counter)).toContain('逐级审核');
    await looksRight(counter);
  }, long);

  test('9月30日由县级人民政府颁授并登记证书；早一天也不能登记；遗属看到告知书和核定书', async () => {
    expect(faultsOf(await living.workUntil(caseNo, ['handOverCertificate'], 20))).toEqual([]);
    const year = Number(living.desk.today.slice(0, 4)) + (living.desk.today.slice(5) <= '09-30' ? 0 : 1);
    const hand = { '哪一年的烈士纪念日': `${year}`, 证书编号: '苏烈 0001', 地点: '烈士陵园', 记录: '当场颁授给持证人' };
    const early = await walk.official('government-officer', '320602-government');
    await decide(early, caseNo, /^颁授/, hand);
    await early.getByText('这一年的9月30日还没有到').first().waitFor();
    await living.passUntil(`${year}-09-30`);
    const page = await walk.official('government-officer', '320602-government');
    await decide(page, caseNo, /^颁授/, hand);
    await stands(page, '颁授');
    expect(faultsOf(await living.workOff(caseNo))).toEqual([]);
    expect(await living.result(caseNo)).toBe('honoured');
    const counter = await walk.atCounter(receipt);
    expect(await textOf(counter)).toContain('烈士评定告知书');
    expect(await textOf(counter)).toContain('核定书');
    await looksRight(counter);
  }, long);
});
