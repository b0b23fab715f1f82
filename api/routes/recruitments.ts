import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { Type } from 'typebox';
import { organsByCode } from '../../db/reads/names.ts';
import { nextNumber } from '../../db/numbers.ts';
import { staffingRequests } from '../../db/schema/index.ts';
import { hashOf } from '../../db/seal.ts';
import { startForm as quotaForm } from '../../workflows/quota/forms.ts';
import { categories, type Category } from '../../workflows/quota/words.ts';
import { staffingRequest, startForm } from '../../workflows/recruitment/forms.ts';
import { fileRequest, planTitle, requestTitle } from '../../workflows/recruitment/words.ts';
import type { Office } from '../../workflows/steps/words.ts';
import { answers, keyHeader, keyOf, offsetOf, paged, paging } from '../requests/answers.ts';
import { boardOf, reviewsOf, shownHeadcounts } from '../recruitment/campaign-board.ts';
import { openToRead } from '../cases/case-open.ts';
import { Declined, formFaults, notFound } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import type { FiledOnce } from '../cases/filing.ts';
import { say } from '../requests/language.ts';
import { once } from '../requests/once.ts';
import { onlyOffices, seatOf } from '../plugins/session.ts';
import { fileCampaign, fileQuota } from '../recruitment/recruitment-intake.ts';
import { publicityOf } from '../recruitment/recruitment-reads.ts';
import { recruitmentSentences as sentences } from '../words/recruitment.ts';
import { Page } from '../shapes.ts';
import { Board, CampaignReview, HeadcountShape, Publicity, StaffingRequest } from '../shapes/recruitment.ts';

const Started = Type.Object({ caseNo: Type.String(), url: Type.String(), statementId: Type.String() });
const caseParam = Type.Object({ caseNo: Type.String({ maxLength: 40 }) });
/** Bureaus recruit, by their dedicated unit; a branch, a department or a station does not (Art. 9(2)). */
const recruiting: readonly string[] = ['city-bureau', 'county-bureau'];

/** Quota, staffing requests, campaigns: what is opened, and what stands. */
export const recruitmentRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const { registers } = deps;
  const started = (reply: FastifyReply, { caseNo, statementId, repeated, stands }: FiledOnce) => {
    const url = `/api/cases/${caseNo}`;
    if (repeated) reply.header('idempotent-replayed', 'true');
    return reply.status(stands ? 201 : 202).header('location', url).send({ caseNo, url, statementId });
  };
  const isRecruiting = async (organ: string): Promise<boolean> => recruiting.includes((await organsByCode(registers.db)).get(organ)?.kind ?? '');

  /** Refused whoever asks from elsewhere, by hand-made calls too. */
  async function organiserOf(request: Pick<FastifyRequest, 'me'>) {
    const seat = request.me.seats.find(({ office }) => office === 'recruitment-officer');
    if (!seat || !(await isRecruiting(seat.organ))) throw new Declined(403, 'wrong-office', sentences.organiser, { ground: 'unauthorised-organiser', article: '本办法第九条第二款' });
    return seat;
  }

  app.post('/recruitments', { schema: { tags: ['cases'], summary: planTitle[0], headers: keyHeader, body: startForm, response: answers({ 201: Started, 202: Started }, 401, 403) } }, async (request, reply) => {
    const body = request.body as Record<string, unknown> & { title: string; year: number };
    const { organ, postId, office } = await organiserOf(request);
    return started(reply, await fileCampaign(deps, { key: `${request.me.id} ${keyOf(request)}`, whole: { ...body }, body, title: body.title, year: body.year, by: { userId: request.me.id, postId, office, organ } }));
  });

  app.get('/recruitments/:caseNo/board', { schema: { tags: ['cases'], summary: '一次招聘的看板', params: caseParam, response: answers({ 200: Board }, 401, 403, 404) } }, async (request) => {
    await openToRead(deps, request, request.params.caseNo, 'board', { procedure: 'recruitment' });
    return boardOf(deps, request.language, request.params.caseNo);
  });

  app.get('/recruitments/:caseNo/objections', { schema: { tags: ['cases'], summary: '异议和复核：关于谁、到哪一步', params: caseParam, response: answers({ 200: Page(CampaignReview) }, 401, 403, 404) } }, async (request) => {
    await openToRead(deps, request, request.params.caseNo, 'objections', { procedure: 'recruitment' });
    const items = await reviewsOf(deps, request.language, request.params.caseNo);
    return { items, total: items.length };
  });

  app.get('/recruitments/:caseNo/publicity', { schema: { tags: ['cases'], summary: '拟聘用名单：公布前照样预览，公布后与公开的一致', params: caseParam, response: answers({ 200: Publicity }, 401, 403, 404) } }, async (request) => {
    await openToRead(deps, request, request.params.caseNo, 'publicity', { procedure: 'recruitment' });
    return publicityOf(deps, request.params.caseNo);
  });

  const proposers: readonly Office[] = ['staffing-officer', 'recruitment-officer'];
  app.post('/quotas', { schema: { tags: ['cases'], summary: '提出用人额度', headers: keyHeader, body: quotaForm, response: answers({ 201: Started, 202: Started }, 401, 403) } }, async (request, reply) => {
    const body = request.body as Record<string, unknown> & { organ: string; category: Category };
    const seat = onlyOffices(request, proposers);
    // The staffing organ proposes for every organ, a police organ for itself.
    if (!(await isRecruiting(body.organ)) || (seat.office === 'recruitment-officer' && seat.organ !== body.organ)) throw formFaults([{ pointer: '/organ', detail: sentences['recruiting-organ'] }]);
    return started(reply, await fileQuota(deps, { key: `${request.me.id} ${keyOf(request)}`, whole: { ...body }, body, organ: body.organ, category: body.category, by: { userId: request.me.id, postId: seat.postId, office: seat.office, organ: seat.organ } }));
  });

  app.get('/quotas', { schema: { tags: ['registers'], summary: '额度、在岗、保留和空缺', querystring: Type.Object({ organ: Type.Optional(Type.String({ maxLength: 64 })) }), response: answers({ 200: Page(HeadcountShape) }, 401) } }, async ({ query, language }) => {
    const items = await shownHeadcounts(deps, language, query.organ);
    return { items, total: items.length };
  });

  const Filed = Type.Object({ number: Type.String() });
  app.post('/staffing-requests', { schema: { tags: ['registers'], summary: fileRequest[0], headers: keyHeader, body: staffingRequest, response: answers({ 201: Filed }, 401, 403) } }, async (request, reply) => {
    const seat = seatOf(request, 'using-unit-officer');
    const body = request.body as { post: string; category: Category; headcount: number; reason: string };
    const organs = await organsByCode(registers.db);
    const unit = organs.get(seat.organ);
    const filed = await once(deps, request, 'staffing-request', { ...body }, async (tx) => {
      const year = Number(todayOf(deps).slice(0, 4));
      const number = `XQ-${year}-${String(await nextNumber(tx, '320600', 'XQ', year)).padStart(4, '0')}`;
      await tx.insert(staffingRequests).values({ id: keyOf(request), number, organ: unit?.kind === 'station' || unit?.kind === 'unit' ? (unit.superior ?? seat.organ) : seat.organ, unit: seat.organ, by: request.me.id, ...body, bodyHash: hashOf(body), filedOn: todayOf(deps) });
      return { about: number, result: { number } };
    });
    return reply.status(201).send(filed);
  });

  const seen: readonly Office[] = ['using-unit-officer', 'recruitment-officer', 'staffing-officer'];
  app.get('/staffing-requests', { schema: { tags: ['registers'], summary: requestTitle[0], querystring: Type.Object(paging, { additionalProperties: false }), response: answers({ 200: Page(StaffingRequest) }, 401, 403) } }, async (request) => {
    onlyOffices(request, seen);
    const places = request.me.seats.filter(({ office }) => seen.includes(office));
    const organs = await organsByCode(registers.db);
    const isStaffing = places.some(({ office }) => office === 'staffing-officer');
    const own = places.map(({ organ }) => organ);
    const where = isStaffing ? undefined : places.some(({ office }) => office === 'recruitment-officer') ? inArray(staffingRequests.organ, own) : inArray(staffingRequests.unit, own);
    const { limit = 50, after } = request.query;
    const offset = offsetOf(after);
    const [rows, total] = await Promise.all([registers.db.select().from(staffingRequests).where(where).orderBy(desc(staffingRequests.filedOn), desc(staffingRequests.number)).limit(limit).offset(offset), registers.db.$count(staffingRequests, where)]);
    const items = rows.map(({ number, unit, post, category, headcount, reason, filedOn, withdrawnOn }) => ({ number, unit, unitName: organs.get(unit)?.name ?? unit, post, category, categoryTitle: say(request.language, categories[category]), headcount, reason, filedOn, ...(withdrawnOn && { withdrawnOn }) }));
    return paged(items, total, offset);
  });

  app.post('/staffing-requests/:number/withdraw', { schema: { tags: ['registers'], summary: '撤回一件需求', headers: keyHeader, params: Type.Object({ number: Type.String({ maxLength: 40 }) }), response: answers({ 200: Filed }, 401, 403, 404, 409) } }, async (request) => {
    const seat = seatOf(request, 'using-unit-officer');
    const { number } = request.params;
    return once(deps, request, 'withdraw-request', { number }, async (tx) => {
      const withdrawn = await tx.update(staffingRequests).set({ withdrawnOn: todayOf(deps) }).where(and(eq(staffingRequests.number, number), eq(staffingRequests.unit, seat.organ), isNull(staffingRequests.withdrawnOn))).returning({ number: staffingRequests.number });
      if (withdrawn.length === 0) throw notFound();
      return { about: number, result: { number } };
    });
  });
};
