import { and, asc, desc, eq, exists, gte, isNull, lt, max, not, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { addDays, isRest } from '../../db/calendar/count.ts';
import { nextNumber } from '../../db/numbers.ts';
import { currentCalendar } from '../../db/reads/calendar.ts';
import { whyNotTake } from '../../db/reads/duty-holders.ts';
import { namesOf } from '../../db/reads/names.ts';
import { maySee, type HeldSeat } from '../../db/reads/seats.ts';
import { caseEvents, drafts, duties, dutyActs, organs, statements, users, walls } from '../../db/schema/index.ts';
import { recusalGrounds } from '../../workflows/complaint/words.ts';
import type { Day, Office } from '../../workflows/steps/words.ts';
import { Declined, forbidden } from '../requests/declined.ts';
import type { Deps } from '../deps.ts';
import { isWithMe, type Judged, type Scene } from './duty-acts.ts';
import { officeTitle } from '../cases/procedures.ts';
import type { Sentence } from '../words/sentences.ts';

const refused = (sentence: Sentence, ground: string = sentence) => new Declined(422, 'refused', sentence, { ground });

function onlyAtSeat({ duty, seat, me }: Scene): void {
  if (seat) return;
  if (duty.except?.includes(me.id)) throw refused('four-eyes');
  const title = officeTitle(duty.office!);
  throw new Declined(403, 'wrong-office', duty.only ? 'reserved' : [`只有${title[0]}可以办理。`, `Only the ${title[1]} may do this.`], { ground: duty.only ? 'not-assigned' : 'wrong-office' });
}

async function onlyWithMe(scene: Scene): Promise<void> {
  onlyAtSeat(scene);
  if (isWithMe(scene)) return;
  const holder = scene.duty.assignee!;
  // Whose post has ended holds nothing, even before the clean-up says so.
  if ((await whyNotTake(scene.tx, scene.duty.id, holder, scene.today)) === 'not-same-seat') return;
  throw new Declined(409, 'conflict', 'not-pool', { values: { name: (await namesOf(scene.tx, [holder])).get(holder) ?? holder } });
}

/** 认领: out of the pool into my hands. */
export async function claim(scene: Scene): Promise<Judged> {
  await onlyWithMe(scene);
  if (scene.duty.assignee === scene.me.id) throw new Declined(409, 'conflict', 'already-yours');
  return { to: scene.me.id, assignee: scene.me.id };
}

/** 释放: back into the pool; with a reason once I have drafted something on it. */
export async function release(scene: Scene, reason: string | undefined): Promise<Judged> {
  await onlyWithMe(scene);
  const { tx, me, duty } = scene;
  if (!duty.assignee) throw new Declined(409, 'conflict', 'not-yours');
  if (!reason?.trim()) {
    const [begun] = await tx.select({ at: drafts.savedAt }).from(drafts).where(and(eq(drafts.userId, me.id), eq(drafts.caseNo, duty.caseNo), eq(drafts.message, duty.message)));
    if (begun) throw new Declined(422, 'form', 'release-reason', { errors: [{ pointer: '/reason', detail: ['请写明理由。', 'Give a reason.'] }] });
  }
  return { note: reason, assignee: null };
}

/** 转办: to another who may answer it. The clock goes on unchanged. */
export async function handOver(scene: Scene, to: string, reason: string): Promise<Judged> {
  await onlyWithMe(scene);
  const { tx, me, duty, today } = scene;
  if (to === me.id) throw refused('not-oneself');
  const why = await whyNotTake(tx, duty.id, to, today);
  if (why) throw refused(why);
  return { to, note: reason, assignee: to };
}

/** 委派: another prepares it and answers with an opinion; the decision stays with me. */
export async function delegate(scene: Scene, to: string, note: string | undefined): Promise<Judged> {
  const judged = await handOver(scene, to, note ?? '');
  return { ...judged, assignee: scene.duty.assignee ?? scene.me.id };
}

/** 自行回避: out of the case at once, behind its wall; what I had claimed goes back into the pool. Whom any open duty of the case names asks the leader instead (PET 28). */
export async function recuse(deps: Deps, scene: Scene, ground: keyof typeof recusalGrounds, reason: string): Promise<Judged> {
  onlyAtSeat(scene);
  const { tx, me, duty } = scene;
  // Behind the wall at once, he would leave a duty behind that only he may answer, and neither procedure nor leader would hear of it.
  const open = await tx.select({ only: duties.only }).from(duties).where(and(eq(duties.caseNo, duty.caseNo), eq(duties.state, 'open')));
  if (duty.only || open.some(({ only }) => only?.includes(me.id))) throw refused('recuse-assigned');
  await tx.insert(walls).values({ caseNo: duty.caseNo, userId: me.id, ground: 'recused', since: deps.now() }).onConflictDoNothing();
  await tx.update(duties).set({ assignee: null }).where(and(eq(duties.caseNo, duty.caseNo), eq(duties.assignee, me.id), eq(duties.state, 'open')));
  return { note: `${recusalGrounds[ground][0]}：${reason}` };
}

const pressing: readonly Office[] = ['unit-leader', 'organ-leader', 'inspection'];

/** From which seat one may press: leaders, inspection and whoever started the case; once on a working day. */
export async function pressingSeat(deps: Deps, scene: Scene): Promise<HeldSeat> {
  const { tx, me, duty, today } = scene;
  if (!duty.owed) throw refused('urge-owed');
  if (isWithMe(scene)) throw refused('urge-own');
  const [first] = await tx.select({ by: statements.sender }).from(statements).where(eq(statements.caseNo, duty.caseNo)).orderBy(asc(statements.receivedAt)).limit(1);
  const seat = me.seats.find(({ office }) => pressing.includes(office)) ?? (first?.by === me.id ? me.seats[0] : undefined);
  if (!seat) throw forbidden('urge-who', { ground: 'wrong-office' });
  const [last] = await tx.select({ on: dutyActs.on }).from(dutyActs).where(and(eq(dutyActs.dutyId, duty.id), eq(dutyActs.kind, 'urge'))).orderBy(desc(dutyActs.at)).limit(1);
  if (last && !(await workingDaySince(deps, last.on as Day, today))) throw refused('urged-today');
  return seat;
}

/** 催办, with a numbered notice for the file. */
export async function urge(deps: Deps, scene: Scene, note: string | undefined): Promise<Judged> {
  const { tx, duty, today } = scene;
  const seat = await pressingSeat(deps, scene);
  const [organ] = await tx.select({ sign: organs.sign }).from(organs).where(eq(organs.code, seat.organ));
  const year = Number(today.slice(0, 4));
  const series = `${organ!.sign}催`;
  return { note, number: `${series}〔${year}〕${await nextNumber(tx, seat.organ, series, year)}号`, ...(duty.assignee && { to: duty.assignee }) };
}

/** Whether a working day has begun since: from Friday's to Monday's there is one, on the weekend between there is none. */
async function workingDaySince({ registers }: Deps, before: Day, today: Day): Promise<boolean> {
  const calendar = await currentCalendar(registers.db);
  for (let day = addDays(before, 1); day <= today; day = addDays(day, 1)) if (!isRest(day, calendar)) return true;
  return false;
}

async function onlyWhoSees({ tx, duty, today }: Scene, who: string): Promise<void> {
  const [user] = await tx.select({ id: users.id }).from(users).where(and(eq(users.id, who), isNull(users.disabledAt)));
  if (!user) throw refused('no-user');
  if (!(await maySee(tx, who, duty.caseNo, today))) throw refused('cannot-ask');
}

/** 沟通: a question to a person, to the holder when nobody is named, or to the officer before when I am the holder. Stops no clock. */
export async function consult(scene: Scene, asked: string | undefined, question: string): Promise<Judged> {
  const { me, duty } = scene;
  if (asked === me.id) throw refused('not-oneself');
  if (asked !== undefined) await onlyWhoSees(scene, asked);
  const to = asked ?? (duty.assignee !== null && duty.assignee !== me.id ? duty.assignee : isWithMe(scene) ? await officerBefore(scene) : undefined);
  return { to, note: question };
}

async function officerBefore({ tx, me, duty, today }: Scene): Promise<string | undefined> {
  const [before] = await tx
    .select({ by: caseEvents.actor })
    .from(caseEvents)
    .innerJoin(users, eq(users.id, caseEvents.actor))
    .where(and(eq(caseEvents.caseNo, duty.caseNo), eq(caseEvents.type, 'answered'), lt(caseEvents.seq, duty.openedSeq)))
    .orderBy(desc(caseEvents.seq))
    .limit(1);
  const by = before?.by ?? undefined;
  return by && by !== me.id && (await maySee(tx, by, duty.caseNo, today)) ? by : undefined;
}

/** The answer to what I was asked on this duty: the question named, or the oldest that is open. One put to nobody by name is for any holder. */
export async function opinion(scene: Scene, asked: string | undefined, text: string): Promise<Judged> {
  const { tx, me, duty, seat } = scene;
  const answer = alias(dutyActs, 'answer');
  const [question] = await tx
    .select()
    .from(dutyActs)
    .where(
      and(
        eq(dutyActs.dutyId, duty.id),
        sql`${dutyActs.kind} in ('consult', 'delegate')`,
        or(eq(dutyActs.to, me.id), seat ? and(isNull(dutyActs.to), sql`${dutyActs.by} <> ${me.id}`) : undefined),
        asked === undefined ? undefined : eq(dutyActs.id, asked),
        not(exists(tx.select({ id: answer.id }).from(answer).where(eq(answer.answers, dutyActs.id)))),
      ),
    )
    .orderBy(asc(dutyActs.at), asc(dutyActs.id))
    .limit(1);
  if (!question) throw new Declined(409, 'conflict', 'nothing-asked');
  return { to: question.by, note: text, answers: question.id };
}

/** 抄送: for information, to somebody who may see the case. */
export async function copy(scene: Scene, to: string, note: string | undefined): Promise<Judged> {
  if (to === scene.me.id) throw refused('not-oneself');
  await onlyWhoSees(scene, to);
  return { to, note };
}

/** 已阅: the first time is kept, and the first time after each further copy. */
export async function seen({ tx, me, duty }: Scene): Promise<Judged> {
  const [copied] = await tx.select({ at: max(dutyActs.at) }).from(dutyActs).where(and(eq(dutyActs.dutyId, duty.id), eq(dutyActs.to, me.id), eq(dutyActs.kind, 'copy')));
  const [earlier] = await tx.select().from(dutyActs).where(and(eq(dutyActs.dutyId, duty.id), eq(dutyActs.by, me.id), eq(dutyActs.kind, 'seen'), copied?.at ? gte(dutyActs.at, copied.at) : undefined)).limit(1);
  return earlier ? { earlier } : {};
}
