import { and, count, eq } from 'drizzle-orm';
import { applicants } from '../../db/schema/index.ts';
import type { Refusal } from '../../workflows/steps/message.ts';
import type { RecruitmentGround } from '../../workflows/recruitment/words.ts';
import type { Deps } from '../deps.ts';

/** Why hires may not be approved now: an objection holds everybody who is left. Whom it holds only the register knows, so it is asked before an approval is offered or kept. */
export async function hiresRefusal({ registers: { db } }: Deps, caseNo: string, message: string, result: unknown): Promise<Refusal<RecruitmentGround> | undefined> {
  if (message !== 'approveHires' || result !== 'approved') return undefined;
  const [left] = await db.select({ all: count(), held: count(applicants.heldBy) }).from(applicants).where(and(eq(applicants.caseNo, caseNo), eq(applicants.state, 'to-hire')));
  return left!.all > 0 && left!.held === left!.all ? { ground: 'all-held' } : undefined;
}
