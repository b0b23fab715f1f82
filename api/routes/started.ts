import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { namesOf, organsByCode } from '../../db/reads/names.ts';
import { startedBy } from '../../db/reads/started.ts';
import { stateOf } from '../cases/case-file.ts';
import { procedureOf } from '../cases/procedures.ts';
import type { Deps } from '../deps.ts';
import { answers, offsetOf, paged, paging } from '../requests/answers.ts';
import { say } from '../requests/language.ts';
import { Page, StartedCase } from '../shapes.ts';
import { almanacOf, shownClock } from '../shown/shown-clock.ts';
import { owedBy } from '../shown/shown-duty.ts';
import { shownWords } from '../words/shown.ts';

/** 我发起的: what became of the cases that I started, and whom each waits for. */
export const startedRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/started', { schema: { tags: ['cases'], summary: '我发起的案件', querystring: Type.Object(paging, { additionalProperties: false }), response: answers({ 200: Page(StartedCase) }, 401) } }, async ({ query, me, language }) => {
    const { db } = deps.registers;
    const offset = offsetOf(query.after);
    const almanac = await almanacOf(deps);
    const [{ rows, total }, organs] = await Promise.all([startedBy(db, me.id, almanac.today, { limit: query.limit ?? 50, offset }), organsByCode(db)]);
    const names = await namesOf(db, rows.flatMap(({ owed }) => owed.map(({ assignee }) => assignee)));
    const items = rows.map(({ owed, clock, ...row }) => {
      const procedure = procedureOf(row.procedure);
      return {
        caseNo: row.caseNo,
        procedure: row.procedure,
        procedureTitle: say(language, procedure.title),
        title: row.title || say(language, shownWords['new-matter']),
        openedOn: row.openedOn,
        state: stateOf(row),
        ...(row.result && { resultTitle: say(language, procedure.results[row.result] ?? [row.result, row.result]) }),
        urgent: row.urgent,
        owed: owed.map((duty) => owedBy({ language, organs, names }, procedure, duty)),
        ...(clock && { clock: shownClock(language, clock, almanac) }),
      };
    });
    return paged(items, total, offset);
  });
};
