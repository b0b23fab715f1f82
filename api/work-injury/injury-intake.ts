import { and, between, eq, ne } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { addDays } from '../../db/calendar/count.ts';
import { nextNumber } from '../../db/numbers.ts';
import { bodiesInForce } from '../../db/reads/parameters.ts';
import { firstMessages, organs, receipts, statements, workInjuries } from '../../db/schema/index.ts';
import type { Identity } from '../../db/seal.ts';
import { bodies as bodiesOf } from '../../workflows/work-injury/law.ts';
import type { WorkInjuryOpening } from '../../workflows/work-injury/opening.ts';
import { harms, type Employment, type Harm, type Insurance } from '../../workflows/work-injury/words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { todayOf, type Deps } from '../deps.ts';
import { fileOnce, type FiledOnce, type Marks, type Sent } from '../cases/filing.ts';

interface Contact {
  readonly name: string;
  readonly idNumber?: string;
  readonly answerBy?: { readonly email?: string; readonly phone?: string; readonly post?: string };
}
/** An incident as an officer takes it down. */
export interface InjuryFiling extends Sent {
  readonly body: Readonly<Record<string, unknown>>;
  readonly occurredOn: Day;
  readonly harm: Harm;
  readonly employment: Employment;
  readonly dispatchFirm?: string;
  readonly insurance: Insurance;
  readonly thirdParty: boolean;
  readonly injured: Contact;
  readonly family?: Contact;
  readonly organ: string;
  readonly by: { readonly userId: string; readonly postId: number; readonly office: 'handler' | 'intake-officer' | 'unit-leader' };
}
interface InjuryFiled extends FiledOnce {
  /** Cases of the same person within three days of this accident. */
  readonly duplicates: readonly { readonly caseNo: string; readonly occurredOn: Day }[];
}

const series = { organ: '320600', kind: 'GS' } as const;
const daysApart = 3;
const message = firstMessages['work-injury']!;

/** Files an incident: statement, number, sealed identities and the receipt in one transaction, then its case. */
export async function fileInjury(deps: Deps, filing: InjuryFiling): Promise<InjuryFiled> {
  const filed = await fileOnce(deps, filing, (tx, marks) => enter(tx, deps, filing, marks));
  return { ...filed, duplicates: (await sameWithin(deps, filing)).filter((each) => each.caseNo !== filed.caseNo) };
}

/** The same person, by a keyed hash of name and number, hurt within three days before or after. */
export async function sameWithin({ registers, seal }: Pick<Deps, 'registers' | 'seal'>, { injured, occurredOn }: Pick<InjuryFiling, 'injured' | 'occurredOn'>): Promise<{ caseNo: string; occurredOn: Day }[]> {
  return registers.db
    .select({ caseNo: workInjuries.caseNo, occurredOn: workInjuries.occurredOn })
    .from(workInjuries)
    .where(and(eq(workInjuries.personMark, markOf(seal, injured)), between(workInjuries.occurredOn, addDays(occurredOn, -daysApart), addDays(occurredOn, daysApart))))
    .orderBy(workInjuries.caseNo);
}

const markOf = (seal: Deps['seal'], { name, idNumber }: Contact): string => seal.mark(`injured ${(idNumber ?? name).trim()}`);

async function enter(tx: Transaction, deps: Deps, filing: InjuryFiling, { id, bodyHash, receiptHash }: Marks): Promise<string> {
  const today = todayOf(deps);
  const { occurredOn, harm, employment, insurance, thirdParty, organ, by } = filing;
  const year = Number(today.slice(0, 4));
  const [[own], bodies] = await Promise.all([tx.select({ superior: organs.superior }).from(organs).where(eq(organs.code, organ)), bodiesInForce(tx, bodiesOf, today)]);
  const caseNo = `${series.kind}-${year}-${String(await nextNumber(tx, series.organ, series.kind, year)).padStart(5, '0')}`;
  const opening: WorkInjuryOpening = {
    caseNo, organ, receivedOn: today, employment, employer: employment === 'dispatch' ? filing.dispatchFirm! : organ, harm, occurredOn, insurance, thirdParty, bodies, superior: own?.superior ?? organ,
  };
  const title = `${occurredOn} ${harms[harm][0]}`;
  await tx.insert(statements).values({ id, caseNo, message, sender: by.userId, as: by.office, organ, postId: by.postId, receivedAt: deps.now(), receivedOn: today, body: { ...filing.body, title, urgent: harm === 'death' || harm === 'missing' }, bodyHash, told: { ...opening }, state: 'received' });
  await tx.insert(workInjuries).values({ caseNo, personMark: markOf(deps.seal, filing.injured), occurredOn, organ });
  await deps.seal.sealIdentity(tx, caseNo, 'injured', identityOf(filing.injured), false);
  if (filing.family) await deps.seal.sealIdentity(tx, caseNo, 'family', identityOf(filing.family), false);
  // Bodies are no secret; what is sent to them lies at their desk.
  const names = new Map((await tx.select({ code: organs.code, name: organs.name }).from(organs).where(ne(organs.kind, 'ministry'))).map(({ code, name }) => [code, name]));
  for (const [party, name] of [['employer', names.get(opening.employer)], ['agency', names.get(bodies.agency)], ['union', undefined]] as const) await deps.seal.sealIdentity(tx, caseNo, party, name ? { name } : {}, false);
  await tx.insert(receipts).values({ hash: receiptHash, caseNo, party: harm === 'death' || harm === 'missing' ? 'family' : 'injured' });
  return caseNo;
}

const identityOf = ({ name, idNumber, answerBy }: Contact): Identity => ({ name, ...(idNumber && { idNumber }), ...(answerBy && { answerBy }) });
