import { shared } from '../words.ts';
import type { View } from './page.tsx';
import { asidesInEnglish, lawsInEnglish } from './words-law.ts';

const digits = '零一二三四五六七八九';

/** The number in 第四十五条: below one thousand, as laws count their articles. */
function numberOf(han: string): number {
  let [whole, last] = [0, 0];
  for (const each of han) {
    const unit = { 十: 10, 百: 100 }[each];
    if (unit) [whole, last] = [whole + (last || 1) * unit, 0];
    else last = digits.indexOf(each);
  }
  return whole + last;
}

const year = /（(\d{4})[^）]*）$/;
const oneArticle = /^第([一二三四五六七八九十百零]+)条(?:第([一二三四五六七八九十]+)款)?(?:第([一二三四五六七八九十]+)项)?(?:（([^）]*)）)?$/;

/** `Regulation on Petition Work (2022), Art. 34`, or nothing where no English is known. */
export function groundInEnglish(source: string, article: string): string | undefined {
  const law = lawsInEnglish[source.replace(year, '').replaceAll(/[《》]/g, '')];
  const found = oneArticle.exec(article);
  if (!law || (article && !found)) return undefined;
  const of = year.exec(source)?.[1];
  const named = `${law}${of ? ` (${of})` : ''}`;
  if (!found) return named;
  const [, at, paragraph, item, aside] = found;
  const more = asidesInEnglish[aside ?? ''];
  return `${named}, Art. ${numberOf(at!)}${paragraph ? `(${numberOf(paragraph)})` : ''}${item ? `(${numberOf(item)})` : ''}${more ? ` (${more})` : ''}`;
}

/** On which law something rests. Where no English is known the Chinese stands, marked as such for who hears the page. */
export function Ground({ view: { lang, say }, source, article }: { view: Pick<View, 'lang' | 'say'>; source: string; article: string }) {
  if (lang === 'zh') return `${source}${article}`;
  return groundInEnglish(source, article) ?? <><span lang="zh-CN">{source}{article}</span>{say(shared.aside, { text: say(inChinese) })}</>;
}

const inChinese = ['中文', 'in Chinese'] as const;
