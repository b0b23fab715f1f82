import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { and, eq, gt, lt, type SQL } from 'drizzle-orm';
import { Type } from 'typebox';
import { draftsOf } from '../../db/reads/drafts.ts';
import { drafts } from '../../db/schema/index.ts';
import { Erased } from '../../db/seal.ts';
import { dayOf } from '../../workflows/steps/day.ts';
import { answers, offsetOf, paged, paging } from '../requests/answers.ts';
import { caseFor } from '../cases/case-open.ts';
import { notFound } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { idFrom } from '../requests/ids.ts';
import { instant, say } from '../requests/language.ts';
import { formOf, procedureOf } from '../cases/procedures.ts';
import { Draft, DraftRow, Page } from '../shapes.ts';
import { shownWords } from '../words/shown.ts';

const keptMs = 30 * 86_400_000;
const params = Type.Object({ caseNo: Type.String(), message: Type.String({ maxLength: 60 }) });
const body = Type.Object({ body: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, title: '草稿', 'x-title-en': 'draft' }) }, { additionalProperties: false });
const gone = Type.Null({ description: 'there is none any more' });
type Which = { readonly caseNo: string; readonly message: string };

/** What an official has begun to write: one's own only, sealed, for thirty days, and only while the case may be seen. */
export const draftRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const { registers, seal, now } = deps;
  const { db } = registers;
  const oldest = () => new Date(now().getTime() - keptMs);
  const own = (me: string, { caseNo, message }: Which): SQL => and(eq(drafts.userId, me), eq(drafts.caseNo, caseNo), eq(drafts.message, message))!;
  const whenErased = (error: unknown): never => {
    throw error instanceof Erased ? notFound('erased') : error;
  };

  /** Names the draft to its writer without naming the case, which may be closed to them by now. */
  const idOf = (me: string, { caseNo, message }: Which) => idFrom(deps, `draft ${me} ${caseNo} ${message}`);

  app.get('/drafts', { schema: { tags: ['cases'], summary: '我的全部草稿', querystring: Type.Object(paging, { additionalProperties: false }), response: answers({ 200: Page(DraftRow) }, 401) } }, async ({ me, language, query }) => {
    const offset = offsetOf(query.after);
    const { rows, total } = await draftsOf(db, me.id, todayOf(deps), oldest(), { limit: query.limit ?? 50, offset });
    const items = rows.map((row) => {
      const form = formOf(procedureOf(row.procedure), row.message);
      const shown = { caseNo: row.caseNo, caseTitle: row.title || say(language, shownWords['new-matter']), message: row.message, title: form ? say(language, form.title) : row.message };
      return { id: idOf(me.id, row), savedAt: instant(new Date(row.savedAt)), keptUntil: dayOf(Date.parse(row.savedAt) + keptMs), ...(row.seen && shown), awaited: row.seen && row.awaited };
    });
    return paged(items, total, offset);
  });

  app.delete('/drafts/:id', { schema: { tags: ['cases'], summary: '从列表中删去草稿', params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: answers({ 204: gone }, 401) } }, async ({ me, params: { id } }, reply) => {
    const mine = await db.select({ caseNo: drafts.caseNo, message: drafts.message }).from(drafts).where(eq(drafts.userId, me.id));
    const which = mine.find((each) => idOf(me.id, each) === id);
    if (which) await db.delete(drafts).where(own(me.id, which));
    return reply.status(204).send();
  });

  app.get('/drafts/:caseNo/:message', { schema: { tags: ['cases'], summary: '我的草稿', params, response: answers({ 200: Draft }, 401, 404) } }, async (request) => {
    const { caseNo, message } = request.params;
    await caseFor(deps, request, caseNo);
    const [row] = await db.select().from(drafts).where(and(own(request.me.id, request.params), gt(drafts.savedAt, oldest())));
    if (!row) throw notFound();
    const written = Buffer.from(await seal.openBytes(db, caseNo, row.sealed).catch(whenErased));
    return { caseNo, message, body: JSON.parse(written.toString('utf8')) as Record<string, unknown>, savedAt: instant(row.savedAt) };
  });

  app.put('/drafts/:caseNo/:message', { schema: { tags: ['cases'], summary: '暂存草稿', params, body, response: answers({ 200: Draft }, 401, 404, 413, 415) } }, async (request) => {
    const { caseNo, message } = request.params;
    const { row } = await caseFor(deps, request, caseNo);
    if (!formOf(procedureOf(row.procedure), message)) throw notFound('no-message');
    const written = request.body.body;
    const savedAt = now();
    const sealed = await seal.sealBytes(db, caseNo, Buffer.from(JSON.stringify(written))).catch(whenErased);
    await db.insert(drafts).values({ userId: request.me.id, caseNo, message, sealed, savedAt }).onConflictDoUpdate({ target: [drafts.userId, drafts.caseNo, drafts.message], set: { sealed, savedAt } });
    await db.delete(drafts).where(and(eq(drafts.userId, request.me.id), lt(drafts.savedAt, oldest())));
    return { caseNo, message, body: written, savedAt: instant(savedAt) };
  });

  app.delete('/drafts/:caseNo/:message', { schema: { tags: ['cases'], summary: '删去草稿', params, response: answers({ 204: gone }, 401) } }, async (request, reply) => {
    await db.delete(drafts).where(own(request.me.id, request.params));
    return reply.status(204).send();
  });
};
