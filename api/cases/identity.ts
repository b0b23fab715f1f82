import { and, eq } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { HeldSeat } from '../../db/reads/seats.ts';
import { duties, identities, identityOpenings, reads } from '../../db/schema/index.ts';
import { Erased } from '../../db/seal.ts';
import { parties, type Office, type Party } from '../../workflows/steps/words.ts';
import { caseFor, seatFor, type DutyRow } from './case-open.ts';
import { Declined, forbidden, formFaults, notFound } from '../requests/declined.ts';
import type { Deps } from '../deps.ts';
import { idFrom } from '../requests/ids.ts';
import { instant } from '../requests/language.ts';
import { visible } from '../requests/plain-text.ts';
import type { Me } from '../plugins/session.ts';
import { officeTitle } from './procedures.ts';
import type { Identity } from '../shapes.ts';
import { openingGrounds } from '../shapes/public-words.ts';
import { sentences } from '../words/sentences.ts';

export type OpeningGround = keyof typeof openingGrounds;

/** Who needs to reach a party: whoever took the matter in, whoever looks into it, reviews it or hears on it (PET 35, 36), and whoever must tell the person or the family. */
const entitled: readonly Office[] = ['intake-officer', 'handler', 'reviewer', 'personnel-officer', 'veterans-officer'];
/** INS 9: whoever goes out at once must find who called. */
const goesOut = 'goOut';
const openForMinutes = 15;

/** The seat from which an official may open an identity: one of an entitled office with a duty in the case that is owed now. */
export function seatToOpen(me: Pick<Me, 'id' | 'seats'>, open: readonly DutyRow[]): HeldSeat | undefined {
  for (const duty of open) {
    const seat = duty.owed && duty.office && (entitled.includes(duty.office) || duty.message === goesOut) ? seatFor(me.seats, me.id, duty) : undefined;
    if (seat) return seat;
  }
  return undefined;
}

interface Asked {
  readonly ground: OpeningGround;
  readonly reason: string;
  /** Whose identity, where a case has several. */
  readonly party?: Party;
}

const leastReason = 4;
const leastOtherReason = 20;
/** The reason as it is kept: never empty, and longer where no ground is named. Throws `Declined`. */
export function reasonTold({ ground, reason }: { readonly ground?: OpeningGround; readonly reason: string }): string {
  const told = reason.trim();
  const least = ground === 'other' ? leastOtherReason : leastReason;
  if ([...visible(told)].length < least) throw formFaults([{ pointer: '/reason', detail: [sentences['reason-short'][0].replace('{least}', String(least)), sentences['reason-short'][1].replace('{least}', String(least))] }]);
  return told;
}

/** Under which ground and why an identity is opened; `usual` where none is named. */
export const openingFields = (usual: OpeningGround) => ({
  ground: Type.Optional(Type.Enum(Object.keys(openingGrounds), { type: 'string', title: '开启事由', 'x-title-en': 'ground', default: usual })),
  reason: Type.String({ title: '理由', 'x-title-en': 'reason', minLength: 1, maxLength: 500 }),
});

const order = Object.keys(parties);

/**
 * Opens who a party is, the complainant or the injured where none is named. Opening and read are committed before anything is
 * unsealed: the custodian's list and the complainant's own page are made from them. The same key shows the same opening again
 * until its time is over.
 */
export async function openIdentity(deps: Deps, request: Pick<FastifyRequest, 'me'>, caseNo: string, key: string, { party: named, ...asked }: Asked): Promise<Identity> {
  const { registers, seal, now } = deps;
  const { me } = request;
  const { row } = await caseFor(deps, request, caseNo);
  const open = await registers.db.select().from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.state, 'open')));
  const seat = seatToOpen(me, open);
  if (!seat) {
    const titles = [...entitled, 'inspection'].map(officeTitle);
    throw forbidden([`只有本案有待办的${titles.map(([zh]) => zh).join('、')}可以开启身份。`, `Only the ${titles.map(([, en]) => en).join(' or the ')} with an open duty in this case may open the identity.`], { ground: 'wrong-office' });
  }
  const sealed = await registers.db.select({ party: identities.party, anonymous: identities.anonymous }).from(identities).where(eq(identities.caseNo, caseNo));
  const identity = sealed.toSorted((a, b) => order.indexOf(a.party) - order.indexOf(b.party)).find((each) => named === undefined || each.party === named);
  if (!identity || identity.anonymous) throw notFound('no-identity');
  const { party } = identity;

  const id = idFrom(deps, `opening ${me.id} ${caseNo} ${party} ${key}`);
  const opening = { id, caseNo, userId: me.id, office: seat.office, organ: seat.organ, ...asked, party, at: now(), expiresAt: new Date(now().getTime() + openForMinutes * 60_000) };
  const entered = await registers.db.transaction(async (tx) => {
    const fresh = await tx.insert(identityOpenings).values(opening).onConflictDoNothing().returning({ id: identityOpenings.id });
    if (fresh.length > 0) await tx.insert(reads).values({ id, caseNo, userId: me.id, part: 'identity', ground: 'identity', reason: asked.reason, at: opening.at });
    const [standing] = await tx.select().from(identityOpenings).where(eq(identityOpenings.id, id));
    return standing!;
  });
  if (entered.ground !== asked.ground || entered.reason !== asked.reason) throw new Declined(422, 'key', 'key-reused');
  if (entered.expiresAt <= now()) throw new Declined(409, 'conflict', 'opening-over', { ground: 'opening-over' });
  // Screens that show the case look again.
  await registers.sql.notify('case_events', `${caseNo}:${row.lastSeq}`);
  const person = await seal.openIdentity(registers.db, caseNo, party).catch((error: unknown) => {
    throw error instanceof Erased ? notFound('erased') : error;
  });
  return { openingId: id, expiresAt: instant(entered.expiresAt), anonymous: false, ...person };
}

/** Whether this official has opened who this party of the case is, and its time is not over. */
export async function hasOpened({ registers, now }: Pick<Deps, 'registers' | 'now'>, userId: string, caseNo: string, party: Party): Promise<boolean> {
  const rows = await registers.db.select({ expiresAt: identityOpenings.expiresAt }).from(identityOpenings).where(and(eq(identityOpenings.caseNo, caseNo), eq(identityOpenings.userId, userId), eq(identityOpenings.party, party)));
  return rows.some(({ expiresAt }) => expiresAt > now());
}
