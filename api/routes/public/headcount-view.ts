import type { PublicRows } from '../../../db/reads/public-file.ts';
import { law as reviewLaw } from '../../../workflows/candidate-review/law.ts';
import { law as employmentLaw } from '../../../workflows/employment/law.ts';
import type { Day } from '../../../workflows/steps/words.ts';
import type { Stand, StepShown } from './file-view.ts';

/** Clocks that say to a candidate, an objector or a new auxiliary what comes next. */
const telling: readonly string[] = [reviewLaw.recheck.id, reviewLaw.objection.id, employmentLaw.offerAnswer.id, employmentLaw.contractSigning.id, employmentLaw.fileTransfer.id];

/** Where the review of one candidate, or an employment, stands for the person. */
export function headcountStandOf({ row, clocks }: PublicRows): Stand {
  const clock = telling.map((id) => clocks.findLast(({ key, state }) => state !== 'stopped' && key.split(':')[0] === id)).find((each) => each !== undefined);
  if (row.state === 'closed') return { status: 'completed', sentence: 'completed', title: 'completion', clock: undefined, organ: row.organ };
  return { status: 'investigating', sentence: 'investigating', title: 'completion', clock, organ: row.organ };
}

export function headcountStepsOf({ row }: PublicRows): StepShown[] {
  return [
    { step: 'received', state: 'done', on: row.openedOn as Day },
    row.closedOn ? { step: 'outcome', state: 'done', on: row.closedOn as Day } : { step: 'outcome', state: 'current' },
  ];
}
