import { ApplicationFailure } from '@temporalio/common';
import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import { chained, chainStart } from '../../db/chain.ts';
import { scrubbed, type Transaction } from '../../db/client.ts';
import { enterIncident } from '../../db/incidents.ts';
import { caseEvents, cases, duties, firstMessages, statements } from '../../db/schema/index.ts';
import { hashOf } from '../../db/seal.ts';
import type { Activities, CaseEvent, LastDays } from '../../workflows/steps/activities.ts';
import { isParty, type Day } from '../../workflows/steps/words.ts';
import type { Deps } from '../deps.ts';
import { Bell } from './bell.ts';
import { clocksOf, type Standing } from './clocks.ts';
import { project } from './project.ts';

const conflict = (what: string) => ApplicationFailure.nonRetryable(what, 'LedgerConflict');

/** The register as the workflows see it: entering events, reading them back, reporting what does not fit. */
export function createRegister(deps: Deps): Pick<Activities, 'enter' | 'readRegister' | 'isUnheard' | 'reportIncident'> {
  const { registers, now } = deps;
  const bell = new Bell(registers);

  return {
    async enter(caseNo, events) {
      const lastDays = await scrubbed(() =>
        registers.db.transaction(async (tx) => {
          // Sent together: the clocks are read once the row is locked.
          const [standing, clocks] = await Promise.all([lockedRow(tx, caseNo), clocksOf(tx, caseNo)]);
          const { fresh, procedure } = await chain(tx, caseNo, standing, events, now());
          return lastDaysIn(fresh.length > 0 ? await project(tx, deps, { caseNo, procedure }, fresh, clocks) : clocks);
        }),
      );
      // After the commit and outside of it: NOTIFY within a transaction makes all commits of the database queue up.
      bell.ring(caseNo, events.at(-1)?.seq ?? 0);
      return { lastDays };
    },

    async readRegister(caseNo) {
      return scrubbed(async () => {
        const rows = await registers.db.select({ body: caseEvents.body }).from(caseEvents).where(eq(caseEvents.caseNo, caseNo)).orderBy(caseEvents.seq);
        return { events: rows.map(({ body }) => body), lastDays: lastDaysIn(await clocksOf(registers.db, caseNo)) };
      });
    },

    async isUnheard(caseNo, clock, until) {
      const under = registers.db.select({ key: duties.key }).from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.clock, clock)));
      const kept = and(eq(statements.caseNo, caseNo), eq(statements.state, 'received'), lte(statements.receivedOn, until), inArray(statements.duty, under));
      return scrubbed(async () => (await registers.db.select({ id: statements.id }).from(statements).where(kept).limit(1)).length > 0);
    },

    async reportIncident(caseNo, unmet) {
      // The relay takes it up again for whatever is told to it.
      await scrubbed(() => registers.db.transaction((tx) => enterIncident(tx, caseNo, 'unfit', unmet, now())));
    },
  };
}

const lockedRow = async (tx: Transaction, caseNo: string) =>
  (await tx.select({ seq: cases.lastSeq, hash: cases.lastHash, procedure: cases.procedure }).from(cases).where(eq(cases.caseNo, caseNo)).for('update'))[0];

/** Appends what does not stand yet; what stands must be the same to the letter. Answers with the events that are new. */
async function chain(tx: Transaction, caseNo: string, standing: Awaited<ReturnType<typeof lockedRow>>, events: readonly CaseEvent[], at: Date): Promise<{ fresh: CaseEvent[]; procedure: string }> {
  let { seq, hash } = standing ?? { seq: 0, hash: chainStart };
  const rows: (typeof caseEvents.$inferInsert)[] = [];
  const fresh: CaseEvent[] = [];
  for (const event of events) {
    const bodyHash = hashOf(event);
    if (event.seq <= seq && standing) {
      const [there] = await tx.select({ bodyHash: caseEvents.bodyHash }).from(caseEvents).where(and(eq(caseEvents.caseNo, caseNo), eq(caseEvents.seq, event.seq)));
      if (there?.bodyHash !== bodyHash) throw conflict(`event ${event.seq} of ${caseNo} differs from the one entered`);
      continue;
    }
    if (event.seq !== seq + 1) throw conflict(`event ${event.seq} of ${caseNo} does not follow ${seq}`);
    seq = event.seq;
    hash = chained(hash, bodyHash);
    fresh.push(event);
    const statement = event.type === 'answered' ? event.statement : undefined;
    rows.push({ caseNo, seq, type: event.type, key: event.key, at: new Date(event.at), body: event, bodyHash, hash, enteredAt: at, statementId: statement?.id, actor: statement?.by });
  }
  const procedure = standing?.procedure ?? (events[0]?.type === 'opened' ? events[0].procedure : '');
  if (rows.length === 0) return { fresh, procedure };
  if (!standing) await openRow(tx, caseNo, fresh[0]!, at);
  await Promise.all([
    tx.insert(caseEvents).values(rows),
    tx.update(cases).set({ lastSeq: seq, lastHash: hash }).where(eq(cases.caseNo, caseNo)),
    ...fresh.map((event) => (event.type === 'answered' ? answerStatement(tx, caseNo, event.statement, at) : undefined)),
  ]);
  return { fresh, procedure };
}

/** The first event opens the case's row, with what its first statement says. */
async function openRow(tx: Transaction, caseNo: string, event: CaseEvent, at: Date): Promise<void> {
  if (event.type !== 'opened') throw conflict(`${caseNo} does not begin with its opening`);
  const [first] = await tx
    .update(statements)
    .set({ state: 'answered', answeredAt: at })
    .where(and(eq(statements.caseNo, caseNo), eq(statements.message, firstMessages[event.procedure] ?? '')))
    .returning();
  if (!first) throw conflict(`${caseNo} has no first statement in the register`);
  const { ruleVersion, urgent, linkedFrom, title } = first.body as { ruleVersion?: string; urgent?: boolean; linkedFrom?: string; title?: string };
  await tx.insert(cases).values({
    caseNo,
    procedure: event.procedure,
    title: title ?? '',
    organ: event.organ,
    openedOn: event.on,
    state: 'open',
    urgent: urgent === true || first.told.ongoing === true,
    linkedFrom: linkedFrom ?? null,
    opening: first.told,
    ruleVersion: ruleVersion ?? event.on.slice(0, 7),
    lastSeq: 0,
    lastHash: chainStart,
  });
}

/** The statement must stand in the register as it was told, and its sender must have held the post on the day of receipt. */
async function answerStatement(tx: Transaction, caseNo: string, statement: { id: string; by: string; as: string; organ?: string; on: Day }, at: Date): Promise<void> {
  const answered = await tx
    .update(statements)
    .set({ state: 'answered', answeredAt: at })
    .where(
      and(
        eq(statements.id, statement.id),
        eq(statements.caseNo, caseNo),
        eq(statements.sender, statement.by),
        isParty(statement.as) ? undefined : sql`exists (select from seats_of(${statement.by}, ${statement.on}::date) s where s.office = ${statement.as} and s.organ = ${statement.organ ?? ''})`,
      ),
    )
    .returning({ id: statements.id });
  if (answered.length === 0) throw conflict(`statement ${statement.id} of ${caseNo} does not stand in the register as it was told`);
}

const lastDaysIn = (standing: Standing): LastDays => Object.fromEntries(standing.flatMap(({ key, lastDay, state }) => (state === 'running' ? [[key, lastDay]] : [])));
