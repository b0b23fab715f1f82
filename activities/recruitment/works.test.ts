import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { faultOf } from '../../db/client.ts';
import { applicants, positions, reservations } from '../../db/schema/index.ts';
import { CampaignWorks } from '../../test/setup/campaign-works.ts';

let at: CampaignWorks;
beforeAll(async () => {
  at = await CampaignWorks.open();
});
afterAll(() => at.close());
beforeEach(() => at.another());

describe('计划与额度', () => {
  test('占用额度与计划一起登记；做两次只占一次', async () => {
    expect((await at.held(3)).result).toBe('done');
    await at.work('hold-headcount', { plan: 'never read', check: 'never read' });
    expect(await at.registers.db.select({ position: reservations.position, kept: reservations.kept }).from(reservations).where(eq(reservations.caseNo, at.campaign.caseNo))).toEqual([{ position: 'A01', kept: 3 }, { position: 'B02', kept: 2 }]);
    await at.work('release-headcount');
    expect(await at.registers.db.$count(reservations, sql`case_no = ${at.campaign.caseNo} and released`)).toBe(2);
  });

  test('额度不够的，计划退回，什么也没有登记', async () => {
    expect((await at.held(301)).result).toBe('no-vacancy');
    expect(await at.registers.db.$count(positions, eq(positions.caseNo, at.campaign.caseNo))).toBe(0);
    expect(await at.registers.db.$count(reservations, eq(reservations.caseNo, at.campaign.caseNo))).toBe(0);
  });
});

describe('报名窗口以公告的时刻为准', () => {
  test('截止前的一毫秒能报，截止的一刻起不能报，名单确定后也不能', async () => {
    await at.registered(1);
    const received = (receivedAt: Date, from: number) => at.registers.db.insert(applicants).values({ applicationNo: `X${at.campaign.caseNo}${from}`, caseNo: at.campaign.caseNo, position: 'A01', personMark: `x${from}`, maskedName: '李*', maskedId: '*', bornOn: '1999-01-01', sex: 'male', education: 'college', barred: [], targeted: false, promise: true, bodyHash: `x${from}`, receivedAt, state: 'applied' }).then(() => undefined, (error: unknown) => faultOf(error)?.constraint);
    expect(await received(new Date('2026-06-09T16:59:59.999+08:00'), 1)).toBeUndefined();
    expect(await received(new Date('2026-06-09T17:00:00.000+08:00'), 2)).toBe('received_in_time');
    expect(await received(new Date('2026-06-01T23:59:59.999+08:00'), 3)).toBe('received_in_time');
    const list = await at.closed();
    expect(list.counts).toEqual({ received: 2 });
    expect(await received(new Date('2026-06-09T16:00:00+08:00'), 4)).toBe('received_in_time');
    expect(await at.work('close-window')).toEqual(list);
  });

  test('截止时还握着名册的报名，等它落定再确定名单', async () => {
    await at.registered(0);
    let commit!: () => void;
    const holding = new Promise<void>((resolve) => (commit = resolve));
    let entered!: () => void;
    const inside = new Promise<void>((resolve) => (entered = resolve));
    const last = at.registers.db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from campaigns where case_no = ${at.campaign.caseNo} for share`);
      entered();
      await holding;
      await tx.execute(sql`insert into applicants (application_no, case_no, position, person_mark, masked_name, masked_id, born_on, sex, education, barred, targeted, promise, body_hash, received_at, state)
        values (${`L-${at.campaign.caseNo}`}, ${at.campaign.caseNo}, 'A01', 'last', '王*', '*', '1999-01-01', 'male', 'college', '{}', false, true, 'last', '2026-06-09T16:59:59.9+08:00', 'applied')`);
    });
    await inside;
    const closing = at.closed();
    await new Promise((resolve) => setTimeout(resolve, 100));
    commit();
    await last;
    expect((await closing).counts).toEqual({ received: 1 });
  });
});

test('what was written by the thousand is known to the planner at once: without it the next work joins row by row', async () => {
  await at.registered(1_200);
  await at.closed();
  await at.work('check-conditions');
  const [known] = await at.registers.db.execute<{ rows: number }>(sql`select reltuples::int as rows from pg_class where relname = 'outcomes'`);
  expect(known!.rows).toBeGreaterThanOrEqual(1_200);
});
