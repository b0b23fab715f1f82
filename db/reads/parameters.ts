import { and, desc, eq, isNotNull, lte } from 'drizzle-orm';
import type { Day } from '../../workflows/steps/words.ts';
import type { Registers, Transaction } from '../client.ts';
import { parameters } from '../schema/index.ts';

/** A figure that is entered as a parameter, as it is confirmed for a day; one that nobody has entered keeps its own value, 0 where it is missing. */
export async function inForce(reader: Pick<Transaction | Registers['db'], 'select'>, { name, value }: { readonly name: string; readonly value: number }, on: Day): Promise<number> {
  const [row] = await reader
    .select({ value: parameters.value })
    .from(parameters)
    .where(and(eq(parameters.name, name), isNotNull(parameters.confirmedBy), lte(parameters.since, on)))
    .orderBy(desc(parameters.since), desc(parameters.at))
    .limit(1);
  return typeof row?.value === 'number' ? row.value : value;
}
