import { createHash, randomUUID } from 'node:crypto';
import { and, eq, isNotNull, or, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { applicants, campaigns, outcomes, scoreChanges, scoreImports, scores } from '../../db/schema/index.ts';
import { campaignRowsWritten } from '../../db/statistics.ts';
import { scoreStates, stages, type Held, type ScoreState } from '../../workflows/recruitment/words.ts';
import { Declined, fieldFault, type FieldError } from '../requests/declined.ts';
import type { Deps } from '../deps.ts';
import { instant, say, type Language } from '../requests/language.ts';
import { recruitmentSentences as sentences, scoreFaults } from '../words/recruitment.ts';
import { asTyped, readTable, type CellFault, type ScoreRow, type Table } from './score-table.ts';

const rowsAtOnce = 1000;
type Reader = Pick<Transaction, 'select' | '$count'>;

interface Read {
  readonly rows: readonly ScoreRow[];
  readonly faults: readonly CellFault[];
  readonly fingerprint: string;
  /** Rows of the table with the number of their application, and what stands for them. */
  readonly known: ReadonlyMap<string, { readonly number: number; readonly state?: ScoreState; readonly points?: number | null }>;
  readonly importedAt?: Date;
}
const stateOf = ({ state, points }: { state: ScoreState; points: number | null }): string => (state === 'scored' ? (points! / 100).toFixed(2) : scoreStates[state][0]);

async function read(db: Reader, caseNo: string, stage: Held, table: Table): Promise<Read> {
  const [campaign] = await db.select({ rules: campaigns.rules }).from(campaigns).where(eq(campaigns.caseNo, caseNo));
  if (!campaign?.rules.stages.includes(stage)) throw new Declined(422, 'refused', sentences['stage-unknown']);
  const called = await db
    .select({ ticket: applicants.ticket, number: applicants.number, state: scores.state, points: scores.points })
    .from(applicants)
    .leftJoin(scores, and(eq(scores.caseNo, caseNo), eq(scores.stage, stage), eq(scores.applicant, applicants.number)))
    // Whoever has gone on to a later stage has a score here that may be found wrong.
    .where(and(eq(applicants.caseNo, caseNo), or(eq(applicants.calledTo, stage), isNotNull(scores.applicant))));
  const known = new Map(called.flatMap(({ ticket, number, state, points }) => (ticket ? [[asTyped(ticket), { number, ...(state && { state, points }) }] as const] : [])));
  const { rows, faults } = readTable(table, stage, new Set(known.keys()));
  const fingerprint = createHash('sha256').update(rows.map(({ ticket, state, points }) => `${ticket}\t${state}\t${points ?? ''}`).toSorted().join('\n')).digest('hex');
  const [before] = await db.select({ at: scoreImports.at }).from(scoreImports).where(and(eq(scoreImports.caseNo, caseNo), eq(scoreImports.stage, stage), eq(scoreImports.fingerprint, fingerprint)));
  return { rows, faults, fingerprint, known, ...(before && { importedAt: before.at }) };
}

const changedIn = ({ rows, known }: Read) => rows.flatMap((row) => {
  const standing = known.get(row.ticket)!;
  return standing.state && (standing.state !== row.state || (standing.points ?? null) !== row.points) ? [{ row, number: standing.number, was: { state: standing.state, points: standing.points ?? null } }] : [];
});

/** What an import of this table would do, and every cell that stands in its way; changes nothing. */
export async function checkScores({ registers }: Deps, language: Language, caseNo: string, stage: Held, table: Table) {
  const found = await read(registers.db, caseNo, stage, table);
  return {
    rows: table.length - 1,
    importable: found.rows.length,
    changed: changedIn(found).map(({ row, was }) => ({ ticket: row.ticket, was: stateOf(was), becomes: stateOf(row) })),
    errors: found.faults.map(({ row, column, value, fault }) => ({ row, column, value, reason: say(language, scoreFaults[fault]) })),
    fingerprint: found.fingerprint,
    ...(found.importedAt && { importedAt: instant(found.importedAt) }),
  };
}

/** More wrong cells than these are counted and not told one by one. */
const mostTold = 200;

const cellFault = ({ row, column, value, fault }: CellFault): FieldError => ({
  pointer: `/table/${row - 1}`,
  detail: [`第 ${row} 行「${column}」“${value}”：${scoreFaults[fault][0]}`, `row ${row}, ${column} "${value}": ${scoreFaults[fault][1]}`],
});

/** Imports a whole table or nothing of it; `partly`, only the rows without a fault. The same content again changes nothing; a changed score needs a reason and leaves what it was. */
export async function importScores(tx: Transaction, deps: Deps, { caseNo, stage, table, reason, by, partly = false }: { caseNo: string; stage: Held; table: Table; reason?: string; by: string; partly?: boolean }) {
  // One import of a stage after the other.
  await tx.select({ caseNo: campaigns.caseNo }).from(campaigns).where(eq(campaigns.caseNo, caseNo)).for('no key update');
  const found = await read(tx, caseNo, stage, table);
  if (found.faults.length > 0 && !(partly && found.rows.length > 0)) {
    throw new Declined(422, 'refused', sentences['scores-wrong'], { values: { n: found.faults.length }, errors: found.faults.slice(0, mostTold).map(cellFault) });
  }
  const changed = changedIn(found);
  const fresh = found.rows.filter(({ ticket }) => found.known.get(ticket)!.state === undefined);
  const result = { imported: fresh.length, changed: changed.length, unchanged: found.rows.length - fresh.length - changed.length, fingerprint: found.fingerprint, repeated: found.importedAt !== undefined };
  if (fresh.length + changed.length === 0) return result;
  if (changed.length > 0 && !reason) throw new Declined(422, 'form', sentences['scores-changed'], { values: { n: changed.length }, errors: [fieldFault('/reason', ['改动理由', 'reason of the change'], 'required')] });
  if (!reason && (await tx.$count(outcomes, and(eq(outcomes.caseNo, caseNo), eq(outcomes.stage, stage)))) > 0) throw new Declined(422, 'refused', sentences['scores-published']);
  const at = deps.now();
  for (let i = 0; i < fresh.length; i += rowsAtOnce) {
    await tx.insert(scores).values(fresh.slice(i, i + rowsAtOnce).map(({ ticket, state, points }) => ({ caseNo, stage, applicant: found.known.get(ticket)!.number, state, points, by, at })));
  }
  await campaignRowsWritten(tx, fresh.length);
  for (let i = 0; i < changed.length; i += rowsAtOnce) {
    const some = changed.slice(i, i + rowsAtOnce);
    const rows = sql.join(some.map(({ row, number }) => sql`(${number}::int, ${row.state}::text, ${row.points}::int)`), sql`, `);
    await tx.execute(sql`update scores s set state = v.state, points = v.points, by = ${by}, at = ${at.toISOString()}::timestamptz from (values ${rows}) as v(number, state, points) where s.case_no = ${caseNo} and s.stage = ${stage} and s.applicant = v.number`);
    await tx.insert(scoreChanges).values(some.map(({ row: { state, points }, number, was }) => ({ id: randomUUID(), caseNo, stage, applicant: number, was, became: { state, points }, reason: reason!, by, at })));
  }
  await tx.insert(scoreImports).values({ caseNo, stage, fingerprint: found.fingerprint, rows: found.rows.length, by, at }).onConflictDoNothing();
  return result;
}

export const isHeld = (stage: string): stage is Held => Object.hasOwn(stages, stage) && stage !== 'ranking';
