import type { FastifyReply } from 'fastify';

/** A page on which nothing typed can be read may stay in the browser: going back finds it as it was left (docs/decisions/0017). */
export const stays = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'private, max-age=0, must-revalidate');

/** Of what was sent, nothing is found by going back. Browsers clear only where the address is one of trust. */
export const gone = (reply: FastifyReply): FastifyReply => reply.header('clear-site-data', '"cache"');
