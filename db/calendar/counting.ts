import type { CaseEvent } from '../../workflows/steps/activities.ts';
import type { Period } from '../../workflows/steps/words.ts';
import { countingOf, type Counting } from './count.ts';

export type ClockEvent = Extract<CaseEvent, { type: `clock-${string}` }>;
export const isClockEvent = (event: CaseEvent): event is ClockEvent => event.type.startsWith('clock-');
/** The key of the clock that an event is about. */
export const clockOf = (event: ClockEvent): string => ('clock' in event ? event.clock : event.key);

/** How a clock is counted after an event; `period` is the one in force on the day it starts. */
export function countingAfter(event: Exclude<ClockEvent, { type: 'clock-stopped' }>, before: Counting | undefined, period: Period): Counting {
  switch (event.type) {
    case 'clock-started':
      return countingOf(period, event.from);
    case 'clock-extended':
      return { ...before!, extensions: [...before!.extensions, { figure: event.by.figure, unit: event.by.unit, on: event.on }] };
    case 'clock-paused':
      return { ...before!, pauses: [...before!.pauses, { from: event.on }] };
    case 'clock-resumed':
      return { ...before!, pauses: before!.pauses.map((pause) => (pause.to ? pause : { ...pause, to: event.on })) };
    case 'clock-recounted':
      return before!;
  }
}

/** A clock stands still from a pause that has no end yet. */
export const isPaused = ({ pauses }: Counting): boolean => pauses.at(-1) !== undefined && !pauses.at(-1)!.to;
