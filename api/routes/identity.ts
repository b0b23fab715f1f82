import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { parties, type Party } from '../../workflows/steps/words.ts';
import { answers, keyHeader, keyOf } from '../answers.ts';
import { formFaults } from '../declined.ts';
import type { Deps } from '../deps.ts';
import { openIdentity, type OpeningGround } from '../identity.ts';
import { Identity } from '../shapes.ts';
import { openingGrounds } from '../shapes/public-words.ts';
import { sentences } from '../words.ts';

const leastReason = 4;
const leastOtherReason = 20;
const body = Type.Object(
  {
    ground: Type.Optional(Type.Enum(Object.keys(openingGrounds), { type: 'string', title: '开启事由', 'x-title-en': 'ground', default: 'other' })),
    party: Type.Optional(Type.Enum(Object.keys(parties), { type: 'string', title: '当事人', 'x-title-en': 'party' })),
    reason: Type.String({ title: '理由', 'x-title-en': 'reason', minLength: 1, maxLength: 500 }),
  },
  { additionalProperties: false },
);

/** Who complained is under seal; it opens with a ground and a reason, for a quarter of an hour, on record. */
export const identityRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const schema = { tags: ['cases'], summary: '开启封存的身份', headers: keyHeader, params: Type.Object({ caseNo: Type.String() }), body, response: answers({ 200: Identity }, 401, 403, 404, 409) };
  app.post('/cases/:caseNo/identity', { schema }, async (request, reply) => {
    const key = keyOf(request);
    const sent = request.body as { ground?: OpeningGround; reason: string; party?: Party };
    const reason = sent.reason.trim();
    const least = sent.ground === 'other' ? leastOtherReason : leastReason;
    if ([...reason].length < least) throw formFaults([{ pointer: '/reason', detail: [sentences['reason-short'][0].replace('{least}', String(least)), sentences['reason-short'][1].replace('{least}', String(least))] }]);
    reply.header('cache-control', 'no-store');
    return openIdentity(deps, request, request.params.caseNo, key, { ground: sent.ground ?? 'other', reason, ...(sent.party && { party: sent.party }) });
  });
};
