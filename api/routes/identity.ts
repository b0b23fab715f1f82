import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { parties, type Party } from '../../workflows/steps/words.ts';
import { answers, keyHeader, keyOf } from '../requests/answers.ts';
import type { Deps } from '../deps.ts';
import { openIdentity, openingFields, reasonTold, type OpeningGround } from '../cases/identity.ts';
import { Identity } from '../shapes.ts';

const body = Type.Object(
  {
    ...openingFields('other'),
    party: Type.Optional(Type.Enum(Object.keys(parties), { type: 'string', title: '当事人', 'x-title-en': 'party' })),
  },
  { additionalProperties: false },
);

/** Who complained is under seal; it opens with a ground and a reason, for a quarter of an hour, on record. */
export const identityRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const schema = { tags: ['cases'], summary: '开启封存的身份', headers: keyHeader, params: Type.Object({ caseNo: Type.String() }), body, response: answers({ 200: Identity }, 401, 403, 404, 409) };
  app.post('/cases/:caseNo/identity', { schema }, async (request, reply) => {
    const key = keyOf(request);
    const sent = request.body as { ground?: OpeningGround; reason: string; party?: Party };
    const reason = reasonTold(sent);
    reply.header('cache-control', 'no-store');
    return openIdentity(deps, request, request.params.caseNo, key, { ground: sent.ground ?? 'other', reason, ...(sent.party && { party: sent.party }) });
  });
};
