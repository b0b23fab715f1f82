import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { and, eq, gt, isNotNull } from 'drizzle-orm';
import { Type } from 'typebox';
import { namesOf } from '../../db/reads/names.ts';
import type { Transaction } from '../../db/client.ts';
import { organs, parameters } from '../../db/schema/index.ts';
import type { Day, Office } from '../../workflows/steps/words.ts';
import { answers, keyHeader, keyOf } from '../requests/answers.ts';
import { Declined, fieldFault, formFaults, notFound } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import type { Language } from '../requests/language.ts';
import { once } from '../requests/once.ts';
import { knownParameters, shownParameters, type Known } from '../registers/parameters.ts';
import { onlyOffices } from '../plugins/session.ts';
import { fieldWords } from '../words/registers.ts';
import { Page, Parameter } from '../shapes.ts';

const keepers: readonly Office[] = ['calendar-keeper'];
const titled = (name: keyof typeof fieldWords) => ({ title: fieldWords[name][0], 'x-title-en': fieldWords[name][1] });

/** What the sources do not settle: drafted with its basis and first day by one keeper, confirmed by another, in force for what begins from then on. */
export const parameterRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const shown = async (language: Language, name: string) => (await shownParameters(deps, language)).find((each) => each.name === name)!;

  app.get('/parameters', { schema: { tags: ['registers'], summary: '参数', response: answers({ 200: Page(Parameter) }, 401) } }, async ({ language }) => {
    const items = await shownParameters(deps, language);
    return { items, total: items.length };
  });

  const body = Type.Object({ value: Type.Unsafe<number | string>({ type: ['integer', 'string'], minLength: 1, maxLength: 40, ...titled('value') }), since: Type.String({ ...titled('since'), format: 'date' }), basis: Type.String({ ...titled('basis'), minLength: 1, maxLength: 300 }) }, { additionalProperties: false });
  app.post('/parameters/:name/drafts', { schema: { tags: ['registers'], summary: '起草一个参数的新值', headers: keyHeader, params: Type.Object({ name: Type.String({ maxLength: 100 }) }), body, response: answers({ 201: Parameter }, 401, 403, 404) } }, async (request, reply) => {
    onlyOffices(request, keepers);
    const { name } = request.params;
    const { value, since, basis } = request.body;
    const known = knownParameters.get(name);
    if (!known) throw notFound();
    const { bounds } = known;
    if (!bounds) throw new Declined(422, 'refused', 'parameter-bound', { ground: 'parameter-bound', ...(known.article && { article: known.article }) });
    await once(deps, request, 'parameter-draft', { name, ...request.body }, async (tx) => {
      const today = todayOf(deps);
      const faults = [
        ...(await valueFaults(tx, value, bounds)),
        ...(since < today ? [fieldFault('/since', fieldWords.since, 'past', today)] : []),
      ];
      if (faults.length > 0) throw formFaults(faults);
      const id = keyOf(request);
      await tx.insert(parameters).values({ id, name, value, since: since as Day, basis: basis.trim(), draftedBy: request.me.id, at: deps.now() });
      return { about: name, result: { id } };
    });
    return reply.status(201).send(await shown(request.language, name));
  });

  app.post('/parameters/drafts/:id/confirm', { schema: { tags: ['registers'], summary: '由第二人确认', headers: keyHeader, params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: answers({ 200: Parameter }, 401, 403, 404, 409) } }, async (request) => {
    onlyOffices(request, keepers);
    const { id } = request.params;
    const { name } = await once(deps, request, 'parameter-confirm', { id }, async (tx) => {
      const [row] = await tx.select().from(parameters).where(eq(parameters.id, id)).for('update');
      if (!row) throw notFound('no-draft');
      if (row.confirmedBy && row.confirmedAt) throw new Declined(409, 'conflict', 'already-done', { values: { on: todayOf({ now: () => row.confirmedAt! }), name: (await namesOf(tx, [row.confirmedBy])).get(row.confirmedBy) ?? row.confirmedBy } });
      if (row.draftedBy === request.me.id) throw new Declined(422, 'refused', 'same-drafter', { ground: 'same-drafter' });
      if (row.since < todayOf(deps)) throw new Declined(409, 'conflict', 'since-passed');
      const [newer] = await tx.select({ id: parameters.id }).from(parameters).where(and(eq(parameters.name, row.name), eq(parameters.since, row.since), isNotNull(parameters.confirmedBy), gt(parameters.at, row.at)));
      if (newer) throw new Declined(409, 'conflict', 'parameter-older');
      await tx.update(parameters).set({ confirmedBy: request.me.id, confirmedAt: deps.now() }).where(eq(parameters.id, id));
      return { about: row.name, result: { name: row.name } };
    });
    return shown(request.language, name);
  });
};

/** A figure stands within its bounds; a body is an organ of the register. */
async function valueFaults(tx: Transaction, value: number | string, bounds: NonNullable<Known['bounds']>): Promise<ReturnType<typeof fieldFault>[]> {
  if (bounds === 'organ') {
    const [known] = await tx.select({ code: organs.code }).from(organs).where(eq(organs.code, String(value)));
    return known ? [] : [fieldFault('/value', fieldWords.value, 'choice')];
  }
  if (typeof value !== 'number') return [fieldFault('/value', fieldWords.value, 'pattern')];
  if (value < bounds.minimum) return [fieldFault('/value', fieldWords.value, 'small', bounds.minimum)];
  return value > bounds.maximum ? [fieldFault('/value', fieldWords.value, 'large', bounds.maximum)] : [];
}
