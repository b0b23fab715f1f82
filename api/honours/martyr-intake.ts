import { and, desc, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { nextNumber } from '../../db/numbers.ts';
import { bodiesAbove } from '../../db/reads/honouring.ts';
import { asAddressee } from '../../db/reads/names.ts';
import { inForce } from '../../db/reads/parameters.ts';
import { cases, duties, firstMessages, identities, martyrRecognitions, receipts, statements, workInjuries } from '../../db/schema/index.ts';
import type { Identity } from '../../db/seal.ts';
import { noticeBeforeReporting } from '../../workflows/martyr-recognition/law.ts';
import type { MartyrOpening } from '../../workflows/martyr-recognition/opening.ts';
import type { Applicant, DeathGround } from '../../workflows/martyr-recognition/words.ts';
import type { Day, Party } from '../../workflows/steps/words.ts';
import { Declined } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { fileOnce, type FiledOnce, type Marks, type Sent } from '../cases/filing.ts';

/** A request for recognition (MR 9), as it is taken down at a desk or filed at the counter. */
export interface Request extends Sent {
  readonly body: Readonly<Record<string, unknown>>;
  readonly applicant: Applicant;
  readonly deceased: Identity & { readonly name: string };
  /** The survivors' contact, where one is known. */
  readonly family?: Identity & { readonly name: string };
  /** Who files for somebody else's relative. */
  readonly other?: Identity & { readonly name: string };
  readonly diedOn: Day;
  readonly ground: DeathGround;
  readonly county: string;
  readonly household?: string;
  readonly workInjury?: string;
  readonly organ: string;
  /** The officer who took it down; without one it was filed at the counter. */
  readonly by?: { readonly userId: string; readonly postId: number; readonly office: 'handler' | 'veterans-officer' };
}

const series = { organ: '320600', kind: 'LS' } as const;

/** Files a request: statement, number, sealed identities and the receipt of whoever filed, or of the family where the employer did and knows one, in one transaction, then its case. */
export const fileRecognition = (deps: Deps, request: Request): Promise<FiledOnce> => fileOnce(deps, request, (tx, marks) => enter(tx, deps, request, marks));

/** As in a work injury, so that the death case and the recognition find each other. */
const markOf = (seal: Deps['seal'], { name, idNumber }: Request['deceased']): string => seal.mark(`injured ${(idNumber ?? name).trim()}`);

/** Until the transaction ends, nobody else files for this person or gives their family a receipt. */
export const holdPerson = async (tx: Transaction, mark: string): Promise<void> => void (await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${mark}))`));

/** A recognition of this person that is still open takes whatever is new; a second one would run beside it. Two who file at once are heard one after the other. */
async function openCaseOf(tx: Transaction, mark: string): Promise<string | undefined> {
  await holdPerson(tx, mark);
  const rows = await tx.select({ caseNo: martyrRecognitions.caseNo, endedOn: cases.endedOn }).from(martyrRecognitions).leftJoin(cases, eq(cases.caseNo, martyrRecognitions.caseNo)).where(eq(martyrRecognitions.personMark, mark));
  return rows.find(({ endedOn }) => !endedOn)?.caseNo;
}

async function enter(tx: Transaction, deps: Deps, request: Request, { id, bodyHash, receiptHash }: Marks): Promise<string> {
  const today = todayOf(deps);
  const { applicant, deceased, family, other, diedOn, ground, county, organ, by } = request;
  const holder = partyOf(request);
  const year = Number(today.slice(0, 4));
  const mark = markOf(deps.seal, deceased);
  const there = await openCaseOf(tx, mark);
  if (there && !by) return join(tx, deps, request, there, { id, bodyHash, receiptHash });
  if (there) throw new Declined(422, 'refused', [`此人的烈士评定已在办理（${there}），不能重复立案。请在该案补充材料。`, `The recognition of this person is under way (${there}). Add to that case.`], { ground: 'already-open' });
  const linkedFrom = request.workInjury ?? (await deathCaseOf(tx, mark));
  const caseNo = `${series.kind}-${year}-${String(await nextNumber(tx, series.organ, series.kind, year)).padStart(5, '0')}`;
  const opening: MartyrOpening = {
    caseNo, organ, receivedOn: today, applicant, diedOn, ground, bodies: await bodiesAbove(tx, county), household: request.household ?? county, publicNotice: (await inForce(tx, noticeBeforeReporting, today)) === 1,
  };
  await tx.insert(statements).values({
    id, caseNo, message: firstMessages['martyr-recognition']!, sender: by?.userId ?? holder, as: by?.office ?? holder, organ: by ? organ : null, postId: by?.postId ?? null, receivedAt: deps.now(), receivedOn: today,
    body: { ...request.body, title: `${diedOn} 牺牲`, urgent: true, ...(linkedFrom && { linkedFrom }) }, bodyHash, told: { ...opening }, state: 'received',
  });
  await tx.insert(martyrRecognitions).values({ caseNo, personMark: mark, diedOn, organ });
  await deps.seal.sealIdentity(tx, caseNo, 'deceased', deceased, false);
  if (family) await deps.seal.sealIdentity(tx, caseNo, 'family', family, false);
  if (other) await deps.seal.sealIdentity(tx, caseNo, 'applicant', other, false);
  if (applicant === 'employer') await deps.seal.sealIdentity(tx, caseNo, 'employer', await asAddressee(tx, organ), false);
  if (family ?? other) await tx.insert(receipts).values({ hash: receiptHash, caseNo, party: holder });
  return caseNo;
}

/** Whose the receipt is: the family's, unless somebody else filed. */
const partyOf = ({ applicant }: Pick<Request, 'applicant'>): Party => (applicant === 'anyone' ? 'applicant' : 'family');

/** Whoever files at the counter for a person whose recognition is under way joins that case: as its family where none is known yet, otherwise beside it. A further survivor's filing is a claim that the county settles. */
async function join(tx: Transaction, deps: Deps, request: Request, caseNo: string, { id, bodyHash, receiptHash }: Marks): Promise<string> {
  const { family, other, applicant, body } = request;
  const sealed = new Set((await tx.select({ party: identities.party }).from(identities).where(eq(identities.caseNo, caseNo))).map(({ party }) => party));
  const party: Party = applicant === 'family' && !sealed.has('family') ? 'family' : 'applicant';
  if (sealed.has(party)) throw new Declined(422, 'refused', ['此人的烈士评定已有其他人提出，网上不能再加一份。请带身份证件到受理的县级退役军人事务部门当面提出。', 'Others have filed for this person already and no more can be added here. Bring your identity paper to the county veterans department.'], { ground: 'already-open' });
  const message = party === 'applicant' && applicant === 'family' ? 'claimKinship' : 'supplement';
  const [open] = await tx.select({ key: duties.key }).from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.message, message), eq(duties.party, party), eq(duties.state, 'open')));
  await tx.insert(statements).values({ id, caseNo, message, duty: open?.key ?? message, sender: party, as: party, receivedAt: deps.now(), receivedOn: todayOf(deps), body: { text: body.facts, facts: body.facts }, bodyHash, told: {}, state: 'received' });
  await deps.seal.sealIdentity(tx, caseNo, party, (family ?? other)!, false);
  await tx.insert(receipts).values({ hash: receiptHash, caseNo, party });
  return caseNo;
}

/** The work-injury case of the same person, where there is one: both stand linked. */
async function deathCaseOf(tx: Transaction, mark: string): Promise<string | undefined> {
  const [row] = await tx.select({ caseNo: workInjuries.caseNo }).from(workInjuries).where(eq(workInjuries.personMark, mark)).orderBy(desc(workInjuries.occurredOn)).limit(1);
  return row?.caseNo;
}
