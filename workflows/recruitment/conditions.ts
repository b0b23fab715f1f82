import type { Day } from '../steps/words.ts';
import { educations, type Bar, type Education, type unmet } from './words.ts';

/** What a candidate stated. */
export interface Stated {
  readonly bornOn: Day;
  readonly sex: 'male' | 'female';
  readonly education: Education;
  readonly barred: readonly Bar[];
  readonly promise: boolean;
}
/** What the post asks; both ends of the range of birth dates are included. */
export interface Conditions {
  readonly bornFrom: Day;
  readonly bornUntil: Day;
  readonly sex: 'any' | 'male' | 'female';
  readonly education: Education;
  /** Of the campaign: a bar that its plan does not list bars nobody. */
  readonly bars: readonly Bar[];
}
export type Unmet = keyof typeof unmet | Bar;

const ranks = Object.keys(educations);

/** Every condition that is not met and every bar that applies, not the first alone; empty when the candidate qualifies. */
export function unmetBy({ bornOn, sex, education, barred, promise }: Stated, conditions: Conditions): Unmet[] {
  const found: Unmet[] = [];
  if (bornOn < conditions.bornFrom || bornOn > conditions.bornUntil) found.push('age');
  if (ranks.indexOf(education) < ranks.indexOf(conditions.education)) found.push('education');
  if (conditions.sex !== 'any' && sex !== conditions.sex) found.push('sex');
  if (!promise) found.push('promise');
  return [...found, ...conditions.bars.filter((bar) => barred.includes(bar))];
}
