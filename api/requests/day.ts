import { IsDate } from 'typebox/format';
import type { Day } from '../../workflows/steps/words.ts';

// The calendar knows 1900 to 2200 (`db/calendar/calendar.ts`); what is counted from near its ends would run out of it.
const first = '1901-01-01';
const last = '2160-12-31';

/** Whether a text is a real day, `2026-06-14`, that is neither too early nor too late to count from. */
export const isDay = (text: string): text is Day => IsDate(text) && text >= first && text <= last;
