import { asc, inArray } from 'drizzle-orm';
import type { Registers } from '../client.ts';
import { organs } from '../schema/index.ts';

/** The police organs that take complaints: the city's bureau and those under it. */
export const organsOfCounter = (db: Registers['db']) => db.select().from(organs).where(inArray(organs.kind, ['city-bureau', 'county-bureau'])).orderBy(asc(organs.code));
