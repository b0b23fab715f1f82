import { sleep } from '@temporalio/workflow';
import type { Background } from './background.ts';
import { dayOf, daysAfter, untilEndOf } from './day.ts';
import type { Message } from './message.ts';
import { act, type CaseRecord } from './record.ts';
import type { Day, Decision, Seat, Service } from './words.ts';

/** Who brings a letter in person, and by which message the proof is recorded. */
export interface ByHand {
  readonly seat: Seat;
  readonly ask: Message<Decision<'served' | 'undeliverable'>>;
}

export interface Served {
  readonly notice: string;
  readonly result: Service;
  readonly on: Day;
}

/** Tries by machine before a person is asked, and the calendar days between them (D, procedures §2.4: three tries on two channels within 15 days). */
const triesByMachine = 2;
const daysBetweenTries = 5;
/** Calendar days within which the entry of a service by hand lets time run from the day of receipt (D). Until it is entered nobody can ask for what the letter gives time for: an office that is late shortens that by no more than these. */
const daysToEnter = 5;

/**
 * Sees to the service of one notice: tries by machine on the recipient's channels, then by a person, whose proof decides.
 * A try whose result is not known (a crash between acceptance and record) is repeated at once, under the same Message-ID.
 */
export async function serveNotice(key: string, record: CaseRecord, background: Background, byHand: (() => Promise<Decision<'served' | 'undeliverable'> & { servedOn?: Day }>) | undefined): Promise<Served> {
  const end = (result: Served['result'], on: Served['on']): Served => {
    record.record({ type: 'served', key, result, on });
    record.enterSoon();
    return { notice: key, result, on };
  };
  const standing = record.stands('served', key);

  let failed = 0;
  for (let nth = 1; failed < triesByMachine; nth++) {
    let tried = record.stands('tried', `${key}/${nth}`);
    if (!tried) {
      if (standing) break;
      await record.enter();
      const { result, channel, on } = await background.effect(() => act.deliver(record.caseNo, key, nth));
      if (result === 'not-owed') return end('not-owed', on);
      record.record({ type: 'tried', key: `${key}/${nth}`, notice: key, result, channel, on });
      tried = record.stands('tried', `${key}/${nth}`)!;
    }
    if (tried.result === 'accepted') return end('served', tried.on);
    if (tried.result === 'by-hand') break;
    if (tried.result === 'refused' && ++failed < triesByMachine && !record.stands('tried', `${key}/${nth + 1}`)) {
      await record.enter();
      await sleep(untilEndOf(daysAfter(tried.on, daysBetweenTries), Date.now()));
    }
  }
  if (standing?.result === 'not-owed' || !byHand) return end(standing?.result ?? 'undeliverable', standing?.on ?? dayOf(Date.now()));
  const { result, on, servedOn } = await byHand();
  return end(result, servedOn && on <= daysAfter(servedOn, daysToEnter) ? servedOn : on);
}
