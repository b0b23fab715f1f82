import type { Form } from '../workflows/steps/form.ts';
import type { Message, Refusal } from '../workflows/steps/message.ts';
import type { Day, Statement } from '../workflows/steps/words.ts';
import { heldBeside } from './award-intake.ts';
import { earlierIn, type CaseRow } from './case-open.ts';
import type { FieldError } from './declined.ts';
import type { Deps } from './deps.ts';

/** A case knows the awards that stood when it was opened. What another case gave the same person since, only the register knows, so it is asked before an approval is kept. */
export async function awardRefusal(deps: Deps, row: CaseRow, form: Form, ask: Message<Statement>, statement: Statement): Promise<Refusal | undefined> {
  if (row.procedure !== 'commendation' || form.name !== 'approve') return undefined;
  const held = await heldBeside(deps.registers.db, row.caseNo);
  const earlier = await earlierIn(deps, row);
  return ask.refusal(statement, { ...earlier, opening: { ...earlier.opening, held } });
}

/** A martyr's certificate is handed over on 30 September (MR 12, 13), so a day that is still to come cannot be recorded. */
export const certificateFaults = (message: string, body: Readonly<Record<string, unknown>>, today: Day): FieldError[] =>
  message === 'handOverCertificate' && `${Number(body.year)}-09-30` > today ? [{ pointer: '/year', detail: ['这一年的9月30日还没有到，颁授以后再登记。', '30 September of that year is still to come: record it afterwards.'] }] : [];
