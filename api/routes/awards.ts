import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { desc, sql } from 'drizzle-orm';
import { Type } from 'typebox';
import { organsByCode } from '../../db/reads/names.ts';
import { awards } from '../../db/schema/index.ts';
import { startForm } from '../../workflows/commendation/forms.ts';
import { usual } from '../../workflows/steps/form.ts';
import { levels } from '../../workflows/commendation/words.ts';
import { answers, keyHeader, keyOf, offsetOf, paged, paging } from '../requests/answers.ts';
import { fileNomination, type Nomination } from '../honours/award-intake.ts';
import { fieldFault, formFaults } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { say } from '../requests/language.ts';
import { seatOf } from '../plugins/session.ts';
import { Award, Page, Started } from '../shapes.ts';
import { organName } from '../shown/shown-duty.ts';

type Taken = Pick<Nomination, 'nominee' | 'unit' | 'deedOn' | 'level' | 'secret'> & { readonly [field: string]: unknown };

/** Commendations: a nomination is taken down, and the register of awards is read. */
export const awardRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const body = Type.Object({ ...startForm.properties, organ: Type.Optional(Type.String({ title: '推荐机关', 'x-title-en': 'nominating organ', maxLength: 64 })) }, { additionalProperties: false });

  app.post('/commendations', { schema: { tags: ['cases'], summary: '推荐奖励', headers: keyHeader, body, response: answers({ 201: Started, 202: Started }, 401, 403) } }, async (request, reply) => {
    const key = keyOf(request);
    const { organ, nominee, ...kept } = request.body as unknown as Taken & { organ?: string };
    const office = request.me.seats.some((seat) => seat.office === 'personnel-officer' && (organ === undefined || seat.organ === organ)) ? 'personnel-officer' : 'handler';
    const seat = seatOf(request, office, organ);
    if (!(await organsByCode(deps.registers.db)).has(kept.unit)) throw formFaults([fieldFault('/unit', usual.unit, 'choice')]);
    const whole = { ...(request.body as Record<string, unknown>) };
    const filed = await fileNomination(deps, { ...kept, key: `${request.me.id} ${key}`, whole, body: kept, nominee, organ: seat.organ, by: { userId: request.me.id, postId: seat.postId, office } });
    const url = `/api/cases/${filed.caseNo}`;
    if (filed.repeated) reply.header('idempotent-replayed', 'true');
    return reply.status(filed.stands ? 201 : 202).header('location', url).header('cache-control', 'no-store').send({ caseNo: filed.caseNo, url, receipt: filed.receipt, statementId: filed.statementId });
  });

  app.get('/awards', { schema: { tags: ['registers'], summary: '奖励名册', querystring: Type.Object(paging, { additionalProperties: false }), response: answers({ 200: Page(Award) }, 401) } }, async ({ query, me, language }) => {
    const { db } = deps.registers;
    const offset = offsetOf(query.after);
    const mine = sql`may_see(${me.id}, ${awards.caseNo}, ${todayOf(deps)}::date) is not null`;
    const [organs, rows, total] = await Promise.all([
      organsByCode(db),
      db.select().from(awards).where(mine).orderBy(desc(awards.decidedOn), desc(awards.caseNo), awards.statementId).limit(query.limit ?? 50).offset(offset),
      db.$count(awards, mine),
    ]);
    const items = rows.map(({ caseNo, level, deedOn, decidedOn, organ, bonus, inFileOn, revokedOn, replacedOn }) => ({
      caseNo, level, levelTitle: say(language, levels[level]), deedOn, decidedOn, organ, organName: organName({ language, organs }, organ), bonus, ...(inFileOn && { inFileOn }), ...(revokedOn && { revokedOn }), ...(replacedOn && { replacedOn }),
    }));
    return paged(items, total, offset);
  });
};
