import { createHash } from 'node:crypto';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { planNews } from '../../db/news.ts';
import { applicants, campaigns, outcomes, positions, reservations } from '../../db/schema/index.ts';
import { unmetBy } from '../../workflows/recruitment/law.ts';
import { dayOf } from '../../workflows/steps/day.ts';
import type { Day } from '../../workflows/steps/words.ts';
import type { Counts, Work } from '../works.ts';
import { bodyOf, campaignOf, nextApplicants, positionsOf } from './rows.ts';

interface Announced {
  readonly title?: string;
  readonly opensOn?: Day;
  readonly closesOn?: Day;
  readonly closesAt?: string;
  readonly pay?: string;
  readonly contact?: string;
  readonly more?: string;
}
const instant = (day: Day, hour: string): Date => new Date(`${day}T${hour}:00+08:00`);

/** Publishes, or corrects what is published. The window that was announced is not moved by a correction. */
export const announce: Work = async ({ caseNo, about, at, once }) => ({
  counts: await once(async (tx): Promise<Counts> => {
    const { title, opensOn, closesOn, closesAt, pay = '', contact = '', more } = await bodyOf<Announced>(tx, about.statement);
    const on = dayOf(at.getTime());
    if (!title || !opensOn || !closesOn) {
      const { announcement } = await campaignOf(tx, caseNo);
      await tx.update(campaigns).set({ announcement: { ...announcement!, corrections: [...announcement!.corrections, { on, text: more ?? '' }] } }).where(eq(campaigns.caseNo, caseNo));
      return { corrected: 1 };
    }
    await tx
      .update(campaigns)
      .set({ announcement: { title, pay, contact, ...(more && { more }), corrections: [] }, announcedOn: on, opensAt: instant(opensOn, '00:00'), closesAt: instant(closesOn, closesAt ?? '24:00') })
      .where(eq(campaigns.caseNo, caseNo));
    return { announced: 1 };
  }),
});

/** Fixes the list. The lock is held by none who came in time any more, and nobody who comes later gets in; so the set is the same whenever it is looked at. */
export const closeWindow: Work = async ({ caseNo, at, once, deps }) => {
  const counts = await once(async (tx) => {
    const [row] = await tx.select().from(campaigns).where(eq(campaigns.caseNo, caseNo)).for('update');
    if (deps.now() < row!.closesAt!) throw new Error(`the registration of ${caseNo} is still open by the clock of this machine`);
    await tx.update(campaigns).set({ fixedAt: at }).where(eq(campaigns.caseNo, caseNo));
    return { received: await tx.$count(applicants, eq(applicants.caseNo, caseNo)) };
  });
  const rows = await deps.registers.db.select({ no: applicants.applicationNo }).from(applicants).where(eq(applicants.caseNo, caseNo)).orderBy(asc(applicants.applicationNo));
  return { counts, hash: createHash('sha256').update(rows.map(({ no }) => no).join('\n')).digest('hex') };
};

/** Proposes a result for every application that has none yet; what an officer entered stays, and who was asked for papers waits for one. */
export const checkConditions: Work = async ({ caseNo, inChunks }) => ({
  counts: await inChunks(async (tx, after) => {
    const rows = await nextApplicants(tx, caseNo, after, 'applied');
    if (rows.length === 0) return undefined;
    const [{ rules }, posts] = await Promise.all([campaignOf(tx, caseNo), positionsOf(tx, caseNo)]);
    const found = rows.map((row) => ({ row, reasons: unmetBy(row, { ...posts.get(row.position)!, bars: rules.bars }) }));
    await tx.insert(outcomes).values(found.map(({ row, reasons }) => ({ caseNo, stage: 'qualification-review' as const, applicant: row.number, passed: reasons.length === 0, reasons }))).onConflictDoNothing();
    return { reached: rows.at(-1)!.number, counts: { qualified: found.filter(({ reasons }) => reasons.length === 0).length, unmet: found.filter(({ reasons }) => reasons.length > 0).length } };
  }),
});

/** Valid applications a post, against the ratio of the plan. */
export const countRatio: Work = async ({ caseNo, deps }) => {
  const { db } = deps.registers;
  const { rules } = await campaignOf(db, caseNo);
  const rows = await db.execute<{ code: string; headcount: number; valid: number }>(sql`
    select p.code, p.headcount, count(a.number)::int as valid from positions p
      left join applicants a on a.case_no = p.case_no and a.position = p.code and a.state = 'admitted'
     where p.case_no = ${caseNo} group by p.code, p.headcount order by p.code`);
  const counts: Counts = Object.fromEntries(rows.map(({ code, valid }) => [code, valid]));
  return { counts, ...(rows.some(({ headcount, valid }) => valid < headcount * rules.openingRatio) && { result: 'short' }) };
};

/** Cut: as many posts as the ratio carries; who applied for one that is cut to nothing is told so. Extended: the window opens again, and the list with it. */
export const applyRatio: Work = async ({ caseNo, key, about, at, once, deps }) => ({
  counts: await once(async (tx) => {
    const { result, closesOn, closesAt = '24:00' } = await bodyOf<{ result: string; closesOn?: Day; closesAt?: string }>(tx, about.statement);
    const { rules } = await campaignOf(tx, caseNo);
    if (result === 'extended') await tx.update(campaigns).set({ closesAt: instant(closesOn!, closesAt), fixedAt: null }).where(eq(campaigns.caseNo, caseNo));
    if (result !== 'cut') return {};
    const cut: Counts = {};
    for (const post of (await positionsOf(tx, caseNo)).values()) {
      const valid = await tx.select({ number: applicants.number, applicationNo: applicants.applicationNo }).from(applicants).where(and(eq(applicants.caseNo, caseNo), eq(applicants.position, post.code), eq(applicants.state, 'admitted')));
      const headcount = Math.min(post.headcount, Math.floor(valid.length / rules.openingRatio));
      if (headcount === post.headcount) continue;
      cut[post.code] = post.headcount - headcount;
      await tx.update(positions).set({ headcount }).where(and(eq(positions.caseNo, caseNo), eq(positions.code, post.code)));
      await tx.update(reservations).set({ kept: headcount }).where(and(eq(reservations.caseNo, caseNo), eq(reservations.position, post.code)));
      if (headcount > 0 || valid.length === 0) continue;
      // Fewer than the ratio: a handful of rows, in one transaction with the cut.
      const numbers = valid.map(({ number }) => number);
      await tx.update(applicants).set({ state: 'failed' }).where(inArray(applicants.number, numbers));
      await tx.insert(outcomes).values(numbers.map((applicant) => ({ caseNo, stage: 'ratio-check' as const, applicant, passed: false, reasons: ['post-cut'], publishedOn: dayOf(at.getTime()) }))).onConflictDoNothing();
      if (deps.gateways.email) await planNews(tx, valid, key, at);
    }
    return cut;
  }),
});
