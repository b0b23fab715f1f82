import { isAsked } from '../../../workflows/steps/form.ts';
import { fenOf } from '../../yuan.ts';
import type { FieldSchema } from './schema.ts';

/** What is sent: the schema's fields without the ones left empty and the ones that are not asked beside the others. An emptied line of a list goes, an untouched object too. */
export function bodyOf(schema: FieldSchema, values: unknown): Record<string, unknown> {
  return (prune(schema, values) ?? {}) as Record<string, unknown>;
}

function prune(schema: FieldSchema, value: unknown): unknown {
  if (schema.type === 'object') return pruneObject(schema, value);
  if (schema.type === 'array') return Array.isArray(value) ? value.map((each: unknown) => prune(schema.items ?? {}, each)).filter((each) => each !== undefined) : undefined;
  if (schema.type === 'integer' || schema.type === 'number') return value === '' || value === null || value === undefined ? undefined : schema['x-widget'] === 'money' ? fenOf(String(value)) : Number(value);
  return value === '' || value === null ? undefined : value;
}

function pruneObject(schema: FieldSchema, value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = value as Record<string, unknown>;
  const kept = Object.entries(schema.properties ?? {}).flatMap(([name, field]): [string, unknown][] => {
    if (!isAsked(field, given)) return [];
    const pruned = prune(field, given[name]);
    const needed = schema.required?.includes(name) ?? false;
    const isEmptyList = Array.isArray(pruned) && pruned.length === 0;
    return pruned === undefined || (isEmptyList && !needed) ? [] : [[name, pruned]];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
