import { benefitCause, gravest, type Grade } from '../work-injury/words.ts';
import { deathBenefits, nothingMore } from './death.ts';
import { disabilityBenefits } from './disability.ts';
import type { Line } from './lines.ts';
import { martyrBenefits } from './martyr.ts';

/** What a case holds that a decision on its benefits hangs on, with the yearly figures in force. */
export interface BenefitFacts {
  readonly harm: string;
  readonly insured: boolean;
  readonly injuryYear: number;
  /** Died on the way, or while drawing benefits; and whether paid leave was over by then. */
  readonly died?: { readonly afterLeave: boolean } | undefined;
  readonly grade: string;
  readonly selfCare: string;
  /** Whether the lump sum of a grade was decided on before. */
  readonly isDecided: boolean;
  /** What the family drew of the lump sum while the person was missing (WIR 41). */
  readonly prepaid?: number | undefined;
  readonly inForce: YearlyFigures;
}
export interface YearlyFigures {
  readonly area?: number | undefined;
  /** The same on the day of the death: what the area earned in the year before it. */
  readonly areaAtDeath?: number | undefined;
  readonly minimum?: number | undefined;
  readonly income?: number | undefined;
}
type Body = Readonly<Record<string, unknown>>;

/** Every line of a decision on benefits, by what the case holds and what the decision itself carries: a figure that it carries goes before the one in force. */
export function decidedBenefits(facts: BenefitFacts, duty: string, body: Body): Line[] {
  const { died, grade, selfCare, inForce } = facts;
  const cause = benefitCause(duty, facts.harm, died !== undefined);
  const figure = (name: 'area' | 'minimum' | 'income', otherwise: number | undefined = inForce[name]) => (body[name] as number | undefined) ?? otherwise;
  const common = { wages: (body.wages as number[] | undefined) ?? [], area: figure('area', cause === 'death' ? inForce.areaAtDeath : inForce.area), insured: facts.insured };
  if (cause === 'disability') return disabilityBenefits({ ...common, grade, selfCare, minimum: figure('minimum'), suitableWork: body.suitableWork === true });
  // WIR 39(3): of those graded 5 to 10, or not at all, who die once paid leave is over, nothing is left but what the disability was worth.
  if (cause === 'death' && died?.afterLeave && !gravest.includes(grade as Grade)) return nothingMore(facts.isDecided ? [] : disabilityBenefits({ ...common, grade, selfCare, suitableWork: true }));
  const dependants = ((body.dependants as string[] | undefined) ?? []).map((each) => ({ relation: each === 'spouse' ? ('spouse' as const) : ('other' as const), lone: each === 'lone-other' }));
  return deathBenefits({ ...common, ...(cause === 'missing' ? { missing: { hardship: body.hardship === true } } : { prepaid: facts.prepaid }), injuryYear: facts.injuryYear, income: figure('income'), dependants, afterLeave: died?.afterLeave ?? false });
}

/** The same of honour payment and grant for a martyr; `income` is the figure in force for the year of the death. */
export const decidedMoney = (deathYear: number, income: number | undefined, body: Body): Line[] =>
  martyrBenefits({ deathYear, income: (body.income as number | undefined) ?? income, basicWage: body.basicWage as number | undefined, outsideBoth: body.outsideBoth === true, lieutenantPay: body.lieutenantPay as number | undefined });
