import type { ReactNode } from 'react';
import type { Label } from '../../workflows/steps/words.ts';
import type { View } from './page.tsx';

/** The language of what somebody wrote, where it is not that of the page: a voice that reads the page aloud must know. */
export const writtenIn = ({ lang }: Pick<View, 'lang'>, text: string): 'zh-CN' | undefined => (lang === 'en' && /\p{Script=Han}/u.test(text) ? 'zh-CN' : undefined);

/** What an organ or a person wrote, as it stands; in English pages it is marked as Chinese. */
export const AsWritten = ({ view, text }: { view: Pick<View, 'lang'>; text: string }): ReactNode => (writtenIn(view, text) ? <span lang="zh-CN">{text}</span> : text);

/** A sentence in the reader's language, in which what stands at each `{…}` is left as it was written. */
export function Telling({ view, sentence, written }: { view: Pick<View, 'lang'>; sentence: Label; written: Readonly<Record<string, ReactNode>> }): ReactNode {
  return sentence[view.lang === 'en' ? 1 : 0].split(/\{(\w+)\}/).map((part, i) => {
    const put = i % 2 === 0 ? part : (written[part] ?? '');
    return typeof put === 'string' ? <AsWritten key={`${i} ${part}`} view={view} text={put} /> : <span key={`${i} ${part}`}>{put}</span>;
  });
}
