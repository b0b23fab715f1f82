import type { Language } from './language.tsx';

const weekdays = { zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const;
/** Heads of a wall calendar's columns, from Monday. */
export const columnHeads = (language: Language): readonly string[] => [...weekdays[language].slice(1), weekdays[language][0]].map((name) => name.replace('周', ''));

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const dayParts = (day: string) => day.slice(0, 10).split('-').map(Number) as [number, number, number];

/** 0 is Sunday. The office's day has no time zone, so it is read as UTC on both sides. */
export function weekdayOf(day: string): number {
  const [year, month, date] = dayParts(day);
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay();
}

/** 6月14日（周日）; the year is said when it is not `year`. */
export function sayDay(day: string, language: Language, year?: number): string {
  const [y, m, d] = dayParts(day);
  const weekday = weekdays[language][weekdayOf(day)];
  if (language === 'en') return `${weekday} ${d} ${months[m - 1]}${y === year ? '' : ` ${y}`}`;
  return `${y === year ? '' : `${y}年`}${m}月${d}日（${weekday}）`;
}

const clockOfOffice = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});

/** An instant as the office's wall clock shows it: `2026-06-02 10:41`. */
export function sayInstant(instant: string): string {
  const parts = Object.fromEntries(clockOfOffice.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
}

export const sayTime = (instant: string) => sayInstant(instant).slice(11);

/** Milliseconds from the instant to the next midnight in Shanghai, which knows no summer time. */
export function untilMidnight(now: number): number {
  const whole = 86_400_000;
  return whole - ((now + 8 * 3_600_000) % whole);
}
