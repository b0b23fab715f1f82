import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { count, countingOf } from '../../db/calendar/count.ts';
import type { Transaction } from '../../db/client.ts';
import { cases, quotas, statements } from '../../db/schema/index.ts';
import { law } from '../../workflows/quota/law.ts';
import type { QuotaOpening } from '../../workflows/quota/opening.ts';
import type { Day, Statement } from '../../workflows/steps/words.ts';
import { currentCalendar } from '../register/clocks.ts';
import { lastSaid } from '../register/notices.ts';

/** A quota that is issued stands from its day on, for its years as its clock counts them; what would still be in force then is superseded on that day, also where it was to begin later. */
export async function projectStatement(tx: Transaction, caseNo: string, statement: Statement, at: Date): Promise<void> {
  if (statement.duty.split(':')[0] !== 'issueQuota') return;
  const [row] = await tx.select({ body: statements.body }).from(statements).where(eq(statements.id, statement.id));
  const { paperNo, from = statement.on, years = law.validity.figure } = (row?.body ?? {}) as { paperNo?: string; from?: Day; years?: number };
  const settled = await lastSaid(tx, caseNo, 'settleProposal');
  const [of] = await tx.select({ opening: cases.opening }).from(cases).where(eq(cases.caseNo, caseNo));
  const { organ, category } = of!.opening as unknown as QuotaOpening;
  await tx.update(quotas).set({ supersededOn: from }).where(and(eq(quotas.organ, organ), eq(quotas.category, category), or(isNull(quotas.supersededOn), gt(quotas.supersededOn, from))));
  await tx.insert(quotas).values({ statementId: statement.id, caseNo, organ, category, figure: Number(settled?.body.figure ?? 0), paperNo: paperNo ?? '', fromOn: from, untilOn: count(countingOf({ ...law.validity, figure: years }, from), await currentCalendar(tx)).lastDay, at });
}
