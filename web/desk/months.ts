import { weekdayOf } from './dates.ts';

export interface Month<T> {
  readonly month: string;
  /** From Monday; a place before the first or after the last listed day is empty. */
  readonly weeks: readonly (readonly (T | undefined)[])[];
}

const daysOfWeek = 7;
const fromMonday = (day: string) => (weekdayOf(day) + 6) % daysOfWeek;

/** Days, which follow one another, laid out as the months of a wall calendar. */
export function monthsOf<T extends { readonly day: string }>(days: readonly T[]): Month<T>[] {
  const months = new Map<string, T[]>();
  for (const each of days) {
    const month = each.day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), each]);
  }
  return [...months].map(([month, listed]) => {
    const places: (T | undefined)[] = [...Array.from<undefined>({ length: fromMonday(listed[0]!.day) }), ...listed];
    const weeks = Array.from({ length: Math.ceil(places.length / daysOfWeek) }, (_, week) => Array.from({ length: daysOfWeek }, (__, at) => places[week * daysOfWeek + at]));
    return { month, weeks };
  });
}
