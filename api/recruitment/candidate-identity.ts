import { and, eq, gt } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { applicants, duties, identityOpenings, reads } from '../../db/schema/index.ts';
import { Erased } from '../../db/seal.ts';
import type { Office } from '../../workflows/steps/words.ts';
import { caseFor, seatFor } from '../cases/case-open.ts';
import { Declined, forbidden, notFound } from '../requests/declined.ts';
import type { Deps } from '../deps.ts';
import type { OpeningGround } from '../cases/identity.ts';
import { idFrom } from '../requests/ids.ts';
import { instant } from '../requests/language.ts';
import { recruitmentSentences as sentences } from '../words/recruitment.ts';
import type { Identity } from '../shapes.ts';

/** Who compares papers with persons: the dedicated unit, a panel, the reviewers; each with a duty in the campaign that is owed now. */
const entitled: readonly Office[] = ['recruitment-officer', 'handler'];
const openForMinutes = 15;

/** Opens who a candidate is. Opening and read are committed before anything is unsealed; the same key shows the same opening until its time is over. */
export async function openCandidate(deps: Deps, request: Pick<FastifyRequest, 'me'>, { caseNo, applicationNo }: { caseNo: string; applicationNo: string }, key: string, { ground, reason }: { ground: OpeningGround; reason: string }): Promise<Identity> {
  const { registers, seal, now } = deps;
  const { me } = request;
  await caseFor(deps, request, caseNo, 'recruitment');
  const open = await registers.db.select().from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.state, 'open'), eq(duties.owed, true)));
  const seat = open.filter(({ office }) => office !== null && entitled.includes(office)).map((duty) => seatFor(me.seats, me.id, duty)).find((each) => each !== undefined);
  if (!seat) throw forbidden(sentences['identity-duty'], { ground: 'wrong-office' });
  const [row] = await registers.db.select({ number: applicants.number }).from(applicants).where(and(eq(applicants.caseNo, caseNo), eq(applicants.applicationNo, applicationNo)));
  if (!row) throw notFound();
  const id = idFrom(deps, `opening ${me.id} ${applicationNo} ${key}`);
  const entered = await registers.db.transaction(async (tx) => {
    const fresh = await tx.insert(identityOpenings).values({ id, caseNo: applicationNo, userId: me.id, office: seat.office, organ: seat.organ, ground, reason, party: 'candidate', at: now(), expiresAt: new Date(now().getTime() + openForMinutes * 60_000) }).onConflictDoNothing().returning({ id: identityOpenings.id });
    if (fresh.length > 0) await tx.insert(reads).values({ id, caseNo, userId: me.id, part: 'identity', ground: 'identity', reason, at: now() });
    const [standing] = await tx.select().from(identityOpenings).where(eq(identityOpenings.id, id));
    return standing!;
  });
  if (entered.reason !== reason || entered.ground !== ground) throw new Declined(422, 'key', 'key-reused');
  if (entered.expiresAt <= now()) throw new Declined(409, 'conflict', 'opening-over', { ground: 'opening-over' });
  const person = await seal.openIdentity(registers.db, applicationNo, 'candidate').catch((error: unknown) => {
    throw error instanceof Erased ? notFound('erased') : error;
  });
  return { openingId: id, expiresAt: instant(entered.expiresAt), anonymous: false, ...person };
}

/** Passes who has opened this candidate and whose quarter of an hour is not over. Throws `Declined`. */
export async function mayReadPapers(deps: Deps, request: Pick<FastifyRequest, 'me'>, { caseNo, applicationNo }: { caseNo: string; applicationNo: string }): Promise<void> {
  const { db } = deps.registers;
  await caseFor(deps, request, caseNo, 'recruitment');
  const [row] = await db.select({ number: applicants.number }).from(applicants).where(and(eq(applicants.caseNo, caseNo), eq(applicants.applicationNo, applicationNo)));
  if (!row) throw notFound();
  const [opened] = await db.select({ id: identityOpenings.id }).from(identityOpenings).where(and(eq(identityOpenings.caseNo, applicationNo), eq(identityOpenings.userId, request.me.id), gt(identityOpenings.expiresAt, deps.now()))).limit(1);
  if (!opened) throw forbidden(sentences['identity-first'], { ground: 'opening-over' });
}
