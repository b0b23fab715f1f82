import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { demoPosts } from '../../db/seed/posts.ts';
import { law } from '../../workflows/complaint/law.ts';
import { daysAfter } from '../../workflows/steps/day.ts';
import { fitsAndReads, press, sends } from './acts.ts';
import { phone, resized } from './browser.ts';
import { begin, drawerOf, fillIn, send } from './honour-walk.ts';
import { Served } from './served.ts';

let served: Served;
let caseNo = '';
const organ = '320602';
beforeAll(async () => {
  served = await Served.open(inject('chromiumPath'));
}, 240_000);
afterAll(() => served.close(), 60_000);

const seen = async (office: string, of: string) => {
  const who = await served.living.as(office, of);
  const { body } = await who.get<{ items: { caseNo: string; number?: string; rungTitle: string; owed: string[] }[] }>('/oversight');
  return body.items.filter((each) => each.caseNo === caseNo);
};

describe('最后一天过了没有办的，上报给机关负责人，不会没有人看见', () => {
  test('期限没有到，谁也没有收到上报，负责人也不能打开与自己无关的案卷', async () => {
    const clerk = await served.living.as('intake-officer', organ);
    ({ body: { caseNo } } = await clerk.post<{ caseNo: string }>('/complaints', { channel: 'visit', origin: 'own', realName: true, complainant: { name: '钱莺莺' }, answerBy: {}, against: '不详', matter: '推倒货架', ongoing: false }));
    expect((await served.living.workOff(caseNo, { triage: { track: 'claim' } }, ['assign'])).filter(({ status }) => status >= 400)).toEqual([]);
    await served.living.desk.activities.remind();
    expect(await seen('organ-leader', organ)).toEqual([]);
    expect((await (await served.living.as('organ-leader', organ)).get(`/cases/${caseNo}`)).status).toBe(404);
  }, 120_000);

  test('过期以后，负责人的待办上方写明有几件；督办页列出哪件、谁没有办、第几级；写明理由可以打开，催办通知书可以下载', async () => {
    await served.living.pass(law.completionOfClaim.figure + 12);
    await served.living.desk.activities.remind();
    expect(await seen('organ-leader', organ)).toMatchObject([{ rungTitle: '书面通报', number: expect.stringMatching(/^.+催〔\d{4}〕\d+号$/), owed: [expect.stringMatching(/崇川分局 承办单位负责人：指派两名承办人/)] }]);
    expect(await seen('organ-leader', '320612')).toEqual([]);
    await served.atDesk('organ-leader', organ, async (page) => {
      await page.goto('/desk/duties');
      await page.getByRole('link', { name: /1 件到期或者超期，已经上报给您/ }).click();
      const row = page.getByRole('row').filter({ hasText: caseNo });
      expect(await row.textContent()).toMatch(/已超.*指派两名承办人.*书面通报/);
      await fitsAndReads(page);
      await resized(page, phone.viewport);
      await fitsAndReads(page);
      await page.getByRole('link', { name: new RegExp(`${caseNo}.*已超.*指派两名承办人.*书面通报`) }).click();
      await page.getByLabel('查阅理由').fill('督办超期事项');
      await press(page, '记录并打开');
      await page.getByRole('link', { name: '时限' }).click();
      await page.getByText(/书面通报，报 /).waitFor();
      const letter = page.waitForEvent('download');
      await press(page, /催〔\d{4}〕\d+号/);
      expect((await letter).suggestedFilename()).toMatch(/催〔\d{4}〕\d+号\.pdf$/);
      await fitsAndReads(page);
    });
  }, 180_000);

  test('办完以后不再列出', async () => {
    expect((await served.living.workOff(caseNo, {}, ['draftOutcome'])).filter(({ status }) => status >= 400)).toEqual([]);
    expect(await seen('organ-leader', organ)).toEqual([]);
  }, 120_000);
});

test('系统管理岗免去一人，再为其设接办人：系统用户再多也找得到要指定的人，手机上也看得全；接办人在工作台办理专属于离任人的事项', async () => {
  const { living } = served;
  const [left, next] = [3, 2].map((nth) => demoPosts.find(({ username }) => username === `handler-${organ}-${nth}`)!);
  const clerk = await living.as('intake-officer', organ);
  const { body } = await clerk.post<{ caseNo: string }>('/complaints', { channel: 'visit', origin: 'own', realName: true, complainant: { name: '钱莺莺' }, answerBy: {}, against: '不详', matter: '推倒货架', ongoing: false });
  const handlers = [left!, demoPosts.find(({ username }) => username === `handler-${organ}-1`)!].map(({ username }) => `u-${username}`);
  expect((await living.workOff(body.caseNo, { triage: { track: 'claim' }, assign: { handlers } }, ['listFacts'])).filter(({ status }) => status >= 400)).toEqual([]);
  await served.atDesk('administrator', '320600', async (page) => {
    const act = async (row: Locator, name: string, more: (dialog: Locator) => Promise<void>) => {
      await row.getByRole('button', { name }).click();
      const dialog = page.getByRole('dialog');
      await more(dialog);
      await dialog.getByRole('button', { name }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    const row = page.getByRole('row').filter({ hasText: '承办岗' }).filter({ hasText: left!.name });
    await page.goto(`/desk/admin/organs?organ=${organ}`);
    await act(row, '免去', (dialog) => dialog.getByLabel('至').fill(daysAfter(living.desk.today, -1)));
    await row.waitFor({ state: 'detached' });
    await page.getByLabel('也列出已经结束的任期').check();
    await act(row, '设接办人', async (dialog) => {
      await dialog.getByLabel(/^查找/).fill(next!.username);
      await dialog.getByLabel(/^姓名/).selectOption(`u-${next!.username}`);
      await dialog.getByLabel('至').fill(daysAfter(living.desk.today, 30));
    });
    expect(await row.textContent()).toContain(next!.name);
    await fitsAndReads(page);
    await resized(page, phone.viewport);
    await fitsAndReads(page);
  });
  await served.atDesk('handler', organ, async (page) => {
    await page.goto(`/desk/cases/${body.caseNo}`);
    await page.getByText(`${left!.name}〔${next!.name}代〕`).waitFor();
    const names = handlers.map((id) => demoPosts.find(({ username }) => id === `u-${username}`)!.name);
    await page.getByText(`1. ${names[0]}`).waitFor();
    await page.getByText(`2. ${names[1]}`).waitFor();
    await begin(page, '中性事实清单');
    await drawerOf(page).getByText(`代 ${left!.name}`).waitFor();
    await fillIn(page, { 事实: '当日在码头边是否推倒货架。' });
    await sends(page, 'listFacts', () => send(page, body.caseNo));
    await page.getByText(new RegExp(`${next!.name}.*代.*${left!.name}`)).first().waitFor();
  }, 1);
}, 240_000);
