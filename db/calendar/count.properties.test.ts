import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Day, Unit } from '../../workflows/steps/words.ts';
import { addDays, count, daysBetween, daysLeft, isRest, weekday, type CalendarDay, type Counting } from './count.ts';
import { calendarOf, notices } from './notices.ts';

const calendar = calendarOf(1);
const day = fc.integer({ min: 0, max: 22 * 365 }).map((days) => addDays('2004-01-01', days));
const unit = fc.constantFrom<Unit>('day', 'working-day', 'month', 'year');
const largest = { day: 120, 'working-day': 60, month: 14, year: 2 } as const;
const period = unit.chain((unit) => fc.record({ unit: fc.constant(unit), figure: fc.integer({ min: 1, max: largest[unit] }) }));
const pauses = (start: Day) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 60 })), { maxLength: 3 })
    .map((spans) => spans.map(([after, length]) => ({ from: addDays(start, after), to: addDays(start, after + length) })));
const counting: fc.Arbitrary<Counting> = day.chain((from) =>
  fc.record({
    from: fc.constant(from),
    extensions: fc.array(period.map((each) => ({ ...each, on: from })), { maxLength: 2 }),
    pauses: pauses(from),
    earliest: fc.boolean(),
  }).chain((rest) => period.map((each) => ({ ...rest, ...each }))),
);
const sound = (property: fc.IProperty<unknown>) => fc.assert(property as fc.IProperty<[Counting]>, { numRuns: 150 });

it('the end is never a rest day, unless it is an earliest day', () =>
  sound(fc.property(counting, (each) => each.earliest || !isRest(count(each, calendar).lastDay, calendar))));

it('a moved end moved over nothing but rest', () =>
  sound(
    fc.property(counting, (each) => {
      const { shiftedFrom, lastDay } = count(each, calendar);
      for (let at = shiftedFrom; at !== undefined && at < lastDay; at = addDays(at, 1)) expect(isRest(at, calendar)).toBe(true);
    }),
  ));

it('a larger figure never ends earlier', () =>
  sound(fc.property(counting, (each) => count({ ...each, figure: each.figure + 1 }, calendar).lastDay >= count(each, calendar).lastDay)));

it('a later event never ends earlier', () =>
  sound(fc.property(counting, (each) => count({ ...each, from: addDays(each.from, 1), pauses: [] }, calendar).lastDay >= count({ ...each, pauses: [] }, calendar).lastDay)));

it('neither extension nor pause ends earlier than the original last day', () =>
  sound(
    fc.property(counting, (each) => {
      const { lastDay, originalLastDay } = count(each, calendar);
      return lastDay >= originalLastDay;
    }),
  ));

it('the list has every day from the event to the last day once, numbered without a gap', () =>
  sound(
    fc.property(counting, (each) => {
      const { days, lastDay } = count(each, calendar);
      expect(days).toHaveLength(daysBetween(each.from, lastDay) + 1);
      expect(days.every(({ day }, i) => day === addDays(each.from, i))).toBe(true);
      const numbered = days.filter(({ counted }) => counted).map(({ n }) => n);
      expect(numbered).toEqual(numbered.map((_, i) => i + 1));
      expect(days.filter(({ why }) => why === 'end')).toEqual([days.at(-1)]);
      expect(days[0]!.counted).toBe(false);
    }),
  ));

it('the counted days add up to the figure and its extensions', () =>
  sound(
    fc.property(counting, fc.constantFrom<Unit>('day', 'working-day'), (each, unit) => {
      const same = { ...each, unit, extensions: each.extensions.map((extension) => ({ ...extension, unit })) };
      const sum = same.extensions.reduce((total, { figure }) => total + figure, same.figure);
      const { days } = count(same, calendar);
      expect(days.filter(({ counted }) => counted)).toHaveLength(sum);
      if (unit === 'working-day') expect(days.some(({ day, counted }) => counted && isRest(day, calendar))).toBe(false);
    }),
  ));

it('a pause of calendar days that ends within the period moves the unmoved end by its length', () =>
  sound(
    fc.property(day, fc.integer({ min: 40, max: 90 }), fc.integer({ min: 0, max: 39 }), fc.integer({ min: 0, max: 50 }), (from, figure, after, length) => {
      const pause = { from: addDays(from, after), to: addDays(from, after + length) };
      const { days } = count({ from, figure, unit: 'day', extensions: [], pauses: [pause] }, calendar);
      expect(days.find(({ n }) => n === figure)?.day).toBe(addDays(from, figure + length));
    }),
  ));

it('publishing the notice of 2027 changes provisional days only', () => {
  const row = fc.integer({ min: 0, max: 364 }).map((after): CalendarDay => {
    const at = addDays('2027-01-01', after);
    return { day: at, kind: weekday(at) < 6 ? 'holiday' : 'make-up', name: '放假' };
  });
  const late = counting.map((each) => ({ ...each, from: addDays('2026-01-01', daysBetween('2004-01-01', each.from) % 500), pauses: [] }));
  sound(
    fc.property(late, fc.uniqueArray(row, { maxLength: 40, selector: (each) => each.day }), (each, days) => {
      const before = count(each, calendar);
      const after = count(each, calendarOf(1, [...notices, { year: 2027, source: '', days }]));
      if (before.provisional) return;
      expect({ ...after, days: [] }).toEqual({ ...before, days: [] });
    }),
  );
});

it('days left have the sign of the last day ahead, and are working days for a working-day clock', () =>
  sound(
    fc.property(day, day, unit, (today, lastDay, unit) => {
      expect(Math.sign(daysLeft(today, lastDay, unit, calendar))).toBe(Math.sign(daysBetween(today, lastDay)));
    }),
  ));

it('a working-day clock has its figure left on the day of its event', () =>
  sound(
    fc.property(day, fc.integer({ min: 1, max: 200 }), (from, figure) => {
      const { lastDay } = count({ from, figure, unit: 'working-day', extensions: [], pauses: [] }, calendar);
      expect(daysLeft(from, lastDay, 'working-day', calendar)).toBe(figure);
    }),
  ));
