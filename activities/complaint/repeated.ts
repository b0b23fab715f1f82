import { eq } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { cases, organs } from '../../db/schema/index.ts';

export type Repeated = 'under-way' | 'under-way-below' | 're-reviewed' | 'settled';

/** How far the complaint has come that another repeats, seen from the organ that says so; nothing where the number that was entered is none of a complaint. */
export async function repeatedIn(tx: Transaction, repeatOf: unknown, organ: string | undefined): Promise<{ repeated?: Repeated }> {
  if (typeof repeatOf !== 'string') return {};
  const [row] = await tx.select({ procedure: cases.procedure, state: cases.state, result: cases.result, superior: organs.superior }).from(cases).innerJoin(organs, eq(organs.code, cases.organ)).where(eq(cases.caseNo, repeatOf.trim()));
  if (row?.procedure !== 'complaint') return {};
  if (row.state === 'open') return { repeated: row.superior === organ ? 'under-way-below' : 'under-way' };
  return { repeated: row.result?.startsWith('re-review-') ? 're-reviewed' : 'settled' };
}
