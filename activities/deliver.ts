import { and, eq } from 'drizzle-orm';
import { scrubbed } from '../db/client.ts';
import { deliveries, documents, identities, identityOpenings, notices, organs, receipts } from '../db/schema/index.ts';
import { Erased } from '../db/seal.ts';
import { dayOf } from '../workflows/steps/day.ts';
import type { Activities } from '../workflows/steps/activities.ts';
import type { Channel, Try } from '../workflows/steps/words.ts';
import { uuidOf } from './complaint/effects.ts';
import { longestTryMs, type Deps, type FaultOf } from './deps.ts';
import { renderLetter } from './letters/letter.ts';
import { letterOfNotice, numbered } from './letters/notice.ts';

/** Channels a machine can use, in the order in which they are tried; paper and telephone are a person's work. */
const byMachine = ['email', 'phone'] as const;

/** A try that began so long ago is over, whoever makes it. */
const certainlyOverMs = longestTryMs + 5_000;

/** Who opened an identity when no officer did: the service of a notice. */
export const serviceOpening = 'service';

interface Which {
  readonly caseNo: string;
  readonly notice: string;
  readonly nth: number;
}
const rowOf = ({ caseNo, notice, nth }: Which) => and(eq(deliveries.caseNo, caseNo), eq(deliveries.notice, notice), eq(deliveries.nth, nth));

export async function settle({ registers, now }: Pick<Deps, 'registers' | 'now'>, which: Which, state: Try, proof: string): Promise<void> {
  await registers.db.update(deliveries).set({ state, proof, settledAt: now() }).where(rowOf(which));
}

/** One planned try by a machine, on record before it is made and after. Throws while another worker makes it, or as `attempt` does. */
async function handOver(deps: Pick<Deps, 'registers' | 'gateways' | 'now'>, which: Which & { readonly messageId: string }, channel: (typeof byMachine)[number], address: string): Promise<Try> {
  const { registers: { db }, now } = deps;
  const [taken] = await db.update(deliveries).set({ state: 'attempting', attemptedAt: now(), channel }).where(and(rowOf(which), eq(deliveries.state, 'planned'))).returning({ nth: deliveries.nth });
  if (!taken) throw new Error('another worker is at this delivery');
  return attempt(deps, which, channel, address);
}

/** Makes a try that is on record as being made. Where the other side cannot be reached, or wants it later, the try has not taken place: it is planned again, and the error carries the gateway's code as `answer` and whom it is `about`. */
export async function attempt(deps: Pick<Deps, 'registers' | 'gateways' | 'now'>, which: Which & { readonly messageId: string }, channel: (typeof byMachine)[number], address: string): Promise<Try> {
  const { registers: { db }, gateways } = deps;
  const answer = await gateways[channel]!(address, which.messageId).catch(async (error: unknown) => {
    const { code = 'no code', about = 'server' } = error as { code?: string; about?: FaultOf };
    await db.update(deliveries).set({ state: 'planned', proof: about === 'mail' ? code : null }).where(and(rowOf(which), eq(deliveries.state, 'attempting')));
    // Not as `code`: by that the faults of the database are told.
    throw Object.assign(new Error(`the ${channel} gateway cannot be reached (${code})`), { answer: code, about });
  });
  const state = answer.accepted === 'unknown' ? 'uncertain' : answer.accepted ? 'accepted' : 'refused';
  await settle(deps, which, state, answer.code);
  return state;
}

export function createDelivery(deps: Deps): Pick<Activities, 'deliver'> {
  const { registers, seal, objects, gateways, now } = deps;
  const { db } = registers;

  /** The letter as it stays on the portal: rendered once, sealed under the case's key. */
  async function keepLetter(notice: typeof notices.$inferSelect, addressee: string): Promise<void> {
    if (notice.documentId) return;
    const [organ] = await db.select().from(organs).where(eq(organs.code, notice.organ));
    const pdf = renderLetter(letterOfNotice(notice, organ!.name, addressee));
    const id = uuidOf(`letter ${notice.id}`);
    const sealed = await seal.sealBytes(db, notice.caseNo, pdf);
    const objectKey = await objects.put(sealed);
    await db.transaction(async (tx) => {
      await tx
        .insert(documents)
        .values({ id, caseNo: notice.caseNo, sender: notice.organ, name: `${notice.content.title}.pdf`, mediaType: 'application/pdf', size: pdf.length, sha256: objectKey, objectKey, state: 'clean', receivedAt: now() })
        .onConflictDoNothing();
      await tx.update(notices).set({ documentId: id }).where(eq(notices.id, notice.id));
    });
  }

  async function tell(caseNo: string, key: string, nth: number): Promise<{ result: Try | 'not-owed'; channel: Channel }> {
    const [notice] = await db.select().from(notices).where(eq(notices.id, `${caseNo}.${key}`));
    const [identity] = await db.select().from(identities).where(and(eq(identities.caseNo, caseNo), eq(identities.party, notice!.party)));
    const [earlier] = await db
      .select()
      .from(deliveries)
      .where(and(eq(deliveries.caseNo, caseNo), eq(deliveries.notice, key), eq(deliveries.nth, nth)));
    if (earlier && earlier.state !== 'planned' && earlier.state !== 'attempting') return { result: earlier.state, channel: earlier.channel };
    if (earlier?.state === 'attempting') {
      if (earlier.attemptedAt && now().getTime() - earlier.attemptedAt.getTime() < certainlyOverMs) throw new Error('another worker is at this delivery');
      // Stopped between the gateway's answer and its record: nobody knows, and the record says so.
      await settle(deps, { caseNo, notice: key, nth }, 'uncertain', 'interrupted');
      return { result: 'uncertain', channel: earlier.channel };
    }

    const messageId = `<${uuidOf(`mail ${notice!.id}`)}@notice>`;
    const row = { caseNo, notice: key, nth, messageId, plannedAt: now() };
    // Relatives without a receipt, and whoever is complained of, open nothing at the counter: what only lies there has not reached them, and would start their time all the same.
    const isOutOfReach = ['family', 'subject'].includes(notice!.party) && (await db.$count(receipts, and(eq(receipts.caseNo, caseNo), eq(receipts.party, notice!.party)))) === 0;
    if (!identity || identity.anonymous) {
      await keepLetter(notice!, numbered(caseNo, notice!.party));
      if (!isOutOfReach) return { result: 'not-owed', channel: 'portal' };
      await db.insert(deliveries).values({ ...row, channel: 'hand', state: 'by-hand', settledAt: now() }).onConflictDoNothing();
      return { result: 'by-hand', channel: 'hand' };
    }
    const openingId = uuidOf(`opening ${notice!.id}`);
    await db
      .insert(identityOpenings)
      .values({ id: openingId, caseNo, userId: serviceOpening, office: serviceOpening, organ: notice!.organ, ground: 'service', reason: key, party: notice!.party, at: now(), expiresAt: now() })
      .onConflictDoNothing();
    const person = await seal.openIdentity(db, caseNo, notice!.party);
    await keepLetter(notice!, person?.name ?? numbered(caseNo, notice!.party));

    const chosen = byMachine.filter((channel) => person?.answerBy?.[channel] && gateways[channel]);
    const channel = chosen[(nth - 1) % Math.max(1, chosen.length)];
    if (!channel) {
      // Chosen nothing but the counter: lying there is the service. Chosen paper, or a telephone no gateway reaches: a person.
      const result = identity.channels.length === 0 && !isOutOfReach ? 'accepted' : 'by-hand';
      await db.insert(deliveries).values({ ...row, channel: result === 'accepted' ? 'portal' : 'hand', state: result, settledAt: now() }).onConflictDoNothing();
      return { result, channel: result === 'accepted' ? 'portal' : 'hand' };
    }
    await db.insert(deliveries).values({ ...row, channel, state: 'planned' }).onConflictDoNothing();
    return { result: await handOver(deps, row, channel, person!.answerBy![channel]!), channel };
  }

  return {
    async deliver(caseNo, notice, nth) {
      return scrubbed(async () => {
        try {
          return { ...(await tell(caseNo, notice, nth)), on: dayOf(now().getTime()) };
        } catch (error) {
          // Who asked to be forgotten can no longer be told.
          if (error instanceof Erased) return { result: 'not-owed' as const, channel: 'portal' as const, on: dayOf(now().getTime()) };
          throw error;
        }
      });
    },
  };
}
