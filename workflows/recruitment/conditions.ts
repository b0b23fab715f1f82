import type { Day } from '../steps/words.ts';
import { educations, type Bar, type Education, type unmet } from './words.ts';

/** What a candidate stated. */
export interface Stated {
  readonly bornOn: Day;
  readonly sex: 'male' | 'female';
  readonly education: Education;
  readonly barred: readonly Bar[];
  readonly promise: boolean;
  /** One of those for whom the post is relaxed; that it is so is proved in the review. */
  readonly relaxed?: boolean;
}
/** What the post asks; both ends of the range of birth dates are included. */
export interface Conditions {
  readonly bornFrom: Day;
  readonly bornUntil: Day;
  readonly sex: 'any' | 'male' | 'female';
  readonly education: Education;
  readonly relaxedBornFrom?: Day | null;
  readonly relaxedEducation?: Education | null;
  /** Of the campaign: a bar that its plan does not list bars nobody. */
  readonly bars: readonly Bar[];
}
export type Unmet = keyof typeof unmet | Bar;

/** From the lowest to the highest. */
export const ranks = Object.keys(educations);

/** Every condition that is not met and every bar that applies, not the first alone; empty when the candidate qualifies. */
export function unmetBy({ bornOn, sex, education, barred, promise, relaxed = false }: Stated, conditions: Conditions): Unmet[] {
  const found: Unmet[] = [];
  const bornFrom = (relaxed && conditions.relaxedBornFrom) || conditions.bornFrom;
  const lowest = (relaxed && conditions.relaxedEducation) || conditions.education;
  if (bornOn < bornFrom || bornOn > conditions.bornUntil) found.push('age');
  if (ranks.indexOf(education) < ranks.indexOf(lowest)) found.push('education');
  if (conditions.sex !== 'any' && sex !== conditions.sex) found.push('sex');
  if (!promise) found.push('promise');
  return [...found, ...conditions.bars.filter((bar) => barred.includes(bar))];
}
