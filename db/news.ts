import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from './client.ts';
import { deliveries, identities, newsKind } from './schema/index.ts';

/** A Message-ID that says nothing of what the mail is about, the same each time. */
const messageIdOf = (words: string): string => `<${createHash('sha256').update(words).digest('hex').slice(0, 32)}@notice>`;

/** Plans a mail for each applicant who left an address, in the transaction of what it is about; nobody is told of the same thing twice. The worker's outbox sends it. */
export async function planNews(tx: Transaction, rows: readonly { readonly applicationNo: string }[], about: string, at: Date): Promise<void> {
  if (rows.length === 0) return;
  const reachable = await tx.select({ no: identities.caseNo }).from(identities).where(and(sql`${identities.caseNo} in ${rows.map(({ applicationNo }) => applicationNo)}`, eq(identities.party, 'candidate'), sql`'email' = any(${identities.channels})`));
  if (reachable.length === 0) return;
  const notice = `${newsKind}/${about}`;
  await tx.insert(deliveries).values(reachable.map(({ no }) => ({ caseNo: no, notice, nth: 1, channel: 'email' as const, state: 'planned' as const, messageId: messageIdOf(`${notice} ${no}`), plannedAt: at }))).onConflictDoNothing();
}
