import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliveries, statements } from '../../db/schema/index.ts';
import { hashOf } from '../../db/seal.ts';
import { connect } from '../../db/client.ts';
import { ownRegister } from '../../test/setup/own-register.ts';
import { configFrom } from '../deps.ts';
import { measure } from './metrics.ts';

const now = new Date('2026-06-10T09:00:00+08:00');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const own = ownRegister();
let app: FastifyInstance;
beforeAll(() => {
  app = Fastify();
  measure(app, { registers: own.registers, now: () => now, config: configFrom({}) });
});
afterAll(() => app.close());

test('邮件的等待从排好算起：试过而服务器没有答复的还在等，服务器要求稍后的不算，告知书不算', async () => {
  const age = async () => Number(/^fujing_mail_age_seconds (\S+)$/m.exec((await app.inject('/metrics')).body)?.[1]);
  const planned = (caseNo: string, minutes: number) => ({ caseNo, notice: 'news/publish-results/written-test', nth: 1, channel: 'email' as const, state: 'planned' as const, messageId: `<${caseNo}@notice>`, plannedAt: minutesAgo(minutes) });
  expect(await age()).toBe(0);
  await own.registers.db.insert(deliveries).values([
    { ...planned('BM-2026-1', 300), attemptedAt: minutesAgo(3), proof: '451' },
    { ...planned('BM-2026-2', 90), attemptedAt: minutesAgo(2) },
    planned('BM-2026-3', 10),
    { ...planned('TS-2026-1', 400), notice: 'acceptance-notice' },
  ]);
  expect(await age()).toBe(90 * 60);
  await own.registers.db.update(deliveries).set({ state: 'accepted' }).where(eq(deliveries.caseNo, 'BM-2026-2'));
  expect(await age()).toBe(10 * 60);
});

test('a statement that waits is counted and aged in the same answer', async () => {
  const body = { matter: '推搡' };
  await own.registers.db.insert(statements).values({ id: randomUUID(), caseNo: 'TS-2026-00001', message: 'complain', sender: 'complainant', as: 'complainant', receivedAt: minutesAgo(2), receivedOn: '2026-06-10', body, bodyHash: hashOf(body), told: {}, state: 'received' });
  expect((await app.inject('/metrics')).body).toMatch(/^fujing_statements_waiting 1$[^]*^fujing_statement_age_seconds 120$/m);
});

test('with PostgreSQL away the process still tells of itself, and says what is away instead of how many wait', async () => {
  const away = connect('postgres://nobody:none@127.0.0.1:1/none', { max: 1 });
  const door = Fastify();
  measure(door, { registers: away, now: () => now, config: configFrom({}) });
  const { statusCode, body } = await door.inject('/metrics');
  expect([statusCode, /^fujing_registers_up (\d)$/m.exec(body)?.[1], /^fujing_statements_waiting \d/m.test(body), /^process_start_time_seconds /m.test(body)]).toEqual([200, '0', false, true]);
  expect((await app.inject('/metrics')).body).toMatch(/^fujing_registers_up 1$/m);
  await Promise.all([door.close(), away.close()]);
});
