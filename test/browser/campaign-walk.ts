import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { posts } from '../../db/schema/index.ts';
import { and, eq } from 'drizzle-orm';
import { idNumber } from '../setup/campaign.ts';
import type { Served } from './served.ts';

type Instead = Readonly<Record<string, object>>;
export type Sheet = readonly (readonly string[])[];

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

  /** Somebody else applies; answers the receipt. */
  async applied(nth: number, name: string, barred: readonly string[] = []): Promise<string> {
    const body = { position: 'A01', candidate: { name, idNumber: idNumber(nth), phone: '13800000000' }, bornOn: '1999-01-31', sex: 'male', education: 'bachelor', barred, promise: true };
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
