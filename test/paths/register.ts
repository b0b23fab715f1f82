import type { Activities, CaseEvent, LastDays, Worked } from '../../workflows/steps/activities.ts';
import type { Day, Try } from '../../workflows/steps/words.ts';
import { addDays, count, countingOf, type Counting } from '../../db/calendar/count.ts';
import { calendarOf } from '../../db/calendar/notices.ts';

const calendar = calendarOf(1);

/** How tries to deliver end, in turn; after the last one they are accepted. */
export type Mail = readonly (Try | 'not-owed')[];

/**
 * The one fake: a register in memory behind the `Activities` interface. Its days are moved by whole weeks to a fixed year,
 * so that a path reads the same whenever it is run.
 */
export class FakeRegister {
  readonly events: CaseEvent[] = [];
  readonly clocks = new Map<string, { counting: Counting; lastDay: Day; state: 'running' | 'paused' | 'stopped' }>();
  readonly incidents: string[][] = [];
  /** Duties to which something was said that is kept and not heard yet. */
  readonly unheard = new Set<string>();
  /** The last day that each counting came to, by the number of its event. */
  readonly counted = new Map<number, Day>();
  tries = 0;
  /** How often a run took the case up from here. */
  takenUp = 0;
  /** What works have come to, by their key: done twice they come to the same. */
  readonly worked = new Map<string, Worked>();
  readonly #asked = new Map<string, number>();

  constructor(
    readonly mail: Mail,
    readonly today: () => Promise<Day>,
    /** Days from the run's own calendar to the fixed one. */
    readonly shift: number,
    /** How works end, in turn, by what is done; `done` where nothing is said. */
    readonly works: Readonly<Record<string, readonly string[]>> = {},
  ) {}

  async work(key: string, what: string): Promise<Worked> {
    const nth = this.#asked.get(what) ?? 0;
    const done = this.worked.get(key) ?? { result: this.works[what]?.[nth] ?? 'done', counts: {}, hash: '', on: await this.today() };
    if (!this.worked.has(key)) this.#asked.set(what, nth + 1);
    this.worked.set(key, done);
    return done;
  }

  read(): { events: readonly CaseEvent[]; lastDays: LastDays } {
    this.takenUp += 1;
    return { events: this.events, lastDays: this.lastDays };
  }

  enter(events: readonly CaseEvent[]): { lastDays: LastDays } {
    for (const event of events) {
      const standing = this.events[event.seq - 1];
      if (standing && JSON.stringify(standing) !== JSON.stringify(event)) throw new Error(`event ${event.seq} differs from the one entered`);
      if (standing) continue;
      if (event.seq !== this.events.length + 1) throw new Error(`event ${event.seq} after ${this.events.length}`);
      this.events.push(event);
      this.#count(event);
    }
    return { lastDays: this.lastDays };
  }

  #count(event: CaseEvent): void {
    if (!event.type.startsWith('clock-')) return;
    const key = 'clock' in event && typeof event.clock === 'string' && event.type !== 'duty-opened' ? event.clock : event.key;
    const clock = this.clocks.get(key);
    const move = (day: Day) => addDays(day, this.shift);
    if (event.type === 'clock-stopped') return void (clock!.state = 'stopped');
    let counting: Counting | undefined = clock?.counting;
    if (event.type === 'clock-started') counting = countingOf(event.period, move(event.from));
    if (event.type === 'clock-extended') counting = { ...counting!, extensions: [...counting!.extensions, { figure: event.by.figure, unit: event.by.unit, on: move(event.on) }] };
    if (event.type === 'clock-paused') counting = { ...counting!, pauses: [...counting!.pauses, { from: move(event.on) }] };
    if (event.type === 'clock-resumed') counting = { ...counting!, pauses: counting!.pauses.map((pause) => (pause.to ? pause : { ...pause, to: move(event.on) })) };
    this.counted.set(event.seq, count(counting!, calendar).lastDay);
    const paused = counting!.pauses.at(-1) && !counting!.pauses.at(-1)!.to;
    this.clocks.set(key, { counting: counting!, lastDay: count(counting!, calendar).lastDay, state: paused ? 'paused' : 'running' });
  }

  get lastDays(): LastDays {
    return Object.fromEntries([...this.clocks].filter(([, { state }]) => state === 'running').map(([key, { lastDay }]) => [key, addDays(lastDay, -this.shift)]));
  }

  /** Open duties and options by key, with the seat or party they wait for. */
  get open(): Extract<CaseEvent, { type: 'duty-opened' }>[] {
    const done = new Set(this.events.filter(({ type }) => type === 'answered' || type === 'lapsed' || type === 'dropped').map(({ key }) => key));
    return this.events.filter((event) => event.type === 'duty-opened').filter(({ key }) => !done.has(key));
  }

  get result(): string | undefined {
    return this.events.filter((event) => event.type === 'closed').at(-1)?.result;
  }
}

/** One set of activities over the registers of many cases. */
export const activitiesOver = (registers: Map<string, FakeRegister>): Activities => {
  const of = (caseNo: string) => registers.get(caseNo)!;
  return {
    enter: async (caseNo, events) => of(caseNo).enter(events),
    readRegister: async (caseNo) => of(caseNo).read(),
    isUnheard: async (caseNo, clock) => of(caseNo).events.some((event) => event.type === 'duty-opened' && event.clock === clock && of(caseNo).unheard.has(event.key)),
    deliver: async (caseNo) => {
      const register = of(caseNo);
      const result = register.mail[register.tries++] ?? 'accepted';
      return { result, channel: result === 'not-owed' ? 'portal' : result === 'by-hand' ? 'hand' : 'email', on: await register.today() };
    },
    work: async (caseNo, key, about) => of(caseNo).work(key, about.what!),
    reportIncident: async (caseNo, unmet) => void of(caseNo).incidents.push([...unmet]),
    remind: async () => 0,
  };
};
