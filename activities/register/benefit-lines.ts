import type { Transaction } from '../../db/client.ts';
import { benefitLines } from '../../db/schema/index.ts';
import type { Line } from '../../workflows/benefits/law.ts';

/** Keeps the lines of a decision as they were computed then; entered again they change nothing. */
export async function keepLines(tx: Transaction, caseNo: string, statementId: string, lines: readonly Line[], leaving: boolean): Promise<void> {
  if (lines.length === 0) return;
  await tx
    .insert(benefitLines)
    .values(lines.map(({ code, title, amount, per, payer, how, ground }, i) => ({ caseNo, statementId, line: i + 1, code, title, amount: amount ?? null, per, payer: payer ?? null, how, ground: { ...ground }, leaving })))
    .onConflictDoNothing();
}
