import { Worker } from 'node:worker_threads';
import type { FromThread, ToThread } from '../rehearsal/thread.ts';
import type { Rehearsals } from './foresight.ts';

interface UnderWay {
  readonly activities: Parameters<Rehearsals['rehearse']>[0]['activities'];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Rehearsals in a thread of their own. A branch of a procedure that fails while nobody waits for it ends the process it runs in, and one that goes round in a circle stops it:
 * that is the thread, and the next rehearsal begins in a new one.
 */
export class Rehearser implements Rehearsals {
  readonly #program: string;
  readonly #longestMs: number;
  readonly #underWay = new Map<number, UnderWay>();
  #thread: Worker | undefined;
  #nth = 0;

  /** `program` is the file that the build makes of api/rehearsal. A rehearsal gives itself up after five seconds; what is silent for longer stands still. */
  constructor(program: string, { longestMs = 8_000 } = {}) {
    this.#program = program;
    this.#longestMs = longestMs;
    this.#thread = this.#begin();
  }

  /** Throws what the procedure throws, and when its thread ended meanwhile. */
  async rehearse({ procedure, now, activities }: Parameters<Rehearsals['rehearse']>[0], opening: object): Promise<void> {
    const thread = (this.#thread ??= this.#begin());
    const id = ++this.#nth;
    const silent = setTimeout(() => void thread.terminate(), this.#longestMs);
    try {
      await new Promise<void>((resolve, reject) => {
        this.#underWay.set(id, { activities, resolve, reject });
        thread.postMessage({ id, procedure, at: now(), effects: Object.keys(activities), opening } satisfies ToThread);
      });
    } finally {
      clearTimeout(silent);
      this.#underWay.delete(id);
    }
  }

  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  #begin(): Worker {
    const thread = new Worker(this.#program, { workerData: 'rehearsals', resourceLimits: { maxOldGenerationSizeMb: 256 } });
    thread.unref();
    thread.on('message', (message: FromThread) => void this.#hear(thread, message));
    // An `error` is followed by an `exit`; unheard it would end this process too.
    thread.on('error', () => undefined);
    thread.on('exit', () => {
      if (this.#thread === thread) this.#thread = undefined;
      for (const { reject } of this.#underWay.values()) reject(new Error('the thread of the rehearsal ended'));
    });
    return thread;
  }

  async #hear(thread: Worker, message: FromThread): Promise<void> {
    const rehearsal = this.#underWay.get(message.id);
    if (!rehearsal) return;
    if (!('call' in message)) return message.error ? rehearsal.reject(message.error) : rehearsal.resolve();
    const { call, effect, args } = message;
    const answer = await rehearsal.activities[effect]!(...(args as never[])).then((result): ToThread => ({ call, result }), (error: unknown): ToThread => ({ call, error: error instanceof Error ? error : new Error(String(error)) }));
    thread.postMessage(answer);
  }
}
