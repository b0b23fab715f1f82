import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { contactOf, nextOfKin } from '../../workflows/work-injury/forms.ts';
import { parties, type Party } from '../../workflows/steps/words.ts';
import { registerActWords } from '../words/acts.ts';
import { answers, keyHeader } from '../requests/answers.ts';
import { handReceipt } from '../cases/case-receipts.ts';
import type { Deps } from '../deps.ts';

const Handed = Type.Object({ caseNo: Type.String(), party: Type.String(), receipt: Type.String() });
const body = Type.Object({ party: Type.Enum(Object.keys(parties), { type: 'string', title: '当事人', 'x-title-en': 'party' }), contact: Type.Optional(contactOf(nextOfKin)) }, { additionalProperties: false });

/** The receipt of a party, handed over at the desk; it is shown this once. */
export const receiptRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const schema = { tags: ['cases'], summary: registerActWords['hand-receipt'][0], headers: keyHeader, params: Type.Object({ caseNo: Type.String() }), body, response: answers({ 201: Handed }, 401, 403, 404, 409) };
  app.post('/cases/:caseNo/receipts', { schema }, async (request, reply) => {
    const { party, contact } = request.body as { party: Party; contact?: { name: string } };
    return reply.status(201).header('cache-control', 'no-store').send(await handReceipt(deps, request, request.params.caseNo, { party, ...(contact && { contact }) }));
  });
};
