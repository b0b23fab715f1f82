import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { faultOf } from '../../db/client.ts';
import { nextNumber } from '../../db/numbers.ts';
import { applicants, auxiliaries, cases, positions, reservations } from '../../db/schema/index.ts';
import type { EmploymentOpening } from '../../workflows/employment/opening.ts';
import { dayOf } from '../../workflows/steps/day.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { bodyOf } from '../recruitment/rows.ts';
import type { Counts, Work } from '../works.ts';

/** What the database does not let in, as the procedure hears it. */
const refusals: Readonly<Record<string, string>> = { headcount_within_quota: 'frozen', one_file_a_person: 'on-post' };

/** The personnel file of the first day of work; above the quota the database refuses it. */
const createFile: Work = async ({ caseNo, about, at, once }) => {
  try {
    return {
      counts: await once(async (tx) => {
        const { from, tier } = await bodyOf<{ from?: Day; tier?: string }>(tx, about.statement);
        const [row] = await tx.select({ opening: cases.opening }).from(cases).where(eq(cases.caseNo, caseNo));
        const { organ, unit, category, employment, employer, campaign, position, applicant } = row!.opening as unknown as EmploymentOpening;
        const [[post], [person]] = await Promise.all([
          tx.select({ title: positions.title }).from(positions).where(and(eq(positions.caseNo, campaign), eq(positions.code, position))),
          tx.select({ mark: applicants.personMark }).from(applicants).where(eq(applicants.applicationNo, applicant)),
        ]);
        const startedOn = from ?? dayOf(at.getTime());
        const year = Number(startedOn.slice(0, 4));
        const number = `FJ${year}${String(await nextNumber(tx, '320600', 'FJ', year)).padStart(5, '0')}`;
        await tx.insert(auxiliaries).values({ caseNo, number, organ, unit, category, post: post!.title, employment, employer, campaign, position, personMark: person!.mark, startedOn, ...(tier && { tier }) });
        return { created: 1 };
      }),
    };
  } catch (error) {
    const refused = refusals[faultOf(error)?.constraint ?? ''];
    if (!refused) throw error;
    return { result: refused };
  }
};

/** Whoever left no longer counts; a post that nobody came to is kept no longer. */
const giveBack: Work = async ({ caseNo, about, at, once }) => ({
  counts: await once(async (tx): Promise<Counts> => {
    const leftOn = (about.endedOn as Day | undefined) ?? dayOf(at.getTime());
    const left = await tx.update(auxiliaries).set({ leftOn }).where(and(eq(auxiliaries.caseNo, caseNo), isNull(auxiliaries.leftOn))).returning({ number: auxiliaries.number });
    if (left.length > 0) return { left: 1 };
    const [row] = await tx.select({ opening: cases.opening }).from(cases).where(eq(cases.caseNo, caseNo));
    const { campaign, position } = row!.opening as unknown as EmploymentOpening;
    await tx.update(reservations).set({ kept: sql`${reservations.kept} - 1` }).where(and(eq(reservations.caseNo, campaign), eq(reservations.position, position), gt(reservations.kept, 0)));
    return { givenBack: 1 };
  }),
});

export const employmentWorks: Readonly<Record<string, Work>> = { 'create-file': createFile, 'give-back': giveBack };
