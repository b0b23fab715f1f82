import { sql } from 'drizzle-orm';
import type { Deps } from '../deps.ts';

/** Numbers of locks that no other lock of this database uses. */
export const locks = { relay: 202_612, calendar: 202_614, upkeep: 202_615 } as const;

/** Does `work` unless another process is at it. The lock falls with its connection, so nobody holds it after a crash; when that connection dies first, this throws once `work` is over. */
export async function alone({ registers }: Pick<Deps, 'registers'>, lock: number, work: () => Promise<void>): Promise<void> {
  let working: Promise<void> | undefined;
  try {
    await registers.db.transaction(async (tx) => {
      const [row] = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${lock}) as mine`);
      if (row?.mine) await (working = work());
    });
  } finally {
    await working?.catch(() => undefined);
  }
}
