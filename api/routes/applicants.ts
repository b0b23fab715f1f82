import { createHash } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { and, asc, eq, isNotNull, like, sql } from 'drizzle-orm';
import { Type } from 'typebox';
import { rankingInput } from '../../db/reads/ranking.ts';
import { applicants, duties, outcomes, works } from '../../db/schema/index.ts';
import { manifest, rank, type Unmet } from '../../workflows/recruitment/law.ts';
import { applicantStates, bars, educations, scoreImport, stages, supplyUntil, supplyWhat, tieCriteria, unmet } from '../../workflows/recruitment/words.ts';
import type { Day, Office } from '../../workflows/steps/words.ts';
import { askSupplement, reviewApplication } from '../recruitment/application-review.ts';
import { answers, keyHeader, keyOf, offsetOf, paged, paging } from '../requests/answers.ts';
import { caseFor, openToRead, seatFor } from '../cases/case-open.ts';
import { Declined, forbidden, formFaults, notFound } from '../requests/declined.ts';
import type { Deps } from '../deps.ts';
import { say, type Language } from '../requests/language.ts';
import { once } from '../requests/once.ts';
import { seatOf } from '../plugins/session.ts';
import { campaignRow, weightsInWords } from '../recruitment/recruitment-reads.ts';
import { checkScores, importScores, isHeld } from '../recruitment/recruitment-scores.ts';
import { outcomeReasons, recruitmentSentences as sentences, sexWords } from '../words/recruitment.ts';
import { codesOf, word } from '../shapes/basics.ts';
import { openingFields, reasonTold, type OpeningGround } from '../cases/identity.ts';
import { openCandidate } from '../recruitment/candidate-identity.ts';
import { Identity, Page } from '../shapes.ts';
import { ApplicantRow, CalledTo, RankingShape, ScoreCheck, ScoreImported } from '../shapes/recruitment.ts';

const caseParam = Type.Object({ caseNo: Type.String({ maxLength: 40 }) });
const applicationParam = Type.Object({ caseNo: Type.String({ maxLength: 40 }), applicationNo: Type.String({ maxLength: 40 }) });
const stageParam = Type.Object({ caseNo: Type.String({ maxLength: 40 }), stage: Type.String({ maxLength: 40 }) });
/** A sheet as its reader gives it: the first row names the columns, every cell is text. */
const table = Type.Array(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 40 }), { minItems: 1, maxItems: 30_001 });
/** A table of 30,000 rows. */
const tableLimit = 8 * 1024 * 1024;

/** Who computes and confirms the list. */
const rankers: readonly Office[] = ['recruitment-officer', 'unit-leader', 'organ-leader'];

const stageOfKey = (key: string): string | undefined => key.split(/[/:]/)[1];

/** The applications of a campaign at the desk: list, review, scores, ranking. */
export const applicantRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const { db } = deps.registers;
  const stageIn = (stage: string) => {
    if (!isHeld(stage)) throw new Declined(422, 'refused', sentences['stage-unknown']);
    return stage;
  };
  /** Who enters results: the dedicated unit of the campaign; a panel and reviewers those of their own stage, as long as these are asked of them. */
  const mayEnter = async (request: Pick<FastifyRequest, 'me'>, caseNo: string, stage: string) => {
    const { me } = request;
    const { row } = await caseFor(deps, request, caseNo, 'recruitment');
    const asked = await db.select().from(duties).where(and(eq(duties.caseNo, caseNo), eq(duties.state, 'open'), eq(duties.owed, true), eq(duties.office, 'handler')));
    if (!asked.some((duty) => stageOfKey(duty.key) === stage && seatFor(me.seats, me.id, duty))) seatOf(request, 'recruitment-officer', row.organ);
  };

  const query = Type.Object({ position: Type.Optional(Type.String({ maxLength: 12 })), state: Type.Optional(word(codesOf(applicantStates))), stage: Type.Optional(Type.String({ maxLength: 40 })), q: Type.Optional(Type.String({ maxLength: 40 })), ...paging }, { additionalProperties: false });
  app.get('/recruitments/:caseNo/applicants', { schema: { tags: ['cases'], summary: '报名名单', params: caseParam, querystring: query, response: answers({ 200: Page(ApplicantRow) }, 401, 403, 404) } }, async (request) => {
    const { caseNo } = request.params;
    await openToRead(deps, request, caseNo, 'applicants', { procedure: 'recruitment' });
    const { position, state, stage = 'qualification-review', q, limit = 50, after } = request.query;
    const offset = offsetOf(after);
    const where = and(
      eq(applicants.caseNo, caseNo),
      position ? eq(applicants.position, position) : undefined,
      state ? eq(applicants.state, state as keyof typeof applicantStates) : undefined,
      q ? sql`(${applicants.applicationNo} ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`} or ${applicants.ticket} ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`})` : undefined,
    );
    const [rows, total] = await Promise.all([
      db.select({ row: applicants, outcome: outcomes }).from(applicants).leftJoin(outcomes, and(eq(outcomes.caseNo, caseNo), eq(outcomes.stage, stage as 'interview'), eq(outcomes.applicant, applicants.number))).where(where).orderBy(asc(applicants.number)).limit(limit).offset(offset),
      db.$count(applicants, where),
    ]);
    return paged(rows.map(({ row, outcome }) => shown(request.language, row, outcome)), total, offset);
  });

  const grounds = [...codesOf(unmet), ...codesOf(bars)];
  const review = Type.Object({ passed: Type.Boolean(), reasons: Type.Array(word(grounds), { maxItems: 12, uniqueItems: true }) }, { additionalProperties: false });
  app.post('/recruitments/:caseNo/applicants/:applicationNo/review', { schema: { tags: ['cases'], summary: '审查一份报名：合格，或者逐项写明不合格的理由', headers: keyHeader, params: applicationParam, body: review, response: answers({ 200: ApplicantRow }, 401, 403, 404, 409) } }, async (request) => {
    const { caseNo, applicationNo } = request.params;
    const { row } = await caseFor(deps, request, caseNo, 'recruitment');
    seatOf(request, 'recruitment-officer', row.organ);
    const { passed, reasons } = request.body;
    if (!passed && reasons.length === 0) throw formFaults([{ pointer: '/reasons', detail: sentences['review-without-ground'] }]);
    await once(deps, request, 'review-application', { applicationNo, passed, reasons }, async (tx) => {
      await reviewApplication(tx, deps, request.params, { passed, reasons: reasons as Unmet[], by: request.me.id });
      return { about: applicationNo, result: { applicationNo } };
    });
    return reviewed(request.language, applicationNo);
  });

  const supplement = Type.Object({ what: Type.String({ title: supplyWhat[0], 'x-title-en': supplyWhat[1], minLength: 2, maxLength: 500 }), until: Type.String({ title: supplyUntil[0], 'x-title-en': supplyUntil[1], format: 'date' }) }, { additionalProperties: false });
  app.post('/recruitments/:caseNo/applicants/:applicationNo/supplement', { schema: { tags: ['cases'], summary: '通知一名报名人补充材料', headers: keyHeader, params: applicationParam, body: supplement, response: answers({ 200: ApplicantRow }, 401, 403, 404, 409) } }, async (request) => {
    const { applicationNo, caseNo } = request.params;
    const { row } = await caseFor(deps, request, caseNo, 'recruitment');
    seatOf(request, 'recruitment-officer', row.organ);
    const { what, until } = request.body;
    await once(deps, request, 'ask-supplement', { applicationNo, what, until }, async (tx) => {
      await askSupplement(tx, deps, request.params, { what, until: until as Day, request: keyOf(request) });
      return { about: applicationNo, result: { applicationNo } };
    });
    return reviewed(request.language, applicationNo);
  });

  async function reviewed(language: Language, applicationNo: string) {
    const [found] = await db.select({ row: applicants, outcome: outcomes }).from(applicants).leftJoin(outcomes, and(eq(outcomes.stage, 'qualification-review'), eq(outcomes.applicant, applicants.number))).where(eq(applicants.applicationNo, applicationNo));
    return shown(language, found!.row, found!.outcome);
  }

  const opening = Type.Object(openingFields('verification'), { additionalProperties: false });
  app.post('/recruitments/:caseNo/applicants/:applicationNo/identity', { schema: { tags: ['cases'], summary: '开启一名应聘人的身份，记录在案', headers: keyHeader, params: applicationParam, body: opening, response: answers({ 200: Identity }, 401, 403, 404, 409) } }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const sent = request.body as { ground?: OpeningGround; reason: string };
    return openCandidate(deps, request, request.params, keyOf(request), { ground: sent.ground ?? 'verification', reason: reasonTold(sent) });
  });

  app.get('/recruitments/:caseNo/scores/:stage', { schema: { tags: ['cases'], summary: '一个环节应到的准考证号，按岗位和号码排列', params: stageParam, response: answers({ 200: CalledTo }, 401, 403, 404) } }, async (request) => {
    const { caseNo, stage } = request.params;
    await mayEnter(request, caseNo, stage);
    const rows = await db.select({ ticket: applicants.ticket }).from(applicants).where(and(eq(applicants.caseNo, caseNo), eq(applicants.calledTo, stageIn(stage)), eq(applicants.state, 'admitted'))).orderBy(asc(applicants.position), asc(applicants.number));
    return { tickets: rows.flatMap(({ ticket }) => (ticket ? [ticket] : [])) };
  });

  app.post('/recruitments/:caseNo/scores/:stage/check', { bodyLimit: tableLimit, schema: { tags: ['cases'], summary: '检查成绩表，逐格说明错误', params: stageParam, body: Type.Object({ table }, { additionalProperties: false }), response: answers({ 200: ScoreCheck }, 401, 403, 404) } }, async (request) => {
    const { caseNo, stage } = request.params;
    await mayEnter(request, caseNo, stage);
    return checkScores(deps, request.language, caseNo, stageIn(stage), request.body.table);
  });

  app.post('/recruitments/:caseNo/scores/:stage', { bodyLimit: tableLimit, schema: { tags: ['cases'], summary: scoreImport[0], headers: keyHeader, params: stageParam, body: Type.Object({ table, reason: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })), partly: Type.Optional(Type.Boolean()) }, { additionalProperties: false }), response: answers({ 200: ScoreImported }, 401, 403, 404) } }, async (request) => {
    const { caseNo, stage } = request.params;
    await mayEnter(request, caseNo, stage);
    const { table: rows, reason, partly } = request.body;
    // The trail names the content by its sum, so that no score stands in it.
    const content = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
    return once(deps, request, 'import-scores', { caseNo, stage, content, ...(reason && { reason }), ...(partly && { partly }) }, async (tx) => ({ about: `${caseNo} ${stage}`, result: await importScores(tx, deps, { caseNo, stage: stageIn(stage), table: rows, ...(reason && { reason }), ...(partly && { partly }), by: request.me.id }) }));
  });

  app.get('/recruitments/:caseNo/ranking', { schema: { tags: ['cases'], summary: '重新计算排名：同样的成绩和规则得出同样的名单和指纹', params: caseParam, response: answers({ 200: RankingShape }, 401, 403, 404) } }, async (request) => {
    const { caseNo } = request.params;
    const { row } = await caseFor(deps, request, caseNo, 'recruitment');
    const campaign = await campaignRow(db, caseNo);
    if (!campaign) throw notFound('no-case');
    // Who judges or only approves the plan learns no points before the candidates do.
    const isPublished = (await db.$count(works, and(eq(works.caseNo, caseNo), like(works.key, 'publish-results/ranking%'), isNotNull(works.done)))) > 0;
    if (!isPublished && !request.me.seats.some(({ office, organ }) => organ === row.organ && rankers.includes(office))) throw forbidden(sentences['not-published'], { ground: 'wrong-office' });
    await openToRead(deps, request, caseNo, 'ranking', { procedure: 'recruitment' });
    return computed(request.language, caseNo, campaign.rules);
  });

  async function computed(language: Language, caseNo: string, rules: NonNullable<Awaited<ReturnType<typeof campaignRow>>>['rules']) {
    const [kept] = await db.execute<{ hash: string }>(sql`select done->>'hash' as hash from works where case_no = ${caseNo} and key like 'rank%' and done is not null order by at desc limit 1`);
    const { candidates, formula } = await rankingInput(db, caseNo, kept ? 'standing' : 'anew');
    const ranked = rank(candidates, formula);
    const fingerprint = createHash('sha256').update(manifest(ranked)).digest('hex');
    const tickets = new Map((await db.select({ id: applicants.applicationNo, ticket: applicants.ticket }).from(applicants).where(eq(applicants.caseNo, caseNo))).map(({ id, ticket }) => [id, ticket]));
    const points = new Map(candidates.map((candidate) => [candidate.id, candidate.points]));
    return {
      fingerprint, ...(kept && { kept: kept.hash }), same: kept === undefined || kept.hash === fingerprint, formula: weightsInWords(language, rules), ties: rules.ties.map((tie) => say(language, tieCriteria[tie])),
      items: ranked.map(({ id, position, rank: place, total, tie }) => {
        const ticket = tickets.get(id);
        const got: Readonly<Partial<Record<string, number>>> = points.get(id) ?? {};
        return {
          position, rank: place, applicationNo: id, ...(ticket && { ticket }), points: Object.fromEntries(rules.stages.flatMap((stage) => (got[stage] === undefined ? [] : [[say(language, stages[stage]), got[stage] / 100]]))), total: total / 10_000,
          ...(tie && { tie: tie === 'receipt' ? say(language, ['报名在先', 'earlier application']) : say(language, tieCriteria[tie]) }),
        };
      }),
      total: ranked.length,
    };
  }
};

function shown(language: Language, row: typeof applicants.$inferSelect, outcome: typeof outcomes.$inferSelect | null) {
  return {
    applicationNo: row.applicationNo, ...(row.ticket && { ticket: row.ticket }), position: row.position, name: row.maskedName, idNumber: row.maskedId, bornOn: row.bornOn, sexTitle: say(language, sexWords[row.sex]), educationTitle: say(language, educations[row.education]), targeted: row.targeted, relaxed: row.relaxed, ...(row.supplement && { supplement: row.supplement }),
    state: row.state, stateTitle: say(language, applicantStates[row.state]), ...(row.rank !== null && { rank: row.rank }), ...(row.heldBy && { heldBy: row.heldBy }),
    ...(outcome && { outcome: { passed: outcome.passed, reasons: outcome.reasons.map((code) => say(language, outcomeReasons[code] ?? [code, code])), ...(outcome.publishedOn && { publishedOn: outcome.publishedOn }) } }),
  };
}
