import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { deliveries, identities, newsKind } from '../../db/schema/index.ts';
import { uuidOf } from '../complaint/effects.ts';
import type { Deps } from '../deps.ts';
import type { Applicant } from './rows.ts';

/** Plans a mail for each who left an address, in the transaction of what it is about; nobody is told of the same thing twice. The outbox sends it. */
export async function planNews(tx: Transaction, { gateways }: Pick<Deps, 'gateways'>, rows: readonly Pick<Applicant, 'applicationNo'>[], about: string, at: Date): Promise<void> {
  if (!gateways.email || rows.length === 0) return;
  const reachable = await tx.select({ no: identities.caseNo }).from(identities).where(and(sql`${identities.caseNo} in ${rows.map(({ applicationNo }) => applicationNo)}`, eq(identities.party, 'candidate'), sql`'email' = any(${identities.channels})`));
  if (reachable.length === 0) return;
  const notice = `${newsKind}/${about}`;
  await tx.insert(deliveries).values(reachable.map(({ no }) => ({ caseNo: no, notice, nth: 1, channel: 'email' as const, state: 'planned' as const, messageId: `<${uuidOf(`${notice} ${no}`)}@notice>`, plannedAt: at }))).onConflictDoNothing();
}
