import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { planNews } from '../../db/news.ts';
import { applicants, outcomes } from '../../db/schema/index.ts';
import type { Unmet } from '../../workflows/recruitment/law.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { Declined, formFaults, notFound } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { dayInWords } from '../requests/language.ts';
import { recruitmentSentences as sentences } from '../words/recruitment.ts';

const stage = 'qualification-review';
interface Which {
  readonly caseNo: string;
  readonly applicationNo: string;
}

async function rowOf(tx: Transaction, { caseNo, applicationNo }: Which): Promise<typeof applicants.$inferSelect> {
  const [row] = await tx.select().from(applicants).where(and(eq(applicants.caseNo, caseNo), eq(applicants.applicationNo, applicationNo))).for('update');
  if (!row) throw notFound();
  return row;
}

/** Enters the result of one application, with every ground that is told. One paper may be the first of several, so papers are not called missing before the last day is over, whatever came. Throws `Declined` once the results are published. */
export async function reviewApplication(tx: Transaction, deps: Deps, which: Which, { passed, reasons, by }: { passed: boolean; reasons: Unmet[]; by: string }): Promise<void> {
  const { number, supplement } = await rowOf(tx, which);
  if (!passed && reasons.includes('unsupplied') && supplement && todayOf(deps) <= supplement.until) throw new Declined(409, 'conflict', sentences['supplement-running'], { ground: 'supplement-running', values: { on: dayInWords('zh', supplement.until) } });
  const entered = { passed, reasons: passed ? [] : reasons, by };
  const [kept] = await tx.insert(outcomes).values({ caseNo: which.caseNo, stage, applicant: number, ...entered }).onConflictDoUpdate({ target: [outcomes.caseNo, outcomes.stage, outcomes.applicant], set: entered, setWhere: isNull(outcomes.publishedOn) }).returning({ applicant: outcomes.applicant });
  if (!kept) throw new Declined(409, 'conflict', sentences['review-published']);
  await tx.update(applicants).set({ state: 'applied' }).where(and(eq(applicants.number, number), eq(applicants.state, 'supplement')));
}

/** Asks one applicant for papers until a day; each `request` is told of by a mail of its own. Without a result of this application the stage cannot be published, so nothing goes on over it. Throws `Declined`. */
export async function askSupplement(tx: Transaction, deps: Deps, which: Which, { what, until, request }: { what: string; until: Day; request: string }): Promise<void> {
  if (until <= todayOf(deps)) throw formFaults([{ pointer: '/until', detail: sentences['supplement-day'] }]);
  const { number, state } = await rowOf(tx, which);
  const [published] = await tx.select({ on: outcomes.publishedOn }).from(outcomes).where(and(eq(outcomes.caseNo, which.caseNo), eq(outcomes.stage, stage), eq(outcomes.applicant, number), sql`${outcomes.publishedOn} is not null`));
  if (published || (state !== 'applied' && state !== 'supplement')) throw new Declined(409, 'conflict', sentences['review-published']);
  await tx.delete(outcomes).where(and(eq(outcomes.caseNo, which.caseNo), eq(outcomes.stage, stage), eq(outcomes.applicant, number)));
  await tx.update(applicants).set({ state: 'supplement', supplement: { what, until, askedOn: todayOf(deps) } }).where(eq(applicants.number, number));
  await planNews(tx, [which], `supplement/${request}`, deps.now());
}

/** Papers came from somebody who was asked for them: the application waits for its review again. */
export async function supplied({ registers, ...deps }: Deps, row: typeof applicants.$inferSelect): Promise<void> {
  if (row.state !== 'supplement' || !row.supplement) return;
  await registers.db.update(applicants).set({ state: 'applied', supplement: { ...row.supplement, handedInOn: todayOf(deps) } }).where(and(eq(applicants.number, row.number), eq(applicants.state, 'supplement')));
}
