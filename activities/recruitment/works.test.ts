import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { connect, faultOf, type Registers } from '../../db/client.ts';
import { ObjectStore } from '../../db/objects.ts';
import { applicants, auxiliaries, campaigns, cases, outcomes, positions, reservations, statements } from '../../db/schema/index.ts';
import { Seal } from '../../db/seal.ts';
import { Campaign } from '../../test/setup/campaign.ts';
import { cloneDatabase, type ClonedDatabase } from '../../test/setup/database.ts';
import { createActivities } from '../index.ts';

let database: ClonedDatabase;
let registers: Registers;
let now = new Date('2026-06-02T09:00:00+08:00');
let nth = 0;
let campaign: Campaign;
let activities: ReturnType<typeof createActivities>;
let beats = 0;
let dieAfter = Infinity;

beforeAll(async () => {
  database = await cloneDatabase();
  registers = connect(database.url, { max: 8 });
  const beat = () => {
    if (++beats > dieAfter) throw new Error('the worker was killed');
  };
  activities = createActivities({ registers, seal: Seal.fromFile(inject('keyFile')), objects: new ObjectStore(mkdtempSync(join(tmpdir(), 'objects-'))), now: () => now, gateways: {}, beat });
});
afterAll(async () => {
  await registers.close();
  await database.drop();
});
beforeEach(async () => {
  now = new Date('2026-06-02T09:00:00+08:00');
  [beats, dieAfter] = [0, Infinity];
  campaign = new Campaign(registers, `ZP-2026-${String(++nth).padStart(4, '0')}`, now);
  await campaign.open();
});

const work = (what: string, about: Record<string, string> = {}, key = about.stage ? `${what}/${about.stage}` : what) => activities.work(campaign.caseNo, key, { what, ...about });
const held = async (headcount = 3, stages?: Parameters<Campaign['plan']>[1]) => work('hold-headcount', { plan: await campaign.plan(headcount, stages), check: await campaign.said('checkQuota', { result: 'passed' }) });
const announced = async () => work('announce', { statement: await campaign.announcement('2026-06-02', '2026-06-09') });
const registered = async (n: number) => {
  await held();
  await announced();
  now = new Date('2026-06-03T09:00:00+08:00');
  await campaign.applied(n);
};
const closed = () => {
  now = new Date('2026-06-09T17:00:00+08:00');
  return work('close-window');
};
const qualified = async () => {
  await work('check-conditions');
  await work('publish-results', { stage: 'qualification-review' });
  return work('settle-rechecks', { stage: 'qualification-review' });
};
const arranged = (stage: string) => campaign.said('arrangeStage', { heldOn: '2026-06-20', place: '南通中学' }).then((statement) => work('issue-tickets', { stage, statement }));
const through = async (stage: 'written-test' | 'interview' | 'medical-check' | 'political-review', state = 'scored', round = '') => {
  await campaign.said('arrangeStage', { heldOn: '2026-06-20', place: '南通中学' }).then((statement) => work('issue-tickets', { stage, statement }, `issue-tickets/${stage}${round}`));
  await campaign.scored(stage, state);
  await work('publish-results', { stage }, `publish-results/${stage}${round}`);
  return work('settle-rechecks', { stage }, `settle-rechecks/${stage}${round}`);
};

describe('计划与额度', () => {
  test('占用额度与计划一起登记；做两次只占一次', async () => {
    expect((await held(3)).result).toBe('done');
    await work('hold-headcount', { plan: 'never read', check: 'never read' });
    expect(await registers.db.select({ position: reservations.position, kept: reservations.kept }).from(reservations).where(eq(reservations.caseNo, campaign.caseNo))).toEqual([{ position: 'A01', kept: 3 }, { position: 'B02', kept: 2 }]);
    await work('release-headcount');
    expect(await registers.db.$count(reservations, sql`case_no = ${campaign.caseNo} and released`)).toBe(2);
  });

  test('额度不够的，计划退回，什么也没有登记', async () => {
    expect((await held(301)).result).toBe('no-vacancy');
    expect(await registers.db.$count(positions, eq(positions.caseNo, campaign.caseNo))).toBe(0);
    expect(await registers.db.$count(reservations, eq(reservations.caseNo, campaign.caseNo))).toBe(0);
  });
});

describe('报名窗口以公告的时刻为准', () => {
  test('截止前的一毫秒能报，截止的一刻起不能报，名单确定后也不能', async () => {
    await registered(1);
    const at = (receivedAt: Date, from: number) => registers.db.insert(applicants).values({ applicationNo: `X${campaign.caseNo}${from}`, caseNo: campaign.caseNo, position: 'A01', personMark: `x${from}`, maskedName: '李*', maskedId: '*', bornOn: '1999-01-01', sex: 'male', education: 'college', barred: [], targeted: false, promise: true, bodyHash: `x${from}`, receivedAt, state: 'applied' }).then(() => undefined, (error: unknown) => faultOf(error)?.constraint);
    expect(await at(new Date('2026-06-09T16:59:59.999+08:00'), 1)).toBeUndefined();
    expect(await at(new Date('2026-06-09T17:00:00.000+08:00'), 2)).toBe('received_in_time');
    expect(await at(new Date('2026-06-01T23:59:59.999+08:00'), 3)).toBe('received_in_time');
    const list = await closed();
    expect(list.counts).toEqual({ received: 2 });
    expect(await at(new Date('2026-06-09T16:00:00+08:00'), 4)).toBe('received_in_time');
    expect(await work('close-window')).toEqual(list);
  });

  test('截止时还握着名册的报名，等它落定再确定名单', async () => {
    await registered(0);
    let commit!: () => void;
    const holding = new Promise<void>((resolve) => (commit = resolve));
    let entered!: () => void;
    const inside = new Promise<void>((resolve) => (entered = resolve));
    const last = registers.db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from campaigns where case_no = ${campaign.caseNo} for share`);
      entered();
      await holding;
      await tx.execute(sql`insert into applicants (application_no, case_no, position, person_mark, masked_name, masked_id, born_on, sex, education, barred, targeted, promise, body_hash, received_at, state)
        values (${`L-${campaign.caseNo}`}, ${campaign.caseNo}, 'A01', 'last', '王*', '*', '1999-01-01', 'male', 'college', '{}', false, true, 'last', '2026-06-09T16:59:59.9+08:00', 'applied')`);
    });
    await inside;
    const closing = closed();
    await new Promise((resolve) => setTimeout(resolve, 100));
    commit();
    await last;
    expect((await closing).counts).toEqual({ received: 1 });
  });
});

describe('成批办理', () => {
  test('资格审查写明每一项不符合的理由；三个工作日后未通过的退出', async () => {
    await registered(40);
    await closed();
    expect((await qualified()).counts).toEqual({ inTheRunning: 36, out: 4 });
    const [out] = await registers.db.select().from(outcomes).where(sql`case_no = ${campaign.caseNo} and not passed`).limit(1);
    expect(out).toMatchObject({ reasons: ['crime'], publishedOn: '2026-06-09', recheckUntil: '2026-06-12' });
    expect(await campaign.counts()).toEqual({ admitted: 36, failed: 4 });
  });

  test('中途被杀的接着办，一行也不重复', async () => {
    await registered(2_500);
    await closed();
    dieAfter = beats + 1;
    await expect(work('check-conditions')).rejects.toThrow('the worker was killed');
    const half = await registers.db.$count(outcomes, eq(outcomes.caseNo, campaign.caseNo));
    expect(half).toBe(2_000);
    dieAfter = Infinity;
    expect((await work('check-conditions')).counts).toEqual({ qualified: 2_250, unmet: 250 });
    dieAfter = beats + 1;
    await expect(work('publish-results', { stage: 'qualification-review' })).rejects.toThrow('the worker was killed');
    dieAfter = Infinity;
    expect((await work('publish-results', { stage: 'qualification-review' })).counts).toEqual({ passed: 2_250, failed: 250 });
    expect(await registers.db.$count(outcomes, eq(outcomes.caseNo, campaign.caseNo))).toBe(2_500);
  });

  test('有人没有成绩的，不能公布', async () => {
    await registered(20);
    await closed();
    await qualified();
    await arranged('written-test');
    expect(await work('publish-results', { stage: 'written-test' })).toMatchObject({ result: 'incomplete', counts: { missing: 18 } });
    await campaign.scored('written-test');
    expect((await work('publish-results', { stage: 'written-test' }, 'publish-results/written-test:2')).result).toBe('done');
  });

  test('面试按比例进入，末位同分的都进；低于合格线的不通过', async () => {
    await registered(60);
    await closed();
    await qualified();
    await through('written-test');
    await arranged('interview');
    const called = await registers.db.$count(applicants, sql`case_no = ${campaign.caseNo} and called_to = 'interview' and state = 'admitted'`);
    expect(called).toBeGreaterThanOrEqual(9);
    expect(called).toBeLessThanOrEqual(12);
    expect(await registers.db.$count(outcomes, sql`case_no = ${campaign.caseNo} and stage = 'interview' and reasons = array['not-in-ratio']`)).toBe(54 - called);
  });

  test('重新计算排名，名单和指纹不变；公示、录用，被异议的人暂缓', async () => {
    await registered(60);
    await closed();
    await qualified();
    await through('written-test');
    await through('interview');
    const first = await work('rank');
    expect((await work('rank', {}, 'rank:2')).hash).toBe(first.hash);
    await work('publish-results', { stage: 'ranking' });
    await work('settle-rechecks', { stage: 'ranking' });
    expect(await campaign.counts()).toMatchObject({ admitted: 3 });
    expect((await campaign.ofState('admitted')).map(({ rank }) => Number(rank)).toSorted((a, b) => a - b)).toEqual([1, 2, 3]);

    await through('medical-check', 'passed');
    const [one] = await campaign.ofState('admitted');
    await registers.db.update(applicants).set({ state: 'failed' }).where(eq(applicants.number, one!.number));
    expect(await work('count-vacant')).toMatchObject({ result: 'vacant', counts: { A01: 1 } });
    expect((await work('substitute')).counts).toEqual({ A01: 1 });
    expect((await campaign.ofState('admitted')).map(({ rank }) => rank)).toContain(4);
    await through('medical-check', 'passed', ':2');

    const listed = await work('publish-list', { statement: await campaign.said('publishNotice', { contact: '0513-12389' }) });
    expect(listed.counts).toEqual({ listed: 3 });
    const [objected] = await campaign.ofState('to-hire');
    await registers.db.update(applicants).set({ heldBy: 'FH-1' }).where(eq(applicants.number, objected!.number));
    const yes = await campaign.said('approveHires', { result: 'approved' });
    expect(await work('hire', { statement: yes })).toMatchObject({ result: 'held', counts: { offered: 2, held: 1 } });
    await registers.db.update(applicants).set({ heldBy: null }).where(eq(applicants.number, objected!.number));
    expect(await work('hire', { statement: yes }, 'hire:2')).toMatchObject({ result: 'done', counts: { offered: 1 } });
    expect(await registers.db.$count(statements, sql`message = 'offerPost' and told->>'campaign' = ${campaign.caseNo}`)).toBe(3);
    expect((await work('conclude', { result: 'hired' })).counts).toMatchObject({ A01: 0, B02: 2 });
  });

  test('报到后建立人事档案占用额度，离职退回；没有报到的退回保留', async () => {
    await registered(10);
    const employment = async (n: number) => {
      const caseNo = `LY-${campaign.caseNo}-${n}`;
      const [row] = await registers.db.select().from(applicants).where(eq(applicants.caseNo, campaign.caseNo)).offset(n).limit(1);
      await registers.db.insert(cases).values({ caseNo, procedure: 'employment', title: '', organ: '320600', openedOn: '2026-06-02', state: 'open', urgent: false, opening: { organ: '320600', unit: '320602-s1', category: 'duty', employment: 'direct', employer: '320600', campaign: campaign.caseNo, position: 'A01', applicant: row!.applicationNo }, ruleVersion: '2026-06', lastSeq: 0, lastHash: '' });
      return caseNo;
    };
    const started = await campaign.said('startWork', { from: '2026-07-01', tier: '一级' });
    const [stays, declines] = [await employment(0), await employment(1)];
    expect((await activities.work(stays, 'create-file', { what: 'create-file', statement: started })).result).toBe('done');
    expect(await registers.db.select({ post: auxiliaries.post, tier: auxiliaries.tier, startedOn: auxiliaries.startedOn, leftOn: auxiliaries.leftOn }).from(auxiliaries).where(eq(auxiliaries.caseNo, stays))).toEqual([{ post: '勤务', tier: '一级', startedOn: '2026-07-01', leftOn: null }]);
    await activities.work(declines, 'give-back', { what: 'give-back' });
    await activities.work(declines, 'give-back', { what: 'give-back' });
    const [kept] = await registers.db.select().from(reservations).where(sql`case_no = ${campaign.caseNo} and position = 'A01'`);
    expect(kept!.kept).toBe(2);
    await activities.work(stays, 'give-back', { what: 'give-back', endedOn: '2026-12-31' });
    expect(await registers.db.select({ leftOn: auxiliaries.leftOn }).from(auxiliaries).where(eq(auxiliaries.caseNo, stays))).toEqual([{ leftOn: '2026-12-31' }]);
  });

  test('岗位减到没有人的，报了这个岗位的人就此结束，写明理由，不再通知考试', async () => {
    await registered(5);
    await campaign.applied(2, { position: 'B02', from: 100 });
    await closed();
    await qualified();
    expect(await work('count-ratio')).toMatchObject({ result: 'short', counts: { A01: 5, B02: 2 } });
    await work('apply-ratio', { statement: await campaign.said('decideRatio', { result: 'cut' }) });
    const cut = await campaign.ofState('failed');
    expect(cut.map(({ position }) => position)).toEqual(['B02', 'B02']);
    expect(await registers.db.select({ stage: outcomes.stage, reasons: outcomes.reasons, publishedOn: outcomes.publishedOn, recheckUntil: outcomes.recheckUntil }).from(outcomes).where(sql`case_no = ${campaign.caseNo} and not passed`)).toEqual(Array.from({ length: 2 }, () => ({ stage: 'ratio-check', reasons: ['post-cut'], publishedOn: '2026-06-09', recheckUntil: null })));
    expect((await arranged('written-test')).counts).toEqual({ called: 5, outside: 0 });
  });

  test('开考比例不足的岗位算得出，核减到比例承受的人数', async () => {
    await registered(5);
    await closed();
    await qualified();
    expect(await work('count-ratio')).toMatchObject({ result: 'short', counts: { A01: 5, B02: 0 } });
    await work('apply-ratio', { statement: await campaign.said('decideRatio', { result: 'cut' }) });
    expect((await registers.db.select({ code: positions.code, headcount: positions.headcount }).from(positions).where(eq(positions.caseNo, campaign.caseNo)).orderBy(positions.code))).toEqual([{ code: 'A01', headcount: 1 }, { code: 'B02', headcount: 0 }]);
    const [row] = await registers.db.select().from(campaigns).where(eq(campaigns.caseNo, campaign.caseNo));
    expect(row!.fixedAt).not.toBeNull();
  });
});

test('what was written by the thousand is known to the planner at once: without it the next work joins row by row', async () => {
  await registered(1_200);
  await closed();
  await work('check-conditions');
  const [known] = await registers.db.execute<{ rows: number }>(sql`select reltuples::int as rows from pg_class where relname = 'outcomes'`);
  expect(known!.rows).toBeGreaterThanOrEqual(1_200);
});
