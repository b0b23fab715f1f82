import type { Label } from '../steps/words.ts';
import { notices, type Notice, type Track } from './words.ts';

/** PET 31(6), 32: what answers a claim, as the law calls it. It is the outcome notice under its own title, numbered and served like the rest. */
export const claimOpinion: Label = ['信访处理意见书', 'opinion on a claim'];

/** The letters as they are called where this rule applies. */
export const noticesOn = (track: Track | undefined): Readonly<Record<Notice, Label>> => (track === 'claim' ? { ...notices, 'outcome-notice': claimOpinion } : notices);
