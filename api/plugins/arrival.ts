import { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How long the body of a request may take to arrive, in milliseconds, where that is more than a minute. */
    readonly arrivesWithinMs?: number;
  }
}

/** A gigabyte over a line of three megabits a second. No request may take longer. */
export const longestArrivalMs = 3_600_000;
const minuteMs = 60_000;

const isInjected = (raw: FastifyRequest['raw']): boolean => !(raw instanceof IncomingMessage);

/** Breaks off what comes in too slowly: any request after a minute, one that may take longer once nothing has come for a minute. */
export function limitArrival(app: FastifyInstance, usualMs = minuteMs): void {
  app.addHook('onRequest', async ({ raw, routeOptions }) => {
    const breakOff = () => {
      if (!raw.complete) raw.destroy();
    };
    const withinMs = routeOptions.config.arrivesWithinMs;
    // What the counter passes on within this process has no line that could fall silent.
    if (withinMs !== undefined && !isInjected(raw)) raw.setTimeout(usualMs, breakOff);
    const timer = setTimeout(breakOff, withinMs ?? usualMs).unref();
    raw.once('close', () => clearTimeout(timer));
  });
}
