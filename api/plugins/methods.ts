import type { FastifyInstance } from 'fastify';
import { Declined, notFound } from '../requests/declined.ts';

interface Known {
  readonly path: RegExp;
  readonly methods: Set<string>;
}

/** Where a path of the contract is asked by another method than it has, the answer is 405 and names those it has (RFC 9110, 15.5.6). Registered before the routes. */
export function refuseOtherMethods(app: FastifyInstance): void {
  const known = new Map<string, Known>();
  app.addHook('onRoute', ({ url, method }) => {
    if (!url.startsWith('/api/') || url.includes('*')) return;
    const at = known.get(url) ?? { path: new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}/?$`), methods: new Set() };
    for (const each of [method].flat()) at.methods.add(each);
    known.set(url, at);
  });
  // Before a body is read: how a body of an unknown method is to be read, nobody knows.
  app.addHook('onRequest', async ({ is404, url, method }) => {
    if (!is404) return;
    const [path = ''] = url.split('?');
    const methods = [...new Set([...known.values()].filter((each) => each.path.test(path)).flatMap((each) => [...each.methods]))].sort();
    if (methods.length === 0) throw notFound();
    throw new Declined(405, 'method', 'method', { values: { method, methods: methods.join(', ') }, headers: { allow: methods.join(', ') } });
  });
}
