import { expect, test } from 'vitest';
import { isAtRest } from './at-rest.ts';

type Events = Parameters<typeof isAtRest>[0];
const at = (seconds: number) => ({ seconds, nanos: 0 });
const begun = [{ workflowTaskScheduledEventAttributes: {} }, { workflowTaskCompletedEventAttributes: {} }, { eventTime: at(100), timerStartedEventAttributes: { timerId: '1', startToFireTimeout: at(60) } }];

test('a case whose timer is due is not at rest until the server has entered that it fired and the case has heard of it', () => {
  const rest = (seconds: number, ...more: object[]) => isAtRest([...begun, ...more] as unknown as Events, seconds * 1000);
  const fired = { timerFiredEventAttributes: { timerId: '1' } };
  expect(rest(159)).toBe(true);
  expect(rest(160)).toBe(false);
  expect(rest(160, fired, { workflowTaskScheduledEventAttributes: {} })).toBe(false);
  expect(rest(160, fired, { workflowTaskScheduledEventAttributes: {} }, { workflowTaskCompletedEventAttributes: {} })).toBe(true);
  expect(rest(160, { timerCanceledEventAttributes: { timerId: '1' } })).toBe(true);
});
