import { createHash } from 'node:crypto';
import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { count } from '../../db/calendar/count.ts';
import { periodOn } from '../../db/reads/calendar.ts';
import { planNews } from '../../db/news.ts';
import { rankingInput } from '../../db/reads/ranking.ts';
import { applicants, campaigns, outcomes, scores, type PlanRules, type Sitting } from '../../db/schema/index.ts';
import { law, manifest, rank } from '../../workflows/recruitment/law.ts';
import { scored, type ApplicantState, type ResultStage, type Scored, type Stage } from '../../workflows/recruitment/words.ts';
import { dayOf } from '../../workflows/steps/day.ts';
import { currentCalendar } from '../register/clocks.ts';
import type { Counts, Run, Work } from '../works.ts';
import { bodyOf, campaignOf, nextApplicants, positionsOf, rowsAtOnce, type Applicant } from './rows.ts';

const isScored = (stage: string): stage is Scored => (scored as readonly string[]).includes(stage);

/** Calls all who are in the running to a stage; for the interview those whose points so far are within its ratio, equal points included. */
export const issueTickets: Work = async ({ caseNo, key, about, inChunks, deps, at }) => {
  const stage = about.stage as Stage;
  const { db } = deps.registers;
  const { heldOn, place, instructions } = await bodyOf<Sitting>(db, about.statement);
  const sitting: Sitting = { heldOn, place, ...(instructions && { instructions }) };
  await db.update(campaigns).set({ sittings: sql`${campaigns.sittings} || ${JSON.stringify({ [stage]: sitting })}::jsonb` }).where(eq(campaigns.caseNo, caseNo));
  const called = stage === 'interview' ? await withinRatio(deps, caseNo) : undefined;
  const { rules } = await campaignOf(db, caseNo);
  const isAfterRanking = rules.stages.indexOf(stage) > rules.stages.indexOf('ranking');
  const on = dayOf(at.getTime());
  const counts = await inChunks(async (tx, after) => {
    const all = await nextApplicants(tx, caseNo, after, 'admitted');
    if (all.length === 0) return undefined;
    // Held again for substitutes: whoever has come through it is not called twice.
    const through = isAfterRanking ? await publishedOf(tx, caseNo, stage, all) : new Set<number>();
    const rows = all.filter(({ number }) => !through.has(number));
    if (deps.gateways.email) await planNews(tx, rows, key, at);
    const goOn = rows.filter(({ number }) => !called || called.has(number));
    const stay = rows.filter(({ number }) => called && !called.has(number));
    if (goOn.length > 0) {
      await tx.update(applicants).set({ calledTo: stage, ticket: sql`coalesce(${applicants.ticket}, ${applicants.position} || '-' || lpad(${applicants.number}::text, greatest(6, length(${applicants.number}::text)), '0'))` }).where(inArray(applicants.number, goOn.map(({ number }) => number)));
    }
    if (stay.length > 0) {
      await tx.insert(outcomes).values(stay.map(({ number }) => ({ caseNo, stage, applicant: number, passed: false, reasons: ['not-in-ratio'], publishedOn: on }))).onConflictDoNothing();
      await tx.update(applicants).set({ state: 'failed' }).where(inArray(applicants.number, stay.map(({ number }) => number)));
    }
    return { reached: all.at(-1)!.number, counts: { called: goOn.length, outside: stay.length } };
  });
  return { counts };
};

/** Numbers of those whose weighted points so far are among the first of their post, as many to one as the plan says. */
async function withinRatio({ registers }: Run['deps'], caseNo: string): Promise<Set<number> | undefined> {
  const { rules } = await campaignOf(registers.db, caseNo);
  const before = rules.stages.slice(0, rules.stages.indexOf('interview')).filter(isScored);
  if (before.length === 0) return undefined;
  const rows = await registers.db.execute<{ number: number }>(sql`
    select number from (
      select a.number, p.headcount, rank() over (partition by a.position order by coalesce(sum(s.points * ${weightSql(rules)}), 0) desc) as place
        from applicants a join positions p on p.case_no = a.case_no and p.code = a.position
        left join scores s on s.case_no = a.case_no and s.applicant = a.number and s.stage in ${before}
       where a.case_no = ${caseNo} and a.state = 'admitted' group by a.number, p.headcount, a.position) r
     where place <= headcount * ${rules.interviewRatio}::int`);
  return new Set(rows.map(({ number }) => number));
}

const weightSql = (rules: PlanRules) => sql`case s.stage when 'written-test' then ${rules.writtenWeight ?? 0}::int when 'skill-test' then ${rules.skillWeight ?? 0}::int else ${rules.interviewWeight ?? 0}::int end`;

/** Which of these have a published result of the stage. */
async function publishedOf(tx: Transaction, caseNo: string, stage: ResultStage, rows: readonly Applicant[]): Promise<Set<number>> {
  const own = await tx.select({ applicant: outcomes.applicant }).from(outcomes).where(and(eq(outcomes.caseNo, caseNo), eq(outcomes.stage, stage), isNotNull(outcomes.publishedOn), inArray(outcomes.applicant, rows.map(({ number }) => number))));
  return new Set(own.map(({ applicant }) => applicant));
}

/** Publishes what came of a stage for everybody who was in it, each with every ground and the last day for a re-check. What is published stands; the ranking alone may come out anew. */
export const publishResults: Work = async (run) => {
  const { caseNo, key, about, deps, at, inChunks } = run;
  const stage = about.stage as ResultStage;
  const missing = await without(run, stage);
  if (missing > 0) return { result: 'incomplete', counts: { missing } };
  const { db } = deps.registers;
  const on = dayOf(at.getTime());
  const { figure, unit } = await periodOn(db, law.stageRecheck, on);
  const recheckUntil = count({ from: on, figure, unit, extensions: [], pauses: [] }, await currentCalendar(db)).lastDay;
  const states: ApplicantState[] = stage === 'qualification-review' ? ['applied', 'supplement'] : ['admitted', 'reserve'];
  const published = await inChunks(async (tx, after) => {
    const rows = (await nextApplicants(tx, caseNo, after, ...states)) as Applicant[];
    if (rows.length === 0) return undefined;
    const counts = { passed: 0, failed: 0 };
    const standing = stage === 'ranking' ? new Set<number>() : await publishedOf(tx, caseNo, stage, rows);
    const own = (await outcomesOf(tx, caseNo, stage, rows)).filter(({ applicant }) => !standing.has(applicant));
    for (const { passed } of own) counts[passed ? 'passed' : 'failed'] += 1;
    const told = new Set(own.map(({ applicant }) => applicant));
    if (deps.gateways.email) await planNews(tx, rows.filter(({ number }) => told.has(number)), key, at);
    if (own.length > 0) {
      await tx.insert(outcomes).values(own.map((each) => ({ caseNo, stage, ...each, publishedOn: on, recheckUntil }))).onConflictDoUpdate({
        target: [outcomes.caseNo, outcomes.stage, outcomes.applicant],
        set: { passed: sql`excluded.passed`, reasons: sql`excluded.reasons`, publishedOn: sql`excluded.published_on`, recheckUntil: sql`excluded.recheck_until` },
        ...(stage !== 'ranking' && { setWhere: isNull(outcomes.publishedOn) }),
      });
    }
    return { reached: rows.at(-1)!.number, counts };
  });
  return { counts: published };
};

/** How many who were called have neither points nor a mark; in the review, how many have no result, or a supplement that may still come. */
async function without({ caseNo, deps }: Run, stage: ResultStage): Promise<number> {
  const { db } = deps.registers;
  if (stage === 'ranking' || stage === 'public-notice') return 0;
  const [row] =
    stage === 'qualification-review'
      ? await db.execute<{ n: number }>(sql`select count(*)::int as n from applicants a where a.case_no = ${caseNo} and a.state in ('applied', 'supplement') and not exists (select from outcomes o where o.case_no = a.case_no and o.stage = ${stage} and o.applicant = a.number)`)
      : await db.execute<{ n: number }>(sql`select count(*)::int as n from applicants a where a.case_no = ${caseNo} and a.state = 'admitted' and a.called_to = ${stage} and not exists (select from scores s where s.case_no = a.case_no and s.stage = ${stage} and s.applicant = a.number)`);
  return row!.n;
}

interface Result {
  readonly applicant: number;
  readonly passed: boolean;
  readonly reasons: string[];
}
async function outcomesOf(tx: Transaction, caseNo: string, stage: ResultStage, rows: readonly Applicant[]): Promise<Result[]> {
  const numbers = rows.map(({ number }) => number);
  if (stage === 'qualification-review') {
    return tx.select({ applicant: outcomes.applicant, passed: outcomes.passed, reasons: outcomes.reasons }).from(outcomes).where(and(eq(outcomes.caseNo, caseNo), eq(outcomes.stage, stage), inArray(outcomes.applicant, numbers), isNull(outcomes.publishedOn)));
  }
  if (stage === 'ranking') {
    const posts = await positionsOf(tx, caseNo);
    return rows.map(({ number, position, rank: at }) => ({ applicant: number, passed: (at ?? Infinity) <= posts.get(position)!.headcount, reasons: (at ?? Infinity) <= posts.get(position)!.headcount ? [] : ['in-reserve'] }));
  }
  const { rules } = await campaignOf(tx, caseNo);
  const marks = await tx.select().from(scores).where(and(eq(scores.caseNo, caseNo), eq(scores.stage, stage as Stage), inArray(scores.applicant, numbers)));
  const byNumber = new Map(marks.map((mark) => [mark.applicant, mark]));
  return rows.flatMap(({ number, state, calledTo }) => {
    const mark = byNumber.get(number);
    if (!mark || state !== 'admitted' || calledTo !== stage) return [];
    const below = mark.state === 'scored' && stage === 'interview' && (mark.points ?? 0) < rules.passMark * 100;
    const passed = (mark.state === 'scored' && !below) || mark.state === 'passed';
    return [{ applicant: number, passed, reasons: passed ? [] : [below ? 'below-mark' : mark.state] }];
  });
}

/** After the days for a re-check: who did not pass is out, who is ranked behind the posts is in reserve. Nobody goes on while a re-check is open; one of the ranking that was upheld has the list computed anew. */
export const settleRechecks: Work = async ({ caseNo, about, deps, inChunks }) => {
  const stage = about.stage as ResultStage;
  const [open] = await deps.registers.db.execute<{ n: number }>(sql`select count(*)::int as n from cases where procedure = 'candidate-review' and state = 'open' and opening->>'campaign' = ${caseNo} and opening->>'stage' = ${stage} and opening->>'kind' = 'recheck'`);
  const again = (result: 'pending' | 'upheld', n: number) => ({ result, counts: { [result]: n } as Counts });
  if (open!.n > 0) return again('pending', open!.n);
  const upheld = about.upheld === 'ranked-anew' ? await upheldSince(deps, caseNo) : 0;
  if (upheld > 0) return again('upheld', upheld);
  return {
    counts: await inChunks(async (tx, after) => {
      const rows = await nextApplicants(tx, caseNo, after, 'applied', 'supplement', 'admitted');
      if (rows.length === 0) return undefined;
      const own = await tx.select().from(outcomes).where(and(eq(outcomes.caseNo, caseNo), eq(outcomes.stage, stage), inArray(outcomes.applicant, rows.map(({ number }) => number))));
      const to = async (state: ApplicantState, passed: boolean) => {
        const numbers = own.filter((each) => each.passed === passed && each.publishedOn !== null).map(({ applicant }) => applicant);
        if (numbers.length > 0) await tx.update(applicants).set({ state }).where(inArray(applicants.number, numbers));
        return numbers.length;
      };
      return { reached: rows.at(-1)!.number, counts: { inTheRunning: await to('admitted', true), out: await to(stage === 'ranking' ? 'reserve' : 'failed', false) } };
    }),
  };
};

/** Re-checks of the ranking that were upheld after it was last computed anew for one. */
async function upheldSince({ registers }: Run['deps'], caseNo: string): Promise<number> {
  const [row] = await registers.db.execute<{ n: number }>(sql`
    select (select count(*) from cases where procedure = 'candidate-review' and result = 'upheld' and opening->>'campaign' = ${caseNo} and opening->>'stage' = 'ranking' and opening->>'kind' = 'recheck')::int
         - (select coalesce(sum((done->'counts'->>'upheld')::int), 0) from works where case_no = ${caseNo} and key like 'settle-rechecks/ranking%' and done->>'result' = 'upheld')::int as n`);
  return row!.n;
}

export const rankAll: Work = async ({ caseNo, deps, inChunks }) => {
  const { candidates, formula, numbers } = await rankingInput(deps.registers.db, caseNo, 'anew');
  const ranked = rank(candidates, formula);
  // How far it came is told by the place in the list, which is the same every time.
  const counts = await inChunks(async (tx, after) => {
    // Who was ranked before and has fallen out since is not on this list.
    if (after === 0) await tx.update(applicants).set({ rank: null, total: null, tie: null }).where(and(eq(applicants.caseNo, caseNo), isNotNull(applicants.rank)));
    const some = ranked.slice(after, after + rowsAtOnce);
    if (some.length === 0) return undefined;
    const rows = sql.join(some.map(({ id, rank: at, total, tie }) => sql`(${numbers.get(id)!}::int, ${at}::int, ${total}::bigint, ${tie ?? null}::text)`), sql`, `);
    await tx.execute(sql`update applicants a set rank = v.rank, total = v.total, tie = v.tie from (values ${rows}) as v(number, rank, total, tie) where a.number = v.number`);
    return { reached: after + some.length, counts: { ranked: some.length } };
  });
  return { counts, hash: createHash('sha256').update(manifest(ranked)).digest('hex') };
};

