import { and, asc, count, eq } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { nextNumber } from '../../db/numbers.ts';
import { deathYearOf } from '../../db/reads/benefit-facts.ts';
import { bodiesAbove, countyOf } from '../../db/reads/honouring.ts';
import { asAddressee } from '../../db/reads/names.ts';
import { inForce } from '../../db/reads/parameters.ts';
import { caseEvents, cases, fileCustody, martyrRecognitions, receipts, statements, survivorPensions, workInjuries, type CustodyKind } from '../../db/schema/index.ts';
import { hashOf } from '../../db/seal.ts';
import { decidedMoney, yearlyParameters } from '../../workflows/benefits/law.ts';
import { noticeBeforeReporting } from '../../workflows/martyr-recognition/law.ts';
import type { MartyrOpening } from '../../workflows/martyr-recognition/opening.ts';
import { levels, type DeathGround, type Level } from '../../workflows/martyr-recognition/words.ts';
import type { CaseEvent } from '../../workflows/steps/activities.ts';
import type { Day, Statement } from '../../workflows/steps/words.ts';
import { uuidOf } from '../complaint/effects.ts';
import type { Deps } from '../deps.ts';
import { keepLines } from '../register/benefit-lines.ts';

/** The part of a duty's key that names its level or course: `transmit/county-government:2`, `enquire/county-receipt-due`, `reviewPension/1`. */
const aboutOf = (duty: string): string => (duty.split('/')[1] ?? '').split(':')[0]!;
const levelOf = (duty: string): Level | undefined => {
  const about = aboutOf(duty).replace(/(-receipt)?(-due)?$/, '');
  return Object.hasOwn(levels, about) ? (about as Level) : undefined;
};

/** What a statement in a martyr recognition changes beside its duty: where the file is, the survivors' money, their pensions. */
export async function projectStatement(tx: Transaction, caseNo: string, statement: Statement, at: Date): Promise<void> {
  const [row] = await tx.select().from(statements).where(eq(statements.id, statement.id));
  const body = row?.body ?? {};
  const result = (statement as Statement & { result?: string }).result;
  const nth = Number(aboutOf(statement.duty));
  // A paper says on which day it was done; it may be entered later.
  const done = { ...statement, on: (body.on as Day | undefined) ?? statement.on };
  const pension = and(eq(survivorPensions.caseNo, caseNo), eq(survivorPensions.nth, nth));
  switch (row?.message) {
    case 'transmit':
      return moved(tx, caseNo, done, at, 'sent', body.paperNo, undefined);
    case 'acknowledge':
      return moved(tx, caseNo, done, at, 'received', body.receiptNo, body.expectedOn);
    case 'enquire':
      return moved(tx, caseNo, statement, at, 'asked', undefined, body.expectedOn);
    case 'decideMoney': {
      const { deathYear, income } = await deathYearOf(tx, caseNo, yearlyParameters.income);
      return keepLines(tx, caseNo, statement.id, decidedMoney(deathYear, income, body), false);
    }
    case 'confirmPension':
      if (result === 'granted') await grantPension(tx, caseNo, nth, statement, body);
      return;
    case 'reviewPension':
      return changePension(tx, pension, statement, body, result);
    case 'payAfterDeath':
      await tx.update(survivorPensions).set({ afterDeath: Number(body.amount), endedOn: statement.on }).where(pension);
      return;
    default:
  }
}

async function moved(tx: Transaction, caseNo: string, { id, duty, on }: Statement, at: Date, kind: CustodyKind, number: unknown, expectedOn: unknown): Promise<void> {
  const [row] = await tx.select({ opening: cases.opening }).from(cases).where(eq(cases.caseNo, caseNo));
  const level = levelOf(duty);
  if (!level) return;
  const organ = (row!.opening as unknown as MartyrOpening).bodies[level];
  // The case's row is held while its events are entered, so nobody counts beside us.
  const nth = (await tx.select({ n: count() }).from(fileCustody).where(eq(fileCustody.caseNo, caseNo)))[0]!.n + 1;
  await tx.insert(fileCustody).values({ caseNo, nth, statementId: id, kind, organ, on, number: typeof number === 'string' ? number : null, expectedOn: typeof expectedOn === 'string' ? (expectedOn as Day) : null, at }).onConflictDoNothing();
}

/** From the month of confirmation on (MR 18). */
async function grantPension(tx: Transaction, caseNo: string, nth: number, statement: Statement, body: Readonly<Record<string, unknown>>): Promise<void> {
  const applications = await tx.select({ body: statements.body }).from(caseEvents).innerJoin(statements, eq(statements.id, caseEvents.statementId)).where(and(eq(caseEvents.caseNo, caseNo), eq(statements.message, 'applyPension'))).orderBy(asc(caseEvents.seq));
  await tx
    .insert(survivorPensions)
    .values({ caseNo, nth, relation: String(applications[nth - 1]?.body.relation ?? ''), monthly: (body.monthly as number | undefined) ?? null, fromOn: `${statement.on.slice(0, 7)}-01` as Day, organ: statement.organ ?? '', confirmedOn: statement.on })
    .onConflictDoNothing();
}

async function changePension(tx: Transaction, pension: ReturnType<typeof and>, { on }: Statement, body: Readonly<Record<string, unknown>>, result: string | undefined): Promise<void> {
  const set = {
    continues: { confirmedOn: on },
    // MR 22: the old place pays until the end of the year.
    moved: { confirmedOn: on, organ: String(body.to), movesOn: `${Number(on.slice(0, 4)) + 1}-01-01` as Day },
    deceased: { diedOn: (body.diedOn as Day | undefined) ?? on },
    ended: { endedOn: on },
  }[result ?? ''];
  if (set) await tx.update(survivorPensions).set(set).where(pension);
}

/**
 * Opens the martyr case that a work-injury death case proposes: its first statement, the sealed identities, and the family's receipt, which opens both. The dead person's own slip opens nothing here, and a family nobody has named yet stays unnamed.
 * The relay starts its workflow. Repeated, it finds the statement of the first time.
 */
export async function linkMartyrCase(tx: Transaction, { seal }: Deps, caseNo: string, event: Extract<CaseEvent, { type: 'linked' }>, at: Date): Promise<void> {
  const id = uuidOf(`linked ${caseNo} ${event.key}`);
  if ((await tx.select({ id: statements.id }).from(statements).where(eq(statements.id, id))).length > 0) return;
  const [said] = await tx.select().from(statements).where(eq(statements.id, event.statement));
  const [from] = await tx.select().from(cases).where(eq(cases.caseNo, caseNo));
  const [injury] = await tx.select().from(workInjuries).where(eq(workInjuries.caseNo, caseNo));
  const [death] = await tx.select().from(statements).where(and(eq(statements.caseNo, caseNo), eq(statements.message, 'recordDeath'), eq(statements.state, 'answered')));
  const diedOn = ((death?.body.on as Day | undefined) ?? String(from!.opening.occurredOn)) as Day;
  const county = await countyOf(tx, from!.organ);
  const opening: Omit<MartyrOpening, 'caseNo'> = {
    organ: event.organ, receivedOn: event.on, applicant: 'employer', diedOn, ground: said!.body.ground as DeathGround, bodies: await bodiesAbove(tx, county), household: county, publicNotice: (await inForce(tx, noticeBeforeReporting, event.on)) === 1,
  };
  const body = { facts: String(said?.body.deed ?? ''), linkedFrom: caseNo, urgent: true, title: `${diedOn} 牺牲` };
  const year = Number(event.on.slice(0, 4));
  const linkedNo = `LS-${year}-${String(await nextNumber(tx, '320600', 'LS', year)).padStart(5, '0')}`;
  await seal.sealIdentity(tx, linkedNo, 'deceased', (await seal.openIdentity(tx, caseNo, 'injured')) ?? {}, false);
  const family = await seal.openIdentity(tx, caseNo, 'family');
  if (family) await seal.sealIdentity(tx, linkedNo, 'family', family, false);
  await seal.sealIdentity(tx, linkedNo, 'employer', await asAddressee(tx, from!.organ), false);
  for (const receipt of await tx.select().from(receipts).where(and(eq(receipts.caseNo, caseNo), eq(receipts.party, 'family')))) await tx.insert(receipts).values({ ...receipt, caseNo: linkedNo }).onConflictDoNothing();
  if (injury) await tx.insert(martyrRecognitions).values({ caseNo: linkedNo, personMark: injury.personMark, diedOn, organ: from!.organ }).onConflictDoNothing();
  await tx.insert(statements).values({ id, caseNo: linkedNo, message: 'requestRecognition', sender: said?.sender ?? '', as: 'unit-leader', organ: from!.organ, receivedAt: at, receivedOn: event.on, body, bodyHash: hashOf(body), told: { ...opening, caseNo: linkedNo }, state: 'received' });
}
