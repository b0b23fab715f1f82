import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { answers, keyHeader } from '../requests/answers.ts';
import type { Deps } from '../deps.ts';
import { effectsOf, sayAsOfficial } from '../cases/saying.ts';
import { Effects } from '../shapes.ts';

const Told = Type.Object({ statementId: Type.String(), state: Type.Enum(['answered', 'received'], { type: 'string' }), caseNo: Type.String() });
const duty = Type.Optional(Type.String({ maxLength: 200 }));
const told = answers({ 200: Told, 202: Told }, 401, 403, 404, 409);
const statusOf = ({ state }: { state: 'answered' | 'received' }) => (state === 'answered' ? 200 : 202);

/** What an official who should step aside, or sees that another should, sends to the case. */
const recusal = 'askRecusal';

/** A decision or another statement of an official: kept first, then told to the case. */
export const messageRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const schema = { tags: ['cases'], summary: '办理', headers: keyHeader, params: Type.Object({ caseNo: Type.String(), message: Type.String() }), body: Type.Object({ duty }, { additionalProperties: true }), response: told };
  app.post('/cases/:caseNo/messages/:message', { schema }, async (request, reply) => {
    const { caseNo, message } = request.params;
    const answer = await sayAsOfficial(deps, request, { caseNo, message, sent: request.body as Record<string, unknown> & { duty?: string } });
    return reply.status(statusOf(answer)).send(answer);
  });

  const foreseenSchema = { tags: ['cases'], summary: '办理的后果（不提交）', params: Type.Object({ caseNo: Type.String(), message: Type.String() }), body: Type.Object({ duty }, { additionalProperties: true }), response: answers({ 200: Type.Object({ effects: Type.Optional(Effects), unforeseen: Type.Optional(Type.String({ description: 'a sentence, where what follows could not be worked out' })) }) }, 401, 404) };
  app.post('/cases/:caseNo/messages/:message/effects', { schema: foreseenSchema }, async (request) => {
    const { caseNo, message } = request.params;
    return effectsOf(deps, request, { caseNo, message, sent: request.body as Record<string, unknown> & { duty?: string } });
  });

  const asked = Type.Object({ duty, person: Type.Optional(Type.String({ maxLength: 100, description: 'who steps aside; oneself without it' })) }, { additionalProperties: true });
  app.post('/cases/:caseNo/recusals', { schema: { tags: ['cases'], summary: '回避', headers: keyHeader, params: Type.Object({ caseNo: Type.String() }), body: asked, response: told } }, async (request, reply) => {
    const sent = request.body as Record<string, unknown> & { duty?: string };
    const answer = await sayAsOfficial(deps, request, { caseNo: request.params.caseNo, message: recusal, sent: { person: request.me.id, ...sent } });
    return reply.status(statusOf(answer)).send(answer);
  });
};
