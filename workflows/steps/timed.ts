import { patched } from '@temporalio/workflow';
import type { CaseFile } from './case.ts';
import type { Clock } from './clock.ts';
import type { Message } from './message.ts';
import type { Day, Period, Seat, Statement } from './words.ts';

/** An office must answer by a last day of its own, which ends with the answer. Up to 0.2.0 nobody was reminded of what is asked here; what was asked so is not asked otherwise. */
export async function decisionWithin<S extends Statement>(file: CaseFile, period: Period, from: Day, seat: Seat, ask: Message<S>, about = ''): Promise<S> {
  const clock = clockFor(file, period, from, about ? `${ask.name}/${about}` : ask.name, about);
  const said = await file.decisionBy(seat, ask, clock, about);
  clock?.stop();
  return said;
}

/** The clock of a duty that had none up to 0.2.0; none where the register shows that it was asked so. `duty` is named as its key is, `which` tells its clock apart. */
export const clockFor = (file: CaseFile, period: Period, from: Day, duty: string, which = ''): Clock | undefined => (!file.wasUntimed(duty) && patched('timed-by-default') ? file.startClock(period, from, which) : undefined);
