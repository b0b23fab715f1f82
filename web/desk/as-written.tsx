import type { ReactNode } from 'react';
import { useWords } from './language.tsx';

/** A run of Chinese with the figures and signs in it. */
const chinese = /([《（]?\p{Script=Han}[\p{Script=Han}\d、，。：；（）《》“”·]*)/u;

/** What stands in Chinese whatever the reader's language, as statutes and their articles do: within English words it is marked for a voice that reads them aloud. */
export function AsWritten({ text }: { text: string }): ReactNode {
  const { language } = useWords();
  if (language === 'zh') return text;
  // Taken apart by a group, every second part is what the group met.
  return text.split(chinese).map((part, at) => (at % 2 === 1 ? <span key={`${at} ${part}`} lang="zh-CN">{part}</span> : part));
}
