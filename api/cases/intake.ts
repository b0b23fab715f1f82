import { and, desc, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { nextNumber } from '../../db/numbers.ts';
import { organs, parameters, receipts, statements } from '../../db/schema/index.ts';
import type { Identity } from '../../db/seal.ts';
import type { ComplaintOpening } from '../../workflows/complaint/opening.ts';
import type { Origin } from '../../workflows/complaint/words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { formFaults } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { fileOnce, type FiledOnce, type Marks, type Sent } from './filing.ts';
import { countsAsRealName } from '../shapes/public-signature.ts';
import { sentences } from '../words/sentences.ts';

/** A complaint as it comes in, at the counter or taken down by an officer. */
export interface Filing extends Sent {
  /** What is kept of it in clear: nothing of who complains. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly realName: boolean;
  readonly complainant?: { readonly name?: string; readonly idNumber?: string; readonly phone?: string; readonly address?: string };
  readonly answerBy?: { readonly email?: string; readonly phone?: string; readonly post?: string };
  readonly organ: string;
  readonly receivedOn?: Day;
  readonly ongoing: boolean;
  readonly origin: Origin;
  /** Documents are handed in once there is a case; none can be named before. */
  readonly documents?: readonly string[];
  /** The officer who took it down; without one the complainant wrote it. */
  readonly takenDownBy?: { readonly userId: string; readonly postId: number };
}
export interface Filed extends FiledOnce {
  readonly realName: boolean;
}

const series = { organ: '320600', kind: 'TS' } as const;

/** Files a complaint: statement, number, sealed identity and receipt in one transaction, then its case. Throws `Declined` 422 when the key was used for another body. */
export async function fileComplaint(deps: Deps, filing: Filing): Promise<Filed> {
  if ((filing.documents ?? []).length > 0) throw formFaults([{ pointer: '/documents', detail: sentences['document-foreign'] }]);
  const realName = countsAsRealName(filing);
  return { ...(await fileOnce(deps, filing, (tx, marks) => enter(tx, deps, filing, { ...marks, realName }))), realName };
}

async function enter(tx: Transaction, deps: Deps, filing: Filing, { id, bodyHash, receiptHash, realName }: Marks & { realName: boolean }): Promise<string> {
  const at = deps.now();
  const today = todayOf(deps);
  const [superiors, reviewOfReports] = await Promise.all([superiorsOf(tx), switchOf(tx, 'review-of-reports', true, today)]);
  const year = Number(today.slice(0, 4));
  // Last, because everyone who files waits for this row until the commit.
  const caseNo = `TS-${year}-${String(await nextNumber(tx, series.organ, series.kind, year)).padStart(5, '0')}`;
  const opening: ComplaintOpening = {
    caseNo,
    organ: filing.organ,
    receivedOn: filing.receivedOn ?? today,
    realName,
    ongoing: filing.ongoing,
    origin: filing.origin,
    superiors,
    reviewOfReports,
  };
  const { takenDownBy } = filing;
  await tx.insert(statements).values({
    id,
    caseNo,
    message: 'complain',
    sender: takenDownBy?.userId ?? 'complainant',
    as: takenDownBy ? 'intake-officer' : 'complainant',
    organ: takenDownBy ? filing.organ : null,
    postId: takenDownBy?.postId ?? null,
    receivedAt: at,
    receivedOn: today,
    body: { ...filing.body, realName },
    bodyHash,
    told: { ...opening },
    state: 'received',
  });
  await deps.seal.sealIdentity(tx, caseNo, 'complainant', identityOf(filing, realName), !realName);
  await tx.insert(receipts).values({ hash: receiptHash, caseNo, party: 'complainant' });
  return caseNo;
}

/** Of an anonymous complainant nothing is kept, not even the number the line shows: no notice is owed that it could serve. */
const identityOf = ({ complainant = {}, answerBy = {} }: Filing, realName: boolean): Identity => (realName ? { ...complainant, answerBy } : {});

/** The organ above each police organ, as it stands today. */
async function superiorsOf(tx: Transaction): Promise<Record<string, string>> {
  const rows = await tx
    .select({ code: organs.code, superior: organs.superior })
    .from(organs)
    .where(and(isNotNull(organs.superior), inArray(organs.kind, ['provincial-department', 'city-bureau', 'county-bureau', 'unit', 'station'])));
  return Object.fromEntries(rows.map(({ code, superior }) => [code, superior!]));
}

/** A switch in force on a day: the confirmed value of the parameter, or the default. */
async function switchOf(tx: Transaction, name: string, otherwise: boolean, on: Day): Promise<boolean> {
  const [row] = await tx
    .select({ value: parameters.value })
    .from(parameters)
    .where(and(eq(parameters.name, name), isNotNull(parameters.confirmedBy), lte(parameters.since, on)))
    .orderBy(desc(parameters.since), desc(parameters.at))
    .limit(1);
  return typeof row?.value === 'boolean' ? row.value : otherwise;
}
