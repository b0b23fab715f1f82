import { law } from '../../workflows/complaint/law.ts';
import { units, weekdayLetters, type Day, type Period } from '../../workflows/steps/words.ts';

/** 2026年6月14日（周日） */
export const inWords = (day: Day): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日（周${weekdayLetters[new Date(`${day}T00:00:00Z`).getUTCDay()]}）`;

const binds = ({ status }: Period) => status === 'B' || status === 'J';
/** 最迟 only where the day binds the organ; a target is what is expected. */
export const by = (period: Period, day: Day) => `${binds(period) ? '最迟' : '预计'}${inWords(day)}`;
export const figure = ({ figure, unit }: Period) => `${figure}${units[unit][0]}`;
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const stops = /[。．.；;，,\s]+$/;
/** What somebody wrote, as part of a sentence of the letter, and as a sentence of its own: whatever stop they put themselves. */
export const part = (value: unknown): string => text(value).trim().replace(stops, '');
export const sentence = (value: unknown): string => (/^$|[。！？][”』」）]?$/.test(text(value).trim()) ? text(value).trim() : `${part(value)}。`);

export const rule = '《南通市公安机关警务辅助人员管理实施办法》';
export const art17 = `${rule}第十七条第二款`;
export const art18 = `${rule}第十八条`;
export const PET = '《信访工作条例》';
const ours: ReadonlyMap<string, Period> = new Map(Object.values(law).map((period) => [period.id, period]));
/**
 * A source as a letter names it: its year is not cited, and what only applies by analogy is named so. A figure that an office has set stands in the paper by which it was set.
 * A clock keeps the article that was thought to be the right one when it started: cited is the one known now.
 */
export const basisOf = ({ id, source }: Period): string => {
  const known = ours.get(id);
  if (known?.source !== source) return source;
  const [, cited = known.article, ground = ''] = /^(.*?)(?:（(.*)）)?$/.exec(known.article)!;
  return `${ground.includes('参照') ? '参照' : ''}《${source.replace(/（\d{4}）$/, '')}》${cited}`;
};

/** 收到当天不算，末日逢休息日顺延 (CC 201, 203), as every remedy tells it. */
export const within = (letter: string, period: Period) => `自收到本${letter}之日起${figure(period)}内（收到当天不算，末日逢休息日顺延）`;
export const superior = ({ above }: { readonly above?: { readonly name: string } | undefined }): string => `上一级机关${above?.name ?? ''}`;
export const newMatter = '有新的事实或者证据的，可以作为新的事项提出。';
