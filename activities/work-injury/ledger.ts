import { and, asc, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { costItems, entries, invoices, itemClasses, postings, type Account, type Book, type PostingKind } from '../../db/schema/index.ts';
import type { Payer } from '../../workflows/work-injury/words.ts';
import type { Day } from '../../workflows/steps/words.ts';

/** The statement on which something is entered: it names the row, so that entering twice finds the first. */
export interface Ground {
  readonly caseNo: string;
  readonly statementId: string;
  readonly on: Day;
  readonly at: Date;
}
export interface ItemGiven {
  readonly category: typeof costItems.$inferInsert['category'];
  readonly amount: number;
  readonly payee: string;
  readonly incurredOn: Day;
  readonly relation: string;
  readonly invoices?: readonly InvoiceGiven[];
}
export interface InvoiceGiven {
  readonly code?: string;
  readonly number: string;
  readonly amount: number;
  readonly issuedOn?: Day;
}
type Item = typeof costItems.$inferSelect;
type Moves = Partial<Record<Account, number>>;

export const itemId = (caseNo: string, book: Book, request: number, line: number): string => `${caseNo}.${book === 'advance' ? '' : 'f'}${request}-${line}`;
const dueFrom = (payer: Payer): Account => (payer === 'organ' ? 'own-cost' : `due-${payer}`);
const held: readonly Account[] = ['unclassified', 'due-fund', 'due-firm', 'due-third-party', 'due-other-insurance', 'due-person', 'own-cost'];

/** The items of one request with the invoices there are. */
export async function enterItems(tx: Transaction, { caseNo, statementId, at }: Ground, book: Book, request: number, given: readonly ItemGiven[]): Promise<void> {
  for (const [i, { category, amount, payee, incurredOn, relation, invoices: papers = [] }] of given.entries()) {
    const id = itemId(caseNo, book, request, i + 1);
    await tx.insert(costItems).values({ id, caseNo, book, request, line: i + 1, category, amount, payee, incurredOn, relation, statementId, at }).onConflictDoNothing();
    await enterInvoices(tx, caseNo, statementId, papers.map((invoice) => ({ itemId: id, invoice })));
  }
}

/** An invoice that is used already is not entered again; the door has refused it before, save where two came at once. */
export async function enterInvoices(tx: Transaction, caseNo: string, statementId: string, given: readonly { itemId: string; invoice: InvoiceGiven }[]): Promise<void> {
  if (given.length === 0) return;
  await tx.insert(invoices).values(given.map(({ itemId, invoice }) => ({ code: invoice.code ?? '', number: invoice.number, itemId, caseNo, amount: invoice.amount, issuedOn: invoice.issuedOn ?? null, statementId }))).onConflictDoNothing();
}

const itemsOf = (tx: Transaction, caseNo: string, book: Book, request: number): Promise<Item[]> =>
  tx.select().from(costItems).where(and(eq(costItems.caseNo, caseNo), eq(costItems.book, book), eq(costItems.request, request))).orderBy(asc(costItems.line)).for('update');

/** What stands in each account of an item. */
async function balances(tx: Transaction, item: string): Promise<Moves> {
  const rows = await tx.select({ account: entries.account, sum: sql<string>`sum(${entries.amount})` }).from(entries).where(eq(entries.itemId, item)).groupBy(entries.account);
  return Object.fromEntries(rows.map(({ account, sum }) => [account, Number(sum)]));
}

/** Debits and credits of one act; entered again it changes nothing. */
async function post(tx: Transaction, { caseNo, statementId, on, at }: Ground, item: string, kind: PostingKind, moves: Moves, reverses?: string): Promise<void> {
  const lines = Object.entries(moves).filter(([, amount]) => amount !== 0) as [Account, number][];
  if (lines.length === 0) return;
  const id = `${statementId}.${kind}.${item}`;
  const fresh = await tx.insert(postings).values({ id, caseNo, itemId: item, kind, on, statementId, reverses: reverses ?? null, at }).onConflictDoNothing().returning({ id: postings.id });
  if (fresh.length > 0) await tx.insert(entries).values(lines.map(([account, amount]) => ({ postingId: id, account, itemId: item, amount })));
}

/** Pays every item of a request that is not paid: whatever is retried, an item is paid once. */
export async function pay(tx: Transaction, ground: Ground, request: number): Promise<void> {
  for (const { id, amount } of await itemsOf(tx, ground.caseNo, 'advance', request)) {
    if ((await balances(tx, id))['paid-out']) continue;
    await post(tx, ground, id, 'payment', { 'paid-out': -amount, unclassified: amount });
  }
}

/** One class and final payer an item; what was received or written off stays so. */
export async function classify(tx: Transaction, ground: Ground, request: number, classes: readonly { payer: Payer; ground: string }[]): Promise<void> {
  for (const [i, { id }] of (await itemsOf(tx, ground.caseNo, 'advance', request)).entries()) {
    const given = classes[i];
    if (!given) continue;
    await tx.insert(itemClasses).values({ itemId: id, statementId: ground.statementId, payer: given.payer, ground: given.ground, at: ground.at }).onConflictDoNothing();
    const to = dueFrom(given.payer);
    const now = await balances(tx, id);
    const from = held.filter((account) => account !== to && (now[account] ?? 0) > 0);
    const moved = from.reduce((sum, account) => sum + now[account]!, 0);
    await post(tx, ground, id, 'classification', { ...Object.fromEntries(from.map((account) => [account, -now[account]!])), [to]: moved });
  }
}

/** What a payer sent, laid on the items of the request in their order; never more than is due. Answers with what was laid. */
export async function receive(tx: Transaction, ground: Ground, request: number, payer: Payer, amount: number | 'all'): Promise<number> {
  return settle(tx, ground, request, payer, amount, 'receipt', 'recovered');
}

/** What is left of a payer's part goes from the books, on the leader's decision. */
export async function writeOff(tx: Transaction, ground: Ground, request: number, payer: Payer): Promise<number> {
  return settle(tx, ground, request, payer, 'all', 'write-off', 'written-off');
}

async function settle(tx: Transaction, ground: Ground, request: number, payer: Payer, amount: number | 'all', kind: PostingKind, to: Account): Promise<number> {
  if (payer === 'organ') return 0;
  const account = dueFrom(payer);
  const posted = await tx.select({ amount: entries.amount }).from(entries).innerJoin(postings, eq(postings.id, entries.postingId)).where(and(eq(postings.statementId, ground.statementId), eq(postings.kind, kind), eq(entries.account, to)));
  if (posted.length > 0) return posted.reduce((sum, each) => sum + each.amount, 0);
  let left = amount === 'all' ? Number.MAX_SAFE_INTEGER : amount;
  let laid = 0;
  for (const { id } of await itemsOf(tx, ground.caseNo, 'advance', request)) {
    const part = Math.min(left, (await balances(tx, id))[account] ?? 0);
    if (part <= 0) continue;
    await post(tx, ground, id, kind, { [account]: -part, [to]: part });
    left -= part;
    laid += part;
  }
  return laid;
}

/** Takes a receipt or a write-off back, and enters the right amount in its place where one is given. A posting is reversed once. */
export async function reverse(tx: Transaction, ground: Ground, posting: string, corrected?: number): Promise<boolean> {
  const [row] = await tx.select().from(postings).where(and(eq(postings.id, posting), eq(postings.caseNo, ground.caseNo)));
  if (!row || (row.kind !== 'receipt' && row.kind !== 'write-off')) return false;
  await tx.select().from(costItems).where(eq(costItems.id, row.itemId)).for('update');
  const [earlier] = await tx.select().from(postings).where(eq(postings.reverses, posting));
  if (earlier) return earlier.statementId === ground.statementId;
  const lines = await tx.select().from(entries).where(eq(entries.postingId, posting));
  await post(tx, ground, row.itemId, 'reversal', Object.fromEntries(lines.map(({ account, amount }) => [account, -amount])), posting);
  const due = lines.find(({ amount }) => amount < 0)!;
  const to = lines.find(({ amount }) => amount > 0)!;
  const part = Math.min(corrected ?? 0, (await balances(tx, row.itemId))[due.account] ?? 0);
  if (part > 0) await post(tx, ground, row.itemId, row.kind, { [due.account]: -part, [to.account]: part });
  return true;
}

/** 先行支付: the fund's own payment and what it got back, in its own book. */
export async function fundPays(tx: Transaction, ground: Ground, request: number, amount: number): Promise<void> {
  await enterItems(tx, ground, 'fund-advance', request, [{ category: 'medical-listed', amount, payee: '', incurredOn: ground.on, relation: '' }]);
  await post(tx, ground, itemId(ground.caseNo, 'fund-advance', request, 1), 'fund-payment', { 'fund-paid-out': -amount, 'fund-due': amount });
}
export async function fundReceives(tx: Transaction, ground: Ground, request: number, amount: number | 'all'): Promise<void> {
  const item = itemId(ground.caseNo, 'fund-advance', request, 1);
  await itemsOf(tx, ground.caseNo, 'fund-advance', request);
  const due = (await balances(tx, item))['fund-due'] ?? 0;
  const part = amount === 'all' ? due : Math.min(amount, due);
  await post(tx, ground, item, 'fund-receipt', { 'fund-due': -part, 'fund-recovered': part });
}
