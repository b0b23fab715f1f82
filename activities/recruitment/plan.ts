import { eq } from 'drizzle-orm';
import { faultOf } from '../../db/client.ts';
import { campaigns, cases, positions, reservations, type PlanRules } from '../../db/schema/index.ts';
import { limits } from '../../workflows/recruitment/law.ts';
import { usualStages, usualWeight } from '../../workflows/recruitment/words.ts';
import { dayOf } from '../../workflows/steps/day.ts';
import type { Work } from '../works.ts';
import { bodyOf, type Position } from './rows.ts';

type Planned = Omit<PlanRules, 'stages' | 'passMark' | 'openingRatio' | 'interviewRatio'> & Partial<PlanRules> & { positions: (Omit<Position, 'caseNo' | 'planned' | 'unit'> & { organ: string })[] };

/** Enters the plan with its posts and keeps headcount for them; the database refuses what the quota does not hold. */
export const holdHeadcount: Work = async ({ caseNo, about, at, once, deps }) => {
  try {
    return {
      counts: await once(async (tx) => {
        const plan = await bodyOf<Planned>(tx, about.plan);
        const check = await bodyOf<{ reductions?: { code: string; headcount: number }[] }>(tx, about.check);
        const [row] = await tx.select({ organ: cases.organ, title: cases.title }).from(cases).where(eq(cases.caseNo, caseNo));
        // Who names no stages takes the usual ones, with their weights.
        const { stages, writtenWeight, skillWeight, interviewWeight } = plan.stages ? { ...plan, stages: plan.stages } : { stages: usualStages, writtenWeight: usualWeight, skillWeight: 0, interviewWeight: usualWeight };
        const { passMark = limits.passMark, openingRatio = limits.openingRatio, interviewRatio = limits.interviewRatio, ties, bars } = plan;
        const rules: PlanRules = { stages, passMark, openingRatio, interviewRatio, ties, bars, ...(writtenWeight !== undefined && { writtenWeight }), ...(skillWeight !== undefined && { skillWeight }), ...(interviewWeight !== undefined && { interviewWeight }) };
        await tx.insert(campaigns).values({ caseNo, organ: row!.organ, title: row!.title, rules }).onConflictDoUpdate({ target: campaigns.caseNo, set: { rules } });
        await tx.delete(positions).where(eq(positions.caseNo, caseNo));
        await tx.delete(reservations).where(eq(reservations.caseNo, caseNo));
        const reduced = new Map((check.reductions ?? []).map(({ code, headcount }) => [code, headcount]));
        const posts = plan.positions.map(({ organ: unit, headcount, ...post }) => ({ ...withoutRequest(post), caseNo, unit, planned: headcount, headcount: Math.min(headcount, reduced.get(post.code) ?? headcount) }));
        await tx.insert(positions).values(posts);
        await tx.insert(reservations).values(posts.map(({ code, category, headcount }) => ({ caseNo, position: code, organ: row!.organ, category, kept: headcount, on: dayOf(at.getTime()) })));
        return { posts: posts.reduce((sum, { headcount }) => sum + headcount, 0) };
      }),
    };
  } catch (error) {
    if (faultOf(error)?.constraint !== 'headcount_within_quota') throw error;
    deps.beat?.();
    return { result: 'no-vacancy' };
  }
};

/** What a post of the plan says for the officers alone. */
function withoutRequest<P extends object>(post: P): P {
  const { request: _, ...rest } = post as P & { request?: string };
  return rest as P;
}

export const releaseHeadcount: Work = async ({ caseNo, once }) => ({
  counts: await once(async (tx) => {
    const released = await tx.update(reservations).set({ released: true }).where(eq(reservations.caseNo, caseNo)).returning({ kept: reservations.kept });
    return { posts: released.reduce((sum, { kept }) => sum + kept, 0) };
  }),
});
