import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { saidIn } from '../../db/reads/said.ts';
import { partIn, type HeldSeat, type Sight } from '../../db/reads/seats.ts';
import { cases, clocks, duties, reads } from '../../db/schema/index.ts';
import type { Earlier, Message } from '../../workflows/steps/message.ts';
import type { Day, Office, Statement } from '../../workflows/steps/words.ts';
import { Declined, notFound } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { textFault, visible } from '../requests/plain-text.ts';

export type CaseRow = typeof cases.$inferSelect;
export type DutyRow = typeof duties.$inferSelect;

/** The case, if the signed-in official may see it today; walled off, unknown or, where one is named, of another procedure it is the same 404. */
export async function caseFor(deps: Deps, request: Pick<FastifyRequest, 'me'>, caseNo: string, procedure?: string): Promise<{ row: CaseRow; readAs: Sight }> {
  const [found] = await deps.registers.db.select({ row: cases, readAs: partIn(request.me.id, cases.caseNo, todayOf(deps)) }).from(cases).where(eq(cases.caseNo, caseNo));
  if (!found?.readAs || (procedure !== undefined && found.row.procedure !== procedure)) throw notFound('no-case');
  return { row: found.row, readAs: found.readAs };
}

const longestReason = 500;
function reasonOf(request: Pick<FastifyRequest, 'headers'>): string | undefined {
  const header = request.headers['x-read-reason'];
  if (typeof header !== 'string') return undefined;
  try {
    const reason = decodeURIComponent(header).trim();
    if (visible(reason) === '') return undefined;
    if (reason.length <= longestReason && !textFault(reason)) return reason;
  } catch {
    // Not URI-encoded: said below like a reason that is too long.
  }
  throw new Declined(422, 'read-reason', 'reason-unread');
}

/** Opens a part of the file to the signed-in official: the read is on record before anything of it leaves. Where an office is named, only a duty owed at it opens the part without a reason. */
export async function openToRead(deps: Deps, request: Pick<FastifyRequest, 'me' | 'headers'>, caseNo: string, part: string, { procedure, office }: { readonly procedure?: string; readonly office?: Office } = {}): Promise<{ row: CaseRow; readAs: Sight }> {
  const found = await caseFor(deps, request, caseNo, procedure);
  const isOwed = office === undefined || owesAt(office, request.me, found.row, await deps.registers.db.select().from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.state, 'open'))));
  const opened = isOwed ? found : { ...found, readAs: 'part' as const };
  const reason = reasonOf(request);
  if (opened.readAs === 'part' && !reason) throw new Declined(403, 'read-reason', 'read-reason');
  await deps.registers.db.insert(reads).values({ id: randomUUID(), caseNo, userId: request.me.id, part, ground: reason ? 'reason' : opened.readAs, reason: reason ?? null, at: deps.now() });
  return opened;
}

/** The seat from which a user may answer a duty, if there is one. */
export const seatFor = (seats: readonly HeldSeat[], me: string, duty: Pick<DutyRow, 'office' | 'organ' | 'only' | 'except'>): HeldSeat | undefined =>
  duty.except?.includes(me) ? undefined : seats.find((seat) => seat.office === duty.office && seat.organ === duty.organ && (!duty.only || duty.only.includes(me) || (seat.standsFor !== null && duty.only.includes(seat.standsFor))));

/** Whether a user owes one of the open duties at a post of this office in the organ that has the case. */
export const owesAt = (office: Office, me: { readonly id: string; readonly seats: readonly HeldSeat[] }, { organ }: Pick<CaseRow, 'organ'>, open: readonly DutyRow[]): boolean =>
  open.some((duty) => duty.owed && duty.office === office && duty.organ === organ && seatFor(me.seats, me.id, duty) !== undefined);

/** What was said in a case so far, as its procedure's refusals look at it. */
export const earlierIn = async (deps: Pick<Deps, 'registers'>, row: CaseRow): Promise<Earlier> => (await soFarIn(deps, row.caseNo))(row);

/** The same for whoever reads the case's row at the same time. */
export async function soFarIn({ registers: { db } }: Pick<Deps, 'registers'>, caseNo: string): Promise<(row: Pick<CaseRow, 'opening'>) => Earlier> {
  const [said, running] = await Promise.all([
    saidIn(db, caseNo),
    db.select({ key: clocks.key, lastDay: clocks.lastDay }).from(clocks).where(and(eq(clocks.caseNo, caseNo), eq(clocks.state, 'running'))),
  ]);
  const told = said.map((statement) => ({ message: statement.message, said: { id: statement.id, duty: statement.duty ?? '', by: statement.sender, as: statement.as, ...(statement.organ && { organ: statement.organ }), on: statement.receivedOn as Day, ...statement.told } }));
  const of = <S extends Statement>(ask: Message<S>, from = 0) => told.slice(from).filter(({ message }) => message === ask.name).map((each) => each.said) as unknown as readonly S[];
  return ({ opening }) => ({
    opening,
    lastOf: (...asks) => told.findLast(({ message }) => asks.some(({ name }) => name === message))?.message,
    lastDay: (key) => running.find((clock) => clock.key === key)?.lastDay,
    said: (ask) => of(ask),
    after: ({ id }) => ({ said: (ask) => of(ask, told.findIndex((each) => each.said.id === id) + 1) }),
  });
}
