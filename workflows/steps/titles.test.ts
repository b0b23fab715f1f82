import { expect, test } from 'vitest';
import * as candidateReview from '../candidate-review/forms.ts';
import * as commendation from '../commendation/forms.ts';
import * as complaint from '../complaint/forms.ts';
import * as employment from '../employment/forms.ts';
import * as martyrRecognition from '../martyr-recognition/forms.ts';
import * as quota from '../quota/forms.ts';
import * as recruitment from '../recruitment/forms.ts';
import * as workInjury from '../work-injury/forms.ts';
import type { Form } from './form.ts';

interface Field {
  readonly title?: string;
  readonly 'x-title-en'?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Field>>;
  readonly items?: Field;
  readonly required?: readonly string[];
}

/** Fields that a sentence about them would have to call by their code. Several in a group that may be missing need no name for it. */
function untitled(schema: Field, path: string): string[] {
  const isNamed = (name: string, { title, 'x-title-en': english, properties }: Field) => (title && english) || (properties && !schema.required?.includes(name));
  const within = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [...(isNamed(name, field) ? [] : [`${path}.${name}`]), ...untitled(field, `${path}.${name}`)]);
  return schema.items ? [...within, ...untitled(schema.items, `${path}[]`)] : within;
}

test('every field that an answer may name, of every form and of what is handed in or taken down first, has a title in both languages', () => {
  const modules: Readonly<Record<string, object>> = { candidateReview, commendation, complaint, employment, martyrRecognition, quota, recruitment, workInjury };
  const schemas = Object.entries(modules).flatMap(([procedure, exported]) =>
    Object.entries(exported).flatMap(([name, value]): [string, Field][] => {
      if (name === 'forms') return Object.values(value as Record<string, Form>).map((form) => [`${procedure} ${form.name}`, form.schema as Field]);
      return value !== null && typeof value === 'object' && 'properties' in value ? [[`${procedure} ${name}`, value as Field]] : [];
    }),
  );
  expect(schemas.length).toBeGreaterThan(100);
  expect(schemas.flatMap(([name, schema]) => untitled(schema, name))).toEqual([]);
});
