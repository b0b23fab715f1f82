import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { cases, clocks, duties, notices, walls } from '../../db/schema/index.ts';
import type { CaseEvent } from '../../workflows/steps/activities.ts';
import type { Deps } from '../deps.ts';
import { effects } from '../effects.ts';
import { isClockEvent, projectClock } from './clocks.ts';
import { issueNotice } from './notices.ts';

export interface Case {
  readonly caseNo: string;
  readonly procedure: string;
}

/** The rows that follow from new events of a case, in the transaction in which the events are entered. */
export async function project(tx: Transaction, deps: Deps, of: Case, events: readonly CaseEvent[]): Promise<void> {
  const { caseNo } = of;
  const at = deps.now();
  // One clock's events build on each other; a duty opened here shows its clock's last day, and a notice may name it.
  for (const event of events) if (isClockEvent(event)) await projectClock(tx, caseNo, event);
  await openDuties(tx, caseNo, events);
  for (const event of events) await projectOne(tx, deps, of, event, at);
}

async function openDuties(tx: Transaction, caseNo: string, events: readonly CaseEvent[]): Promise<void> {
  const opened = events.filter((event) => event.type === 'duty-opened');
  if (opened.length === 0) return;
  const running = [...new Set(opened.flatMap(({ clock }) => clock ?? []))];
  const lastDays = new Map(
    running.length === 0 ? [] : (await tx.select({ key: clocks.key, lastDay: clocks.lastDay }).from(clocks).where(and(eq(clocks.caseNo, caseNo), inArray(clocks.key, running)))).map(({ key, lastDay }) => [key, lastDay]),
  );
  await tx.insert(duties).values(
    opened.map(({ key, message, who, clock, owed, at, seq }) => ({
      id: `${caseNo}.${key}`,
      caseNo,
      key,
      message,
      ...(typeof who === 'string' ? { party: who } : { office: who.office, organ: who.organ, only: who.only ? [...who.only] : null }),
      owed,
      clock: clock ?? null,
      state: 'open' as const,
      openedAt: new Date(at),
      openedSeq: seq,
      lastDay: (clock && lastDays.get(clock)) ?? null,
    })),
  );
}

async function projectOne(tx: Transaction, deps: Deps, { caseNo, procedure }: Case, event: CaseEvent, at: Date): Promise<void> {
  const own = effects[procedure]!;
  const duty = (state: 'answered' | 'lapsed' | 'dropped', doneBy?: string) =>
    tx
      .update(duties)
      .set({ state, doneAt: at, doneBy: doneBy ?? null })
      .where(eq(duties.id, `${caseNo}.${event.key}`));
  switch (event.type) {
    case 'opened':
      await own.opening(tx, caseNo, at);
      return;
    case 'answered':
      await duty('answered', event.statement.by);
      await own.statement(tx, caseNo, event.statement, at);
      return;
    case 'lapsed':
    case 'dropped':
      await duty(event.type);
      return;
    case 'overdue':
      await tx.update(clocks).set({ overdueAt: at }).where(and(eq(clocks.caseNo, caseNo), eq(clocks.key, event.key)));
      return;
    case 'notice-issued':
      await issueNotice(tx, { caseNo, procedure }, event);
      return;
    case 'served':
      await tx.update(notices).set({ service: event.result, servedOn: event.on }).where(eq(notices.id, `${caseNo}.${event.key}`));
      return;
    case 'recused':
      await tx.insert(walls).values({ caseNo, userId: event.person, ground: 'recused', since: at }).onConflictDoNothing();
      await tx.update(duties).set({ assignee: null }).where(and(eq(duties.caseNo, caseNo), eq(duties.assignee, event.person)));
      return;
    case 'linked':
      await own.link(tx, deps, caseNo, event, at);
      return;
    case 'closed':
      await tx.update(cases).set({ state: 'closed', result: event.result, closedOn: event.on }).where(eq(cases.caseNo, caseNo));
      return;
    case 'reopened':
      await tx.update(cases).set({ state: 'open', closedOn: null }).where(eq(cases.caseNo, caseNo));
      return;
    case 'ended':
      await tx.update(cases).set({ endedOn: event.on, state: 'closed', closedOn: sql`coalesce(${cases.closedOn}, ${event.on}::date)` }).where(eq(cases.caseNo, caseNo));
      return;
    default:
      return;
  }
}
