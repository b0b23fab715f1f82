import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const yearSeconds = 365 * 24 * 60 * 60;

/** The desk as it was built in `folder`. A script has its content in its name and is asked for once; the page that names them is asked for each time, so that a release is seen at once. */
export async function serveDesk(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/desk/',
    wildcard: false,
    decorateReply: true,
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', path.includes('/assets/') ? `public, max-age=${yearSeconds}, immutable` : 'no-cache'),
  });
  // The desk finds its own way from its first page on. A script of another release is not there, and no page stands in for it.
  app.get('/desk/*', { schema: { hide: true } }, (request, reply) => (request.url.startsWith('/desk/assets/') ? reply.callNotFound() : reply.sendFile('index.html')));
}
