import { connect } from 'node:net';
import { sql } from 'drizzle-orm';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Deps } from '../deps.ts';
import { Ready } from '../shapes.ts';

const askWithinMs = 3_000;
const within = <T>(work: Promise<T>): Promise<T | undefined> => Promise.race([work, new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), askWithinMs).unref())]);

/** Whether the mail server takes a connection; without one there is nothing that could be down. */
function answersMail(smtpUrl: string | undefined): Promise<boolean> {
  if (!smtpUrl) return Promise.resolve(true);
  const { hostname, port, protocol } = new URL(smtpUrl);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || (protocol === 'smtps:' ? 465 : 25)), timeout: askWithinMs });
    const end = (alive: boolean) => {
      socket.destroy();
      resolve(alive);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false)).once('timeout', () => end(false));
  });
}

/** Alive, and ready for work: the second says which part is down. */
export const healthRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/api/health', { schema: { tags: ['operations'], summary: '进程在运行', security: [], response: { 200: Type.Object({ status: Type.Literal('alive') }) } } }, async () => ({ status: 'alive' as const }));

  app.get('/api/ready', { schema: { tags: ['operations'], summary: '各部分是否就绪', security: [], response: { 200: Ready, 503: Ready } } }, async (_request, reply) => {
    const [postgres, temporal, worker, mail] = await Promise.all([
      within(deps.registers.db.execute(sql`select 1`).then(() => true, () => false)),
      within(deps.cases.isAlive()),
      within(deps.cases.hasWorker(deps.now())),
      within(answersMail(deps.config.smtpUrl)),
    ]);
    const part = (up: boolean | undefined) => (up ? ('up' as const) : ('down' as const));
    const ready: Ready = { postgres: part(postgres), temporal: part(temporal), worker: part(worker), mail: part(mail) };
    const isReady = Object.values(ready).every((each) => each === 'up');
    return reply.status(isReady ? 200 : 503).header('cache-control', 'no-store').send(ready);
  });
};
