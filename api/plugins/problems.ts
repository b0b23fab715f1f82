import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { faultOf, type RegisterFault } from '../../db/client.ts';
import { Declined, notFound, unavailable } from '../requests/declined.ts';

/** Every error leaves as problem+json (RFC 9457), in the language of the request, and carries nothing of what went wrong inside. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => answer(request, reply, declinedOf(error, request)));
  app.setNotFoundHandler((request, reply) => answer(request, reply, notFound()));
}

/** What goes wrong before a route is found is answered like everything else. */
export const answerEarly = (error: Error, request: FastifyRequest, reply: FastifyReply): void => void answer(request, reply, declinedOf(error, request));

function answer(request: FastifyRequest, reply: FastifyReply, declined: Declined): FastifyReply {
  const problem = declined.in(request.language);
  if (declined.more.headers) reply.headers(declined.more.headers);
  return reply.status(declined.status).type('application/problem+json; charset=utf-8').header('cache-control', 'no-store').send(JSON.stringify(problem));
}

const byCode: Readonly<Record<string, () => Declined>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new Declined(415, 'media-type', 'media-type', { values: { types: 'application/json' } }),
  FST_ERR_CTP_BODY_TOO_LARGE: () => new Declined(413, 'too-large', 'too-large', { values: { limit: '1 MB' } }),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new Declined(400, 'malformed', 'body-missing'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => new Declined(400, 'malformed', 'not-json'),
  FST_FILES_LIMIT: () => new Declined(413, 'too-large', 'too-large', { values: { limit: '1' } }),
  FST_FIELDS_LIMIT: () => new Declined(413, 'too-large', 'too-large', { values: { limit: '1' } }),
  FST_PARTS_LIMIT: () => new Declined(413, 'too-large', 'too-large', { values: { limit: '1' } }),
  FST_ERR_BAD_URL: () => new Declined(400, 'malformed', 'bad-path'),
  FST_ERR_MAX_PARAM_LENGTH: () => new Declined(400, 'malformed', 'bad-path'),
  FST_INVALID_MULTIPART_CONTENT_TYPE: () => new Declined(415, 'media-type', 'media-type', { values: { types: 'multipart/form-data' } }),
};

function declinedOf(error: unknown, request: FastifyRequest): Declined {
  if (error instanceof Declined) return error;
  // Fastify hands on what the validator said as the error itself, with its own marks on it.
  const { code, statusCode, name } = error as { code?: string; statusCode?: number; name?: string };
  const known = code !== undefined && Object.hasOwn(byCode, code) ? byCode[code]!() : undefined;
  if (known) return known;
  const fault = faultOf(error);
  if (fault) return ofFault(fault, request);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new Declined(statusCode === 404 ? 404 : 400, statusCode === 404 ? 'not-found' : 'malformed', statusCode === 404 ? 'no-such' : 'not-json');
  request.log.error({ fault: name ?? 'Error', code, at: placeOf(error) }, 'a fault of ours');
  return new Declined(500, 'internal', 'internal', { values: { id: request.id } });
}

/** Where in our own code it happened: file and line, never the message, which may quote what a person wrote. */
function placeOf(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return [...stack.matchAll(/\/((?:api|db|activities|workflows|web)\/[\w./-]+:\d+)/g)].slice(0, 5).map((found) => found[1]!);
}

/** Away, out of room, or in each other's way: nothing was changed and the same can be sent again. */
function ofFault(fault: RegisterFault, request: FastifyRequest): Declined {
  const { code, constraint } = fault;
  request.log.warn({ fault: 'register', code, constraint }, 'the register did not do it');
  if (/^(53100|53200|58030)$/.test(code)) return unavailable('disk-full');
  if (/^(08|53|57|58|40|55|25006)/.test(code) || /^(CONNECT|ECONN|ENOTFOUND|EPIPE)/.test(code)) return unavailable();
  request.log.error({ fault: 'register', code, constraint, at: placeOf(fault) }, 'a fault of ours');
  return new Declined(500, 'internal', 'internal', { values: { id: request.id } });
}
