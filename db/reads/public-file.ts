import { and, asc, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import type { CaseEvent } from '../../workflows/steps/activities.ts';
import { inStead, type Party } from '../../workflows/steps/words.ts';
import type { Registers } from '../client.ts';
import { caseEvents, cases, clockCountings, clocks, documents, duties, firstMessages, identities, identityOpenings, notices, organs, receipts, receiptTokens, statements } from '../schema/index.ts';

type Db = Registers['db'];

/** The cases a token opens at an instant: its receipt's own first, then the urgent ones linked to it; none when it is wrong or too old. */
export async function casesOfToken(db: Db, tokenHash: string, at: Date): Promise<{ caseNo: string; party: Party }[]> {
  return db
    .select({ caseNo: receipts.caseNo, party: receipts.party })
    .from(receiptTokens)
    .innerJoin(receipts, eq(receipts.hash, receiptTokens.receiptHash))
    .leftJoin(cases, eq(cases.caseNo, receipts.caseNo))
    .where(and(eq(receiptTokens.tokenHash, tokenHash), gt(receiptTokens.expiresAt, at)))
    .orderBy(sql`${cases.linkedFrom} nulls first`, asc(cases.caseNo));
}

const shownOfCase = { caseNo: cases.caseNo, procedure: cases.procedure, organ: cases.organ, openedOn: cases.openedOn, state: cases.state, result: cases.result, closedOn: cases.closedOn, endedOn: cases.endedOn, urgent: cases.urgent };

/** A letter that is kept while its case cannot be opened yet: its writer finds it here all the same. */
async function keptOnly(db: Db, caseNo: string) {
  const [said] = await db.select().from(statements).where(and(eq(statements.caseNo, caseNo), inArray(statements.message, Object.values(firstMessages))));
  return said && { caseNo, procedure: Object.keys(firstMessages).find((procedure) => firstMessages[procedure] === said.message)!, organ: String(said.told.organ ?? ''), openedOn: said.receivedOn, state: 'open' as const, result: null, closedOn: null, endedOn: null, urgent: false };
}

/** For whom a party speaks by now: relatives for whoever died on the way. */
const leftBy = (party: Party, events: readonly CaseEvent[]): Party[] =>
  (Object.entries(inStead) as [Party, { by: Party; once: string }][]).filter(([, { by, once }]) => by === party && events.some(({ type, key }) => type === 'answered' && key.split(':')[0] === once)).map(([of]) => of);

export type PublicRows = NonNullable<Awaited<ReturnType<typeof readPublicRows>>>;

/** All that the page of one case is made of for the party that holds a receipt of it, with what is or was asked of that party: another party's receipt opens another page. Handlers, the subject and inner steps are not read, or not passed on. */
export async function readPublicRows(db: Db, caseNo: string, party: Party) {
  const row = (await db.select(shownOfCase).from(cases).where(eq(cases.caseNo, caseNo)))[0] ?? (await keptOnly(db, caseNo));
  if (!row) return undefined;
  const [events, openDuties, lapsedDuties, clockRows, noticeRows, said, openings, organRows, [identity], kept] = await Promise.all([
    db.select({ seq: caseEvents.seq, body: caseEvents.body }).from(caseEvents).where(eq(caseEvents.caseNo, caseNo)).orderBy(asc(caseEvents.seq)),
    db.select().from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.state, 'open'))).orderBy(duties.openedSeq),
    db.select().from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.state, 'lapsed'))).orderBy(desc(duties.openedSeq)),
    db.select().from(clocks).where(eq(clocks.caseNo, caseNo)),
    db.select().from(notices).where(and(eq(notices.caseNo, caseNo), eq(notices.party, party))).orderBy(asc(notices.issuedSeq)),
    db.select().from(statements).where(and(eq(statements.caseNo, caseNo), eq(statements.as, party))).orderBy(asc(statements.receivedAt)),
    // The openings of an earlier version name no party.
    db.select().from(identityOpenings).where(and(eq(identityOpenings.caseNo, caseNo), or(eq(identityOpenings.party, party), isNull(identityOpenings.party)))).orderBy(asc(identityOpenings.at)),
    db.select().from(organs),
    db.select({ anonymous: identities.anonymous }).from(identities).where(and(eq(identities.caseNo, caseNo), eq(identities.party, party))),
    db.select({ id: documents.id }).from(documents).where(and(eq(documents.caseNo, caseNo), eq(documents.sender, party))),
  ]);
  const speaksFor = [party, ...leftBy(party, events.map(({ body }) => body))];
  const own = (all: typeof openDuties) => all.filter((duty) => duty.party !== null && speaksFor.includes(duty.party));
  return { row, party, events: events.map(({ body }) => body), openDuties, ownDuties: own(openDuties), lapsedDuties: own(lapsedDuties), clocks: clockRows, notices: noticeRows, said, openings, organs: new Map(organRows.map((organ) => [organ.code, organ])), anonymous: identity?.anonymous ?? true, documents: kept.length };
}

/** How a clock of the case was last counted. */
export async function lastCounting(db: Db, caseNo: string, keys: readonly string[]) {
  if (keys.length === 0) return new Map<string, typeof clockCountings.$inferSelect>();
  const rows = await db
    .select()
    .from(clockCountings)
    .where(and(eq(clockCountings.caseNo, caseNo), inArray(clockCountings.key, [...keys])))
    .orderBy(asc(clockCountings.seq));
  return new Map(rows.map((counting) => [counting.key, counting]));
}

/** The first opening of a notice at the counter is kept; later ones change nothing. */
export async function markRead(db: Db, noticeId: string, at: Date): Promise<void> {
  await db.update(notices).set({ firstReadAt: at }).where(and(eq(notices.id, noticeId), isNull(notices.firstReadAt)));
}

/** The document of a notice, sealed as it lies in the store. */
export async function letterOf(db: Db, documentId: string) {
  const [row] = await db.select().from(documents).where(eq(documents.id, documentId));
  return row;
}
