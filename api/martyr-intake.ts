import { desc, eq } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { nextNumber } from '../db/numbers.ts';
import { bodiesAbove } from '../db/reads/honouring.ts';
import { inForce } from '../db/reads/parameters.ts';
import { cases, firstMessages, martyrRecognitions, receipts, statements, workInjuries } from '../db/schema/index.ts';
import type { Identity } from '../db/seal.ts';
import { noticeBeforeReporting } from '../workflows/martyr-recognition/law.ts';
import type { MartyrOpening } from '../workflows/martyr-recognition/opening.ts';
import type { Applicant, DeathGround } from '../workflows/martyr-recognition/words.ts';
import type { Day } from '../workflows/steps/words.ts';
import { Declined } from './declined.ts';
import { todayOf, type Deps } from './deps.ts';
import { fileOnce, type FiledOnce, type Marks, type Sent } from './filing.ts';

/** A request for recognition, as the employer's case officer or the county department takes it down (MR 9). */
export interface Request extends Sent {
  readonly body: Readonly<Record<string, unknown>>;
  readonly applicant: Applicant;
  readonly deceased: Identity & { readonly name: string };
  readonly family: Identity & { readonly name: string };
  readonly diedOn: Day;
  readonly ground: DeathGround;
  readonly county: string;
  readonly household?: string;
  readonly workInjury?: string;
  readonly organ: string;
  readonly by: { readonly userId: string; readonly postId: number; readonly office: 'handler' | 'veterans-officer' };
}

const series = { organ: '320600', kind: 'LS' } as const;

/** Files a request: statement, number, sealed identities and the family's receipt in one transaction, then its case. */
export const fileRecognition = (deps: Deps, request: Request): Promise<FiledOnce> => fileOnce(deps, request, (tx, marks) => enter(tx, deps, request, marks));

/** As in a work injury, so that the death case and the recognition find each other. */
const markOf = (seal: Deps['seal'], { name, idNumber }: Request['deceased']): string => seal.mark(`injured ${(idNumber ?? name).trim()}`);

/** A recognition of this person that is still open takes whatever is new; a second one would run beside it. */
async function notTwice(tx: Transaction, mark: string): Promise<void> {
  const rows = await tx.select({ caseNo: martyrRecognitions.caseNo, endedOn: cases.endedOn }).from(martyrRecognitions).innerJoin(cases, eq(cases.caseNo, martyrRecognitions.caseNo)).where(eq(martyrRecognitions.personMark, mark));
  const open = rows.find(({ endedOn }) => !endedOn)?.caseNo;
  if (open) throw new Declined(422, 'refused', [`此人的烈士评定已在办理（${open}），不能重复立案。请在该案补充材料。`, `The recognition of this person is under way (${open}). Add to that case.`], { ground: 'already-open' });
}

async function enter(tx: Transaction, deps: Deps, request: Request, { id, bodyHash, receiptHash }: Marks): Promise<string> {
  const today = todayOf(deps);
  const { applicant, deceased, family, diedOn, ground, county, organ, by } = request;
  const year = Number(today.slice(0, 4));
  const mark = markOf(deps.seal, deceased);
  await notTwice(tx, mark);
  const linkedFrom = request.workInjury ?? (await deathCaseOf(tx, mark));
  const caseNo = `${series.kind}-${year}-${String(await nextNumber(tx, series.organ, series.kind, year)).padStart(5, '0')}`;
  const opening: MartyrOpening = {
    caseNo, organ, receivedOn: today, applicant, diedOn, ground, bodies: await bodiesAbove(tx, county), household: request.household ?? county, publicNotice: (await inForce(tx, noticeBeforeReporting, today)) === 1,
  };
  await tx.insert(statements).values({
    id, caseNo, message: firstMessages['martyr-recognition']!, sender: by.userId, as: by.office, organ, postId: by.postId, receivedAt: deps.now(), receivedOn: today,
    body: { ...request.body, title: `${diedOn} 牺牲`, urgent: true, ...(linkedFrom && { linkedFrom }) }, bodyHash, told: { ...opening }, state: 'received',
  });
  await tx.insert(martyrRecognitions).values({ caseNo, personMark: mark, diedOn, organ });
  await deps.seal.sealIdentity(tx, caseNo, 'deceased', deceased, false);
  await deps.seal.sealIdentity(tx, caseNo, 'family', family, false);
  await tx.insert(receipts).values({ hash: receiptHash, caseNo, party: 'family' });
  return caseNo;
}

/** The work-injury case of the same person, where there is one: both stand linked. */
async function deathCaseOf(tx: Transaction, mark: string): Promise<string | undefined> {
  const [row] = await tx.select({ caseNo: workInjuries.caseNo }).from(workInjuries).where(eq(workInjuries.personMark, mark)).orderBy(desc(workInjuries.occurredOn)).limit(1);
  return row?.caseNo;
}
