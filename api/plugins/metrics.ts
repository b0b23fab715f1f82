import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { eq, sql, type SQL } from 'drizzle-orm';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { incidents, newsKind, statements } from '../../db/schema/index.ts';
import { notFound } from '../requests/declined.ts';
import { daysAfter } from '../../workflows/steps/day.ts';
import { todayOf, type Deps } from '../deps.ts';

/** Less than Prometheus waits for all of it. */
const askWithinMs = 4_000;
const within = <T>(work: Promise<T>): Promise<T | undefined> => Promise.race([work, new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), askWithinMs).unref())]);

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
  /** Counted from the registers alone: whatever is wrong elsewhere, these see it. A register that is away leaves its figures out, and the others are still told. */
  const gauge = (name: string, help: string, count: () => Promise<number>, away?: number) =>
    new Gauge({ name, help, registers: [register], async collect() {
      const n = (await within(count()).catch(() => undefined)) ?? away;
      if (n === undefined) this.remove();
      else this.set(n);
    } });
  const counted = (of: () => SQL) => async () => (await registers.db.execute<{ n: number }>(of()))[0]?.n ?? 0;
  const aged = (since: () => SQL) => async () => {
    const [row] = await registers.db.execute<{ at: string | null }>(since());
    return row?.at ? (now().getTime() - new Date(row.at).getTime()) / 1000 : 0;
  };
  gauge('fujing_registers_up', 'whether PostgreSQL answers this process', () => registers.db.execute(sql`select 1`).then(() => 1), 0);
  gauge('fujing_statements_waiting', 'statements kept and not yet heard', () => registers.db.$count(statements, eq(statements.state, 'received')));
  gauge('fujing_statement_age_seconds', 'age of the oldest statement not yet heard', aged(() => sql`select min(${statements.receivedAt}) as at from ${statements} where ${statements.state} = 'received'`));
  gauge('fujing_incidents_open', 'incidents that wait for a person', counted(() => sql`select count(*)::int n from ${incidents} where ${incidents.resolvedAt} is null`));
  // The two promises of this house.
  gauge('fujing_last_days_unseen', 'last days over with the duty open and nothing on record', counted(() => sql`select count(*)::int n from clocks c where state = 'running' and overdue_at is null and last_day < ${todayOf({ now })}
    and exists (select from duties d where d.case_no = c.case_no and d.clock = c.key and d.state = 'open')`));
  gauge('fujing_notices_stuck', 'notices issued three days ago, neither served nor with a person', counted(() => sql`select count(*)::int n from notices n where service = 'issued' and issued_on < ${daysAfter(todayOf({ now }), -3)}
    and not exists (select from duties d where d.case_no = n.case_no and d.state = 'open' and d.key like '%/' || n.key)`));
  gauge('fujing_mails_waiting', 'mails to applicants planned and not sent yet', counted(() => sql`select count(*)::int n from deliveries where state = 'planned' and ${sql.raw(`notice like '${newsKind}/%'`)}`));
  gauge('fujing_mail_age_seconds', 'age of the oldest mail to an applicant of which no mail server has said anything', aged(() => sql`select min(planned_at) as at from deliveries where state = 'planned' and proof is null and ${sql.raw(`notice like '${newsKind}/%'`)}`));

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
