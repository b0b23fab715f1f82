import { and, eq, inArray, sql } from 'drizzle-orm';
import { cases, costItems, entries, invoices, postings, type Account } from '../db/schema/index.ts';
import type { Day, Label } from '../workflows/steps/words.ts';
import { fieldFault, type FieldError } from './declined.ts';
import type { Deps } from './deps.ts';
import { moneySentences } from './money-words.ts';

interface Invoice {
  readonly code?: string;
  readonly number: string;
}
interface Told {
  readonly caseNo: string;
  readonly message: string;
  readonly duty: string;
  readonly body: Readonly<Record<string, unknown>>;
}
const fault = (pointer: string, detail: Label): FieldError => ({ pointer, detail });
/** Which request of the case a duty is about: `payAdvance/2` the second. */
export const requestOf = (duty: string): number => Number((duty.split('/')[1] ?? '').split(/[-:]/)[0]);
const payerOf = (duty: string): string => (duty.split('/')[1] ?? '').split(':')[0]!.split('-').slice(1).filter((part) => part !== 'anew').join('-');

/** What a statement about money cannot say, though its form allows it: the ledger is asked before the statement is kept. */
export async function moneyFaults(deps: Deps, told: Told): Promise<FieldError[]> {
  const { body } = told;
  switch (told.message) {
    case 'requestAdvance':
      return body.result === 'requested' ? requestFaults(deps, told) : [];
    case 'completeDocuments':
      return paperFaults(deps, told);
    case 'classifyItems': {
      const items = await itemsOf(deps, told.caseNo, requestOf(told.duty));
      return (body.classes as unknown[]).length === items.length ? [] : [fault('/classes', [moneySentences.classes[0].replace('{n}', String(items.length)), moneySentences.classes[1].replace('{n}', String(items.length))])];
    }
    case 'recordReceipt':
      return receiptFaults(deps, told);
    case 'payFromFund':
      return body.result === 'paid' && body.amount === undefined ? [fieldFault('/amount', moneySentences.amount, 'required')] : [];
    case 'reverseEntry':
      return reversalFaults(deps, told);
    default:
      return [];
  }
}

const itemsOf = ({ registers }: Deps, caseNo: string, request: number) => registers.db.select().from(costItems).where(and(eq(costItems.caseNo, caseNo), eq(costItems.book, 'advance'), eq(costItems.request, request)));

async function requestFaults(deps: Deps, { caseNo, body }: Told): Promise<FieldError[]> {
  const items = (body.items ?? []) as { incurredOn: Day; invoices?: readonly Invoice[] }[];
  if (items.length === 0) return [fieldFault('/items', moneySentences.items, 'required')];
  const [row] = await deps.registers.db.select({ opening: cases.opening }).from(cases).where(eq(cases.caseNo, caseNo));
  const before = items.flatMap(({ incurredOn }, i) => (incurredOn < String(row?.opening.occurredOn) ? [fault(`/items/${i}/incurredOn`, moneySentences.before)] : []));
  const used = await usedTwice(deps, items.flatMap(({ invoices: papers = [] }, i) => papers.map((invoice, j) => ({ pointer: `/items/${i}/invoices/${j}/number`, invoice }))));
  return [...before, ...used];
}

async function paperFaults(deps: Deps, { caseNo, duty, body }: Told): Promise<FieldError[]> {
  const given = (body.invoices ?? []) as { item: number; invoice: Invoice }[];
  const items = await itemsOf(deps, caseNo, requestOf(duty));
  const strange = given.flatMap(({ item }, i) => (items.some(({ line }) => line === item) ? [] : [fault(`/invoices/${i}/item`, moneySentences['no-item'])]));
  return [...strange, ...(await usedTwice(deps, given.map(({ invoice }, i) => ({ pointer: `/invoices/${i}/invoice/number`, invoice }))))];
}

/** An invoice is used once, in whatever case; twice within one statement is twice too. */
async function usedTwice({ registers }: Deps, given: readonly { pointer: string; invoice: Invoice }[]): Promise<FieldError[]> {
  if (given.length === 0) return [];
  const name = ({ code = '', number }: Invoice) => `${code}/${number}`;
  const known = await registers.db.select({ code: invoices.code, number: invoices.number }).from(invoices).where(inArray(invoices.number, given.map(({ invoice }) => invoice.number)));
  const used = new Set(known.map(name));
  return given.flatMap(({ pointer, invoice }) => {
    const isUsed = used.has(name(invoice));
    used.add(name(invoice));
    return isUsed ? [fault(pointer, moneySentences.invoice)] : [];
  });
}

async function receiptFaults({ registers }: Deps, { caseNo, duty, body }: Told): Promise<FieldError[]> {
  if (body.result === 'nothing') return [];
  const account = `due-${payerOf(duty)}` as Account;
  const [row] = await registers.db
    .select({ due: sql<string>`coalesce(sum(${entries.amount}), 0)` })
    .from(entries)
    .innerJoin(costItems, eq(costItems.id, entries.itemId))
    .where(and(eq(costItems.caseNo, caseNo), eq(costItems.book, 'advance'), eq(costItems.request, requestOf(duty)), eq(entries.account, account)));
  const due = Number(row!.due);
  const amount = body.amount as number | undefined;
  const said = (sentence: Label): FieldError[] => [fault('/amount', [sentence[0].replace('{due}', (due / 100).toFixed(2)), sentence[1].replace('{due}', (due / 100).toFixed(2))])];
  if (body.result === 'full') return amount === undefined || amount === due ? [] : said(moneySentences.full);
  if (amount === undefined) return [fieldFault('/amount', moneySentences.amount, 'required')];
  return amount < due ? [] : said(moneySentences.partial);
}

async function reversalFaults({ registers }: Deps, { caseNo, body }: Told): Promise<FieldError[]> {
  const id = String(body.entry);
  const [row] = await registers.db.select().from(postings).where(and(eq(postings.id, id), eq(postings.caseNo, caseNo)));
  if (!row || (row.kind !== 'receipt' && row.kind !== 'write-off')) return [fault('/entry', moneySentences['no-entry'])];
  const [reversed] = await registers.db.select({ id: postings.id }).from(postings).where(eq(postings.reverses, id));
  return reversed ? [fault('/entry', moneySentences.reversed)] : [];
}
