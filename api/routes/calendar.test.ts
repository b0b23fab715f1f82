import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendarTellings, calendars, clockCountings, clocks, duties } from '../../db/schema/index.ts';
import { openDesk, owed, started, type WholeDesk, type SignedIn } from '../../test/setup/whole-desk.ts';
import { law } from '../../workflows/complaint/law.ts';
import { passCalendarsOn } from '../telling/calendar-telling.ts';
import type { Calendar, CalendarDraft, CalendarYear, Problem } from '../shapes.ts';
import { keepUp } from '../telling/upkeep.ts';

let desk: WholeDesk;
let one: SignedIn;
let other: SignedIn;
let outcome: 'told' | 'no-workflow' | 'away' = 'told';
const taken: string[] = [];

/** A case hears of a calendar as its workflow does; even of clocks that it has stopped by then. */
async function hear(caseNo: string, version: number): Promise<void> {
  const rows = await desk.registers.db.select().from(clocks).where(eq(clocks.caseNo, caseNo)).orderBy(asc(clocks.key));
  await desk.enter(caseNo, ...rows.map(({ key }) => ({ type: 'clock-recounted' as const, key: `${key}@${version}`, clock: key, calendar: version })));
}

beforeAll(async () => {
  desk = await openDesk({
    calendarPublished: async (_procedure, caseNo, version) => {
      if (outcome === 'away') throw new Error('away');
      if (outcome === 'told') await hear(caseNo, version);
      return outcome;
    },
    start: async (_procedure, { caseNo }) => void taken.push(caseNo),
  });
  desk.today = '2026-12-18';
  [one, other] = await Promise.all([desk.signIn('calendar-keeper-320600-1'), desk.signIn('calendar-keeper-320600-2')]);
});
afterAll(() => desk.close());

const holiday = (day: string) => ({ day, kind: 'holiday' as const, name: '元旦' });
const notice = (year = 2027) => ({ year, source: '国办发明电〔2026〕9号', days: [...[1, 2, 3, 4].map((date) => holiday(`${year}-01-0${date}`)), ...(year === 2027 ? [{ day: '2027-01-09', kind: 'make-up' as const, name: '元旦' }] : [])] });
const clockOf = async (caseNo: string, key: string) => (await desk.registers.db.select().from(clocks).where(and(eq(clocks.caseNo, caseNo), eq(clocks.key, key))))[0]!;
const untold = async () => (await desk.registers.db.select().from(calendarTellings)).filter(({ toldAt }) => !toldAt).map(({ caseNo }) => caseNo);

describe('drafting', () => {
  test('everybody reads the calendar and what it lacks; a year is shown day by day', async () => {
    const officer = await desk.signIn('handler-320602-1');
    const { body } = await officer.get<Calendar>('/calendar');
    expect(body).toMatchObject({ version: 1, missing: [2027], drafts: [] });
    expect(body.years.at(-1)).toMatchObject({ year: 2026, announced: true });
    const year = (await officer.get<CalendarYear>('/calendar/2026')).body;
    expect(year.days).toHaveLength(365);
    expect(year.days.find(({ day }) => day === '2026-10-01')).toEqual({ day: '2026-10-01', kind: 'holiday', name: '国庆节' });
    expect((await officer.get<CalendarYear>('/calendar/2027')).body).toMatchObject({ announced: false, source: '' });
  });

  test('what is no notice is refused, day by day, and nothing is kept', async () => {
    const days = [{ day: '2027-01-05', kind: 'make-up', name: '元旦' }, holiday('2028-01-01'), holiday('2027-02-30'), holiday('2027-01-01'), holiday('2027-01-01'), holiday('2026-10-01')];
    const { status, body } = await one.post<Problem>('/calendar/drafts', { year: 2027, source: '号', days });
    expect(status).toBe(422);
    expect(body.errors!.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/days/2/day']));
    const real = await one.post<Problem>('/calendar/drafts', { year: 2027, source: '号', days: days.filter(({ day }) => day !== '2027-02-30') });
    expect(real.body.errors!.map(({ pointer }) => pointer)).toEqual(['/days/0/day', '/days/1/day', '/days/3/day', '/days/4/day']);
    expect(await desk.registers.db.select().from(calendars)).toHaveLength(1);
  });

  test('only who keeps the calendar drafts it', async () => {
    expect((await (await desk.signIn('administrator-320600')).post('/calendar/drafts', notice())).status).toBe(403);
  });
});

describe('publishing', () => {
  const [running, paused, stopped] = ['TS-2026-60001', 'TS-2026-60002', 'TS-2026-60003'] as const;
  let version = 0;

  test('a draft says first which last days it moves, and moves none', async () => {
    await desk.open(running, started(law.acceptanceNotice, desk.today), owed('triage', 'intake-officer', { clock: law.acceptanceNotice.id }));
    await desk.open(paused, started(law.completionOfReport, '2026-11-05'), { type: 'clock-paused', key: 'paused', clock: law.completionOfReport.id, on: desk.today });
    await desk.open(stopped, started(law.acceptanceNotice, desk.today), { type: 'clock-stopped', key: law.acceptanceNotice.id, on: desk.today });
    const key = randomUUID();
    const { status, body } = await one.post<CalendarDraft>('/calendar/drafts', notice(), key);
    expect(status).toBe(201);
    expect(body).toMatchObject({ year: 2027, draftedBy: 'u-calendar-keeper-320600-1', affected: 2, provisionalBefore: 2, provisionalAfter: 0, outdated: false, moved: expect.arrayContaining([{ title: '受理告知期限', from: '2027-01-04', to: '2027-01-05', cases: 1 }]) });
    expect(body.days).toHaveLength(5);
    expect((await one.post<CalendarDraft>('/calendar/drafts', notice(), key)).body.version).toBe(body.version);
    expect((await one.get<Calendar>('/calendar')).body.drafts).toHaveLength(1);
    expect((await clockOf(running, law.acceptanceNotice.id)).lastDay).toBe('2027-01-04');
    version = body.version;
  });

  test('is for a second person', async () => {
    expect((await one.post<Problem>(`/calendar/drafts/${version}/publish`)).body).toMatchObject({ status: 422, ground: 'same-drafter', detail: '起草人不能自己确认，请由另一人确认。' });
    expect((await (await desk.signIn('auditor-320600')).post(`/calendar/drafts/${version}/publish`)).status).toBe(403);
  });

  test('every case with a running clock is listed in the same commit, and told even when the first tries fail', async () => {
    const older = (await one.post<CalendarDraft>('/calendar/drafts', notice())).body.version;
    const published = await other.post<CalendarDraft>(`/calendar/drafts/${version}/publish`);
    expect(published.body).toMatchObject({ publishedBy: 'u-calendar-keeper-320600-2', affected: 2, untold: 2 });
    expect((await untold()).toSorted()).toEqual([running, paused]);

    outcome = 'away';
    expect(await passCalendarsOn(desk.deps)).toBe(0);
    expect(await untold()).toHaveLength(2);
    outcome = 'no-workflow';
    expect(await passCalendarsOn(desk.deps)).toBe(0);
    expect(taken.toSorted()).toEqual([running, paused]);
    outcome = 'told';
    expect(await passCalendarsOn(desk.deps)).toBe(2);
    expect(await untold()).toEqual([]);

    expect(await clockOf(running, law.acceptanceNotice.id)).toMatchObject({ lastDay: '2027-01-05', state: 'running', provisional: false, calendarVersion: version });
    const [duty] = await desk.registers.db.select({ lastDay: duties.lastDay }).from(duties).where(eq(duties.id, `${running}.triage`));
    expect(duty!.lastDay).toBe('2027-01-05');
    const countings = await desk.registers.db.select().from(clockCountings).where(eq(clockCountings.caseNo, running)).orderBy(asc(clockCountings.seq));
    expect(countings.map(({ counted }) => [counted.lastDay, counted.calendarVersion])).toEqual([['2027-01-04', 1], ['2027-01-05', version]]);

    expect((await other.post<Problem>(`/calendar/drafts/${older}/publish`)).status).toBe(409);
    expect((await other.post<Problem>(`/calendar/drafts/${version}/publish`)).body.detail).toMatch(/^已于 2026-12-18 由 .+ 办理。$/);
  });

  test('a pause that still runs is counted as if the clock went on at once', async () => {
    expect(await clockOf(paused, law.completionOfReport.id)).toMatchObject({ lastDay: '2027-01-05', state: 'paused', calendarVersion: version });
  });

  test('a clock that was stopped stays as it was, also when its case hears of the calendar', async () => {
    await hear(stopped, version);
    expect(await clockOf(stopped, law.acceptanceNotice.id)).toMatchObject({ lastDay: '2027-01-04', state: 'stopped', calendarVersion: 1 });
  });

  test('the published version stands for good, and the public counts by it', async () => {
    await expect(desk.registers.db.update(calendars).set({ source: '改' }).where(eq(calendars.version, version))).rejects.toThrow();
    await expect.poll(async () => (await desk.app.inject({ url: '/api/public/deadline?from=2026-12-18&figure=15' })).json(), { timeout: 5_000 }).toMatchObject({ lastDay: '2027-01-05', provisional: false, calendarVersion: version });
    const officer = await desk.signIn('handler-320602-1');
    expect((await officer.get<Calendar>('/calendar')).body.missing).toEqual([]);
    expect((await officer.get<CalendarYear>('/calendar/2027')).body.source).toBe('国办发明电〔2026〕9号');
  });

  test('a case that started its clock while the calendar was being published is found later', async () => {
    await desk.registers.db.update(clocks).set({ calendarVersion: 1 }).where(eq(clocks.caseNo, running));
    await desk.registers.db.delete(calendarTellings).where(eq(calendarTellings.caseNo, running));
    await keepUp(desk.deps);
    expect(await untold()).toEqual([running]);
  });

  test('nobody but a second person is let through by the database either', async () => {
    await expect(desk.registers.db.update(calendars).set({ publishedBy: 'u-calendar-keeper-320600-1', publishedAt: desk.deps.now() }).where(and(eq(calendars.draftedBy, 'u-calendar-keeper-320600-1'), eq(calendars.version, version + 1)))).rejects.toThrow();
  });
});
