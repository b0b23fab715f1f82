import { and, asc, desc, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import type { Body, Day } from '../../workflows/steps/words.ts';
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

/** Every body as it is confirmed for a day, or its default. */
export async function bodiesInForce<K extends string>(reader: Pick<Transaction | Registers['db'], 'select'>, bodies: Readonly<Record<K, Body>>, on: Day): Promise<Record<K, string>> {
  const entries = Object.entries(bodies) as [K, Body][];
  const rows = await reader
    .select({ name: parameters.name, value: parameters.value })
    .from(parameters)
    .where(and(inArray(parameters.name, entries.map(([, { name }]) => name)), isNotNull(parameters.confirmedBy), lte(parameters.since, on)))
    .orderBy(asc(parameters.since), asc(parameters.at));
  // A code made of digits alone is read from a jsonb column as a number.
  const entered = new Map(rows.map(({ name, value }) => [name, String(value)]));
  return Object.fromEntries(entries.map(([key, { name, value }]) => [key, entered.get(name) ?? value])) as Record<K, string>;
}
