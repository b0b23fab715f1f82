import { figures, type Figures } from '../db/reads/calendar.ts';
import { daysAfter } from '../workflows/steps/day.ts';
import type { Day, Period, Rung } from '../workflows/steps/words.ts';

/**
 * The rungs a running clock has reached by `today`; `left` is the working days until its last day, negative after it.
 * After downtime several are due at once. A target is reminded of, never reported upward.
 */
export function rungsDue({ lastDay, period }: { lastDay: Day; period: Pick<Period, 'status'> }, today: Day, left: number, inForce: Pick<Figures, 'approaching-working-days' | 'reported-working-days'> = figures): Rung[] {
  const due: Rung[] = [];
  if (left <= inForce['approaching-working-days']) due.push('approaching');
  if (period.status !== 'B' && period.status !== 'J') return due;
  if (today >= lastDay) due.push('last-day');
  if (today >= daysAfter(lastDay, 1)) due.push('pressed');
  if (left <= -inForce['reported-working-days']) due.push('reported');
  return due;
}
