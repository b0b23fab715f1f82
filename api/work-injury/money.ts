import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { saidIn } from '../../db/reads/said.ts';
import { benefitLines, cases, clocks, costItems, entries, invoices, itemClasses, postings, statements } from '../../db/schema/index.ts';
import { finalPayer, type PayerFacts } from '../../workflows/benefits/law.ts';
import { law } from '../../workflows/work-injury/law.ts';
import { categories, payers } from '../../workflows/work-injury/words.ts';
import type { WorkInjuryOpening } from '../../workflows/work-injury/opening.ts';
import type { Day } from '../../workflows/steps/words.ts';
import type { CaseRow } from '../cases/case-open.ts';
import type { Deps } from '../deps.ts';
import { instant, say, type Language } from '../requests/language.ts';
import { requestOf } from './money-course.ts';
import { accountTitles, postingTitles } from '../words/money.ts';
import type { Money } from '../shapes/money.ts';

const empty = { paid: 0, recovered: 0, outstanding: 0, ownCost: 0, writtenOff: 0 };

/** The money of a work-injury case: what was advanced, who bears it, what came back, and every line of the ledger. */
export async function moneyOf(deps: Pick<Deps, 'registers'>, language: Language, { caseNo }: Pick<CaseRow, 'caseNo'>): Promise<Money> {
  const { db } = deps.registers;
  const items = await db.select().from(costItems).where(eq(costItems.caseNo, caseNo)).orderBy(asc(costItems.request), asc(costItems.line));
  const ids = items.map(({ id }) => id);
  const [declared, bands, papers, classes, posted, lines, benefits, facts] = await Promise.all([
    declaredInvoices(deps, caseNo),
    db.execute<{ book: string; paid: string; recovered: string; outstanding: string; own_cost: string; written_off: string }>(sql`select * from case_money where case_no = ${caseNo}`),
    ids.length > 0 ? db.select().from(invoices).where(inArray(invoices.itemId, ids)) : [],
    ids.length > 0 ? db.select().from(itemClasses).where(inArray(itemClasses.itemId, ids)).orderBy(asc(itemClasses.at)) : [],
    db.select().from(postings).where(eq(postings.caseNo, caseNo)).orderBy(asc(postings.at), asc(postings.id)),
    ids.length > 0 ? db.select().from(entries).where(inArray(entries.itemId, ids)) : [],
    db.select({ row: benefitLines, on: statements.receivedOn }).from(benefitLines).innerJoin(statements, eq(statements.id, benefitLines.statementId)).where(eq(benefitLines.caseNo, caseNo)).orderBy(asc(statements.receivedAt), asc(benefitLines.line)),
    payerFacts(deps, caseNo),
  ]);
  const band = (book: string) => {
    const row = [...bands].find((each) => each.book === book);
    return row ? { paid: Number(row.paid), recovered: Number(row.recovered), outstanding: Number(row.outstanding), ownCost: Number(row.own_cost), writtenOff: Number(row.written_off) } : empty;
  };
  const held = (item: string, of: (account: string) => boolean) => lines.filter(({ itemId, account }) => itemId === item && of(account)).reduce((sum, { amount }) => sum + amount, 0);
  const reversed = new Set(posted.map(({ reverses }) => reverses));
  const shown = items.filter(({ book }) => book === 'advance').map((item) => {
    const last = classes.filter(({ itemId }) => itemId === item.id).at(-1);
    const proposed = last ? undefined : finalPayer(item, facts);
    return {
      id: item.id, request: item.request, line: item.line, category: item.category, categoryTitle: say(language, categories[item.category]), amount: item.amount, payee: item.payee, incurredOn: item.incurredOn,
      invoices: papers.filter(({ itemId }) => itemId === item.id).map(({ code, number, amount }) => ({ code, number, amount })),
      usedElsewhere: declared.filter(({ request, line, code, number }) => request === item.request && line === item.line && !papers.some((paper) => paper.itemId === item.id && paper.code === code && paper.number === number)).map(({ code, number }) => `${code} ${number}`.trim()),
      ...(last && { payer: last.payer, payerTitle: say(language, payers[last.payer]), ground: last.ground }),
      ...(proposed && { proposed: { payer: proposed.payer, payerTitle: say(language, payers[proposed.payer]), ground: proposed.ground } }),
      paid: held(item.id, (account) => account === 'paid-out') < 0, recovered: held(item.id, (account) => account === 'recovered'),
      outstanding: held(item.id, (account) => account === 'unclassified' || account.startsWith('due-')), ownCost: held(item.id, (account) => account === 'own-cost'), writtenOff: held(item.id, (account) => account === 'written-off'),
    };
  });
  const debit = lines.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);
  return {
    caseNo,
    currency: 'CNY',
    advance: band('advance'),
    unclassifiedItems: shown.filter(({ paid, payer }) => paid && payer === undefined).length,
    fundAdvance: band('fund-advance'),
    items: shown,
    ledger: posted.map(({ id, kind, itemId, on, at, reverses }) => ({
      id, kind, title: say(language, postingTitles[kind]), item: itemId, on, at: instant(at), ...(reverses && { reverses }), reversed: reversed.has(id),
      entries: lines.filter(({ postingId }) => postingId === id).map(({ account, amount }) => ({ account, title: say(language, accountTitles[account]), amount })),
    })),
    debit,
    credit: debit - lines.reduce((sum, { amount }) => sum + amount, 0),
    benefits: benefits.map(({ on, row: { statementId, code, title, amount, per, payer, how, ground } }) => ({ statementId, on, code, title: say(language, title), ...(amount !== null && { amount }), per, ...(payer && { payer }), how: say(language, how), article: ground.article, source: ground.source, status: ground.status })),
  };
}

/** Every invoice that somebody named for an item. Two who named one in the same instant passed the door; the register kept the first, and the other must see it. */
async function declaredInvoices({ registers }: Pick<Deps, 'registers'>, caseNo: string): Promise<{ request: number; line: number; code: string; number: string }[]> {
  type Invoice = { code?: string; number: string };
  const said = await registers.db.select({ message: statements.message, duty: statements.duty, body: statements.body }).from(statements).where(and(eq(statements.caseNo, caseNo), eq(statements.state, 'answered'), inArray(statements.message, ['requestAdvance', 'completeDocuments'])));
  return said.flatMap(({ message, duty, body }) =>
    message === 'requestAdvance'
      ? ((body.items ?? []) as { invoices?: Invoice[] }[]).flatMap(({ invoices: named = [] }, i) => named.map(({ code = '', number }) => ({ request: Number((duty ?? '').split(':')[1] ?? '1'), line: i + 1, code, number })))
      : ((body.invoices ?? []) as { item: number; invoice: Invoice }[]).map(({ item, invoice: { code = '', number } }) => ({ request: requestOf(duty ?? ''), line: item, code, number })),
  );
}

/** What the register knows that decides the final payer. */
export async function payerFacts({ registers }: Pick<Deps, 'registers'>, caseNo: string): Promise<PayerFacts> {
  const [[row], said, running] = await Promise.all([
    registers.db.select({ opening: cases.opening }).from(cases).where(eq(cases.caseNo, caseNo)),
    saidIn(registers.db, caseNo),
    registers.db.select({ key: clocks.key, overdueAt: clocks.overdueAt }).from(clocks).where(eq(clocks.caseNo, caseNo)),
  ]);
  const opening = row!.opening as unknown as WorkInjuryOpening;
  const accepted = said.findLast(({ message, told }) => message === 'reviewMaterials' && told.result === 'accepted');
  const decided = said.filter(({ message }) => message === 'decideRecognition').at(-1)?.told.result;
  return {
    recognition: decided === undefined ? 'pending' : decided === 'refused' ? 'refused' : 'yes',
    dispatch: opening.employment === 'dispatch',
    insured: opening.insurance === 'insured',
    thirdParty: opening.thirdParty,
    occurredOn: opening.occurredOn,
    late: running.some(({ key, overdueAt }) => key === law.employerApplication.id && overdueAt !== null),
    // The day of the paper: whoever received it may enter it days later, and those days are nobody's delay.
    acceptedOn: accepted && ((accepted.body.on as Day | undefined) ?? (accepted.receivedOn as Day)),
  };
}
