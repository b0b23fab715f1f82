import { Errors } from 'typebox/schema';
import { isAsked } from '../../../workflows/steps/form.ts';
import { sayYuan } from '../../yuan.ts';
import type { Speech } from '../language.tsx';
import { orderedFields, titleOf, type FieldSchema, type Path } from './schema.ts';

export interface Fault {
  readonly path: Path;
  readonly text: string;
}

/** The faults of a body in the office's words. The door judges again; this only spares a journey. */
export function faultsOf(schema: FieldSchema, body: Record<string, unknown>, say: Speech): Fault[] {
  const required = (schema.required ?? []).filter((name) => isAsked(schema.properties?.[name] ?? {}, body));
  const [sound, errors] = Errors({ ...schema, ...(schema.required && { required }) } as object, body);
  if (sound) return [];
  const faults = new Map<string, Fault>();
  for (const error of errors) {
    const at = pathOf(error.instancePath);
    const places = error.keyword === 'required' ? error.params.requiredProperties.map((name) => [...at, name]) : [at];
    for (const path of places) {
      const id = path.join('.');
      if (!faults.has(id)) faults.set(id, { path, text: sentence(error.keyword, error.params, fieldAt(schema, path), say) });
    }
  }
  return inOrder(schema, [...faults.values()]);
}

export const pathOf = (pointer: string): Path =>
  pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')).map((part) => (/^\d+$/.test(part) ? Number(part) : part));

export function fieldAt(schema: FieldSchema, path: Path): FieldSchema {
  return path.reduce<FieldSchema>((at, part) => (typeof part === 'number' ? at.items : at.properties?.[part]) ?? {}, schema);
}

function inOrder(schema: FieldSchema, faults: Fault[]): Fault[] {
  const names = orderedFields(schema).map(([name]) => name);
  return faults.toSorted((a, b) => names.indexOf(String(a.path[0])) - names.indexOf(String(b.path[0])));
}

function sentence(keyword: string, params: object, field: FieldSchema, say: Speech): string {
  const title = titleOf(field, say.language);
  const most = 'limit' in params ? Number(params.limit) : 0;
  const limit = field['x-widget'] === 'money' ? sayYuan(most) : most;
  const isClosed = [field, field.items].some((each) => each?.enum !== undefined || each?.oneOf !== undefined);
  if (keyword === 'required' || keyword === 'type') return say(isClosed ? 'faultChoose' : 'faultFill', { title });
  if (keyword === 'enum' || keyword === 'oneOf') return say('faultChoose', { title });
  if (keyword === 'minLength') return most <= 1 ? say('faultFill', { title }) : say('faultShort', { title, limit });
  if (keyword === 'maxLength') return say('faultLong', { title, limit });
  if (keyword === 'minItems') return say(most > 1 ? 'faultFewItems' : isClosed ? 'faultChoose' : 'faultFill', { title, limit });
  if (keyword === 'maxItems') return say('faultManyItems', { title, limit });
  if (keyword === 'uniqueItems') return say('faultTwice', { title });
  if (keyword === 'minimum') return say('faultSmall', { title, limit });
  if (keyword === 'maximum') return say('faultLarge', { title, limit });
  if (field.format === 'date') return say('faultDate', { title });
  return say('faultForm', { title });
}
