import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm';
import { costItems, entries, isBudgetLine, postings, statements } from '../../db/schema/index.ts';
import { finalPayer, yuanOf } from '../../workflows/benefits/law.ts';
import { categories, payers } from '../../workflows/work-injury/words.ts';
import type { Label } from '../../workflows/steps/words.ts';
import type { Deps } from '../deps.ts';
import { fill, say, type Language } from '../requests/language.ts';
import { payerOf, requestOf } from './money-course.ts';
import { itemLine, itemNotes, postingTitles } from '../words/money.ts';
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

/** Of each duty what its advance is about, in as many queries for a whole list as for one; nothing where a duty is not about an advance. Who bears an item is not proposed here. */
export async function advancesShown({ registers: { db } }: Reader, language: Language, asked: readonly Asked[]): Promise<(AdvanceShown | undefined)[]> {
  const about = asked.filter(({ message }) => ofRequest.includes(message) || ofPayer.includes(message));
  if (about.length === 0) return asked.map(() => undefined);
  const items = await db.select().from(costItems).where(and(eq(costItems.book, 'advance'), or(...about.map(({ caseNo, key }) => and(eq(costItems.caseNo, caseNo), eq(costItems.request, requestOf(key))))))).orderBy(asc(costItems.line));
  if (items.length === 0) return asked.map(() => undefined);
  const isOfPayer = about.some(({ message }) => ofPayer.includes(message));
  const [dues, said] = await Promise.all([
    isOfPayer ? db.select({ item: entries.itemId, account: entries.account, due: sql<string>`sum(${entries.amount})` }).from(entries).where(inArray(entries.itemId, items.map(({ id }) => id))).groupBy(entries.itemId, entries.account) : [],
    db.select({ id: statements.id, reason: sql<string | null>`${statements.body}->>'reason'` }).from(statements).where(inArray(statements.id, [...new Set(items.map(({ statementId }) => statementId))])),
  ]);
  const due = new Map(dues.map((each) => [`${each.item} ${each.account}`, Number(each.due)]));
  const reasons = new Map(said.map(({ id, reason }) => [id, reason]));
  return asked.map((each) => {
    const { caseNo, key, message } = each;
    const rows = about.includes(each) ? items.filter((item) => item.caseNo === caseNo && item.request === requestOf(key)) : [];
    if (rows.length === 0) return undefined;
    if (ofRequest.includes(message)) {
      const reason = reasons.get(rows[0]!.statementId);
      return { amount: rows.reduce((sum, { amount }) => sum + amount, 0), ...(reason && { reason }), items: rows.map((row) => lineOf(language, row)) };
    }
    const owedOf = ({ id }: Item): number => due.get(`${id} due-${payerOf(key)}`) ?? 0;
    const owed = rows.filter((row) => owedOf(row) > 0);
    return { amount: owed.reduce((sum, row) => sum + owedOf(row), 0), items: owed.map((row) => [lineOf(language, row), tell(language, itemNotes.due, { amount: yuanOf(owedOf(row)) })].join(' · ')) };
  });
}

type Item = typeof costItems.$inferSelect;
const tell = (language: Language, label: Label, values: Record<string, string | number>): string => fill(say(language, label), values);
const lineOf = (language: Language, { request, line, category, amount, payee, incurredOn }: Item): string => tell(language, itemLine, { n: `${request}-${line}`, category: say(language, categories[category]), amount: yuanOf(amount), payee, day: incurredOn });

/** Of one duty, with the payer that the rules propose for each item where the items are to be classified. */
export async function advanceShown(deps: Reader, language: Language, asked: Asked): Promise<AdvanceShown | undefined> {
  const [shown] = await advancesShown(deps, language, [asked]);
  if (!shown || asked.message !== 'classifyItems') return shown;
  const { caseNo } = asked;
  const rows = await deps.registers.db.select().from(costItems).where(and(eq(costItems.caseNo, caseNo), eq(costItems.book, 'advance'), eq(costItems.request, requestOf(asked.key)))).orderBy(asc(costItems.line));
  const facts = await payerFacts(deps, caseNo);
  const classes = rows.flatMap((row) => finalPayer(row, facts) ?? []);
  if (classes.length < rows.length) return shown;
  return { ...shown, classes, items: shown.items.map((item, i) => [item, tell(language, itemNotes.proposed, { payer: say(language, payers[classes[i]!.payer]), ground: classes[i]!.ground })].join(' · ')) };
}

/** The budget line that finance of the organ named last: most advances are charged to the same one. */
export async function lastBudgetLine({ registers }: Reader, organ: string): Promise<string | undefined> {
  const [said] = await registers.db.select({ body: statements.body }).from(statements).where(and(eq(statements.organ, organ), isBudgetLine)).orderBy(desc(statements.answeredAt), desc(statements.id)).limit(1);
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
