import { and, eq, lt, sql } from 'drizzle-orm';
import { rateWindows } from '../../db/schema/index.ts';
import { Declined } from './declined.ts';
import type { Deps } from '../deps.ts';
import type { Sentence } from '../words/sentences.ts';

/** So many tries within so many minutes, counted over all processes of the door. */
export interface Limit {
  readonly key: string;
  readonly most: number;
  readonly minutes: number;
  readonly sentence: Sentence;
}
type Counting = Pick<Deps, 'registers' | 'now'>;

const windowOf = (at: Date, minutes: number) => new Date(Math.floor(at.getTime() / (minutes * 60_000)) * minutes * 60_000);

/** Refuses with 429 when the window is full; counts nothing. */
export async function refuseBeyond({ registers, now }: Counting, limit: Limit): Promise<void> {
  const opensAt = windowOf(now(), limit.minutes);
  const [row] = await registers.db
    .select({ count: rateWindows.count })
    .from(rateWindows)
    .where(and(eq(rateWindows.key, limit.key), eq(rateWindows.opensAt, opensAt)));
  if ((row?.count ?? 0) < limit.most) return;
  throw tooMany(limit, opensAt, now());
}

function tooMany({ minutes, sentence }: Limit, opensAt: Date, at: Date): Declined {
  const seconds = Math.max(1, Math.ceil((opensAt.getTime() + minutes * 60_000 - at.getTime()) / 1000));
  return new Declined(429, 'too-many', sentence, { values: { minutes: Math.ceil(seconds / 60) }, headers: { 'retry-after': String(seconds) } });
}

/** Counts one try and answers how many the window holds with it. */
export async function countOne({ registers, now }: Counting, { key, minutes }: Pick<Limit, 'key' | 'minutes'>): Promise<number> {
  const [row] = await registers.db
    .insert(rateWindows)
    .values({ key, opensAt: windowOf(now(), minutes), count: 1 })
    .onConflictDoUpdate({ target: [rateWindows.key, rateWindows.opensAt], set: { count: sql`${rateWindows.count} + 1` } })
    .returning({ count: rateWindows.count });
  return row!.count;
}

/** Takes one try out of the window before the work is done, so that tries side by side cannot pass together; refuses with 429 beyond. */
export async function takeOne(deps: Counting, limit: Limit): Promise<void> {
  if ((await countOne(deps, limit)) > limit.most) throw tooMany(limit, windowOf(deps.now(), limit.minutes), deps.now());
}

/** Gives back a try that did not fail. */
export async function giveBack({ registers, now }: Counting, { key, minutes }: Pick<Limit, 'key' | 'minutes'>): Promise<void> {
  await registers.db
    .update(rateWindows)
    .set({ count: sql`greatest(0, ${rateWindows.count} - 1)` })
    .where(and(eq(rateWindows.key, key), eq(rateWindows.opensAt, windowOf(now(), minutes))));
}

/** Windows of yesterday count for nothing. */
export async function forgetOldWindows({ registers, now }: Counting): Promise<void> {
  await registers.db.delete(rateWindows).where(lt(rateWindows.opensAt, new Date(now().getTime() - 86_400_000)));
}
