import { and, desc, eq } from 'drizzle-orm';
import { fileCustody } from '../../db/schema/index.ts';
import type { Form } from '../../workflows/steps/form.ts';
import { recordMartyrNotice } from '../../workflows/martyr-recognition/messages.ts';
import type { MartyrOpening } from '../../workflows/martyr-recognition/opening.ts';
import type { Level } from '../../workflows/martyr-recognition/words.ts';
import type { Earlier, Message, Refusal } from '../../workflows/steps/message.ts';
import type { Day, Statement } from '../../workflows/steps/words.ts';
import { heldBeside } from './award-intake.ts';
import { earlierIn, type CaseRow, type DutyRow } from '../cases/case-open.ts';
import type { FormSchema } from '../requests/check.ts';
import type { FieldError } from '../requests/declined.ts';
import type { Deps } from '../deps.ts';
import { say, type Language } from '../requests/language.ts';

/** A case knows the awards that stood when it was opened. What another case gave the same person since, only the register knows, so it is asked before an approval is kept. */
export async function awardRefusal(deps: Deps, row: CaseRow, form: Form, ask: Message<Statement>, statement: Statement): Promise<Refusal | undefined> {
  if (row.procedure !== 'commendation' || form.name !== 'approve') return undefined;
  const held = await heldBeside(deps, row.caseNo);
  const earlier = await earlierIn(deps, row);
  return ask.refusal(statement, { ...earlier, opening: { ...earlier.opening, held } });
}

/** The year of the first Martyrs' Day on or after the day on which the notice of recognition was received: no certificate is handed over before it (MR 13). */
export function firstMartyrsDay(language: Language, form: Form, earlier: Earlier): { minimum: number; description: string } | undefined {
  const notice = form.name === 'handOverCertificate' ? earlier.said(recordMartyrNotice).at(-1) : undefined;
  if (!notice) return undefined;
  const year = Number(notice.on.slice(0, 4));
  const minimum = notice.on <= `${year}-09-30` ? year : year + 1;
  return { minimum, description: say(language, [`收到评定通知书后的第一个烈士纪念日是 ${minimum}年9月30日。`, `The first Martyrs' Day after the notice of recognition is 30 September ${minimum}.`]) };
}

/** What a body of the way up says, itself or by its paper. */
const bodysActs = new Set(['transmit', 'acknowledge', 'investigate', 'decideCounty', 'decideCity', 'decideProvince', 'decideNational', 'answerObjection', 'recordMartyrNotice']);

/** Whether the keeper of a martyr recognition enters what another body sent on paper: then its scan is kept with it. */
async function isAnothersPaper({ registers: { db } }: Deps, row: CaseRow, form: Form, duty: DutyRow, organ: string): Promise<boolean> {
  if (row.procedure !== 'martyr-recognition' || !bodysActs.has(form.name)) return false;
  const { bodies, household } = row.opening as unknown as MartyrOpening;
  if (form.name === 'recordMartyrNotice') return organ !== household;
  if (form.name !== 'transmit') return organ !== bodies[duty.key.split('/')[1]?.split(':')[0] as Level];
  // The file is sent on by whoever has it.
  const [last] = await db.select({ organ: fileCustody.organ }).from(fileCustody).where(and(eq(fileCustody.caseNo, row.caseNo), eq(fileCustody.kind, 'received'))).orderBy(desc(fileCustody.nth)).limit(1);
  return organ !== (last?.organ ?? row.organ);
}

/** A form by which another body's paper is entered asks for its scan. */
export async function withScan(deps: Deps, language: Language, row: CaseRow, form: Form, duty: DutyRow, organ: string, schema: FormSchema): Promise<FormSchema> {
  const documents = schema.properties?.documents;
  if (!documents || !(await isAnothersPaper(deps, row, form, duty, organ))) return schema;
  const description = say(language, ['代录其他机关的来文：文号、日期照来文填写，来文扫描后附在这里。', 'You enter the paper of another body: give its number and day as they stand there, and attach its scan here.']);
  return { ...schema, required: [...(schema.required ?? []), 'documents'], properties: { ...schema.properties, documents: { ...documents, minItems: 1, description } } } as FormSchema;
}

/** A martyr's certificate is handed over on 30 September (MR 13), so a day that is still to come cannot be recorded. */
export const certificateFaults = (message: string, body: Readonly<Record<string, unknown>>, today: Day): FieldError[] =>
  message === 'handOverCertificate' && `${Number(body.year)}-09-30` > today ? [{ pointer: '/year', detail: ['这一年的9月30日还没有到，颁授以后再登记。', '30 September of that year is still to come: record it afterwards.'] }] : [];
