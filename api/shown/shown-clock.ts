import { daysLeft, type Calendar, type Counting } from '../../db/calendar/count.ts';
import { currentCalendar, figuresOn, type Figures } from '../../db/reads/calendar.ts';
import { statuses, units, type Day, type Period } from '../../workflows/steps/words.ts';
import { todayOf, type Deps } from '../deps.ts';
import { fill, say, type Language } from '../requests/language.ts';
import { binds, kindOf, levelOf } from './levels.ts';
import { extendable, officeTitle } from '../cases/procedures.ts';
import type { ClockShape } from '../shapes.ts';
import { shownWords } from '../words/shown.ts';

/** What days are banded and counted by, read once a request. */
export interface Almanac {
  readonly today: Day;
  readonly calendar: Calendar;
  readonly figures: Figures;
}

export async function almanacOf(deps: Pick<Deps, 'registers' | 'now'>): Promise<Almanac> {
  const today = todayOf(deps);
  const [calendar, figures] = await Promise.all([currentCalendar(deps.registers.db), figuresOn(deps.registers.db, today)]);
  return { today, calendar, figures };
}

export interface ClockRow {
  readonly key: string;
  readonly period: Period;
  readonly startedOn: string;
  readonly lastDay: string;
  readonly originalLastDay: string;
  readonly state: 'running' | 'paused' | 'stopped';
  readonly provisional: boolean;
  readonly stoppedOn?: string | null;
  readonly counting?: Counting;
  readonly shiftedFrom?: string;
}

/** A clock as lists and files show it, banded by the office's own day. */
export function shownClock(language: Language, row: ClockRow, { today, calendar, figures }: Almanac): ClockShape {
  const { period } = row;
  const lastDay = row.lastDay as Day;
  const unit = say(language, units[period.unit]);
  // Months and years are counted down in days.
  const leftUnit = say(language, units[period.unit === 'working-day' ? 'working-day' : 'day']);
  const left = daysLeft(today, lastDay, period.unit, calendar);
  const passed = row.state === 'running' && today > lastDay;
  const state = row.state !== 'running' ? row.state : passed ? 'passed' : row.provisional ? 'provisional' : 'running';
  const wording = row.state === 'paused' ? 'paused' : row.state === 'stopped' ? 'stopped' : left === 0 ? 'due-today' : left > 0 ? 'left' : binds(period.status) ? 'over' : 'over-target';
  const may = extendable[period.id];
  const isExtended = (row.counting?.extensions.length ?? 0) > 0;
  return {
    key: row.key,
    title: say(language, period.title),
    figure: period.figure,
    unit: period.unit,
    unitTitle: unit,
    startsOn: row.startedOn,
    lastDay,
    originalLastDay: row.originalLastDay,
    ...(row.shiftedFrom && { shiftedFrom: row.shiftedFrom }),
    daysLeft: left,
    left: fill(say(language, shownWords[wording]), { n: Math.abs(left), unit: leftUnit }),
    state,
    provisional: row.provisional,
    level: row.state === 'running' ? levelOf(period, lastDay, today, calendar, figures) : 'green',
    kind: kindOf(period.status),
    status: period.status,
    statusTitle: say(language, statuses[period.status]),
    article: period.article,
    source: period.source,
    ...(row.stoppedOn && { stoppedOn: row.stoppedOn }),
    ...(may && row.state === 'running' && !passed && !isExtended && { extendable: { by: say(language, officeTitle(may.by)), until: lastDay } }),
    pausable: may !== undefined,
  };
}
