import { openCase, type CaseFile } from '../steps/case.ts';
import { entry } from './entry.ts';
import { checked, hired, noticed } from './hiring.ts';
import { cancelCampaign, messages, type Plan } from './messages.ts';
import { seat, toldInPublic, type RecruitmentOpening } from './opening.ts';
import { approvedPlan } from './plan.ts';
import { ranked, stage } from './stage.ts';
import { usualStages, type Held, type Result } from './words.ts';

/** Unified recruitment of auxiliaries within quota: Arts. 4–6, 8, 9 of the Nantong rule. */
export const recruitment = (opening: RecruitmentOpening): Promise<void> => openCase(opening, messages, (file) => handle(file, opening));

async function handle(file: CaseFile, opening: RecruitmentOpening): Promise<void> {
  const plan = await approvedPlan(file, opening);
  if (!plan) return file.close('not-approved', toldInPublic(file));

  // Until the hires are approved the leader may call it off; every applicant is told.
  const ended = await file.unless(
    () => file.mayBy(seat('organ-leader', opening.organ), cancelCampaign).then((): Result => 'cancelled'),
    () => campaign(file, opening, plan),
  );
  await file.work('conclude', { result: ended });
  file.close(ended, toldInPublic(file));
}

async function campaign(file: CaseFile, opening: RecruitmentOpening, { stages = usualStages }: Plan): Promise<Result> {
  // Art. 9(1): one standard and procedure; posts, conditions and bars are in the announcement.
  if ((await entry(file, opening)) === 'cancelled') return 'cancelled';

  // Strict selection. Which stages there are and in what order is the plan's (procedures §2.1); the ranking parts them.
  const at = stages.indexOf('ranking');
  for (const which of stages.slice(0, at) as Held[]) await stage(file, opening, which);
  await ranked(file, opening);
  await checked(file, opening, stages.slice(at + 1) as Held[]);

  // Named in public, approved by the leader, then a labour relation by contract or dispatch, each in a case of its own.
  await noticed(file, opening);
  await hired(file, opening);
  return 'hired';
}
