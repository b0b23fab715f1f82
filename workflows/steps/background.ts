import { CancellationScope } from '@temporalio/workflow';

/** Work that goes on while the procedure runs ahead, such as telling a party; no branch's end ends it. */
export class Background {
  effects = 0;
  readonly #running = new Set<Promise<unknown>>();
  readonly failed: Promise<never>;
  #fail!: (error: unknown) => void;
  constructor() {
    this.failed = new Promise((_, reject) => (this.#fail = reject));
    this.failed.catch(() => undefined);
  }
  run<T>(work: () => Promise<T>): Promise<T> {
    const running = CancellationScope.nonCancellable(work);
    this.#running.add(running);
    running.catch(this.#fail);
    return running;
  }
  /** While an effect is under way its result is nowhere but in this run. */
  async effect<T>(work: () => Promise<T>): Promise<T> {
    this.effects += 1;
    return work().finally(() => void (this.effects -= 1));
  }
  /** What goes on may begin more of it. */
  async done(): Promise<void> {
    let awaited: number;
    do {
      awaited = this.#running.size;
      await Promise.all(this.#running);
    } while (this.#running.size > awaited);
  }
}
