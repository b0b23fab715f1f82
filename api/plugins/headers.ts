import type { FastifyInstance } from 'fastify';
import helmet from '@fastify/helmet';
import { Declined } from '../requests/declined.ts';
import type { Config } from '../deps.ts';

const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** What browsers are told: nothing from elsewhere, no frames, no guessing; and writes only from this house's own pages. */
export async function guardBrowsers(app: FastifyInstance, { origins, secureCookies }: Pick<Config, 'origins' | 'secureCookies'>): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // antd sets styles at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameSrc: ["'self'", 'blob:'],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    // Under `no-referrer` a form's own POST says `Origin: null`.
    referrerPolicy: { policy: 'same-origin' },
    hsts: secureCookies,
    crossOriginEmbedderPolicy: false,
  });

  app.addHook('onRequest', async (request) => {
    if (!writes.has(request.method)) return;
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    if (origin !== undefined && !(isOwn(origin, request.host) || origins.includes(origin))) throw new Declined(403, 'foreign-origin', 'foreign-origin');
    if (origin === undefined && site !== undefined && site !== 'same-origin' && site !== 'none') throw new Declined(403, 'foreign-origin', 'foreign-origin');
  });
}

function isOwn(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
