import { calendarFrom, type Calendar, type CalendarDay } from './calendar.ts';
import published from './days.json' with { type: 'json' };

export interface Notice {
  readonly year: number;
  readonly source: string;
  readonly days: readonly CalendarDay[];
}

/** The State Council's notices known when this release was made. Later ones are entered at the desk. */
export const notices: readonly Notice[] = Object.entries(published).map(([year, { source, days }]) => ({
  year: Number(year),
  source,
  days: days as CalendarDay[],
}));

export const calendarOf = (version: number, from: readonly Notice[] = notices): Calendar =>
  calendarFrom(
    version,
    from.flatMap(({ days }) => days),
    from.map(({ year }) => year),
  );
