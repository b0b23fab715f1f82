import type { Day } from '../../workflows/steps/words.ts';

export interface Calendar {
  readonly version: number;
  /** The years for which the State Council has published its notice. */
  readonly announced: ReadonlySet<number>;
  kind(day: Day): 'workday' | 'weekend' | 'holiday' | 'make-up';
  name?(day: Day): string | undefined;
}

export interface CalendarDay {
  readonly day: Day;
  readonly kind: 'holiday' | 'make-up';
  readonly name: string;
}

const dayMs = 86_400_000;
const first = Date.UTC(1900, 0, 1) / dayMs;
const last = Date.UTC(2200, 11, 31) / dayMs;

// Reading and writing a date costs more than counting it, so each is done once; there are 109,938 days at most.
const written: Day[] = [];
const read = new Map<Day, number>();

/** The day that many days after 1 January 1970. */
export function dayAt(ordinal: number): Day {
  if (!(ordinal >= first && ordinal <= last)) throw new RangeError('the day lies outside the years 1900 to 2200');
  return (written[ordinal - first] ??= new Date(ordinal * dayMs).toISOString().slice(0, 10) as Day);
}

/** Days since 1 January 1970, the form in which days are counted. */
export function ordinal(day: Day): number {
  const known = read.get(day);
  if (known !== undefined) return known;
  const at = Date.parse(`${day}T00:00:00Z`) / dayMs;
  // Date.parse takes 30 February for 2 March, so the day is read back.
  if (!(at >= first && at <= last) || dayAt(at) !== day) throw new RangeError(`not a day of the years 1900 to 2200: ${day}`);
  read.set(day, at);
  return at;
}

export const addDays = (day: Day, days: number): Day => dayAt(ordinal(day) + days);

/** Calendar days from `a` to `b`; negative when `b` is the earlier. */
export const daysBetween = (a: Day, b: Day): number => ordinal(b) - ordinal(a);

/** 1 is Monday, 7 is Sunday. */
export const weekday = (day: Day): number => ((((ordinal(day) + 3) % 7) + 7) % 7) + 1;

export const isRest = (day: Day, calendar: Calendar): boolean => {
  const kind = calendar.kind(day);
  return kind === 'weekend' || kind === 'holiday';
};

/** Throws where the rows cannot be a notice, so that a mistyped draft is refused before it moves a last day. */
export function calendarFrom(version: number, rows: readonly CalendarDay[], announcedYears: readonly number[]): Calendar {
  const named = new Map<Day, CalendarDay>();
  for (const row of rows) {
    if (row.kind === 'make-up' && weekday(row.day) < 6) throw new RangeError(`a make-up day must be a Saturday or Sunday: ${row.day}`);
    const other = named.get(row.day);
    if (other && other.kind !== row.kind) throw new RangeError(`both holiday and make-up day: ${row.day}`);
    named.set(row.day, row);
  }
  return {
    version,
    announced: new Set(announcedYears),
    kind: (day) => named.get(day)?.kind ?? (weekday(day) < 6 ? 'workday' : 'weekend'),
    name: (day) => named.get(day)?.name,
  };
}

/** The notice for a year comes out between late October and mid-December of the year before. */
export function yearsMissing(today: Day, calendar: Calendar): number[] {
  const year = Number(today.slice(0, 4));
  const needed = Number(today.slice(5, 7)) >= 11 ? [year, year + 1] : [year];
  return needed.filter((each) => !calendar.announced.has(each));
}
