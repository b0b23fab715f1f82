import type { Form } from '../workflows/steps/form.ts';
import { recordMartyrNotice } from '../workflows/martyr-recognition/messages.ts';
import type { Earlier, Message, Refusal } from '../workflows/steps/message.ts';
import type { Day, Statement } from '../workflows/steps/words.ts';
import { heldBeside } from './award-intake.ts';
import { earlierIn, type CaseRow } from './case-open.ts';
import type { FieldError } from './declined.ts';
import type { Deps } from './deps.ts';
import { say, type Language } from './language.ts';

/** A case knows the awards that stood when it was opened. What another case gave the same person since, only the register knows, so it is asked before an approval is kept. */
export async function awardRefusal(deps: Deps, row: CaseRow, form: Form, ask: Message<Statement>, statement: Statement): Promise<Refusal | undefined> {
  if (row.procedure !== 'commendation' || form.name !== 'approve') return undefined;
  const held = await heldBeside(deps.registers.db, row.caseNo);
  const earlier = await earlierIn(deps, row);
  return ask.refusal(statement, { ...earlier, opening: { ...earlier.opening, held } });
}

/** The year of the first Martyrs' Day on or after the day on which the notice of recognition was received: no certificate is handed over before it (MR 12, 13). */
export function firstMartyrsDay(language: Language, form: Form, earlier: Earlier): { minimum: number; description: string } | undefined {
  const notice = form.name === 'handOverCertificate' ? earlier.said(recordMartyrNotice).at(-1) : undefined;
  if (!notice) return undefined;
  const year = Number(notice.on.slice(0, 4));
  const minimum = notice.on <= `${year}-09-30` ? year : year + 1;
  return { minimum, description: say(language, [`收到评定通知书后的第一个烈士纪念日是 ${minimum}年9月30日。`, `The first Martyrs' Day after the notice of recognition is 30 September ${minimum}.`]) };
}

/** A martyr's certificate is handed over on 30 September (MR 12, 13), so a day that is still to come cannot be recorded. */
export const certificateFaults = (message: string, body: Readonly<Record<string, unknown>>, today: Day): FieldError[] =>
  message === 'handOverCertificate' && `${Number(body.year)}-09-30` > today ? [{ pointer: '/year', detail: ['这一年的9月30日还没有到，颁授以后再登记。', '30 September of that year is still to come: record it afterwards.'] }] : [];
