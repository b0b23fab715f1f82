import type { CaseFile } from '../steps/case.ts';
import type { Clock } from '../steps/clock.ts';
import type { Office, Statement } from '../steps/words.ts';
import { law } from './law.ts';
import { ruleBlocked, vet } from './messages.ts';
import { leader, seat, type CommendationOpening } from './opening.ts';

interface Vetted {
  readonly result: 'clear' | 'blocked';
  readonly statement: Statement;
}

/** AWD 12 by analogy: no award while under inquiry or discipline, save for great merit. Both offices answer, and only with a word. */
export async function vetted(file: CaseFile, opening: CommendationOpening): Promise<Vetted> {
  const answers = await Promise.all([answered(file, opening, 'inspection', 'discipline'), answered(file, opening, 'personnel-officer', 'management')]);
  const blocked = answers.find(({ result }) => result === 'blocked');
  if (!blocked) return { result: 'clear', statement: answers[0] };
  const ruling = await file.decisionBy(leader(opening.organ), ruleBlocked);
  return { result: ruling.result === 'great-merit' ? 'clear' : 'blocked', statement: ruling };
}

/** An inquiry that is open holds the nomination; it is looked at again every thirty days (D). */
async function answered(file: CaseFile, { organ }: CommendationOpening, office: Office, about: string): Promise<Statement & { result: 'clear' | 'blocked' }> {
  for (let clock: Clock | undefined; ; ) {
    const said = await file.decisionBy(seat(office, organ), vet, clock, about);
    clock?.stop();
    if (said.result !== 'pending') return said as Statement & { result: 'clear' | 'blocked' };
    clock = file.startClock(law.vettingAgain, said.on, about);
  }
}
