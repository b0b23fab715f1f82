import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { law } from '../../workflows/complaint/law.ts';
import { fitsAndReads, press } from './acts.ts';
import { phone, resized } from './browser.ts';
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
