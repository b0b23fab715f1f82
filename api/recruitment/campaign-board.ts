import { sql } from 'drizzle-orm';
import { headcounts, type Headcount } from '../../db/reads/headcount.ts';
import type { Registers } from '../../db/client.ts';
import { organsByCode } from '../../db/reads/names.ts';
import { newsKind } from '../../db/schema/index.ts';
import { categories, type Category } from '../../workflows/quota/words.ts';
import { kinds, results as reviewResults, type Kind } from '../../workflows/candidate-review/words.ts';
import { resultStages } from '../../workflows/recruitment/words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { employments } from '../../workflows/work-injury/words.ts';
import { notFound } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { instant, say, type Language } from '../requests/language.ts';
import { campaignRow } from './recruitment-reads.ts';
import type { Board, CampaignReview, HeadcountShape } from '../shapes/recruitment.ts';
import { organName } from '../shown/shown-duty.ts';

const one = <R>(rows: readonly R[]): R => rows[0]!;

export async function shownHeadcounts(deps: Deps, language: Language, organ?: string): Promise<HeadcountShape[]> {
  const organs = await organsByCode(deps.registers.db);
  return (await headcounts(deps.registers, todayOf(deps), organ)).map((row: Headcount) => ({ ...row, organName: organName({ language, organs }, row.organ), categoryTitle: say(language, categories[row.category]), frozen: row.vacant < 0 || row.used >= row.figure }));
}

interface StageRow extends Record<string, unknown> {
  readonly stage: string;
  readonly called: number;
  readonly entered: number;
  readonly passed: number;
  readonly failed: number;
  readonly publishedOn: string | null;
  readonly recheckUntil: string | null;
}
const stagesIn = ({ db }: Pick<Registers, 'db'>, caseNo: string) =>
  db.execute<StageRow>(sql`
    select s.stage,
           (select count(*)::int from applicants a where a.case_no = ${caseNo} and (a.called_to = s.stage
             or exists (select from scores c where c.case_no = a.case_no and c.stage = s.stage and c.applicant = a.number))) as called,
           (select count(*)::int from scores c where c.case_no = ${caseNo} and c.stage = s.stage) as entered,
           count(o.applicant) filter (where o.passed)::int as passed,
           count(o.applicant) filter (where not o.passed)::int as failed,
           max(o.published_on)::text as "publishedOn", max(o.recheck_until)::text as "recheckUntil"
      from unnest(array['qualification-review', 'written-test', 'skill-test', 'fitness-test', 'interview', 'ranking', 'medical-check', 'political-review', 'public-notice']) s(stage)
      left join outcomes o on o.case_no = ${caseNo} and o.stage = s.stage group by s.stage`);

interface PositionRow extends Record<string, unknown> {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly category: Category;
  readonly employment: keyof typeof employments;
  readonly planned: number;
  readonly headcount: number;
  readonly applied: number;
  readonly admitted: number;
  readonly reserve: number;
  readonly toHire: number;
  readonly offered: number;
  readonly onPost: number;
}
const positionsIn = ({ db }: Pick<Registers, 'db'>, caseNo: string) =>
  db.execute<PositionRow>(sql`
    select p.code, p.title, p.unit, p.category, p.employment, p.planned, p.headcount, count(a.number)::int as applied,
           count(a.number) filter (where a.state in ('admitted', 'reserve', 'to-hire', 'offered'))::int as admitted, count(a.number) filter (where a.state = 'reserve')::int as reserve,
           count(a.number) filter (where a.state = 'to-hire')::int as "toHire", count(a.number) filter (where a.state = 'offered')::int as offered,
           (select count(*)::int from auxiliaries x where x.campaign = p.case_no and x.position = p.code and x.left_on is null) as "onPost"
      from positions p left join applicants a on a.case_no = p.case_no and a.position = p.code
     where p.case_no = ${caseNo} group by p.case_no, p.code order by p.code`);

/** The campaign at a glance: live headcount, stages as the plan orders them, posts. */
export async function boardOf(deps: Deps, language: Language, caseNo: string): Promise<Board> {
  const { registers } = deps;
  const campaign = await campaignRow(registers.db, caseNo);
  if (!campaign) throw notFound('no-case');
  const [stageRows, posts, organs, counts, fixed, held, reviews, mails] = await Promise.all([
    stagesIn(registers, caseNo),
    positionsIn(registers, caseNo),
    organsByCode(registers.db),
    shownHeadcounts(deps, language, campaign.organ),
    registers.db.execute<{ counts: { received?: number }; hash: string }>(sql`select done->'counts' as counts, done->>'hash' as hash from works where case_no = ${caseNo} and key like 'close-window%' and done is not null order by at desc limit 1`),
    registers.db.execute<{ n: number }>(sql`select count(*)::int as n from applicants where case_no = ${caseNo} and held_by is not null`),
    registers.db.execute<{ n: number }>(sql`select count(*)::int as n from cases where procedure = 'candidate-review' and state = 'open' and opening->>'campaign' = ${caseNo}`),
    mailsIn(registers, caseNo),
  ]);
  const byStage = new Map(stageRows.map((row) => [row.stage, row]));
  const order = ['qualification-review', ...campaign.rules.stages, 'public-notice'] as (keyof typeof resultStages)[];
  // Until the list is fixed no stage has begun, and until the review is published nobody knows the ratio.
  const first = campaign.fixedAt ? order.find((stage) => !byStage.get(stage)?.publishedOn) : undefined;
  const isReviewed = Boolean(byStage.get('qualification-review')?.publishedOn);
  return {
    caseNo, title: campaign.title, standing: first ? say(language, resultStages[first]) : '', headcounts: counts,
    ...(campaign.opensAt && { opensAt: instant(campaign.opensAt) }), ...(campaign.closesAt && { closesAt: instant(campaign.closesAt) }),
    ...(campaign.fixedAt && fixed[0] && { fixed: { at: instant(campaign.fixedAt), received: fixed[0].counts.received ?? 0, fingerprint: fixed[0].hash } }),
    stages: order.map((stage) => {
      const row = byStage.get(stage)!;
      const state = row.publishedOn ? 'done' : stage === first ? 'current' : 'ahead';
      return { stage, title: say(language, resultStages[stage]), state, called: row.called, entered: row.entered, passed: row.passed, failed: row.failed, ...(row.publishedOn && { publishedOn: row.publishedOn }), ...(row.recheckUntil && { recheckUntil: row.recheckUntil }) };
    }),
    positions: posts.map(({ unit, category, employment, ...post }) => ({
      ...post, unitName: organName({ language, organs }, unit), categoryTitle: say(language, categories[category]), employmentTitle: say(language, employments[employment]),
      ratio: isReviewed && post.headcount > 0 ? `${(post.admitted / post.headcount).toFixed(1)}:1` : '—', belowRatio: isReviewed && post.headcount > 0 && post.admitted < post.headcount * campaign.rules.openingRatio,
    })),
    heldByObjection: one(held).n, openReviews: one(reviews).n, mails,
  };
}

/** What became of the mails to those who left an address; one under way counts as still to be sent. */
async function mailsIn({ db }: Pick<Registers, 'db'>, caseNo: string): Promise<Board['mails']> {
  const rows = await db.execute<{ state: string; n: number }>(sql`select case d.state when 'attempting' then 'planned' else d.state end as state, count(*)::int as n from deliveries d join applicants a on a.application_no = d.case_no where a.case_no = ${caseNo} and d.notice like ${`${newsKind}/%`} group by 1`);
  return { planned: 0, accepted: 0, refused: 0, uncertain: 0, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) };
}

interface ReviewRow extends Record<string, unknown> {
  readonly caseNo: string;
  readonly kind: Kind;
  readonly stage: keyof typeof resultStages;
  readonly position: string;
  readonly ticket: string;
  readonly filedOn: Day;
  readonly lastDay: Day | null;
  readonly state: string;
  readonly result: keyof typeof reviewResults | null;
  readonly holds: boolean;
}

/** Re-checks and objections of a campaign, what is open first; about whom each is, is told by ticket. */
export async function reviewsOf({ registers }: Deps, language: Language, campaign: string): Promise<CampaignReview[]> {
  const rows = await registers.db.execute<ReviewRow>(sql`
    select c.case_no as "caseNo", c.opening->>'kind' as kind, c.opening->>'stage' as stage, a.position, coalesce(a.ticket, a.application_no) as ticket, c.opened_on::text as "filedOn", c.state, c.result, coalesce(a.held_by = c.case_no, false) as holds,
           (select k.last_day::text from clocks k where k.case_no = c.case_no and k.state = 'running' order by k.last_day limit 1) as "lastDay"
      from cases c join applicants a on a.application_no = c.opening->>'applicant'
     where c.procedure = 'candidate-review' and c.opening->>'campaign' = ${campaign} order by c.state desc, c.case_no`);
  return rows.map(({ kind, stage, lastDay, state, result, ...row }) => ({ ...row, kind, kindTitle: say(language, kinds[kind]), stageTitle: say(language, resultStages[stage]), ...(lastDay && { lastDay }), open: state === 'open', ...(result && { resultTitle: say(language, reviewResults[result]) }) }));
}
