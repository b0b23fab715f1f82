import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import { Type } from 'typebox';
import { filesArrivalMs } from '../../shapes/upload-limits.ts';
import { applicants, cases, documents, outcomes, positions, scores } from '../../../db/schema/index.ts';
import { application } from '../../../workflows/recruitment/forms.ts';
import { unmetBy } from '../../../workflows/recruitment/law.ts';
import { applicantStates, mineTitle, postCode, resultStages, scoreStates, stages, withdrawTitle, type ApplicantState, type ResultStage } from '../../../workflows/recruitment/words.ts';
import { answers, keyHeader, keyOf, offsetOf, paged, paging } from '../../requests/answers.ts';
import { supplied } from '../../recruitment/application-review.ts';
import { apply, type Application } from '../../recruitment/applications.ts';
import { applicationOf, askRecheck, object } from '../../recruitment/candidate-reviews.ts';
import { Declined, fieldFault, formFaults, notFound } from '../../requests/declined.ts';
import { todayOf, type Deps } from '../../deps.ts';
import { handIn, shownUpload } from '../../documents/keep.ts';
import { incoming, takeUploads, uploadForm } from '../../documents/upload.ts';
import { instant, say, type Language } from '../../requests/language.ts';
import { procedureOf } from '../../cases/procedures.ts';
import { takeOne } from '../../requests/rate.ts';
import { campaignRow, cancellationOf, publicCampaign, publicCampaigns, refusalOfHires } from '../../recruitment/recruitment-reads.ts';
import { outcomeReasons, recruitmentSentences as sentences } from '../../words/recruitment.ts';
import { codesOf, text, word } from '../../shapes/basics.ts';
import { Page } from '../../shapes.ts';
import { PublicDocument } from '../../shapes/public.ts';
import { AppliedShape, MyApplication, PublicCampaign, PublicCampaignRow } from '../../shapes/recruitment.ts';
import { holderOf } from './receipt.ts';

const caseParam = Type.Object({ caseNo: Type.String({ maxLength: 40 }) });
const bearer = [{ receipt: [] }];
const Opened = Type.Object({ caseNo: text });
const Objected = Type.Object({ caseNo: text, receipt: text });
const uploadsAnHour = 60;
const withdrawable: readonly ApplicantState[] = ['applied', 'supplement', 'admitted', 'reserve'];
const inWords = (language: Language, codes: readonly string[]): string[] => codes.map((code) => say(language, outcomeReasons[code] ?? [code, code]));

/** Campaigns for everybody, and the own application for whoever bears its receipt. */
export const publicRecruitmentRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const { db } = deps.registers;
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
  const mine = async (request: FastifyRequest) => {
    const { caseNo, others } = await holderOf(deps, request);
    return applicationOf(deps, [caseNo, ...others]);
  };

  app.get('/api/public/recruitments', { schema: { tags: ['public'], security: [], summary: '招聘公告', querystring: Type.Object(paging, { additionalProperties: false }), response: answers({ 200: Page(PublicCampaignRow) }) } }, async ({ query, language }) => {
    const offset = offsetOf(query.after);
    const { items, total } = await publicCampaigns(deps, language, { limit: query.limit ?? 50, offset });
    return paged(items, total, offset);
  });
  app.get('/api/public/recruitments/:caseNo', { schema: { tags: ['public'], security: [], summary: '一次招聘：岗位、条件、环节、公示名单', params: caseParam, response: answers({ 200: PublicCampaign }, 404) } }, async ({ params, language }) => publicCampaign(deps, language, params.caseNo));

  const { candidate: _, ...facts } = application.properties;
  app.post('/api/public/recruitments/:caseNo/check', { schema: { tags: ['public'], security: [], summary: '自查是否符合岗位条件；不留下任何内容', params: caseParam, body: Type.Object(facts, { additionalProperties: false }), response: answers({ 200: Type.Object({ unmet: Type.Array(text) }) }, 404) } }, async ({ params, body, language }) => {
    const sent = body as unknown as Omit<Application, 'candidate'>;
    const campaign = await campaignRow(db, params.caseNo);
    if (!campaign?.announcedOn) throw notFound();
    const [post] = await db.select().from(positions).where(and(eq(positions.caseNo, params.caseNo), eq(positions.code, sent.position)));
    if (!post) throw formFaults([fieldFault('/position', postCode, 'choice')]);
    if (post.headcount === 0) throw formFaults([{ pointer: '/position', detail: sentences['post-gone'] }]);
    return { unmet: inWords(language, unmetBy(sent, { ...post, bars: campaign.rules.bars })) };
  });

  app.post('/api/public/recruitments/:caseNo/applications', { schema: { tags: ['public'], security: [], summary: '报名', headers: keyHeader, params: caseParam, body: application, response: answers({ 201: AppliedShape }, 404, 409, 413, 415, 429) } }, async (request, reply) => {
    const { applicationNo, receipt, repeated, unmet } = await apply(deps, request.params.caseNo, keyOf(request), request.body as unknown as Application);
    if (repeated) reply.header('idempotent-replayed', 'true');
    return reply.code(201).send({ applicationNo, receipt, unmet: inWords(request.language, unmet) });
  });

  const objector = Type.Object({ name: Type.String({ minLength: 1, maxLength: 60 }), phone: Type.Optional(Type.String({ maxLength: 20 })), email: Type.Optional(Type.String({ maxLength: 254, format: 'email' })) }, { additionalProperties: false });
  const objection = Type.Object({ entry: Type.String({ maxLength: 20 }), text: Type.String({ minLength: 1, maxLength: 2000 }), objector: Type.Optional(objector) }, { additionalProperties: false });
  app.post('/api/public/recruitments/:caseNo/objections', { schema: { tags: ['public'], security: [], summary: '对公示人员提出异议', headers: keyHeader, params: caseParam, body: objection, response: answers({ 201: Objected, 202: Objected }, 404, 409, 413, 415, 429) } }, async (request, reply) => {
    const { entry, text: said, objector: who } = request.body;
    await takeOne(deps, { key: `objection:${request.params.caseNo}`, most: 200, minutes: 60, sentence: 'too-many-uploads' });
    const { caseNo, receipt, repeated, stands } = await object(deps, request.params.caseNo, keyOf(request), { entry, text: said, ...(who && { objector: { name: who.name, ...(who.phone && { phone: who.phone }), answerBy: { ...(who.email && { email: who.email }), ...(who.phone && { phone: who.phone }) } } }) });
    if (repeated) reply.header('idempotent-replayed', 'true');
    return reply.code(stands ? 201 : 202).send({ caseNo, receipt });
  });

  app.get('/api/public/applications/mine', { schema: { tags: ['public'], security: bearer, summary: mineTitle[0], response: answers({ 200: MyApplication }, 401, 404) } }, async (request) => {
    const { caseNo, others } = await holderOf(deps, request);
    return shownMine(deps, request.language, await applicationOf(deps, [caseNo, ...others]), [caseNo, ...others]);
  });

  app.post('/api/public/applications/mine/withdraw', { schema: { tags: ['public'], security: bearer, summary: withdrawTitle[0], headers: keyHeader, response: answers({ 200: MyApplication }, 401, 404, 409) } }, async (request) => {
    const row = await mine(request);
    if (row.state !== 'withdrawn') {
      const changed = await db.update(applicants).set({ state: 'withdrawn' }).where(and(eq(applicants.number, row.number), inArray(applicants.state, [...withdrawable]))).returning({ number: applicants.number });
      if (changed.length === 0) throw new Declined(409, 'conflict', sentences['withdraw-late']);
    }
    return shownMine(deps, request.language, await mine(request), []);
  });

  const recheck = Type.Object({ stage: word(codesOf(resultStages)), text: Type.String({ minLength: 1, maxLength: 2000 }) }, { additionalProperties: false });
  app.post('/api/public/applications/mine/rechecks', { schema: { tags: ['public'], security: bearer, summary: '申请复核一个环节的结果', headers: keyHeader, body: recheck, response: answers({ 201: Opened, 202: Opened }, 401, 404, 409) } }, async (request, reply) => {
    const { caseNo, stands } = await askRecheck(deps, await mine(request), keyOf(request), request.body as { stage: ResultStage; text: string });
    return reply.code(stands ? 201 : 202).send({ caseNo });
  });

  await app.register(async (forms) => {
    await takeUploads(forms);
    const schema = { tags: ['public'], security: bearer, summary: '交照片和证明材料', consumes: ['multipart/form-data'], headers: keyHeader, body: uploadForm('file'), response: answers({ 201: PublicDocument }, 401, 404, 409, 413, 415, 429) };
    forms.post('/api/public/applications/mine/documents', { schema, config: { arrivesWithinMs: filesArrivalMs } }, async (request, reply) => {
      const row = await mine(request);
      await takeOne(deps, { key: `upload:${deps.seal.mark(row.applicationNo).slice(0, 16)}`, most: uploadsAnHour, minutes: 60, sentence: 'too-many-uploads' });
      const { document, repeated } = await handIn(deps, { caseNo: row.applicationNo, sender: 'candidate', key: keyOf(request), upload: incoming(request, 'file') });
      await supplied(deps, row);
      if (repeated) reply.header('idempotent-replayed', 'true');
      return reply.code(201).send(shownUpload(document));
    });
  });
};

async function shownMine(deps: Deps, language: Language, row: typeof applicants.$inferSelect, opened: readonly string[]) {
  const { db } = deps.registers;
  const [campaign, cancelled, results, marks, others, papers] = await Promise.all([
    campaignRow(db, row.caseNo),
    cancellationOf(db, row.caseNo),
    db.select().from(outcomes).where(and(eq(outcomes.applicant, row.number), isNotNull(outcomes.publishedOn))).orderBy(asc(outcomes.publishedOn)),
    db.select().from(scores).where(eq(scores.applicant, row.number)),
    opened.length > 0 ? db.select({ caseNo: cases.caseNo, procedure: cases.procedure }).from(cases).where(inArray(cases.caseNo, [...opened])) : [],
    db.$count(documents, eq(documents.caseNo, row.applicationNo)),
  ]);
  const notHired = results.some(({ reasons }) => reasons.includes('not-hired')) ? await refusalOfHires(db, row.caseNo) : undefined;
  const sitting = row.calledTo && row.state === 'admitted' && results.every(({ stage }) => stage !== row.calledTo) ? campaign!.sittings[row.calledTo] : undefined;
  const today = todayOf(deps);
  return {
    applicationNo: row.applicationNo, caseNo: row.caseNo, campaign: campaign!.announcement?.title ?? campaign!.title, position: row.position, state: row.state, stateTitle: say(language, applicantStates[row.state]), receivedAt: instant(row.receivedAt),
    ...(row.supplement && { supplement: row.supplement }), ...(cancelled && { cancelled }), ...(notHired && { notHired }), ...(row.ticket && { ticket: row.ticket }), ...(row.heldBy && { heldBy: row.heldBy }), ...(row.rank !== null && results.some(({ stage }) => stage === 'ranking') && { rank: row.rank }),
    ...(sitting && { sitting: { stageTitle: say(language, stages[row.calledTo!]), ...sitting } }),
    results: results.map(({ stage, passed, reasons, publishedOn, recheckUntil }) => {
      const mark = marks.find((each) => each.stage === stage);
      return {
        stage, stageTitle: say(language, resultStages[stage]), passed, reasons: inWords(language, reasons), ...(mark && { score: mark.state === 'scored' ? (mark.points! / 100).toFixed(2) : say(language, scoreStates[mark.state]) }),
        publishedOn: publishedOn!, ...(recheckUntil && { recheckUntil }), recheckOpen: recheckUntil !== null && today <= recheckUntil && stage !== 'public-notice',
      };
    }),
    canWithdraw: withdrawable.includes(row.state) && !cancelled, cases: others.map(({ caseNo, procedure }) => ({ caseNo, title: say(language, procedureOf(procedure).title) })), documents: papers,
  };
}
