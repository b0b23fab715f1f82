import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Registers, Transaction } from '../../db/client.ts';
import { nextNumber } from '../../db/numbers.ts';
import { asAddressee } from '../../db/reads/names.ts';
import { inForce } from '../../db/reads/parameters.ts';
import { awards, cases, commendations, duties, firstMessages, organs, receipts, statements } from '../../db/schema/index.ts';
import type { Identity } from '../../db/seal.ts';
import { approvers, rungs } from '../../workflows/commendation/law.ts';
import { announce, approve, standingLevel } from '../../workflows/commendation/messages.ts';
import type { CommendationOpening, Held } from '../../workflows/commendation/opening.ts';
import { levels, type Level } from '../../workflows/commendation/words.ts';
import type { Day, Label } from '../../workflows/steps/words.ts';
import { Declined } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { earlierIn } from '../cases/case-open.ts';
import { fileOnce, type FiledOnce, type Marks, type Sent } from '../cases/filing.ts';
import { groundOf, procedureOf } from '../cases/procedures.ts';

/** A nomination as the unit or the political-work department takes it down. */
export interface Nomination extends Sent {
  readonly body: Readonly<Record<string, unknown>>;
  readonly nominee: Identity & { readonly name: string; readonly idNumber: string };
  readonly unit: string;
  readonly deedOn: Day;
  readonly level: Level;
  readonly secret: boolean;
  readonly organ: string;
  readonly by: { readonly userId: string; readonly postId: number; readonly office: 'handler' | 'personnel-officer' };
}

const series = { organ: '320600', kind: 'JL' } as const;
const kinds: readonly string[] = rungs;

/** Files a nomination: statement, number, sealed identity and receipt in one transaction, then its case. */
export const fileNomination = (deps: Deps, nomination: Nomination): Promise<FiledOnce> => fileOnce(deps, nomination, (tx, marks) => enter(tx, deps, nomination, marks));

/** The same person by a keyed hash, never by name. */
const markOf = (seal: Deps['seal'], idNumber: string): string => seal.mark(`auxiliary ${idNumber.trim().toUpperCase()}`);

const deedTaken: Label = ['这件事迹已经推荐或者奖励过，一件事迹只奖励一次。请在已有的案件里补充；是另一件事迹的，请核对日期。', 'This deed was nominated or awarded already, and one deed has one award. Add to that case; if it is another deed, check its day.'];

/** One deed, one award: a deed that was awarded, or is nominated already, is refused with the case that has it. */
async function notTwice(tx: Transaction, mark: string, deedOn: Day): Promise<void> {
  const [award] = await tx.select({ caseNo: awards.caseNo }).from(awards).where(and(eq(awards.personMark, mark), eq(awards.deedOn, deedOn), isNull(awards.revokedOn), isNull(awards.replacedOn)));
  const [open] = await tx.select({ caseNo: cases.caseNo }).from(commendations).innerJoin(cases, eq(cases.caseNo, commendations.caseNo)).where(and(eq(commendations.personMark, mark), eq(commendations.deedOn, deedOn), eq(cases.state, 'open')));
  const there = award?.caseNo ?? open?.caseNo;
  if (!there) return;
  const { ground, article } = groundOf(procedureOf('commendation'), { ground: 'one-deed-one-award' });
  throw new Declined(422, 'refused', deedTaken, { ground, ...(article && { article }), errors: [{ pointer: '/deedOn', detail: [`同一事迹见 ${there}。`, `The same deed is in ${there}.`] }] });
}

/** Awards of the person of a case that stand today and came from other cases, announced or still to be: what the case itself could not know when it was opened. */
export async function heldBeside(deps: Pick<Deps, 'registers'>, caseNo: string): Promise<Held[]> {
  const { db } = deps.registers;
  const [about] = await db.select().from(commendations).where(eq(commendations.caseNo, caseNo));
  if (!about) return [];
  const given = await db
    .select({ row: cases, deedOn: commendations.deedOn })
    .from(commendations)
    .innerJoin(cases, eq(cases.caseNo, commendations.caseNo))
    .innerJoin(duties, and(eq(duties.caseNo, commendations.caseNo), eq(duties.message, announce.name), eq(duties.state, 'open')))
    .where(and(eq(commendations.personMark, about.personMark), ne(commendations.caseNo, caseNo)));
  const unannounced = await Promise.all(given.map(async ({ row, deedOn }) => {
    const earlier = await earlierIn(deps, row);
    return { level: standingLevel(earlier)!, on: earlier.said(approve).at(-1)!.on, deedOn };
  }));
  return [...(await heldBy(db, about.personMark, caseNo)), ...unannounced];
}

async function heldBy(reader: Pick<Transaction | Registers['db'], 'select'>, mark: string, without: string): Promise<Held[]> {
  const rows = await reader.select().from(awards).where(and(eq(awards.personMark, mark), isNull(awards.revokedOn), isNull(awards.replacedOn), ne(awards.caseNo, without))).orderBy(awards.decidedOn);
  return rows.map(({ level, decidedOn, deedOn }) => ({ level, on: decidedOn, deedOn }));
}

async function enter(tx: Transaction, deps: Deps, nomination: Nomination, { id, bodyHash, receiptHash }: Marks): Promise<string> {
  const today = todayOf(deps);
  const { nominee, unit, deedOn, level, secret, organ, by } = nomination;
  const year = Number(today.slice(0, 4));
  const mark = markOf(deps.seal, nominee.idNumber);
  await notTwice(tx, mark, deedOn);
  const ladder = await ladderFrom(tx, organ);
  const caseNo = `${series.kind}-${year}-${String(await nextNumber(tx, series.organ, series.kind, year)).padStart(5, '0')}`;
  const opening: CommendationOpening = {
    caseNo, organ, receivedOn: today, nominatedBy: by.userId, level, deedOn, secret,
    ladder: ladder.map(({ code }) => code), approvers: await approversOn(tx, ladder, today), held: await heldBy(tx, mark, caseNo),
  };
  const title = `${levels[level][0]}推荐`;
  await tx.insert(statements).values({ id, caseNo, message: firstMessages.commendation!, sender: by.userId, as: by.office, organ, postId: by.postId, receivedAt: deps.now(), receivedOn: today, body: { ...nomination.body, title }, bodyHash, told: { ...opening }, state: 'received' });
  await tx.insert(commendations).values({ caseNo, personMark: mark, deedOn, unit, organ });
  await deps.seal.sealIdentity(tx, caseNo, 'nominee', nominee, false);
  await deps.seal.sealIdentity(tx, caseNo, 'unit', await asAddressee(tx, unit), false);
  await tx.insert(receipts).values({ hash: receiptHash, caseNo, party: 'nominee' });
  return caseNo;
}

interface Rung {
  readonly code: string;
  readonly kind: string;
}

/** The police organs from the nominating one upward. */
async function ladderFrom(tx: Transaction, organ: string): Promise<Rung[]> {
  const rows = new Map((await tx.select({ code: organs.code, kind: organs.kind, superior: organs.superior }).from(organs)).map((row) => [row.code, row]));
  const ladder: Rung[] = [];
  for (let row = rows.get(organ); row; row = row.superior ? rows.get(row.superior) : undefined) if (kinds.includes(row.kind)) ladder.push({ code: row.code, kind: row.kind });
  return ladder;
}

/** The matrix as it stands today: for each level the first organ of the ladder that stands on its rung or above. */
async function approversOn(tx: Transaction, ladder: readonly Rung[], today: Day): Promise<Record<Level, string>> {
  const codes: [Level, string][] = [];
  for (const level of Object.keys(levels) as Level[]) {
    const rung = await inForce(tx, approvers[level], today);
    codes.push([level, (ladder.find(({ kind }) => kinds.indexOf(kind) + 1 >= rung) ?? ladder.at(-1)!).code]);
  }
  return Object.fromEntries(codes) as Record<Level, string>;
}
