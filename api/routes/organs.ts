import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { sql } from 'drizzle-orm';
import { organsByCode } from '../../db/reads/names.ts';
import { nobodyFor, organsUnder } from '../../db/reads/nobody.ts';
import { answers } from '../requests/answers.ts';
import { officeWord } from '../cases/case-forms.ts';
import { todayOf, type Deps } from '../deps.ts';
import { Organ, Page, UnansweredSeat } from '../shapes.ts';
import { organName } from '../shown/shown-duty.ts';
import { answerable } from '../../workflows/steps/words.ts';

export const organRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  // Numbers and posts only: who must see to the posts may not see the cases.
  app.get('/posts/unanswered', { schema: { tags: ['registers'], summary: '没有人可以办理的待办在哪些岗位', response: answers({ 200: Page(UnansweredSeat) }, 401) } }, async ({ me, language }) => {
    const { db } = deps.registers;
    const mine = await organsUnder(db, me.seats.filter(({ office }) => answerable.has(office)).map(({ organ }) => organ));
    const unanswered = mine.size === 0 ? [] : (await nobodyFor(db, me.id, todayOf(deps))).filter(({ organ }) => mine.has(organ));
    const organs = await organsByCode(db);
    const items = unanswered.map((each) => ({ ...each, officeTitle: officeWord(language, each.office), organName: organName({ language, organs }, each.organ) }));
    return { items, total: items.length };
  });

  app.get('/organs', { schema: { tags: ['registers'], summary: '机构', response: answers({ 200: Page(Organ) }, 401) } }, async ({ me, language }) => {
    const today = todayOf(deps);
    const [organs, holders] = await Promise.all([
      organsByCode(deps.registers.db),
      deps.registers.db.execute<{ organ: string; office: string; n: number }>(sql`select organ, office, count(*)::int as n from posts where from_on <= ${today}::date and (until_on is null or until_on >= ${today}::date) group by 1, 2 order by 1, 2`),
    ]);
    const unanswered = await nobodyFor(deps.registers.db, me.id, today);
    const isVacant = ({ organ, office }: { organ: string; office: string }) => !holders.some((held) => held.organ === organ && held.office === office);
    const items = [...organs.values()].map(({ superior, ...organ }) => ({
      ...organ,
      ...(superior && { superior }),
      offices: [...holders, ...unanswered.filter(isVacant).map((each) => ({ ...each, n: 0 }))].filter((each) => each.organ === organ.code).map(({ office, n }) => ({ office, title: officeWord(language, office), holders: n })),
      vacantWithDuties: unanswered.filter((each) => each.organ === organ.code).reduce((sum, { n }) => sum + n, 0),
    }));
    return { items, total: items.length };
  });
};
