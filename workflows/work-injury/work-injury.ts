import { patched } from '@temporalio/workflow';
import { openCase, type CaseFile } from '../steps/case.ts';
import { advances, recoverAnew } from './advance.ts';
import { afterwards } from './afterwards.ts';
import { appliedAfterAll } from './appraisal.ts';
import { appraisedAfterAll, entitlements, type End } from './benefits.ts';
import type { Statement } from '../steps/words.ts';
import { fundAdvances } from './fund-advance.ts';
import { care, confirmed } from './incident.ts';
import { messages, supplement } from './messages.ts';
import { person, tell, type WorkInjuryOpening } from './opening.ts';
import { recognition } from './recognition.ts';
import { attacked, overturned as fallen } from './remedy.ts';

/** Work injury of an auxiliary, with the organ's advance payment: Arts. 4, 13, 14 of the Nantong rule; WIR. */
export const workInjury = (opening: WorkInjuryOpening): Promise<void> => openCase(opening, messages, (file) => file.meanwhile([() => supplements(file, opening)], () => handle(file, opening)));

async function handle(file: CaseFile, opening: WorkInjuryOpening): Promise<void> {
  // Art. 14: care and money wait for nobody's word on the incident. An incident that the organ does not hold to be work related
  // stays on record; the right to apply is the person's all the same (WIR 17(2)), and leave waits for the recognition.
  const isConfirmed = confirmed(file, opening);
  const recognised = isConfirmed.then((owed) => recognition(file, opening, { owed }));
  const over = entitlements(file, opening, recognised, isConfirmed);
  const overturned = over.then(({ result }) => (result === 'overturned' ? result : new Promise<never>(() => undefined)));

  // No case closes without a word on the advance, with its reason; what was paid is settled first (Art. 14(2)).
  const [paid] = await Promise.all([advances(file, opening, { recognised, over, overturned }), care(file, opening, over), fundAdvances(file, opening, recognised, over)]);
  let end = await over;
  await conclude(file, opening, end);

  // WIR 21: closed on the word that nothing is left behind, the case is opened again where the person applies for appraisal after all.
  let then = await after(file, opening, end);
  while (typeof then === 'object') {
    file.reopen();
    end = await appraisedAfterAll(file, opening, then);
    if (end.result === 'overturned') await recoverAnew(file, opening, paid);
    await conclude(file, opening, end);
    then = await after(file, opening, end);
  }

  // WIR 55: the decision may be attacked after the case was closed; if it falls, the money is recovered all the same.
  if (then !== 'overturned') return;
  file.reopen();
  await recoverAnew(file, opening, paid);
  await conclude(file, opening, { result: then });
}

/** What may follow the closing: benefits that run on, or only the time in which the recognition may be attacked, and the person apply for appraisal after all. */
async function after(file: CaseFile, opening: WorkInjuryOpening, end: End): Promise<'overturned' | Statement | undefined> {
  if (end.result === 'settled' || end.result === 'death-settled') {
    return file.unless(
      () => fallen(file, opening),
      () => afterwards(file, opening, end).then(() => undefined),
    );
  }
  if (end.result !== 'no-disability' && end.result !== 'given-up') return undefined;
  return patched('appraised-after-all') ? file.unless(() => appliedAfterAll(file, opening), () => attacked(file, opening)) : attacked(file, opening);
}

/** The case closes when money, recognition and benefits on a conclusion that stands are settled; the notice names remedies and the next appraisal. */
async function conclude(file: CaseFile, opening: WorkInjuryOpening, { result }: Pick<End, 'result'>): Promise<void> {
  file.close(result, await tell(file, opening, 'closing-notice', result === 'death-settled' ? 'family' : person(opening), { result }));
}

async function supplements(file: CaseFile, opening: WorkInjuryOpening): Promise<never> {
  for (;;) await file.mayBy(person(opening), supplement);
}
