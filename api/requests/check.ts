import { Set as readFormat } from 'typebox/format';
import { Errors } from 'typebox/schema';
import { yuanOf } from '../../workflows/benefits/law.ts';
import { isAsked } from '../../workflows/steps/form.ts';
import type { Label } from '../../workflows/steps/words.ts';
import { isDay } from './day.ts';
import type { FieldError } from './declined.ts';
import { fill } from './language.ts';
import { faultWithin, hasPersonalNumber, visible } from './plain-text.ts';
import { fieldFaults, jsonTypes, textFaults, type FieldFault } from '../words/sentences.ts';

/** A JSON Schema as this door reads it: with titles in two languages and its own `x-` marks. */
export interface FormSchema {
  readonly title?: string;
  readonly 'x-title-en'?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, FormSchema>>;
  readonly items?: FormSchema;
  readonly required?: readonly string[];
  readonly format?: string;
  readonly [key: string]: unknown;
}

// Holds for every form and every query of this process.
readFormat('date', isDay);

interface Found {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const unescaped = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~');
const partsOf = (pointer: string) => pointer.split('/').slice(1).map(unescaped);
const join = (pointer: string, key: string) => `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** The part of a schema that a pointer into a value leads to. */
function schemaAt(schema: FormSchema, pointer: string): FormSchema | undefined {
  return partsOf(pointer).reduce<FormSchema | undefined>((at, part) => at?.properties?.[part] ?? (/^\d+$/.test(part) ? at?.items : undefined), schema);
}

function titleAt(schema: FormSchema, pointer: string): Label {
  const at = schemaAt(schema, pointer);
  const name = partsOf(pointer).at(-1) ?? '';
  // A form filled in for somebody has its titles in one language already.
  return [at?.title ?? name, at?.['x-title-en'] ?? at?.title ?? name];
}

function fault(schema: FormSchema, pointer: string, which: FieldFault, values: { limit?: unknown; what?: Label } = {}): FieldError {
  const title = titleAt(schema, pointer);
  // Sums travel as whole fen; a person reads 元.
  const isSum = typeof values.limit === 'number' && schemaAt(schema, pointer)?.['x-widget'] === 'money';
  const limit = values.limit === undefined ? undefined : isSum ? yuanOf(values.limit as number) : String(values.limit);
  const sentence = (i: 0 | 1) => fill(fieldFaults[which][i], { title: title[i], limit, what: values.what?.[i] });
  return { pointer, detail: [sentence(0), sentence(1)] };
}

const byFormat: Readonly<Record<string, FieldFault>> = { date: 'day', email: 'email', uuid: 'uuid' };
const byKeyword: Readonly<Record<string, FieldFault>> = {
  enum: 'choice', const: 'choice', anyOf: 'choice', minLength: 'short', maxLength: 'long', minItems: 'few', maxItems: 'many',
  uniqueItems: 'twice', minimum: 'small', maximum: 'large', pattern: 'pattern',
};

function read(schema: FormSchema, { keyword, instancePath, params }: Found): FieldError[] {
  if (keyword === 'required') return (params.requiredProperties as string[]).map((name) => fault(schema, join(instancePath, name), 'required'));
  if (keyword === 'additionalProperties') return (params.additionalProperties as string[]).map((name) => fault(schema, join(instancePath, name), 'unknown'));
  // What `additionalProperties: false` says of each field once more.
  if (keyword === 'boolean') return [];
  if (keyword === 'type') return [fault(schema, instancePath, 'type', { what: jsonTypes[[params.type].flat()[0] as keyof typeof jsonTypes] ?? jsonTypes.object })];
  if (keyword === 'format') return [fault(schema, instancePath, byFormat[String(params.format)] ?? 'pattern')];
  const which = keyword === 'minLength' && Number(params.limit) > 1 ? 'brief' : byKeyword[keyword];
  return [fault(schema, instancePath, which ?? 'other', { limit: params.limit })];
}

/** What the marks of this house ask beyond JSON Schema: no later day than today, no personal number, something more than blanks. */
function* marks(schema: FormSchema, whole: FormSchema, value: unknown, pointer: string, today: string): Generator<FieldError> {
  if (typeof value === 'string') {
    if (schema['x-not-after'] === 'today' && value > today) yield fault(whole, pointer, 'future', { limit: today });
    if (schema['x-no-personal-number'] === true && hasPersonalNumber(value)) yield fault(whole, pointer, 'personal');
    if (Number(schema.minLength ?? 0) > 0 && visible(value) === '') yield fault(whole, pointer, 'short');
  } else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) if (schema.items) yield* marks(schema.items, whole, item, `${pointer}/${i}`, today);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) if (schema.properties?.[key]) yield* marks(schema.properties[key], whole, inner, join(pointer, key), today);
  }
}

/** All that is wrong with a value, one sentence a place, with the titles of the fields; empty when nothing is. `today` is the office's day. */
export function faultsOf(schema: FormSchema, value: unknown, today: string): FieldError[] {
  const invisible = faultWithin(value);
  if (invisible) return [{ pointer: invisible.pointer, detail: textFaults[invisible.fault] }];
  const needed = (schema.required ?? []).filter((name) => isAsked(schema.properties?.[name] ?? {}, value as Record<string, unknown> | undefined));
  let [, found] = Errors({ ...schema, ...(schema.required && { required: needed }) } as never, value) as [boolean, Found[]];
  // A missing field ends the check; what else is wrong is to be said in the same answer.
  if (found.length > 0 && found.every(({ keyword, instancePath }) => keyword === 'required' && instancePath === '')) {
    const [, more] = Errors({ ...schema, required: [] } as never, value) as [boolean, Found[]];
    found = [...found, ...more];
  }
  const faults = found.flatMap((each) => read(schema, each));
  const seen = new Set(faults.map(({ pointer }) => pointer));
  for (const each of marks(schema, schema, value, '', today)) if (!seen.has(each.pointer)) faults.push(each);
  return faults.filter((each, i) => faults.findIndex(({ pointer }) => pointer === each.pointer) === i);
}
