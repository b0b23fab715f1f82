import type { Language } from '../language.tsx';

/** The part of JSON Schema that messages are written in, with the forms' own keys. */
export interface FieldSchema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly oneOf?: readonly { readonly const: string; readonly title?: string; readonly 'x-title-en'?: string }[];
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
  readonly additionalProperties?: boolean;
  readonly 'x-title-en'?: string;
  readonly 'x-labels'?: Readonly<Record<string, string>>;
  readonly 'x-labels-en'?: Readonly<Record<string, string>>;
  /** Answers that the law forbids now, by their code, with the reason. */
  readonly 'x-unlawful'?: Readonly<Record<string, string>>;
  readonly 'x-widget'?: string;
  readonly 'x-choice'?: string;
  readonly 'x-per'?: string;
  /** Not asked while a field beside it holds one of these. */
  readonly 'x-not-with'?: Readonly<Record<string, readonly string[]>>;
  /** The page of a start form that begins with this field. */
  readonly 'x-step'?: string;
  readonly 'x-per-items'?: readonly string[];
  readonly 'x-order'?: number;
  readonly default?: unknown;
  /** Several of a few, whose order is part of the answer. */
  readonly 'x-ordered'?: boolean;
  readonly 'x-phrases'?: readonly string[];
  readonly 'x-not-after'?: string;
  readonly 'x-sealed'?: boolean;
}

export type Path = readonly (string | number)[];

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Why it cannot be chosen now. */
  readonly whyNot?: string;
}

export const titleOf = (schema: FieldSchema, language: Language, otherwise = '') =>
  (language === 'en' ? schema['x-title-en'] : undefined) ?? schema.title ?? otherwise;

/** What a closed field may be answered with, then what it may not be answered with now and why; `undefined` where the schema leaves it open. */
export function choicesOf(schema: FieldSchema, language: Language): readonly Choice[] | undefined {
  if (schema.oneOf) return schema.oneOf.map((each) => ({ value: each.const, label: (language === 'en' ? each['x-title-en'] : undefined) ?? each.title ?? each.const }));
  if (!schema.enum) return undefined;
  const labels = (language === 'en' ? schema['x-labels-en'] : undefined) ?? schema['x-labels'] ?? {};
  const named = (value: string) => ({ value, label: labels[value] ?? value });
  return [...schema.enum.map(named), ...Object.entries(schema['x-unlawful'] ?? {}).map(([value, whyNot]) => ({ ...named(value), whyNot }))];
}

/** The result first: everything else on a decision follows from it. */
export function orderedFields(schema: FieldSchema): readonly [name: string, field: FieldSchema][] {
  const fields = Object.entries(schema.properties ?? {});
  const place = ([name, field]: [string, FieldSchema]) => field['x-order'] ?? (name === 'result' ? -1 : 0);
  return fields.toSorted((a, b) => place(a) - place(b));
}

export const isRequired = (schema: FieldSchema, name: string) => schema.required?.includes(name) ?? false;

/** What a form starts from: unticked boxes, and one answer for each thing that must be answered; of attachments none, for each stands for a file. */
export function blankOf(schema: FieldSchema, per: readonly string[] = []): Record<string, unknown> {
  const blank: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    if (field.type === 'boolean' && isRequired(schema, name)) blank[name] = false;
    else if (field.type === 'object' && isRequired(schema, name)) blank[name] = blankOf(field);
    else if (field.type === 'array' && isRequired(schema, name)) {
      const count = field['x-per'] && per.length > 0 ? per.length : takesSeveral(field) || field['x-widget'] === 'documents' ? 0 : Math.max(1, field.minItems ?? 0);
      blank[name] = Array.from({ length: count }, () => (field.items?.type === 'object' ? {} : undefined));
    }
  }
  return blank;
}

/** Ticked from a list rather than added line by line. */
export const takesSeveral = (field: FieldSchema) => (field.uniqueItems ?? false) && Boolean(field.items?.enum ?? field.items?.oneOf);

/** The form without some of its fields. */
export function fieldsLeft(schema: FieldSchema, without: readonly string[]): FieldSchema {
  const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => !without.includes(name)));
  return { ...schema, properties, required: (schema.required ?? []).filter((name) => !without.includes(name)) };
}
