import { and, eq, isNull } from 'drizzle-orm';
import { enterIncident } from '../../db/incidents.ts';
import { cases } from '../../db/schema/index.ts';
import { takeUp, type Telling } from './tell.ts';
import { workflowIdOf } from './temporal.ts';

/** A workflow that fails so soon after it was taken up will fail again. */
const soonMs = 10 * 60_000;

/**
 * Takes up every open case whose workflow failed, was ended by hand or was lost: nobody may have anything to say to it for months, and its
 * last days pass all the same. One that fails again soon is an incident and waits for a person. Answers how many were taken up; throws while Temporal is away.
 */
export async function takeUpTheStopped(deps: Telling): Promise<number> {
  const { registers: { db }, cases: line, now } = deps;
  // Read first: what is opened while the list is made is in the list, or in neither.
  const waits = and(isNull(cases.endedOn), eq(cases.incident, false));
  const open = await db.select({ caseNo: cases.caseNo, procedure: cases.procedure }).from(cases).where(waits);
  const running = await line.running();
  const stopped = open.filter((each) => !running.has(workflowIdOf(each.procedure, each.caseNo)));
  let taken = 0;
  for (const { caseNo, procedure } of stopped) {
    // One that ended while the list was made has stopped for good.
    const [row] = await db.select({ opening: cases.opening }).from(cases).where(and(eq(cases.caseNo, caseNo), waits));
    if (!row) continue;
    const failedAgain = await line.failedWithin(procedure, caseNo, soonMs);
    if (failedAgain) await db.transaction((tx) => enterIncident(tx, caseNo, 'stopped', [], now()));
    // One that cannot be started keeps no other waiting.
    else await takeUp(deps, procedure, caseNo, row.opening).then(() => void (taken += 1), () => undefined);
  }
  return taken;
}
