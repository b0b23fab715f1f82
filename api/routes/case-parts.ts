import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { and, desc, eq } from 'drizzle-orm';
import { Type, type Static, type TSchema } from 'typebox';
import { isMaterial } from '../../db/reads/documents.ts';
import { namesOf, organsByCode } from '../../db/reads/names.ts';
import { saidIn } from '../../db/reads/said.ts';
import { caseEvents, clockCountings, clocks, deliveries, documents, firstMessages, identities, notices, reads, statements } from '../../db/schema/index.ts';
import { channels, services, units } from '../../workflows/steps/words.ts';
import { answers, offsetOf, paged, paging } from '../requests/answers.ts';
import { openToRead } from '../cases/case-open.ts';
import { officeWord } from '../cases/case-forms.ts';
import { measureCounted } from '../cases/measures.ts';
import { readableTo } from '../cases/retaliation.ts';
import { handedIn, triesOf } from '../cases/tries.ts';
import { notFound } from '../requests/declined.ts';
import type { Deps } from '../deps.ts';
import { documentRefusals, isDocumentRefusal } from '../documents/words.ts';
import { dayInWords, instant, say } from '../requests/language.ts';
import { procedureOf } from '../cases/procedures.ts';
import { ClockExplanation, Document, EventShape, Notice, Page, Read, StatementShape } from '../shapes.ts';
import { How } from '../shapes/public.ts';
import { clockTitled } from '../shown/duty-about.ts';
import { asTitled, lettersIn } from '../shown/letters-titled.ts';
import { almanacOf, shownClock } from '../shown/shown-clock.ts';
import { chosenIn, shownEvent } from '../shown/shown-event.ts';
import { shownStatement } from '../shown/shown-statement.ts';
import { countWhys, shownWords } from '../words/shown.ts';

const params = Type.Object({ caseNo: Type.String() });
const querystring = Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: 'all there is without it; of the readings the newest hundred' })), after: paging.after });
const partRoute = <S extends TSchema>(summary: string, shape: S) => ({ schema: { tags: ['cases'], summary, params, querystring, response: answers({ 200: Page(shape) }, 401, 403, 404) } });
const mostReads = 100;
function page<T>(items: T[], { limit, after }: Static<typeof querystring>) {
  const offset = offsetOf(after);
  return paged(items.slice(offset, limit === undefined ? undefined : offset + limit), items.length, offset);
}

/** The parts of a file; each reading is on record before its bytes leave. */
export const partRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const { db } = deps.registers;

  app.get('/cases/:caseNo/events', partRoute('经过', EventShape), async (request) => {
    const { caseNo } = request.params;
    const { row } = await openToRead(deps, request, caseNo, 'events');
    const [rows, organs, [filed], letters] = await Promise.all([
      db.select().from(caseEvents).where(eq(caseEvents.caseNo, caseNo)).orderBy(caseEvents.seq),
      organsByCode(db),
      db.select({ id: statements.id }).from(statements).where(and(eq(statements.caseNo, caseNo), eq(statements.message, firstMessages[row.procedure] ?? ''))),
      lettersIn(deps, caseNo),
    ]);
    const names = await namesOf(db, rows.flatMap(({ actor, body }) => [actor, body.type === 'recused' ? body.person : undefined]));
    return page(rows.map((event) => shownEvent(asTitled(procedureOf(row.procedure), letters), { language: request.language, organs, names }, event, filed?.id)), request.query);
  });

  app.get('/cases/:caseNo/notices', partRoute('文书与送达', Notice), async (request) => {
    const { caseNo } = request.params;
    const { language } = request;
    const { row } = await openToRead(deps, request, caseNo, 'notices');
    const [rows, made, handed, organs] = await Promise.all([
      db.select().from(notices).where(eq(notices.caseNo, caseNo)).orderBy(notices.issuedSeq),
      db.select().from(deliveries).where(eq(deliveries.caseNo, caseNo)).orderBy(deliveries.nth),
      handedIn(deps, caseNo),
      organsByCode(db),
    ]);
    return page(
      rows.map((notice) => ({
        id: notice.id,
        key: notice.key,
        kind: notice.kind,
        title: say(language, asTitled(procedureOf(row.procedure), [{ kind: notice.kind, title: notice.content.title }]).notices[notice.kind] ?? [notice.kind, notice.kind]),
        number: notice.number,
        to: notice.party,
        toTitle: officeWord(language, notice.party),
        organ: notice.organ,
        organName: organs.get(notice.organ)?.name ?? notice.organ,
        issuedOn: notice.issuedOn,
        service: notice.service,
        serviceTitle: say(language, services[notice.service]),
        ...(notice.servedOn && { servedOn: notice.servedOn }),
        ...(notice.firstReadAt && { firstReadAt: instant(notice.firstReadAt) }),
        ...(notice.documentId && { documentId: notice.documentId }),
        content: notice.content,
        deliveries: triesOf(notice.key, made, handed).map((each) => ({
          nth: each.nth,
          channel: each.channel,
          channelTitle: say(language, channels[each.channel]),
          state: each.state,
          stateTitle: say(language, each.title),
          plannedAt: instant(each.plannedAt),
          ...(each.attemptedAt && { attemptedAt: instant(each.attemptedAt) }),
          ...(each.settledAt && { settledAt: instant(each.settledAt) }),
          ...(each.proof && { proof: each.proof }),
        })),
      })),
      request.query,
    );
  });

  app.get('/cases/:caseNo/documents', partRoute('材料', Document), async (request) => {
    const { caseNo } = request.params;
    await openToRead(deps, request, caseNo, 'documents');
    const rows = await db.select().from(documents).where(isMaterial(caseNo)).orderBy(documents.receivedAt);
    const names = await namesOf(db, rows.map(({ sender }) => sender));
    const refusalOf = (code: string) => say(request.language, isDocumentRefusal(code) ? documentRefusals[code] : [code, code]);
    return page(
      rows.map((row) => ({
        documentId: row.id,
        name: row.name,
        mediaType: row.mediaType,
        size: row.size,
        sha256: row.sha256,
        state: row.state,
        ...(row.refusal && { refusal: refusalOf(row.refusal) }),
        receivedAt: instant(row.receivedAt),
        byName: names.get(row.sender) ?? officeWord(request.language, row.sender),
      })),
      request.query,
    );
  });

  app.get('/cases/:caseNo/reads', partRoute(shownWords['read-reads'][0], Read), async (request) => {
    const { caseNo } = request.params;
    const { limit = mostReads, after } = request.query;
    const offset = offsetOf(after);
    await openToRead(deps, request, caseNo, 'reads');
    const [rows, total] = await Promise.all([db.select().from(reads).where(eq(reads.caseNo, caseNo)).orderBy(desc(reads.at), reads.id).limit(limit).offset(offset), db.$count(reads, eq(reads.caseNo, caseNo))]);
    const names = await namesOf(db, rows.map(({ userId }) => userId));
    return paged(
      rows.map(({ userId, part, ground, reason, at }) => ({ userId, name: names.get(userId) ?? userId, part, partTitle: say(request.language, shownWords[`read-${part}` as keyof typeof shownWords] ?? [part, part]), ground: ground as Read['ground'], ...(reason && { reason }), at: instant(at) })),
      total,
      offset,
    );
  });

  app.get('/cases/:caseNo/statements', partRoute(shownWords['read-statements'][0], StatementShape), async (request) => {
    const { caseNo } = request.params;
    const { language } = request;
    const { row } = await openToRead(deps, request, caseNo, 'statements');
    const procedure = procedureOf(row.procedure);
    const [rows, organs, anonymous] = await Promise.all([db.select().from(statements).where(eq(statements.caseNo, caseNo)).orderBy(statements.receivedAt), organsByCode(db), db.select().from(identities).where(eq(identities.caseNo, caseNo))]);
    const readable = await readableTo(deps, language, request.me.id, rows);
    const names = await namesOf(db, readable.flatMap(({ sender, message, body }) => [sender, ...chosenIn(procedure, message, body)]));
    return page(readable.map((each) => shownStatement(procedure, { language, organs, names }, each, { isAnonymous: anonymous[0]?.anonymous ?? false })), request.query);
  });

  const clockSchema = { tags: ['cases'], summary: '一个时限怎样算出', params: Type.Object({ caseNo: Type.String(), key: Type.String() }), response: answers({ 200: ClockExplanation }, 401, 403, 404) };
  app.get('/cases/:caseNo/clocks/:key', { schema: clockSchema }, async (request) => {
    const { caseNo, key } = request.params;
    const { language } = request;
    const { row } = await openToRead(deps, request, caseNo, 'clock');
    const [[clock], countings, almanac, organs] = await Promise.all([
      db.select().from(clocks).where(and(eq(clocks.caseNo, caseNo), eq(clocks.key, key))),
      db.select().from(clockCountings).where(and(eq(clockCountings.caseNo, caseNo), eq(clockCountings.key, key))).orderBy(clockCountings.seq),
      almanacOf(deps),
      organsByCode(db),
    ]);
    const latest = countings.at(-1);
    if (!clock || !latest) throw notFound();
    const { counted, counting } = latest;
    const bare = shownClock(language, { ...clock, ...(counted.shiftedFrom && { shiftedFrom: counted.shiftedFrom }) }, almanac);
    const shown = { ...bare, title: clockTitled({ language, organs }, procedureOf(row.procedure), bare) };
    return {
      clock: shown,
      from: counting.from,
      figure: counting.figure,
      unit: counting.unit,
      lastDay: counted.lastDay,
      originalLastDay: counted.originalLastDay,
      ...(counted.shiftedFrom && { shiftedFrom: counted.shiftedFrom }),
      days: counted.days.map((day) => ({ ...day, whyTitle: say(language, countWhys[day.why]) })),
      pauses: [...counting.pauses],
      extensions: counting.extensions.map((each) => ({ ...each })),
      article: clock.period.article,
      source: clock.period.source,
      calendarVersion: counted.calendarVersion,
      provisional: counted.provisional,
      history: countings.map(({ seq, counted: each }) => ({ seq, lastDay: each.lastDay, calendarVersion: each.calendarVersion, provisional: each.provisional })),
      sentences: [`${shown.title} ${counting.figure}${say(language, units[counting.unit])}：${dayInWords(language, counting.from)} → ${dayInWords(language, counted.lastDay)}`, `${clock.period.source}${clock.period.article}`],
    };
  });

  app.get('/cases/:caseNo/measures/:nth', { schema: { tags: ['cases'], summary: '处理期间怎样算出', params: Type.Object({ caseNo: Type.String(), nth: Type.Integer({ minimum: 1 }) }), response: answers({ 200: How }, 401, 403, 404) } }, async (request) => {
    const { caseNo, nth } = request.params;
    await openToRead(deps, request, caseNo, 'clock');
    const said = await saidIn(db, caseNo);
    const how = await measureCounted(deps, request.language, await almanacOf(deps), said, nth);
    if (!how) throw notFound();
    return how;
  });
};
