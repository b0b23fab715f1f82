import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Registers } from '../db/client.ts';
import { organsByCode } from '../db/reads/names.ts';
import { applicants, campaigns, positions, type PlanRules } from '../db/schema/index.ts';
import { categories } from '../workflows/quota/words.ts';
import { bars, educations, stages, tieCriteria } from '../workflows/recruitment/words.ts';
import { employments } from '../workflows/work-injury/words.ts';
import { entryOf } from './candidate-reviews.ts';
import { notFound } from './declined.ts';
import type { Deps } from './deps.ts';
import { instant, say, type Language } from './language.ts';
import { publicStandings, sexWords } from './recruitment-words.ts';
import type { PublicCampaign, PublicCampaignRow } from './shapes/recruitment.ts';

type Campaign = typeof campaigns.$inferSelect;

export const campaignRow = async (db: Registers['db'], caseNo: string): Promise<Campaign | undefined> => (await db.select().from(campaigns).where(eq(campaigns.caseNo, caseNo)))[0];

const isOpen = ({ opensAt, closesAt, fixedAt, result }: Campaign, now: Date): boolean => opensAt !== null && closesAt !== null && now >= opensAt && now < closesAt && fixedAt === null && result === null;

function standingOf(row: Campaign, now: Date): keyof typeof publicStandings {
  if (row.result) return 'over';
  if (row.listedOn) return 'listed';
  if (isOpen(row, now)) return 'open';
  return row.opensAt && now < row.opensAt ? 'announced' : 'selecting';
}

/** Weights as a reader of the announcement sees them. */
export const weightsInWords = (language: Language, { writtenWeight, skillWeight, interviewWeight }: PlanRules): string =>
  [[stages['written-test'], writtenWeight], [stages['skill-test'], skillWeight], [stages.interview, interviewWeight]]
    .flatMap(([label, weight]) => (weight ? [`${say(language, label as (typeof stages)['interview'])} ${weight as number}%`] : []))
    .join(' + ');

/** Campaigns that have been announced, the newest first. */
export async function publicCampaigns(deps: Deps, language: Language): Promise<PublicCampaignRow[]> {
  const { db } = deps.registers;
  const [rows, organs, posts] = await Promise.all([
    db.select().from(campaigns).where(isNotNull(campaigns.announcedOn)).orderBy(desc(campaigns.announcedOn), desc(campaigns.caseNo)).limit(100),
    organsByCode(db),
    db.select({ caseNo: positions.caseNo, posts: sql<number>`sum(${positions.headcount})::int` }).from(positions).groupBy(positions.caseNo),
  ]);
  const count = new Map(posts.map((row) => [row.caseNo, row.posts]));
  const now = deps.now();
  return rows.map((row) => ({ caseNo: row.caseNo, title: row.announcement!.title, organName: organs.get(row.organ)?.name ?? row.organ, posts: count.get(row.caseNo) ?? 0, opensAt: instant(row.opensAt!), closesAt: instant(row.closesAt!), open: isOpen(row, now), standing: say(language, publicStandings[standingOf(row, now)]) }));
}

/** The announcement as everybody reads it; the list of those to be hired with name and ticket masked, and nothing else of them. */
export async function publicCampaign(deps: Deps, language: Language, caseNo: string): Promise<PublicCampaign> {
  const { db } = deps.registers;
  const row = await campaignRow(db, caseNo);
  if (!row?.announcement || !row.announcedOn) throw notFound();
  const [posts, organs, listed, ranking] = await Promise.all([
    db.select().from(positions).where(eq(positions.caseNo, caseNo)).orderBy(asc(positions.code)),
    organsByCode(db),
    row.listedOn ? db.select({ no: applicants.applicationNo, name: applicants.maskedName, position: applicants.position, ticket: applicants.ticket }).from(applicants).where(and(eq(applicants.caseNo, caseNo), sql`${applicants.state} in ('to-hire', 'offered')`)).orderBy(asc(applicants.position), asc(applicants.rank)) : [],
    db.execute<{ hash: string }>(sql`select done->>'hash' as hash from works where case_no = ${caseNo} and key like 'rank%' and done is not null order by at desc limit 1`),
  ]);
  const { title, pay, contact, more, corrections } = row.announcement;
  const now = deps.now();
  return {
    caseNo, title, organName: organs.get(row.organ)?.name ?? row.organ, announcedOn: row.announcedOn, opensAt: instant(row.opensAt!), closesAt: instant(row.closesAt!), open: isOpen(row, now), standing: say(language, publicStandings[standingOf(row, now)]), pay, contact, ...(more && { more }), corrections,
    positions: posts.map((post) => ({
      code: post.code, title: post.title, unitName: organs.get(post.unit)?.name ?? post.unit, categoryTitle: say(language, categories[post.category]), employmentTitle: say(language, employments[post.employment]), headcount: post.headcount,
      bornFrom: post.bornFrom, bornUntil: post.bornUntil, educationTitle: say(language, educations[post.education]), sexTitle: say(language, sexWords[post.sex]), ...(post.relaxedFor && { relaxedFor: post.relaxedFor }), ...(post.relaxedBecause && { relaxedBecause: post.relaxedBecause }), duties: post.duties,
    })),
    stages: row.rules.stages.map((stage) => say(language, stages[stage])), weights: weightsInWords(language, row.rules), ties: row.rules.ties.map((tie) => say(language, tieCriteria[tie])), passMark: row.rules.passMark, openingRatio: row.rules.openingRatio,
    bars: row.rules.bars.map((bar) => ({ code: bar, title: say(language, bars[bar]) })),
    ...(row.listedOn && { list: { on: row.listedOn, contact: row.listContact ?? '', items: listed.map(({ no, name, position, ticket }) => ({ entry: entryOf(deps, no), name, position, ticket: maskedTicket(ticket ?? '') })) } }),
    ...(ranking[0] && { ranking: ranking[0].hash }),
  };
}

/** The middle of the running number is left out in public: enough to find oneself, too little to look for another. */
const maskedTicket = (ticket: string): string => ticket.replace(/\d{2}(\d{2})$/, '**$1');
