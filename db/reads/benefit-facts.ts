import { and, eq, inArray } from 'drizzle-orm';
import type { BenefitFacts, YearlyFigures } from '../../workflows/benefits/decision.ts';
import type { Day } from '../../workflows/steps/words.ts';
import type { Transaction } from '../client.ts';
import { benefitLines, cases, statements } from '../schema/index.ts';
import { inForce } from './parameters.ts';
import { saidIn } from './said.ts';

type Reader = Pick<Transaction, 'select'>;
type Said = Awaited<ReturnType<typeof saidIn>>[number];
type Parameters = Readonly<Record<Exclude<keyof YearlyFigures, 'areaAtDeath'>, { readonly name: string; readonly value: number }>>;

const lastOf = (year: number): Day => `${year}-12-31`;
const entered = async (reader: Reader, parameter: Parameters['area'], on: Day) => (await inForce(reader, parameter, on)) || undefined;

/** What a decision on benefits hangs on, as the register holds it: the area's figures of the day, the national income of the year before the injury. */
export async function benefitFacts(reader: Reader, caseNo: string, on: Day, parameters: Parameters): Promise<BenefitFacts> {
  const [row] = await reader.select({ opening: cases.opening }).from(cases).where(eq(cases.caseNo, caseNo));
  const opening = row!.opening as { harm: string; insurance: string; occurredOn: string };
  const said = await saidIn(reader, caseNo, inArray(statements.message, ['concludeAppraisal', 'correctConclusion', 'recordDeath', 'endBenefit', 'reviewLeave']));
  // Grade and self-care as they were last concluded or corrected.
  const concluded = said.findLast(({ message, told }) => (message === 'concludeAppraisal' || message === 'correctConclusion') && told.result !== 'terminated')?.told ?? {};
  const died = deathIn(said);
  const decided = await reader.select({ code: benefitLines.code, amount: benefitLines.amount }).from(benefitLines).where(and(eq(benefitLines.caseNo, caseNo), inArray(benefitLines.code, ['lump-sum', 'lump-sum-beforehand'])));
  const injuryYear = Number(opening.occurredOn.slice(0, 4));
  return {
    harm: opening.harm,
    insured: opening.insurance === 'insured',
    injuryYear,
    died,
    grade: String(concluded.grade ?? 'none'),
    selfCare: String(concluded.selfCare ?? 'none'),
    isDecided: decided.some(({ code }) => code === 'lump-sum'),
    prepaid: decided.find(({ code }) => code === 'lump-sum-beforehand')?.amount ?? undefined,
    // Who was dead from the start died on the day of the accident.
    inForce: { area: await entered(reader, parameters.area, on), areaAtDeath: await entered(reader, parameters.area, died?.on ?? (opening.occurredOn as Day)), minimum: await entered(reader, parameters.minimum, on), income: await entered(reader, parameters.income, lastOf(injuryYear)) },
  };
}

const dayOf = ({ body, receivedOn }: Said): Day => ((body.on as Day | undefined) ?? receivedOn) as Day;

/** When a person died on the way, and whether paid leave was over by then and a grade concluded (WIR 39). */
function deathIn(said: readonly Said[]): { on: Day; afterLeave: boolean } | undefined {
  const ended = said.find(({ message, told }) => message === 'endBenefit' && told.cause === 'death');
  const death = said.find(({ message }) => message === 'recordDeath') ?? ended;
  if (!death) return undefined;
  const left = said.findLast(({ message, told }) => message === 'reviewLeave' && told.result === 'ended');
  const isGraded = said.some(({ message, told }) => message === 'concludeAppraisal' && told.result === 'concluded');
  return { on: dayOf(death), afterLeave: ended === death || (isGraded && left !== undefined && dayOf(left) < dayOf(death)) };
}

/** The year of a death, and the national income that is in force for it. */
export async function deathYearOf(reader: Reader, caseNo: string, income: Parameters['income']): Promise<{ deathYear: number; income: number | undefined }> {
  const [row] = await reader.select({ opening: cases.opening }).from(cases).where(eq(cases.caseNo, caseNo));
  const deathYear = Number(String(row!.opening.diedOn).slice(0, 4));
  return { deathYear, income: await entered(reader, income, lastOf(deathYear)) };
}
