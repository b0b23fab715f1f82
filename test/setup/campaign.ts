import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Registers } from '../../db/client.ts';
import { applicants, cases, statements } from '../../db/schema/index.ts';
import { hashOf } from '../../db/seal.ts';
import type { Stage } from '../../workflows/recruitment/words.ts';
import type { Desk, Official } from './desk.ts';

/** A campaign as its case would have entered it, without the case: for works on many rows. */
export class Campaign {
  constructor(
    readonly registers: Registers,
    readonly caseNo: string,
    readonly at: Date,
  ) {}

  /** The case's row and a statement; what works are about is read from statements alone. */
  async open(organ = '320600'): Promise<void> {
    await this.registers.db.insert(cases).values({ caseNo: this.caseNo, procedure: 'recruitment', title: '2026年度招聘', organ, openedOn: '2026-06-01', state: 'open', urgent: false, opening: {}, ruleVersion: '2026-06', lastSeq: 0, lastHash: '' });
  }

  async said(message: string, body: Record<string, unknown>, duty = message): Promise<string> {
    const id = randomUUID();
    await this.registers.db.insert(statements).values({ id, caseNo: this.caseNo, message, duty, sender: 'u-1', as: 'recruitment-officer', organ: '320600', receivedAt: this.at, receivedOn: '2026-06-01', body, bodyHash: hashOf(body), told: {}, state: 'answered', answeredAt: this.at });
    return id;
  }

  plan = (headcount: number, stages: Stage[] = ['written-test', 'interview', 'ranking', 'medical-check', 'political-review']) =>
    this.said('draftPlan', {
      result: 'submitted', stages, writtenWeight: stages.includes('written-test') ? 50 : 0, interviewWeight: stages.includes('written-test') ? 50 : 100, ties: ['written-test'], bars: ['crime', 'breach'], budgetLine: '辅警招聘',
      positions: [
        { code: 'A01', title: '勤务', organ: '320602-s1', category: 'duty', employment: 'direct', headcount, bornFrom: '1991-06-10', bornUntil: '2008-06-10', education: 'college', sex: 'any', duties: '巡逻' },
        { code: 'B02', title: '文职', organ: '320602-s1', category: 'clerical', employment: 'dispatch', headcount: 2, bornFrom: '1991-06-10', bornUntil: '2008-06-10', education: 'bachelor', sex: 'any', duties: '窗口' },
      ],
    });

  announcement = (opensOn: string, closesOn: string) => this.said('announce', { title: '招聘公告', opensOn, closesOn, closesAt: '17:00', pay: '按规定', contact: '0513-12389' });

  /** So many applications for A01, one in ten of them barred; written by the database itself, sealed identities left out. */
  async applied(n: number, { position = 'A01', from = 0 } = {}): Promise<void> {
    await this.registers.db.execute(sql`
      insert into applicants (application_no, case_no, position, person_mark, masked_name, masked_id, born_on, sex, education, barred, targeted, promise, body_hash, received_at, state)
      select 'BM-' || ${this.caseNo}::text || '-' || ${position}::text || '-' || lpad((i + ${from}::int)::text, 6, '0'), ${this.caseNo}, ${position}, ${this.caseNo}::text || ${position}::text || (i + ${from}::int), '张*', '**************0000', date '1999-01-01' + (i % 3000), case when i % 3 = 0 then 'female' else 'male' end,
             'bachelor', case when i % 10 = 0 then array['crime'] else array[]::text[] end, i % 50 = 0, true, ${this.caseNo}::text || ${position}::text || (i + ${from}::int), (select opens_at + interval '1 hour' from campaigns where case_no = ${this.caseNo}), 'applied'
        from generate_series(1, ${n}) i`);
  }

  /** Points for all who are called to a stage, the same each time. */
  async scored(stage: Stage, state = 'scored'): Promise<void> {
    await this.registers.db.execute(sql`
      insert into scores (case_no, stage, applicant, state, points, by, at)
      select case_no, ${stage}, number, ${state}, case when ${state} = 'scored' then 6000 + (number * 7919) % 4000 end, 'u-1', ${this.at.toISOString()}::timestamptz
        from applicants where case_no = ${this.caseNo} and called_to = ${stage} and state = 'admitted' on conflict do nothing`);
  }

  async counts(): Promise<Record<string, number>> {
    const rows = await this.registers.db.execute<{ state: string; n: number }>(sql`select state, count(*)::int as n from applicants where case_no = ${this.caseNo} group by state`);
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  }

  ofState = (state: string) => this.registers.db.select().from(applicants).where(sql`case_no = ${this.caseNo} and state = ${state}`).orderBy(applicants.number);
}

/** A campaign that the city's officer has filed at the door. */
export async function fileCampaign(desk: Desk, officer: Official): Promise<string> {
  const year = Number(desk.today.slice(0, 4));
  const answer = await officer.call('POST', '/recruitments', { body: { title: `${year}年度统一招聘`, year } });
  if (answer.statusCode !== 201) throw new Error(`the campaign was not filed: ${answer.body}`);
  const { caseNo } = answer.json<{ caseNo: string }>();
  await desk.enter(caseNo, desk.owed('draftPlan', 'recruitment-officer', '320600'));
  return caseNo;
}

/** One whose registration is open from 2 to 9 June, five in the afternoon. */
export async function openCampaign(desk: Desk, officer: Official): Promise<{ caseNo: string; campaign: Campaign }> {
  desk.today = '2026-06-02';
  const caseNo = await fileCampaign(desk, officer);
  const campaign = new Campaign(desk.registers, caseNo, desk.now());
  await desk.work(caseNo, 'hold-headcount', { what: 'hold-headcount', plan: await campaign.plan(2), check: await campaign.said('checkQuota', { result: 'passed' }) });
  await desk.work(caseNo, 'announce', { what: 'announce', statement: await campaign.announcement('2026-06-02', '2026-06-09') });
  return { caseNo, campaign };
}

/** A citizen's number of its own for each, with the check digit that follows from the other seventeen (GB 11643). */
export function idNumber(nth: number, bornOn = '1999-01-31'): string {
  const first = `320602${bornOn.replaceAll('-', '')}${String(nth).padStart(3, '0')}`;
  const sum = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].reduce((all, weight, i) => all + weight * Number(first[i]), 0);
  return `${first}${'10X98765432'[sum % 11]}`;
}
