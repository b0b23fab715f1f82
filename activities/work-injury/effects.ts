import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { inForce } from '../../db/reads/parameters.ts';
import { saidIn } from '../../db/reads/said.ts';
import { benefitLines, cases, statements } from '../../db/schema/index.ts';
import { deathBenefits, disabilityBenefits, leavingSums, yearlyParameters, type Line } from '../../workflows/benefits/law.ts';
import { benefitCause, type Payer } from '../../workflows/work-injury/words.ts';
import type { Day, Statement } from '../../workflows/steps/words.ts';
import { keepLines } from '../register/benefit-lines.ts';
import { classify, enterInvoices, enterItems, fundPays, fundReceives, itemId, pay, receive, reverse, writeOff, type Ground, type InvoiceGiven, type ItemGiven } from './ledger.ts';

/** Which request of the case a duty belongs to, and which payer: `claimAdvance/2-anew-fund` is the second request's claim on the fund. */
export function courseOf(duty: string): { request: number; payer: Payer | undefined } {
  const [request = '', ...rest] = (duty.split('/')[1] ?? '').split(':')[0]!.split('-');
  const payer = rest.filter((part) => part !== 'anew').join('-');
  return { request: Number(request), payer: (payer || undefined) as Payer | undefined };
}

/** The second duty of one name carries its number: `requestAdvance:2` is the second request. */
const nthOf = (duty: string): number => Number(duty.split(':')[1] ?? '1');

const said = (tx: Transaction, caseNo: string, ...messages: string[]) => saidIn(tx, caseNo, inArray(statements.message, messages));

/** What a statement in a work-injury case changes beside its duty: money, and what a decision on benefits came to. */
export async function projectStatement(tx: Transaction, caseNo: string, statement: Statement, at: Date): Promise<void> {
  const [row] = await tx.select().from(statements).where(eq(statements.id, statement.id));
  const body = row?.body ?? {};
  const { request, payer } = courseOf(statement.duty);
  const ground: Ground = { caseNo, statementId: statement.id, on: statement.on, at };
  const result = (statement as Statement & { result?: string }).result;
  switch (row?.message) {
    case 'requestAdvance':
      if (result === 'requested') await enterItems(tx, ground, 'advance', nthOf(statement.duty), body.items as ItemGiven[]);
      return;
    case 'payAdvance':
      return pay(tx, ground, request);
    case 'completeDocuments':
      return enterInvoices(tx, caseNo, statement.id, ((body.invoices ?? []) as { item: number; invoice: InvoiceGiven }[]).map(({ item, invoice }) => ({ itemId: itemId(caseNo, 'advance', request, item), invoice })));
    case 'classifyItems':
      return classify(tx, ground, request, body.classes as { payer: Payer; ground: string }[]);
    case 'recordReceipt':
      if (result !== 'nothing') await receive(tx, ground, request, payer!, result === 'full' ? 'all' : Number(body.amount ?? 0));
      return;
    case 'ruleRemainder':
      if (result === 'written-off') await writeOff(tx, ground, request, payer!);
      return;
    case 'reverseEntry':
      await reverse(tx, ground, String(body.entry), body.amount as number | undefined);
      return;
    case 'payFromFund':
      if (result === 'paid' && typeof body.amount === 'number') await fundPays(tx, ground, request, body.amount);
      return;
    case 'recoverFromEmployer':
      if (result === 'recovered') await fundReceives(tx, ground, request, (body.amount as number | undefined) ?? 'all');
      return;
    case 'decideBenefits':
      return keepLines(tx, caseNo, statement.id, await benefitsOf(tx, caseNo, body, statement), false);
    case 'decideLeavingSums':
      return keepLines(tx, caseNo, statement.id, await leavingOf(tx, caseNo, body, statement.on), true);
    default:
  }
}

/** Grade and self-care as they were last concluded or corrected. */
async function conclusion(tx: Transaction, caseNo: string): Promise<{ grade: string; selfCare: string }> {
  const rows = await said(tx, caseNo, 'concludeAppraisal', 'correctConclusion');
  const told = rows.findLast(({ told }) => told.result !== 'terminated')?.told ?? {};
  return { grade: String(told.grade ?? 'none'), selfCare: String(told.selfCare ?? 'none') };
}

async function benefitsOf(tx: Transaction, caseNo: string, body: Readonly<Record<string, unknown>>, { duty, on }: Pick<Statement, 'duty' | 'on'>): Promise<Line[]> {
  const [row] = await tx.select({ opening: cases.opening }).from(cases).where(eq(cases.caseNo, caseNo));
  const opening = row!.opening as { harm: string; insurance: string; occurredOn: string };
  const wages = (body.wages as number[] | undefined) ?? [];
  const entered = async (field: 'area' | 'minimum' | 'income', day: Day) => (body[field] as number | undefined) ?? ((await inForce(tx, yearlyParameters[field], day)) || undefined);
  const common = { wages, area: await entered('area', on), insured: opening.insurance === 'insured' };
  const deaths = await said(tx, caseNo, 'recordDeath');
  const ended = (await said(tx, caseNo, 'endBenefit')).some(({ told }) => told.cause === 'death');
  const cause = benefitCause(duty, opening.harm, deaths.length > 0 || ended);
  if (cause !== 'disability') {
    const dependants = ((body.dependants as string[] | undefined) ?? []).map((each) => ({ relation: each === 'spouse' ? ('spouse' as const) : ('other' as const), lone: each === 'lone-other' }));
    return deathBenefits({ ...common, ...(cause === 'missing' ? { missing: { hardship: body.hardship === true } } : { prepaid: await prepaid(tx, caseNo) }), injuryYear: Number(opening.occurredOn.slice(0, 4)), income: await entered('income', `${Number(opening.occurredOn.slice(0, 4))}-12-31`), dependants, afterLeave: ended });
  }
  return disabilityBenefits({ ...common, ...(await conclusion(tx, caseNo)), minimum: await entered('minimum', on), suitableWork: body.suitableWork === true });
}

/** What the family drew of the lump sum while the person was missing (WIR 41). */
async function prepaid(tx: Transaction, caseNo: string): Promise<number | undefined> {
  const [line] = await tx.select({ amount: benefitLines.amount }).from(benefitLines).where(and(eq(benefitLines.caseNo, caseNo), eq(benefitLines.code, 'lump-sum-beforehand')));
  return line?.amount ?? undefined;
}

async function leavingOf(tx: Transaction, caseNo: string, body: Readonly<Record<string, unknown>>, on: Day): Promise<Line[]> {
  const [row] = await tx.select({ opening: cases.opening }).from(cases).where(eq(cases.caseNo, caseNo));
  const ownResignation = body.ownResignation === true;
  return leavingSums({ grade: (await conclusion(tx, caseNo)).grade, insured: row!.opening.insurance === 'insured', ownResignation, contractEnded: !ownResignation, occupational: body.occupational === true, yearsLeft: body.yearsLeft as number | undefined, reduceNearRetirement: (await inForce(tx, yearlyParameters.nearRetirement, on)) === 1, cityPercent: await inForce(tx, yearlyParameters.cityPercent, on) });
}
