import type { FastifyPluginAsync } from 'fastify';
import { maySee, readSession } from '../../db/reads/seats.ts';
import { answers } from '../requests/answers.ts';
import { todayOf, type Deps } from '../deps.ts';

const heartbeatMs = 25_000;

/** Live: the number of a case and of its last event, to those who may see it; never its content. */
export const streamRoutes = (deps: Deps): FastifyPluginAsync => async (app) => {
  const listeners = new Set<(word: { caseNo: string; seq: number }) => void>();
  const listening = deps.registers.sql
    .listen('case_events', (payload) => {
      const at = payload.lastIndexOf(':');
      for (const hear of listeners) hear({ caseNo: payload.slice(0, at), seq: Number(payload.slice(at + 1)) });
    })
    .catch((error: unknown) => {
      app.log.warn({ name: error instanceof Error ? error.name : 'unknown' }, 'the register is not heard; the desk polls');
      return undefined;
    });
  app.addHook('onClose', async () => (await listening)?.unlisten().catch(() => undefined));

  const told = { description: 'events whose data is {"caseNo","seq"}; it ends with the session it was opened in', content: { 'text/event-stream': { schema: { type: 'string' } } } };
  app.get('/stream', { schema: { tags: ['duties'], summary: '有新进展的案号', response: { ...answers({}, 401), 200: told } } }, (request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    raw.write(': open\n\n');
    const me = request.me.id;
    const { sessionId } = request.session;
    const hear = ({ caseNo, seq }: { caseNo: string; seq: number }) => {
      maySee(deps.registers.db, me, caseNo, todayOf(deps)).then(
        (part) => part && raw.write(`data: ${JSON.stringify({ caseNo, seq })}\n\n`),
        () => undefined,
      );
    };
    listeners.add(hear);
    // Whose last post has ended hears nothing more; of a session that is over the stream itself ends with the next beat.
    const beat = setInterval(() => {
      readSession(deps.registers.db, sessionId, deps.now(), todayOf(deps)).then((found) => (found?.user?.seats.length ? raw.write(': beat\n\n') : raw.end()), () => raw.write(': beat\n\n'));
    }, heartbeatMs);
    raw.on('close', () => {
      clearInterval(beat);
      listeners.delete(hear);
    });
  });
};
