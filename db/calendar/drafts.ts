import { ordinal, weekday, type CalendarDay } from './calendar.ts';

const newYearsDay = '元旦';

/** The year whose notice lists a day: the last days of December may lead into the next year. */
export const noticeYear = ({ day, name }: Pick<CalendarDay, 'day' | 'name'>): number => Number(day.slice(0, 4)) + (name === newYearsDay && day.slice(5, 7) === '12' ? 1 : 0);

export type NoticeFault = 'no-day' | 'outside-year' | 'twice' | 'make-up-on-workday';

/** What keeps rows from being the notice of a year, by the place of each; a mistyped day is refused before it moves a last day. */
export function faultsOfNotice(year: number, days: readonly CalendarDay[], standing: readonly CalendarDay[]): { at: number; why: NoticeFault }[] {
  const elsewhere = new Set(standing.filter((row) => noticeYear(row) !== year).map(({ day }) => day));
  return days.flatMap((row, at) => {
    const why = faultOf(row, year, elsewhere.has(row.day) || days.findIndex(({ day }) => day === row.day) < at);
    return why ? [{ at, why }] : [];
  });
}

function faultOf(row: CalendarDay, year: number, isTwice: boolean): NoticeFault | undefined {
  try {
    ordinal(row.day);
  } catch {
    return 'no-day';
  }
  if (noticeYear(row) !== year) return 'outside-year';
  if (isTwice) return 'twice';
  return row.kind === 'make-up' && weekday(row.day) < 6 ? 'make-up-on-workday' : undefined;
}

/** The whole calendar with the notice of one year put in place of what stood for it. */
export const withNotice = (standing: readonly CalendarDay[], year: number, days: readonly CalendarDay[]): CalendarDay[] =>
  [...standing.filter((row) => noticeYear(row) !== year), ...days].toSorted((a, b) => a.day.localeCompare(b.day));
