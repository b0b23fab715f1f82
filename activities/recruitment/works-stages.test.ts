import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { applicants, auxiliaries, campaigns, cases, outcomes, positions, reservations, statements } from '../../db/schema/index.ts';
import { CampaignWorks } from '../../test/setup/campaign-works.ts';
import { proofLines } from '../employment/proof.ts';

let at: CampaignWorks;
beforeAll(async () => {
  at = await CampaignWorks.open();
});
afterAll(() => at.close());
beforeEach(() => at.another());

describe('成批办理', () => {
  test('资格审查写明每一项不符合的理由；三个工作日后未通过的退出', async () => {
    await at.registered(40);
    await at.closed();
    expect((await at.qualified()).counts).toEqual({ inTheRunning: 36, out: 4 });
    const [out] = await at.registers.db.select().from(outcomes).where(sql`case_no = ${at.campaign.caseNo} and not passed`).limit(1);
    expect(out).toMatchObject({ reasons: ['crime'], publishedOn: '2026-06-09', recheckUntil: '2026-06-12' });
    expect(await at.campaign.counts()).toEqual({ admitted: 36, failed: 4 });
  });

  test('中途被杀的接着办，一行也不重复', async () => {
    await at.registered(2_500);
    await at.closed();
    at.dieAfter = at.beats + 1;
    await expect(at.work('check-conditions')).rejects.toThrow('the worker was killed');
    const half = await at.registers.db.$count(outcomes, eq(outcomes.caseNo, at.campaign.caseNo));
    expect(half).toBe(2_000);
    at.dieAfter = Infinity;
    expect((await at.work('check-conditions')).counts).toEqual({ qualified: 2_250, unmet: 250 });
    at.dieAfter = at.beats + 1;
    await expect(at.work('publish-results', { stage: 'qualification-review' })).rejects.toThrow('the worker was killed');
    at.dieAfter = Infinity;
    expect((await at.work('publish-results', { stage: 'qualification-review' })).counts).toEqual({ passed: 2_250, failed: 250 });
    expect(await at.registers.db.$count(outcomes, eq(outcomes.caseNo, at.campaign.caseNo))).toBe(2_500);
  });

  test('有人没有成绩的，不能公布', async () => {
    await at.registered(20);
    await at.closed();
    await at.qualified();
    await at.arranged('written-test');
    expect(await at.work('publish-results', { stage: 'written-test' })).toMatchObject({ result: 'incomplete', counts: { missing: 18 } });
    await at.campaign.scored('written-test');
    expect((await at.work('publish-results', { stage: 'written-test' }, 'publish-results/written-test:2')).result).toBe('done');
  });

  test('面试按比例进入，末位同分的都进；低于合格线的不通过', async () => {
    await at.registered(60);
    await at.closed();
    await at.qualified();
    await at.through('written-test');
    await at.arranged('interview');
    const called = await at.registers.db.$count(applicants, sql`case_no = ${at.campaign.caseNo} and called_to = 'interview' and state = 'admitted'`);
    expect(called).toBeGreaterThanOrEqual(9);
    expect(called).toBeLessThanOrEqual(12);
    expect(await at.registers.db.$count(outcomes, sql`case_no = ${at.campaign.caseNo} and stage = 'interview' and reasons = array['not-in-ratio']`)).toBe(54 - called);
  });

  test('重新计算排名，名单和指纹不变；公示、录用，被异议的人暂缓', async () => {
    await at.registered(60);
    await at.closed();
    await at.qualified();
    await at.through('written-test');
    await at.through('interview');
    const first = await at.work('rank');
    expect((await at.work('rank', {}, 'rank:2')).hash).toBe(first.hash);
    await at.work('publish-results', { stage: 'ranking' });
    await at.work('settle-rechecks', { stage: 'ranking' });
    expect(await at.campaign.counts()).toMatchObject({ admitted: 3 });
    expect((await at.campaign.ofState('admitted')).map(({ rank }) => Number(rank)).toSorted((a, b) => a - b)).toEqual([1, 2, 3]);

    await at.through('medical-check', 'passed');
    const [one] = await at.campaign.ofState('admitted');
    await at.registers.db.update(applicants).set({ state: 'failed' }).where(eq(applicants.number, one!.number));
    expect(await at.work('count-vacant')).toMatchObject({ result: 'vacant', counts: { A01: 1 } });
    expect((await at.work('substitute')).counts).toEqual({ A01: 1 });
    expect((await at.campaign.ofState('admitted')).map(({ rank }) => rank)).toContain(4);
    await at.through('medical-check', 'passed', ':2');

    const listed = await at.work('publish-list', { statement: await at.campaign.said('publishNotice', { contact: '0513-12389' }) });
    expect(listed.counts).toEqual({ listed: 3 });
    const [objected] = await at.campaign.ofState('to-hire');
    await at.registers.db.update(applicants).set({ heldBy: 'FH-1' }).where(eq(applicants.number, objected!.number));
    const yes = await at.campaign.said('approveHires', { result: 'approved' });
    expect(await at.work('hire', { statement: yes })).toMatchObject({ result: 'held', counts: { offered: 2, held: 1 } });
    await at.registers.db.update(applicants).set({ heldBy: null }).where(eq(applicants.number, objected!.number));
    expect(await at.work('hire', { statement: yes }, 'hire:2')).toMatchObject({ result: 'done', counts: { offered: 1 } });
    expect(await at.registers.db.$count(statements, sql`message = 'offerPost' and told->>'campaign' = ${at.campaign.caseNo}`)).toBe(3);
    expect((await at.work('conclude', { result: 'hired' })).counts).toMatchObject({ A01: 0, B02: 2 });
  });

  test('报到后建立人事档案占用额度，离职退回；没有报到的退回保留', async () => {
    await at.registered(10);
    const employment = async (n: number) => {
      const caseNo = `LY-${at.campaign.caseNo}-${n}`;
      const [row] = await at.registers.db.select().from(applicants).where(eq(applicants.caseNo, at.campaign.caseNo)).offset(n).limit(1);
      await at.registers.db.insert(cases).values({ caseNo, procedure: 'employment', title: '', organ: '320600', openedOn: '2026-06-02', state: 'open', urgent: false, opening: { organ: '320600', unit: '320602-s1', category: 'duty', employment: 'direct', employer: '320600', campaign: at.campaign.caseNo, position: 'A01', applicant: row!.applicationNo }, ruleVersion: '2026-06', lastSeq: 0, lastHash: '' });
      return caseNo;
    };
    const started = await at.campaign.said('startWork', { from: '2026-07-01', tier: '一级' });
    const [stays, declines] = [await employment(0), await employment(1)];
    expect((await at.activities.work(stays, 'create-file', { what: 'create-file', statement: started })).result).toBe('done');
    expect(await at.registers.db.select({ post: auxiliaries.post, tier: auxiliaries.tier, startedOn: auxiliaries.startedOn, leftOn: auxiliaries.leftOn }).from(auxiliaries).where(eq(auxiliaries.caseNo, stays))).toEqual([{ post: '勤务', tier: '一级', startedOn: '2026-07-01', leftOn: null }]);
    await at.activities.work(declines, 'give-back', { what: 'give-back' });
    await at.activities.work(declines, 'give-back', { what: 'give-back' });
    const [kept] = await at.registers.db.select().from(reservations).where(sql`case_no = ${at.campaign.caseNo} and position = 'A01'`);
    expect(kept!.kept).toBe(2);
    await at.activities.work(stays, 'give-back', { what: 'give-back', endedOn: '2026-12-31' });
    expect(await at.registers.db.select({ leftOn: auxiliaries.leftOn }).from(auxiliaries).where(eq(auxiliaries.caseNo, stays))).toEqual([{ leftOn: '2026-12-31' }]);
    const proof = () => at.registers.db.transaction((tx) => proofLines(tx, stays));
    expect(await proof()).toEqual(['劳动合同期限：没有订立书面劳动合同。', '解除或者终止的日期：2026年12月31日。', '工作岗位：勤务。', '在本单位的工作年限：2026年7月1日至2026年12月31日，满6个月。']);
    await at.registers.db.update(auxiliaries).set({ term: 'fixed', termFrom: '2026-07-01', termMonths: 36, leftOn: '2027-08-15' }).where(eq(auxiliaries.caseNo, stays));
    expect(await proof()).toEqual(['劳动合同期限：固定期限，自2026年7月1日起36个月。', '解除或者终止的日期：2027年8月15日。', '工作岗位：勤务。', '在本单位的工作年限：2026年7月1日至2027年8月15日，满1年1个月。']);
  });

  test('岗位减到没有人的，报了这个岗位的人就此结束，写明理由，不再通知考试', async () => {
    await at.registered(5);
    await at.campaign.applied(2, { position: 'B02', from: 100 });
    await at.closed();
    await at.qualified();
    expect(await at.work('count-ratio')).toMatchObject({ result: 'short', counts: { A01: 5, B02: 2 } });
    await at.work('apply-ratio', { statement: await at.campaign.said('decideRatio', { result: 'cut' }) });
    const cut = await at.campaign.ofState('failed');
    expect(cut.map(({ position }) => position)).toEqual(['B02', 'B02']);
    expect(await at.registers.db.select({ stage: outcomes.stage, reasons: outcomes.reasons, publishedOn: outcomes.publishedOn, recheckUntil: outcomes.recheckUntil }).from(outcomes).where(sql`case_no = ${at.campaign.caseNo} and not passed`)).toEqual(Array.from({ length: 2 }, () => ({ stage: 'ratio-check', reasons: ['post-cut'], publishedOn: '2026-06-09', recheckUntil: null })));
    expect((await at.arranged('written-test')).counts).toEqual({ called: 5, outside: 0 });
  });

  test('开考比例不足的岗位算得出，核减到比例承受的人数', async () => {
    await at.registered(5);
    await at.closed();
    await at.qualified();
    expect(await at.work('count-ratio')).toMatchObject({ result: 'short', counts: { A01: 5, B02: 0 } });
    await at.work('apply-ratio', { statement: await at.campaign.said('decideRatio', { result: 'cut' }) });
    expect((await at.registers.db.select({ code: positions.code, headcount: positions.headcount }).from(positions).where(eq(positions.caseNo, at.campaign.caseNo)).orderBy(positions.code))).toEqual([{ code: 'A01', headcount: 1 }, { code: 'B02', headcount: 0 }]);
    const [row] = await at.registers.db.select().from(campaigns).where(eq(campaigns.caseNo, at.campaign.caseNo));
    expect(row!.fixedAt).not.toBeNull();
  });
});
