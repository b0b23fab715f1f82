import { expect, test } from 'vitest';
import { calendarOf } from '../../db/calendar/notices.ts';
import { figures } from '../../db/reads/calendar.ts';
import { law } from '../../workflows/employment/law.ts';
import type { Day, Period } from '../../workflows/steps/words.ts';
import { shownClock } from './shown-clock.ts';

const almanac = { today: '2026-03-02' as Day, calendar: calendarOf(1), figures };
const shown = (period: Period, lastDay: string, language: 'zh' | 'en' = 'zh') => shownClock(language, { key: period.id, period, startedOn: '2026-03-02', lastDay, originalLastDay: lastDay, state: 'running', provisional: false }, almanac);

test('what is left of a period in months or years is said in days, as it is counted; the period itself keeps its unit', () => {
  expect(shown(law.contractSigning, '2026-04-02')).toMatchObject({ figure: 1, unitTitle: '个月', daysLeft: 31, left: '剩 31 天' });
  expect(shown({ ...law.contractSigning, unit: 'year' }, '2027-03-02', 'en')).toMatchObject({ unitTitle: 'years', left: '365 calendar days left' });
  expect(shown(law.contractSigning, '2026-02-20')).toMatchObject({ left: '已超 10 天' });
});

test('working days are said in working days', () => {
  expect(shown(law.offerAnswer, '2026-03-09')).toMatchObject({ unitTitle: '个工作日', left: '剩 5 个工作日' });
});
