import { and, eq, sql } from 'drizzle-orm';
import { isClockEvent } from '../../db/calendar/counting.ts';
import type { Transaction } from '../../db/client.ts';
import { cases, clocks, duties, notices, walls } from '../../db/schema/index.ts';
import type { CaseEvent } from '../../workflows/steps/activities.ts';
import type { Deps } from '../deps.ts';
import { effects } from '../effects.ts';
import { clocksOf, projectClock, type Standing } from './clocks.ts';
import { issueNotice } from './notices.ts';

export interface Case {
  readonly caseNo: string;
  readonly procedure: string;
}

/** The rows that follow from new events of a case, in the transaction in which the events are entered; answers with the case's clocks, `before` them, as they stand then. */
export async function project(tx: Transaction, deps: Deps, of: Case, events: readonly CaseEvent[], before: Standing): Promise<Standing> {
  const { caseNo } = of;
  const at = deps.now();
  // One clock's events build on each other; a duty opened here shows its clock's last day, and a notice may name it.
  const ofClocks = events.filter(isClockEvent);
  for (const event of ofClocks) await projectClock(tx, caseNo, event);
  const standing = ofClocks.length > 0 ? await clocksOf(tx, caseNo) : before;
  // Sent together and done in this order: a duty may be opened and dropped in one entry.
  await Promise.all([openDuties(tx, caseNo, events, standing), endDuties(tx, caseNo, events, at)]);
  for (const event of events) await projectOne(tx, deps, of, event, at);
  return standing;
}

async function openDuties(tx: Transaction, caseNo: string, events: readonly CaseEvent[], standing: Standing): Promise<void> {
  const opened = events.filter((event) => event.type === 'duty-opened');
  if (opened.length === 0) return;
  const lastDays = new Map(standing.map(({ key, lastDay }) => [key, lastDay]));
  await tx.insert(duties).values(
    opened.map(({ key, message, who, clock, owed, at, seq }) => ({
      id: `${caseNo}.${key}`,
      caseNo,
      key,
      message,
      ...(typeof who === 'string' ? { party: who } : { office: who.office, organ: who.organ, only: who.only ? [...who.only] : null, except: who.except ? [...who.except] : null }),
      owed,
      clock: clock ?? null,
      state: 'open' as const,
      openedAt: new Date(at),
      openedSeq: seq,
      lastDay: (clock && lastDays.get(clock)) ?? null,
    })),
  );
}

const endOf = (event: CaseEvent): { state: 'answered' | 'lapsed' | 'dropped'; by?: string } | undefined => {
  if (event.type === 'answered') return { state: 'answered', by: event.statement.by };
  return event.type === 'lapsed' || event.type === 'dropped' ? { state: event.type } : undefined;
};

async function endDuties(tx: Transaction, caseNo: string, events: readonly CaseEvent[], at: Date): Promise<void> {
  const ended = events.flatMap((event) => {
    const end = endOf(event);
    return end ? [{ id: `${caseNo}.${event.key}`, ...end }] : [];
  });
  if (ended.length === 0) return;
  await tx.execute(sql`update duties d set state = e.state, done_at = ${at.toISOString()}::timestamptz, done_by = e.by from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as e (id text, state text, by text) where d.id = e.id`);
}

async function projectOne(tx: Transaction, deps: Deps, { caseNo, procedure }: Case, event: CaseEvent, at: Date): Promise<void> {
  const own = effects[procedure]!;
  switch (event.type) {
    case 'opened':
      await own.opening(tx, caseNo, at);
      return;
    case 'answered':
      await own.statement(tx, caseNo, event.statement, at);
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
