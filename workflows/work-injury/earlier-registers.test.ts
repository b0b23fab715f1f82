import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { paths } from '../../test/paths/work-injury.ts';
import { Walk } from '../../test/paths/walk.ts';

let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('work-injury', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

test('从前的版本对五级至十级死亡也要求核定丧葬和抚恤的，升级后照样接办', async () => {
  const path = paths['一级至四级停工期满后死亡的，停发并核定丧葬和抚恤（工伤保险条例第三十九条第三款）']!;
  const { events } = await walk.take(path);
  const asked = events.findIndex(({ type, key }) => type === 'answered' && /^(decideBenefits:[34]|screenRelief:2)$/.test(key));
  expect(asked).toBeGreaterThan(0);
  const left = events.slice(0, asked).map((event) => (event.type === 'answered' && event.key === 'concludeAppraisal' ? { ...event, statement: { ...event.statement, grade: '7' } } : event));
  expect(left).not.toEqual(events.slice(0, asked));
  const after = await walk.take({ ...path, steps: path.steps.slice(-2) }, { left });
  expect(after.result).toBe('death-settled');
  expect(after.events.at(-1)?.type).toBe('ended');
});
