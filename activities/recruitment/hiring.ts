import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { planNews } from '../../db/news.ts';
import { nextNumber } from '../../db/numbers.ts';
import { applicants, campaigns, outcomes, receipts, reservations, statements } from '../../db/schema/index.ts';
import { hashOf } from '../../db/seal.ts';
import type { EmploymentOpening } from '../../workflows/employment/opening.ts';
import type { ApplicantState, Result } from '../../workflows/recruitment/words.ts';
import { dayOf } from '../../workflows/steps/day.ts';
import { uuidOf } from '../complaint/effects.ts';
import type { Counts, Run, Work } from '../works.ts';
import { bodyOf, campaignOf, nextApplicants, positionsOf, type Applicant, type Position } from './rows.ts';

/** Posts that nobody holds, and whether anybody in reserve could. */
export const countVacant: Work = async ({ caseNo, deps }) => {
  const rows = await vacancies(deps.registers.db, caseNo);
  const counts = Object.fromEntries(rows.filter(({ vacant }) => vacant > 0).map(({ code, vacant }) => [code, vacant]));
  return { counts, ...(rows.some(({ vacant, reserve }) => vacant > 0 && reserve > 0) && { result: 'vacant' }) };
};

const vacancies = (db: Pick<Transaction, 'execute'>, caseNo: string) =>
  db.execute<{ code: string; vacant: number; reserve: number }>(sql`
    select p.code, p.headcount - count(a.number) filter (where a.state = 'admitted')::int as vacant, count(a.number) filter (where a.state = 'reserve')::int as reserve
      from positions p left join applicants a on a.case_no = p.case_no and a.position = p.code where p.case_no = ${caseNo} group by p.code, p.headcount order by p.code`);

/** 递补: the next in rank of each post with a vacancy, as many as are missing. */
export const substitute: Work = async ({ caseNo, once }) => ({
  counts: await once(async (tx) => {
    const called: Counts = {};
    for (const { code, vacant } of await vacancies(tx, caseNo)) {
      if (vacant <= 0) continue;
      const next = await tx.select({ number: applicants.number }).from(applicants).where(and(eq(applicants.caseNo, caseNo), eq(applicants.position, code), eq(applicants.state, 'reserve'))).orderBy(asc(applicants.rank)).limit(vacant);
      if (next.length === 0) continue;
      await tx.update(applicants).set({ state: 'admitted' }).where(inArray(applicants.number, next.map(({ number }) => number)));
      called[code] = next.length;
    }
    return called;
  }),
});

export const publishList: Work = async ({ caseNo, key, about, at, deps, inChunks }) => {
  const on = dayOf(at.getTime());
  const { contact } = await bodyOf<{ contact: string }>(deps.registers.db, about.statement);
  const counts = await inChunks(async (tx, after) => {
    const rows = await nextApplicants(tx, caseNo, after, 'admitted');
    if (rows.length === 0) return undefined;
    const numbers = rows.map(({ number }) => number);
    await tx.update(applicants).set({ state: 'to-hire' }).where(inArray(applicants.number, numbers));
    if (deps.gateways.email) await planNews(tx, rows, key, at);
    await tx.insert(outcomes).values(numbers.map((applicant) => ({ caseNo, stage: 'public-notice' as const, applicant, passed: true, reasons: [], publishedOn: on, recheckUntil: on }))).onConflictDoNothing();
    return { reached: rows.at(-1)!.number, counts: { listed: rows.length } };
  });
  await deps.registers.db.update(campaigns).set({ listedOn: on, listContact: contact }).where(eq(campaigns.caseNo, caseNo));
  return { counts };
};

/** Each has an identity to be sealed anew: fewer at once than rows that are only marked. */
const peopleAtOnce = 100;

/** Opens a case of employment for each who is to be hired; whoever an objection holds stays until it is decided. */
export const hire: Work = async ({ caseNo, key, about, at, deps, inChunks }) => {
  const { db } = deps.registers;
  const { result } = await bodyOf<{ result: 'approved' | 'refused' }>(db, about.statement);
  const counts = await inChunks(async (tx, after) => {
    const rows = await tx.select().from(applicants).where(and(eq(applicants.caseNo, caseNo), gt(applicants.number, after), eq(applicants.state, 'to-hire'), result === 'approved' ? isNull(applicants.heldBy) : undefined)).orderBy(asc(applicants.number)).limit(peopleAtOnce);
    if (rows.length === 0) return undefined;
    if (result === 'approved') {
      const { organ } = await campaignOf(tx, caseNo);
      const posts = await positionsOf(tx, caseNo);
      for (const row of rows) await offerPost(tx, deps, row, posts.get(row.position)!, organ, at);
    }
    const numbers = rows.map(({ number }) => number);
    await tx.update(applicants).set({ state: result === 'approved' ? 'offered' : 'failed' }).where(inArray(applicants.number, numbers));
    if (result !== 'approved') {
      await tx.update(outcomes).set({ passed: false, reasons: ['not-hired'], publishedOn: dayOf(at.getTime()), recheckUntil: null }).where(and(eq(outcomes.caseNo, caseNo), eq(outcomes.stage, 'public-notice'), inArray(outcomes.applicant, numbers)));
      if (deps.gateways.email) await planNews(tx, rows, key, at);
    }
    return { reached: rows.at(-1)!.number, counts: { [result === 'approved' ? 'offered' : 'refused']: rows.length } };
  });
  const held = await db.$count(applicants, and(eq(applicants.caseNo, caseNo), eq(applicants.state, 'to-hire')));
  return held > 0 ? { result: 'held', counts: { ...counts, held } } : { counts };
};

/** The case's first statement, its sealed identity, and the applicant's own receipt, which opens it too. The relay starts its workflow. */
async function offerPost(tx: Transaction, { seal }: Run['deps'], row: Applicant, post: Position, organ: string, at: Date): Promise<void> {
  const on = dayOf(at.getTime());
  const id = uuidOf(`offer ${row.applicationNo}`);
  const year = Number(on.slice(0, 4));
  const caseNo = `LY-${year}-${String(await nextNumber(tx, '320600', 'LY', year)).padStart(5, '0')}`;
  const told: EmploymentOpening = { caseNo, organ, receivedOn: on, campaign: row.caseNo, applicant: row.applicationNo, position: row.position, unit: post.unit, category: post.category, employment: post.employment, employer: post.employment === 'dispatch' ? '320600-firm' : organ };
  const body = { title: `${post.title} ${row.ticket ?? row.applicationNo}` };
  await seal.sealIdentity(tx, caseNo, 'candidate', (await seal.openIdentity(tx, row.applicationNo, 'candidate')) ?? {}, false);
  for (const receipt of await tx.select().from(receipts).where(eq(receipts.caseNo, row.applicationNo))) await tx.insert(receipts).values({ ...receipt, caseNo }).onConflictDoNothing();
  await tx.insert(statements).values({ id, caseNo, message: 'offerPost', sender: 'release', as: 'recruitment-officer', organ, receivedAt: at, receivedOn: on, body, bodyHash: hashOf(body), told: { ...told }, state: 'received' });
}

/** What is not offered any more is free again. A campaign that was called off keeps nothing but for those who were offered a post before. */
export const conclude: Work = async ({ caseNo, key, about, at, deps, once }) => {
  const counts = await once(async (tx) => {
    const result = about.result as Result;
    await tx.update(campaigns).set({ result }).where(eq(campaigns.caseNo, caseNo));
    const tell = async (...states: ApplicantState[]) => {
      for (let rows = await nextApplicants(tx, caseNo, 0, ...states); rows.length > 0; rows = await nextApplicants(tx, caseNo, rows.at(-1)!.number, ...states)) if (deps.gateways.email) await planNews(tx, rows, key, at);
    };
    const free: Counts = {};
    for (const { position, kept } of await tx.select().from(reservations).where(eq(reservations.caseNo, caseNo))) {
      const offered = await tx.$count(applicants, and(eq(applicants.caseNo, caseNo), eq(applicants.position, position), eq(applicants.state, 'offered')));
      // Of the offered some may have declined already, and given their post back.
      const [declined] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from works w join cases c on c.case_no = w.case_no where w.key = 'give-back' and w.counts ? 'givenBack' and c.opening->>'campaign' = ${caseNo} and c.opening->>'position' = ${position}`);
      const still = Math.min(kept, offered - declined!.n);
      free[position] = kept - still;
      await tx.update(reservations).set(result !== 'hired' && offered === 0 ? { released: true } : { kept: still }).where(and(eq(reservations.caseNo, caseNo), eq(reservations.position, position)));
    }
    if (result !== 'hired') return (await tell('applied', 'supplement', 'admitted', 'reserve', 'to-hire'), {});
    await tell('reserve');
    await tx.update(applicants).set({ state: 'failed' }).where(and(eq(applicants.caseNo, caseNo), eq(applicants.state, 'reserve'), isNull(applicants.heldBy)));
    return free;
  });
  return { counts };
};
