import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { costItems, entries, postings, statements } from '../db/schema/index.ts';
import { finalPayer, yuanOf } from '../workflows/benefits/law.ts';
import { categories, payers } from '../workflows/work-injury/words.ts';
import type { Label } from '../workflows/steps/words.ts';
import type { Deps } from './deps.ts';
import { fill, say, type Language } from './language.ts';
import { payerOf, requestOf } from './money-course.ts';
import { itemLine, itemNotes, postingTitles } from './money-words.ts';
import { payerFacts } from './money.ts';

type Reader = Pick<Deps, 'registers'>;
interface Asked {
  readonly caseNo: string;
  readonly key: string;
  readonly message: string;
}

/** What an officer must have before the eyes to act on an advance: each item with payee and sum, and why it was asked for. */
export interface AdvanceShown {
  /** Whole fen: of the request, or of what its payer owes. */
  readonly amount: number;
  /** One line an item, in the order in which classes are given. */
  readonly items: readonly string[];
  readonly reason?: string;
  /** The class that the first fitting rule gives each item; where the rules give one to all. */
  readonly classes?: readonly { readonly payer: string; readonly ground: string }[];
}

const ofRequest: readonly string[] = ['approveAdvance', 'confirmAdvance', 'payAdvance', 'completeDocuments', 'classifyItems'];
const ofPayer: readonly string[] = ['claimAdvance', 'ruleReimbursement', 'answerClaim', 'recordReceipt', 'ruleRemainder'];

/** Nothing where the duty is not about an advance. */
export async function advanceShown(deps: Reader, language: Language, { caseNo, key, message }: Asked): Promise<AdvanceShown | undefined> {
  if (!ofRequest.includes(message) && !ofPayer.includes(message)) return undefined;
  const { db } = deps.registers;
  const request = requestOf(key);
  const rows = await db.select().from(costItems).where(and(eq(costItems.caseNo, caseNo), eq(costItems.book, 'advance'), eq(costItems.request, request))).orderBy(asc(costItems.line));
  if (rows.length === 0) return undefined;
  const tell = (label: Label, values: Record<string, string | number>) => fill(say(language, label), values);
  const lineOf = ({ line, category, amount, payee, incurredOn }: (typeof rows)[number]) => tell(itemLine, { n: `${request}-${line}`, category: say(language, categories[category]), amount: yuanOf(amount), payee, day: incurredOn });
  if (ofPayer.includes(message)) {
    const dues = await db.select({ item: entries.itemId, due: sql<string>`sum(${entries.amount})` }).from(entries).where(and(inArray(entries.itemId, rows.map(({ id }) => id)), eq(entries.account, `due-${payerOf(key)}` as never))).groupBy(entries.itemId);
    const due = new Map(dues.map((each) => [each.item, Number(each.due)]));
    const owed = rows.filter(({ id }) => (due.get(id) ?? 0) > 0);
    return { amount: owed.reduce((sum, { id }) => sum + due.get(id)!, 0), items: owed.map((row) => [lineOf(row), tell(itemNotes.due, { amount: yuanOf(due.get(row.id)!) })].join(' · ')) };
  }
  const [asked] = await db.select({ body: statements.body }).from(statements).where(eq(statements.id, rows[0]!.statementId));
  const reason = typeof asked?.body.reason === 'string' ? asked.body.reason : undefined;
  const shown = { amount: rows.reduce((sum, { amount }) => sum + amount, 0), ...(reason && { reason }) };
  if (message !== 'classifyItems') return { ...shown, items: rows.map(lineOf) };
  const facts = await payerFacts(deps, caseNo);
  const classes = rows.flatMap((row) => finalPayer(row, facts) ?? []);
  const proposed = classes.length === rows.length;
  return {
    ...shown,
    items: rows.map((row, i) => [lineOf(row), ...(proposed ? [tell(itemNotes.proposed, { payer: say(language, payers[classes[i]!.payer]), ground: classes[i]!.ground })] : [])].join(' · ')),
    ...(proposed && { classes }),
  };
}

/** The budget line that finance of the organ named last: most advances are charged to the same one. */
export async function lastBudgetLine({ registers }: Reader, organ: string): Promise<string | undefined> {
  const [said] = await registers.db.select({ body: statements.body }).from(statements).where(and(eq(statements.message, 'confirmAdvance'), eq(statements.organ, organ), eq(statements.state, 'answered'))).orderBy(desc(statements.answeredAt)).limit(1);
  return typeof said?.body.budgetLine === 'string' ? said.body.budgetLine : undefined;
}

/** In words, one line each, for a summary that is read before a decision. */
export const advanceSummary = (language: Language, { amount, items, reason }: AdvanceShown): string =>
  [...items, ...(items.length > 1 ? [fill(say(language, itemNotes.total), { amount: yuanOf(amount) })] : []), ...(reason ? [fill(say(language, itemNotes.reason), { reason })] : [])].join('\n');

/** The receipts and write-offs of a case that can be taken back, by their number. */
export async function reversible({ registers }: Reader, language: Language, caseNo: string): Promise<ReadonlyMap<string, string>> {
  const { db } = registers;
  const posted = await db.select().from(postings).where(eq(postings.caseNo, caseNo)).orderBy(asc(postings.at), asc(postings.id));
  const taken = new Set(posted.map(({ reverses }) => reverses));
  const open = posted.filter(({ id, kind }) => (kind === 'receipt' || kind === 'write-off') && !taken.has(id));
  if (open.length === 0) return new Map();
  const lines = await db.select().from(entries).where(inArray(entries.postingId, open.map(({ id }) => id)));
  return new Map(open.map(({ id, kind, on, itemId }) => [id, `${on} ${say(language, postingTitles[kind])} ¥${yuanOf(lines.find(({ postingId, amount }) => postingId === id && amount > 0)!.amount)} · ${itemId.slice(caseNo.length + 1)}`]));
}
