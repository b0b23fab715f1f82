import type { CaseFile, Served } from '../steps/case.ts';
import type { Clock } from '../steps/clock.ts';
import type { Day, Decision } from '../steps/words.ts';
import type { Applied } from './application.ts';
import { law } from './law.ts';
import { decideRecognition, recordInquiry, resumeRecognition, suspendRecognition } from './messages.ts';
import { byBody, mayByBody, person, seat, tell, type WorkInjuryOpening } from './opening.ts';

/** WIR 20: sixty days from acceptance, fifteen when the facts are clear; it stops while another body's conclusion is awaited. */
export async function decision(file: CaseFile, opening: WorkInjuryOpening, applied: Applied, accepted: Decision<string> & { clear?: boolean }) {
  const department = seat('hr-officer', opening.bodies.recognition);
  const clock = file.startClock(accepted.clear ? law.decisionWhenClear : law.decision, accepted.on);
  // WIRM 10: two officers with credentials find the facts; the employer bears the burden where it denies (WIR 19).
  const decided = await file.meanwhile([() => suspension(file, opening, applied, clock)], async () => {
    await byBody(file, opening, department, recordInquiry, clock);
    return byBody(file, opening, department, decideRecognition, clock);
  });
  clock.stop();
  return { result: decided.result, served: await served(file, opening, decided.id, decided.on) };
}

/** WIRM 22: within twenty days to person or relative and employer, with a copy to the agency. */
export async function served(file: CaseFile, opening: WorkInjuryOpening, statement: string, on: Day): Promise<Served> {
  const clock = file.startClock(law.decisionService, on);
  const about = { statement, from: opening.bodies.recognition };
  const [told] = await Promise.all((['person', 'employer', 'agency'] as const).map((to) => tell(file, opening, 'recognition-decision', to === 'person' ? person(opening) : to, about)));
  clock.stop();
  return told!;
}

/** WIR 20(3), WIRM 20: suspended in writing; resumed in writing too (D). */
async function suspension(file: CaseFile, opening: WorkInjuryOpening, { party }: Applied, clock: Clock): Promise<never> {
  const department = seat('hr-officer', opening.bodies.recognition);
  const from = opening.bodies.recognition;
  for (;;) {
    const suspended = await mayByBody(file, opening, department, suspendRecognition);
    clock.pause(suspended);
    void tell(file, opening, 'suspension-notice', party, { statement: suspended.id, from });
    const resumed = await byBody(file, opening, department, resumeRecognition);
    clock.resume(resumed);
    void tell(file, opening, 'resumption-notice', party, { statement: resumed.id, from });
  }
}
