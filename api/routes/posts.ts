import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { Type } from 'typebox';
import { releaseOfTheGone } from '../../db/reads/duty-holders.ts';
import { endSessionsOfTheGone, readHoldings } from '../../db/reads/holdings.ts';
import { cases, substitutes, users } from '../../db/schema/index.ts';
import { offices, type Office } from '../../workflows/steps/words.ts';
import { answers, keyHeader, offsetOf, paged, paging } from '../requests/answers.ts';
import { Declined, notFound } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { tellOf } from '../duties/duty-acts.ts';
import { appoint, endPost, onlyAdministratorOf, postFor, shownHolding, shownHoldings, standIn } from '../registers/holdings.ts';
import { instant } from '../requests/language.ts';
import { once } from '../requests/once.ts';
import { onlyOffices } from '../plugins/session.ts';
import { fieldWords } from '../words/registers.ts';
import { Holding, Page, User } from '../shapes.ts';

const administrators: readonly Office[] = ['administrator'];
const titled = (name: keyof typeof fieldWords) => ({ title: fieldWords[name][0], 'x-title-en': fieldWords[name][1] });
const day = (name: 'from' | 'until') => Type.String({ ...titled(name), format: 'date' });
const userId = Type.String({ ...titled('user'), minLength: 1, maxLength: 64 });
const organ = Type.String({ ...titled('organ'), minLength: 1, maxLength: 64 });
const office = Type.Enum(Object.keys(offices), { type: 'string', ...titled('office') });
const number = Type.Integer({ minimum: 1, maximum: 999_999_999 });
const closed = { additionalProperties: false } as const;

/** Who holds which post, read by everybody in the house; who manages access changes it, on record, and does no casework. */
export const postRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const { db } = deps.registers;
  const tellAll = async (caseNos: readonly string[]) => {
    if (caseNos.length === 0) return;
    for (const { caseNo, seq } of await db.select({ caseNo: cases.caseNo, seq: cases.lastSeq }).from(cases).where(inArray(cases.caseNo, [...caseNos]))) await tellOf(deps, caseNo, seq);
  };

  const query = Type.Object({ organ: Type.Optional(organ), office: Type.Optional(office), userId: Type.Optional(userId), past: Type.Optional(Type.Boolean()), ...paging }, closed);
  app.get('/posts', { schema: { tags: ['registers'], summary: '岗位由谁担任', querystring: query, response: answers({ 200: Page(Holding) }, 401) } }, async ({ language, query: { limit = 50, after, ...wanted } }) => {
    const offset = offsetOf(after);
    const { rows, total } = await readHoldings(db, todayOf(deps), { ...wanted, limit, offset });
    return paged(await shownHoldings(deps, language, rows), total, offset);
  });

  const appointment = Type.Object({ userId, office, organ, fromOn: day('from'), untilOn: Type.Optional(day('until')) }, closed);
  app.post('/posts', { schema: { tags: ['registers'], summary: '任命到岗位', headers: keyHeader, body: appointment, response: answers({ 201: Holding }, 401, 403, 409) } }, async (request, reply) => {
    onlyOffices(request, administrators);
    const body = request.body as { userId: string; office: Office; organ: string; fromOn: string; untilOn?: string };
    const { id } = await once(deps, request, 'appoint', { ...body }, async (tx) => ({ about: `${body.userId} ${body.office} ${body.organ}`, result: { id: await appoint(deps, tx, request.me.id, body) } }));
    return reply.status(201).send(await shownHolding(deps, request.language, id));
  });

  const params = Type.Object({ id: number });
  app.post('/posts/:id/end', { schema: { tags: ['registers'], summary: '任期到哪一天为止', headers: keyHeader, params, body: Type.Object({ untilOn: day('until') }, closed), response: answers({ 200: Holding }, 401, 403, 404, 409) } }, async (request) => {
    onlyOffices(request, administrators);
    const { id } = request.params;
    const { untilOn } = request.body;
    let moved: string[] = [];
    await once(deps, request, 'end-post', { id, untilOn }, async (tx) => {
      const post = await postFor(tx, id);
      moved = await endPost(deps, tx, request.me.id, post, untilOn);
      return { about: `${post.userId} ${post.office} ${post.organ}`, result: { id } };
    });
    await tellAll(moved);
    return shownHolding(deps, request.language, id);
  });

  const standing = Type.Object({ userId, fromOn: day('from'), untilOn: day('until') }, closed);
  app.post('/posts/:id/substitutes', { schema: { tags: ['registers'], summary: '由谁代理', headers: keyHeader, params, body: standing, response: answers({ 201: Holding }, 401, 403, 404, 409) } }, async (request, reply) => {
    onlyOffices(request, administrators);
    const { id } = request.params;
    await once(deps, request, 'substitute', { id, ...request.body }, async (tx) => {
      const post = await postFor(tx, id);
      const substitute = await standIn(deps, tx, request.me.id, post, request.body);
      return { about: `${request.body.userId} ${post.userId} ${post.office} ${post.organ}`, result: { id, substitute } };
    });
    return reply.status(201).send(await shownHolding(deps, request.language, id));
  });

  app.post('/posts/:id/substitutes/:substitute/end', { schema: { tags: ['registers'], summary: '代理即日结束', headers: keyHeader, params: Type.Object({ id: number, substitute: number }), response: answers({ 200: Holding }, 401, 403, 404, 409) } }, async (request) => {
    onlyOffices(request, administrators);
    const { id, substitute } = request.params;
    let moved: string[] = [];
    await once(deps, request, 'end-substitute', { id, substitute }, async (tx) => {
      const post = await postFor(tx, id);
      await onlyAdministratorOf(deps, tx, request.me.id, post.organ);
      const today = todayOf(deps);
      const [row] = await tx.select().from(substitutes).where(and(eq(substitutes.id, substitute), eq(substitutes.postId, id)));
      if (!row) throw notFound();
      if (row.untilOn < today) throw new Declined(409, 'conflict', 'post-over');
      await tx.update(substitutes).set({ untilOn: sql`${today}::date - 1` }).where(eq(substitutes.id, substitute));
      await endSessionsOfTheGone(tx, today);
      moved = await releaseOfTheGone(tx, today, deps.now());
      return { about: `${row.userId} ${post.userId} ${post.office} ${post.organ}`, result: { id, substitute } };
    });
    await tellAll(moved);
    return shownHolding(deps, request.language, id);
  });

  const people = Type.Object({ q: Type.Optional(Type.String({ maxLength: 100 })), ...paging }, closed);
  app.get('/users', { schema: { tags: ['registers'], summary: '系统用户', querystring: people, response: answers({ 200: Page(User) }, 401, 403) } }, async (request) => {
    onlyOffices(request, administrators);
    const { q, limit = 50, after } = request.query;
    const offset = offsetOf(after);
    const like = `%${(q ?? '').trim().replace(/[\\%_]/g, '\\$&')}%`;
    const where = q ? sql`(${users.name} ilike ${like} or ${users.username} ilike ${like} or ${users.pinyin} ilike ${like} or ${users.badge} ilike ${like})` : undefined;
    const today = todayOf(deps);
    const held = sql<number>`(select count(*)::int from posts p where p.user_id = "users"."id" and p.from_on <= ${today}::date and (p.until_on is null or p.until_on >= ${today}::date))`;
    const [rows, [total]] = await Promise.all([
      db.select({ id: users.id, username: users.username, name: users.name, badge: users.badge, disabledAt: users.disabledAt, posts: held }).from(users).where(where).orderBy(users.name, users.id).limit(limit).offset(offset),
      db.select({ n: sql<number>`count(*)::int` }).from(users).where(where),
    ]);
    return paged(rows.map(({ badge, disabledAt, ...row }) => ({ ...row, ...(badge && { badge }), ...(disabledAt && { disabledAt: instant(disabledAt) }) })), total!.n, offset);
  });
};
