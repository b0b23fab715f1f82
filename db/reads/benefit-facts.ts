import { and, eq, inArray } from 'drizzle-orm';
import type { BenefitFacts, YearlyFigures } from '../../workflows/benefits/decision.ts';
import type { Day } from '../../workflows/steps/words.ts';
import type { Transaction } from '../client.ts';
import { benefitLines, cases, statements } from '../schema/index.ts';
import { inForce } from './parameters.ts';
import { saidIn } from './said.ts';

type Reader = Pick<Transaction, 'select'>;
type Parameters = Readonly<Record<keyof YearlyFigures, { readonly name: string; readonly value: number }>>;

const lastOf = (year: number): Day => `${year}-12-31`;
const entered = async (reader: Reader, parameter: Parameters['area'], on: Day) => (await inForce(reader, parameter, on)) || undefined;

/** What a decision on benefits hangs on, as the register holds it: the area's figures of the day, the national income of the year before the injury. */
export async function benefitFacts(reader: Reader, caseNo: string, on: Day, parameters: Parameters): Promise<BenefitFacts> {
  const [row] = await reader.select({ opening: cases.opening }).from(cases).where(eq(cases.caseNo, caseNo));
  const opening = row!.opening as { harm: string; insurance: string; occurredOn: string };
  const said = await saidIn(reader, caseNo, inArray(statements.message, ['concludeAppraisal', 'correctConclusion', 'recordDeath', 'endBenefit']));
  // Grade and self-care as they were last concluded or corrected.
  const concluded = said.findLast(({ message, told }) => (message === 'concludeAppraisal' || message === 'correctConclusion') && told.result !== 'terminated')?.told ?? {};
  const afterLeave = said.some(({ message, told }) => message === 'endBenefit' && told.cause === 'death');
  const [beforehand] = await reader.select({ amount: benefitLines.amount }).from(benefitLines).where(and(eq(benefitLines.caseNo, caseNo), eq(benefitLines.code, 'lump-sum-beforehand')));
  const injuryYear = Number(opening.occurredOn.slice(0, 4));
  return {
    harm: opening.harm,
    insured: opening.insurance === 'insured',
    injuryYear,
    hasDied: afterLeave || said.some(({ message }) => message === 'recordDeath'),
    afterLeave,
    grade: String(concluded.grade ?? 'none'),
    selfCare: String(concluded.selfCare ?? 'none'),
    prepaid: beforehand?.amount ?? undefined,
    inForce: { area: await entered(reader, parameters.area, on), minimum: await entered(reader, parameters.minimum, on), income: await entered(reader, parameters.income, lastOf(injuryYear)) },
  };
}

/** The year of a death, and the national income that is in force for it. */
export async function deathYearOf(reader: Reader, caseNo: string, income: Parameters['income']): Promise<{ deathYear: number; income: number | undefined }> {
  const [row] = await reader.select({ opening: cases.opening }).from(cases).where(eq(cases.caseNo, caseNo));
  const deathYear = Number(String(row!.opening.diedOn).slice(0, 4));
  return { deathYear, income: await entered(reader, income, lastOf(deathYear)) };
}
