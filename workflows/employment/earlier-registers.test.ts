import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { joined, opening } from '../../test/paths/employment.ts';
import { days, says, Walk } from '../../test/paths/walk.ts';
import type { CaseEvent } from '../steps/activities.ts';
import { law } from './law.ts';
import * as m from './messages.ts';

let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('employment', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

/** As a version left it that asked once, when the offer was served. */
const askedOnce = (events: readonly CaseEvent[]): CaseEvent[] =>
  events.filter(({ type, key }) => !(key === m.answerOffer.name && (type === 'duty-opened' || type === 'dropped'))).map((event) => (event.key === `${m.answerOffer.name}:2` ? ({ ...event, key: m.answerOffer.name } as CaseEvent) : event));

/** With days enough left: those of the walk before have gone by. */
const forLonger = (event: CaseEvent): CaseEvent => (event.type === 'clock-started' ? { ...event, period: { ...event.period, figure: 60 } } : event);

describe('从前的版本留下的登记簿，升级后照样接办', () => {
  test('送达后才问、正在等答复的，还是那一次问、那一个最后一天', async () => {
    const { events } = await walk.take({ opening, steps: [days(10)] });
    const left = askedOnce(events).slice(0, askedOnce(events).findIndex(({ type, key }) => type === 'duty-opened' && key === m.answerOffer.name) + 1).map(forLonger);
    expect(left.at(-1)).toMatchObject({ type: 'duty-opened', clock: law.offerAnswer.id });
    const after = await walk.take({ opening, steps: [says('candidate', m.answerOffer, { result: 'declined', duty: m.answerOffer.name })] }, { left });
    expect(after.events.filter(({ type, key }) => type === 'duty-opened' && key.startsWith(m.answerOffer.name))).toHaveLength(1);
    expect(after.result).toBe('declined');
  });

  test('已经答复、往下办着的，照样往下办', async () => {
    const steps = [...joined.slice(0, 2), says('recruitment-officer', m.startWork, { result: 'absent' })];
    const { events } = await walk.take({ opening, steps });
    const left = askedOnce(events).slice(0, askedOnce(events).findIndex(({ type, key }) => type === 'answered' && key === m.recordTraining.name) + 1).map((event) => (event.type === 'answered' && event.key === m.answerOffer.name ? ({ ...event, statement: { ...event.statement, duty: m.answerOffer.name } } as CaseEvent) : event));
    const after = await walk.take({ opening, steps: steps.slice(-1) }, { left });
    expect(after.events.filter(({ type, key }) => type === 'duty-opened' && key.startsWith(m.answerOffer.name))).toHaveLength(1);
    expect(after.events.at(-1)?.type).toBe('ended');
  });
});
