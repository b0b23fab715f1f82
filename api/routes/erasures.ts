import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { and, count, desc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { destroyKeys } from '../../db/erasure.ts';
import { namesOf } from '../../db/reads/names.ts';
import { applicants, cases, erasures } from '../../db/schema/index.ts';
import type { Office } from '../../workflows/steps/words.ts';
import { answers, keyHeader, offsetOf, paged, paging } from '../requests/answers.ts';
import { Declined, notFound } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { approveErasure, askErasure, declineErasure, erasureGrounds } from '../shapes/erasure-words.ts';
import { instant, say, type Language } from '../requests/language.ts';
import { once } from '../requests/once.ts';
import { onlyOffices } from '../plugins/session.ts';
import { stateOf } from '../cases/case-file.ts';
import { Erasure, Page } from '../shapes.ts';

const custodians: readonly Office[] = ['identity-custodian'];
const leaders: readonly Office[] = ['organ-leader'];
const readers: readonly Office[] = ['identity-custodian', 'organ-leader', 'auditor'];
const closed = { additionalProperties: false } as const;
const caseNo = Type.String({ title: '案号', 'x-title-en': 'case number', minLength: 1, maxLength: 40 });
const reason = Type.String({ title: '理由', 'x-title-en': 'reason', minLength: 4, maxLength: 500 });
const proposal = Type.Object({ caseNo, ground: Type.Enum(Object.keys(erasureGrounds), { type: 'string', title: '依据', 'x-title-en': 'ground' }), reason }, closed);

/**
 * Erasing who stands behind a final case, or applied in a final campaign, with papers and letters: asked for by the custodian, approved by the leader of the
 * same organ, done by destroying the key of the case. The course of the case, which names nobody, stays.
 */
export const erasureRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const { db } = deps.registers;
  // A wall keeps custodians and leaders too from the cases in which they are complained of.
  const outside = ({ me }: Pick<FastifyRequest, 'me'>, no: PgColumn): SQL => sql`not walled(${me.id}, ${no}, ${todayOf(deps)}::date)`;
  /** Custodians and auditors read all; a leader, what is asked for in the organ. */
  const readable = ({ me }: Pick<FastifyRequest, 'me'>): SQL | undefined => {
    if (me.seats.some(({ office }) => office !== 'organ-leader' && readers.includes(office))) return undefined;
    return inArray(erasures.organ, me.seats.flatMap(({ office, organ }) => (office === 'organ-leader' ? [organ] : [])));
  };
  const shown = async (language: Language, rows: (typeof erasures.$inferSelect)[]) => {
    const names = await namesOf(db, rows.flatMap(({ proposedBy, confirmedBy }) => [proposedBy, ...(confirmedBy ? [confirmedBy] : [])]));
    return rows.map((row) => ({
      caseNo: row.caseNo, ground: row.ground, groundTitle: say(language, erasureGrounds[row.ground as keyof typeof erasureGrounds]), reason: row.reason, state: row.confirmedAt ? ('done' as const) : ('proposed' as const),
      proposedBy: names.get(row.proposedBy) ?? row.proposedBy, proposedAt: instant(row.proposedAt),
      ...(row.confirmedBy && row.confirmedAt && { confirmedBy: names.get(row.confirmedBy) ?? row.confirmedBy, confirmedAt: instant(row.confirmedAt) }),
    }));
  };
  const one = async (language: Language, no: string) => (await shown(language, await db.select().from(erasures).where(eq(erasures.caseNo, no))))[0]!;

  app.get('/erasures', { schema: { tags: ['audit'], summary: '身份和材料的销毁', querystring: Type.Object(paging, closed), response: answers({ 200: Page(Erasure) }, 401, 403) } }, async (request) => {
    onlyOffices(request, readers);
    const { limit = 50, after } = request.query;
    const offset = offsetOf(after);
    const where = and(outside(request, erasures.caseNo), readable(request));
    const [rows, [total]] = await Promise.all([db.select().from(erasures).where(where).orderBy(desc(erasures.proposedAt), erasures.caseNo).limit(limit).offset(offset), db.select({ n: count() }).from(erasures).where(where)]);
    return paged(await shown(request.language, rows), total?.n ?? 0, offset);
  });

  app.post('/erasures', { schema: { tags: ['audit'], summary: askErasure[0], headers: keyHeader, body: proposal, response: answers({ 201: Erasure }, 401, 403, 404, 409) } }, async (request, reply) => {
    const { organ } = onlyOffices(request, custodians);
    const body = request.body as { caseNo: string; ground: string; reason: string };
    await once(deps, request, 'erasure-propose', { ...body }, async (tx) => {
      // An application goes once its campaign is final.
      const [applied] = await tx.select({ campaign: applicants.caseNo }).from(applicants).where(eq(applicants.applicationNo, body.caseNo));
      const [row] = await tx.select().from(cases).where(and(eq(cases.caseNo, applied?.campaign ?? body.caseNo), outside(request, cases.caseNo)));
      if (!row) throw notFound('no-case');
      if (stateOf(row) !== 'ended') throw new Declined(409, 'conflict', 'erasure-early');
      const entered = await tx.insert(erasures).values({ ...body, organ, proposedBy: request.me.id, proposedAt: deps.now() }).onConflictDoNothing().returning();
      if (entered.length === 0) throw new Declined(409, 'conflict', 'erasure-proposed');
      return { about: body.caseNo, result: {} };
    });
    return reply.status(201).send(await one(request.language, body.caseNo));
  });

  const params = Type.Object({ caseNo });
  app.post('/erasures/:caseNo/confirm', { schema: { tags: ['audit'], summary: approveErasure[0], headers: keyHeader, params, response: answers({ 200: Erasure }, 401, 403, 404) } }, async (request) => {
    const { organ } = onlyOffices(request, leaders);
    const { caseNo: no } = request.params;
    await once(deps, request, 'erasure-confirm', { caseNo: no }, async (tx) => {
      const at = deps.now();
      const [row] = await tx.update(erasures).set({ confirmedBy: request.me.id, confirmedAt: at }).where(and(eq(erasures.caseNo, no), eq(erasures.organ, organ), isNull(erasures.confirmedAt), outside(request, erasures.caseNo))).returning();
      if (!row) throw notFound('no-erasure');
      // The mark first: should the process die in between, the key goes at the next round, never the other way about.
      await deps.objects.bury(no);
      await destroyKeys(tx, [no], { by: request.me.id, ground: row.ground, at });
      return { about: no, result: {} };
    });
    await deps.registers.sql.notify('case_events', `${no}:0`);
    return one(request.language, no);
  });

  app.post('/erasures/:caseNo/decline', { schema: { tags: ['audit'], summary: declineErasure[0], headers: keyHeader, params, body: Type.Object({ reason }, closed), response: answers({ 204: Type.Null({ description: 'it was declined' }) }, 401, 403, 404) } }, async (request, reply) => {
    const { organ } = onlyOffices(request, leaders);
    const { caseNo: no } = request.params;
    await once(deps, request, 'erasure-decline', { caseNo: no, ...(request.body as object) }, async (tx) => {
      const gone = await tx.delete(erasures).where(and(eq(erasures.caseNo, no), eq(erasures.organ, organ), isNull(erasures.confirmedAt), outside(request, erasures.caseNo))).returning();
      if (gone.length === 0) throw notFound('no-erasure');
      return { about: no, result: {} };
    });
    return reply.status(204).send();
  });
};
