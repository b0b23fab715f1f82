import { eq, isNull } from 'drizzle-orm';
import { cases, temporalStores } from '../../db/schema/index.ts';
import { alone, locks } from './alone.ts';
import { passCalendarsOn } from './calendar-telling.ts';
import type { Deps } from '../deps.ts';
import { inspectWaiting } from '../documents/keep.ts';
import { takeUp } from './tell.ts';
import { tellTheUnheard } from './unheard.ts';

const everyMs = 2_000;

/**
 * Tells the cases again what they have not heard, takes up what a new Temporal store does not know, passes published
 * calendars on, and looks into documents that were left in quarantine. Several processes may run it; one at a time does the work, by a lock that falls with its connection.
 */
export class Relay {
  #stopped = false;
  #running: Promise<void> | undefined;
  constructor(readonly deps: Deps) {}

  start(): void {
    this.#running = this.#loop();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #loop(): Promise<void> {
    while (!this.#stopped) {
      // Whatever is away now is there again later; what was not told stays in the register until then.
      await this.#turn().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }

  #turn(): Promise<void> {
    return alone(this.deps, locks.relay, async () => {
      await this.#knowTheStore();
      await tellTheUnheard(this.deps);
      await passCalendarsOn(this.deps);
      await inspectWaiting(this.deps);
    });
  }

  /** A store that the register has not seen holds none of its cases: all that are not final are taken up. */
  async #knowTheStore(): Promise<void> {
    const { registers, cases: line, now } = this.deps;
    const namespaceId = await line.storeId();
    const [known] = await registers.db.select().from(temporalStores).where(eq(temporalStores.namespaceId, namespaceId));
    if (known?.takenUp) return;
    for (const { procedure, caseNo, opening } of await registers.db.select().from(cases).where(isNull(cases.endedOn))) await takeUp(this.deps, procedure, caseNo, opening);
    await line.scheduleDailyRound();
    await registers.db.insert(temporalStores).values({ namespaceId, seenAt: now(), takenUp: true }).onConflictDoUpdate({ target: temporalStores.namespaceId, set: { takenUp: true } });
  }
}
