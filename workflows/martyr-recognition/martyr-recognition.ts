import { patched } from '@temporalio/workflow';
import { openCase, type CaseFile } from '../steps/case.ts';
import type { Seat } from '../steps/words.ts';
import { filed } from './filing.ts';
import { Filers } from './filers.ts';
import { claims, honoured } from './honours.ts';
import { climb, type Decided } from './levels.ts';
import { law } from './law.ts';
import { answerObjection, messages, object, supplement } from './messages.ts';
import { bodyAt, byBody, keeper, tell, type MartyrOpening } from './opening.ts';
import { pensions } from './pensions.ts';

/** Martyr recognition of an auxiliary who died on duty: Art. 4 of the Nantong rule; MR 8–31. It runs beside the work-injury case and waits for nothing there. */
export const martyrRecognition = (opening: MartyrOpening): Promise<void> => openCase(opening, messages, (file) => {
  const filers = new Filers(file, opening);
  return file.meanwhile([() => supplements(file), () => supplementsBeside(file, filers), () => claims(file, opening, filers)], () => handle(file, opening, filers));
});

async function handle(file: CaseFile, opening: MartyrOpening, filers: Filers): Promise<void> {
  // MR 9: the employer files, or the survivors, or any organisation or citizen of the place.
  const isFiled = await filed(file, opening);
  if (!isFiled) return;

  // MR 9: one level after the other. A refusal anywhere is in writing, and may be objected to.
  let decided = await climb(file, opening, { from: 'county', holder: keeper(opening) });
  while (decided.result === 'refused') {
    const { level, holder, report } = decided;
    if (!(await changed(file, opening, decided, filers))) return;
    decided = await climb(file, opening, { from: level, holder, report });
  }

  // MR 11–16: the family is told in person and in writing, then in writing whoever else filed; certificate and money follow.
  file.close('honoured', await honoured(file, opening, decided, filers));

  // MR 17, 18, 22, 23: pensions run for years after the case was closed.
  await pensions(file, opening);
}

/** MR 14: the deciding or re-checking body checks an objection. Whether it changed anything; otherwise the refusal is final here. */
async function changed(file: CaseFile, opening: MartyrOpening, { level, statement }: Decided, filers: Filers): Promise<boolean> {
  const body: Seat = bodyAt(opening, level);
  const refusal = { statement: statement.id, from: body.organ };
  filers.told('refusal-notice', statement.on, refusal);
  const told = await tell(file, opening, 'refusal-notice', refusal);
  file.close('not-recognised', told);
  const within = file.startClock(law.objectionRequest, told.on);
  const objection = await file.unless(
    () => file.mayBy(keeper(opening), object),
    () =>
      file.unless(
        () => file.requestFrom('applicant', object, within, 'applicant'),
        () => file.requestFrom('family', object, within),
      ),
  );
  within.stop();
  if (!objection) return false;
  file.reopen();
  const clock = file.startClock(law.objection, objection.on);
  const answer = await byBody(file, opening, body, answerObjection, level, clock);
  clock.stop();
  const reply = { statement: answer.id, from: body.organ };
  filers.told('objection-reply', answer.on, reply);
  const replying = tell(file, opening, 'objection-reply', reply);
  // MR 14 "promptly": it goes up again at once, however long the letter is on its way. Up to 0.2.0 that waited until it was served.
  if (answer.result === 'changed' && patched('changed-at-once')) return true;
  const replied = await replying;
  if (answer.result === 'changed') return true;
  file.close('not-recognised', replied);
  return false;
}

async function supplements(file: CaseFile): Promise<never> {
  for (;;) await file.mayBy('family', supplement);
}

/** Whoever joins an open case at the counter is heard here first. */
async function supplementsBeside(file: CaseFile, filers: Filers): Promise<never> {
  for (;;) filers.join((await file.mayBy('applicant', supplement, 'applicant')).on);
}
