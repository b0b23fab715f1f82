import type { Counted, Counting } from '../../db/calendar/count.ts';
import type { Period } from '../../workflows/steps/words.ts';
import { say, type Language } from '../requests/language.ts';
import { binds } from './levels.ts';
import { daysShown } from '../routes/public/deadlines.ts';
import { firmness } from '../shapes/public-words.ts';
import type { How } from '../shapes/public.ts';

/** 怎么算的: a last day with every day that led to it, its article and whether it binds. */
export function howOf(language: Language, period: Period, counting: Counting, counted: Counted): How {
  const kind = binds(period.status) ? 'statutory' : 'target';
  return {
    from: counting.from,
    figure: counting.figure,
    unit: counting.unit,
    lastDay: counted.lastDay,
    ...(counted.shiftedFrom && { shiftedFrom: counted.shiftedFrom }),
    // The end of a lasting state is never moved for rest: no notice that is still to come changes it.
    provisional: counted.provisional && !counting.lasting,
    calendarVersion: counted.calendarVersion,
    days: daysShown(counted.days, language),
    title: say(language, period.title),
    kind,
    kindTitle: say(language, firmness[kind]),
    article: period.article,
    source: period.source,
  };
}
