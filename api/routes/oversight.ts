import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { namesOf, organsByCode } from '../../db/reads/names.ts';
import { reportedTo } from '../../db/reads/oversight.ts';
import { rungs } from '../../workflows/steps/words.ts';
import { procedureOf } from '../cases/procedures.ts';
import { todayOf, type Deps } from '../deps.ts';
import { answers, offsetOf, paged, paging } from '../requests/answers.ts';
import { say } from '../requests/language.ts';
import { Oversight, Page } from '../shapes.ts';
import { almanacOf, shownClock } from '../shown/shown-clock.ts';
import { owedBy } from '../shown/shown-duty.ts';
import { shownWords } from '../words/shown.ts';

/** 督办: what the daily round has reported to a leader's post. */
export const oversightRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/oversight', { schema: { tags: ['duties'], summary: '到期、超期后上报给我的', querystring: Type.Object(paging, { additionalProperties: false }), response: answers({ 200: Page(Oversight) }, 401) } }, async ({ query, me, language }) => {
    const { db } = deps.registers;
    const offset = offsetOf(query.after);
    const [{ rows, total }, organs, almanac] = await Promise.all([reportedTo(db, me.id, todayOf(deps), { limit: query.limit ?? 50, offset }), organsByCode(db), almanacOf(deps)]);
    const names = await namesOf(db, rows.flatMap(({ owed }) => owed.map(({ assignee }) => assignee)));
    const items = rows.map(({ rung, on, number, owed, ...row }) => {
      const procedure = procedureOf(row.procedure);
      return {
        caseNo: row.caseNo,
        caseTitle: row.title || say(language, shownWords['new-matter']),
        procedureTitle: say(language, procedure.title),
        clock: shownClock(language, row, almanac),
        rungTitle: say(language, rungs[rung]),
        on,
        ...(number && { number }),
        owed: owed.map((duty) => owedBy({ language, organs, names }, procedure, duty)),
      };
    });
    return paged(items, total, offset);
  });
};
