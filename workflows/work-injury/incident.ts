import type { CaseFile } from '../steps/case.ts';
import { eachOf } from '../steps/each.ts';
import { law } from './law.ts';
import { confirmIncident, recordCare, reportCareRefusal, reviewLeave, ruleLeaveExtension, startLeave, superviseCare } from './messages.ts';
import { byBody, employer, handler, person, seat, tell, type WorkInjuryOpening } from './opening.ts';

/** Art. 14: the incident is confirmed inside the organ at once; the person learns who must apply, and until when. */
export async function confirmed(file: CaseFile, opening: WorkInjuryOpening): Promise<boolean> {
  const clock = file.startClock(law.incidentReport, opening.receivedOn);
  const { id, result } = await file.decisionBy(seat('unit-leader', opening.organ), confirmIncident, clock);
  clock.stop();
  void tell(file, opening, 'incident-notice', person(opening), { statement: id });
  return result === 'confirmed';
}

/** Art. 14(1): treated first, charged later. A hospital that refuses or delays is reported to the health department (Art. 4). */
export async function care(file: CaseFile, opening: WorkInjuryOpening, until: Promise<unknown>): Promise<void> {
  if (opening.harm === 'missing') return;
  await file.decisionBy(handler(opening), recordCare);
  await eachOf(file, until, () => file.mayBy(handler(opening), reportCareRefusal), async (reported, nth) => {
    file.refer('health');
    const clock = file.startClock(law.careComplaint, reported.on, `n${nth}`);
    await byBody(file, opening, seat('health-officer', opening.bodies.health), superviseCare, clock, `${nth}`);
    clock.stop();
  });
}

/** WIR 33: up to twelve months on original pay, by the employer; up to twelve more by the appraisal committee. */
export async function leave(file: CaseFile, opening: WorkInjuryOpening): Promise<undefined> {
  const { from } = await file.decisionBy(employer(opening), startLeave);
  const state = file.startClock(law.paidLeave, from);
  for (;;) {
    const looked = await file.decisionBy(employer(opening), reviewLeave, state);
    if (looked.result === 'ended') break;
    const ruling = await byBody(file, opening, seat('appraisal-officer', opening.bodies.committee), ruleLeaveExtension, state);
    if (ruling.result === 'granted') state.extend({ ...law.paidLeaveExtension, figure: ruling.months ?? law.paidLeaveExtension.figure }, ruling);
  }
  state.stop();
  return undefined;
}
