import { inArray } from 'drizzle-orm';
import { destroyRestored } from '../../db/erasure.ts';
import { listTheMissed } from '../../db/reads/calendar-drafts.ts';
import { releaseOfTheGone } from '../../db/reads/duty-holders.ts';
import { endSessionsOfTheGone } from '../../db/reads/holdings.ts';
import { cases } from '../../db/schema/index.ts';
import { alone, locks } from './alone.ts';
import { todayOf, type Deps } from '../deps.ts';
import { tellOf } from '../duties/duty-acts.ts';
import { barWhereOpen } from '../duties/four-eyes.ts';
import { forgetOldSessions } from '../plugins/session.ts';
import { forgetOldWindows } from '../requests/rate.ts';
import { takeUpTheStopped } from './stopped.ts';

type Kept = Pick<Deps, 'registers' | 'objects' | 'now'>;
const everyMs = 10 * 60_000;
/** Longer than anything that still comes in is silent. */
const abandonedMs = 30 * 60_000;

/** What time alone changes: sessions and windows that are over go, duties of those whose post has ended, or who stand behind a wall by now, return to the pool, cases that missed a calendar are listed, uploads that broke off with their process are deleted, and keys that a restored copy brought back are destroyed again. */
export async function keepUp(deps: Kept): Promise<void> {
  const { db } = deps.registers;
  const today = todayOf(deps);
  await forgetOldSessions(deps);
  await forgetOldWindows(deps);
  await endSessionsOfTheGone(db, today);
  const moved = await releaseOfTheGone(db, today, deps.now());
  if (moved.length > 0) for (const { caseNo, seq } of await db.select({ caseNo: cases.caseNo, seq: cases.lastSeq }).from(cases).where(inArray(cases.caseNo, moved))) await tellOf(deps, caseNo, seq);
  await listTheMissed(db, deps.now());
  await deps.objects.clearArriving(abandonedMs);
  await destroyRestored(db, deps.objects, deps.now());
}

/** Keeps up from the start of the server on, every ten minutes, and takes up what has stopped; the first time also sees to what an earlier version left open. Several processes may run it; one at a time does the work. */
export class Upkeep {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  constructor(readonly deps: Kept & Pick<Deps, 'cases'>) {}

  start(): void {
    let isUpgraded = false;
    const work = async () => {
      if (!isUpgraded) await barWhereOpen(this.deps);
      isUpgraded = true;
      await keepUp(this.deps);
      await takeUpTheStopped(this.deps);
    };
    // A store that is away now is there again in ten minutes.
    const turn = () => (this.#running ??= alone(this.deps, locks.upkeep, work).catch(() => undefined).finally(() => (this.#running = undefined)));
    void turn();
    this.#timer = setInterval(() => void turn(), everyMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }
}
