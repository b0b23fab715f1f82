import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { eq, sql } from 'drizzle-orm';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { incidents, newsKind, statements } from '../../db/schema/index.ts';
import { notFound } from '../requests/declined.ts';
import { daysAfter } from '../../workflows/steps/day.ts';
import { todayOf, type Deps } from '../deps.ts';

const isLoopback = (ip: string) => /^(127\.|::1$|::ffff:127\.)/.test(ip);

function mayMeasure(request: FastifyRequest, token: string | undefined): boolean {
  if (isLoopback(request.socket.remoteAddress ?? '') && request.headers['x-forwarded-for'] === undefined) return true;
  const shown = Buffer.from(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '');
  const wanted = Buffer.from(token ?? '');
  return wanted.length > 0 && shown.length === wanted.length && timingSafeEqual(shown, wanted);
}

/** Counts and times answers by route, and shows them to operations. Labels are routes and codes: never a case, a person or an address. */
export function measure(app: FastifyInstance, { registers, now, config }: Pick<Deps, 'registers' | 'now' | 'config'>): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const seconds = new Histogram({ name: 'fujing_http_seconds', help: 'time to answer', labelNames: ['method', 'route', 'status'], buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10], registers: [register] });
  const refused = new Counter({ name: 'fujing_problems_total', help: 'problems answered, by status', labelNames: ['status'], registers: [register] });
  new Gauge({ name: 'fujing_statements_waiting', help: 'statements kept and not yet heard', registers: [register], async collect() {
    this.set(await registers.db.$count(statements, eq(statements.state, 'received')));
  } });
  new Gauge({ name: 'fujing_statement_age_seconds', help: 'age of the oldest statement not yet heard', registers: [register], async collect() {
    const [row] = await registers.db.select({ at: sql<string | null>`min(${statements.receivedAt})` }).from(statements).where(eq(statements.state, 'received'));
    this.set(row?.at ? (now().getTime() - new Date(row.at).getTime()) / 1000 : 0);
  } });
  new Gauge({ name: 'fujing_incidents_open', help: 'incidents that wait for a person', registers: [register], async collect() {
    const [row] = await registers.db.select({ n: sql<number>`count(*)::int` }).from(incidents).where(sql`${incidents.resolvedAt} is null`);
    this.set(row?.n ?? 0);
  } });

  const gauge = (name: string, help: string, count: () => ReturnType<typeof sql>) =>
    new Gauge({ name, help, registers: [register], async collect() {
      const [row] = await registers.db.execute<{ n: number }>(count());
      this.set(row?.n ?? 0);
    } });
  // The two promises of this house, counted from the registers alone: whatever is wrong elsewhere, these see it.
  gauge('fujing_last_days_unseen', 'last days over with the duty open and nothing on record', () => sql`select count(*)::int n from clocks c where state = 'running' and overdue_at is null and last_day < ${todayOf({ now })}
    and exists (select from duties d where d.case_no = c.case_no and d.clock = c.key and d.state = 'open')`);
  gauge('fujing_notices_stuck', 'notices issued three days ago, neither served nor with a person', () => sql`select count(*)::int n from notices n where service = 'issued' and issued_on < ${daysAfter(todayOf({ now }), -3)}
    and not exists (select from duties d where d.case_no = n.case_no and d.state = 'open' and d.key like '%/' || n.key)`);

  gauge('fujing_mails_waiting', 'mails to applicants planned and not sent yet', () => sql`select count(*)::int n from deliveries where state = 'planned' and ${sql.raw(`notice like '${newsKind}/%'`)}`);
  new Gauge({ name: 'fujing_mail_age_seconds', help: 'age of the oldest mail to an applicant of which no mail server has said anything', registers: [register], async collect() {
    const [row] = await registers.db.execute<{ at: string | null }>(sql`select min(planned_at) as at from deliveries where state = 'planned' and proof is null and ${sql.raw(`notice like '${newsKind}/%'`)}`);
    this.set(row?.at ? (now().getTime() - new Date(row.at).getTime()) / 1000 : 0);
  } });

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const status = String(reply.statusCode);
    seconds.observe({ method: request.method, route, status }, reply.elapsedTime / 1000);
    if (reply.statusCode >= 400) refused.inc({ status });
    request.log[reply.statusCode >= 500 ? 'warn' : 'debug']({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!mayMeasure(request, config.metricsToken)) throw notFound();
    return reply.type(register.contentType).header('cache-control', 'no-store').send(await register.metrics());
  });
}
