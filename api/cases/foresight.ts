import { and, eq } from 'drizzle-orm';
import { count } from '../../db/calendar/count.ts';
import { clockOf, countingAfter, isClockEvent, isPaused } from '../../db/calendar/counting.ts';
import { currentCalendar, periodOn } from '../../db/reads/calendar.ts';
import { organsByCode } from '../../db/reads/names.ts';
import { caseEvents, clocks } from '../../db/schema/index.ts';
import type { CaseEvent, Happening, LastDays } from '../../workflows/steps/activities.ts';
import { triage } from '../../workflows/complaint/messages.ts';
import { noticesOn } from '../../workflows/complaint/outcome-words.ts';
import type { Track } from '../../workflows/complaint/words.ts';
import type { Day, Statement } from '../../workflows/steps/words.ts';
import type { CaseRow } from './case-open.ts';
import type { Deps } from '../deps.ts';
import { say, type Language } from '../requests/language.ts';
import { formOf, officeTitle, procedureOf } from './procedures.ts';
import type { Effects } from '../shapes.ts';
import { asTitled, type Titled } from '../shown/letters-titled.ts';
import { messageOfKey, organName } from '../shown/shown-duty.ts';
import { sentences } from '../words/sentences.ts';

/** The procedures in a form that runs in this process and keeps nothing; see api/rehearsal. */
export interface Rehearsals {
  rehearse(world: { readonly procedure: string; readonly now: () => number; readonly activities: Readonly<Record<string, (...args: never[]) => Promise<unknown>>> }, opening: object): Promise<void>;
}

/** What follows, or why nothing is said of it; neither where the form is not filled in yet. */
export interface Foreseen {
  readonly effects?: Effects;
  readonly unforeseen?: string;
}

interface Counted {
  lastDay: Day;
  isRunning: boolean;
}

/**
 * What follows at once if this were said: the procedure itself is run from the register with the statement added, and what it then
 * would enter is the answer. Where the procedure does not go on from it, or its thread ended, that is said: silence would be taken for “nothing follows”.
 */
export async function foreseen(deps: Deps, language: Language, row: CaseRow, statement: Statement): Promise<Foreseen> {
  const { rehearsals, registers: { db }, now } = deps;
  if (!rehearsals) return {};
  const [entered, standing, calendar, organs] = await Promise.all([
    db.select({ body: caseEvents.body }).from(caseEvents).where(eq(caseEvents.caseNo, row.caseNo)).orderBy(caseEvents.seq),
    db.select().from(clocks).where(and(eq(clocks.caseNo, row.caseNo))),
    currentCalendar(db),
    organsByCode(db),
  ]);
  const countings = new Map(standing.map(({ key, counting, period }) => [key, { counting, period }]));
  const counted = new Map<string, Counted>(standing.filter(({ state }) => state !== 'stopped').map(({ key, lastDay, state }) => [key, { lastDay: lastDay as Day, isRunning: state === 'running' }]));
  const lastDays = (): LastDays => Object.fromEntries([...counted].flatMap(([key, { lastDay, isRunning }]) => (isRunning ? [[key, lastDay]] : [])));
  const step = async (event: CaseEvent): Promise<void> => {
    if (!isClockEvent(event)) return;
    const key = clockOf(event);
    if (event.type === 'clock-stopped') return void counted.delete(key);
    const before = countings.get(key);
    const period = event.type === 'clock-started' ? await periodOn(db, event.period, event.from) : before!.period;
    const counting = countingAfter(event, before?.counting, period);
    countings.set(key, { counting, period });
    counted.set(key, { lastDay: count(counting, calendar).lastDay as Day, isRunning: !isPaused(counting) });
  };

  const seq = entered.length + 1;
  const said: CaseEvent = { type: 'answered', key: statement.duty, statement, seq, at: now().toISOString() };
  const following: CaseEvent[] = [];
  const activities = {
    readRegister: async () => ({ events: [...entered.map(({ body }) => body), said], lastDays: lastDays() }),
    enter: async (_: string, events: readonly CaseEvent[]) => {
      for (const event of events) await step(event);
      following.push(...events);
      return { lastDays: lastDays() };
    },
    // What is kept and not heard yet is not foretold.
    isUnheard: async () => false,
    reportIncident: async () => {
      throw new Error('the procedure does not meet the statement');
    },
  };
  const failed = await rehearsals.rehearse({ procedure: row.procedure, now: () => now().getTime(), activities }, { ...row.opening, caseNo: row.caseNo, takenUp: true }).then(() => false, () => true);
  if (failed) return { unforeseen: say(language, sentences.unforeseen) };

  const procedure = asTitled(procedureOf(row.procedure), outcomeIn([...entered.map(({ body }) => body), said]));
  const periods = new Map(Object.values(procedure.law).map(({ id, title }) => [id, title]));
  const dropped = new Set(following.flatMap(({ type, key }) => (type === 'dropped' ? [key] : [])));
  const moved = [...new Set(following.flatMap((event) => (isClockEvent(event) && event.type !== 'clock-stopped' ? [clockOf(event)] : [])))].filter((key) => counted.has(key));
  const opened = following.flatMap((event) => (event.type === 'duty-opened' && event.owed && !dropped.has(event.key) ? [event] : []));
  const next = opened.map(({ who, message }) => {
    const form = formOf(procedure, message);
    const organ = typeof who === 'string' ? '' : `${organName({ language, organs }, who.organ)}${language === 'en' ? ', ' : ''}`;
    return `${organ}${say(language, officeTitle(typeof who === 'string' ? who : who.office))}${language === 'en' ? ': ' : '：'}${form ? say(language, form.asks) : message}`;
  });
  const noticeTo = (title: string, to: string) => (language === 'en' ? `${title} (${to})` : `${title}（${to}）`);
  const effects: Effects = {
    next: [...new Set(next)],
    clocks: moved.map((key) => ({ title: say(language, periods.get(key.split(':')[0]!) ?? [key, key]), lastDay: counted.get(key)!.lastDay })),
    notices: following.flatMap((event) => (event.type === 'notice-issued' ? [noticeTo(say(language, procedure.notices[event.notice] ?? [event.notice, event.notice]), say(language, officeTitle(event.to)))] : [])),
    ends: following.some(({ type }) => type === 'closed' || type === 'ended'),
  };
  return { effects };
}

/** What the outcome of a complaint will bear as its title, by which rule the examination last chose. */
function outcomeIn(events: readonly Happening[]): Titled[] {
  const examined = events.findLast((event) => event.type === 'answered' && messageOfKey(event.key) === triage.name);
  const track = examined?.type === 'answered' ? (examined.statement as Statement & { track?: Track }).track : undefined;
  return [{ kind: 'outcome-notice', title: noticesOn(track)['outcome-notice'][0] }];
}
