import { patched } from '@temporalio/workflow';
import type { CaseFile } from '../steps/case.ts';
import type { Statement } from '../steps/words.ts';
import { ruleWithdrawal, triage, withdraw } from './messages.ts';
import { seat } from './opening.ts';

/** A withdrawal on which nobody has ruled yet: it goes on from the examination to the inquiry. */
export interface Withdrawing {
  said?: Statement | undefined;
}

/** The complainant may withdraw; resolves when the leader of the organ that has the matter by then lets it rest. */
export async function withdrawal({ mayBy, decisionBy }: CaseFile, organ: () => string, withdrawing: Withdrawing) {
  for (;;) {
    withdrawing.said ??= await mayBy('complainant', withdraw);
    const ruling = await decisionBy(seat('unit-leader', organ()), ruleWithdrawal);
    withdrawing.said = undefined;
    if (ruling.result === 'ended') return ruling;
  }
}

/** Up to 0.2.0 a withdrawal was heard only once the matter was accepted: what was being examined then goes on without. */
export const mayWithdrawEarly = ({ wasAsked }: CaseFile): boolean => patched('withdrawn-before-acceptance') && (wasAsked(withdraw.name, triage.name) || !wasAsked(triage.name));
