import { sql } from 'drizzle-orm';
import type { Category } from '../../workflows/quota/words.ts';
import type { Registers } from '../client.ts';

export interface Headcount {
  readonly organ: string;
  readonly category: Category;
  readonly figure: number;
  readonly used: number;
  readonly reserved: number;
  /** Negative where a cut froze hiring. */
  readonly vacant: number;
  readonly paperNo?: string;
  readonly fromOn?: string;
  readonly untilOn?: string;
  /** Issued already, and in force from a later day. */
  readonly coming?: { readonly figure: number; readonly paperNo: string; readonly fromOn: string; readonly untilOn: string };
}

/** Quota in force on a day with what is on post and what is kept; one organ, or all that ever had one. */
export async function headcounts({ db }: Pick<Registers, 'db'>, day: string, organ?: string): Promise<Headcount[]> {
  const rows = await db.execute<Record<string, unknown> & Omit<Headcount, 'vacant'>>(sql`
    select q.organ, q.category, h.figure, h.used, h.reserved, c.paper_no as "paperNo", c.from_on::text as "fromOn", c.until_on::text as "untilOn",
           case when n.figure is not null then json_build_object('figure', n.figure, 'paperNo', n.paper_no, 'fromOn', n.from_on, 'untilOn', n.until_on) end as coming
      from (select distinct organ, category from quotas ${organ === undefined ? sql`` : sql`where organ = ${organ}`}) q
      cross join lateral headcount_on(q.organ, q.category, ${day}::date) h
      left join quotas c on c.organ = q.organ and c.category = q.category and c.from_on <= ${day}::date and c.until_on >= ${day}::date and (c.superseded_on is null or c.superseded_on > ${day}::date)
      left join quotas n on n.organ = q.organ and n.category = q.category and n.from_on > ${day}::date and n.superseded_on is null
     order by q.organ, q.category`);
  return rows.map(({ organ, category, figure, used, reserved, paperNo, fromOn, untilOn, coming }) => ({ organ, category, figure, used, reserved, vacant: figure - used - reserved, ...(paperNo && { paperNo, fromOn, untilOn }), ...(coming && { coming }) }));
}
