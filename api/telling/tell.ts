import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { cases, duties, firstMessages, posts, statements } from '../../db/schema/index.ts';
import type { Refusal } from '../../workflows/steps/message.ts';
import { isParty, type Day, type Statement } from '../../workflows/steps/words.ts';
import type { Deps } from '../deps.ts';

export type Telling = Pick<Deps, 'registers' | 'cases' | 'now'>;
/** `kept`: the statement stands in the register and will be heard later, without being sent again. */
export type Heard = { readonly state: 'answered' } | { readonly state: 'refused'; readonly refusal: Refusal } | { readonly state: 'kept' };

const answered: Heard = { state: 'answered' };
const kept: Heard = { state: 'kept' };

/** What a case is told of a kept statement; the same row always gives the same. */
function told(row: typeof statements.$inferSelect, holder: string | null): Statement {
  return {
    id: row.id,
    duty: row.duty ?? '',
    by: row.sender,
    ...(holder && holder !== row.sender && { standsFor: holder }),
    as: row.as,
    ...(row.organ && { organ: row.organ }),
    on: row.receivedOn as Day,
    ...row.told,
  };
}

/** Whether its sender still counts as having held the post on the day of receipt: a term may be ended as of the day before. */
const isPosted = sql<boolean>`exists (select from seats_of(${statements.sender}, ${statements.receivedOn}) s where s.office = ${statements.as} and s.organ = ${statements.organ})`;

/** Hands a kept statement to its case and says what became of it. It may be handed over any number of times and is heard once. */
export async function hand(deps: Telling, id: string): Promise<Heard> {
  const { db } = deps.registers;
  const [found] = await db
    .select({ row: statements, holder: posts.userId, isPosted, procedure: cases.procedure, endedOn: cases.endedOn, opening: cases.opening })
    .from(statements)
    .leftJoin(posts, eq(posts.id, statements.postId))
    .leftJoin(cases, eq(cases.caseNo, statements.caseNo))
    .where(eq(statements.id, id));
  if (!found) throw new Error('a statement is handed over that is not kept');
  return handKept(deps, found);
}

/** A kept statement with what its case must be told beside it. */
export interface Kept {
  readonly row: typeof statements.$inferSelect;
  /** Who holds the post from which it was said. */
  readonly holder: string | null;
  /** The case's, where it stands already. */
  readonly procedure: string | null;
  readonly endedOn: string | null;
  readonly opening: Record<string, unknown> | null;
  /** Left out by whoever has just looked at the sender's seats. */
  readonly isPosted?: boolean;
}

/** As `hand`, for whoever has just kept the statement and knows its case. */
export async function handKept(deps: Telling, { row, holder, procedure, endedOn, opening, isPosted: posted = true }: Kept): Promise<Heard> {
  if (row.state === 'answered') return answered;
  if (row.state === 'refused') return { state: 'refused', refusal: row.refusal! };
  const opens = Object.keys(firstMessages).find((each) => firstMessages[each] === row.message);
  if (opens) return start(deps, opens, row.caseNo, row.told);
  // Its case is not open yet; the relay comes back to it.
  if (!procedure) return kept;
  // The register would not enter it, and no case gets past what it has heard.
  if (!posted && !isParty(row.as)) return refuse(deps, row.id, { ground: 'post-ended' });

  const outcome = await deps.cases.tell(procedure, row.caseNo, row.message, told(row, holder));
  if (outcome.kind === 'answered') return answered;
  if (outcome.kind === 'refused' && !(await endedApart(deps, procedure, row, outcome.refusal))) return refuse(deps, row.id, outcome.refusal);
  if (outcome.kind === 'refused' || outcome.kind === 'no-workflow') {
    if (endedOn || (await hasEnded(deps, row.caseNo))) return refuse(deps, row.id, { ground: 'closed' });
    await takeUp(deps, procedure, row.caseNo, opening!).catch(() => undefined);
  }
  return kept;
}

/** Grounds that say nothing of the statement, only that the workflow does not await it. */
const notItsTurn = new Set(['not-awaited', 'already-answered', 'lapsed', 'closed']);

/** A workflow at rest that does not await what the register awaits comes from another copy of either store, as after half a restore: it is ended, and its refusal counts for nothing. */
async function endedApart({ registers: { db }, cases: line }: Telling, procedure: string, { caseNo, message, duty, receivedAt }: Kept['row'], { ground }: Refusal): Promise<boolean> {
  if (!notItsTurn.has(ground)) return false;
  const isAwaited = async () => (await db.$count(duties, and(eq(duties.caseNo, caseNo), eq(duties.key, duty ?? ''), eq(duties.message, message), eq(duties.state, 'open')))) > 0;
  // The first look spares the server those who merely come too late.
  return (await isAwaited()) && line.endApart(procedure, caseNo, receivedAt, isAwaited).catch(() => false);
}

const hasEnded = async ({ registers: { db } }: Telling, caseNo: string): Promise<boolean> => (await db.$count(cases, and(eq(cases.caseNo, caseNo), isNotNull(cases.endedOn)))) > 0;

/** A refusal is kept with its statement; an answer that came in the meantime stays. */
async function refuse({ registers, now }: Telling, id: string, refusal: Refusal): Promise<Heard> {
  const { ground, on, office } = refusal;
  const [changed] = await registers.db
    .update(statements)
    .set({ state: 'refused', refusal: { ground, ...(on && { on }), ...(office && { office }) }, answeredAt: now() })
    .where(and(eq(statements.id, id), eq(statements.state, 'received')))
    .returning({ id: statements.id });
  if (changed) return { state: 'refused', refusal };
  const [row] = await registers.db.select({ state: statements.state, refusal: statements.refusal }).from(statements).where(eq(statements.id, id));
  return row?.state === 'refused' ? { state: 'refused', refusal: row.refusal! } : answered;
}

async function start(deps: Telling, procedure: string, caseNo: string, opening: Record<string, unknown>): Promise<Heard> {
  try {
    await deps.cases.start(procedure, { ...opening, caseNo });
  } catch {
    return kept;
  }
  return (await stands(deps, caseNo)) ? answered : kept;
}

const standsWithinMs = 5_000;
const lookEveryMs = 20;

/** Waits, for five seconds at most, until the case's row stands in the register. */
async function stands({ registers }: Telling, caseNo: string): Promise<boolean> {
  const until = performance.now() + standsWithinMs;
  do {
    const found = await registers.db.select({ one: sql`1` }).from(cases).where(eq(cases.caseNo, caseNo));
    if (found.length > 0) return true;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  } while (performance.now() < until);
  return false;
}

/** Starts a case's workflow anew from its register. One that runs stays as it is. */
export const takeUp = ({ cases: line }: Pick<Deps, 'cases'>, procedure: string, caseNo: string, opening: Record<string, unknown>): Promise<void> => line.start(procedure, { ...opening, caseNo, takenUp: true });
