import { firstMessages, type caseEvents } from '../../db/schema/index.ts';
import { yuanOf } from '../../workflows/benefits/law.ts';
import { channels, services, tries } from '../../workflows/steps/words.ts';
import type { FormSchema } from '../requests/check.ts';
import { fill, instant, say, type Language } from '../requests/language.ts';
import { formOf, officeTitle, type ShownProcedure } from '../cases/procedures.ts';
import type { EventShape } from '../shapes.ts';
import { aboutEvent, titledAbout } from './duty-about.ts';
import { messageOfKey, organName, personName, resultTitle, type Naming } from './shown-duty.ts';
import { eventTitles, shownWords } from '../words/shown.ts';

type EventRow = typeof caseEvents.$inferSelect;

const groups: Partial<Record<EventRow['type'], EventShape['group']>> = { answered: 'decision', recused: 'decision', referred: 'decision', closed: 'decision', reopened: 'decision', ended: 'decision', 'notice-issued': 'service', tried: 'service', served: 'service' };

/** One happening as a line of the file; `filed` is the statement that opened the case, which no event names. */
export function shownEvent(procedure: ShownProcedure, naming: Naming, { seq, type, key, body, at, hash }: EventRow, filed?: string): EventShape {
  const { language } = naming;
  const law = new Map(Object.values(procedure.law).map((period) => [period.id, period.title]));
  const clockKey = body.type.startsWith('clock-') && 'clock' in body && typeof body.clock === 'string' ? body.clock : key;
  const isOfClock = type.startsWith('clock-') || type === 'overdue';
  const noticeTitle = (of: string) => say(language, procedure.notices[of.split(/[/:]/)[0]!] ?? [of, of]);
  const values: Record<string, string> = {};
  if (type === 'tried' && body.type === 'tried') Object.assign(values, { title: noticeTitle(body.notice), channel: say(language, channels[body.channel]), state: say(language, tries[body.result]) });
  else if (body.type === 'served') Object.assign(values, { title: noticeTitle(key), result: say(language, services[body.result]) });
  else if (body.type === 'notice-issued') values.title = noticeTitle(body.notice);
  else if (body.type === 'recused') values.name = personName(naming, body.person);
  else if (body.type === 'referred') values.title = say(language, procedure.referrals[body.to] ?? [body.to, body.to]);
  else if (body.type === 'closed') values.result = say(language, procedure.results[body.result] ?? [body.result, body.result]);
  else if (body.type === 'worked') values.title = workTitle(procedure, language, key, body);
  else if (isOfClock) values.title = say(language, law.get(clockKey.split(':')[0]!) ?? [clockKey, clockKey]);
  else values.title = say(language, formOf(procedure, messageOfKey(key))?.title ?? [key, key]);
  if (values.title) values.title = titledAbout(language, values.title, aboutEvent(naming, procedure, body));
  const statement = body.type === 'answered' ? (body.statement as typeof body.statement & { result?: string }) : undefined;
  return {
    seq,
    at: instant(at),
    type,
    key,
    title: fill(say(language, eventTitles[body.type === 'duty-opened' && !body.owed ? 'option-opened' : type]), values),
    ...(statement?.result && { result: say(language, resultTitle(procedure, messageOfKey(key), statement.result)) }),
    ...(type === 'opened' && filed && { statement: filed }),
    ...(statement && {
      statement: statement.id,
      ...(statement.by !== statement.as && { by: statement.by }),
      byName: personName(naming, statement.by),
      as: `${organName(naming, statement.organ)}${language === 'en' ? ', ' : ''}${say(language, officeTitle(statement.as))}`,
      ...(statement.standsFor && { standsForName: personName(naming, statement.standsFor) }),
    }),
    group: isOfClock ? 'clock' : (groups[type] ?? 'system'),
    hash,
  };
}

/** What was done to many rows, at which stage, and what it came to with its numbers. */
function workTitle({ works = {}, workResults = {}, workCounts = {} }: ShownProcedure, language: Language, key: string, { result, counts }: { result: string; counts: Readonly<Record<string, number>> }): string {
  const [what = '', stage = ''] = key.split(':')[0]!.split('/');
  const known = Object.keys(workCounts);
  const numbers = Object.entries(counts)
    .toSorted(([a], [b]) => known.indexOf(a) - known.indexOf(b))
    .flatMap(([name, n]) => (n === 0 || (Object.hasOwn(workCounts, name) && !workCounts[name]) ? [] : [`${say(language, workCounts[name] ?? [name, name])} ${n}`]));
  return [say(language, works[what] ?? [what, what]), workResults[stage] && say(language, workResults[stage]), workResults[result] && say(language, workResults[result]), ...numbers].filter(Boolean).join(' · ');
}

/** The statement with which a case of this procedure begins: its questions are those of the start form. */
export const opens = ({ name }: ShownProcedure, message: string): boolean => firstMessages[name] === message;

const isNumberOfFile = (value: unknown): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(value));

/** The questions of a statement in the order of its form, after them what only an earlier version asked. */
function questionsOf(procedure: ShownProcedure, message: string): Record<string, FormSchema> {
  const form = formOf(procedure, message);
  const schema = (opens(procedure, message) ? procedure.startForm : form?.schema) as unknown as FormSchema | undefined;
  return { ...schema?.properties, ...(form?.was as Record<string, FormSchema> | undefined) };
}

/** What a statement chose from registers, as codes: among them the people whose names are to be shown. */
export function chosenIn(procedure: ShownProcedure, message: string, body: Readonly<Record<string, unknown>>): string[] {
  const chosen = (inner: FormSchema | undefined, value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap((item) => chosen(inner?.items, item));
    if (value !== null && typeof value === 'object') return Object.entries(value).flatMap(([name, each]) => chosen(inner?.properties?.[name], each));
    return inner?.['x-choice'] && typeof value === 'string' ? [value] : [];
  };
  const asked = questionsOf(procedure, message);
  return Object.entries(body).flatMap(([field, value]) => chosen(asked[field], value));
}

/** What was written in a statement, with the titles of its form, in the order of the form. */
export function shownFields(procedure: ShownProcedure, message: string, { language, organs, names }: Naming, body: Readonly<Record<string, unknown>>): { field: string; label: string; value: string }[] {
  const asked = questionsOf(procedure, message);
  const titled = (field: string, inner: FormSchema) => (language === 'en' ? inner['x-title-en'] : inner.title) ?? field;
  const shown = (inner: FormSchema | undefined, value: unknown): string => {
    // Attached files are counted, unless whoever asks has put their names in the place of their numbers.
    if (Array.isArray(value) && inner?.['x-widget'] === 'documents' && value.every(isNumberOfFile)) return fill(say(language, shownWords.files), { n: value.length });
    if (Array.isArray(value) && inner?.items?.['x-choice'] === 'untrue-allegation') return value.map((n) => fill(say(language, shownWords['nth-allegation']), { n: String(n) })).join(language === 'en' ? ', ' : '、');
    if (Array.isArray(value)) return value.map((item, i) => `${i + 1}. ${shown(inner?.items, item)}`).join('\n');
    if (value !== null && typeof value === 'object') return Object.entries(value).map(([name, each]) => ticked(name, inner?.properties?.[name], each)).join('；');
    const labels = inner?.[language === 'en' ? 'x-labels-en' : 'x-labels'] as Record<string, string> | undefined;
    if (typeof value === 'boolean') return say(language, shownWords[value ? 'yes' : 'no']);
    if (typeof value === 'number' && inner?.['x-widget'] === 'money') return `¥${yuanOf(value)}`;
    // What was chosen from a register stands as a code: an organ or a person has a name.
    const chosen = inner?.['x-choice'] ? (organs.has(String(value)) ? organName({ language, organs }, String(value)) : names.get(String(value))) : undefined;
    return labels?.[String(value)] ?? chosen ?? String(value);
  };
  /** Of several answers in a line, a tick says nothing without what was ticked. */
  const ticked = (name: string, inner: FormSchema | undefined, value: unknown): string =>
    typeof value === 'boolean' ? fill(say(language, shownWords['found-of']), { text: titled(name, inner ?? {}), finding: shown(inner, value) }) : shown(inner, value);
  return Object.entries(asked)
    .filter(([field]) => body[field] !== undefined)
    .map(([field, inner]) => ({ field, label: titled(field, inner), value: shown(inner, body[field]) }));
}
