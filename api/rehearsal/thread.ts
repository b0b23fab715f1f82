import { parentPort, workerData } from 'node:worker_threads';
import { rehearse } from './rehearse.ts';
import type { World } from './temporal.ts';

export { rehearse };

/** What the door sends: a rehearsal to begin, or what an effect that it was asked for answered. */
export type ToThread =
  | { readonly id: number; readonly procedure: string; readonly at: number; readonly effects: readonly string[]; readonly opening: object }
  | { readonly call: number; readonly result?: unknown; readonly error?: Error };
/** What it is sent: an effect to do, or the end. */
export type FromThread = { readonly id: number; readonly call: number; readonly effect: string; readonly args: readonly unknown[] } | { readonly id: number; readonly error?: Error };

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

// The tests load this file for `rehearse` alone.
if (workerData === 'rehearsals') {
  const door = parentPort!;
  const calls = new Map<number, { resolve: (result: unknown) => void; reject: (error: unknown) => void }>();
  let nth = 0;
  const begin = async ({ id, procedure, at, effects, opening }: Extract<ToThread, { id: number }>): Promise<void> => {
    const ask = (effect: string) => [
      effect,
      (...args: unknown[]) =>
        new Promise<unknown>((resolve, reject) => {
          const call = ++nth;
          calls.set(call, { resolve, reject });
          door.postMessage({ id, call, effect, args } satisfies FromThread);
        }),
    ];
    const activities = Object.fromEntries(effects.map(ask)) as World['activities'];
    await rehearse({ procedure, now: () => at, activities }, opening).then(
      () => door.postMessage({ id } satisfies FromThread),
      (error: unknown) => door.postMessage({ id, error: asError(error) } satisfies FromThread),
    );
  };
  door.on('message', (message: ToThread) => {
    if ('id' in message) return void begin(message);
    const call = calls.get(message.call);
    calls.delete(message.call);
    if (message.error) call?.reject(message.error);
    else call?.resolve(message.result);
  });
}
