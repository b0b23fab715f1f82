import { desc, eq } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import type { Transaction } from '../../db/client.ts';
import { namesOf } from '../../db/reads/names.ts';
import { maySee, type HeldSeat } from '../../db/reads/seats.ts';
import { cases, duties, dutyActs, type DutyActKind } from '../../db/schema/index.ts';
import { hashOf } from '../../db/seal.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { dutyActWords } from '../words/acts.ts';
import { keyOf } from '../requests/answers.ts';
import { seatFor, type DutyRow } from '../cases/case-open.ts';
import { Declined, notFound } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { instant, say } from '../requests/language.ts';
import type { Me } from '../plugins/session.ts';
import type { DutyAct } from '../shapes.ts';
import { personName, type Naming } from '../shown/shown-duty.ts';
import { shownWords } from '../words/shown.ts';

export type ActRow = typeof dutyActs.$inferSelect;

/** Before whom and what an act is judged; the duty's row is locked until the act stands. */
export interface Scene {
  readonly tx: Transaction;
  readonly me: Me;
  readonly duty: DutyRow;
  /** My seat from which I could answer the duty, if I hold one. */
  readonly seat: HeldSeat | undefined;
  readonly today: Day;
}

/** What an act puts on record and changes; `assignee: null` puts the duty back into the pool. */
export interface Judged {
  readonly to?: string | undefined;
  readonly note?: string | undefined;
  readonly number?: string;
  readonly answers?: string;
  readonly assignee?: string | null;
  /** It stands already, under another key. */
  readonly earlier?: ActRow;
}

/** Whether it is mine to answer and nobody else has claimed it. */
export const isWithMe = ({ duty, seat, me }: Pick<Scene, 'duty' | 'seat' | 'me'>): boolean => seat !== undefined && (duty.assignee === null || duty.assignee === me.id || duty.assignee === seat.standsFor);

/** Does one act on a duty and puts it on record, once a key; everybody who may see the case hears that something moved. */
export async function actOn(deps: Deps, request: Pick<FastifyRequest, 'headers' | 'me' | 'language'>, dutyId: string, kind: DutyActKind, body: object, judge: (scene: Scene) => Promise<Judged>): Promise<DutyAct> {
  const id = keyOf(request);
  const { me } = request;
  const bodyHash = hashOf({ duty: dutyId, kind, body });
  const { row, seq } = await deps.registers.db.transaction(async (tx): Promise<{ row: ActRow; seq?: number }> => {
    const [duty] = await tx.select().from(duties).where(eq(duties.id, dutyId)).for('update');
    const [before] = await tx.select().from(dutyActs).where(eq(dutyActs.id, id));
    if (before) {
      if (before.by !== me.id || before.bodyHash !== bodyHash) throw new Declined(422, 'key', 'key-reused');
      return { row: before };
    }
    const today = todayOf(deps);
    if (!duty?.office || !(await maySee(tx, me.id, duty.caseNo, today))) throw notFound('no-duty');
    if (duty.state !== 'open' && kind !== 'seen') throw new Declined(409, 'conflict', 'duty-done');
    const { earlier, assignee, ...judged } = await judge({ tx, me, duty, seat: seatFor(me.seats, me.id, duty), today });
    if (earlier) return { row: earlier };
    const [entered] = await tx
      .insert(dutyActs)
      .values({ id, dutyId, caseNo: duty.caseNo, kind, by: me.id, to: judged.to ?? null, note: judged.note?.trim() || null, number: judged.number ?? null, answers: judged.answers ?? null, bodyHash, on: today, at: deps.now() })
      .onConflictDoNothing()
      .returning();
    if (!entered) throw new Declined(422, 'key', 'key-reused');
    if (assignee !== undefined) await tx.update(duties).set({ assignee }).where(eq(duties.id, dutyId));
    const [file] = await tx.select({ seq: cases.lastSeq }).from(cases).where(eq(cases.caseNo, duty.caseNo));
    return { row: entered, seq: file?.seq ?? 0 };
  });
  if (seq !== undefined) await tellOf(deps, row.caseNo, seq);
  return shownAct({ language: request.language, organs: new Map(), names: await namesOf(deps.registers.db, [row.by, row.to]) }, row);
}

/** Says on the live stream that something of the case moved; without it lists are a poll late. After the commit, like every word there. */
export async function tellOf({ registers }: Pick<Deps, 'registers'>, caseNo: string, seq: number): Promise<void> {
  await registers.sql.notify('case_events', `${caseNo}:${seq}`).catch(() => undefined);
}

export function shownAct(naming: Naming, { id, dutyId, kind, by, to, note, number, answers, on, at }: ActRow): DutyAct {
  const name = (who: string) => (who === 'system' ? say(naming.language, shownWords.system) : personName(naming, who));
  return {
    id,
    duty: dutyId,
    kind,
    kindTitle: say(naming.language, dutyActWords[kind]),
    by,
    byName: name(by),
    ...(to && { to, toName: name(to) }),
    ...(note && { note }),
    ...(number && { number }),
    ...(answers && { answers }),
    on,
    at: instant(at),
  };
}

const mostActs = 200;

/** What was done about the duties of a case beside its procedure, newest first. */
export const actsIn = (deps: Pick<Deps, 'registers'>, caseNo: string): Promise<ActRow[]> => deps.registers.db.select().from(dutyActs).where(eq(dutyActs.caseNo, caseNo)).orderBy(desc(dutyActs.at), desc(dutyActs.id)).limit(mostActs);

