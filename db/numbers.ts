import { sql } from 'drizzle-orm';
import type { Transaction } from './client.ts';
import { numberSeries } from './schema/index.ts';

/** The next number of a series. Without gaps, because it is drawn in the transaction that uses it; others wait for that to end. */
export async function nextNumber(tx: Transaction, organ: string, kind: string, year: number): Promise<number> {
  const [row] = await tx
    .insert(numberSeries)
    .values({ organ, kind, year, last: 1 })
    .onConflictDoUpdate({ target: [numberSeries.organ, numberSeries.kind, numberSeries.year], set: { last: sql`${numberSeries.last} + 1` } })
    .returning({ last: numberSeries.last });
  return row!.last;
}
