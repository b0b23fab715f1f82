import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { nextNumber } from '../../db/numbers.ts';
import { saidIn } from '../../db/reads/said.ts';
import { cases, clocks, notices, organs, statements } from '../../db/schema/index.ts';
import type { Day } from '../../workflows/steps/words.ts';
import type { CaseEvent } from '../../workflows/steps/activities.ts';
import { repeatedIn } from '../complaint/repeated.ts';
import { lastsOf, periodsTold } from '../complaint/lasts.ts';
import type { NoticeFacts } from '../complaint/letters.ts';
import { proofLines } from '../employment/proof.ts';
import { letters } from '../letters.ts';
import { sumsOf } from '../work-injury/sums.ts';
import type { Case } from './project.ts';

/** Numbers a notice, words it from what stands in the register, and keeps it; from now on its words do not change. */
export async function issueNotice(tx: Transaction, { caseNo, procedure }: Case, event: Extract<CaseEvent, { type: 'notice-issued' }>): Promise<void> {
  const facts = await factsFor(tx, caseNo, event);
  const year = Number(event.on.slice(0, 4));
  const { head, signs, compose } = letters[procedure]!;
  const sign = `${facts.organ.sign}${head}${signs[event.notice] ?? '函'}`;
  const number = `${sign}〔${year}〕${await nextNumber(tx, facts.organ.code, sign, year)}号`;
  await tx.insert(notices).values({
    id: `${caseNo}.${event.key}`,
    caseNo,
    key: event.key,
    kind: event.notice,
    party: event.to,
    organ: facts.organ.code,
    number,
    issuedOn: event.on,
    issuedSeq: event.seq,
    content: compose(event.notice, facts),
    service: 'issued',
  });
}

/** What stands in the register for a letter to be worded from. */
export async function factsFor(tx: Transaction, caseNo: string, event: Pick<Extract<CaseEvent, { type: 'notice-issued' }>, 'notice' | 'on' | 'about'>): Promise<NoticeFacts> {
  const about = event.about;
  const ids = [about.statement, about.draft, about.decision].filter((id) => id !== undefined);
  const [[row], [first], running, said, triage, reports] = await Promise.all([
    tx.select().from(cases).where(eq(cases.caseNo, caseNo)),
    tx.select({ body: statements.body }).from(statements).where(and(eq(statements.caseNo, caseNo), isNull(statements.duty))).orderBy(statements.receivedAt, statements.id).limit(1),
    tx.select().from(clocks).where(eq(clocks.caseNo, caseNo)),
    ids.length > 0 ? tx.select().from(statements).where(inArray(statements.id, ids)) : [],
    lastSaid(tx, caseNo, 'triage'),
    lastSaid(tx, caseNo, 'report'),
  ]);
  const bodies = new Map(said.map((statement) => [statement.id, statement]));
  const above = (row!.opening.superiors as Readonly<Record<string, string>> | undefined)?.[about.from ?? ''] ?? about.from;
  const named = [about.from, about.to, above].filter((code) => code !== undefined);
  const byCode = new Map((await tx.select().from(organs).where(inArray(organs.code, named))).map((organ) => [organ.code, organ]));
  return {
    caseNo,
    on: event.on,
    organ: byCode.get(about.from ?? '')!,
    to: byCode.get(about.to ?? ''),
    above: byCode.get(above ?? ''),
    track: triage?.told.track as NoticeFacts['track'],
    ...(await periodsTold(tx, event.notice, event.on)),
    ...(await repeatedIn(tx, bodies.get(about.statement ?? '')?.body.repeatOf, about.from)),
    opening: row!.opening,
    begun: first?.body ?? {},
    clocks: running,
    statement: bodies.get(about.statement ?? '')?.body ?? {},
    draft: bodies.get(about.draft ?? '')?.body ?? {},
    decision: bodies.get(about.decision ?? '')?.body ?? {},
    allegations: (triage?.body.allegations as string[] | undefined) ?? [],
    ...(about.result && { result: about.result }),
    ...(about.level && { level: about.level }),
    ...(await lastsOf(tx, measureTold(event.notice, bodies.get(about.statement ?? ''), bodies.get(about.draft ?? ''), event.on))),
    sums: event.notice === 'leaving-proof' ? await proofLines(tx, caseNo) : await sumsOf(tx, caseNo, event.notice, about),
    findings: (reports?.told.findings as NoticeFacts['findings'] | undefined) ?? [],
  };
}

type Row = typeof statements.$inferSelect;

/** The level that a letter tells of, and since when it stands: a re-check answers a decision of an earlier day. */
function measureTold(notice: string, statement: Row | undefined, draft: Row | undefined, on: Day) {
  return { notice, level: notice === 'recheck-answer' ? statement?.body.result : statement?.body.level, from: ((notice === 'recheck-answer' ? draft : statement)?.receivedOn ?? on) as Day };
}

/** What was last said in a case by this message, and stands. */
export async function lastSaid(tx: Transaction, caseNo: string, message: string) {
  return (await saidIn(tx, caseNo, eq(statements.message, message))).at(-1);
}
