import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Label } from '../../workflows/steps/words.ts';
import { shared } from '../words.ts';
import { words, type Word } from './words.ts';

export type Language = 'zh' | 'en';
type Values = Readonly<Record<string, string | number>>;

/** A sentence whose `{name}`s are filled from the values; a name without a value stays. */
export const filled = (sentence: string, values: Values): string => sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

export interface Speech {
  readonly language: Language;
  /** A word of the desk; `{name}` in it is filled from the values. */
  (word: Word, values?: Values): string;
  /** A label from the procedures' own lists. */
  of(label: Label | undefined, otherwise?: string): string;
  /** As a line begins: what the law calls things is written small in English, because it stands within sentences too. */
  titled(text: string): string;
  /** In brackets behind something. */
  aside(text: string): string;
  /** After a head and its colon; with nothing after it, the head and its colon alone. */
  headed(head: string, text?: string): string;
  /** Several of a kind, one after the other. */
  list(items: readonly string[]): string;
}

const stored = 'fujing-desk-language';

export function preferredLanguage(): Language {
  return localStorage.getItem(stored) === 'en' ? 'en' : 'zh';
}

export function speech(language: Language): Speech {
  const at = language === 'zh' ? 0 : 1;
  const say = (word: Word, values: Values = {}) => filled(words[word][at], values);
  return Object.assign(say, {
    language,
    of: (label: Label | undefined, otherwise = '') => label?.[at] ?? otherwise,
    titled: (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
    aside: (text: string) => filled(shared.aside[at], { text }),
    headed: (head: string, text = '') => filled(shared.headed[at], { head, text }),
    list: (items: readonly string[]) => items.join(shared.comma[at]),
  });
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
