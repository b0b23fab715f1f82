import { weekdayLetters, type Label } from '../../workflows/steps/words.ts';

export type Language = 'zh' | 'en';

/** Chinese unless the request prefers English. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const q = rest.map((each) => /^\s*q=([0-9.]+)/.exec(each)?.[1]).find((each) => each !== undefined);
      return { tag: tag.trim(), q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ tag, q }) => q > 0 && /^(zh|en)\b/.test(tag))
    .sort((a, b) => b.q - a.q)[0];
  return wanted?.tag.startsWith('en') ? 'en' : 'zh';
}

export const say = (language: Language, label: Label): string => label[language === 'en' ? 1 : 0];

/** Fills `{name}` in a sentence. */
export const fill = (sentence: string, values: Readonly<Record<string, string | number | undefined>>): string => sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** 6月14日（周日） / Sun 14 June 2026 */
export function dayInWords(language: Language, day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (language === 'en') return date.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日（周${weekdayLetters[date.getUTCDay()]}）`;
}

/** An instant with the office's offset. */
export function instant(at: Date): string {
  return `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, -1)}+08:00`;
}
