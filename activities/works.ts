import { and, eq, sql } from 'drizzle-orm';
import { scrubbed, type Transaction } from '../db/client.ts';
import { works } from '../db/schema/index.ts';
import { campaignRowsWritten } from '../db/statistics.ts';
import { dayOf } from '../workflows/steps/day.ts';
import type { Activities, Worked } from '../workflows/steps/activities.ts';
import type { Deps } from './deps.ts';
import { employmentWorks } from './employment/works.ts';
import { recruitmentWorks } from './recruitment/works.ts';

/** One piece of work in one case: what it is about, and how to go through many rows. */
export interface Run {
  readonly deps: Deps;
  readonly caseNo: string;
  readonly key: string;
  readonly about: Readonly<Record<string, string>>;
  readonly at: Date;
  /** Does the chunks after the last one that stands, each in one transaction with how far it came. Answers the counts of all of them. */
  inChunks(next: (tx: Transaction, after: number) => Promise<Chunk | undefined>): Promise<Counts>;
  /** Does in one transaction, once, what changes something each time it is done. */
  once(work: (tx: Transaction) => Promise<Counts>): Promise<Counts>;
}
export type Counts = Record<string, number>;
/** `reached` is the number of the last row: the next chunk begins after it. */
interface Chunk {
  readonly reached: number;
  readonly counts: Counts;
}
export type Work = (run: Run) => Promise<{ readonly result?: string; readonly counts?: Counts; readonly hash?: string }>;

const all: Readonly<Record<string, Work>> = { ...recruitmentWorks, ...employmentWorks };

/** Work on many rows. What is done stands with its result; what is half done is gone on with, by whoever comes next. */
export function createWorks(deps: Deps): Pick<Activities, 'work'> {
  const { registers, now } = deps;
  return {
    async work(caseNo, key, about) {
      return scrubbed(async () => {
        const own = and(eq(works.caseNo, caseNo), eq(works.key, key));
        await registers.db.insert(works).values({ caseNo, key, reached: 0, counts: {}, at: now() }).onConflictDoNothing();
        const [standing] = await registers.db.select().from(works).where(own);
        if (standing?.done) return standing.done;
        const work = all[about.what ?? ''];
        if (!work) throw new Error(`the registers know no work called ${about.what}`);
        const run: Run = { deps, caseNo, key, about, at: now(), ...through(deps, caseNo, key) };
        const { result = 'done', counts = {}, hash = '' } = await work(run);
        if (Object.hasOwn(recruitmentWorks, about.what!)) await campaignRowsWritten(registers.db, Object.values(counts).reduce((sum, n) => sum + n, 0));
        const done: Worked = { result, counts, hash, on: dayOf(now().getTime()) };
        // Whoever is slower finds what the faster one came to.
        await registers.db.update(works).set({ done: sql`coalesce(${works.done}, ${JSON.stringify(done)}::jsonb)` }).where(own);
        const [finished] = await registers.db.select().from(works).where(own);
        return finished!.done!;
      });
    },
  };
}

/** How work goes through rows: each chunk in one transaction with the mark of how far it came. */
function through({ registers, beat }: Deps, caseNo: string, key: string): Pick<Run, 'inChunks' | 'once'> {
  const own = and(eq(works.caseNo, caseNo), eq(works.key, key));
  const inChunks: Run['inChunks'] = async (next) => {
    for (;;) {
      const [isDone, counts] = await registers.db.transaction(async (tx) => {
        // A worker that was taken for dead may still be at it: one chunk at a time, each once.
        const [standing] = await tx.select().from(works).where(own).for('update');
        const chunk = await next(tx, standing!.reached);
        const sum = { ...standing!.counts };
        if (!chunk) return [true, sum] as const;
        for (const [name, n] of Object.entries(chunk.counts)) sum[name] = (sum[name] ?? 0) + n;
        await tx.update(works).set({ reached: chunk.reached, counts: sum }).where(own);
        return [false, sum] as const;
      });
      if (isDone) return counts;
      beat?.();
    }
  };
  return { inChunks, once: (work) => inChunks(async (tx, after) => (after > 0 ? undefined : { reached: 1, counts: await work(tx) })) };
}
