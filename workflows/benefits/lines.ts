import type { Label } from '../steps/words.ts';
import type { Ground } from './tables.ts';

/** A figure that a decision has to carry where the law's tables and the parameters in force do not hold it. */
export type Figure = 'wages' | 'area' | 'income' | 'basicWage' | 'lieutenantPay';

/** One line of a calculation: what, how much, who pays, and how it was come to. Without an amount a figure is missing. */
export interface Line {
  readonly code: string;
  readonly title: Label;
  /** Whole fen. */
  readonly amount?: number;
  /** What it takes to have an amount. */
  readonly lacks?: readonly Figure[];
  readonly per: 'once' | 'month' | 'step';
  readonly payer?: 'fund' | 'employer' | 'veterans';
  readonly how: Label;
  readonly ground: Ground;
}

/** What is missing for the sums that somebody is to be paid; a step on the way that no sum hangs on needs nothing. */
export const lackingIn = (lines: readonly Line[]): Figure[] => [...new Set(lines.flatMap(({ amount, per, lacks }) => (amount === undefined && per !== 'step' ? (lacks ?? []) : [])))];

/** `amount` × `times` ÷ `by`, exactly, then rounded half up to the fen once (readings, money no. 1). */
export const share = (amount: number, times: number, by = 1): number => Number((2n * BigInt(amount) * BigInt(times) + BigInt(by)) / (2n * BigInt(by)));
