import type { ServerResponse } from 'node:http';

const keptMs = 30 * 60_000;

/**
 * Pages with a receipt that broke off on the way: a second press on a slow telephone, or a lost line. Whoever sends the same once more
 * is shown the digits; of a page that went out whole they are not shown again. Kept in this process alone: without it no digits are shown.
 */
export class Handovers {
  readonly #open = new Map<string, { readonly answer: ServerResponse; readonly at: number }>();

  /** Begins an answer under the key of a form. `true` when the one before it has not gone out. */
  begins(key: string, answer: ServerResponse, now: Date): boolean {
    const at = now.getTime();
    for (const [old, before] of this.#open) if (at - before.at > keptMs) this.#open.delete(old);
    const isBroken = this.#open.has(key);
    this.#open.set(key, { answer, at });
    let isLost = false;
    // Node says that it finished even when nobody is there any more.
    answer.once('close', () => (isLost = !answer.writableFinished));
    answer.once('finish', () => {
      if (!isLost && this.#open.get(key)?.answer === answer) this.#open.delete(key);
    });
    return isBroken;
  }
}
