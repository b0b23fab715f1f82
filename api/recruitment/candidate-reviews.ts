import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { nextNumber } from '../../db/numbers.ts';
import { applicants, campaigns, duties, firstMessages, outcomes, receipts, statements } from '../../db/schema/index.ts';
import type { Identity } from '../../db/seal.ts';
import type { CandidateReviewOpening } from '../../workflows/candidate-review/opening.ts';
import { kinds, type Kind } from '../../workflows/candidate-review/words.ts';
import { resultStages, type ResultStage } from '../../workflows/recruitment/words.ts';
import { Declined, formFaults } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { fileOnce, type FiledOnce, type Marks } from '../cases/filing.ts';
import { dayInWords } from '../requests/language.ts';
import { recruitmentSentences as sentences } from '../words/recruitment.ts';

type ApplicantRow = typeof applicants.$inferSelect;

/** By what a person on the public list is meant without being named. */
export const entryOf = ({ seal }: Pick<Deps, 'seal'>, applicationNo: string): string => seal.mark(`entry ${applicationNo}`).slice(0, 12);

/** Opens a re-check of one stage for its candidate; the candidate's own receipt opens it too. Throws `Declined` after the last day. */
export async function askRecheck(deps: Deps, row: ApplicantRow, key: string, { stage, text }: { stage: ResultStage; text: string }): Promise<FiledOnce> {
  const { db } = deps.registers;
  const today = todayOf(deps);
  const [outcome] = await db.select().from(outcomes).where(and(eq(outcomes.caseNo, row.caseNo), eq(outcomes.stage, stage), eq(outcomes.applicant, row.number)));
  if (!outcome?.publishedOn) throw new Declined(409, 'conflict', sentences['recheck-nothing']);
  if (!outcome.recheckUntil) throw new Declined(409, 'conflict', sentences['recheck-none']);
  if (today > outcome.recheckUntil) throw new Declined(409, 'conflict', sentences['recheck-late'], { ground: 'lapsed', values: { on: dayInWords('zh', outcome.recheckUntil) } });
  const own = `${row.applicationNo} ${stage}`;
  return fileOnce(deps, { key: `recheck ${key}`, whole: { own, text } }, async (tx, marks) => {
    const asked = await tx.select({ told: statements.told }).from(statements).where(and(eq(statements.message, firstMessages['candidate-review']!), eq(statements.sender, row.applicationNo)));
    if (asked.some(({ told }) => told.stage === stage)) throw new Declined(409, 'conflict', sentences['recheck-twice'], { ground: 'already-answered' });
    const caseNo = await open(tx, deps, row, marks, { kind: 'recheck', stage, sender: row.applicationNo, text });
    for (const receipt of await tx.select().from(receipts).where(eq(receipts.caseNo, row.applicationNo))) await tx.insert(receipts).values({ ...receipt, caseNo }).onConflictDoNothing();
    return caseNo;
  });
}

/** Anybody may object to a person on the list while it is public. It holds that person, and nobody else. */
export async function object(deps: Deps, campaign: string, key: string, { entry, text, objector }: { entry: string; text: string; objector?: Identity }): Promise<FiledOnce> {
  const { db } = deps.registers;
  const listed = await db.select().from(applicants).where(and(eq(applicants.caseNo, campaign), eq(applicants.state, 'to-hire')));
  const row = listed.find((each) => entryOf(deps, each.applicationNo) === entry);
  const [running] = await db.select({ id: duties.id }).from(duties).where(and(eq(duties.caseNo, campaign), eq(duties.message, 'endNotice'), eq(duties.state, 'open')));
  if (!running) throw new Declined(409, 'conflict', sentences['objection-closed']);
  if (!row) throw formFaults([{ pointer: '/entry', detail: sentences['objection-unknown'] }]);
  return fileOnce(deps, { key: `objection ${key}`, whole: { campaign, entry, text, objector } }, async (tx, marks) => {
    const caseNo = await open(tx, deps, row, marks, { kind: 'objection', stage: 'public-notice', sender: 'objector', text });
    await deps.seal.sealIdentity(tx, caseNo, 'objector', objector ?? {}, objector === undefined);
    await tx.insert(receipts).values({ hash: marks.receiptHash, caseNo, party: 'objector' });
    await tx.update(applicants).set({ heldBy: caseNo }).where(eq(applicants.number, row.number));
    return caseNo;
  });
}

async function open(tx: Transaction, deps: Deps, row: ApplicantRow, { id, bodyHash }: Marks, { kind, stage, sender, text }: { kind: Kind; stage: ResultStage; sender: string; text: string }): Promise<string> {
  const today = todayOf(deps);
  const [campaign] = await tx.select({ organ: campaigns.organ }).from(campaigns).where(eq(campaigns.caseNo, row.caseNo));
  const year = Number(today.slice(0, 4));
  const caseNo = `FH-${year}-${String(await nextNumber(tx, '320600', 'FH', year)).padStart(5, '0')}`;
  const opening: CandidateReviewOpening = { caseNo, organ: campaign!.organ, receivedOn: today, kind, campaign: row.caseNo, applicant: row.applicationNo, stage };
  await deps.seal.sealIdentity(tx, caseNo, 'candidate', (await deps.seal.openIdentity(tx, row.applicationNo, 'candidate')) ?? {}, false);
  const body = { text, title: `${kinds[kind][0]} ${resultStages[stage][0]} ${row.ticket ?? row.applicationNo}` };
  await tx.insert(statements).values({ id, caseNo, message: firstMessages['candidate-review']!, sender, as: kind === 'recheck' ? 'candidate' : 'objector', receivedAt: deps.now(), receivedOn: today, body, bodyHash, told: { ...opening }, state: 'received' });
  return caseNo;
}

/** The application that the bearer of a receipt has made, out of all that the receipt opens. */
export async function applicationOf({ registers }: Deps, opened: readonly string[]): Promise<ApplicantRow> {
  const [row] = await registers.db.select().from(applicants).where(inArray(applicants.applicationNo, [...opened]));
  if (!row) throw new Declined(404, 'not-found', sentences['no-application']);
  return row;
}
