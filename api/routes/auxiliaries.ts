import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { and, asc, inArray, isNull, or, sql } from 'drizzle-orm';
import { Type } from 'typebox';
import { count, type Calendar } from '../../db/calendar/count.ts';
import { currentCalendar } from '../../db/reads/calendar.ts';
import { organsByCode } from '../../db/reads/names.ts';
import { auxiliaries } from '../../db/schema/index.ts';
import { categories } from '../../workflows/quota/words.ts';
import { rollTitle } from '../../workflows/recruitment/words.ts';
import type { Day, Office } from '../../workflows/steps/words.ts';
import { employments } from '../../workflows/work-injury/words.ts';
import { answers, offsetOf, paged, paging } from '../requests/answers.ts';
import type { Deps } from '../deps.ts';
import { say } from '../requests/language.ts';
import { onlyOffices } from '../plugins/session.ts';
import { maybe, text } from '../shapes/basics.ts';
import { Page } from '../shapes.ts';

const readers: readonly Office[] = ['recruitment-officer', 'using-unit-officer', 'organ-leader', 'unit-leader', 'staffing-officer'];
const Row = Type.Object({ number: text, caseNo: text, organName: text, unitName: text, categoryTitle: text, post: text, tier: maybe(text), employmentTitle: text, startedOn: text, termUntil: maybe(text), certificate: maybe(text), confirmedOn: maybe(text), leftOn: maybe(text) });

/** The last day of a contract (LCL 44): its first day counts, and rests move nothing. */
const lastDayOf = (from: Day, figure: number, calendar: Calendar): Day => count({ from, figure, unit: 'month', lasting: true, extensions: [], pauses: [] }, calendar).lastDay;

/** The personnel register: whose files an official sees hangs on the organ or unit of the post. */
export const auxiliaryRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const { db } = deps.registers;
  const query = Type.Object({ onPost: Type.Optional(Type.Boolean({ default: true })), q: Type.Optional(Type.String({ maxLength: 40 })), ...paging }, { additionalProperties: false });
  app.get('/auxiliaries', { schema: { tags: ['registers'], summary: rollTitle[0], querystring: query, response: answers({ 200: Page(Row) }, 401, 403) } }, async (request) => {
    onlyOffices(request, readers);
    const { onPost = true, q, limit = 50, after } = request.query;
    const places = request.me.seats.filter(({ office }) => readers.includes(office));
    const own = places.map(({ organ }) => organ);
    const isStaffing = places.some(({ office }) => office === 'staffing-officer');
    const where = and(isStaffing ? undefined : or(inArray(auxiliaries.organ, own), inArray(auxiliaries.unit, own)), onPost ? isNull(auxiliaries.leftOn) : undefined, q ? sql`${auxiliaries.number} ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`}` : undefined);
    const offset = offsetOf(after);
    const [calendar, rows, total, organs] = await Promise.all([currentCalendar(db), db.select().from(auxiliaries).where(where).orderBy(asc(auxiliaries.number)).limit(limit).offset(offset), db.$count(auxiliaries, where), organsByCode(db)]);
    const items = rows.map(({ number, caseNo, organ, unit, category, post, tier, employment, startedOn, term, termFrom, termMonths, certificate, confirmedOn, leftOn }) => ({
      number, caseNo, organName: organs.get(organ)?.name ?? organ, unitName: organs.get(unit)?.name ?? unit, categoryTitle: say(request.language, categories[category]), post, ...(tier && { tier }), employmentTitle: say(request.language, employments[employment]),
      startedOn, ...(term === 'fixed' && termFrom && termMonths && { termUntil: lastDayOf(termFrom, termMonths, calendar) }), ...(certificate && { certificate }), ...(confirmedOn && { confirmedOn }), ...(leftOn && { leftOn }),
    }));
    return paged(items, total, offset);
  });
};
