import { and, asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { reportedTo } from '../db/reads/oversight.ts';
import { cases, clocks, duties, numberSeries, posts, reminders, walls } from '../db/schema/index.ts';
import { ownRegister } from '../test/setup/own-register.ts';
import { law } from '../workflows/complaint/law.ts';
import type { Day, Period } from '../workflows/steps/words.ts';
import { law as injuryLaw } from '../workflows/work-injury/law.ts';

const own = ownRegister();
let nth = 0;
let caseNo = '';
let today: Day = '2026-06-02';
const organ = '320602';
const now = () => new Date(`${today}T08:30:00+08:00`);

beforeEach(() => {
  caseNo = `TS-2026-5${String(++nth).padStart(4, '0')}`;
  today = '2026-06-02';
});

/** A case with a clock that runs until 2 June. */
async function running(period: Period = law.acceptanceNotice, more: Partial<typeof cases.$inferInsert> = {}): Promise<void> {
  await own.registers.db.insert(cases).values({ caseNo, procedure: 'complaint', title: '', organ, openedOn: '2026-05-18', state: 'open', urgent: false, opening: {}, ruleVersion: '2026-05', lastSeq: 0, lastHash: '', ...more });
  await own.registers.db.insert(clocks).values({ caseNo, key: period.id, period, startedOn: '2026-05-18', counting: { from: '2026-05-18', figure: 15, unit: 'day', extensions: [], pauses: [] }, lastDay: '2026-06-02', originalLastDay: '2026-06-02', state: 'running', provisional: false, calendarVersion: 1 });
}
const asked = (who: Partial<typeof duties.$inferInsert>, clock: Period, state: 'open' | 'answered' = 'open') =>
  own.registers.db.insert(duties).values({ id: `${caseNo}.x`, caseNo, key: 'x', message: 'triage', owed: who.party === undefined, clock: clock.id, state, openedAt: now(), openedSeq: 1, ...who });
const remind = () => own.activities(now).remind();
const rungs = async () => (await own.registers.db.select().from(reminders).where(eq(reminders.caseNo, caseNo)).orderBy(asc(reminders.rung))).map(({ rung, number, reportedTo }) => ({ rung, number, reportedTo }));
const leaderOf = async (of: string) => (await own.registers.db.select().from(posts).where(and(eq(posts.organ, of), eq(posts.office, 'organ-leader'))).orderBy(asc(posts.id)))[0]!.userId;

describe('the daily round', () => {
  test('reports the last day and issues one pressing notice, numbered once however often it is made', async () => {
    await running();
    await asked({ office: 'intake-officer', organ }, law.acceptanceNotice);
    const leader = await leaderOf(organ);
    await remind();
    expect(await rungs()).toEqual([{ rung: 'approaching', number: null, reportedTo: null }, { rung: 'last-day', number: null, reportedTo: leader }]);
    today = '2026-06-03';
    await remind();
    const once = await rungs();
    await remind();
    expect(await rungs()).toEqual(once);
    expect(once.find(({ rung }) => rung === 'pressed')).toMatchObject({ number: expect.stringMatching(/催〔2026〕1号$/), reportedTo: leader });
    expect(await own.registers.db.select({ last: numberSeries.last }).from(numberSeries).where(eq(numberSeries.organ, organ))).toEqual([{ last: 1 }]);
  });

  test('begins anew for a last day that was moved, and presses with a number of its own', async () => {
    await running();
    await asked({ office: 'intake-officer', organ }, law.acceptanceNotice);
    today = '2026-06-03';
    await remind();
    expect(await rungs()).toHaveLength(3);
    const seen = async () => (await reportedTo(own.registers.db, await leaderOf(organ), today, { limit: 50, offset: 0 })).rows.flatMap((each) => (each.caseNo === caseNo ? [each.rung] : []));
    expect(await seen()).toEqual(['pressed']);
    await own.registers.db.update(clocks).set({ lastDay: '2026-07-02' }).where(eq(clocks.caseNo, caseNo));
    await remind();
    expect([await rungs().then(({ length }) => length), await seen()]).toEqual([3, []]);
    today = '2026-07-03';
    await remind();
    expect((await rungs()).map(({ rung }) => rung)).toEqual(['approaching', 'approaching', 'last-day', 'last-day', 'pressed', 'pressed']);
    expect(new Set((await rungs()).flatMap(({ number }) => number ?? [])).size).toBe(2);
  });

  test('passes a leader over whom a wall keeps from the case: the one above is told', async () => {
    await running();
    await asked({ office: 'intake-officer', organ }, law.acceptanceNotice);
    await own.registers.db.insert(walls).values({ caseNo, userId: await leaderOf(organ), ground: 'subject', since: now() });
    await remind();
    expect((await rungs()).find(({ rung }) => rung === 'last-day')?.reportedTo).toBe(await leaderOf('320600'));
  });

  test('leaves a case alone that is final', async () => {
    await running(law.acceptanceNotice, { state: 'closed', endedOn: '2026-06-01' });
    await remind();
    expect(await rungs()).toEqual([]);
  });

  test('presses no office for the time in which a person may ask for administrative review, under which nobody is asked', async () => {
    await running(injuryLaw.adminReview);
    await remind();
    expect(await rungs()).toEqual([]);
    await running(injuryLaw.adminReview, { caseNo: (caseNo = `${caseNo}-2`) });
    await own.registers.db.update(clocks).set({ key: `${injuryLaw.adminReview.id}:2` }).where(eq(clocks.caseNo, caseNo));
    await remind();
    expect(await rungs()).toEqual([]);
  });

  test('reminds nobody of a period that is the complainant’s own, nor of a step that is done', async () => {
    await running(law.reviewRequest);
    await asked({ party: 'complainant' }, law.reviewRequest);
    await remind();
    expect(await rungs()).toEqual([]);
    await own.registers.db.update(duties).set({ office: 'intake-officer', organ, party: null, owed: true, state: 'answered' }).where(eq(duties.caseNo, caseNo));
    await remind();
    expect(await rungs()).toEqual([]);
  });

  test('watches a last day also where nobody is asked under it, such as that by which a letter must be served', async () => {
    await running(law.petitionOfficeRouting);
    await remind();
    expect((await rungs()).map(({ rung }) => rung)).toEqual(['approaching', 'last-day']);
  });
});
