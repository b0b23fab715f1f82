import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** Lists and files carry a tag, so that a client that looks again is told in a line that nothing is new. */
export function tagAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (!request.url.startsWith('/api/')) return payload;
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache');
    reply.header('vary', 'Accept-Language, Cookie');
    if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string' || !String(reply.getHeader('content-type')).startsWith('application/json')) return payload;
    const tag = `W/"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
    reply.header('etag', tag);
    if (request.headers['if-none-match'] !== tag) return payload;
    reply.status(304).removeHeader('content-length');
    return '';
  });
}
