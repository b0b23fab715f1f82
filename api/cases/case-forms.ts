import { and, eq, inArray, sql } from 'drizzle-orm';
import { saidIn } from '../../db/reads/said.ts';
import type { HeldSeat } from '../../db/reads/seats.ts';
import { costItems, organs, posts, statements, users } from '../../db/schema/index.ts';
import { report, triage } from '../../workflows/complaint/messages.ts';
import type { Form } from '../../workflows/steps/form.ts';
import type { Earlier, Message, Refusal } from '../../workflows/steps/message.ts';
import { statuses, type Statement } from '../../workflows/steps/words.ts';
import { reversible } from '../work-injury/advance-shown.ts';
import { leaveUnasked } from '../work-injury/benefit-form.ts';
import { figuresLacking, requireFigures } from './figures.ts';
import type { CaseRow, DutyRow } from './case-open.ts';
import type { FormSchema } from '../requests/check.ts';
import { todayOf, type Deps } from '../deps.ts';
import { allegationsOf, untrueAllegations } from './findings.ts';
import { firstMartyrsDay, withScan } from '../honours/honour-check.ts';
import { fill, say, type Language } from '../requests/language.ts';
import { requestOf } from '../work-injury/money-course.ts';
import { citations, groundOf, officeTitle, procedureOf } from './procedures.ts';
import { hiresRefusal } from '../recruitment/hires-check.ts';
import { shownWords } from '../words/shown.ts';

/** Codes that may be chosen, with the words shown for them. */
type Choices = ReadonlyMap<string, string>;

/** A form's schema in one language, with its places filled from `choices` by the name of their register. */
export function filledIn(schema: FormSchema, language: Language, choices: Readonly<Record<string, Choices>>): FormSchema {
  const { 'x-title-en': titleEn, 'x-labels-en': labelsEn, 'x-step-en': stepEn, 'x-description-en': descriptionEn, ...rest } = schema;
  const english = Object.entries({ title: titleEn, 'x-labels': labelsEn, 'x-step': stepEn, description: descriptionEn }).filter(([, given]) => given !== undefined);
  const filled: Record<string, unknown> = { ...rest, ...(language === 'en' && Object.fromEntries(english)) };
  const offered = typeof schema['x-choice'] === 'string' ? choices[schema['x-choice']] : undefined;
  if (offered) Object.assign(filled, { enum: [...offered.keys()], 'x-labels': Object.fromEntries(offered) });
  if (schema.properties) filled.properties = Object.fromEntries(Object.entries(schema.properties).map(([name, inner]) => [name, filledIn(inner, language, choices)]));
  if (schema.items) filled.items = filledIn(schema.items, language, choices);
  return filled as FormSchema;
}

/** The registers that a schema asks to choose from. */
function registersIn(schema: FormSchema): string[] {
  const within = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])].flatMap(registersIn);
  return typeof schema['x-choice'] === 'string' ? [schema['x-choice'], ...within] : within;
}

const organChoices = ['intake-organ', 'any-organ', 'county-veterans', 'recruiting-organ', 'dispatch-firm'];
const peopleChoices = ['handler', 'team'];

/** What there is to choose from in the registers that `schemas` ask for, whatever the case. */
export async function registerChoices(deps: Deps, language: Language, schemas: readonly FormSchema[], { organ, without }: { organ?: string; without?: string } = {}): Promise<Record<string, Choices>> {
  const { db } = deps.registers;
  const wanted = new Set(schemas.flatMap(registersIn));
  const asksFor = (names: readonly string[]) => names.some((name) => wanted.has(name));
  const today = todayOf(deps);
  const current = and(sql`${posts.fromOn} <= ${today}::date`, sql`(${posts.untilOn} is null or ${posts.untilOn} >= ${today}::date)`);
  const [all, intake, handlers] = await Promise.all([
    asksFor(organChoices) ? db.select().from(organs).orderBy(organs.code) : [],
    asksFor(['intake-organ']) ? db.selectDistinct({ organ: posts.organ }).from(posts).where(and(eq(posts.office, 'intake-officer'), current)) : [],
    asksFor(peopleChoices) ? db.select({ id: users.id, name: users.name, organ: posts.organ }).from(posts).innerJoin(users, eq(users.id, posts.userId)).where(and(eq(posts.office, 'handler'), current, sql`${users.disabledAt} is null`)).orderBy(users.id) : [],
  ]);
  const named = (rows: typeof all): Choices => new Map(rows.map((row) => [row.code, language === 'en' ? row.nameEn : row.name]));
  const receiving = new Set(intake.map((row) => row.organ));
  const people = new Map(handlers.filter((row) => organ === undefined || row.organ === organ).map(({ id, name }) => [id, name]));
  return {
    'intake-organ': named(all.filter(({ code }) => receiving.has(code) && code !== without)),
    'any-organ': named(all.filter(({ kind }) => kind !== 'department' && kind !== 'firm')),
    'county-veterans': named(all.filter(({ code, superior }) => code.endsWith('-veterans') && superior === code.replace(/-veterans$/, '-government'))),
    'recruiting-organ': named(all.filter(({ kind }) => kind === 'city-bureau' || kind === 'county-bureau')),
    'dispatch-firm': named(all.filter(({ kind }) => kind === 'firm')),
    handler: people,
    team: people,
  };
}

/** For whom somebody may propose a quota: the staffing organ for every bureau, a dedicated unit for its own (Art. 5). Whoever may not propose at all reads the form as it is. */
export function proposableBy(seats: readonly Pick<HeldSeat, 'office' | 'organ'>[], bureaus: Choices): Choices {
  const own = new Set(seats.filter(({ office }) => office === 'recruitment-officer').map(({ organ }) => organ));
  if (own.size === 0 || seats.some(({ office }) => office === 'staffing-officer')) return bureaus;
  return new Map([...bureaus].filter(([code]) => own.has(code)));
}

/** The form of one duty as this official may fill it in now: real people, real organs, only lawful results, and why the others are not. */
export async function caseForm(deps: Deps, language: Language, form: Form, ask: Message<Statement>, row: CaseRow, duty: DutyRow, me: string, seat: HeldSeat, earlier: Earlier): Promise<{ schema: FormSchema } | { refusal: Refusal }> {
  const asked = form.schema as unknown as FormSchema;
  const choices = await registerChoices(deps, language, [asked], { ...(duty.organ && { organ: duty.organ }), ...(form.name === 'forward' && { without: row.organ }) });
  choices.handler = await outsideTheWall(deps, row.caseNo, choices.handler!);
  const team = registersIn(asked).includes('team') ? await assigned(deps, row.caseNo) : undefined;
  if (team?.size) choices.team = team;
  if (registersIn(asked).includes('untrue-allegation')) {
    choices['untrue-allegation'] = await untrueAllegations(deps, language, row.caseNo, earlier.said(report).at(-1)?.findings ?? []);
    if (choices['untrue-allegation'].size === 0) return { refusal: { ground: 'not-untrue' } };
  }
  if (form.name === 'reverseEntry') {
    choices.reversible = await reversible(deps, language, row.caseNo);
    if (choices.reversible.size === 0) return { refusal: { ground: 'nothing-to-reverse' } };
  }
  const schema = filledIn(asked, language, choices) as { properties: Record<string, Record<string, unknown>> } & FormSchema;

  const base = { id: '', duty: duty.key, by: me, ...(seat.standsFor && { standsFor: seat.standsFor }), as: seat.office, organ: seat.organ, on: todayOf(deps) };
  const results = schema.properties.result?.enum as string[] | undefined;
  if (results) {
    const refusals = new Map(await Promise.all(results.map(async (result) => [result, ask.refusal({ ...base, result } as unknown as Statement, earlier) ?? (await hiresRefusal(deps, row.caseNo, form.name, result))] as const)));
    const lawful = results.filter((result) => !refusals.get(result));
    if (lawful.length === 0) return { refusal: refusals.get(results[0]!)! };
    schema.properties.result = { ...schema.properties.result, enum: lawful, ...(lawful.length < results.length && { 'x-unlawful': unlawful(language, row, refusals) }) };
  } else if (form.told.length === 0) {
    const refusal = ask.refusal(base, earlier);
    if (refusal) return { refusal };
  }
  for (const [field, { items }] of Object.entries(schema.properties)) {
    const several = items as Record<string, unknown> | undefined;
    if (several?.['x-lawful']) several.enum = (several.enum as string[]).filter((value) => !ask.refusal({ ...base, [field]: [value] } as unknown as Statement, earlier));
    const within = (items as FormSchema | undefined)?.properties ?? {};
    for (const choice of Object.values(within) as Record<string, unknown>[]) {
      if (choice['x-lawful']) choice.enum = (choice.enum as string[]).filter((value) => !ask.refusal({ ...base, [field]: [value] } as unknown as Statement, earlier));
    }
  }
  for (const property of Object.values(schema.properties)) {
    const n = property['x-per'] === 'allegation' ? (await allegationsOf(deps, row.caseNo)).length : property['x-per'] === 'advance-item' ? await itemsUnder(deps, row.caseNo, duty.key) : 0;
    if (n > 0) Object.assign(property, { minItems: n, maxItems: n });
  }
  if (form.name === 'decideBenefits') leaveUnasked(schema.properties, duty.key, earlier);
  requireFigures(schema, await figuresLacking(deps, { caseNo: row.caseNo, message: form.name, duty: duty.key, body: {} }));
  if (earlier.said(triage).at(-1)?.track !== 'claim') leaveOut(schema.properties, 'x-of-claims');
  if (earlier.opening.origin === 'own') leaveOut(schema.properties, 'x-of-sent');
  if (form.received && !duty.owed) requirePaper(schema);
  const martyrsDay = firstMartyrsDay(language, form, earlier);
  if (martyrsDay) Object.assign(schema.properties.year!, martyrsDay);
  return { schema: await withScan(deps, language, row, form, duty, seat.organ, schema) };
}

/** Why each result that the law forbids now cannot be chosen, by its code. */
function unlawful(language: Language, row: CaseRow, refusals: ReadonlyMap<string, Refusal | undefined>): Record<string, string> {
  const why = (refusal: Refusal): string => {
    const { sentence, article } = groundOf(procedureOf(row.procedure), refusal);
    return article ? fill(say(language, shownWords.grounded), { sentence: say(language, sentence), article }) : say(language, sentence);
  };
  return Object.fromEntries([...refusals].flatMap(([result, refusal]) => (refusal ? [[result, why(refusal)]] : [])));
}

/** PET 23(3), 32: what only a claim, or only a matter that was sent here, has to state is asked of nothing else. */
function leaveOut(properties: Readonly<Record<string, Record<string, unknown>>>, mark: 'x-of-claims' | 'x-of-sent'): void {
  for (const field of Object.values(properties)) if (field[mark]) field['x-unasked'] = true;
}

/** A paper received from another body is entered with its number, its day and a scan (architecture §2). */
function requirePaper(schema: { properties: Record<string, Record<string, unknown>> } & FormSchema): void {
  const asked = ['paperNo', 'on', 'documents'].filter((name) => schema.properties[name]);
  if (schema.properties.documents) schema.properties.documents = { ...schema.properties.documents, minItems: 1 };
  Object.assign(schema, { required: [...new Set([...(schema.required ?? []), ...asked])] });
}

/** How many items the request has that a duty is about. */
async function itemsUnder({ registers }: Deps, caseNo: string, duty: string): Promise<number> {
  return registers.db.$count(costItems, and(eq(costItems.caseNo, caseNo), eq(costItems.book, 'advance'), eq(costItems.request, requestOf(duty))));
}

async function outsideTheWall(deps: Deps, caseNo: string, people: Choices): Promise<Choices> {
  const ids = [...people.keys()];
  if (ids.length === 0) return people;
  const rows = await deps.registers.db.execute<{ id: string }>(sql`select u.id from users u where u.id in ${ids} and not walled(u.id, ${caseNo}, ${todayOf(deps)}::date) order by u.id`);
  return new Map(rows.map(({ id }) => [id, people.get(id) ?? id]));
}

async function assigned(deps: Deps, caseNo: string): Promise<Choices> {
  const rows = await saidIn(deps.registers.db, caseNo, eq(statements.message, 'assign'));
  const ids = (rows.at(-1)?.told.handlers as string[] | undefined) ?? [];
  if (ids.length === 0) return new Map();
  return new Map((await deps.registers.db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids))).map(({ id, name }) => [id, name]));
}

const adverse = new Set(['returned', 'refused', 'objected', 'directed-elsewhere', 'filed', 'repeat', 'undeliverable', 'not-taken']);

/** What every form says of itself, beside its schema. */
export function shownForm(language: Language, form: Form, schema: FormSchema) {
  const result = (schema.properties?.result ?? {}) as { enum?: string[]; 'x-labels'?: Record<string, string> };
  return {
    title: say(language, form.title),
    asks: say(language, form.asks),
    articles: citations(form),
    source: form.source,
    status: form.status,
    statusTitle: say(language, statuses[form.status]),
    schema: schema as Record<string, unknown>,
    verb: say(language, form.title),
    quick: form.quick ?? false,
    batchable: form.quick ?? false,
    danger: form.danger ?? false,
    opinion: 'adverse' as const,
    results: (result.enum ?? []).map((value) => ({ value, title: result['x-labels']?.[value] ?? value, adverse: adverse.has(value), ends: form.ends?.includes(value) ?? false })),
  };
}

export const officeWord = (language: Language, office: string): string => say(language, officeTitle(office));
