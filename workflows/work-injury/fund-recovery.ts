import { patched } from '@temporalio/workflow';
import type { CaseFile } from '../steps/case.ts';
import { law } from './law.ts';
import { isRecoveryOver, orderRepayment, recoverFromEmployer, type Recovery } from './messages.ts';
import { byBody, mayByBody, seat, tell, type WorkInjuryOpening } from './opening.ts';

/**
 * ADV 11–13: what the fund paid is recovered from whoever owes it. The case waits until that is done, or is on its way (sued for, enforced, the third party
 * still sought); from then on whatever comes in is entered beside it, and only the end of the case waits. Up to 0.2.0 one word on it was all.
 */
export async function recovery(file: CaseFile, opening: WorkInjuryOpening, nth: string): Promise<void> {
  if (!patched('recovered-until-over')) return void (await byBody(file, opening, seat('agency-officer', opening.bodies.agency), recoverFromEmployer, undefined, nth));
  // A recovery that an earlier version asked for goes on without the order.
  const isOrdered = opening.insurance === 'uninsured' && !file.wasAsked(`${recoverFromEmployer.name}/${nth}`, `${orderRepayment.name}/${nth}`);
  if (await (isOrdered ? onOrder(file, opening, nth) : underWay(file, opening, nth))) return;
  void file.apart(() => untilOver(file, opening, nth));
}

/** ADV 13: an employer that did not insure is ordered to repay within ten days; what it does not repay is enforced. */
async function onOrder(file: CaseFile, opening: WorkInjuryOpening, nth: string): Promise<boolean> {
  const { agency } = opening.bodies;
  const order = await byBody(file, opening, seat('agency-officer', agency), orderRepayment, undefined, nth);
  const told = await tell(file, opening, 'repayment-order', 'employer', { statement: order.id, from: agency, which: `n${nth}` });
  const repaying = file.startClock(law.fundRepayment, told.on, `n${nth}`);
  const isOver = await file.meanwhile([() => file.missed(repaying)], () => underWay(file, opening, nth));
  repaying.stop();
  return isOver;
}

/** What the agency says first: everything is back or given up, or the rest is on its way. A part that came in leaves the rest owed. */
async function underWay(file: CaseFile, opening: WorkInjuryOpening, nth: string): Promise<boolean> {
  for (;;) {
    const said: Recovery = await byBody(file, opening, seat('agency-officer', opening.bodies.agency), recoverFromEmployer, undefined, nth);
    if (said.result !== 'partly') return isRecoveryOver(said);
  }
}

async function untilOver(file: CaseFile, opening: WorkInjuryOpening, nth: string): Promise<void> {
  for (;;) if (isRecoveryOver(await mayByBody(file, opening, seat('agency-officer', opening.bodies.agency), recoverFromEmployer, nth))) return;
}
