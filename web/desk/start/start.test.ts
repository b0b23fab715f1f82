import { describe, expect, test } from 'vitest';
import { startForm } from '../../../workflows/work-injury/forms.ts';
import type { FieldSchema } from '../form/schema.ts';
import { askedAtOnce, stepsOf, stepWith } from './steps.ts';

describe('发起', () => {
  const form = startForm as unknown as FieldSchema;

  test('每个栏目都在某一步里，一个不少，一个不重', () => {
    const steps = stepsOf(form, '工伤');
    expect(steps.map(({ title }) => title)).toEqual(['事发', '伤者与用工形式', '责任与证据']);
    expect(steps.flatMap(({ names }) => names)).toEqual(Object.keys(form.properties!));
  });

  test('材料要有案卷才能放，发起时不问', () => {
    expect(Object.keys(askedAtOnce(form).properties!)).not.toContain('documents');
    expect(askedAtOnce(form).required).toEqual(form.required!.filter((name) => name !== 'documents'));
  });

  test('没有分步的表单只有一步，以事项为题', () => {
    expect(stepsOf({ properties: { a: {}, b: {} } }, '表彰')).toEqual([{ title: '表彰', names: ['a', 'b'] }]);
  });

  test('出错的栏目在哪一步，就回到哪一步；不知道的回到第一步', () => {
    const steps = stepsOf(form, '工伤');
    expect(stepWith(steps, 'dispatchFirm')).toBe(1);
    expect(stepWith(steps, 'nothing')).toBe(0);
    expect(stepWith(steps, undefined)).toBe(0);
  });
});
