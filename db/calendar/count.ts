import { Temporal } from 'temporal-polyfill';
import type { Day, Period, Unit } from '../../workflows/steps/words.ts';
import { addDays, dayAt, daysBetween, isRest, ordinal, type Calendar } from './calendar.ts';

export { addDays, calendarFrom, daysBetween, isRest, weekday, yearsMissing, type Calendar, type CalendarDay } from './calendar.ts';
export type { Unit } from '../../workflows/steps/words.ts';

export interface Counting {
  /** The day of the event. It is never counted. */
  readonly from: Day;
  readonly figure: number;
  readonly unit: Unit;
  readonly extensions: readonly { readonly figure: number; readonly unit: Unit; readonly on: Day }[];
  /** `from` is the day of suspension, still counted; `to` the day of resumption, not counted. */
  readonly pauses: readonly { readonly from: Day; readonly to?: Day }[];
  /** The act may be done *after* the period: `lastDay` is then the day after the corresponding date, never moved for rest. */
  readonly earliest?: boolean;
  /** A lasting state in months or years: `from` is its first day, which counts; it ends the day before the corresponding date, never moved for rest. */
  readonly lasting?: boolean;
}

export type CountReason =
  | 'start'
  | 'counted'
  | 'make-up-counted'
  | 'weekend'
  | 'holiday'
  | 'paused'
  /** The end fell on this rest day, or its move passed over it. */
  | 'moved-past-rest'
  | 'end';

export interface CountedDay {
  readonly day: Day;
  readonly counted: boolean;
  readonly why: CountReason;
  /** The number of a counted day; for months and years, calendar days from the start. */
  readonly n?: number;
  /** What the calendar says of the day, also where it changes nothing (a holiday within calendar days). */
  readonly kind?: 'holiday' | 'make-up';
  readonly name?: string;
}

export interface Counted {
  readonly lastDay: Day;
  /** Without extensions and pauses, moved past rest. */
  readonly originalLastDay: Day;
  readonly shiftedFrom?: Day;
  /** A day that mattered lies in a year whose notice is not published. */
  readonly provisional: boolean;
  readonly calendarVersion: number;
  readonly days: readonly CountedDay[];
  /** A pause is running and days remain. `lastDay` is then the day as if the clock resumed on the day it was
   *  suspended: the earliest it can be, so a reminder from it comes too soon and never too late. */
  readonly openPause: boolean;
}

/** How a period is counted that begins with an event on `from`. */
export const countingOf = ({ figure, unit, lasting, fromMonthStart }: Period, from: Day): Counting => ({
  from: fromMonthStart ? (`${from.slice(0, 8)}01` as Day) : from, figure, unit, extensions: [], pauses: [], ...(lasting && { lasting }),
});

interface Stretch {
  readonly figure: number;
  readonly unit: Unit;
}
interface Span {
  readonly from: number;
  readonly to: number;
}

const largestFigure = 10_000;
const inMonths = (unit: Unit) => unit === 'month' || unit === 'year';

/** The period with its extensions in the same unit, then each other unit of extension, from the unmoved end before it. */
function stretches({ figure, unit, extensions }: Counting): Stretch[] {
  const figures = new Map<Unit, number>();
  for (const each of [{ figure, unit }, ...extensions]) {
    if (!Number.isInteger(each.figure) || each.figure < 1 || each.figure > largestFigure) {
      throw new RangeError(`a figure is a whole number from 1 to ${largestFigure}: ${each.figure}`);
    }
    figures.set(each.unit, (figures.get(each.unit) ?? 0) + each.figure);
  }
  return [...figures].map(([unit, figure]) => ({ unit, figure }));
}

/** In order and without overlap; `open` is the start of the one that still runs. */
function pausesOf(counting: Counting): { closed: Span[]; open: number | undefined } {
  const closed: { from: number; to: number }[] = [];
  let open: number | undefined;
  for (const pause of counting.pauses.toSorted((a, b) => ordinal(a.from) - ordinal(b.from) || (a.to ? 0 : 1))) {
    const from = ordinal(pause.from);
    if (open !== undefined) throw new RangeError(`the clock is paused since ${dayAt(open)} and cannot be paused again on ${pause.from}`);
    if (pause.to === undefined) {
      open = from;
      continue;
    }
    const to = ordinal(pause.to);
    if (to < from) throw new RangeError(`resumed before it was suspended: ${pause.from} to ${pause.to}`);
    const before = closed.at(-1);
    if (before && from <= before.to) before.to = Math.max(before.to, to);
    else closed.push({ from, to });
  }
  return { closed, open };
}

function correspondingDay(start: number, { figure, unit }: Stretch): number {
  const date = Temporal.PlainDate.from(dayAt(start)).add(unit === 'year' ? { years: figure } : { months: figure });
  return ordinal(date.toString() as Day);
}

function walk(counting: Counting, parts: Stretch[], pauses: Span[], calendar: Calendar) {
  const days: CountedDay[] = [];
  let at = ordinal(counting.from);
  let n = 0;
  let provisional = false;

  const consult = (each: number): ReturnType<Calendar['kind']> => {
    const day = dayAt(each);
    if (!calendar.announced.has(Number(day.slice(0, 4)))) provisional = true;
    return calendar.kind(day);
  };
  const moved = (end: number): number => {
    while (['weekend', 'holiday'].includes(consult(end))) end++;
    return end;
  };
  const list = (each: number, counted: boolean, why: CountReason) => {
    const day = dayAt(each);
    const listed: { -readonly [Field in keyof CountedDay]: CountedDay[Field] } = { day, counted, why };
    if (counted) listed.n = ++n;
    const name = calendar.name?.(day);
    if (name !== undefined) {
      listed.kind = calendar.kind(day) as 'holiday' | 'make-up';
      listed.name = name;
    }
    days.push(listed);
  };
  const isPaused = (each: number) => pauses.some(({ from, to }) => from < each && each <= to);
  const reason = (each: number, unit: Unit): CountReason => {
    if (isPaused(each)) return 'paused';
    if (unit !== 'working-day') return 'counted';
    const kind = consult(each);
    return kind === 'workday' ? 'counted' : kind === 'make-up' ? 'make-up-counted' : kind;
  };
  const next = (unit: Unit): boolean => {
    const why = reason(++at, unit);
    const counted = why === 'counted' || why === 'make-up-counted';
    list(at, counted, why);
    return counted;
  };
  /** Months and years: the calendar days of a pause are added to the unmoved end, if it began before the last day had passed. */
  const endInMonths = (part: Stretch): number => {
    let end = correspondingDay(at, part);
    const movable = part === parts.at(-1) && !counting.earliest;
    for (const { from, to } of pauses) {
      if (to <= at) continue;
      if (from > end && !(movable && from <= moved(end))) break;
      end += to - Math.max(from, at);
    }
    return end;
  };

  if (counting.lasting) list(at, true, 'counted');
  else list(at, false, 'start');
  for (const part of parts) {
    if (inMonths(part.unit)) {
      const end = endInMonths(part);
      while (at < end) next(part.unit);
    } else {
      let left = part.figure;
      while (left > 0) if (next(part.unit)) left--;
    }
  }

  const unmoved = at;
  if (counting.lasting) {
    // Where the month lacks the corresponding date, the state lasts to the month's end.
    if (dayAt(unmoved).slice(8) === counting.from.slice(8)) {
      at--;
      days.pop();
    }
    days.push({ ...days.pop()!, why: 'end' });
    return { unmoved: at, end: at, provisional, days };
  }
  const end = counting.earliest ? unmoved + 1 : moved(unmoved);
  if (!counting.earliest) days.push({ ...days.pop()!, why: end === unmoved ? 'end' : 'moved-past-rest' });
  while (++at <= end) list(at, false, at === end ? 'end' : 'moved-past-rest');
  return { unmoved, end, provisional, days };
}

/** Counts a period to its last day (procedures.md §0). Whether an extension or a pause was lawful is not judged here. */
export function count(counting: Counting, calendar: Calendar): Counted {
  const parts = stretches(counting);
  const { closed, open } = pausesOf(counting);
  const { unmoved, end, provisional, days } = walk(counting, parts, closed, calendar);
  const isPlain = counting.extensions.length === 0 && closed.length === 0;
  const original = isPlain ? end : walk(counting, [{ figure: counting.figure, unit: counting.unit }], [], calendar).end;
  // Suspended on the day that completes the count, days and working days have none left to keep; months gain the pause whole.
  const keepsDays = open !== undefined && (open < unmoved || (inMonths(parts.at(-1)!.unit) && open <= (counting.earliest ? unmoved : end)));
  return {
    lastDay: dayAt(end),
    originalLastDay: dayAt(original),
    ...(!counting.earliest && end !== unmoved && { shiftedFrom: dayAt(unmoved) }),
    provisional,
    calendarVersion: calendar.version,
    days,
    openPause: keepsDays,
  };
}

/** Days from today to the last day: 0 on the last day itself, negative once it has passed, never 0 on any other day. */
export function daysLeft(today: Day, lastDay: Day, unit: Unit, calendar: Calendar): number {
  const left = daysBetween(today, lastDay);
  if (unit !== 'working-day' || left === 0) return left;
  const [first, last] = left > 0 ? [today, lastDay] : [lastDay, today];
  let working = 0;
  for (let day = first; day < last; ) {
    day = addDays(day, 1);
    if (!isRest(day, calendar)) working++;
  }
  return Math.sign(left) * Math.max(1, working);
}

/** Calendar days by which an act on `day` is late; 0 when it is in time. */
export const lateBy = (day: Day, lastDay: Day): number => Math.max(0, daysBetween(lastDay, day));

/** An extension stands only if decided on or before the last day then in force; while a pause runs that day is still ahead. */
export const extensionStands = (decidedOn: Day, counted: Counted): boolean => counted.openPause || daysBetween(decidedOn, counted.lastDay) >= 0;
