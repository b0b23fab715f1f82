import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { issued, opening, reviewed, ruled, submitted } from '../../test/paths/quota.ts';
import { days, says, Walk } from '../../test/paths/walk.ts';
import type { CaseEvent } from '../steps/activities.ts';
import { law } from './law.ts';
import * as m from './messages.ts';

let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('quota', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

const inForce = [...reviewed(), submitted, ruled('approved'), issued(1)];
/** In force for three years: the years of the walk before have gone by. */
const forThreeYears = (event: CaseEvent): CaseEvent => {
  if (event.type === 'clock-started' && event.key === law.validity.id) return { ...event, period: { ...event.period, figure: 3 } };
  return event.type === 'answered' && event.key === m.issueQuota.name ? { ...event, statement: { ...event.statement, years: 3 } as typeof event.statement } : event;
};
const kept = says('staffing-officer', m.reviewQuota, { result: 'kept' });

describe('从前的版本留下的登记簿，升级后照样接办', () => {
  test('年度复核从第一天起就等着的，照样可以马上办；下一年的到后几个月才开始', async () => {
    const { events } = await walk.take({ opening, steps: [...inForce, days(280), kept, days(100)] });
    const asked = events.find(({ type, key }) => type === 'duty-opened' && key === m.reviewQuota.name)!;
    const issue = events.findIndex(({ type, key }) => type === 'clock-started' && key === law.reviewOpens.id);
    const left = [...events.slice(0, issue), asked].map(forThreeYears);
    const after = await walk.take({ opening, steps: [kept, days(900)] }, { left });
    expect(after.events.filter(({ type, key }) => type === 'clock-started' && key.startsWith(law.reviewOpens.id)).map(({ key }) => key)).toEqual([law.reviewOpens.id]);
    expect(after.events.filter(({ type, key }) => type === 'answered' && key.startsWith(m.reviewQuota.name))).toHaveLength(1);
    expect(after.events.at(-1)?.type).toBe('ended');
  });
});
