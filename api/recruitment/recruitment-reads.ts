import { and, asc, desc, eq, inArray, isNotNull, like, sql } from 'drizzle-orm';
import type { Registers } from '../../db/client.ts';
import { organsByCode } from '../../db/reads/names.ts';
import { applicants, campaigns, cases, clocks, duties, positions, statements, works, type PlanRules } from '../../db/schema/index.ts';
import { categories } from '../../workflows/quota/words.ts';
import { law } from '../../workflows/recruitment/law.ts';
import { bars, educations, stages, tieCriteria, type ApplicantState } from '../../workflows/recruitment/words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { employments } from '../../workflows/work-injury/words.ts';
import { entryOf } from './candidate-reviews.ts';
import { notFound } from '../requests/declined.ts';
import type { Deps } from '../deps.ts';
import { instant, say, type Language } from '../requests/language.ts';
import { organName, type Naming } from '../shown/shown-duty.ts';
import { publicStandings, sexWords } from '../words/recruitment.ts';
import type { Publicity, PublicCampaign, PublicCampaignRow } from '../shapes/recruitment.ts';

type Campaign = typeof campaigns.$inferSelect;

export const campaignRow = async (db: Registers['db'], caseNo: string): Promise<Campaign | undefined> => (await db.select().from(campaigns).where(eq(campaigns.caseNo, caseNo)))[0];

const isOpen = ({ opensAt, closesAt, fixedAt, result }: Campaign, now: Date): boolean => opensAt !== null && closesAt !== null && now >= opensAt && now < closesAt && fixedAt === null && result === null;

function standingOf(row: Campaign, now: Date): keyof typeof publicStandings {
  if (row.result) return row.result === 'cancelled' ? 'cancelled' : 'over';
  if (row.listedOn) return 'listed';
  if (isOpen(row, now)) return 'open';
  return row.opensAt && now < row.opensAt ? 'announced' : 'selecting';
}

/** When a campaign was called off, and the reason that the leader gave for the applicants; where too few applied, that is the reason. */
export async function cancellationOf(db: Registers['db'], caseNo: string): Promise<{ on: Day; reason?: string } | undefined> {
  const [row] = await db.select({ on: cases.closedOn }).from(cases).innerJoin(campaigns, eq(campaigns.caseNo, cases.caseNo)).where(and(eq(cases.caseNo, caseNo), eq(campaigns.result, 'cancelled')));
  if (!row?.on) return undefined;
  const [said] = await db.select({ body: statements.body }).from(statements).where(and(eq(statements.caseNo, caseNo), eq(statements.message, 'cancelCampaign'), eq(statements.state, 'answered'))).limit(1);
  return { on: row.on as Day, ...(typeof said?.body.reason === 'string' && { reason: said.body.reason }) };
}

/** The reason that the leader gave to those who were not hired. */
export async function refusalOfHires(db: Registers['db'], caseNo: string): Promise<{ reason: string } | undefined> {
  const [said] = await db.select({ body: statements.body }).from(statements).where(and(eq(statements.caseNo, caseNo), eq(statements.message, 'approveHires'), eq(statements.state, 'answered'), sql`${statements.body}->>'result' = 'refused'`)).orderBy(desc(statements.answeredAt)).limit(1);
  return typeof said?.body.reason === 'string' ? { reason: said.body.reason } : undefined;
}

/** The last day of the public notice, and whether it runs: as long as the register waits for its end, objections are taken. */
async function noticeOf(db: Registers['db'], caseNo: string): Promise<{ until?: Day; open: boolean }> {
  const [[clock], [duty]] = await Promise.all([
    db.select({ lastDay: clocks.lastDay }).from(clocks).where(and(eq(clocks.caseNo, caseNo), sql`${clocks.key} like ${`${law.publicNotice.id}%`}`)).orderBy(desc(clocks.lastDay)).limit(1),
    db.select({ id: duties.id }).from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.message, 'endNotice'), eq(duties.state, 'open'))),
  ]);
  return { ...(clock && { until: clock.lastDay as Day }), open: duty !== undefined };
}

/** Weights as a reader of the announcement sees them. */
export const weightsInWords = (language: Language, { writtenWeight, skillWeight, interviewWeight }: PlanRules): string =>
  [[stages['written-test'], writtenWeight], [stages['skill-test'], skillWeight], [stages.interview, interviewWeight]]
    .flatMap(([label, weight]) => (weight ? [`${say(language, label as (typeof stages)['interview'])} ${weight as number}%`] : []))
    .join(' + ');

/** Campaigns that have been announced, the newest first. */
export async function publicCampaigns(deps: Deps, language: Language, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ items: PublicCampaignRow[]; total: number }> {
  const { db } = deps.registers;
  const announced = isNotNull(campaigns.announcedOn);
  const [rows, total, organs, posts] = await Promise.all([
    db.select().from(campaigns).where(announced).orderBy(desc(campaigns.announcedOn), desc(campaigns.caseNo)).limit(limit).offset(offset),
    db.$count(campaigns, announced),
    organsByCode(db),
    db.select({ caseNo: positions.caseNo, posts: sql<number>`sum(${positions.headcount})::int` }).from(positions).groupBy(positions.caseNo),
  ]);
  const count = new Map(posts.map((row) => [row.caseNo, row.posts]));
  const now = deps.now();
  return { items: rows.map((row) => ({ ...headOf({ language, organs }, row, now), posts: count.get(row.caseNo) ?? 0 })), total };
}

/** What stands over an announced campaign wherever it is shown. */
const headOf = (naming: Pick<Naming, 'language' | 'organs'>, row: Campaign, now: Date) => ({
  caseNo: row.caseNo,
  title: row.announcement!.title,
  organName: organName(naming, row.organ),
  opensAt: instant(row.opensAt!),
  closesAt: instant(row.closesAt!),
  open: isOpen(row, now),
  standing: say(naming.language, publicStandings[standingOf(row, now)]),
});

/** A post as it is announced: what it asks, whom it is relaxed for and why. */
const announcedPost = (naming: Pick<Naming, 'language' | 'organs'>, post: typeof positions.$inferSelect): PublicCampaign['positions'][number] => ({
  code: post.code,
  title: post.title,
  unitName: organName(naming, post.unit),
  categoryTitle: say(naming.language, categories[post.category]),
  employmentTitle: say(naming.language, employments[post.employment]),
  headcount: post.headcount,
  bornFrom: post.bornFrom,
  bornUntil: post.bornUntil,
  educationTitle: say(naming.language, educations[post.education]),
  sexTitle: say(naming.language, sexWords[post.sex]),
  ...(post.relaxedFor && { relaxedFor: post.relaxedFor }),
  ...(post.relaxedBecause && { relaxedBecause: post.relaxedBecause }),
  ...(post.relaxedBornFrom && { relaxedBornFrom: post.relaxedBornFrom }),
  ...(post.relaxedEducation && { relaxedEducationTitle: say(naming.language, educations[post.relaxedEducation]) }),
  duties: post.duties,
});

/** The announcement as everybody reads it; the list of those to be hired with name and ticket masked, and nothing else of them. */
export async function publicCampaign(deps: Deps, language: Language, caseNo: string): Promise<PublicCampaign> {
  const { db } = deps.registers;
  const row = await campaignRow(db, caseNo);
  if (!row?.announcement || !row.announcedOn) throw notFound();
  const [posts, organs, notice, cancelled, ranking] = await Promise.all([
    db.select().from(positions).where(eq(positions.caseNo, caseNo)).orderBy(asc(positions.code)),
    organsByCode(db),
    noticeOf(db, caseNo),
    cancellationOf(db, caseNo),
    db.execute<{ hash: string }>(sql`select done->>'hash' as hash from works where case_no = ${caseNo} and key like 'rank%' and done is not null order by at desc limit 1`),
  ]);
  // Names are public as long as the notice runs, and no longer (PIPL 6, 19).
  const listed = row.listedOn && notice.open ? await listedIn(db, caseNo) : [];
  const { pay, contact, more, corrections } = row.announcement;
  const naming = { language, organs };
  return {
    ...headOf(naming, row, deps.now()),
    announcedOn: row.announcedOn,
    pay,
    contact,
    ...(more && { more }),
    corrections,
    positions: posts.map((post) => announcedPost(naming, post)),
    stages: row.rules.stages.map((stage) => say(language, stages[stage])), weights: weightsInWords(language, row.rules), ties: row.rules.ties.map((tie) => say(language, tieCriteria[tie])), passMark: row.rules.passMark, openingRatio: row.rules.openingRatio,
    bars: row.rules.bars.map((bar) => ({ code: bar, title: say(language, bars[bar]) })),
    ...(row.listedOn && { list: { on: row.listedOn, contact: row.listContact ?? '', ...notice, items: listed.map(({ no, name, position, ticket }) => ({ entry: entryOf(deps, no), name, position, ticket: maskedTicket(ticket ?? '') })) } }),
    ...(ranking[0] && { ranking: ranking[0].hash }), ...(cancelled && { cancelled }),
  };
}

/** The list as it is published, or, before it is, as it would be: whoever is left after the last stage. */
export async function publicityOf({ registers: { db } }: Pick<Deps, 'registers'>, caseNo: string): Promise<Publicity> {
  const row = await campaignRow(db, caseNo);
  if (!row) throw notFound('no-case');
  // Before the ranking is settled all who are in the running would be on it.
  const [ranked] = await db.select({ key: works.key }).from(works).where(and(eq(works.caseNo, caseNo), like(works.key, 'settle-rechecks/ranking%'), sql`${works.done}->>'result' = 'done'`)).limit(1);
  const [listed, notice] = await Promise.all([row.listedOn ? listedIn(db, caseNo) : ranked ? listedIn(db, caseNo, left) : [], noticeOf(db, caseNo)]);
  return { published: row.listedOn !== null, ...(row.listedOn && { on: row.listedOn, ...notice }), items: listed.map(({ no, name, position, ticket, heldBy }) => ({ applicationNo: no, name, position, ticket: maskedTicket(ticket ?? ''), held: heldBy !== null })) };
}

const published: readonly ApplicantState[] = ['to-hire', 'offered'];
const left: readonly ApplicantState[] = ['admitted'];
/** Who is named in public: to be hired, or hired while an objection still holds somebody else. */
const listedIn = (db: Registers['db'], caseNo: string, states: readonly ApplicantState[] = published) =>
  db.select({ no: applicants.applicationNo, name: applicants.maskedName, position: applicants.position, ticket: applicants.ticket, heldBy: applicants.heldBy }).from(applicants).where(and(eq(applicants.caseNo, caseNo), inArray(applicants.state, [...states]))).orderBy(asc(applicants.position), asc(applicants.rank));

/** The middle of the running number is left out in public: enough to find oneself, too little to look for another. */
const maskedTicket = (ticket: string): string => ticket.replace(/\d{2}(\d{2})$/, '**$1');
