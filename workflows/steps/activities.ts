import type { Channel, Day, Party, Period, Seat, Service, Statement, Try } from './words.ts';

/** What work on many rows came to: a code, how many of each kind, and a fingerprint of the rows. */
export interface Worked {
  readonly result: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly hash: string;
  readonly on: Day;
}

/** What can happen in a case. `key` names the happening within its case and kind, so that entering it twice changes nothing. */
export type Happening =
  | { type: 'opened'; key: 'case'; procedure: string; organ: string; on: Day }
  | { type: 'duty-opened'; key: string; message: string; who: Seat | Party; clock?: string; owed: boolean }
  | { type: 'answered'; key: string; statement: Statement }
  | { type: 'lapsed' | 'dropped'; key: string }
  | { type: 'clock-started'; key: string; period: Period; from: Day }
  | { type: 'clock-extended'; key: string; clock: string; by: Period; statement: string; on: Day }
  | { type: 'clock-paused' | 'clock-resumed'; key: string; clock: string; on: Day }
  | { type: 'clock-recounted'; key: string; clock: string; calendar: number }
  | { type: 'clock-stopped'; key: string; on: Day }
  | { type: 'overdue'; key: string }
  | { type: 'notice-issued'; key: string; notice: string; to: Party; on: Day; about: Readonly<Record<string, string>> }
  | { type: 'tried'; key: string; notice: string; result: Try; channel: Channel; on: Day }
  | { type: 'served'; key: string; result: Service; on: Day }
  | { type: 'recused'; key: string; person: string }
  | ({ type: 'worked'; key: string } & Worked)
  | { type: 'referred'; key: string; to: string; on: Day }
  | { type: 'linked'; key: string; kind: string; organ: string; statement: string; on: Day }
  | { type: 'closed'; key: string; result: string; notice: string; on: Day }
  | { type: 'reopened'; key: string; on: Day }
  | { type: 'ended'; key: 'case'; on: Day };
export type CaseEvent = Happening & { readonly seq: number; readonly at: string };

/** The last day of every clock that runs in the case. */
export type LastDays = Readonly<Record<string, Day>>;

/** All that a procedure may ask of the world. Each may be asked twice and then changes nothing more. */
export interface Activities {
  /** Enters the events in one transaction with the rows that follow from them. */
  enter(caseNo: string, events: readonly CaseEvent[]): Promise<{ lastDays: LastDays }>;
  /** Everything entered so far: from it alone a case is taken up again. */
  readRegister(caseNo: string): Promise<{ events: readonly CaseEvent[]; lastDays: LastDays }>;
  /** Whether something said by that day to a duty under this clock is kept that the case has not heard yet. */
  isUnheard(caseNo: string, clock: string, until: Day): Promise<boolean>;
  /** One try to tell a party of a notice; `channel` is the one that was used. */
  deliver(caseNo: string, notice: string, nth: number): Promise<{ result: Try | 'not-owed'; channel: Channel; on: Day }>;
  /** Work on many rows, called `key` in its case; `about` says which and on what. A worker that dies leaves it to the next, which goes on where it stood. */
  work(caseNo: string, key: string, about: Readonly<Record<string, string>>): Promise<Worked>;
  /** The code does not meet these standing events: an incident, kept for a person. */
  reportIncident(caseNo: string, unmet: readonly string[]): Promise<void>;
  /** Enters every rung of the ladder of reminders that is due by now and not entered yet; answers how many. */
  remind(): Promise<number>;
}
