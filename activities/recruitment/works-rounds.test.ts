import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { applicants, cases, outcomes, reservations, scores, statements } from '../../db/schema/index.ts';
import { CampaignWorks } from '../../test/setup/campaign-works.ts';
import { projectStatement } from '../candidate-review/effects.ts';

let at: CampaignWorks;
beforeAll(async () => {
  at = await CampaignWorks.open();
});
afterAll(() => at.close());
beforeEach(() => at.another());

const own = (stage: string, number: number) => at.registers.db.select().from(outcomes).where(and(eq(outcomes.caseNo, at.campaign.caseNo), eq(outcomes.stage, stage as 'interview'), eq(outcomes.applicant, number))).then(([row]) => row);
const tested = async () => {
  await at.registered(30);
  await at.closed();
  await at.qualified();
  await at.through('written-test');
};
const ranked = async () => {
  await tested();
  await at.through('interview');
  await at.work('rank');
  await at.work('publish-results', { stage: 'ranking' });
};
/** A re-check of one stage that was upheld, as its case leaves it. */
const upheld = async (stage: string, applicationNo: string) => {
  const caseNo = `FH-${at.campaign.caseNo}-${stage}`;
  await at.registers.db.insert(cases).values({ caseNo, procedure: 'candidate-review', title: '', organ: '320600', openedOn: '2026-06-21', state: 'open', urgent: false, opening: { kind: 'recheck', campaign: at.campaign.caseNo, applicant: applicationNo, stage }, ruleVersion: '2026-06', lastSeq: 0, lastHash: '' });
  await at.registers.db.transaction((tx) => projectStatement(tx, caseNo, { id: 's', duty: 'decideReview', by: 'u', as: 'unit-leader', on: '2026-06-22', result: 'upheld' } as never));
  await at.registers.db.update(cases).set({ state: 'closed', result: 'upheld' }).where(eq(cases.caseNo, caseNo));
};

describe('递补的一轮', () => {
  test('只通知递补的人；第一轮已经通过的不再叫一次', async () => {
    await ranked();
    await at.work('settle-rechecks', { stage: 'ranking' });
    await at.through('medical-check', 'passed');
    const [out] = await at.campaign.ofState('admitted');
    await at.registers.db.update(applicants).set({ state: 'failed' }).where(eq(applicants.number, out!.number));
    await at.work('substitute');
    expect((await at.arranged('medical-check', ':2')).counts).toEqual({ called: 1, outside: 0 });
  });
});

describe('复核以后', () => {
  test('没有进入面试比例的是按成绩算出来的，成绩各自可以复核，这里不再设复核', async () => {
    await tested();
    await at.arranged('interview');
    const [outside] = await at.campaign.ofState('failed').then((rows) => rows.filter(({ ticket }) => ticket));
    expect(await own('interview', outside!.number)).toMatchObject({ reasons: ['not-in-ratio'], recheckUntil: null });
  });

  test('排名复核成立的，成绩改正以后重新排名、重新公布，进入下一环节的人不多于岗位', async () => {
    await ranked();
    const rows = (await at.campaign.ofState('admitted')).toSorted((a, b) => a.rank! - b.rank!);
    const [third, fourth] = [rows[2]!, rows[3]!];
    await upheld('ranking', fourth.applicationNo);
    expect(await at.work('settle-rechecks', { stage: 'ranking', upheld: 'ranked-anew' })).toMatchObject({ result: 'upheld', counts: { upheld: 1 } });
    await at.registers.db.update(scores).set({ points: 10_000 }).where(and(eq(scores.caseNo, at.campaign.caseNo), eq(scores.applicant, fourth.number)));
    await at.work('rank', {}, 'rank:2');
    await at.work('publish-results', { stage: 'ranking' }, 'publish-results/ranking:2');
    expect(await own('ranking', fourth.number)).toMatchObject({ passed: true, reasons: [] });
    expect(await own('ranking', third.number)).toMatchObject({ passed: false, reasons: ['in-reserve'] });
    expect(await at.work('settle-rechecks', { stage: 'ranking', upheld: 'ranked-anew' }, 'settle-rechecks/ranking:2')).toMatchObject({ result: 'done' });
    expect(await at.campaign.counts()).toMatchObject({ admitted: 3 });
  });
});

describe('录用和结束', () => {
  const listed = async () => {
    await ranked();
    await at.work('settle-rechecks', { stage: 'ranking' });
    await at.work('publish-list', { statement: await at.campaign.said('publishNotice', { contact: '0513-12389' }) });
  };

  test('已经有人录用的，取消其余部分不退回为他们保留的额度', async () => {
    await listed();
    const [held] = await at.campaign.ofState('to-hire');
    await at.registers.db.update(applicants).set({ heldBy: 'FH-1' }).where(eq(applicants.number, held!.number));
    await at.work('hire', { statement: await at.campaign.said('approveHires', { result: 'approved' }) });
    await at.work('conclude', { result: 'cancelled' });
    expect(await at.registers.db.select({ kept: reservations.kept, released: reservations.released }).from(reservations).where(sql`case_no = ${at.campaign.caseNo} and position = 'A01'`)).toEqual([{ kept: 2, released: false }]);
    expect(await at.registers.db.$count(statements, sql`message = 'offerPost' and told->>'campaign' = ${at.campaign.caseNo}`)).toBe(2);
  });

  test('异议成立的，结果里写明，不是名单上通过、状态却是未通过', async () => {
    await listed();
    const [one] = await at.campaign.ofState('to-hire');
    const caseNo = `FH-${at.campaign.caseNo}-objection`;
    await at.registers.db.insert(cases).values({ caseNo, procedure: 'candidate-review', title: '', organ: '320600', openedOn: '2026-06-21', state: 'open', urgent: false, opening: { kind: 'objection', campaign: at.campaign.caseNo, applicant: one!.applicationNo, stage: 'public-notice' }, ruleVersion: '2026-06', lastSeq: 0, lastHash: '' });
    await at.registers.db.transaction((tx) => projectStatement(tx, caseNo, { id: 's', duty: 'decideReview', by: 'u', as: 'unit-leader', on: '2026-06-22', result: 'upheld' } as never));
    expect(await own('public-notice', one!.number)).toMatchObject({ passed: false, reasons: ['objected'] });
  });

  test('没有批准聘用的，结果里写明，不是只把状态改成未通过', async () => {
    await listed();
    const [one] = await at.campaign.ofState('to-hire');
    await at.work('hire', { statement: await at.campaign.said('approveHires', { result: 'refused', reason: '编制调整' }) });
    expect(await own('public-notice', one!.number)).toMatchObject({ passed: false, reasons: ['not-hired'] });
  });
});
