import { setImmediate as turn } from 'node:timers/promises';
import * as procedures from '../../workflows/index.ts';
import { CancellationScope, Rehearsal, within, type World } from './temporal.ts';

/** More turns than any step takes; a procedure that goes round in a circle is left there. */
const mostTurns = 2_000;

/** Runs a procedure until it waits for days or for people. Throws what the procedure throws. */
export async function rehearse(world: World, opening: object): Promise<void> {
  const run = (procedures as unknown as Record<string, (opening: object) => Promise<void>>)[world.procedure]!;
  const rehearsal = new Rehearsal(world);
  let failure: unknown;
  const scope = new CancellationScope({ parent: undefined });
  within(rehearsal, () => scope.run(() => run(opening))).catch((error: unknown) => (failure ??= error));
  for (let turns = 0; turns < mostTurns; turns += 1) {
    await turn();
    if (failure) throw failure;
    const ready = within(rehearsal, () => [...rehearsal.waits].filter(({ holds }) => holds()));
    for (const { goOn } of ready) goOn();
    if (ready.length === 0 && rehearsal.underWay === 0) return;
  }
}
