import type { CaseFile } from '../steps/case.ts';
import { law } from './law.ts';
import { approvePlan, checkQuota, draftPlan, giveHrOpinion, giveMoneyOpinion, type Plan } from './messages.ts';
import { desk, seat, type RecruitmentOpening } from './opening.ts';

/** A plan within quota, funded and approved: Arts. 4, 5, 6, 9. `undefined` when it was given up or rejected. */
export async function approvedPlan(file: CaseFile, opening: RecruitmentOpening): Promise<Plan | undefined> {
  const { startClock, decisionBy, work } = file;
  const { bodies } = opening;
  for (;;) {
    const plan = await decisionBy(desk(opening), draftPlan);
    if (plan.result === 'given-up') return undefined;

    // NT 5, 9: on post, open offers and what is planned stay within quota. The staffing organ says so, and the database holds it.
    const quotaClock = startClock(law.quotaCheck, plan.on);
    const checked = await decisionBy(seat('staffing-officer', bodies.staffing), checkQuota, quotaClock);
    quotaClock.stop();
    if (checked.result === 'rejected') continue;
    if ((await work('hold-headcount', { plan: plan.id, check: checked.id })).result === 'no-vacancy') continue;

    // NT 4, 6: human resources and finance side by side; who approves is not settled (procedures §5 no. 3).
    const opinions = startClock(law.planOpinion, checked.on);
    await Promise.all([
      decisionBy(seat('hr-guide', bodies.hr), giveHrOpinion, opinions),
      decisionBy(seat('budget-officer', bodies.finance), giveMoneyOpinion, opinions),
    ]);
    opinions.stop();
    const approval = await decisionBy(seat('government-officer', bodies.approver), approvePlan);
    if (approval.result === 'approved') return plan;
    await work('release-headcount');
    if (approval.result === 'rejected') return undefined;
  }
}
