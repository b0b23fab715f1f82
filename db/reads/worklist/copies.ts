import { sql } from 'drizzle-orm';
import type { Registers } from '../../client.ts';

export interface Copy {
  readonly dutyId: string;
  readonly by: string;
  readonly note: string | null;
  readonly on: string;
  /** I have acknowledged it since it was sent. */
  readonly seen: boolean;
}

/** What was sent to me for information of these duties, newest first. */
export async function copiesTo(db: Registers['db'], me: string, duties: readonly string[]): Promise<Copy[]> {
  if (duties.length === 0) return [];
  const rows = await db.execute<Copy & Record<string, unknown>>(sql`
    select a.duty_id as "dutyId", a.by, a.note, a."on"::text as "on",
           exists (select from duty_acts b where b.duty_id = a.duty_id and b.by = ${me} and b.kind = 'seen' and b.at >= a.at) as seen
      from duty_acts a where a."to" = ${me} and a.kind = 'copy' and a.duty_id in ${duties} order by a.at desc, a.id`);
  return [...rows];
}
