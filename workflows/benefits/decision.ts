import { benefitCause } from '../work-injury/words.ts';
import { deathBenefits } from './death.ts';
import { disabilityBenefits } from './disability.ts';
import type { Line } from './lines.ts';
import { martyrBenefits } from './martyr.ts';

/** What a case holds that a decision on its benefits hangs on, with the yearly figures in force. */
export interface BenefitFacts {
  readonly harm: string;
  readonly insured: boolean;
  readonly injuryYear: number;
  readonly hasDied: boolean;
  /** Died while drawing the benefits of grades 1 to 4. */
  readonly afterLeave: boolean;
  readonly grade: string;
  readonly selfCare: string;
  /** What the family drew of the lump sum while the person was missing (WIR 41). */
  readonly prepaid?: number | undefined;
  readonly inForce: YearlyFigures;
}
export interface YearlyFigures {
  readonly area?: number | undefined;
  readonly minimum?: number | undefined;
  readonly income?: number | undefined;
}
type Body = Readonly<Record<string, unknown>>;

/** Every line of a decision on benefits, by what the case holds and what the decision itself carries: a figure that it carries goes before the one in force. */
export function decidedBenefits(facts: BenefitFacts, duty: string, body: Body): Line[] {
  const figure = (name: keyof YearlyFigures) => (body[name] as number | undefined) ?? facts.inForce[name];
  const common = { wages: (body.wages as number[] | undefined) ?? [], area: figure('area'), insured: facts.insured };
  const cause = benefitCause(duty, facts.harm, facts.hasDied);
  if (cause === 'disability') return disabilityBenefits({ ...common, grade: facts.grade, selfCare: facts.selfCare, minimum: figure('minimum'), suitableWork: body.suitableWork === true });
  const dependants = ((body.dependants as string[] | undefined) ?? []).map((each) => ({ relation: each === 'spouse' ? ('spouse' as const) : ('other' as const), lone: each === 'lone-other' }));
  return deathBenefits({ ...common, ...(cause === 'missing' ? { missing: { hardship: body.hardship === true } } : { prepaid: facts.prepaid }), injuryYear: facts.injuryYear, income: figure('income'), dependants, afterLeave: facts.afterLeave });
}

/** The same of honour payment and grant for a martyr; `income` is the figure in force for the year of the death. */
export const decidedMoney = (deathYear: number, income: number | undefined, body: Body): Line[] =>
  martyrBenefits({ deathYear, income: (body.income as number | undefined) ?? income, basicWage: body.basicWage as number | undefined, outsideBoth: body.outsideBoth === true, lieutenantPay: body.lieutenantPay as number | undefined });
