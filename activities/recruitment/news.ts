import { and, asc, eq, lt, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { applicants, campaigns, deliveries, identities, identityOpenings } from '../../db/schema/index.ts';
import { Erased } from '../../db/seal.ts';
import { uuidOf } from '../complaint/effects.ts';
import { handOver, serviceOpening, settle } from '../deliver.ts';
import type { Deps } from '../deps.ts';
import { rowsAtOnce, type Applicant } from './rows.ts';

/** What deliveries that bring no letter are called: there is news, and the page of the application has it. */
const kind = 'news';
/** A try of which nothing was heard for so long was interrupted. */
const interruptedAfterMs = 300_000;

/** Plans a mail for each who left an address, in the transaction of what it is about; nobody is told of the same thing twice. */
export async function planNews(tx: Transaction, { gateways }: Pick<Deps, 'gateways'>, rows: readonly Pick<Applicant, 'applicationNo'>[], about: string, at: Date): Promise<void> {
  if (!gateways.email || rows.length === 0) return;
  const reachable = await tx.select({ no: identities.caseNo }).from(identities).where(and(sql`${identities.caseNo} in ${rows.map(({ applicationNo }) => applicationNo)}`, eq(identities.party, 'candidate'), sql`'email' = any(${identities.channels})`));
  if (reachable.length === 0) return;
  const notice = `${kind}/${about}`;
  await tx.insert(deliveries).values(reachable.map(({ no }) => ({ caseNo: no, notice, nth: 1, channel: 'email' as const, state: 'planned' as const, messageId: `<${uuidOf(`${notice} ${no}`)}@notice>`, plannedAt: at }))).onConflictDoNothing();
}

/** Sends what is planned, of one campaign or of all. A gateway out of reach holds nothing up: the rest stays planned until the next work of the campaign or the next daily round. */
export async function sendNews(deps: Deps, campaign?: string): Promise<void> {
  const { registers: { db }, now, beat } = deps;
  if (!deps.gateways.email) return;
  const ours = and(sql`${deliveries.notice} like ${`${kind}/%`}`, campaign ? eq(applicants.caseNo, campaign) : undefined);
  const of = (state: 'planned' | 'attempting') => and(ours, eq(deliveries.state, state));
  const broken = await db.select({ caseNo: deliveries.caseNo, notice: deliveries.notice, nth: deliveries.nth }).from(deliveries).innerJoin(applicants, eq(applicants.applicationNo, deliveries.caseNo)).where(and(of('attempting'), lt(deliveries.attemptedAt, new Date(now().getTime() - interruptedAfterMs))));
  for (const each of broken) await settle(deps, each, 'uncertain', 'interrupted');
  for (;;) {
    const planned = await db
      .select({ caseNo: deliveries.caseNo, notice: deliveries.notice, nth: deliveries.nth, messageId: deliveries.messageId, organ: campaigns.organ })
      .from(deliveries)
      .innerJoin(applicants, eq(applicants.applicationNo, deliveries.caseNo))
      .innerJoin(campaigns, eq(campaigns.caseNo, applicants.caseNo))
      .where(of('planned'))
      .orderBy(asc(deliveries.plannedAt), asc(deliveries.caseNo))
      .limit(rowsAtOnce);
    if (planned.length === 0) return;
    for (const each of planned) {
      if (!(await sendOne(deps, each))) return;
      beat?.();
    }
  }
}

type Planned = Parameters<typeof handOver>[1] & { readonly organ: string };
/** False when the gateway is out of reach. */
async function sendOne(deps: Deps, planned: Planned): Promise<boolean> {
  const { registers: { db }, seal, now } = deps;
  const { caseNo, notice, organ } = planned;
  const openingId = uuidOf(`opening ${notice} ${caseNo}`);
  await db.insert(identityOpenings).values({ id: openingId, caseNo, userId: serviceOpening, office: serviceOpening, organ, ground: 'service', reason: notice, at: now(), expiresAt: now() }).onConflictDoNothing();
  const person = await seal.openIdentity(db, caseNo, 'candidate').catch((error: unknown) => {
    if (error instanceof Erased) return undefined;
    throw error;
  });
  const address = person?.answerBy?.email;
  if (!address) {
    await settle(deps, planned, 'refused', 'no-address');
    return true;
  }
  return handOver(deps, planned, 'email', address).then(() => true, () => false);
}
