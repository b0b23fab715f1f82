import { count, type Counted, type Counting } from '../../../db/calendar/count.ts';
import { currentCalendar } from '../../../db/reads/calendar.ts';
import { law } from '../../../workflows/complaint/law.ts';
import { statuses, units, type Day, type Period, type Unit } from '../../../workflows/steps/words.ts';
import { isDay } from '../../requests/day.ts';
import { formFaults, type FieldError } from '../../requests/declined.ts';
import type { Deps } from '../../deps.ts';
import { fill, say, type Language } from '../../requests/language.ts';
import { countReasons, deadlineFaults, deadlineSentence, firmness, lastingSentence, makeUpOf, namedFrom, speak } from '../../shapes/public-words.ts';
import type { Deadline, NamedDeadline } from '../../shapes/public.ts';

export interface Asked {
  readonly from?: string;
  readonly figure?: number;
  readonly unit?: string;
  /** A lasting state in months or years, not a deadline: its first day counts, and its end is not moved for rest. */
  readonly lasting?: boolean;
  /** Spans of days, `2026-06-01..2026-06-10`; without its end a pause still runs. */
  readonly pauses?: string;
}

const mostPauses = 20;
/** Far enough for every period of any law, near enough that a page of days stays a page. */
const largest: Readonly<Record<Unit, number>> = { day: 3700, 'working-day': 2600, month: 120, year: 10 };

/** The public calculator: the same counting, by the same calendar, as in the cases. */
export async function deadlineFor({ registers }: Deps, asked: Asked, language: Language): Promise<Deadline> {
  const counting = countingOf(asked);
  const counted = count(counting, await currentCalendar(registers.db));
  const { from, figure, unit } = counting;
  return {
    from,
    figure,
    unit,
    lastDay: counted.lastDay,
    ...(counted.shiftedFrom && { shiftedFrom: counted.shiftedFrom }),
    // The end of a lasting state is never moved for rest: no notice that is still to come changes it.
    provisional: counted.provisional && !counting.lasting,
    calendarVersion: counted.calendarVersion,
    days: daysShown(counted.days, language),
  };
}

/** Every day with the reason why it counts or not, and what the calendar calls it. */
export const daysShown = (days: Counted['days'], language: Language): Deadline['days'] =>
  days.map(({ day, counted, why, n, name, kind }) => ({
    day,
    counted,
    why,
    whyTitle: say(language, countReasons[why]),
    ...(n !== undefined && { n }),
    ...(name && { name: kind === 'make-up' ? fill(say(language, makeUpOf), { name }) : name }),
  }));

function countingOf({ from = '', figure = 0, unit = 'day', pauses = '', lasting = false }: Asked): Counting {
  const faults: FieldError[] = [];
  const isUnit = Object.hasOwn(units, unit);
  const most = isUnit ? largest[unit as Unit] : largest.day;
  if (!isDay(from) || from < '1950-01-01' || from > '2150-12-31') faults.push({ pointer: '/query/from', detail: deadlineFaults.from });
  if (!isUnit) faults.push({ pointer: '/query/unit', detail: deadlineFaults.unit });
  if (!Number.isInteger(figure) || figure < 1 || figure > most) faults.push({ pointer: '/query/figure', detail: [deadlineFaults.figure[0].replace('{most}', String(most)), deadlineFaults.figure[1].replace('{most}', String(most))] });
  const spans = pausesOf(pauses, from);
  if (lasting && unit !== 'month' && unit !== 'year') faults.push({ pointer: '/query/lasting', detail: deadlineFaults.lasting });
  if (!spans) faults.push({ pointer: '/query/pauses', detail: deadlineFaults.pauses });
  if (faults.length > 0) throw formFaults(faults);
  return { from: from as Day, figure, unit: unit as Unit, extensions: [], pauses: spans!, ...(lasting && { lasting }) };
}

/** In order and apart from each other; only the last may still run. `undefined` when they are not. */
function pausesOf(written: string, start: string): Counting['pauses'] | undefined {
  if (written === '') return [];
  const parts = written.split(',');
  if (parts.length > mostPauses) return undefined;
  const spans: { from: Day; to?: Day }[] = [];
  for (const part of parts) {
    const [from = '', to = ''] = part.split('..');
    const before = spans.at(-1);
    if (!isDay(from) || from < start || (before && (!before.to || from < before.to))) return undefined;
    if (to !== '' && (!isDay(to) || to < from)) return undefined;
    spans.push({ from, ...(to !== '' && { to: to as Day }) });
  }
  return spans;
}

/** The periods a citizen meets, each with the event it runs from; `replaced` are the figures that parameters in force give instead. */
export function namedDeadlines(language: Language, replaced: ReadonlyMap<string, Pick<Period, 'figure' | 'source'>> = new Map()): NamedDeadline[] {
  const tell = speak(language);
  return Object.entries(namedFrom).map(([name, from]) => {
    const written: Period = law[name as keyof typeof law];
    const period: Period = { ...written, ...replaced.get(written.id) };
    const kind = period.status === 'B' || period.status === 'J' ? 'statutory' : 'target';
    const unitTitle = say(language, units[period.unit]);
    return {
      id: period.id,
      title: say(language, period.title),
      figure: period.figure,
      unit: period.unit,
      unitTitle,
      from: say(language, from),
      lasting: period.lasting ?? false,
      sentence: tell(period.lasting ? lastingSentence : deadlineSentence, { from: say(language, from), figure: period.figure, unit: unitTitle }),
      kind,
      kindTitle: say(language, firmness[kind]),
      statusTitle: say(language, statuses[period.status]),
      article: period.article,
      source: period.source,
      status: period.status,
    };
  });
}
