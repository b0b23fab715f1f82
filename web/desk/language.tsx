import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Label } from '../../workflows/steps/words.ts';
import { words, type Word } from './words.ts';

export type Language = 'zh' | 'en';
type Values = Readonly<Record<string, string | number>>;

export interface Speech {
  readonly language: Language;
  /** A word of the desk; `{name}` in it is filled from the values. */
  (word: Word, values?: Values): string;
  /** A label from the procedures' own lists. */
  of(label: Label | undefined, otherwise?: string): string;
}

const stored = 'fujing-desk-language';

export function preferredLanguage(): Language {
  return localStorage.getItem(stored) === 'en' ? 'en' : 'zh';
}

export function speech(language: Language): Speech {
  const at = language === 'zh' ? 0 : 1;
  const say = (word: Word, values: Values = {}) => words[word][at].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  return Object.assign(say, { language, of: (label: Label | undefined, otherwise = '') => label?.[at] ?? otherwise });
}

const Spoken = createContext<Speech & { readonly change?: (to: Language) => void }>(speech('zh'));

export function Speaking({ children }: { children: (language: Language) => ReactNode }) {
  const [language, setLanguage] = useState(preferredLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const say = useMemo(() => {
    const change = (to: Language) => {
      localStorage.setItem(stored, to);
      setLanguage(to);
    };
    return Object.assign(speech(language), { change });
  }, [language]);
  return <Spoken value={say}>{children(language)}</Spoken>;
}

export const useWords = () => useContext(Spoken);
