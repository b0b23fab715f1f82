import { CancellationScope, isCancellation } from '@temporalio/workflow';

/** The verbs by which tracks of a case go side by side and end each other; they leave nothing in the register themselves. */
export const branches = {
  /** Waits for another track of the case; a branch that is ended waits no longer. */
  after: <R>(track: Promise<R>): Promise<R> => Promise.race([track, CancellationScope.current().cancelRequested]),

  /** While `work` goes on, the `sides` do too; they end where they stand when it does. */
  async meanwhile<R>(sides: readonly (() => Promise<unknown>)[], work: () => Promise<R>): Promise<R> {
    const ear = new CancellationScope();
    const listening = sides.map((side) => ear.run(side).catch(unlessCancelled));
    try {
      return await work();
    } finally {
      ear.cancel();
      await Promise.all(listening);
    }
  },

  /** Ends `work` where it stands as soon as `end` resolves, and returns what ended it. */
  async unless<S, R>(end: () => Promise<S>, work: () => Promise<R>): Promise<R | S> {
    const scope = new CancellationScope();
    const ear = new CancellationScope();
    let ended: { by: S } | undefined;
    const listening = ear.run(end).then((by) => {
      ended = { by };
      scope.cancel();
    }, unlessCancelled);
    try {
      return await scope.run(work);
    } catch (error) {
      if (ended && isCancellation(error)) return ended.by;
      throw error;
    } finally {
      ear.cancel();
      await listening;
    }
  },

  /** Each may speak in a time of its own: the first who does ends the others, and `undefined` says that all let theirs pass. */
  async firstOf<S>(sides: readonly (() => Promise<S | undefined>)[]): Promise<S | undefined> {
    const ear = new CancellationScope();
    let first: { said: S } | undefined;
    const heard = (said: S | undefined) => {
      if (said === undefined || first) return;
      first = { said };
      ear.cancel();
    };
    await Promise.all(sides.map((side) => ear.run(side).then(heard, unlessCancelled)));
    // Silence of a branch that was ended is none.
    return CancellationScope.current().consideredCancelled ? CancellationScope.current().cancelRequested : first?.said;
  },
};

function unlessCancelled(error: unknown): void {
  if (!isCancellation(error)) throw error;
}
