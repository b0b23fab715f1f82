import { openCase, type CaseFile, type Served } from '../steps/case.ts';
import type { Party, Seat } from '../steps/words.ts';
import { law } from './law.ts';
import { decideReview, examine, messages, recordService, withdrawReview } from './messages.ts';
import { asker, type CandidateReviewOpening } from './opening.ts';

/** One candidate's result looked at again, or an objection to one person on the list: Art. 9(1). It holds that person and nobody else. */
export const candidateReview = (opening: CandidateReviewOpening): Promise<void> => openCase(opening, messages, (file) => handle(file, opening));

async function handle(file: CaseFile, opening: CandidateReviewOpening): Promise<void> {
  const ended = await file.unless(
    () => file.mayBy(asker(opening), withdrawReview).then(() => undefined),
    () => decided(file, opening),
  );
  if (!ended) return file.close('withdrawn', { notice: '', result: 'not-owed', on: file.today() });

  // Procedures §2.1: the result of an objection goes to the objector and to the candidate.
  const told = opening.kind === 'recheck' ? tell(file, opening, 'candidate', ended.id) : Promise.all([tell(file, opening, 'objector', ended.id), tell(file, opening, 'candidate', ended.id)]).then(([first]) => first);
  file.close(ended.result, await told);
}

/** Looked into by one person, decided by the leader of the unit; sent back as often as it takes. */
async function decided(file: CaseFile, opening: CandidateReviewOpening) {
  const { organ, kind, receivedOn } = opening;
  const clock = file.startClock(kind === 'recheck' ? law.recheck : law.objection, receivedOn);
  for (;;) {
    await file.decisionBy(desk(organ), examine, clock);
    const ruling = await file.decisionBy({ office: 'unit-leader', organ }, decideReview, clock);
    if (ruling.result === 'returned') continue;
    clock.stop();
    return ruling;
  }
}

const desk = (organ: string): Seat => ({ office: 'recruitment-officer', organ });

const tell = (file: CaseFile, { organ, kind }: CandidateReviewOpening, to: Party, statement: string): Promise<Served> =>
  file.serve(kind === 'recheck' ? 'recheck-result' : 'objection-result', to, { from: organ, statement, which: to }, { seat: desk(organ), ask: recordService });
