import type { PublicRows } from '../../../db/reads/public-file.ts';
import { law as reviewLaw } from '../../../workflows/candidate-review/law.ts';
import { law as employmentLaw } from '../../../workflows/employment/law.ts';
import type { Day } from '../../../workflows/steps/words.ts';
import type { Stand, StepShown } from './file-view.ts';

/** What the clocks of an employment and of a review say to the person, the first that runs: whose day it is and what it is for. */
const telling: readonly (readonly [id: string, sentence: Stand['sentence'], title: Stand['title'], status?: Stand['status']])[] = [
  [reviewLaw.recheck.id, 'investigating', 'completion'],
  [reviewLaw.objection.id, 'investigating', 'completion'],
  [employmentLaw.offerAnswer.id, 'offer-open', 'offer-answer'],
  [employmentLaw.contractSigning.id, 'contract-due', 'contract'],
  [employmentLaw.fileTransfer.id, 'transfer-due', 'file-transfer', 'leaving'],
];

/** Where the review of one candidate, or an employment, stands for the person. */
export function headcountStandOf({ row, clocks, openDuties }: PublicRows): Stand {
  if (row.state === 'closed') return { status: 'completed', sentence: 'completed', title: 'completion', clock: undefined, organ: row.organ };
  for (const [id, sentence, title, status = 'investigating'] of telling) {
    const clock = clocks.findLast(({ key, state }) => state !== 'stopped' && key.split(':')[0] === id);
    if (clock) return { status, sentence, title, clock, organ: row.organ };
  }
  // Once somebody leaves the clock of the transfer is there, stopped or not.
  const status = clocks.some(({ key }) => key === employmentLaw.fileTransfer.id) ? 'leaving' : 'investigating';
  return { status, sentence: openDuties.some(({ message }) => message === 'answerOffer') ? 'offer-out' : 'undated', title: 'completion', clock: undefined, organ: row.organ };
}

export function headcountStepsOf({ row }: PublicRows): StepShown[] {
  return [
    { step: 'received', state: 'done', on: row.openedOn as Day },
    row.closedOn ? { step: 'outcome', state: 'done', on: row.closedOn as Day } : { step: 'outcome', state: 'current' },
  ];
}
