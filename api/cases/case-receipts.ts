import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import type { Transaction } from '../../db/client.ts';
import { caseKeys, cases, identities, martyrRecognitions, receipts, statements, workInjuries } from '../../db/schema/index.ts';
import type { Identity } from '../../db/seal.ts';
import { parties, type Label, type Party } from '../../workflows/steps/words.ts';
import { keyOf } from '../requests/answers.ts';
import { caseFor, openToRead, type CaseRow } from './case-open.ts';
import { Declined, formFaults } from '../requests/declined.ts';
import type { Deps } from '../deps.ts';
import { receiptFor } from './filing.ts';
import { holdPerson } from '../honours/martyr-intake.ts';
import { once } from '../requests/once.ts';
import { seatOf } from '../plugins/session.ts';

const sentences = {
  handed: ['{party}已经领过回执。丢失的回执无法找回，也不再发。', 'A receipt was handed to this party. A lost one can neither be found nor given again.'],
  'not-theirs': ['本人在世且没有下落不明的，回执只发给本人。登记死亡以后，可以发给近亲属。', 'While the person lives, the receipt is theirs alone. Relatives get one once a death is on record.'],
  contact: ['近亲属联系人已经登记，不能在这里更改。请留空。', 'The next of kin is on record and cannot be changed here. Leave this empty.'],
} as const satisfies Record<string, Label>;

type Said = Pick<typeof statements.$inferSelect, 'message' | 'told'>;
const returnedOf = ({ message, told }: Said): boolean => message === 'recordDeclaration' && told.result === 'returned';
const diedOf = ({ message, told }: Said): boolean => message === 'recordDeath' || (message === 'endBenefit' && told.cause === 'death');

/** To which parties of a case the desk hands a receipt of their own (screens §3b): the injured, and the family once a person is dead or missing, or found after the employer filed for recognition. Whoever was missing and returns has their own. */
export function receiptsOwedIn(row: Pick<CaseRow, 'procedure' | 'opening'>, said: readonly Said[]): readonly Party[] {
  if (row.procedure === 'martyr-recognition') return row.opening.applicant === 'employer' ? ['family'] : [];
  if (row.procedure !== 'work-injury') return [];
  if (row.opening.harm === 'missing' && said.some(returnedOf)) return ['injured'];
  if (row.opening.harm === 'death' || row.opening.harm === 'missing') return ['family'];
  return said.some(diedOf) ? ['injured', 'family'] : ['injured'];
}

export interface Handed {
  readonly caseNo: string;
  readonly party: string;
  /** Sixteen digits, kept nowhere; only the same key gives them again. */
  readonly receipt: string;
}

/** One receipt of the family opens the martyr case of the same death too (procedures §2.3). A family that filed there itself has its own, and keeps its page to itself. */
async function handIntoLinked(tx: Transaction, seal: Deps['seal'], caseNo: string, hash: string): Promise<void> {
  const [injury] = await tx.select({ mark: workInjuries.personMark }).from(workInjuries).where(eq(workInjuries.caseNo, caseNo));
  if (!injury) return;
  await holdPerson(tx, injury.mark);
  const linked = await tx
    .selectDistinct({ caseNo: statements.caseNo })
    .from(martyrRecognitions)
    .innerJoin(statements, eq(statements.caseNo, martyrRecognitions.caseNo))
    .innerJoin(caseKeys, and(eq(caseKeys.caseNo, martyrRecognitions.caseNo), isNotNull(caseKeys.wrapped)))
    .where(and(eq(martyrRecognitions.personMark, injury.mark), eq(sql`${statements.body}->>'linkedFrom'`, caseNo)));
  const family = await seal.openIdentity(tx, caseNo, 'family');
  for (const { caseNo: linkedNo } of linked) {
    if ((await tx.$count(receipts, and(eq(receipts.caseNo, linkedNo), eq(receipts.party, 'family')))) > 0) continue;
    if (family) await seal.sealIdentity(tx, linkedNo, 'family', family, false);
    await tx.insert(receipts).values({ hash, caseNo: linkedNo, party: 'family' });
  }
}

/** Hands a party its receipt, once, and keeps how the family is reached where that was not known; a martyr case of the same death takes both along. Throws `Declined` 403, 409, 422. */
export async function handReceipt(deps: Deps, request: Pick<FastifyRequest, 'headers' | 'me'>, caseNo: string, { party, contact }: { party: Party; contact?: Identity & { name: string } }): Promise<Handed> {
  const { registers, seal } = deps;
  const { row } = await caseFor(deps, request, caseNo);
  seatOf(request, 'handler', row.organ);
  // A receipt opens the case to whoever holds it: it is given out on a duty or for a reason, like the file itself.
  await openToRead(deps, request, caseNo, 'receipt', { office: 'handler' });
  const said = await registers.db.select({ message: statements.message, told: statements.told }).from(statements).where(and(eq(statements.caseNo, caseNo), eq(statements.state, 'answered')));
  if (!receiptsOwedIn(row, said).includes(party)) throw new Declined(422, 'refused', sentences['not-theirs'], { ground: 'not-theirs' });
  const receipt = receiptFor(deps, `${request.me.id} ${keyOf(request)} ${caseNo} ${party}`);
  const hash = await seal.receiptHash(receipt);
  const done = await once(deps, request, 'hand-receipt', { caseNo, party }, async (tx) => {
    // Two hands at once, under two keys: the second waits here and finds the receipt of the first.
    await tx.select({ caseNo: cases.caseNo }).from(cases).where(eq(cases.caseNo, caseNo)).for('update');
    const [before] = await tx.select({ caseNo: receipts.caseNo }).from(receipts).where(and(eq(receipts.caseNo, caseNo), eq(receipts.party, party)));
    if (before) throw new Declined(409, 'conflict', sentences.handed, { ground: 'handed', values: { party: parties[party][0] } });
    if (contact) {
      const [known] = await tx.select({ party: identities.party }).from(identities).where(and(eq(identities.caseNo, caseNo), eq(identities.party, party)));
      if (known) throw formFaults([{ pointer: '/contact', detail: sentences.contact }]);
      await seal.sealIdentity(tx, caseNo, party, contact, false);
    }
    await tx.insert(receipts).values({ hash, caseNo, party });
    if (party === 'family') await handIntoLinked(tx, seal, caseNo, hash);
    return { about: caseNo, result: { caseNo, party } };
  });
  return { ...done, receipt };
}
