import { describe, expect, it, test } from 'vitest';
import type { Day } from '../../workflows/steps/words.ts';
import { addDays, weekday } from './calendar.ts';
import published from './days.json' with { type: 'json' };
import { chineseDaysSays, notices as generated, settled, tymeSays } from './generate.ts';
import { calendarOf, notices } from './notices.ts';

const calendar = calendarOf(1);
const days: Day[] = [];
for (let day: Day = '2004-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) days.push(day);

const worked = (day: Day, named: { kind: string } | undefined) => (named ? named.kind === 'make-up' : weekday(day) < 6);
const works = (day: Day) => ['workday', 'make-up'].includes(calendar.kind(day));
const against = (says: typeof tymeSays) => days.filter((day) => works(day) !== worked(day, says(day)));

it('days.json is what the generator writes', () => expect(published).toEqual(generated()));

it('has a notice for every year from 2004 to 2026', () => {
  expect(notices.map(({ year }) => year)).toEqual(Array.from({ length: 23 }, (_, i) => 2004 + i));
  expect(notices.at(-1)!.source).toBe('国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）');
});

describe('whether people work agrees, on all 8,401 days, with', () => {
  it('chinese-days, but for the Saturday that the notice for 2006 makes a working day', () => {
    expect(days).toHaveLength(8401);
    expect(against(chineseDaysSays)).toEqual(['2005-12-31']);
  });
  it('tyme4ts, but for two make-up days of 2013 that it lacks', () => {
    expect(against(tymeSays)).toEqual(['2013-04-07', '2013-10-12']);
  });
  it('each other, so that no other day needed to be settled', () => {
    const differ = days.filter((day) => chineseDaysSays(day)?.kind !== tymeSays(day)?.kind && !(day in settled));
    expect(differ.filter((day) => worked(day, chineseDaysSays(day)) || worked(day, tymeSays(day)))).toEqual([]);
  });
});

// Counted in the notices themselves by an independent list; each notice counts its days in the December before.
test.each([
  [2008, 6], [2009, 6], [2010, 8], [2011, 5], [2012, 7], [2013, 12], [2014, 5], [2015, 5], [2016, 6], [2017, 5], [2018, 6], [2019, 7],
  [2020, 6], [2021, 7], [2022, 7], [2023, 7], [2024, 8], [2025, 5], [2026, 6],
])('the notice for %i makes %i weekend days working days', (year, figure) => {
  expect(notices.find((notice) => notice.year === year)!.days.filter(({ kind }) => kind === 'make-up')).toHaveLength(figure);
});

it('follows the text of the notice for 2026', () => {
  const span = (from: Day, length: number) => Array.from({ length }, (_, i) => addDays(from, i));
  const off = [...span('2026-01-01', 3), ...span('2026-02-15', 9), ...span('2026-04-04', 3), ...span('2026-05-01', 5), ...span('2026-06-19', 3), ...span('2026-09-25', 3), ...span('2026-10-01', 7)];
  const on: Day[] = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];
  const of2026 = notices.at(-1)!.days;
  expect(of2026.filter(({ kind }) => kind === 'holiday').map(({ day }) => day)).toEqual(off);
  expect(of2026.filter(({ kind }) => kind === 'make-up').map(({ day }) => day)).toEqual(on);
});
