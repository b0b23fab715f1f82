import { createHash } from 'node:crypto';

/** The same seed chooses the same: FAULTS_SEED takes up the one that a failure printed. */
export const seed = Number(process.env.FAULTS_SEED ?? Date.now() % 100_000);

/** Dice of their own for everything that is chosen: what one throws does not depend on when another does. */
export class Dice {
  #state: number;

  constructor(about: string) {
    this.#state = createHash('sha256').update(`${seed} ${about}`).digest().readUInt32BE();
  }

  /** From 0 to just below 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below = (n: number): number => Math.floor(this.next() * n);
  happens = (probability: number): boolean => this.next() < probability;
  pick = <T>(of: readonly T[]): T => of[this.below(of.length)]!;
  shuffled = <T>(of: readonly T[]): T[] => of.map((each) => [this.next(), each] as const).toSorted(([a], [b]) => a - b).map(([, each]) => each);
}
