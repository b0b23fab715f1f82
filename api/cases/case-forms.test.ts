import { expect, test } from 'vitest';
import { forms as complaint } from '../../workflows/complaint/forms.ts';
import { forms as commendation } from '../../workflows/commendation/forms.ts';
import { forms as recruitment } from '../../workflows/recruitment/forms.ts';
import { shownForm } from './case-forms.ts';
import { faultsOf, type FormSchema } from '../requests/check.ts';
import { procedures } from './procedures.ts';

const ending = (forms: typeof recruitment, name: string) => {
  const form = forms[name]!;
  return shownForm('zh', form, form.schema as unknown as FormSchema).results.filter(({ ends }) => ends).map(({ value }) => value);
};

test('只有办完就没有下文的结果，才说“本案到此结束”', () => {
  expect(ending(recruitment, 'approvePlan')).toEqual(['rejected']);
  expect(ending(recruitment, 'approveHires')).toEqual([]);
  expect(ending(commendation, 'approve')).toEqual([]);
});

test('不问的栏目和与它相斥的答案，都是表格里有的', () => {
  const wrong = Object.values(procedures).flatMap(({ name, forms, startForm }) => [...Object.values(forms), { name: 'start', schema: startForm }].flatMap((form) => {
    const { properties = {} } = form.schema as unknown as FormSchema;
    return Object.entries(properties).flatMap(([field, inner]) => Object.entries((inner['x-not-with'] ?? {}) as Record<string, string[]>).flatMap(([beside, held]) => held.filter((answer) => !(properties[beside]?.type === 'boolean' ? ['true'] : ((properties[beside]?.enum ?? []) as string[])).includes(answer)).map((answer) => `${name} ${form.name} ${field}: ${beside} ${answer}`)));
  }));
  expect(wrong).toEqual([]);
  expect(complaint.triage!.schema.properties.allegations).toHaveProperty('x-not-with');
});

test('结果用不着的栏目可以不填，填了也收；用得着的仍然要填，没有的栏目仍然拒绝', () => {
  const faults = (body: object) => faultsOf(complaint.triage!.schema as unknown as FormSchema, { track: 'report', title: '反映执法中推搡', reason: '匿名，无线索', ...body }, '2026-06-02').map(({ pointer }) => pointer);
  expect(faults({ result: 'filed' })).toEqual([]);
  expect(faults({ result: 'filed', allegations: ['推搡'] })).toEqual([]);
  expect(faults({ result: 'accepted' })).toEqual(['/allegations']);
  expect(faults({ result: 'filed', another: 1 })).toEqual(['/another']);
  expect(faults({})).toEqual(['/result', '/allegations']);
});
