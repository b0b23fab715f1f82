import type { Label } from '../../workflows/steps/words.ts';
import { shared } from '../words.ts';
import { fileWords } from './words/file.ts';
import { formWords } from './words/form.ts';
import { frameWords } from './words/frame.ts';
import { listWords } from './words/list.ts';
import { registerWords } from './words/registers.ts';

/** What the desk itself says. Names of offices, results, notices and steps come from the procedures' own lists. */
export const words = { ...shared, ...frameWords, ...listWords, ...fileWords, ...formWords, ...registerWords } as const satisfies Record<string, Label>;

export type Word = keyof typeof words;
