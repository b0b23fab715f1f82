import type postgres from 'postgres';
import { hashOf } from './seal.ts';

/** The hash before the first event of a case. */
export const chainStart = '0'.repeat(64);

/** The hash of an event within its chain: over the event itself and the hash before it. */
export const chained = (before: string, bodyHash: string): string => hashOf([before, bodyHash]);

export interface Break {
  readonly caseNo: string;
  readonly seq: number;
  readonly what: 'missing' | 'changed' | 'unchained' | 'head';
}
export interface Verified {
  readonly events: number;
  readonly cases: number;
  readonly breaks: readonly Break[];
}

const mostBreaks = 1_000;
const rowsAtOnce = 500;

/** Recomputes the chain of every case from its events and compares it with what stands. It reads only; the first thousand breaks are named. */
export async function verifyChains(sql: postgres.Sql): Promise<Verified> {
  const breaks: Break[] = [];
  const heads = new Map<string, string>();
  let events = 0;
  let at = { caseNo: '', seq: 0, hash: chainStart };
  const report = (caseNo: string, seq: number, what: Break['what']) => breaks.length < mostBreaks && breaks.push({ caseNo, seq, what });

  await sql`select case_no, seq, body, body_hash, hash from case_events order by case_no, seq`.cursor(rowsAtOnce, (rows) => {
    for (const row of rows as unknown as { case_no: string; seq: number; body: unknown; body_hash: string; hash: string }[]) {
      if (row.case_no !== at.caseNo) at = { caseNo: row.case_no, seq: 0, hash: chainStart };
      if (row.seq !== at.seq + 1) report(row.case_no, at.seq + 1, 'missing');
      if (hashOf(row.body) !== row.body_hash) report(row.case_no, row.seq, 'changed');
      if (chained(at.hash, row.body_hash) !== row.hash) report(row.case_no, row.seq, 'unchained');
      at = { caseNo: row.case_no, seq: row.seq, hash: row.hash };
      heads.set(row.case_no, row.hash);
      events += 1;
    }
  });
  for (const { case_no, last_seq, last_hash } of await sql<{ case_no: string; last_seq: number; last_hash: string }[]>`select case_no, last_seq, last_hash from cases`) {
    if (heads.get(case_no) !== last_hash) report(case_no, last_seq, 'head');
  }
  return { events, cases: heads.size, breaks };
}
