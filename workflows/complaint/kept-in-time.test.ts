import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { concluded, paths } from '../../test/paths/complaint.ts';
import { days, kept, says, Walk, type Step } from '../../test/paths/walk.ts';
import * as m from './messages.ts';

let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('complaint', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

const { opening } = Object.values(paths)[0]!;
/** Asked for within the thirty days, and told to the case three days after them. */
const late: Step[] = [...concluded, days(29), kept('askReview'), days(4), says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'upheld' }), says('complainant', m.acceptOutcome)];

describe('期限内说了、当时告知不了流程的，不因停机而失权（信访工作条例第三十五条）', () => {
  test('最后一天过了才告知流程的，照样复查', async () => {
    const register = await walk.take({ opening, steps: late });
    expect(register.events.some(({ type }) => type === 'lapsed')).toBe(false);
    expect(register.result).toBe('upheld');
  });

  test('其间流程丢失、从登记簿接办的，也照样复查', async () => {
    const register = await walk.take({ opening, steps: late }, { losesFrom: concluded.length + 2 });
    expect(register.events.some(({ type }) => type === 'lapsed')).toBe(false);
    expect(register.result).toBe('upheld');
  });
});
