import type { PublicRows } from '../../db/reads/public-file.ts';
import { law } from '../../workflows/work-injury/law.ts';
import type { Notice } from '../../workflows/work-injury/words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import type { ClockRow, Stand, StepShown } from './public-file-view.ts';

/** Clocks that say to the injured or the family what comes next, the soonest to matter first. */
const telling: readonly string[] = [law.decision.id, law.decisionWhenClear.id, law.materialsReview.id, law.appraisalConclusion.id, law.employerApplication.id];

/** Where a work injury stands for the injured or the family. */
export function injuryStandOf({ row, clocks, notices }: PublicRows): Stand {
  const clock = telling.map((id) => clocks.findLast(({ key, state }) => state !== 'stopped' && key.split(':')[0] === id)).find((each): each is ClockRow => each !== undefined);
  const stand = (status: Stand['status'], sentence: Stand['sentence']): Stand => ({ status, sentence, title: 'completion', clock, organ: row.organ });
  if (row.state === 'closed') return { ...stand('completed', 'completed'), clock: undefined };
  return notices.some(({ kind }) => kind === 'recognition-decision') && !clock ? stand('decided', 'decided') : stand('investigating', 'investigating');
}

/** From the report to the last notice in five steps; each is done on the day of its paper. */
export function injuryStepsOf({ row, notices }: PublicRows): StepShown[] {
  const paper = (...kinds: Notice[]): Day | undefined => notices.findLast(({ kind }) => (kinds as string[]).includes(kind))?.issuedOn;
  const steps: [StepShown['step'], Day | undefined][] = [
    ['received', row.openedOn as Day],
    ['accepted', paper('acceptance-decision', 'non-acceptance-decision')],
    ['recognition', paper('recognition-decision')],
    ['appraisal', paper('appraisal-conclusion')],
    ['benefits', paper('benefit-decision')],
  ];
  const current = row.state === 'closed' ? -1 : steps.findIndex(([, on]) => !on);
  return steps.filter(([, on]) => on ?? row.state !== 'closed').map(([step, on], i) => (on ? { step, state: 'done', on } : { step, state: i === current ? 'current' : 'ahead' }));
}
