import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { count } from '../../../db/calendar/count.ts';
import { currentCalendar, periodOn, replacedOn } from '../../../db/reads/calendar.ts';
import { organsOfCounter } from '../../../db/reads/public-organs.ts';
import { publicComplaint } from '../../../workflows/complaint/forms.ts';
import { law } from '../../../workflows/complaint/law.ts';
import { answers, keyHeader, keyOf } from '../../requests/answers.ts';
import { formFaults } from '../../requests/declined.ts';
import { todayOf, type Deps } from '../../deps.ts';
import { fileComplaint, type Filing } from '../../cases/intake.ts';
import { say } from '../../requests/language.ts';
import { Page } from '../../shapes.ts';
import { nextTitles, organUnknown } from '../../shapes/public-words.ts';
import { Deadline, Filed, NamedDeadline, PublicOrgan, Token } from '../../shapes/public.ts';
import { deadlineFor, namedDeadlines, type Asked } from './deadlines.ts';
import { publicFileRoutes } from './file.ts';
import { openReceipt } from './receipt.ts';

/** What anybody may do without an account: file, look up, count days. */
const routes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { registers } = deps;

  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));

  app.post('/api/public/complaints', { schema: { tags: ['public'], summary: '提交来信', security: [], headers: keyHeader, body: publicComplaint, response: answers({ 201: Filed, 202: Filed }, 413, 415, 429) } }, async (request, reply) => {
    const body = request.body as Body;
    const filed = await fileComplaint(deps, await filingOf(deps, keyOf(request), body));
    const { figure, unit } = await periodOn(registers.db, filed.realName ? law.acceptanceNotice : law.anonymousTriage, todayOf(deps));
    const by = count({ from: todayOf(deps), figure, unit, extensions: [], pauses: [] }, await currentCalendar(registers.db)).lastDay;
    // The same answer for the same key; the header tells a page that must not show the digits twice.
    if (filed.repeated) reply.header('idempotent-replayed', 'true');
    return reply.code(filed.stands ? 201 : 202).send({ caseNo: filed.caseNo, receipt: filed.receipt, next: { title: say(request.language, nextTitles.acceptance), by }, realName: filed.realName });
  });

  app.post('/api/public/receipts', { schema: { tags: ['public'], security: [], summary: '凭回执查看，换取三十分钟的凭据', body: Type.Object({ receipt: Type.String({ maxLength: 64 }) }, { additionalProperties: false }), response: answers({ 200: Token }, 404, 413, 415, 429) } }, async (request) =>
    openReceipt(deps, (request.body as { receipt: string }).receipt),
  );

  app.get('/api/public/deadline', { schema: { tags: ['public'], security: [], summary: '期限计算，逐日列明', querystring: deadlineQuery, response: answers({ 200: Deadline }) } }, async (request) => deadlineFor(deps, request.query as Asked, request.language));

  app.get('/api/public/deadlines', { schema: { tags: ['public'], security: [], summary: '期限一览', response: answers({ 200: Page(NamedDeadline) }) } }, async (request) => {
    const items = namedDeadlines(request.language, await replacedOn(registers.db, todayOf(deps)));
    return { items, total: items.length };
  });

  app.get('/api/public/organs', { schema: { tags: ['public'], security: [], summary: '接收来信的公安机关', response: answers({ 200: Page(PublicOrgan) }) } }, async (request) => {
    const items = (await organsOfCounter(registers.db)).map(({ code, name, nameEn, phone, address, hours, kind }) => ({ code, name: request.language === 'en' ? nameEn : name, phone, address, hours, accepts: true, ownsCounter: kind === 'city-bureau' }));
    return { items, total: items.length };
  });

  await app.register(publicFileRoutes(deps));
};

const deadlineQuery = Type.Object(
  {
    from: Type.String({ format: 'date', description: 'the day of the event; it is not counted' }),
    figure: Type.Integer({ minimum: 1, maximum: 3700 }),
    unit: Type.Optional(Type.Enum(['day', 'working-day', 'month', 'year'], { type: 'string', default: 'day' })),
    lasting: Type.Optional(Type.Boolean({ default: false, description: 'a state in months or years: its first day counts, and its end is not moved for rest' })),
    pauses: Type.Optional(Type.String({ maxLength: 600, description: '2026-06-01..2026-06-10,…' })),
  },
  { additionalProperties: false },
);

interface Body {
  readonly realName: boolean;
  readonly complainant?: Filing['complainant'];
  readonly answerBy: Filing['answerBy'];
  readonly organ?: string;
  readonly ongoing?: boolean;
  readonly documents?: readonly string[];
  readonly [field: string]: unknown;
}

/** Who complains goes under seal; what is kept in clear is the matter. Without an organ named the city's bureau takes it. */
async function filingOf({ registers }: Deps, key: string, whole: Body): Promise<Filing> {
  const { realName, complainant, answerBy, organ, documents, ...body } = whole;
  const organs = await organsOfCounter(registers.db);
  const taker = organ === undefined ? organs.find(({ kind }) => kind === 'city-bureau') : organs.find(({ code }) => code === organ);
  if (!taker) throw formFaults([{ pointer: '/organ', detail: organUnknown }]);
  return {
    key, whole, body: { ...body, channel: 'network' }, realName, organ: taker.code, ongoing: body.ongoing ?? false, origin: 'own',
    ...(complainant && { complainant }), ...(answerBy && { answerBy }), ...(documents && { documents }),
  };
}

export default routes;
