import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, lt, sql } from 'drizzle-orm';
import { applicants, campaigns, deliveries, identityOpenings, newsKind } from '../../db/schema/index.ts';
import { Erased } from '../../db/seal.ts';
import { uuidOf } from '../complaint/effects.ts';
import { attempt, serviceOpening, settle } from '../deliver.ts';
import { newsAtOnce, type Deps } from '../deps.ts';

const second = 1_000;
const minute = 60 * second;
/** A try of which nothing was heard for so long was interrupted. */
const interruptedAfterMs = 5 * minute;
/** Whom the server wants later waits so long, and the others go before. */
const laterMs = 5 * minute;
/** A server that has said "later" for so long has refused. */
const givenUpAfterMs = 72 * 60 * minute;
const restMs = 2 * second;
const longestRestMs = minute;

/** Written out as in the index: of a parameter the planner could not know that it fits. */
const isNews = sql.raw(`notice like '${newsKind}/%'`);

type Needed = Pick<Deps, 'registers' | 'seal' | 'now' | 'gateways'>;
interface Taken extends Record<string, unknown> {
  readonly caseNo: string;
  readonly notice: string;
  readonly nth: number;
  readonly messageId: string;
  readonly plannedAt: string;
}

/**
 * Sends the mails that works have planned, apart from those works: a server that is slow, refuses or is away holds up no stage. Any number
 * of processes may run one beside another, since each mail is taken by one of them; a mail whose process died over it stays `uncertain`.
 */
export class Outbox {
  readonly #leaving = new AbortController();
  #running: Promise<void> | undefined;
  constructor(readonly deps: Needed) {}

  start(): void {
    this.#running = this.#loop();
  }

  /** What is under way comes to its end. */
  async stop(): Promise<void> {
    this.#leaving.abort();
    await this.#running;
  }

  async #loop(): Promise<void> {
    const { signal } = this.#leaving;
    for (let rest = restMs; !signal.aborted; ) {
      // A register that is away is there again later, like a mail server.
      const isReached = await sendNews(this.deps, signal).catch(() => false);
      rest = isReached ? restMs : Math.min(rest * 2, longestRestMs);
      await sleep(rest, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Sends all that is planned now, a few at once; false when the mail server could not be reached, and what is left stays planned. */
export async function sendNews(deps: Needed, signal?: AbortSignal): Promise<boolean> {
  if (!deps.gateways.email) return true;
  await settleInterrupted(deps);
  let isAway = false;
  const one = async (): Promise<void> => {
    while (!isAway && !signal?.aborted) {
      const taken = await takeNext(deps);
      if (!taken) return;
      if (!(await sendOne(deps, taken))) isAway = true;
    }
  };
  await Promise.all(Array.from({ length: newsAtOnce }, one));
  return !isAway;
}

async function settleInterrupted(deps: Needed): Promise<void> {
  const { registers: { db }, now } = deps;
  const isBroken = and(isNews, eq(deliveries.state, 'attempting'), lt(deliveries.attemptedAt, new Date(now().getTime() - interruptedAfterMs)));
  await db.update(deliveries).set({ state: 'uncertain', proof: 'interrupted', settledAt: now() }).where(isBroken);
}

/** The next in the order of planning, marked as being tried before it is: whoever dies over it leaves the mark. */
async function takeNext({ registers: { db }, now }: Needed): Promise<Taken | undefined> {
  const at = now().toISOString();
  const [taken] = await db.execute<Taken>(sql`
    update deliveries d set state = 'attempting', attempted_at = ${at}::timestamptz
      from (select case_no, notice, nth from deliveries
             where state = 'planned' and ${isNews} and (attempted_at is null or attempted_at < ${new Date(now().getTime() - laterMs).toISOString()}::timestamptz)
             order by planned_at, case_no limit 1 for update skip locked) next
     where d.case_no = next.case_no and d.notice = next.notice and d.nth = next.nth
    returning d.case_no as "caseNo", d.notice, d.nth, d.message_id as "messageId", d.planned_at as "plannedAt"`);
  return taken;
}

/** False when the server is out of reach for everybody. */
async function sendOne(deps: Needed, taken: Taken): Promise<boolean> {
  const address = await addressOf(deps, taken);
  if (!address) {
    await settle(deps, taken, 'refused', 'no-address');
    return true;
  }
  return attempt(deps, taken, 'email', address).then(() => true, async (error: unknown) => {
    const { answer: code = '' } = error as { answer?: string };
    // 421 closes the whole line; every other 4xx is about this mail alone.
    if (!/^4\d\d$/.test(code) || code === '421') return putBack(deps, taken);
    if (deps.now().getTime() - new Date(taken.plannedAt).getTime() > givenUpAfterMs) await settle(deps, taken, 'refused', code);
    return true;
  });
}

/** As if it had not been taken: with a server that is away nobody has to wait longer than the others. */
async function putBack({ registers: { db } }: Needed, { caseNo, notice, nth }: Taken): Promise<false> {
  await db.update(deliveries).set({ attemptedAt: null }).where(and(eq(deliveries.caseNo, caseNo), eq(deliveries.notice, notice), eq(deliveries.nth, nth), eq(deliveries.state, 'planned')));
  return false;
}

/** Opened for the service of the news alone, and on record before it is. */
async function addressOf({ registers: { db }, seal, now }: Needed, { caseNo, notice }: Taken): Promise<string | undefined> {
  const [campaign] = await db.select({ organ: campaigns.organ }).from(applicants).innerJoin(campaigns, eq(campaigns.caseNo, applicants.caseNo)).where(eq(applicants.applicationNo, caseNo));
  await db.insert(identityOpenings).values({ id: uuidOf(`opening ${notice} ${caseNo}`), caseNo, userId: serviceOpening, office: serviceOpening, organ: campaign!.organ, ground: 'service', reason: notice, at: now(), expiresAt: now() }).onConflictDoNothing();
  const person = await seal.openIdentity(db, caseNo, 'candidate').catch((error: unknown) => {
    if (error instanceof Erased) return undefined;
    throw error;
  });
  return person?.answerBy?.email;
}
