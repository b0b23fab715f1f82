import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from './client.ts';
import { cases, incidents } from './schema/index.ts';

/** `unfit`: the code does not meet what stands in the register. `stopped`: its workflow fails whenever it is taken up. */
type Kind = 'unfit' | 'stopped';

/** A case stands still and waits for a person: one incident of it is open at a time, however often it is found so. */
export async function enterIncident(tx: Transaction, caseNo: string, kind: Kind, detail: readonly string[], at: Date): Promise<void> {
  await tx.update(cases).set({ incident: true }).where(eq(cases.caseNo, caseNo));
  const open = await tx.$count(incidents, and(eq(incidents.caseNo, caseNo), isNull(incidents.resolvedAt)));
  if (open === 0) await tx.insert(incidents).values({ caseNo, kind, detail, at });
}
