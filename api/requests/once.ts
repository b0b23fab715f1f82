import { eq, sql } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import type { Transaction } from '../../db/client.ts';
import { registerActs, type RegisterActKind } from '../../db/schema/index.ts';
import { hashOf } from '../../db/seal.ts';
import { keyOf } from './answers.ts';
import { Declined } from './declined.ts';
import { todayOf, type Deps } from '../deps.ts';

export interface Done<R> {
  /** What it was done to, as the trail names it. */
  readonly about: string;
  /** Codes and numbers only: a repeated key is answered from the register by them. */
  readonly result: R;
}

/** Does `work` once for the key of a request and puts it on the trail in the same transaction; the same key again answers what came of it. */
export function once<R extends Record<string, unknown>>(deps: Deps, request: Pick<FastifyRequest, 'headers' | 'me'>, kind: RegisterActKind, body: Record<string, unknown>, work: (tx: Transaction) => Promise<Done<R>>): Promise<R> {
  const id = keyOf(request);
  const by = request.me.id;
  const bodyHash = hashOf({ kind, body });
  return deps.registers.db.transaction(async (tx) => {
    // The same key sent twice at once: the second waits and finds what the first did.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`);
    const [before] = await tx.select().from(registerActs).where(eq(registerActs.id, id));
    if (before) {
      if (before.by !== by || before.bodyHash !== bodyHash) throw new Declined(422, 'key', 'key-reused');
      return before.result as R;
    }
    const { about, result } = await work(tx);
    await tx.insert(registerActs).values({ id, kind, about, by, body, bodyHash, result, on: todayOf(deps), at: deps.now() });
    return result;
  });
}
