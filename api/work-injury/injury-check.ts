import type { Day } from '../../workflows/steps/words.ts';
import type { CaseRow } from '../cases/case-open.ts';
import type { FormSchema } from '../requests/check.ts';
import type { FieldError } from '../requests/declined.ts';
import { fill } from '../requests/language.ts';
import { moneySentences } from '../words/money.ts';

/** Nothing of an injury was done, spent or received before it happened. What preceded the diagnosis of a disease was. */
export function beforeAccident({ procedure, opening }: Pick<CaseRow, 'procedure' | 'opening'>, schema: FormSchema, body: Readonly<Record<string, unknown>>): FieldError[] {
  if (procedure !== 'work-injury' || opening.harm === 'disease') return [];
  return [...early(schema, body, '', opening.occurredOn as Day)];
}

function* early(schema: FormSchema, value: unknown, pointer: string, accident: Day): Generator<FieldError> {
  if (typeof value === 'string' && schema['x-not-after'] === 'today' && value < accident) {
    const sentence = (i: 0 | 1) => fill(moneySentences.before[i], { title: i === 0 ? schema.title : schema['x-title-en'], day: accident });
    yield { pointer, detail: [sentence(0), sentence(1)] };
  } else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) if (schema.items) yield* early(schema.items, item, `${pointer}/${i}`, accident);
  } else if (value !== null && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) if (schema.properties?.[name]) yield* early(schema.properties[name], inner, `${pointer}/${name}`, accident);
  }
}
