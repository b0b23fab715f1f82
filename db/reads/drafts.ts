import { sql } from 'drizzle-orm';
import type { Registers } from '../client.ts';
import { notBarred } from './duty-holders.ts';

/** A draft as a list names it; what is written in it stays sealed. */
export interface DraftOf {
  readonly caseNo: string;
  readonly message: string;
  readonly savedAt: string;
  readonly procedure: string;
  readonly title: string;
  /** Whether its writer may see the case. */
  readonly seen: boolean;
  /** Whether a duty of this message is open that its writer may answer. */
  readonly awaited: boolean;
}

/** What a user has begun to write since `oldest`, newest first. */
export async function draftsOf(db: Registers['db'], me: string, on: string, oldest: Date, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ rows: DraftOf[]; total: number }> {
  const kept = sql`x.user_id = ${me} and x.saved_at > ${oldest.toISOString()}::timestamptz`;
  const [rows, [counted]] = await Promise.all([
    db.execute<DraftOf & Record<string, unknown>>(sql`
      select x.case_no as "caseNo", x.message, x.saved_at as "savedAt", c.procedure, c.title, may_see(${me}, x.case_no, ${on}::date) is not null as seen,
             exists (select from duties d join seats_of(${me}, ${on}::date) s on s.office = d.office and s.organ = d.organ
                      where d.case_no = x.case_no and d.message = x.message and d.state = 'open' and (d.only is null or ${me} = any (d.only) or s.stands_for = any (d.only)) and ${notBarred(sql`${me}`)}) as awaited
        from drafts x join cases c on c.case_no = x.case_no where ${kept} order by x.saved_at desc, x.case_no, x.message limit ${limit} offset ${offset}`),
    db.execute<{ n: number }>(sql`select count(*)::int as n from drafts x where ${kept}`),
  ]);
  return { rows: [...rows], total: counted!.n };
}
