import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { sql } from 'drizzle-orm';
import { organsByCode } from '../../db/reads/names.ts';
import { answers } from '../answers.ts';
import { officeWord } from '../case-forms.ts';
import { todayOf, type Deps } from '../deps.ts';
import { Organ, Page } from '../shapes.ts';

export const organRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/organs', { schema: { tags: ['registers'], summary: '机构', response: answers({ 200: Page(Organ) }, 401) } }, async ({ language }) => {
    const today = todayOf(deps);
    const [organs, holders] = await Promise.all([
      organsByCode(deps.registers.db),
      deps.registers.db.execute<{ organ: string; office: string; n: number }>(sql`select organ, office, count(*)::int as n from posts where from_on <= ${today}::date and (until_on is null or until_on >= ${today}::date) group by 1, 2 order by 1, 2`),
    ]);
    const vacant = await deps.registers.db.execute<{ organ: string; office: string; n: number }>(sql`
      select d.organ, d.office, count(*)::int as n from duties d where d.state = 'open' and d.owed and d.organ is not null
         and not exists (select from posts p where p.organ = d.organ and p.office = d.office and p.from_on <= ${today}::date and (p.until_on is null or p.until_on >= ${today}::date)) group by 1, 2`);
    const items = [...organs.values()].map(({ superior, ...organ }) => ({
      ...organ,
      ...(superior && { superior }),
      offices: [...holders, ...vacant.map((each) => ({ ...each, n: 0 }))].filter((each) => each.organ === organ.code).map(({ office, n }) => ({ office, title: officeWord(language, office), holders: n })),
      vacantWithDuties: vacant.filter((each) => each.organ === organ.code).reduce((sum, { n }) => sum + n, 0),
    }));
    return { items, total: items.length };
  });
};
