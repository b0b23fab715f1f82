import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { benefitLines, costItems, entries, itemClasses } from '../../db/schema/index.ts';
import { yuanOf } from '../../workflows/benefits/law.ts';
import { categories, payers, payments } from '../../workflows/work-injury/words.ts';
import { parties } from '../../workflows/steps/words.ts';
import { part } from '../complaint/phrases.ts';
import { courseOf } from './effects.ts';
import { itemId } from './ledger.ts';

/** What a letter about money is about, a line each: what a firm owes by a claim, what an employer repays to the fund, or what a decision on benefits came to. */
export async function sumsOf(tx: Transaction, caseNo: string, notice: string, about: Readonly<Record<string, string>>): Promise<readonly string[]> {
  if (notice === 'claim-letter') return dueLines(tx, caseNo, about.which ?? '');
  if (notice === 'repayment-order') return fundLines(tx, caseNo, about.which ?? '');
  if (notice !== 'benefit-decision' || !about.statement) return [];
  const lines = await tx.select().from(benefitLines).where(eq(benefitLines.statementId, about.statement)).orderBy(asc(benefitLines.line));
  return lines.map(({ title, amount, per, payer, how, ground }) => {
    const by = payer === 'fund' ? payers.fund[0] : payer === 'employer' ? parties.employer[0] : '';
    return `${title[0]}（${payments[per][0]}）：${amount === null ? '缺数据，暂不计算' : `${yuanOf(amount)} 元`}${by ? `，由${by}支付` : ''}。${how[0]}（${ground.source}${ground.article}）。`;
  });
}

/** `n2` is the second fund advance. */
async function fundLines(tx: Transaction, caseNo: string, which: string): Promise<string[]> {
  const [row] = await tx.select({ due: sql<string>`coalesce(sum(${entries.amount}), 0)` }).from(entries).where(and(eq(entries.itemId, itemId(caseNo, 'fund-advance', Number(which.replace(/^n/, '')), 1)), eq(entries.account, 'fund-due')));
  const due = Number(row!.due);
  return due > 0 ? [`应偿还 ${yuanOf(due)} 元。`] : [];
}

/** `n2-anew-firm-1` is the first claim on the firm for the second request. */
async function dueLines(tx: Transaction, caseNo: string, which: string): Promise<string[]> {
  const { request, payer } = courseOf(`claimAdvance/${which.replace(/^n/, '').replace(/-\d+$/, '')}`);
  const items = await tx.select().from(costItems).where(and(eq(costItems.caseNo, caseNo), eq(costItems.book, 'advance'), eq(costItems.request, request))).orderBy(asc(costItems.line));
  if (items.length === 0) return [];
  const rows = await tx.select({ item: entries.itemId, due: sql<string>`sum(${entries.amount})` }).from(entries).where(and(inArray(entries.itemId, items.map(({ id }) => id)), eq(entries.account, `due-${payer}` as never))).groupBy(entries.itemId);
  const due = new Map(rows.map((row) => [row.item, Number(row.due)]));
  const classes = await tx.select().from(itemClasses).where(inArray(itemClasses.itemId, items.map(({ id }) => id))).orderBy(asc(itemClasses.at));
  // The last class of an item counts.
  const grounds = new Map(classes.map(({ itemId, ground }) => [itemId, part(ground)]));
  const owed = items.filter(({ id }) => (due.get(id) ?? 0) > 0);
  return [...owed.map(({ id, line, category, incurredOn }) => `${request}-${line} ${categories[category][0]}（${incurredOn}）：${yuanOf(due.get(id)!)} 元${grounds.get(id) ? `，依据${grounds.get(id)}` : ''}。`), `合计 ${yuanOf(owed.reduce((sum, { id }) => sum + due.get(id)!, 0))} 元。`];
}
