import { openCase, type CaseFile } from '../steps/case.ts';
import type { Seat } from '../steps/words.ts';
import { filed } from './filing.ts';
import { claims, honoured } from './honours.ts';
import { climb, type Decided } from './levels.ts';
import { law } from './law.ts';
import { answerObjection, messages, object, supplement } from './messages.ts';
import { bodyAt, byBody, keeper, tell, type MartyrOpening } from './opening.ts';
import { pensions } from './pensions.ts';

/** Martyr recognition of an auxiliary who died on duty: Art. 4 of the Nantong rule; MR 8–31. It runs beside the work-injury case and waits for nothing there. */
export const martyrRecognition = (opening: MartyrOpening): Promise<void> => openCase(opening, messages, (file) => file.meanwhile([() => supplements(file, 'family'), () => supplements(file, 'applicant'), () => claims(file, opening)], () => handle(file, opening)));

async function handle(file: CaseFile, opening: MartyrOpening): Promise<void> {
  // MR 9: the employer files, or the survivors, or any organisation or citizen of the place.
  const isFiled = await filed(file, opening);
  if (!isFiled) return;

  // MR 9, 10: one level after the other. A refusal anywhere is in writing, and may be objected to.
  let decided = await climb(file, opening, { from: 'county', holder: keeper(opening) });
  while (decided.result === 'refused') {
    const { level, holder } = decided;
    if (!(await changed(file, opening, decided))) return;
    decided = await climb(file, opening, { from: level, holder });
  }

  // MR 11–16: the family is told in person and in writing; certificate and money follow.
  file.close('honoured', await honoured(file, opening, decided.statement));

  // MR 17, 18, 22, 23: pensions run for years after the case was closed.
  await pensions(file, opening);
}

/** MR 14: the deciding or re-checking body checks an objection. Whether it changed anything; otherwise the refusal is final here. */
async function changed(file: CaseFile, opening: MartyrOpening, { level, statement }: Decided): Promise<boolean> {
  const body: Seat = bodyAt(opening, level);
  const told = await tell(file, opening, 'refusal-notice', { statement: statement.id, from: body.organ });
  file.close('not-recognised', told);
  const within = file.startClock(law.objectionRequest, told.on);
  const objection = await file.unless(
    () => file.mayBy(keeper(opening), object),
    () => file.requestFrom('family', object, within),
  );
  within.stop();
  if (!objection) return false;
  file.reopen();
  const clock = file.startClock(law.objection, objection.on);
  const answer = await byBody(file, opening, body, answerObjection, level, clock);
  clock.stop();
  const replied = await tell(file, opening, 'objection-reply', { statement: answer.id, from: body.organ });
  if (answer.result === 'changed') return true;
  file.close('not-recognised', replied);
  return false;
}

async function supplements(file: CaseFile, who: 'family' | 'applicant'): Promise<never> {
  for (;;) await file.mayBy(who, supplement, who === 'family' ? '' : who);
}
