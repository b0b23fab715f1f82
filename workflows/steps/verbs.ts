import { CancellationScope, condition, isCancellation, patched, sleep } from '@temporalio/workflow';
import type { Worked } from './activities.ts';
import type { Background } from './background.ts';
import { branches } from './branches.ts';
import { RunningClock, type Clock } from './clock.ts';
import { dayOf } from './day.ts';
import type { Duties, Duty } from './duties.ts';
import { law } from './law.ts';
import type { Message } from './message.ts';
import { bulk, type CaseRecord } from './record.ts';
import { serveNotice, type ByHand, type Served } from './service.ts';
import type { Day, Decision, Party, Period, Seat, Statement } from './words.ts';

export type CaseFile = ReturnType<typeof verbs>;

/** The verbs in which procedures are written. Each is an event of the register, or waits for one. */
export function verbs(record: CaseRecord, duties: Duties, clocks: Map<string, RunningClock>, background: Background) {
  const root = CancellationScope.current();
  /** Entered, or ended: a branch that was ended is ended at once, also while the case is being taken up, so that what comes after it is entered with the rest. What nothing ends is not. */
  function entered(): Promise<void> {
    const scope = CancellationScope.current();
    return scope.cancellable ? Promise.race([record.enter(), scope.cancelRequested]) : record.enter();
  }

  /** Of whom a duty was asked stands: tracks side by side are taken up in another order, and may not have come to the organ yet to which the case had moved by then. Earlier versions barred nobody. */
  function asked(who: Seat | Party, key: string): Seat | Party {
    const standing = record.stands('duty-opened', key)?.who;
    if (standing === undefined || typeof standing === 'string' || typeof who === 'string') return standing ?? who;
    return { ...who, ...standing };
  }

  /** What was said of these before a statement was heard or a clock was started, oldest first. Answered from the register, so that tracks side by side agree on it however they are taken up. */
  function saidBefore(at: Statement | Clock, ...asks: readonly Pick<Message<never>, 'name'>[]): readonly { readonly message: string; readonly statement: Statement }[] {
    const until = 'extend' in at ? record.seqOf('clock-started', at.key) : record.seqOf('answered', at.duty);
    return record.said().filter(({ message, seq }) => seq < until! && asks.some(({ name }) => name === message));
  }

  /** Waits for one duty to be answered; `undefined` when its last day passes first and it lapses. */
  async function answer<S extends Statement>(seat: Seat | Party, ask: Message<S>, clock: Clock | undefined, wait: 'owed' | 'after' | 'may' | 'lapses', about = ''): Promise<S | undefined> {
    const running = clock as RunningClock | undefined;
    const key = record.keyFor('duty', about ? `${ask.name}/${about}` : ask.name);
    const who = asked(duties.without(seat, ask, key), key);
    const duty: Duty = { key, who, ask: ask as unknown as Message<Statement>, clock: running };
    record.record({ type: 'duty-opened', key, message: ask.name, who, owed: wait === 'owed' || wait === 'after', ...(clock && { clock: clock.key }) });
    const heard = (statement: Statement) => {
      duties.remember(duty.ask, statement);
      return statement as S;
    };
    const answered = record.stands('answered', key);
    if (answered) return heard(answered.statement);
    if (record.stands('lapsed', key)) return undefined;
    // A branch that was ended has nothing to return: it is ended again.
    if (record.stands('dropped', key)) return CancellationScope.current().cancelRequested;

    duties.open.set(key, duty);
    try {
      await entered();
      for (let isLeftRunning = false; ; ) {
        const isMissed = () => running?.passed === true && !isLeftRunning && (wait === 'lapses' || wait === 'after' || (wait === 'owed' && !record.stands('overdue', running.key)));
        await condition(() => duty.said !== undefined || isMissed());
        if (duty.said) return heard(duty.said);
        if (wait === 'lapses') {
          if (patched('heard-though-kept')) await Promise.race([running!.allHeard(), condition(() => duty.said !== undefined)]);
          if (duty.said || !running!.passed) continue;
          record.record({ type: 'lapsed', key });
          return undefined;
        }
        // Up to 0.1.0 such a clock ran on until the duty was answered.
        if (wait === 'after' && !patched('stops-when-over')) {
          isLeftRunning = true;
          continue;
        }
        if (wait === 'after') running!.stop();
        else record.record({ type: 'overdue', key: running!.key });
        await record.enter();
      }
    } catch (error) {
      if (isCancellation(error)) record.record({ type: 'dropped', key });
      throw error;
    } finally {
      duties.open.delete(key);
    }
  }

  function startClock(period: Period, from: Day, which = '', outlives = false): Clock {
    const clock = new RunningClock(record.keyFor('clock', which ? `${period.id}:${which}` : period.id), record, root, outlives);
    record.record({ type: 'clock-started', key: clock.key, period, from });
    // Time, not the procedure, misses a day: the clock's start is the line that meets this event when the case is taken up.
    record.stands('overdue', clock.key);
    if (!record.stands('clock-stopped', clock.key)) {
      clocks.set(clock.key, clock);
      clock.endsOn(record.lastDays[clock.key]);
    }
    clock.stopsWith(CancellationScope.current());
    return clock;
  }

  /** A person of the office brings what machines could not, and by when. Up to 0.2.0 nobody was reminded of it; what was asked so is not asked otherwise. */
  async function servedByHand({ seat, ask }: ByHand, notice: string): Promise<Decision<'served' | 'undeliverable'>> {
    const { on } = record.stands('notice-issued', notice)!;
    const isTimed = !record.wasUntimed(`${ask.name}/${notice}`) && patched('served-in-time');
    // The case may be closed meanwhile: the letter has to be brought all the same.
    const within = isTimed ? startClock(law.serviceByHand, on, notice, true) : undefined;
    const said = (await answer(seat, ask, within, 'owed', notice)) as Decision<'served' | 'undeliverable'>;
    within?.stop();
    return said;
  }

  return {
    ...branches,

    /** The day at the office. */
    today: (): Day => dayOf(Date.now()),

    saidBefore,

    /** The last of what was said of these before. */
    lastBefore: (at: Statement | Clock, ...asks: readonly Pick<Message<never>, 'name'>[]) => saidBefore(at, ...asks).at(-1),

    /** Whether this was said already, by whomever. */
    wasSaid: ({ name }: Pick<Message<never>, 'name'>): boolean => record.wasSaid(name),

    /** Whether the register shows that an earlier version of the procedure asked this, before it asked `other`: what was asked stands, and has to be met when the case is taken up. Duties are named as their keys are. */
    wasAsked: record.wasAsked,

    /** Whether the register shows that an earlier version asked this without a last day, and that it is over. Duties are named as their keys are. */
    wasOverUntimed: record.wasOverUntimed,
    /** The same of what is not over, and keeps no last day either. */
    wasUntimed: record.wasUntimed,

    /** Whether the register shows that an earlier version asked this and let it drop: whoever asked is not asked again. */
    wasDropped: record.wasDropped,

    /** Whether the register has this clock already: a case that had come past it without one gets none. */
    wasStarted: record.wasStarted,

    /** Whether the register has this notice already: a case that had come past it without one sends none. */
    wasIssued: record.wasIssued,

    /** Whether the register shows that an earlier version let this clock stand still here. */
    wasPaused: ({ key }: Pick<Clock, 'key'>): boolean => record.wasPaused(key),

    /** `which` tells apart clocks of one period that tracks side by side may start in any order; what `outlives` the closing of the case is stopped by its own track. */
    startClock,

    /** An office must answer. A missed last day is reported upward once; the duty itself does not lapse. */
    decisionBy: <S extends Statement>(seat: Seat, ask: Message<S>, clock?: Clock, about?: string): Promise<S> => answer(seat, ask, clock, 'owed', about) as Promise<S>,

    /** An office must answer, and may only once the clock has run out: it stops by itself, and nobody has missed its last day. */
    decisionAfter: <S extends Statement>(seat: Seat, ask: Message<S>, clock: Clock, about?: string): Promise<S> => answer(seat, ask, clock, 'after', about) as Promise<S>,

    /** An office or a party may speak, and nobody waits for it. */
    mayBy: <S extends Statement>(who: Seat | Party, ask: Message<S>, about?: string): Promise<S> => answer(who, ask, undefined, 'may', about) as Promise<S>,

    /** A party may answer, or an office enter what it hears. Silence until the last day is an answer too: `undefined`. */
    requestFrom: <S extends Statement>(party: Seat | Party, ask: Message<S>, clock: Clock, about?: string): Promise<S | undefined> => answer(party, ask, clock, 'lapses', about),

    /** Resolves once the clock's last day has passed, whoever waits under it; that is reported upward once. */
    async missed(clock: Clock): Promise<void> {
      const { key } = clock;
      const stands = () => record.stands('overdue', key) !== undefined;
      if (stands()) return;
      record.enterSoon();
      await condition(() => (clock as RunningClock).passed || stands());
      record.record({ type: 'overdue', key });
      await record.enter();
    },

    /** For what came about without anybody's word, by a last day or a service: it is entered with all that follows from it, though nobody is asked next. */
    enterSoon: record.enterWhatFollows,

    /** Goes on though the branch that began it is ended; the case ends after it. */
    apart: <R>(work: () => Promise<R>): Promise<R> => background.run(work),

    /** Issues a notice and sees to its service; resolves with how that ended. The procedure need not wait for it. `about.which` tells apart notices of tracks side by side. */
    serve(notice: string, to: Party, about: Readonly<Record<string, string>> = {}, byHand?: ByHand): Promise<Served> {
      const key = record.keyFor('notice', about.which ? `${notice}:${about.which}` : notice);
      record.record({ type: 'notice-issued', key, notice, to, on: dayOf(Date.now()), about });
      return background.run(() => serveNotice(key, record, background, byHand && (() => servedByHand(byHand, key))));
    },

    /** Hands the matter, or a part of it, to another body; that body's reply is entered as a statement. */
    refer(to: string): string {
      const key = record.keyFor('referral', to);
      record.record({ type: 'referred', key, to, on: dayOf(Date.now()) });
      record.enterSoon();
      return key;
    },

    /**
     * Has the registers work on many rows; what it came to is an event like any other input. `about.stage` tells apart the same work at
     * different stages, `notBefore` is an instant on record. A branch that is ended leaves the work to end by itself.
     */
    async work(what: string, about: Readonly<Record<string, string>> = {}, notBefore?: string): Promise<Worked> {
      const key = record.keyFor('work', about.stage ? `${what}/${about.stage}` : what);
      const standing = record.stands('worked', key);
      if (standing) return standing;
      await entered();
      if (notBefore) await sleep(Math.max(1, Date.parse(notBefore) - Date.now()));
      return background.run(() =>
        background.effect(async () => {
          const done = await bulk.work(record.caseNo, key, { what, ...about });
          record.record({ type: 'worked', key, ...done });
          await record.enter();
          return done;
        }),
      );
    },

    /** Opens another case out of this one. */
    link(kind: string, organ: string, on: Statement): void {
      record.record({ type: 'linked', key: record.keyFor('linked', kind), kind, organ, statement: on.id, on: on.on });
      record.enterSoon();
    },

    /** From now on this person has no part in the case. */
    recuse(person: string): void {
      duties.recused.add(person);
      record.record({ type: 'recused', key: person, person });
    },

    /** 办结. Every clock still running has served its purpose, but for what outlives it. `notice` is the one that told the complainant. */
    close(result: string, served: Served): void {
      for (const [key, clock] of clocks) {
        if (clock.outlives) continue;
        clock.stop();
        clocks.delete(key);
      }
      record.record({ type: 'closed', key: record.keyFor('closed', 'case'), result, notice: served.notice, on: dayOf(Date.now()) });
      // A case may be closed and wait on for months: nothing else would enter this before then.
      record.enterSoon();
    },

    reopen(): void {
      record.record({ type: 'reopened', key: record.keyFor('reopened', 'case'), on: dayOf(Date.now()) });
      record.enterSoon();
    },

    /** Resolves once the clock has run out, which nobody had to do anything by: what comes after it may not come earlier. */
    async ranOut(clock: Clock): Promise<void> {
      if (record.stands('clock-stopped', clock.key)) return;
      try {
        await entered();
        await condition(() => (clock as RunningClock).passed);
      } finally {
        clock.stop();
      }
    },
  };
}
