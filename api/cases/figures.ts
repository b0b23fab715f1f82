import { benefitFacts, deathYearOf } from '../../db/reads/benefit-facts.ts';
import { decidedBenefits, decidedMoney, lackingIn, yearlyParameters, type Figure } from '../../workflows/benefits/law.ts';
import type { Form } from '../../workflows/steps/form.ts';
import { todayOf, type Deps } from '../deps.ts';
import type { FormSchema } from '../requests/check.ts';
import { fieldFault, type FieldError } from '../requests/declined.ts';

interface Deciding {
  readonly caseNo: string;
  readonly message: string;
  readonly duty: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a decision on money still has to carry so that every sum in it has an amount: a letter that leaves one open decides nothing, and nobody would come back to it. */
export async function figuresLacking(deps: Deps, { caseNo, message, duty, body }: Deciding): Promise<readonly Figure[]> {
  const { db } = deps.registers;
  if (message === 'decideBenefits') return lackingIn(decidedBenefits(await benefitFacts(db, caseNo, todayOf(deps), yearlyParameters), duty, body));
  if (message !== 'decideMoney') return [];
  const { deathYear, income } = await deathYearOf(db, caseNo, yearlyParameters.income);
  return lackingIn(decidedMoney(deathYear, income, body));
}

/** The same as faults of the fields that are to hold it. */
export async function figureFaults(deps: Deps, deciding: Deciding, { schema }: Form): Promise<FieldError[]> {
  const { properties } = schema as unknown as FormSchema;
  return (await figuresLacking(deps, deciding)).map((figure) => fieldFault(`/${figure}`, [properties![figure]!.title ?? figure, properties![figure]!['x-title-en'] ?? figure], 'required'));
}

/** Asks for these figures on the form already. */
export function requireFigures(schema: { properties: Record<string, Record<string, unknown>> } & FormSchema, figures: readonly Figure[]): void {
  if (figures.includes('wages')) schema.properties.wages = { ...schema.properties.wages, minItems: 1 };
  if (figures.length > 0) Object.assign(schema, { required: [...new Set([...(schema.required ?? []), ...figures])] });
}
