import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as after } from 'node:timers/promises';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';

/**
 * What procedures use of Temporal's workflow package, for a rehearsal in one process: nothing is kept, no timer of days fires.
 * The build puts this in that package's place; `rehearse` beside it is the only way in.
 */
export { ApplicationFailure };

interface Wait {
  readonly holds: () => boolean;
  readonly goOn: () => void;
}

export interface World {
  readonly procedure: string;
  readonly now: () => number;
  /** What is not there never answers: the rehearsal goes no further on that branch. */
  readonly activities: Readonly<Record<string, ((...args: never[]) => Promise<unknown>) | undefined>>;
}

export class Rehearsal {
  readonly waits = new Set<Wait>();
  /** Effects and moments that will come back by themselves. */
  underWay = 0;
  /** What an activity threw, if one did. */
  failure: unknown;
  constructor(readonly world: World) {}
}

const rehearsals = new AsyncLocalStorage<Rehearsal>();
const scopes = new AsyncLocalStorage<CancellationScope>();
const here = (): Rehearsal => {
  const rehearsal = rehearsals.getStore();
  if (!rehearsal) throw new Error('a procedure runs outside of a rehearsal');
  return rehearsal;
};
export const within = <R>(rehearsal: Rehearsal, work: () => R): R => rehearsals.run(rehearsal, work);

export const isCancellation = (error: unknown): boolean => error instanceof CancelledFailure;

export class CancellationScope {
  readonly cancellable: boolean;
  readonly cancelRequested: Promise<never>;
  isCancelled = false;
  #end!: (reason: unknown) => void;

  constructor({ cancellable = true, parent = scopes.getStore() }: { cancellable?: boolean; parent?: CancellationScope | undefined } = {}) {
    this.cancellable = cancellable;
    this.cancelRequested = new Promise((_, reject) => {
      this.#end = (reason) => {
        this.isCancelled = true;
        reject(reason);
      };
    });
    this.cancelRequested.catch(() => undefined);
    // A scope that nothing ends shields what runs within it.
    if (!parent?.cancellable) return;
    this.isCancelled = parent.isCancelled;
    parent.cancelRequested.catch(this.#end);
  }

  static current(): CancellationScope {
    return scopes.getStore() ?? new CancellationScope({ cancellable: true, parent: undefined });
  }
  static nonCancellable<T>(work: () => Promise<T>): Promise<T> {
    return new CancellationScope({ cancellable: false }).run(work);
  }
  run<T>(work: () => Promise<T>): Promise<T> {
    return scopes.run(this, async () => work());
  }
  cancel(): void {
    this.#end(new CancelledFailure('the branch was ended'));
  }
}

/** Resolves by `begin`, unless the branch is ended first; `leave` is called then. */
function unlessEnded(begin: (resolve: () => void) => void, leave: () => void = () => undefined): Promise<void> {
  const scope = CancellationScope.current();
  return new Promise((resolve, reject) => {
    if (scope.cancellable) {
      scope.cancelRequested.catch((reason: unknown) => {
        leave();
        reject(reason as Error);
      });
    }
    begin(resolve);
  });
}

export function condition(holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve();
  const { waits } = here();
  let wait: Wait | undefined;
  return unlessEnded(
    (resolve) => {
      wait = { holds, goOn: () => (waits.delete(wait!), resolve()) };
      waits.add(wait);
    },
    () => waits.delete(wait!),
  );
}

/** What is over at once is waited for; days are not. */
const longestMs = 50;

export function sleep(time: number | string): Promise<void> {
  if (typeof time === 'string' || time > longestMs) return unlessEnded(() => undefined);
  const rehearsal = here();
  return unlessEnded((resolve) => {
    rehearsal.underWay += 1;
    void after(time).then(() => {
      rehearsal.underWay -= 1;
      resolve();
    });
  });
}

export const proxyActivities = (): unknown =>
  new Proxy({}, {
    get: (_, name: string) => async (...args: never[]) => {
      const rehearsal = here();
      const activity = rehearsal.world.activities[name];
      if (!activity) return unlessEnded(() => undefined);
      rehearsal.underWay += 1;
      try {
        return await activity(...args);
      } catch (error) {
        // The rehearsal fails as a whole. Thrown here, it would also reach branches that nobody waits for, and a rejection without anybody who waits ends the process of the door.
        rehearsal.failure ??= error;
        return await unlessEnded(() => undefined);
      } finally {
        rehearsal.underWay -= 1;
      }
    },
  });

export const now = (): number => here().world.now();
export const workflowInfo = () => ({ workflowType: here().world.procedure, historyLength: 0, continueAsNewSuggested: false });
/** What is foretold follows by the rules of this release. */
export const patched = (): boolean => true;
export const allHandlersFinished = (): boolean => true;
export const continueAsNew = (): Promise<never> => new Promise(() => undefined);
/** Nobody says anything during a rehearsal. */
export const setHandler = (): void => undefined;
const named = (name: string) => ({ name });
export { named as defineQuery, named as defineSignal, named as defineUpdate };
