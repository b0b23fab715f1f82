import { ApplicationFailure, CancellationScope, allHandlersFinished, condition, proxyActivities, sleep } from '@temporalio/workflow';
import type { Activities, CaseEvent, Happening, LastDays } from './activities.ts';
import type { Period, Statement } from './words.ts';

export const act = proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds', nonRetryableErrorTypes: ['LedgerConflict'] },
});

/** Thousands of rows, in chunks; each beat of the heart says how far it is. */
export const bulk = proxyActivities<Pick<Activities, 'work'>>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '20 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/** One activity carries at most this many events, so that a payload stays far below Temporal's limit. */
const batchLimit = 50;

const nameOf = (happening: Pick<Happening, 'type' | 'key'>) => `${happening.type} ${happening.key}`;

/**
 * What happened in one case, in order. Everything is recorded at once and entered in the register before the case waits
 * for anyone. A case that is taken up meets its standing events again instead of making new ones.
 */
export class CaseRecord {
  readonly #standing = new Map<string, CaseEvent>();
  readonly #unmet = new Set<string>();
  readonly #used = new Map<string, number>();
  readonly #unentered: CaseEvent[] = [];
  readonly #listeners: ((lastDays: LastDays) => void)[] = [];
  #seq = 0;
  #entered = 0;
  #takenUpTo = 0;
  #entering: Promise<void> | undefined;
  #settled: Promise<void> | undefined;
  lastDays: LastDays = {};

  constructor(readonly caseNo: string) {}

  /** Reads the register; from now on what stands there is answered from there. */
  async takeUp(): Promise<void> {
    const register = await act.readRegister(this.caseNo);
    for (const event of register.events) {
      this.#standing.set(nameOf(event), event);
      // A recounting came from the calendar, not from the procedure: no line of it meets this event.
      if (event.type !== 'clock-recounted') this.#unmet.add(nameOf(event));
    }
    this.#seq = this.#entered = this.#takenUpTo = register.events.at(-1)?.seq ?? 0;
    this.lastDays = register.lastDays;
    this.#settled = this.#checkUnmet();
  }

  /** One tick later the procedure stands where the register leaves it; what it did not meet by then it never will. */
  async #checkUnmet(): Promise<void> {
    await CancellationScope.nonCancellable(() => sleep(1));
    if (this.#unmet.size === 0) return;
    const unmet = [...this.#unmet].slice(0, batchLimit);
    await act.reportIncident(this.caseNo, unmet);
    throw ApplicationFailure.nonRetryable(`events of the register that the procedure does not meet: ${unmet.join(', ')}`, 'Unfit');
  }

  /** Resolves when a taken-up case has met all its events; at once for any other. */
  settled = (): Promise<void> => this.#settled ?? Promise.resolve();

  /** The second duty, clock or notice of one name in a case is told apart by its number. */
  keyFor(kind: string, name: string): string {
    const key = this.#nextKey(kind, name);
    this.#used.set(`${kind} ${name}`, (this.#used.get(`${kind} ${name}`) ?? 0) + 1);
    return key;
  }

  #nextKey(kind: string, name: string): string {
    const used = this.#used.get(`${kind} ${name}`) ?? 0;
    return used === 0 ? name : `${name}:${used + 1}`;
  }

  /** Whether the register has the next duty of this name, and not the next of the other before it. */
  wasAsked = (duty: string, other?: string): boolean => {
    const opensAt = (name: string) => this.#standing.get(nameOf({ type: 'duty-opened', key: this.#nextKey('duty', name) }))?.seq;
    const [opened, next] = [opensAt(duty), other === undefined ? undefined : opensAt(other)];
    return opened !== undefined && (next === undefined || opened < next);
  };

  /** Whether the next duty of this name stands in the register as dropped by the branch that asked it. */
  wasDropped = (name: string): boolean => this.#standing.has(nameOf({ type: 'dropped', key: this.#nextKey('duty', name) }));

  /** Whether the register has the next clock of this period. */
  wasStarted = ({ id }: Period): boolean => this.#standing.has(nameOf({ type: 'clock-started', key: this.#nextKey('clock', id) }));

  /** Whether the register has the next notice of this name. */
  wasIssued = (notice: string): boolean => this.#standing.has(nameOf({ type: 'notice-issued', key: this.#nextKey('notice', notice) }));

  /** Whether the register has the next pause of this clock. */
  wasPaused = (clock: string): boolean => this.#standing.has(nameOf({ type: 'clock-paused', key: this.#nextKey('paused', clock) }));

  /** Whether the next duty of this name stands in the register as asked without a clock, and as answered or dropped. */
  wasOverUntimed = (name: string): boolean => {
    const key = this.#nextKey('duty', name);
    const opened = this.#standing.get(nameOf({ type: 'duty-opened', key }));
    return opened?.type === 'duty-opened' && !opened.clock && (['answered', 'dropped'] as const).some((type) => this.#standing.has(nameOf({ type, key })));
  };

  /** Whether the next duty of this name stands in the register as asked without a clock. */
  wasUntimed = (name: string): boolean => {
    const opened = this.#standing.get(nameOf({ type: 'duty-opened', key: this.#nextKey('duty', name) }));
    return opened?.type === 'duty-opened' && !opened.clock;
  };

  /** Everything said so far, oldest first, by the number of its event: as it stands in the register, whether or not the procedure has met it yet. */
  said(): { readonly message: string; readonly statement: Statement; readonly seq: number }[] {
    const said = [...this.#standing.values()].flatMap((event) => {
      if (event.type !== 'answered') return [];
      const opened = this.#standing.get(nameOf({ type: 'duty-opened', key: event.key }));
      return opened?.type === 'duty-opened' ? [{ message: opened.message, statement: event.statement, seq: event.seq }] : [];
    });
    return said.sort((a, b) => a.seq - b.seq);
  }

  /** Whether this was said already: as it stands in the register, whether or not the procedure has met it yet. */
  wasSaid = (message: string): boolean => [...this.#standing.values()].some((event) => event.type === 'answered' && event.key.split(/[/:]/)[0] === message);

  /** The number of the event by which a statement was heard, or a clock started. */
  seqOf = (type: 'answered' | 'clock-started', key: string): number | undefined => this.#standing.get(nameOf({ type, key }))?.seq;

  stands<T extends Happening['type']>(type: T, key: string): Extract<CaseEvent, { type: T }> | undefined {
    const name = nameOf({ type, key } as Happening);
    this.#unmet.delete(name);
    return this.#standing.get(name) as Extract<CaseEvent, { type: T }> | undefined;
  }

  record(happening: Happening): void {
    const name = nameOf(happening);
    this.#unmet.delete(name);
    if (this.#standing.has(name)) return;
    const event: CaseEvent = { ...happening, seq: ++this.#seq, at: new Date(Date.now()).toISOString() };
    this.#standing.set(name, event);
    this.#unentered.push(event);
  }

  /** Calls `listener` with the last days whenever the register has counted some. */
  onCounted(listener: (lastDays: LastDays) => void): void {
    this.#listeners.push(listener);
  }

  /** Resolves once everything recorded so far stands in the register. One activity at a time. */
  async enter(): Promise<void> {
    await this.settled();
    const upTo = this.#seq;
    while (this.#entered < upTo) await (this.#entering ??= this.#enterBatch());
  }

  /** For what nobody waits for. An entry that failed fails everybody who enters after it, so nothing is passed over here. */
  enterSoon(): void {
    this.enter().catch(() => undefined);
  }

  /** The same with what other tracks come to by it: a condition is looked at once each has gone on as far as it can. */
  enterWhatFollows = (): void => {
    let isFollowed = false;
    void Promise.resolve().then(() => (isFollowed = true));
    condition(() => isFollowed).then(() => this.enterSoon(), () => undefined);
  };

  async #enterBatch(): Promise<void> {
    const batch = this.#unentered.slice(0, batchLimit);
    const { lastDays } = await CancellationScope.nonCancellable(() => act.enter(this.caseNo, batch));
    this.#unentered.splice(0, batch.length);
    this.#entered = batch.at(-1)!.seq;
    this.#entering = undefined;
    this.lastDays = lastDays;
    for (const listener of this.#listeners) listener(lastDays);
  }

  /** Nothing is under way that a new run of the workflow would not find in the register. */
  get atRest(): boolean {
    return this.#unentered.length === 0 && !this.#entering && this.#unmet.size === 0 && allHandlersFinished();
  }

  /** Something happened in this run: one in which nothing did would continue as just such another, without end. */
  get grown(): boolean {
    return this.#entered > this.#takenUpTo;
  }

  async enterAll(): Promise<void> {
    do {
      await this.enter();
      await condition(allHandlersFinished);
    } while (this.#unentered.length > 0);
  }
}
