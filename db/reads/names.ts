import { eq, inArray } from 'drizzle-orm';
import type { Registers } from '../client.ts';
import { organs, users } from '../schema/index.ts';
import { remembered } from './remembered.ts';

type Db = Registers['db'];
export type OrganRow = typeof organs.$inferSelect;

/** Every organ by its code. */
export const organsByCode = remembered(3_000, async (db: Db): Promise<ReadonlyMap<string, OrganRow>> => new Map((await db.select().from(organs).orderBy(organs.code)).map((row) => [row.code, row])));

/** An organ as the addressee of letters: it is no secret, and what is sent to it lies at its desk. */
export async function asAddressee(reader: Pick<Db, 'select'>, code: string): Promise<{ name?: string }> {
  const [organ] = await reader.select({ name: organs.name }).from(organs).where(eq(organs.code, code));
  return organ ?? {};
}

/** Names of users by their ids; ids that are no user's (a party, the release) are left out. */
export async function namesOf(db: Pick<Db, 'select'>, ids: Iterable<string | null | undefined>): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set([...ids].filter((id) => id !== null && id !== undefined))] as string[];
  if (wanted.length === 0) return new Map();
  return new Map((await db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, wanted))).map(({ id, name }) => [id, name]));
}
