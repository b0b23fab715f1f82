import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { duties, statements } from '../../db/schema/index.ts';
import { demoPosts } from '../../db/seed/posts.ts';
import type { Office, Statement } from '../../workflows/steps/words.ts';
import type { Desk, Official } from './desk.ts';

export const incident = { occurredOn: '2026-06-01', place: '人民路', task: '协助民警盘查', cause: '被推倒', harm: 'injury', injured: { name: '孙喆', idNumber: '320602199001011234' }, employment: 'direct', insurance: 'insured', thirdParty: false };
export const costItem = { category: 'medical-listed', amount: 310_000, payee: '市第一医院', incurredOn: '2026-06-01', relation: '急救' };

/** How the door says no. */
export interface Refused {
  readonly detail: string;
  readonly ground?: string;
  readonly errors?: { pointer: string; detail: string }[];
}
/** Why who has no duty in a case reads it. */
export const because = { headers: { 'x-read-reason': encodeURIComponent('核对款项') } };

/** Work injuries at a desk without Temporal: what a case would do is entered by the test. */
export const injuriesAt = (desk: Desk, handler: Official) => ({
  /** Takes an incident down and lets an advance be asked for. */
  async opened(more: Record<string, unknown> = {}): Promise<string> {
    const filed = await handler.call('POST', '/work-injuries', { body: { ...incident, injured: { name: `伤者${randomUUID().slice(0, 6)}` }, ...more }, key: randomUUID() });
    const { caseNo } = filed.json<{ caseNo: string }>();
    await desk.enter(caseNo, desk.owed('requestAdvance', 'handler'));
    return caseNo;
  },

  /** Opens a duty where it is not open yet, and hears the statement that answers it. */
  async answered(caseNo: string, message: string, duty: string, as: Office, body: Record<string, unknown>, told: Record<string, unknown> = {}): Promise<void> {
    // An outside body's officer sits in a body of their own.
    const organ = demoPosts.some((post) => post.office === as && post.organ === desk.organ) ? desk.organ : demoPosts.find((post) => post.office === as)!.organ;
    const by = desk.as(as, { organ }).id;
    const id = randomUUID();
    const open = await desk.registers.db.$count(duties, eq(duties.id, `${caseNo}.${duty}`));
    if (open === 0) await desk.enter(caseNo, { type: 'duty-opened', key: duty, message, who: { office: as, organ }, owed: true });
    await desk.registers.db.insert(statements).values({ id, caseNo, message, duty, sender: by, as, organ, receivedAt: desk.now(), receivedOn: desk.today, body, bodyHash: '', told, state: 'received' });
    await desk.enter(caseNo, { type: 'answered', key: duty, statement: { id, duty, by, as, organ, on: desk.today, ...told } as Statement });
  },

  /** A case in which an advance was asked for, approved and paid. */
  async paid(items: unknown[] = [costItem]): Promise<string> {
    const caseNo = await this.opened();
    await this.answered(caseNo, 'requestAdvance', 'requestAdvance', 'handler', { result: 'requested', reason: '急救押金', items }, { result: 'requested', items: items.map((each) => (each as typeof costItem).category) });
    await this.answered(caseNo, 'approveAdvance', 'approveAdvance/1', 'duty-leader', { result: 'approved' }, { result: 'approved' });
    await this.answered(caseNo, 'payAdvance', 'payAdvance/1', 'finance-officer', { on: desk.today, voucher: 'F-2026-017' });
    return caseNo;
  },
});
