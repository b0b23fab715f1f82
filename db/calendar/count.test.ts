import { describe, expect, it, test } from 'vitest';
import type { Day, Unit } from '../../workflows/steps/words.ts';
import { calendarFrom, count, daysLeft, extensionStands, lateBy, yearsMissing, type CountedDay, type Counting } from './count.ts';
import { calendarOf, notices } from './notices.ts';

const calendar = calendarOf(1);
const from = (start: Day, figure: number, unit: Unit, more: Partial<Counting> = {}): Counting => ({ from: start, figure, unit, extensions: [], pauses: [], ...more });
const lastDay = (counting: Counting) => count(counting, calendar).lastDay;
const entry = (days: readonly CountedDay[], day: Day) => days.find((each) => each.day === day);

describe('calendar days: all are counted, only the end moves', () => {
  test.each<[string, Day, number, Day]>([
    ['event on Monday, the fifth day is a Saturday: Monday', '2026-06-01', 5, '2026-06-08'],
    ['the end on a Sunday moves by one day', '2026-06-01', 6, '2026-06-08'],
    ['event on a Saturday: Sunday is the first day, and the end moves to Monday', '2026-06-06', 1, '2026-06-08'],
    ['event on a Saturday: the start is not moved to Monday', '2026-06-06', 6, '2026-06-12'],
    ['the end on a make-up Saturday stays', '2026-04-29', 10, '2026-05-09'],
    ['the end on a make-up Sunday stays', '2026-09-10', 10, '2026-09-20'],
    ['the end on the first day of National Day: the day after the seventh', '2026-09-01', 30, '2026-10-08'],
    ['the end within the Spring Festival: the Tuesday after its nine days', '2026-02-12', 7, '2026-02-24'],
    ['the end on the Friday of the Dragon Boat Festival: Monday', '2026-06-09', 10, '2026-06-22'],
    ['holidays inside the period are counted', '2026-06-16', 10, '2026-06-26'],
    ['sixty days from acceptance on 12 May: Saturday 11 July, Monday 13 July', '2026-05-12', 60, '2026-07-13'],
  ])('%s', (_, start, figure, expected) => expect(lastDay(from(start, figure, 'day'))).toBe(expected));
});

describe('working days', () => {
  test.each<[string, Day, number, Day]>([
    ['Labour Day is skipped, the make-up Saturday is the fourth day, Monday the fifth', '2026-04-30', 5, '2026-05-11'],
    ['the period may end on the make-up Saturday', '2026-04-30', 4, '2026-05-09'],
    ['after National Day the make-up Saturday is the third day', '2026-09-30', 3, '2026-10-10'],
    ['fifteen days over the Spring Festival with both its make-up Saturdays', '2026-02-13', 15, '2026-03-12'],
    ['event on a Saturday: Monday is the first day', '2026-06-06', 1, '2026-06-08'],
    ['event on a make-up Saturday: that day is not counted', '2026-05-09', 1, '2026-05-11'],
    ['event on Friday before an ordinary weekend', '2026-07-03', 1, '2026-07-06'],
    ['make-up Sunday after New Year', '2026-01-01', 1, '2026-01-04'],
  ])('%s', (_, start, figure, expected) => expect(lastDay(from(start, figure, 'working-day'))).toBe(expected));
});

describe('months and years end on the day of the same number', () => {
  test.each<[string, Day, number, Unit, Day]>([
    ['31 January + 1 month: 28 February, in 2026 a make-up Saturday', '2026-01-31', 1, 'month', '2026-02-28'],
    ['31 January + 1 month in a leap year: 29 February', '2024-01-31', 1, 'month', '2024-02-29'],
    ['28 February + 1 month: 28 March (a Saturday, so the 30th), not the 31st', '2026-02-28', 1, 'month', '2026-03-30'],
    ['29 February + 1 year: 28 February', '2024-02-29', 1, 'year', '2025-02-28'],
    ['31 March + 6 months: 30 September', '2026-03-31', 6, 'month', '2026-09-30'],
    ['two years to National Day: 8 October', '2024-10-01', 2, 'year', '2026-10-08'],
    ['event on a holiday: the number is that of the event day', '2026-01-01', 3, 'month', '2026-04-01'],
    ['31 October + 4 months over the turn of the year', '2023-10-31', 4, 'month', '2024-02-29'],
  ])('%s', (_, start, figure, unit, expected) => expect(lastDay(from(start, figure, unit))).toBe(expected));
});

describe('extension', () => {
  const complaint = from('2026-05-12', 60, 'day');
  it('in the same unit is one period from the start, not 30 days from the moved Monday', () => {
    const counted = count({ ...complaint, extensions: [{ figure: 30, unit: 'day', on: '2026-07-01' }] }, calendar);
    expect(counted).toMatchObject({ lastDay: '2026-08-10', originalLastDay: '2026-07-13' });
    expect(counted.shiftedFrom).toBeUndefined();
  });
  it('in another unit runs from the unmoved Saturday', () => {
    expect(lastDay({ ...complaint, extensions: [{ figure: 1, unit: 'month', on: '2026-07-01' }] })).toBe('2026-08-11');
  });
  it('of working days by calendar days runs from the last working day', () => {
    expect(lastDay(from('2026-06-01', 15, 'working-day'))).toBe('2026-06-23');
    expect(lastDay(from('2026-06-01', 15, 'working-day', { extensions: [{ figure: 10, unit: 'day', on: '2026-06-20' }] }))).toBe('2026-07-03');
  });
  it('twice by a month from 31 January is two months: 31 March', () => {
    const month = { figure: 1, unit: 'month', on: '2026-01-20' } as const;
    expect(lastDay(from('2026-01-16', 15, 'day', { extensions: [month, month] }))).toBe('2026-03-31');
  });
  it('stands if decided on the last day, moved day included, and not one day later', () => {
    const counted = count(complaint, calendar);
    expect(extensionStands('2026-07-13', counted)).toBe(true);
    expect(extensionStands('2026-07-14', counted)).toBe(false);
  });
});

describe('pause', () => {
  const complaint = from('2026-05-12', 60, 'day');
  it('counts the day of suspension, not the day of resumption', () => {
    const { lastDay, originalLastDay, days } = count({ ...complaint, pauses: [{ from: '2026-06-01', to: '2026-06-11' }] }, calendar);
    expect({ lastDay, originalLastDay }).toEqual({ lastDay: '2026-07-21', originalLastDay: '2026-07-13' });
    expect(entry(days, '2026-06-01')).toMatchObject({ counted: true, n: 20 });
    expect(entry(days, '2026-06-11')).toMatchObject({ counted: false, why: 'paused' });
    expect(entry(days, '2026-06-12')).toMatchObject({ counted: true, n: 21 });
  });
  it('twice, in any order: Sunday 26 July, moved to Monday', () => {
    const pauses = [{ from: '2026-07-01', to: '2026-07-06' }, { from: '2026-06-01', to: '2026-06-11' }] as const;
    expect(count({ ...complaint, pauses }, calendar)).toMatchObject({ lastDay: '2026-07-27', shiftedFrom: '2026-07-26' });
  });
  it('overlapping with another is not taken twice', () => {
    expect(lastDay({ ...complaint, pauses: [{ from: '2026-06-01', to: '2026-06-08' }, { from: '2026-06-05', to: '2026-06-11' }] })).toBe('2026-07-21');
    expect(lastDay(from('2026-04-13', 3, 'month', { pauses: [{ from: '2026-05-06', to: '2026-05-12' }, { from: '2026-05-08', to: '2026-05-16' }] }))).toBe('2026-07-23');
  });
  it('of working days leaves thirteen of fifteen after the resumption', () => {
    expect(lastDay(from('2026-06-01', 15, 'working-day', { pauses: [{ from: '2026-06-03', to: '2026-06-08' }] }))).toBe('2026-06-26');
  });
  it('of months adds its calendar days to the unmoved end: Saturday 11 July + 10', () => {
    expect(lastDay(from('2026-04-11', 3, 'month', { pauses: [{ from: '2026-05-06', to: '2026-05-16' }] }))).toBe('2026-07-21');
  });
  it('of months still counts when it begins on the Monday to which the end moved', () => {
    expect(lastDay(from('2026-04-11', 3, 'month', { pauses: [{ from: '2026-07-13', to: '2026-07-20' }] }))).toBe('2026-07-20');
  });
  it('after the last day changes nothing', () => {
    const late = [{ from: '2026-07-14', to: '2026-07-20' }] as const;
    expect(lastDay({ ...complaint, pauses: late })).toBe('2026-07-13');
    expect(lastDay(from('2026-04-11', 3, 'month', { pauses: late }))).toBe('2026-07-13');
    expect(count({ ...complaint, pauses: [{ from: '2026-07-14' }] }, calendar).openPause).toBe(false);
  });
  it('that ends on its own first day changes nothing', () => {
    expect(lastDay({ ...complaint, pauses: [{ from: '2026-06-01', to: '2026-06-01' }] })).toBe('2026-07-13');
  });
  it('still open is counted as if resumed at once, and an extension may be decided after that day', () => {
    const counted = count({ ...complaint, pauses: [{ from: '2026-06-01' }] }, calendar);
    expect(counted).toMatchObject({ lastDay: '2026-07-13', openPause: true });
    expect(extensionStands('2026-08-01', counted)).toBe(true);
  });
  it('from the sixtieth day has no day left to keep', () => {
    expect(count({ ...complaint, pauses: [{ from: '2026-07-11' }] }, calendar)).toMatchObject({ lastDay: '2026-07-13', openPause: false });
    expect(lastDay({ ...complaint, pauses: [{ from: '2026-07-11', to: '2026-08-11' }] })).toBe('2026-07-13');
  });
});

describe('an earliest day', () => {
  it('is the day after the corresponding date', () => {
    expect(lastDay(from('2025-03-10', 1, 'year', { earliest: true }))).toBe('2026-03-11');
  });
  it('is never moved: Saturday stays, and so does National Day', () => {
    const counted = count(from('2025-03-13', 1, 'year', { earliest: true }), calendar);
    expect(counted).toMatchObject({ lastDay: '2026-03-14', originalLastDay: '2026-03-14' });
    expect(counted.shiftedFrom).toBeUndefined();
    expect(lastDay(from('2025-10-01', 1, 'year', { earliest: true }))).toBe('2026-10-02');
  });
  it('is firm in a year without a notice, because no calendar is asked', () => {
    expect(count(from('2026-03-10', 1, 'year', { earliest: true }), calendar)).toMatchObject({ lastDay: '2027-03-11', provisional: false });
  });
});

describe('a year without a notice', () => {
  const newYear: Counting = from('2026-10-01', 3, 'month');
  it('has weekends only, and the day is provisional', () => {
    expect(count(newYear, calendar)).toMatchObject({ lastDay: '2027-01-01', provisional: true, calendarVersion: 1 });
    expect(count(from('2026-12-23', 10, 'day'), calendar)).toMatchObject({ lastDay: '2027-01-04', shiftedFrom: '2027-01-02', provisional: true });
  });
  it('makes working days provisional from the first that lies in it', () => {
    expect(count(from('2026-12-24', 5, 'working-day'), calendar)).toMatchObject({ lastDay: '2026-12-31', provisional: false });
    expect(count(from('2026-12-24', 6, 'working-day'), calendar)).toMatchObject({ lastDay: '2027-01-01', provisional: true });
  });
  it('leaves a period that ends before it firm', () => {
    expect(count(from('2025-12-31', 1, 'year'), calendar)).toMatchObject({ lastDay: '2026-12-31', provisional: false });
  });
  it('is recounted when its notice is published', () => {
    const off = (['2027-01-01', '2027-01-02', '2027-01-03'] as const).map((day) => ({ day, kind: 'holiday' as const, name: '元旦' }));
    const published = calendarOf(2, [...notices, { year: 2027, source: '', days: off }]);
    expect(count(newYear, published)).toMatchObject({ lastDay: '2027-01-04', shiftedFrom: '2027-01-01', provisional: false, calendarVersion: 2 });
  });
  it('is reported missing from November on', () => {
    expect(yearsMissing('2026-10-31', calendar)).toEqual([]);
    expect(yearsMissing('2026-11-01', calendar)).toEqual([2027]);
    expect(yearsMissing('2027-12-01', calendar)).toEqual([2027, 2028]);
  });
});

describe('the list of days', () => {
  it('shows each working day and why others are not', () => {
    expect(count(from('2026-04-30', 5, 'working-day'), calendar).days.map(({ day, why, n }) => [day.slice(5), why, n])).toEqual([
      ['04-30', 'start', undefined],
      ...['05-01', '05-02', '05-03', '05-04', '05-05'].map((day) => [day, 'holiday', undefined]),
      ['05-06', 'counted', 1],
      ['05-07', 'counted', 2],
      ['05-08', 'counted', 3],
      ['05-09', 'make-up-counted', 4],
      ['05-10', 'weekend', undefined],
      ['05-11', 'end', 5],
    ]);
  });
  it('shows the end that moved, and names the holiday that was counted', () => {
    const { days } = count(from('2026-05-12', 60, 'day'), calendar);
    expect(days.slice(-3)).toEqual([
      { day: '2026-07-11', counted: true, why: 'moved-past-rest', n: 60 },
      { day: '2026-07-12', counted: false, why: 'moved-past-rest' },
      { day: '2026-07-13', counted: false, why: 'end' },
    ]);
    expect(entry(days, '2026-06-19')).toEqual({ day: '2026-06-19', counted: true, why: 'counted', n: 38, kind: 'holiday', name: '端午节' });
  });
});

describe('days left and days late', () => {
  it('are working days for a working-day clock', () => {
    expect(daysLeft('2026-04-30', '2026-05-11', 'working-day', calendar)).toBe(5);
    expect(daysLeft('2026-04-30', '2026-05-11', 'day', calendar)).toBe(11);
  });
  it('are 0 on the last day alone: on the Saturday after it one day is missed, on the Sunday before it one is left', () => {
    expect(daysLeft('2026-07-10', '2026-07-10', 'working-day', calendar)).toBe(0);
    expect(daysLeft('2026-07-11', '2026-07-10', 'working-day', calendar)).toBe(-1);
    expect(daysLeft('2026-07-14', '2026-07-10', 'working-day', calendar)).toBe(-2);
    expect(daysLeft('2026-07-12', '2026-07-13', 'working-day', calendar)).toBe(1);
    expect(daysLeft('2026-07-15', '2026-07-13', 'month', calendar)).toBe(-2);
  });
  it('lateness is in calendar days', () => {
    expect(lateBy('2026-07-15', '2026-07-13')).toBe(2);
    expect(lateBy('2026-07-13', '2026-07-13')).toBe(0);
    expect(lateBy('2026-07-01', '2026-07-13')).toBe(0);
  });
});

describe('what is no period is refused', () => {
  test.each<[string, Counting]>([
    ['a day that does not exist', from('2026-02-30', 1, 'day')],
    ['a year before 1900', from('1899-12-31', 1, 'day')],
    ['a figure of 0', from('2026-01-01', 0, 'day')],
    ['half a day', from('2026-01-01', 0.5, 'day')],
    ['a figure above 10,000', from('2026-01-01', 10_001, 'day')],
    ['an end after 2200', from('2026-01-01', 175, 'year')],
    ['a resumption before the suspension', from('2026-01-01', 9, 'day', { pauses: [{ from: '2026-01-05', to: '2026-01-04' }] })],
    ['a pause within an open pause', from('2026-01-01', 9, 'day', { pauses: [{ from: '2026-01-03' }, { from: '2026-01-05', to: '2026-01-06' }] })],
  ])('%s', (_, counting) => expect(() => count(counting, calendar)).toThrow(RangeError));
  it('a notice with a make-up day on a Friday, or a day named twice', () => {
    const row = (kind: 'holiday' | 'make-up', day: Day) => ({ day, kind, name: '国庆节' });
    expect(() => calendarFrom(1, [row('make-up', '2026-10-09')], [2026])).toThrow('2026-10-09');
    expect(() => calendarFrom(1, [row('make-up', '2026-10-10'), row('holiday', '2026-10-10')], [2026])).toThrow('2026-10-10');
  });
});
