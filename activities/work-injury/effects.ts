import { eq } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { benefitFacts } from '../../db/reads/benefit-facts.ts';
import { inForce } from '../../db/reads/parameters.ts';
import { statements } from '../../db/schema/index.ts';
import { decidedBenefits, leavingSums, yearlyParameters, type Line } from '../../workflows/benefits/law.ts';
import type { Payer } from '../../workflows/work-injury/words.ts';
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
      // Up to 0.2.0 what was recovered could be a part.
      if (result === 'recovered' || result === 'partly') await fundReceives(tx, ground, request, (body.amount as number | undefined) ?? 'all');
      return;
    case 'decideBenefits':
      return keepLines(tx, caseNo, statement.id, decidedBenefits(await benefitFacts(tx, caseNo, statement.on, yearlyParameters), statement.duty, body), false);
    case 'decideLeavingSums':
      return keepLines(tx, caseNo, statement.id, await leavingOf(tx, caseNo, body, statement.on), true);
    default:
  }
}

const leavingOf = async (tx: Transaction, caseNo: string, body: Readonly<Record<string, unknown>>, on: Day): Promise<Line[]> => {
  const { grade, insured } = await benefitFacts(tx, caseNo, on, yearlyParameters);
  const ownResignation = body.ownResignation === true;
  return leavingSums({ grade, insured, ownResignation, contractEnded: !ownResignation, occupational: body.occupational === true, yearsLeft: body.yearsLeft as number | undefined, reduceNearRetirement: (await inForce(tx, yearlyParameters.nearRetirement, on)) === 1, cityPercent: await inForce(tx, yearlyParameters.cityPercent, on) });
};
