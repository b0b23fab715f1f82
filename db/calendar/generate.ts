/** Writes days.json from chinese-days, checked day by day against tyme4ts: `npx tsx db/calendar/generate.ts`. */
import chineseDays from 'chinese-days';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LegalHoliday } from 'tyme4ts';
import type { Day } from '../../workflows/steps/words.ts';
import { addDays, weekday, type CalendarDay } from './calendar.ts';

const firstYear = 2004;
const lastYear = 2026;

/** As read in a copy of the notice or given alike by two independent lists; of amending notices only that of 2015. */
const numbers: Record<number, string> = {
  2006: '国办发明电〔2005〕35号',
  2007: '国办发明电〔2006〕49号',
  2008: '国办发明电〔2007〕52号',
  2009: '国办发明电〔2008〕42号',
  2010: '国办发明电〔2009〕27号',
  2013: '国办发明电〔2012〕33号',
  2015: '国办发明电〔2014〕28号；国发明电〔2015〕1号',
  2016: '国办发明电〔2015〕18号',
  2017: '国办发明电〔2016〕17号',
  2018: '国办发明电〔2017〕12号',
  2019: '国办发明电〔2018〕15号',
  2020: '国办发明电〔2019〕16号',
  2021: '国办发明电〔2020〕27号',
  2022: '国办发明电〔2021〕11号',
  2023: '国办发明电〔2022〕16号',
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
};

type Named = Omit<CalendarDay, 'day'>;

/** Days on which the libraries differ whether people work, settled by the notice of that year. */
export const settled: Readonly<Record<Day, Named | undefined>> = {
  '2005-12-31': { kind: 'make-up', name: '元旦' },
  '2012-05-02': undefined,
  '2012-10-08': undefined,
  '2013-04-07': { kind: 'make-up', name: '清明节' },
  '2013-10-12': { kind: 'make-up', name: '国庆节' },
};

const names: Record<string, string> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

export function chineseDaysSays(day: Day): Named | undefined {
  const { work, name } = chineseDays.getDayDetail(day);
  const holiday = name.split(',')[1];
  return holiday === undefined ? undefined : { kind: work ? 'make-up' : 'holiday', name: names[holiday] ?? holiday };
}

export function tymeSays(day: Day): Named | undefined {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const found = LegalHoliday.fromYmd(year, month, date);
  return found ? { kind: found.isWork() ? 'make-up' : 'holiday', name: found.getName() } : undefined;
}

function entry(day: Day): Named | undefined {
  if (day in settled) return settled[day];
  const one = chineseDaysSays(day);
  const other = tymeSays(day);
  if (one?.kind === other?.kind) return one;
  // The weekend beside a holiday: named by one library, rest for both.
  const only = one ?? other;
  if (!(one && other) && only?.kind === 'holiday' && weekday(day) >= 6) return only;
  throw new Error(`the libraries differ on ${day} and no notice settles it`);
}

export interface Notice {
  readonly source: string;
  readonly days: readonly CalendarDay[];
}

export function notices(): Record<string, Notice> {
  const byYear = new Map<number, CalendarDay[]>();
  for (let year = firstYear; year <= lastYear; year++) byYear.set(year, []);
  for (let day: Day = `${firstYear}-01-01`; day <= `${lastYear}-12-31`; day = addDays(day, 1)) {
    const named = entry(day);
    if (!named) continue;
    const year = Number(day.slice(0, 4));
    // The last days of December belong to the notice of the year they lead into.
    const noticeYear = named.name === '元旦' && day.slice(5, 7) === '12' ? year + 1 : year;
    byYear.get(noticeYear)!.push({ day, ...named });
  }
  return Object.fromEntries(
    [...byYear].map(([year, days]) => [
      String(year),
      { source: `国务院办公厅关于${year}年部分节假日安排的通知${numbers[year] ? `（${numbers[year]}）` : ''}`, days },
    ]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const years = Object.entries(notices()).map(([year, notice]) => `  "${year}": ${JSON.stringify(notice)}`);
  writeFileSync(new URL('days.json', import.meta.url), `{\n${years.join(',\n')}\n}\n`);
}
