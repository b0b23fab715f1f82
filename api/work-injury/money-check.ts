import { and, eq, inArray, sql } from 'drizzle-orm';
import { inForce } from '../../db/reads/parameters.ts';
import { costItems, entries, invoices, postings, statements, type Account, type Book } from '../../db/schema/index.ts';
import { isLate, yuanOf } from '../../workflows/benefits/law.ts';
import { advanceCap, capped } from '../../workflows/work-injury/law.ts';
import type { Category } from '../../workflows/work-injury/words.ts';
import type { Label } from '../../workflows/steps/words.ts';
import { Declined, fieldFault, type FieldError } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { fill } from '../requests/language.ts';
import { payerFacts } from './money.ts';
import { payerOf, requestOf } from './money-course.ts';
import { moneySentences } from '../words/money.ts';

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
const filled = ([zh, en]: Label, values: Record<string, string | number>): Label => [fill(zh, values), fill(en, values)];
/** What a statement about money cannot say, though its form allows it: the ledger is asked before the statement is kept. */
export async function moneyFaults(deps: Deps, told: Told): Promise<FieldError[]> {
  const { body } = told;
  switch (told.message) {
    case 'requestAdvance':
      return body.result === 'requested' ? requestFaults(deps, told) : [];
    case 'completeDocuments':
      return paperFaults(deps, told);
    case 'classifyItems':
      return classFaults(deps, told);
    case 'recordReceipt':
      return receiptFaults(deps, told);
    case 'payFromFund':
      return body.result === 'paid' && body.amount === undefined ? [fieldFault('/amount', moneySentences.amount, 'required')] : [];
    case 'recoverFromEmployer':
      return recoveryFaults(deps, told);
    case 'reverseEntry':
      return reversalFaults(deps, told);
    default:
      return [];
  }
}

const itemsOf = ({ registers }: Deps, caseNo: string, request: number) => registers.db.select().from(costItems).where(and(eq(costItems.caseNo, caseNo), eq(costItems.book, 'advance'), eq(costItems.request, request)));

async function requestFaults(deps: Deps, told: Told): Promise<FieldError[]> {
  const items = (told.body.items ?? []) as { category: Category; amount: number; invoices?: readonly Invoice[] }[];
  if (items.length === 0) return [fieldFault('/items', moneySentences.items, 'required')];
  const beyond = await beyondCap(deps, told.caseNo, items);
  return [...beyond, ...(await usedTwice(deps, items.flatMap(({ invoices: papers = [] }, i) => papers.map((invoice, j) => ({ pointer: `/items/${i}/invoices/${j}/number`, invoice })))))];
}

/** Transport and nursing have a ceiling a case where one is entered; what was refused does not count. */
async function beyondCap(deps: Deps, caseNo: string, asked: readonly { category: Category; amount: number }[]): Promise<FieldError[]> {
  const { db } = deps.registers;
  const now = asked.filter(({ category }) => capped.includes(category)).reduce((sum, { amount }) => sum + amount, 0);
  const cap = now > 0 ? await inForce(db, advanceCap, todayOf(deps)) : 0;
  if (cap === 0) return [];
  const [items, ruled] = await Promise.all([
    db.select().from(costItems).where(and(eq(costItems.caseNo, caseNo), eq(costItems.book, 'advance'), inArray(costItems.category, [...capped]))),
    db.select({ duty: statements.duty, told: statements.told }).from(statements).where(and(eq(statements.caseNo, caseNo), inArray(statements.message, ['approveAdvance', 'confirmAdvance']), eq(statements.state, 'answered'))),
  ]);
  const refused = new Set(ruled.filter(({ told }) => told.result === 'refused' || told.result === 'objected').map(({ duty }) => requestOf(duty ?? '')));
  const before = items.filter(({ request }) => !refused.has(request)).reduce((sum, { amount }) => sum + amount, 0);
  return before + now > cap ? [fault('/items', filled(moneySentences.cap, { cap: yuanOf(cap), sum: yuanOf(before), left: yuanOf(Math.max(0, cap - before)) }))] : [];
}

/** One class an item; and the fund is not charged with what a late application left to the employer. */
async function classFaults(deps: Deps, { caseNo, duty, body }: Told): Promise<FieldError[]> {
  const classes = body.classes as { payer: string }[];
  const items = (await itemsOf(deps, caseNo, requestOf(duty))).toSorted((a, b) => a.line - b.line);
  if (classes.length !== items.length) return [fault('/classes', filled(moneySentences.classes, { n: items.length }))];
  const facts = await payerFacts(deps, caseNo);
  const { occurredOn, acceptedOn } = facts;
  return items.flatMap((item, i) => (classes[i]!.payer === 'fund' && acceptedOn && isLate(item, facts) ? [fault(`/classes/${i}/payer`, filled(moneySentences.late, { from: occurredOn, to: acceptedOn }))] : []));
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
  const due = await dueIn({ registers }, { caseNo, book: 'advance', request: requestOf(duty), account: `due-${payerOf(duty)}` as Account });
  const amount = body.amount as number | undefined;
  const said = (sentence: Label): FieldError[] => [fault('/amount', filled(sentence, { due: yuanOf(due) }))];
  if (body.result === 'full') return amount === undefined || amount === due ? [] : said(moneySentences.full);
  if (amount === undefined) return [fieldFault('/amount', moneySentences.amount, 'required')];
  return amount < due ? [] : said(moneySentences.partial);
}

async function reversalFaults({ registers }: Deps, { caseNo, body }: Told): Promise<FieldError[]> {
  const id = String(body.entry);
  const [row] = await registers.db.select().from(postings).where(and(eq(postings.id, id), eq(postings.caseNo, caseNo)));
  if (!row || (row.kind !== 'receipt' && row.kind !== 'write-off')) return [fault('/entry', moneySentences['no-entry'])];
  const [reversed] = await registers.db.select({ id: postings.id }).from(postings).where(eq(postings.reverses, id));
  if (reversed) return [fault('/entry', moneySentences.reversed)];
  // What it took from a payer's part comes back, and no more than that and what is still due there can be entered in its place.
  const taken = (await registers.db.select().from(entries).where(eq(entries.postingId, id))).find(({ amount }) => amount < 0)!;
  const most = -taken.amount + (await held({ registers }, taken.itemId, taken.account));
  return typeof body.amount === 'number' && body.amount > most ? [fault('/amount', filled(moneySentences.corrected, { most: yuanOf(most) }))] : [];
}

async function recoveryFaults({ registers }: Deps, { caseNo, duty, body }: Told): Promise<FieldError[]> {
  const due = await dueIn({ registers }, { caseNo, book: 'fund-advance', request: requestOf(duty), account: 'fund-due' });
  const { result, amount } = body as { result?: string; amount?: number };
  const said = (sentence: Label): FieldError[] => [fault('/amount', filled(sentence, { due: yuanOf(due) }))];
  if (typeof amount === 'number' && amount > due) return said(moneySentences['fund-due']);
  if (result === 'recovered') return amount === undefined || amount === due ? [] : said(moneySentences.full);
  if (result !== 'partly') return [];
  if (amount === undefined) return [fieldFault('/amount', moneySentences.amount, 'required')];
  return amount < due ? [] : said(moneySentences.partial);
}

/** What stands in an account of one request. */
async function dueIn({ registers }: Pick<Deps, 'registers'>, { caseNo, book, request, account }: { caseNo: string; book: Book; request: number; account: Account }): Promise<number> {
  const [row] = await registers.db
    .select({ due: sql<string>`coalesce(sum(${entries.amount}), 0)` })
    .from(entries)
    .innerJoin(costItems, eq(costItems.id, entries.itemId))
    .where(and(eq(costItems.caseNo, caseNo), eq(costItems.book, book), eq(costItems.request, request), eq(entries.account, account)));
  return Number(row!.due);
}

async function held({ registers }: Pick<Deps, 'registers'>, item: string, account: Account): Promise<number> {
  const [row] = await registers.db.select({ sum: sql<string>`coalesce(sum(${entries.amount}), 0)` }).from(entries).where(and(eq(entries.itemId, item), eq(entries.account, account)));
  return Number(row!.sum);
}

/** A second payment of the same request is refused with the voucher of the first. */
export async function paidBefore({ registers }: Deps, { caseNo, message, duty }: Pick<Told, 'caseNo' | 'message' | 'duty'>): Promise<Declined | undefined> {
  if (message !== 'payAdvance') return undefined;
  const [first] = await registers.db.select({ body: statements.body, on: statements.receivedOn }).from(statements).where(and(eq(statements.caseNo, caseNo), eq(statements.message, message), eq(statements.duty, duty), eq(statements.state, 'answered')));
  return first && new Declined(409, 'conflict', moneySentences.paid, { ground: 'already-answered', values: { on: first.on, number: String(first.body.voucher) } });
}
