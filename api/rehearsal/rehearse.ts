import { setImmediate as turn, setTimeout as after } from 'node:timers/promises';
import * as procedures from '../../workflows/index.ts';
import { CancellationScope, Rehearsal, within, type World } from './temporal.ts';

/** A procedure that goes round in a circle, or an effect that never comes back. */
const mostTurns = 2_000;
const longestMs = 5_000;

/** Runs a procedure until it waits for days or for people. Throws what the procedure throws, and when it does not come to rest. */
export async function rehearse(world: World, opening: object): Promise<void> {
  const run = (procedures as unknown as Record<string, (opening: object) => Promise<void>>)[world.procedure]!;
  const rehearsal = new Rehearsal(world);
  const scope = new CancellationScope({ parent: undefined });
  within(rehearsal, () => scope.run(() => run(opening))).catch((error: unknown) => (rehearsal.failure ??= error));
  const until = performance.now() + longestMs;
  for (let turns = 0; turns < mostTurns && performance.now() < until; ) {
    await turn();
    if (rehearsal.failure) throw rehearsal.failure;
    const ready = within(rehearsal, () => [...rehearsal.waits].filter(({ holds }) => holds()));
    for (const { goOn } of ready) goOn();
    if (ready.length > 0) turns += 1;
    else if (rehearsal.underWay === 0) return;
    else await after(1);
  }
  throw new Error('the rehearsal does not come to rest');
}
