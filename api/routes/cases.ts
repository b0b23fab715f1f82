import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { sql } from 'drizzle-orm';
import { Type } from 'typebox';
import { organsByCode } from '../../db/reads/names.ts';
import { clockOf, type CaseClock } from '../../db/reads/started.ts';
import type { cases } from '../../db/schema/index.ts';
import { answers, offsetOf, paging, placeAfter } from '../requests/answers.ts';
import { caseFile, stateOf } from '../cases/case-file.ts';
import { openToRead } from '../cases/case-open.ts';
import type { Deps } from '../deps.ts';
import { say } from '../requests/language.ts';
import { isService } from '../cases/outline.ts';
import { formOf, procedureOf, procedures, stepOf } from '../cases/procedures.ts';
import { CaseFile, CaseRow, Page } from '../shapes.ts';
import { shownWords } from '../words/shown.ts';
import { almanacOf, shownClock } from '../shown/shown-clock.ts';
import { organName } from '../shown/shown-duty.ts';

const query = Type.Object(
  {
    procedure: Type.Optional(Type.Enum(Object.keys(procedures), { type: 'string' })),
    state: Type.Optional(Type.Enum(['open', 'closed'], { type: 'string' })),
    organ: Type.Optional(Type.String({ maxLength: 64 })),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    from: Type.Optional(Type.String({ format: 'date' })),
    to: Type.Optional(Type.String({ format: 'date' })),
    sort: Type.Optional(Type.Enum(['openedOn', '-openedOn'], { type: 'string', default: '-openedOn' })),
    ...paging,
  },
  { additionalProperties: false },
);

type Listed = typeof cases.$inferSelect & { message: string | null; key: string | null; lastDay: string | null; clock: CaseClock | null };

export const caseRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const { db } = deps.registers;

  app.get('/cases', { schema: { tags: ['cases'], summary: '我可以看的案件', querystring: query, response: answers({ 200: Page(CaseRow) }, 401) } }, async ({ query: asked, me, language }) => {
    const { procedure, state, organ, q, from, to, sort = '-openedOn', limit = 50, after } = asked;
    const offset = offsetOf(after);
    const almanac = await almanacOf(deps);
    const { today } = almanac;
    const like = q && `%${q.trim().replace(/[\\%_]/g, '\\$&')}%`;
    const where = sql`may_see(${me.id}, c.case_no, ${today}::date) is not null
      ${procedure ? sql`and c.procedure = ${procedure}` : sql``} ${state ? sql`and c.state = ${state}` : sql``} ${organ ? sql`and c.organ = ${organ}` : sql``}
      ${like ? sql`and (c.case_no ilike ${like} or c.title ilike ${like})` : sql``} ${from ? sql`and c.opened_on >= ${from}::date` : sql``} ${to ? sql`and c.opened_on <= ${to}::date` : sql``}`;
    const order = sort === 'openedOn' ? sql`c.opened_on, c.case_no` : sql`c.opened_on desc, c.case_no desc`;
    const [rows, [total], organs] = await Promise.all([
      db.execute<Listed & Record<string, unknown>>(sql`
        select c.case_no as "caseNo", c.procedure, c.title, c.organ, c.opened_on::text as "openedOn", c.state, c.result, c.closed_on::text as "closedOn", c.ended_on::text as "endedOn", c.urgent, d.message, d.key, d.last_day::text as "lastDay", case when k.key is not null then ${clockOf} end as clock
          from cases c left join lateral (select message, key, last_day, clock from duties d where d.case_no = c.case_no and d.state = 'open' and d.owed order by d.message = 'recordService', d.last_day nulls last, d.opened_seq limit 1) d on true left join clocks k on k.case_no = c.case_no and k.key = d.clock and k.state in ('running', 'paused')
         where ${where} order by ${order} limit ${limit} offset ${offset}`),
      db.execute<{ n: number }>(sql`select count(*)::int as n from cases c where ${where}`),
      organsByCode(db),
    ]);
    const items = rows.map((row) => {
      const procedure = procedureOf(row.procedure);
      // What waits for nobody in the office is in its time for review, or between two steps.
      const step = (row.message && stepOf(procedure, row.message, row.key ?? '')) || ('remedy' in procedure.steps ? 'remedy' : '');
      return {
        caseNo: row.caseNo,
        procedure: row.procedure,
        procedureTitle: say(language, procedure.title),
        title: row.title || say(language, shownWords['new-matter']),
        organ: row.organ,
        organName: organName({ language, organs }, row.organ),
        openedOn: row.openedOn,
        state: stateOf(row),
        ...(row.result && { result: row.result, resultTitle: say(language, procedure.results[row.result] ?? [row.result, row.result]) }),
        ...(row.closedOn && { closedOn: row.closedOn }),
        ...(row.endedOn && { endedOn: row.endedOn }),
        urgent: row.urgent,
        standing: { title: say(language, (isService(row) ? formOf(procedure, row.message!)?.title : procedure.steps[step]) ?? shownWords['sentence-none']), step },
        ...(row.lastDay && { lastDay: row.lastDay }),
        ...(row.clock && { clock: shownClock(language, row.clock, almanac) }),
      };
    });
    const end = offset + items.length;
    return { items, total: total!.n, ...(end < total!.n && { next: placeAfter(end) }) };
  });

  app.get('/cases/:caseNo', { schema: { tags: ['cases'], summary: '案卷', params: Type.Object({ caseNo: Type.String() }), response: answers({ 200: CaseFile }, 401, 403, 404) } }, async (request) => {
    const { row, readAs } = await openToRead(deps, request, request.params.caseNo, 'file');
    return caseFile(deps, request.language, request.me, row, readAs);
  });
};
