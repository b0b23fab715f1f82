import { expect, test } from 'vitest';
import { rungsDue } from './ladder.ts';

const statutory = { lastDay: '2026-03-17', period: { status: 'B' } } as const;
const target = { lastDay: '2026-03-17', period: { status: 'D' } } as const;

test.each([
  ['far from its last day a clock is silent', statutory, '2026-03-02', 11, []],
  ['three working days before, it is approaching', statutory, '2026-03-12', 3, ['approaching']],
  ['on the last day it is reported', statutory, '2026-03-17', 0, ['approaching', 'last-day']],
  ['the day after, the pressing notice is due', statutory, '2026-03-18', -1, ['approaching', 'last-day', 'pressed']],
  ['after downtime every rung that was passed is due at once', statutory, '2026-03-24', -5, ['approaching', 'last-day', 'pressed', 'reported']],
  ['a target is reminded of and never reported upward', target, '2026-03-24', -5, ['approaching']],
] as const)('%s', (_, clock, today, left, rungs) => {
  expect(rungsDue(clock, today, left)).toEqual(rungs);
});
