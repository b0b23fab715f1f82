import { eq } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { saidIn } from '../../db/reads/said.ts';
import { statements, type NoticeContent } from '../../db/schema/index.ts';
import { forms } from '../../workflows/complaint/forms.ts';
import { courseOf, isWaiver, type Notice } from '../../workflows/complaint/words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { lastsOf } from '../complaint/lasts.ts';
import { compose } from '../complaint/letters.ts';
import { factsFor, lastSaid } from '../register/notices.ts';
import type { Letter } from './letter.ts';
import { numbered } from './notice.ts';
import { blank } from './typesetting.ts';

/** Messages whose words go into a letter as they are written. */
const letters: Readonly<Record<string, Notice>> = {
  direct: 'direction-notice',
  draftOutcome: 'outcome-notice',
  approveOutcome: 'outcome-notice',
  answerObjection: 'objection-reply',
  ruleReview: 'review-opinion',
  ruleReReview: 're-review-opinion',
  imposeMeasure: 'measure-decision',
  ruleRecheck: 'recheck-answer',
  draftClearing: 'clearing-letter',
  approveClearing: 'clearing-letter',
};
/** Who signs reads what another drafted. */
const drafts: Readonly<Record<string, string>> = { approveOutcome: 'draftOutcome', approveClearing: 'draftClearing' };
/** What is ruled on was written by another before: the measure of the same person. */
const rulesOnMeasure = 'ruleRecheck';

export const hasLetter = (message: string): boolean => Object.hasOwn(letters, message);

/** The letter that would follow from what is being written: without number, name and seal, with a yellow blank where something is missing. */
export async function previewed(tx: Transaction, { caseNo, message, organ, on, fields }: { caseNo: string; message: string; organ: string; on: Day; fields: Readonly<Record<string, unknown>> }): Promise<Letter> {
  const kind = message === 'approveClearing' && fields.result === 'refused' ? 'clearing-refusal' : isWaiver(fields.level) ? 'measure-waiver' : letters[message]!;
  const facts = await factsFor(tx, caseNo, { notice: kind, on, about: { from: organ } });
  const isDrafted = Object.entries(drafts).flat().includes(message);
  const draft = drafts[message];
  const ruled = message === rulesOnMeasure;
  const written = draft ? ((await lastSaid(tx, caseNo, draft))?.body ?? {}) : withBlanks(message, fields);
  const measures = ruled || kind === 'outcome-notice' ? await saidIn(tx, caseNo, eq(statements.message, 'imposeMeasure')) : [];
  const imposed = ruled ? measures.findLast(({ duty }) => courseOf(duty ?? '') === courseOf(String(fields.duty ?? ''))) : undefined;
  const lasts = await lastsOf(tx, { notice: kind, level: ruled ? fields.result : fields.level, from: (imposed?.receivedOn ?? on) as Day });
  const decision = (await lastSaid(tx, caseNo, 'decide')) ?? (await lastSaid(tx, caseNo, 'replySuggestion'));
  // What the drafted outcome will say of a measure that was waived since.
  const since = measures.filter(({ receivedAt }) => decision && receivedAt >= decision.receivedAt);
  const isWaived = since.length >= Number(decision?.told.persons ?? 1) && since.every(({ body }) => isWaiver(body.level));
  const waived = isWaived ? { level: since.at(-1)?.body.level } : {};
  const content: NoticeContent = compose(kind, { ...facts, ...lasts, ...(isDrafted ? { draft: written, statement: { ...withBlanks(message, fields), ...waived }, decision: decision?.body ?? {} } : { statement: written, ...(ruled && { draft: imposed?.body ?? {} }) }) });
  return { kind: content.title, title: content.title, organ: content.organ, number: '', to: content.to ?? numbered(caseNo, 'complainant'), body: content.paragraphs, ...(content.table && { table: content.table }), signedOn: '', contact: content.contact, draft: true };
}

function withBlanks(message: string, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { properties = {}, required = [] } = (forms[message]?.schema ?? {}) as unknown as { properties?: Record<string, { readonly type?: string; readonly title?: string }>; required?: readonly string[] };
  const missing = Object.entries(properties).filter(([name, { type }]) => type === 'string' && required.includes(name) && String(fields[name] ?? '').trim() === '');
  return { ...fields, ...Object.fromEntries(missing.map(([name, { title }]) => [name, blank(title ?? name)])) };
}
