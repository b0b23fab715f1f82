import type postgres from 'postgres';
import type { Deps } from '../deps.ts';

/** Numbers of locks that no other lock of this database uses. */
export const locks = { relay: 202_612, calendar: 202_614, upkeep: 202_615 } as const;

/** Does `work` unless another process is at it: the lock falls with its connection, so nobody holds it after a crash. */
export async function alone({ registers }: Pick<Deps, 'registers'>, lock: number, work: () => Promise<void>): Promise<void> {
  const reserved: postgres.ReservedSql = await registers.sql.reserve();
  try {
    const [row] = await reserved<{ mine: boolean }[]>`select pg_try_advisory_lock(${lock}) as mine`;
    if (!row?.mine) return;
    try {
      await work();
    } finally {
      await reserved`select pg_advisory_unlock(${lock})`;
    }
  } finally {
    reserved.release();
  }
}
