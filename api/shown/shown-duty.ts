import type { OrganRow } from '../../db/reads/names.ts';
import type { Owed } from '../../db/reads/oversight.ts';
import type { WorkRow } from '../../db/reads/worklist/page.ts';
import { instant, say, type Language } from '../requests/language.ts';
import { formOf, officeTitle, procedureOf, stepOf, type ShownProcedure } from '../cases/procedures.ts';
import type { Duty } from '../shapes.ts';
import { shownClock, type Almanac } from './shown-clock.ts';
import { shownWords } from '../words/shown.ts';
import type { Label } from '../../workflows/steps/words.ts';

export interface Naming {
  readonly language: Language;
  readonly organs: ReadonlyMap<string, OrganRow>;
  readonly names: ReadonlyMap<string, string>;
}

/** An organ by its code, as the reader of the language knows it; a code that is no organ's stays as it is. */
export const organName = ({ language, organs }: Pick<Naming, 'language' | 'organs'>, code: string | null | undefined): string => {
  const organ = code ? organs.get(code) : undefined;
  return organ ? (language === 'en' ? organ.nameEn : organ.name) : (code ?? '');
};

/** A person by name; a party by what it is. */
export const personName = ({ language, names }: Naming, by: string): string => names.get(by) ?? say(language, officeTitle(by));

/** Who owes what, in one line. */
export function owedBy(naming: Naming, procedure: ShownProcedure, { message, office, organ, party, assignee }: Owed): string {
  const { language, names } = naming;
  const form = formOf(procedure, message);
  const holder = [organ && organName(naming, organ), say(language, officeTitle(office ?? party ?? '')), assignee && names.get(assignee)].filter(Boolean).join(language === 'en' ? ', ' : ' ');
  return `${holder}${language === 'en' ? ': ' : '：'}${form ? say(language, form.asks) : message}`;
}

export const messageOfKey = (key: string): string => key.split(/[/:]/)[0]!;

/** The title of a result as the message's own form words it. */
export function resultTitle(procedure: ShownProcedure, message: string, result: string): Label {
  const field = formOf(procedure, message)?.schema.properties.result as { 'x-labels'?: Record<string, string>; 'x-labels-en'?: Record<string, string> } | undefined;
  return [field?.['x-labels']?.[result] ?? result, field?.['x-labels-en']?.[result] ?? result];
}

export function shownDuty(naming: Naming, row: WorkRow, me: string, almanac: Almanac): Duty {
  const { language } = naming;
  const procedure = procedureOf(row.procedure);
  const form = formOf(procedure, row.message);
  const who = row.office ?? row.party ?? '';
  const at = stepOf(procedure, row.message, row.key);
  const step = at ? say(language, procedure.steps[at] ?? [at, at]) : '';
  const before = row.before && { title: say(language, formOf(procedure, messageOfKey(row.before.key))?.title ?? ['', '']), result: row.before.result && say(language, resultTitle(procedure, messageOfKey(row.before.key), row.before.result)) };
  const asks = form ? say(language, form.asks) : row.message;
  const marks: Duty['marks'] = [];
  if (row.mineFor) marks.push('substitute');
  if (row.before?.result === 'returned') marks.push('returned');
  if (row.isAsked) marks.push('opinion');
  if (row.urgent) marks.push('urgent');
  if (row.isNew) marks.push('new');
  if (row.state === 'open' && !row.assignee && !row.only) marks.push('pool');
  return {
    id: row.id,
    caseNo: row.caseNo,
    procedure: row.procedure,
    procedureTitle: say(language, procedure.title),
    caseTitle: row.title || say(language, shownWords['new-matter']),
    key: row.key,
    message: row.message,
    title: form ? say(language, form.title) : row.message,
    asks,
    verb: say(language, shownWords[form?.quick ? 'agree' : 'handle']),
    object: asks,
    who,
    whoTitle: say(language, officeTitle(who)),
    ...(row.organ && { organ: row.organ, organName: organName(naming, row.organ) }),
    ...(row.assignee && { assignee: row.assignee, assigneeName: personName(naming, row.assignee) }),
    state: row.state === 'answered' ? 'done' : row.state,
    owed: row.owed,
    openedAt: instant(new Date(row.openedAt)),
    ...(row.doneAt && { doneAt: instant(new Date(row.doneAt)) }),
    ...(row.doneBy && { doneByName: personName(naming, row.doneBy) }),
    ...(row.period &&
      row.clock &&
      row.clockState && {
        clock: shownClock(language, { key: row.clock, period: row.period, startedOn: row.startedOn!, lastDay: row.lastDay!, originalLastDay: row.originalLastDay!, state: row.clockState, provisional: row.provisional ?? false }, almanac),
      }),
    summary: before ? (before.result ? `${before.title}：${before.result}` : before.title) : say(language, shownWords['began-with']),
    standing: step,
    ...(row.before && { from: { name: personName(naming, row.before.by), on: row.before.on, statement: row.before.statement } }),
    ...(row.isMine && row.office && { as: { office: row.office, post: say(language, officeTitle(row.office)), organ: row.organ ?? '', organName: organName(naming, row.organ), ...(row.mineFor && { for: personName(naming, row.mineFor) }) } }),
    marks,
    quick: form?.quick ?? false,
    batchable: form?.quick ?? false,
    danger: form?.danger ?? false,
  };
}

/** People named in rows of the worklist. */
export const peopleIn = (rows: readonly WorkRow[], me: string): (string | null | undefined)[] => [me, ...rows.flatMap((row) => [row.assignee, row.doneBy, row.mineFor, row.before?.by])];
