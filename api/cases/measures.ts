import { countedFrom } from '../../db/reads/calendar.ts';
import { lastingLevels } from '../../workflows/complaint/law.ts';
import { isChange } from '../../workflows/complaint/review-words.ts';
import { courseOf, isWaiver, measureTitle, type Level, type RecheckResult } from '../../workflows/complaint/words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import type { Employment } from '../../workflows/work-injury/words.ts';
import type { Deps } from '../deps.ts';
import { say, type Language } from '../requests/language.ts';
import type { CaseFile } from '../shapes.ts';
import { measureStates, type MeasureState } from '../shapes/measure-words.ts';
import type { How } from '../shapes/public.ts';
import { titledAbout } from '../shown/duty-about.ts';
import type { Almanac } from '../shown/shown-clock.ts';
import { howOf } from '../shown/shown-how.ts';

interface Said {
  readonly message: string;
  readonly duty: string | null;
  readonly receivedOn: string;
  readonly told: Readonly<Record<string, unknown>>;
}
interface Imposed {
  /** Which of several measures of the case it is, as its duties are named. */
  readonly course: string;
  readonly level: Level;
  readonly employment?: Employment;
  readonly on: Day;
  readonly over?: { readonly state: 'withdrawn' | 'lapsed'; readonly on: Day };
}

/** What was imposed in a case, in the order in which it was: as a re-check left it, and over where a review sent the case back or changed what was decided. A milder level that a re-check puts in its place lasts from the same day (D). */
function imposedIn(said: readonly Said[]): Imposed[] {
  let imposed: Imposed[] = [];
  for (const { message, duty, told, receivedOn } of said) {
    const on = receivedOn as Day;
    const course = courseOf(duty ?? '');
    const change = (to: Partial<Imposed>, isMeant: (each: Imposed) => boolean) => (imposed = imposed.map((each) => (!each.over && isMeant(each) ? { ...each, ...to } : each)));
    if (message === 'imposeMeasure' && !isWaiver(told.level)) imposed.push({ course, level: told.level as Level, ...(told.employment !== undefined && { employment: told.employment as Employment }), on });
    if (isOverBy(message, told.result)) change({ over: { state: 'lapsed', on } }, () => true);
    if (message !== 'ruleRecheck') continue;
    const result = told.result as RecheckResult;
    const isRechecked = (each: Imposed) => each.course === course;
    if (result === 'withdrawn') change({ over: { state: 'withdrawn', on } }, isRechecked);
    else if (result !== 'upheld') change({ level: result }, isRechecked);
  }
  return imposed;
}

/** A review that sends back or changes what was decided ends the measure; a correction goes beside it. */
const isOverBy = (message: string, result: unknown): boolean => (message === 'ruleReview' && result === 'remanded') || (['ruleReview', 'ruleReReview'].includes(message) && isChange(result) && result !== 'correction');

const lasting = (deps: Deps, { calendar }: Almanac, level: Level, on: Day) => {
  const rules = lastingLevels[level];
  return rules && Promise.all([rules.period, ...rules.bars].map((period) => countedFrom(deps.registers.db, calendar, period, on)));
};

/** Each measure, and of which of several persons it is by `aboutCourse`, with its last day and what it bars until when, as the figures stood on the day on which it was imposed. It runs nowhere: decision, figure and calendar say it on whatever day it is asked. */
export function measuresOf(deps: Deps, language: Language, almanac: Almanac, said: readonly Said[], aboutCourse: (course: string) => string | undefined): Promise<CaseFile['measures']> {
  return Promise.all(
    imposedIn(said).map(async ({ course, level, employment, on, over }) => {
      const [period, ...bars] = (await lasting(deps, almanac, level, on)) ?? [];
      const lastDay = period?.counted.lastDay;
      const state: MeasureState = over?.state ?? (lastDay === undefined ? 'untimed' : almanac.today > lastDay ? 'expired' : 'in-effect');
      return {
        levelTitle: titledAbout(language, say(language, measureTitle(level, employment)), aboutCourse(course)),
        imposedOn: on,
        state,
        stateTitle: say(language, measureStates[state]),
        ...(over && { overOn: over.on }),
        ...(lastDay && { lastDay }),
        bars: over ? [] : bars.map((bar) => ({ title: say(language, bar.period.title), lastDay: bar.counted.lastDay })),
      };
    }),
  );
}

/** 怎么算的: the period of the nth measure, day by day; `undefined` where it has none. */
export async function measureCounted(deps: Deps, language: Language, almanac: Almanac, said: readonly Said[], nth: number): Promise<How | undefined> {
  const imposed = imposedIn(said)[nth - 1];
  const [period] = (imposed && (await lasting(deps, almanac, imposed.level, imposed.on))) ?? [];
  return period && howOf(language, period.period, period.counting, period.counted);
}
