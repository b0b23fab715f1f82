import { CancellationScope, isCancellation, patched, sleep } from '@temporalio/workflow';
import { dayOf, untilEndOf } from './day.ts';
import { act, type CaseRecord } from './record.ts';
import type { Day, Period, Statement } from './words.ts';

/** A period running in a case. The register counts its last day; the case only waits for it. */
export interface Clock {
  readonly key: string;
  extend(by: Period, on: Statement): void;
  pause(on: Statement): void;
  resume(on: Statement): void;
  stop(): void;
}

/** The relay tells within seconds what it can tell; an outage may take days. */
const shortestWaitMs = 5_000;
const longestWaitMs = 3_600_000;

export class RunningClock implements Clock {
  passed = false;
  #heard: Promise<void> | undefined;
  #running = true;
  #paused = false;
  #lastDay: Day | undefined;
  #timer: CancellationScope | undefined;

  /** `root` outlives every branch of the procedure: a timer must not die with the branch in which its day was counted. What `outlives` the closing of the case runs on after it. */
  constructor(
    readonly key: string,
    readonly record: CaseRecord,
    readonly root: CancellationScope,
    readonly outlives = false,
  ) {}

  get lastDay(): Day | undefined {
    return this.#lastDay;
  }

  /** Not stopped: a pause still runs. */
  get running(): boolean {
    return this.#running;
  }

  /** One timer a clock, set anew only when the last day moves. */
  endsOn(day: Day | undefined): void {
    if (day === this.#lastDay || !this.#running || this.#paused) return;
    this.#halt();
    if (day === undefined) return;
    this.#lastDay = day;
    const timer = (this.#timer = new CancellationScope({ cancellable: true, parent: this.root }));
    timer
      .run(() => sleep(untilEndOf(day, Date.now()), { summary: `${this.key} until ${day}` }))
      .then(
        () => void (this.passed = true),
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }

  extend(by: Period, on: Statement): void {
    this.record.record({ type: 'clock-extended', key: this.record.keyFor('extended', this.key), clock: this.key, by, statement: on.id, on: on.on });
  }
  pause(on: Statement): void {
    this.#halt();
    this.#paused = true;
    this.record.record({ type: 'clock-paused', key: this.record.keyFor('paused', this.key), clock: this.key, on: on.on });
  }
  resume(on: Statement): void {
    this.#paused = false;
    this.record.record({ type: 'clock-resumed', key: this.record.keyFor('resumed', this.key), clock: this.key, on: on.on });
    this.endsOn(this.record.lastDays[this.key]);
  }
  stop(): void {
    if (!this.#running) return;
    this.#halt();
    this.#running = false;
    this.record.record({ type: 'clock-stopped', key: this.key, on: dayOf(Date.now()) });
    // The case may be closed already, and nothing else would enter this.
    if (this.outlives) this.record.enterSoon();
  }

  /** What nobody waits for any longer runs out for nobody. Up to 0.2.0 the clock of a branch that was ended ran on until the case was closed. */
  stopsWith(branch: CancellationScope): void {
    if (this.outlives || branch === this.root || !branch.cancellable) return;
    branch.cancelRequested.catch(() => this.#running && patched('stops-with-its-branch') && this.stop());
  }

  /** What was kept by the last day is heard, though the day ended while nobody could tell the case of it. Resolves once all of that is told or refused: whoever waits under one clock learns it at one moment. */
  allHeard = (): Promise<void> => (this.#heard ??= CancellationScope.nonCancellable(() => this.#whileUnheard()));
  async #whileUnheard(): Promise<void> {
    const day = this.#lastDay;
    for (let wait = shortestWaitMs; day && (await act.isUnheard(this.record.caseNo, this.key, day)); wait = Math.min(2 * wait, longestWaitMs)) await sleep(wait);
  }

  #halt(): void {
    this.#timer?.cancel();
    this.#heard = undefined;
    this.#timer = undefined;
    this.#lastDay = undefined;
    this.passed = false;
  }
}
