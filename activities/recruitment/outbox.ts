import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, lt, sql } from 'drizzle-orm';
import { faultOf } from '../../db/client.ts';
import { applicants, campaigns, deliveries, identityOpenings, newsKind } from '../../db/schema/index.ts';
import { Erased } from '../../db/seal.ts';
import { uuidOf } from '../complaint/effects.ts';
import { attempt, serviceOpening, settle } from '../deliver.ts';
import { newsAtOnce, type Deps, type FaultOf } from '../deps.ts';

const second = 1_000;
const minute = 60 * second;
/** A try of which nothing was heard for so long was interrupted. */
const interruptedAfterMs = 5 * minute;
/** What did not go waits so long, and the others go before. */
const laterMs = 5 * minute;
/** A server that has not taken a mail for so long, while it could be reached, has refused it. */
const givenUpAfterMs = 72 * 60 * minute;
const restMs = 2 * second;
const longestRestMs = minute;

/** Written out as in the index: of a parameter the planner could not know that it fits. */
const isNews = sql.raw(`notice like '${newsKind}/%'`);

type Needed = Pick<Deps, 'registers' | 'seal' | 'now' | 'gateways'> & {
  /** Hears why something did not go, as a code. */
  readonly fault?: (code: string) => void;
};
interface Taken {
  readonly caseNo: string;
  readonly notice: string;
  readonly nth: number;
  readonly messageId: string;
  readonly plannedAt: string;
  readonly takenAt: Date;
}

/**
 * Sends the mails that works have planned, apart from those works: a server that is slow, refuses or is away holds up no stage. Any number
 * of processes may run one beside another, since each mail is taken by one of them; a mail whose process died while it was handed over stays `uncertain`,
 * one whose process died before that is taken by another.
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
      const isReached = await sendNews(this.deps, signal).catch((error: unknown) => (this.deps.fault?.(codeOf(error)), false));
      rest = isReached ? restMs : Math.min(rest * 2, longestRestMs);
      await sleep(rest, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Never a message: those of the database repeat values. */
const codeOf = (error: unknown): string => faultOf(error)?.code ?? (error instanceof Error ? error.name : 'unknown');

/** Sends all that is planned now, a few at once; false when the mail server could not be reached, and what is left stays planned. Throws the fault of a register once every sender has ended. */
export async function sendNews(deps: Needed, signal?: AbortSignal): Promise<boolean> {
  if (!deps.gateways.email) {
    await settleWithoutServer(deps);
    return true;
  }
  await settleInterrupted(deps);
  let isAway = false;
  let doubts = 0;
  const one = async (): Promise<void> => {
    while (!isAway && !signal?.aborted) {
      const taken = await takeNext(deps);
      if (!taken) return;
      const fault = await sendOne(deps, taken);
      // One odd mail stops nobody; where none goes any more it is the server.
      doubts = fault === 'unsure' ? doubts + 1 : 0;
      if (fault === 'server' || doubts >= newsAtOnce) isAway = true;
    }
  };
  const sender = () => one().catch((error: unknown) => {
    isAway = true;
    throw error;
  });
  const broken = (await Promise.allSettled(Array.from({ length: newsAtOnce }, sender))).find((end) => end.status === 'rejected');
  if (broken) throw broken.reason;
  return !isAway;
}

/** Where there is no mail server what was planned is not kept for one: old news would go out on the day it comes. */
async function settleWithoutServer({ registers: { db }, now }: Needed): Promise<void> {
  await db.update(deliveries).set({ state: 'refused', proof: 'no-gateway', settledAt: now() }).where(and(isNews, eq(deliveries.state, 'planned')));
}

async function settleInterrupted(deps: Needed): Promise<void> {
  const { registers: { db }, now } = deps;
  const isBroken = and(isNews, eq(deliveries.state, 'attempting'), lt(deliveries.attemptedAt, new Date(now().getTime() - interruptedAfterMs)));
  await db.update(deliveries).set({ state: 'uncertain', proof: 'interrupted', settledAt: now() }).where(isBroken);
}

/** The next in the order of planning. It stays planned, and nobody else takes it for a while: whoever dies before the try leaves it to the others. */
async function takeNext({ registers: { db }, now }: Needed): Promise<Taken | undefined> {
  const takenAt = now();
  const [taken] = await db.execute<Omit<Taken, 'takenAt'> & Record<string, unknown>>(sql`
    update deliveries d set attempted_at = ${takenAt.toISOString()}::timestamptz
      from (select case_no, notice, nth from deliveries
             where state = 'planned' and ${isNews} and (attempted_at is null or attempted_at < ${new Date(takenAt.getTime() - laterMs).toISOString()}::timestamptz)
             order by planned_at, case_no limit 1 for update skip locked) next
     where d.case_no = next.case_no and d.notice = next.notice and d.nth = next.nth
    returning d.case_no as "caseNo", d.notice, d.nth, d.message_id as "messageId", d.planned_at as "plannedAt"`);
  return taken && { ...taken, takenAt };
}

const isTaken = ({ caseNo, notice, nth }: Taken) => and(eq(deliveries.caseNo, caseNo), eq(deliveries.notice, notice), eq(deliveries.nth, nth), eq(deliveries.state, 'planned'));

/** Marks the try before it is made: whoever dies over it leaves the mark. False when it took so long to get here that somebody else has taken the mail. */
async function beginTry({ registers: { db }, now }: Needed, taken: Taken): Promise<boolean> {
  const begun = await db.update(deliveries).set({ state: 'attempting', attemptedAt: now() }).where(and(isTaken(taken), eq(deliveries.attemptedAt, taken.takenAt))).returning({ nth: deliveries.nth });
  return begun.length > 0;
}

/** Whom the fault is about, if the mail did not go. */
async function sendOne(deps: Needed, taken: Taken): Promise<FaultOf | undefined> {
  let address: string | undefined;
  try {
    address = await addressOf(deps, taken);
    if (address && !(await beginTry(deps, taken))) return undefined;
  } catch (error) {
    // Nothing has left: it is planned still, and goes behind the others.
    deps.fault?.(codeOf(error));
    return 'unsure';
  }
  if (!address) {
    await settle(deps, taken, 'refused', 'no-address');
    return undefined;
  }
  return attempt(deps, taken, 'email', address).then(() => undefined, async (error: unknown) => {
    const { answer: code, about } = error as { answer?: string; about?: FaultOf };
    // The mail may have gone, and only its record failed.
    if (code === undefined) throw error;
    if (about !== 'mail') deps.fault?.(code);
    // With a server that is away nobody has to wait longer than the others.
    if (about === 'server') await deps.registers.db.update(deliveries).set({ attemptedAt: null }).where(isTaken(taken));
    else if (deps.now().getTime() - new Date(taken.plannedAt).getTime() > givenUpAfterMs) await settle(deps, taken, 'refused', code);
    return about;
  });
}

/** Opened for the service of the news alone, and on record before it is. */
async function addressOf({ registers: { db }, seal, now }: Needed, { caseNo, notice }: Taken): Promise<string | undefined> {
  const [campaign] = await db.select({ organ: campaigns.organ }).from(applicants).innerJoin(campaigns, eq(campaigns.caseNo, applicants.caseNo)).where(eq(applicants.applicationNo, caseNo));
  await db.insert(identityOpenings).values({ id: uuidOf(`opening ${notice} ${caseNo}`), caseNo, userId: serviceOpening, office: serviceOpening, organ: campaign!.organ, ground: 'service', reason: notice, party: 'candidate', at: now(), expiresAt: now() }).onConflictDoNothing();
  const person = await seal.openIdentity(db, caseNo, 'candidate').catch((error: unknown) => {
    if (error instanceof Erased) return undefined;
    throw error;
  });
  return person?.answerBy?.email;
}
