import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { organsByCode } from '../../db/reads/names.ts';
import { startForm } from '../../workflows/work-injury/forms.ts';
import { answers, keyHeader, keyOf } from '../requests/answers.ts';
import { openToRead } from '../cases/case-open.ts';
import { fieldFault, formFaults } from '../requests/declined.ts';
import { todayOf, type Deps } from '../deps.ts';
import { fileInjury, sameWithin, type InjuryFiling } from '../work-injury/injury-intake.ts';
import { moneyOf } from '../work-injury/money.ts';
import { seatOf } from '../plugins/session.ts';
import { lastDaysOf } from '../work-injury/injury-days.ts';
import { LastDays, Money } from '../shapes/money.ts';
import type { Employment, Harm } from '../../workflows/work-injury/words.ts';
import type { Day } from '../../workflows/steps/words.ts';

const Duplicates = Type.Array(Type.Object({ caseNo: Type.String(), occurredOn: Type.String() }));
const Started = Type.Object({ caseNo: Type.String(), url: Type.String(), receipt: Type.String(), statementId: Type.String(), duplicates: Duplicates });
type Taken = Pick<InjuryFiling, 'occurredOn' | 'harm' | 'employment' | 'dispatchFirm' | 'insurance' | 'thirdParty' | 'injured' | 'family'> & { readonly documents?: readonly string[]; readonly [field: string]: unknown };

/** Work injuries: taking an incident down, looking for the same one, and the money of a case. */
export const workInjuryRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const body = Type.Object({ ...startForm.properties, organ: Type.Optional(Type.String({ title: '办理机关', 'x-title-en': 'handling organ', maxLength: 64 })) }, { additionalProperties: false });

  app.post('/work-injuries', { schema: { tags: ['cases'], summary: '登记工伤', headers: keyHeader, body, response: answers({ 201: Started, 202: Started }, 401, 403) } }, async (request, reply) => {
    const key = keyOf(request);
    const whole = request.body as unknown as Taken & { organ?: string };
    const { organ, injured, family, ...kept } = whole;
    const seat = seatOf(request, 'handler', organ);
    if (kept.employment === 'dispatch' && (await organsByCode(deps.registers.db)).get(kept.dispatchFirm ?? '')?.kind !== 'firm') {
      const { title, 'x-title-en': english } = startForm.properties.dispatchFirm as unknown as { title: string; 'x-title-en': string };
      throw formFaults([fieldFault('/dispatchFirm', [title, english], kept.dispatchFirm ? 'choice' : 'required')]);
    }
    const filed = await fileInjury(deps, { ...kept, key: `${request.me.id} ${key}`, whole: { ...whole }, body: kept, injured, ...(family && { family }), organ: seat.organ, by: { userId: request.me.id, postId: seat.postId, office: 'handler' } });
    const url = `/api/cases/${filed.caseNo}`;
    if (filed.repeated) reply.header('idempotent-replayed', 'true');
    return reply.status(filed.stands ? 201 : 202).header('location', url).header('cache-control', 'no-store').send({ caseNo: filed.caseNo, url, receipt: filed.receipt, statementId: filed.statementId, duplicates: [...filed.duplicates] });
  });

  const asked = Type.Object({ injured: startForm.properties.injured!, occurredOn: startForm.properties.occurredOn! }, { additionalProperties: false });
  app.post('/work-injuries/duplicates', { schema: { tags: ['cases'], summary: '同一人三日内的登记', body: asked, response: answers({ 200: Type.Object({ items: Duplicates, total: Type.Integer() }) }, 401, 403) } }, async (request) => {
    seatOf(request, 'handler');
    const items = await sameWithin(deps, request.body as unknown as Pick<InjuryFiling, 'injured' | 'occurredOn'>);
    return { items, total: items.length };
  });

  const dated = Type.Object(
    { occurredOn: startForm.properties.occurredOn!, harm: Type.Optional(startForm.properties.harm!), employment: Type.Optional(startForm.properties.employment!), dispatchFirm: Type.Optional(Type.String({ maxLength: 64 })), organ: Type.Optional(Type.String({ maxLength: 64 })) },
    { additionalProperties: false },
  );
  app.get('/work-injuries/last-days', { schema: { tags: ['cases'], summary: '登记以前：所填日期对应的各个最后一天', querystring: dated, response: answers({ 200: LastDays }, 401, 403) } }, async (request) => {
    const asked = request.query as { occurredOn: Day; harm?: Harm; employment?: Employment; dispatchFirm?: string; organ?: string };
    const { organ } = seatOf(request, 'handler', asked.organ);
    const { title, 'x-title-en': english } = startForm.properties.occurredOn as unknown as { title: string; 'x-title-en': string };
    if (asked.occurredOn > todayOf(deps)) throw formFaults([fieldFault('/query/occurredOn', [title, english], 'future', todayOf(deps))]);
    return lastDaysOf(deps, request.language, { ...asked, organ });
  });

  app.get('/work-injuries/:caseNo/money', { schema: { tags: ['cases'], summary: '款项', params: Type.Object({ caseNo: Type.String() }), response: answers({ 200: Money }, 401, 403, 404) } }, async (request) => {
    const { row } = await openToRead(deps, request, request.params.caseNo, 'money', { procedure: 'work-injury' });
    return moneyOf(deps, request.language, row);
  });
};
