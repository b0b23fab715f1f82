import { expect, test } from 'vitest';
import { forms as commendation } from '../../workflows/commendation/forms.ts';
import { forms as recruitment } from '../../workflows/recruitment/forms.ts';
import { shownForm } from './case-forms.ts';
import type { FormSchema } from '../requests/check.ts';

const ending = (forms: typeof recruitment, name: string) => {
  const form = forms[name]!;
  return shownForm('zh', form, form.schema as unknown as FormSchema).results.filter(({ ends }) => ends).map(({ value }) => value);
};

test('只有办完就没有下文的结果，才说“本案到此结束”', () => {
  expect(ending(recruitment, 'approvePlan')).toEqual(['rejected']);
  expect(ending(recruitment, 'approveHires')).toEqual([]);
  expect(ending(commendation, 'approve')).toEqual([]);
});
