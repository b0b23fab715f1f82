import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { posts } from '../../db/schema/index.ts';
import { and, eq } from 'drizzle-orm';
import { idNumber } from '../setup/campaign.ts';
import { eventually } from '../whole/stack.ts';
import type { Served } from './served.ts';

type Instead = Readonly<Record<string, object>>;
export type Sheet = readonly (readonly string[])[];

/** The plan as an officer writes it down: one post, two stages with points at one half each. */
export async function planned(drawer: Locator, unit: string): Promise<void> {
  await drawer.getByLabel('提交', { exact: true }).check();
  await drawer.getByLabel('岗位代码').fill('A01');
  await drawer.getByLabel('岗位名称').fill('社区勤务');
  await drawer.getByLabel('使用单位').selectOption(unit);
  await drawer.getByLabel('勤务辅警').check();
  await drawer.getByLabel('聘用', { exact: true }).check();
  await drawer.getByLabel('拟招人数').fill('1');
  await drawer.getByLabel('出生不早于').fill('1991-01-01');
  await drawer.getByLabel('出生不晚于').fill('2008-12-31');
  await drawer.getByLabel('大学专科').check();
  await drawer.getByLabel('不限').check();
  await drawer.getByLabel('工作内容、地点、风险和待遇').fill('社区巡逻');
  await drawer.getByLabel('开考比例').fill('1');
  await drawer.getByLabel('笔试成绩高者在前').check();
  await drawer.getByLabel('受过刑事处罚或者涉嫌犯罪未结案').check();
  await drawer.getByLabel('经费科目').fill('辅警招聘');
}

/** A campaign of one organ, taken on by officials who know nothing of its procedure and do what is owed. */
export class CampaignWalk {
  caseNo = '';
  constructor(
    readonly served: Served,
    readonly organ: string,
  ) {}

  /** Up to the duty named, in this case or another; answers what was sent. */
  async workedOff(until: string, instead: Instead = {}, caseNo = this.caseNo): Promise<string[]> {
    const sent = await this.served.living.workOff(caseNo, instead, [until]);
    expect(sent.filter(({ status }) => status >= 400)).toEqual([]);
    return sent.map(({ message }) => message);
  }

  /** Until the last day for a re-check is over. */
  recheckOver = (): Promise<void> => this.served.living.passOver(this.caseNo, 'recruitment-stage-recheck');

  /** A stage that is arranged, entered, confirmed by a second person, and open to re-check until its last day. */
  async stage(stage: string, table: Sheet, instead: Instead = {}): Promise<void> {
    await this.workedOff('submitResults', instead);
    const officer = await this.served.living.as('recruitment-officer', this.organ);
    expect((await officer.post(`/recruitments/${this.caseNo}/scores/${stage}`, { table })).status).toBe(200);
    await this.workedOff('proceed', instead);
    await this.recheckOver();
  }

  /** Tickets by masked name, as far as they are given out. */
  async tickets(): Promise<Record<string, string>> {
    const officer = await this.served.living.as('recruitment-officer', this.organ);
    const { body } = await officer.get<{ items: { name: string; ticket?: string }[] }>(`/recruitments/${this.caseNo}/applicants`);
    return Object.fromEntries(body.items.flatMap(({ name, ticket }) => (ticket ? [[name, ticket]] : [])));
  }

  async handlers(n: number): Promise<string[]> {
    const rows = await this.served.living.desk.registers.db.select({ id: posts.userId }).from(posts).where(and(eq(posts.office, 'handler'), eq(posts.organ, this.organ))).orderBy(posts.userId).limit(n);
    return rows.map(({ id }) => id);
  }

  /** A campaign as officials bring it to its announcement; registration is open today, until half past five. */
  async announced(): Promise<void> {
    const { living } = this.served;
    const officer = await living.as('recruitment-officer', this.organ);
    const filed = await officer.post<{ caseNo: string }>('/recruitments', { title: '年度统一招聘', year: Number(living.desk.today.slice(0, 4)) });
    this.caseNo = filed.body.caseNo;
    const post = { code: 'A01', title: '社区勤务', organ: '320602-s1', category: 'duty', employment: 'direct', headcount: 1, bornFrom: '1991-01-01', bornUntil: '2008-12-31', education: 'college', sex: 'any', duties: '社区巡逻' };
    await this.workedOff('announce', { draftPlan: { positions: [post], openingRatio: 1, ties: ['written-test'], bars: ['crime'], budgetLine: '辅警招聘' } });
    const { today } = living.desk;
    const announced = await (await living.as('recruitment-officer', this.organ)).post(`/cases/${this.caseNo}/messages/announce`, { title: '崇川分局公开招聘警务辅助人员', opensOn: today, closesOn: today, closesAt: '17:30', pay: '按规定执行', contact: '0513-12389' });
    expect(announced.status).toBe(200);
    // The announcement stands a moment after the answer.
    await eventually(() => fetch(`${this.served.url}/api/public/recruitments/${this.caseNo}`), ({ status }) => status === 200);
  }

  /** Somebody else applies; answers the receipt. */
  async applied(nth: number, name: string, { barred = [], email }: { barred?: readonly string[]; email?: string } = {}): Promise<string> {
    const body = { position: 'A01', candidate: { name, idNumber: idNumber(nth), phone: '13800000000', ...(email && { email }) }, bornOn: '1999-01-31', sex: 'male', education: 'bachelor', barred, promise: true };
    const answer = await fetch(`${this.served.url}/api/public/recruitments/${this.caseNo}/applications`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() }, body: JSON.stringify(body) });
    expect(answer.status).toBe(201);
    return ((await answer.json()) as { receipt: string }).receipt;
  }

  /** 我的报名 of the bearer of a receipt. */
  mine = (receipt: string, act: (page: Page) => Promise<void>): Promise<void> =>
    this.served.atCounter(async (page) => {
      await page.goto('/recruitments/mine');
      await page.getByLabel('报名回执').fill(receipt);
      await page.getByRole('button', { name: '查看' }).click();
      await act(page);
    });
}
