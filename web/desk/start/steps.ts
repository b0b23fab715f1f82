import { fieldsLeft, type FieldSchema } from '../form/schema.ts';

export interface Step {
  readonly title: string;
  readonly names: readonly string[];
}

/** Documents need a file to lie in; they are added there. */
const isLater = (field: FieldSchema) => field['x-widget'] === 'documents';

/** A start form without what can only follow once there is a file. */
export const askedAtOnce = (schema: FieldSchema): FieldSchema => fieldsLeft(schema, Object.entries(schema.properties ?? {}).filter(([, field]) => isLater(field)).map(([name]) => name));

/** The pages of a start form: `x-step` on a field begins a page, which goes on until the next one. */
export function stepsOf(schema: FieldSchema, untitled: string): readonly Step[] {
  const steps: { title: string; names: string[] }[] = [];
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    if (field['x-step'] || steps.length === 0) steps.push({ title: field['x-step'] ?? untitled, names: [] });
    steps.at(-1)!.names.push(name);
  }
  return steps;
}

/** The page on which a field stands; the first where it is unknown. */
export const stepWith = (steps: readonly Step[], name: string | number | undefined): number => Math.max(0, steps.findIndex(({ names }) => names.includes(String(name))));
