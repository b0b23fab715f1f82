import type { Label } from '../steps/words.ts';
import type { Ground } from './tables.ts';

/** One line of a calculation: what, how much, who pays, and how it was come to. Without an amount a figure is missing. */
export interface Line {
  readonly code: string;
  readonly title: Label;
  /** Whole fen. */
  readonly amount?: number;
  readonly per: 'once' | 'month' | 'step';
  readonly payer?: 'fund' | 'employer' | 'veterans';
  readonly how: Label;
  readonly ground: Ground;
}

/** `amount` × `times` ÷ `by`, exactly, then rounded half up to the fen once (readings, money no. 1). */
export const share = (amount: number, times: number, by = 1): number => Number((2n * BigInt(amount) * BigInt(times) + BigInt(by)) / (2n * BigInt(by)));
