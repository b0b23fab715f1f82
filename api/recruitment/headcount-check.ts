import { and, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm';
import { headcounts } from '../../db/reads/headcount.ts';
import { saidIn } from '../../db/reads/said.ts';
import { applicants, auxiliaries, cases, staffingRequests, statements } from '../../db/schema/index.ts';
import type { EmploymentOpening } from '../../workflows/employment/opening.ts';
import { categories, type Category } from '../../workflows/quota/words.ts';
import { ranks } from '../../workflows/recruitment/law.ts';
import type { Education } from '../../workflows/recruitment/words.ts';
import type { Label } from '../../workflows/steps/words.ts';
import type { FieldError } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { fill } from '../requests/language.ts';
import { recruitmentSentences as sentences } from '../words/recruitment.ts';

interface Told {
  readonly caseNo: string;
  readonly message: string;
  readonly body: Readonly<Record<string, unknown>>;
}
interface Post {
  readonly code: string;
  readonly category: Category;
  readonly headcount: number;
  readonly bornFrom: string;
  readonly bornUntil: string;
  readonly relaxedFor?: string;
  readonly relaxedBecause?: string;
  readonly relaxedBornFrom?: string;
  readonly relaxedEducation?: Education;
  readonly education: Education;
  readonly request?: string;
}
const fault = (pointer: string, [zh, en]: Label, values: Record<string, string | number> = {}): FieldError => ({ pointer, detail: [fill(zh, values), fill(en, values)] });

/** What a statement about posts and headcount cannot say, though its form allows it: the registers are asked before it is kept. */
export async function headcountFaults(deps: Deps, told: Told): Promise<FieldError[]> {
  if (told.message === 'draftPlan' && told.body.result === 'submitted') return [...planFaults(told.body.positions as Post[]), ...(await requestFaults(deps, told, told.body.positions as Post[]))];
  if (told.message === 'checkQuota' && told.body.result !== 'rejected') return quotaFaults(deps, told);
  if (told.message === 'startWork' && told.body.result === 'started') return startFaults(deps, told);
  if (told.message === 'signContract' && told.body.result === 'signed' && Number(told.body.probationMonths ?? 0) > 0) return probationFaults(deps, told);
  if (told.message === 'issueCertificate') return certificateFaults(deps, told);
  return [];
}

/** Art. 12: of two in service with one number nobody who checks it could tell which is meant. */
async function certificateFaults({ registers: { db } }: Deps, { caseNo, body }: Told): Promise<FieldError[]> {
  const number = String(body.number ?? '').normalize('NFKC').trim().toUpperCase();
  const [held] = await db.select({ number: auxiliaries.number }).from(auxiliaries).where(and(sql`upper(${auxiliaries.certificate}) = ${number}`, isNull(auxiliaries.leftOn), ne(auxiliaries.caseNo, caseNo))).limit(1);
  return held ? [fault('/number', sentences['certificate-held'], { number: held.number })] : [];
}

/** The opening of an employment, and whose it is. */
async function employmentOf({ registers: { db } }: Deps, caseNo: string): Promise<{ opening: EmploymentOpening; person: string } | undefined> {
  const [row] = await db.select({ procedure: cases.procedure, opening: cases.opening }).from(cases).where(eq(cases.caseNo, caseNo));
  if (row?.procedure !== 'employment') return undefined;
  const opening = row.opening as unknown as EmploymentOpening;
  const [applicant] = await db.select({ mark: applicants.personMark }).from(applicants).where(eq(applicants.applicationNo, opening.applicant));
  return applicant && { opening, person: applicant.mark };
}

/** Nobody starts above the quota, nor twice; the officer reads the figures before the database would refuse the file. */
async function startFaults(deps: Deps, { caseNo }: Told): Promise<FieldError[]> {
  const found = await employmentOf(deps, caseNo);
  if (!found) return [];
  const { organ, category } = found.opening;
  const [standing, onPost] = await Promise.all([
    headcounts(deps.registers, todayOf(deps), organ),
    deps.registers.db.$count(auxiliaries, and(eq(auxiliaries.personMark, found.person), isNull(auxiliaries.leftOn))),
  ]);
  if (onPost > 0) return [fault('/result', sentences['on-post-already'])];
  const { figure = 0, used = 0 } = standing.find((each) => each.category === category) ?? {};
  const [zh, en] = sentences['hiring-frozen'];
  return used < figure ? [] : [{ pointer: '/result', detail: [fill(zh, { what: categories[category][0], figure, used }), fill(en, { what: categories[category][1], figure, used })] }];
}

/** LCL 19(2): the same employer and the same worker agree on one probation, whatever came in between. */
async function probationFaults(deps: Deps, { caseNo }: Told): Promise<FieldError[]> {
  const found = await employmentOf(deps, caseNo);
  if (!found) return [];
  const [earlier] = await deps.registers.db.select({ number: auxiliaries.number }).from(auxiliaries).where(and(eq(auxiliaries.personMark, found.person), eq(auxiliaries.employer, found.opening.employer), ne(auxiliaries.caseNo, caseNo), gt(auxiliaries.probationMonths, 0))).limit(1);
  return earlier ? [fault('/probationMonths', sentences['probation-twice'], { number: earlier.number })] : [];
}

function planFaults(posts: readonly Post[]): FieldError[] {
  return posts.flatMap(({ code, bornFrom, bornUntil, education, relaxedFor, relaxedBecause, relaxedBornFrom, relaxedEducation }, i) => [
    ...(posts.findIndex((each) => each.code === code) < i ? [fault(`/positions/${i}/code`, sentences['code-twice'], { code })] : []),
    ...(bornFrom > bornUntil ? [fault(`/positions/${i}/bornFrom`, sentences['ages-reversed'])] : []),
    ...(relaxedFor && !relaxedBecause ? [fault(`/positions/${i}/relaxedBecause`, sentences['relaxed-without-reason'])] : []),
    ...((relaxedBornFrom ?? relaxedEducation) && !relaxedFor ? [fault(`/positions/${i}/relaxedFor`, sentences['relaxed-without-whom'])] : []),
    ...(relaxedBornFrom && relaxedBornFrom >= bornFrom ? [fault(`/positions/${i}/relaxedBornFrom`, sentences['not-relaxed'])] : []),
    ...(relaxedEducation && ranks.indexOf(relaxedEducation) >= ranks.indexOf(education) ? [fault(`/positions/${i}/relaxedEducation`, sentences['not-relaxed'])] : []),
  ]);
}

/** A post that meets a staffing request names one that was filed with this organ and stands. */
async function requestFaults({ registers: { db } }: Deps, { caseNo }: Told, posts: readonly Post[]): Promise<FieldError[]> {
  const named = posts.flatMap(({ request }) => (request ? [request] : []));
  if (named.length === 0) return [];
  const standing = await db.select({ number: staffingRequests.number }).from(staffingRequests).innerJoin(cases, eq(cases.organ, staffingRequests.organ)).where(and(eq(cases.caseNo, caseNo), inArray(staffingRequests.number, named), isNull(staffingRequests.withdrawnOn)));
  const known = new Set(standing.map(({ number }) => number));
  return posts.flatMap(({ request }, i) => (!request || known.has(request) ? [] : [fault(`/positions/${i}/request`, sentences['unknown-request'], { number: request })]));
}

/** The sum of the plan against what is vacant, category by category; the database holds it once more when it is entered. */
async function quotaFaults({ registers, now }: Deps, { caseNo, body }: Told): Promise<FieldError[]> {
  const [[row], plans] = await Promise.all([
    registers.db.select({ organ: cases.organ }).from(cases).where(eq(cases.caseNo, caseNo)),
    saidIn(registers.db, caseNo, eq(statements.message, 'draftPlan')),
  ]);
  const posts = (plans.at(-1)?.body.positions ?? []) as Post[];
  const reductions = (body.reductions ?? []) as { code: string; headcount: number }[];
  const strange = reductions.flatMap(({ code }, i) => (posts.some((post) => post.code === code) ? [] : [fault(`/reductions/${i}/code`, sentences['unknown-code'], { code })]));
  if (strange.length > 0) return strange;
  const standing = await headcounts(registers, todayOf({ now }), row!.organ);
  return Object.entries(categories).flatMap(([category, title]) => {
    const planned = posts.filter((post) => post.category === category).reduce((sum, { code, headcount }) => sum + Math.min(headcount, reductions.find((each) => each.code === code)?.headcount ?? headcount), 0);
    const { figure = 0, used = 0, reserved = 0, vacant = 0 } = standing.find((each) => each.category === category) ?? {};
    if (planned <= Math.max(0, vacant)) return [];
    const values = { figure, used, reserved, vacant: Math.max(0, vacant), planned };
    const [zh, en] = sentences['above-quota'];
    return [{ pointer: '/result', detail: [fill(zh, { ...values, what: title[0] }), fill(en, { ...values, what: title[1] })] }];
  });
}
