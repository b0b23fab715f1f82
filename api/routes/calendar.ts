import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { and, eq, isNull, max, sql } from 'drizzle-orm';
import { Type } from 'typebox';
import { faultsOfNotice, withNotice } from '../../db/calendar/drafts.ts';
import type { CalendarDay } from '../../db/calendar/count.ts';
import { listForTelling, publishedLast } from '../../db/reads/calendar-drafts.ts';
import { namesOf } from '../../db/reads/names.ts';
import type { Transaction } from '../../db/client.ts';
import { calendars } from '../../db/schema/index.ts';
import type { Office } from '../../workflows/steps/words.ts';
import { locks } from '../telling/alone.ts';
import { answers, keyHeader } from '../requests/answers.ts';
import { draftRows, shownCalendar, shownDraft, shownYear } from '../registers/calendar.ts';
import { Declined, notFound } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { once } from '../requests/once.ts';
import { onlyOffices, type Me } from '../plugins/session.ts';
import { Calendar, CalendarDraft, CalendarYear, Page } from '../shapes.ts';
import { fieldWords } from '../words/registers.ts';
import { noticeFaults } from '../words/sentences.ts';

const keepers: readonly Office[] = ['calendar-keeper'];
const readers: readonly Office[] = ['calendar-keeper', 'auditor'];
const reads = (me: Me) => me.seats.some(({ office }) => readers.includes(office));

const titled = (name: keyof typeof fieldWords) => ({ title: fieldWords[name][0], 'x-title-en': fieldWords[name][1] });
const dayRow = Type.Object({ day: Type.String({ ...titled('day'), format: 'date' }), kind: Type.Enum(['holiday', 'make-up'], { type: 'string', ...titled('day-kind') }), name: Type.String({ ...titled('day-name'), maxLength: 20 }) }, { additionalProperties: false });
const drafted = Type.Object(
  { year: Type.Integer({ ...titled('year'), minimum: 2000, maximum: 2190 }), source: Type.String({ ...titled('source'), minLength: 1, maxLength: 120 }), days: Type.Array(dayRow, { ...titled('days'), minItems: 1, maxItems: 120 }) },
  { additionalProperties: false },
);
const ofDraft = Type.Object({ version: Type.Integer({ minimum: 1, maximum: 1_000_000 }) });

/** One change of the calendar at a time. */
const inTurn = (tx: Transaction) => tx.execute(sql`select pg_advisory_xact_lock(${locks.calendar})`);

/** The calendar by which all clocks are counted: read by everybody, drafted by one keeper and published by another. */
export const calendarRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const { db } = deps.registers;
  const shown = async (language: 'zh' | 'en', version: number) => {
    const [[row], latest] = await Promise.all([db.select().from(calendars).where(eq(calendars.version, version)), publishedLast(db)]);
    if (!row?.year) throw notFound('no-draft');
    return shownDraft(deps, language, row, latest.version);
  };

  app.get('/calendar', { schema: { tags: ['registers'], summary: '日历', response: answers({ 200: Calendar }, 401) } }, async ({ me, language }) => shownCalendar(deps, language, reads(me)));

  const year = Type.Object({ year: Type.Integer({ minimum: 1950, maximum: 2190 }) });
  app.get('/calendar/:year', { schema: { tags: ['registers'], summary: '一年的日历，逐日列明', params: year, response: answers({ 200: CalendarYear }, 401) } }, async ({ params }) => shownYear(deps, params.year));

  app.get('/calendar/drafts', { schema: { tags: ['registers'], summary: '日历草稿', response: answers({ 200: Page(CalendarDraft) }, 401, 403) } }, async (request) => {
    onlyOffices(request, readers);
    const latest = (await publishedLast(db)).version;
    const items = await Promise.all((await draftRows(deps)).map((row) => shownDraft(deps, request.language, row, latest)));
    return { items, total: items.length };
  });

  app.get('/calendar/drafts/:version', { schema: { tags: ['registers'], summary: '一份日历草稿，影响哪些期限', params: ofDraft, response: answers({ 200: CalendarDraft }, 401, 403, 404) } }, async (request) => {
    onlyOffices(request, readers);
    return shown(request.language, request.params.version);
  });

  app.post('/calendar/drafts', { schema: { tags: ['registers'], summary: '起草一年的放假通知', headers: keyHeader, body: drafted, response: answers({ 201: CalendarDraft }, 401, 403) } }, async (request, reply) => {
    onlyOffices(request, keepers);
    const { year: of, source, days } = request.body as { year: number; source: string; days: CalendarDay[] };
    const { version } = await once(deps, request, 'calendar-draft', { ...request.body }, async (tx) => {
      await inTurn(tx);
      const standing = await publishedLast(tx);
      const faults = faultsOfNotice(of, days, standing.days);
      if (faults.length > 0) throw new Declined(422, 'form', 'calendar-days', { errors: faults.map(({ at, why }) => ({ pointer: `/days/${at}/day`, detail: noticeFaults[why] })) });
      const [top] = await tx.select({ version: max(calendars.version) }).from(calendars);
      const next = (top?.version ?? 0) + 1;
      await tx.insert(calendars).values({
        version: next, year: of, basedOn: standing.version, announced: [...new Set([...standing.announced, of])].toSorted((a, b) => a - b), days: withNotice(standing.days, of, days),
        source: source.trim(), draftedBy: request.me.id, draftedAt: deps.now(),
      });
      return { about: `${of}`, result: { version: next } };
    });
    return reply.status(201).send(await shown(request.language, version));
  });

  app.post('/calendar/drafts/:version/publish', { schema: { tags: ['registers'], summary: '由第二人发布', headers: keyHeader, params: ofDraft, response: answers({ 200: CalendarDraft }, 401, 403, 404, 409) } }, async (request) => {
    onlyOffices(request, keepers);
    const { version } = request.params;
    await once(deps, request, 'calendar-publish', { version }, async (tx) => {
      await inTurn(tx);
      const [row] = await tx.select().from(calendars).where(eq(calendars.version, version));
      if (!row?.year) throw notFound('no-draft');
      if (row.publishedBy && row.publishedAt) throw new Declined(409, 'conflict', 'already-done', { values: { on: todayOf({ now: () => row.publishedAt! }), name: (await namesOf(tx, [row.publishedBy])).get(row.publishedBy) ?? row.publishedBy } });
      if (row.draftedBy === request.me.id) throw new Declined(422, 'refused', 'same-drafter', { ground: 'same-drafter' });
      if (row.basedOn !== (await publishedLast(tx)).version) throw new Declined(409, 'conflict', 'calendar-older');
      await tx.update(calendars).set({ publishedBy: request.me.id, publishedAt: deps.now() }).where(and(eq(calendars.version, version), isNull(calendars.publishedAt)));
      // Published and listed in one commit: whatever falls over afterwards, the relay goes on telling the cases.
      const told = await listForTelling(tx, version);
      return { about: `${row.year}`, result: { version, cases: told } };
    });
    return shown(request.language, version);
  });
};
