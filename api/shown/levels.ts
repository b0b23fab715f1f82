import { daysLeft, addDays, type Calendar } from '../../db/calendar/count.ts';
import type { Figures } from '../../db/reads/calendar.ts';
import type { Day, Period, Status } from '../../workflows/steps/words.ts';
import type { levels } from '../shapes.ts';

export type Level = (typeof levels)[number];

/** What a clock is banded by. */
export type Banded = Pick<Period, 'figure' | 'unit' | 'status'>;

/** Only what the law or the province fixes binds. */
export const binds = (status: Status): boolean => status === 'B' || status === 'J';
export const kindOf = (status: Status): 'statutory' | 'target' | 'model' => (binds(status) ? 'statutory' : status === 'M' ? 'model' : 'target');

const daysIn = { day: 1, 'working-day': 1, month: 30, year: 365 } as const;

/** Green while more than a share of the period and more than some working days are left; a target grows yellow and no more. */
export function levelOf({ figure, unit, status }: Banded, lastDay: Day, today: Day, calendar: Calendar, figures: Figures): Level {
  if (today > lastDay) return binds(status) ? 'overdue' : 'yellow';
  if (today === lastDay) return binds(status) ? 'red' : 'yellow';
  const left = daysLeft(today, lastDay, unit, calendar);
  const share = (left / (figure * daysIn[unit])) * 100;
  return share > figures['yellow-share'] && daysLeft(today, lastDay, 'working-day', calendar) > figures['yellow-working-days'] ? 'green' : 'yellow';
}

/** The first last day that is still green today: what ends before it is yellow, or worse. */
export function greenFrom(banded: Banded, today: Day, calendar: Calendar, figures: Figures): Day {
  let day = addDays(today, 1);
  // Green begins at the share of the period, or after the working days, whichever is later.
  for (let i = 0; i < 4_000 && levelOf(banded, day, today, calendar, figures) !== 'green'; i++) day = addDays(day, 1);
  return day;
}

/** The last days, by clock, that are at a level today; `target` takes every clock that does not bind. */
export function daysAt(level: Level | 'target', periods: readonly Period[], today: Day, calendar: Calendar, figures: Figures): { clock: string; from: Day | null; to: Day | null }[] {
  return periods.filter(({ status }) => binds(status) === (level !== 'target')).map((period) => {
    const clock = period.id;
    switch (level) {
      case 'target':
        return { clock, from: null, to: null };
      case 'overdue':
        return { clock, from: null, to: addDays(today, -1) };
      case 'red':
        return { clock, from: today, to: today };
      case 'green':
        return { clock, from: greenFrom(period, today, calendar, figures), to: null };
      case 'yellow':
        return { clock, from: addDays(today, 1), to: addDays(greenFrom(period, today, calendar, figures), -1) };
    }
  });
}
