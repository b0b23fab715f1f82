import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { connect, type Registers } from '../../db/client.ts';
import { planNews } from '../../db/news.ts';
import { applicants, deliveries } from '../../db/schema/index.ts';
import { Seal } from '../../db/seal.ts';
import { Campaign } from '../../test/setup/campaign.ts';
import { cloneDatabase, type ClonedDatabase } from '../../test/setup/database.ts';
import { MailServer } from '../../test/setup/mail-server.ts';
import { newsAtOnce } from '../deps.ts';
import { smtpGateway } from '../gateways.ts';
import { Outbox, sendNews } from './outbox.ts';

let database: ClonedDatabase;
let registers: Registers;
let server: MailServer;
let mail: ReturnType<typeof smtpGateway>;
let deps: ConstructorParameters<typeof Outbox>[0];
let now: Date;
const children: ChildProcess[] = [];

beforeAll(async () => {
  database = await cloneDatabase();
  registers = connect(database.url, { max: 12 });
});
afterAll(async () => {
  await registers.close();
  await database.drop();
});
let nth = 0;
beforeEach(async () => {
  now = new Date('2026-06-10T09:00:00+08:00');
  server = new MailServer();
  await server.open();
  mail = smtpGateway(server.url, 'notice@localhost');
  deps = { registers, seal: Seal.fromFile(inject('keyFile')), now: () => now, gateways: { email: mail.send } };
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  mail.close();
  await server.close();
  await registers.db.delete(deliveries);
});

const minutes = (n: number) => (now = new Date(now.getTime() + n * 60_000));
const address = (i: number) => `who-${nth}-${i}@example.org`;
/** So many mails, planned as a stage plans them. */
async function planned(n: number): Promise<void> {
  const caseNo = `ZP-2026-8${String(++nth).padStart(3, '0')}`;
  const campaign = new Campaign(registers, caseNo, now);
  await campaign.open();
  await registers.db.execute(sql`insert into campaigns (case_no, organ, title, rules, opens_at, closes_at) values (${caseNo}, '320600', '招聘', '{}', '2026-06-01T00:00+08', '2026-06-30T00:00+08')`);
  await campaign.applied(n);
  const rows = await registers.db.select().from(applicants).where(sql`case_no = ${caseNo}`).orderBy(applicants.number);
  await registers.db.transaction(async (tx) => {
    for (const [i, { applicationNo }] of rows.entries()) await deps.seal.sealIdentity(tx, applicationNo, 'candidate', { name: '张三', answerBy: { email: address(i) } }, false);
    await planNews(tx, rows, 'publish-results/written-test', now);
  });
}
async function states(): Promise<Record<string, number>> {
  const rows = await registers.db.execute<{ state: string; n: number }>(sql`select state, count(*)::int as n from deliveries group by state`);
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}
const codes = async () => (await registers.db.select({ proof: deliveries.proof }).from(deliveries)).map(({ proof }) => proof);
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let left = 600; !(await holds()); left -= 1) {
    if (left === 0) throw new Error(`still not so: ${JSON.stringify({ ...(await states()), taken: server.taken.length })}`);
    await sleep(100);
  }
}

describe('发件与办理分开：真的邮件服务器，怎样都不多发一封', () => {
  test('两千封，一人一封', async () => {
    await planned(2_000);
    expect(await sendNews(deps)).toBe(true);
    expect(await states()).toEqual({ accepted: 2_000 });
    expect(server.taken.toSorted()).toEqual(Array.from({ length: 2_000 }, (_, i) => address(i)).toSorted());
  });

  test('几个进程一起发，也是一人一封', async () => {
    await planned(400);
    await Promise.all([sendNews(deps), sendNews(deps), sendNews(deps)]);
    expect(await states()).toEqual({ accepted: 400 });
    expect(new Set(server.taken).size).toBe(400);
    expect(server.taken).toHaveLength(400);
  });

  test('地址不收的记为拒收；服务器要求稍后的，别的先发，五分钟后再试，三天以后算拒收', async () => {
    await planned(10);
    server.manners = { refuses: (to) => (to === address(0) ? 550 : to === address(1) || to === address(2) ? 451 : undefined) };
    expect(await sendNews(deps)).toBe(true);
    expect(await states()).toEqual({ accepted: 7, refused: 1, planned: 2 });
    server.manners = { refuses: (to) => (to === address(2) ? 451 : undefined) };
    minutes(4);
    await sendNews(deps);
    expect(await states()).toEqual({ accepted: 7, refused: 1, planned: 2 });
    minutes(2);
    await sendNews(deps);
    expect(await states()).toEqual({ accepted: 8, refused: 1, planned: 1 });
    minutes(3 * 24 * 60);
    await sendNews(deps);
    expect(await states()).toEqual({ accepted: 8, refused: 2 });
    expect(await codes()).toEqual(expect.arrayContaining(['550', '451']));
    expect(server.taken.toSorted()).toEqual([1, 3, 4, 5, 6, 7, 8, 9].map(address).toSorted());
  });

  test('整封送出以后断线的，结果不明，不再重发；没有送出的断线，照样补发', async () => {
    await planned(1);
    server.manners = { hangsUp: () => true };
    expect(await sendNews(deps)).toBe(true);
    expect(await states()).toEqual({ uncertain: 1 });
    server.manners = {};
    minutes(10);
    await sendNews(deps);
    expect(server.taken).toEqual([address(0)]);

    await planned(50);
    await server.close();
    expect(await sendNews(deps)).toBe(false);
    expect(await states()).toEqual({ uncertain: 1, planned: 50 });
    await server.open();
    expect(await sendNews(deps)).toBe(true);
    expect(await states()).toEqual({ uncertain: 1, accepted: 50 });
    expect(server.taken).toHaveLength(51);
  });

  test.each([535, 454])('登录被邮件服务器拒绝（%i）的，一封也不算拒收，等人改好设置，改好以后马上都发', async (refusesLogin) => {
    await planned(3);
    server.manners = { refusesLogin };
    const email = smtpGateway(`${server.url.replace('smtp://', 'smtp://wrong:wrong@')}`, 'notice@localhost');
    try {
      expect(await sendNews({ ...deps, gateways: { email: email.send } })).toBe(false);
    } finally {
      email.close();
    }
    expect(await states()).toEqual({ planned: 3 });
    expect(await sendNews(deps)).toBe(true);
    expect(await states()).toEqual({ accepted: 3 });
  });

  test.each([451, 552])('一封的发件被拒（%i），说不清是谁的缘故：排到别人后面，谁也不耽误，五分钟后再试', async (code) => {
    await planned(30);
    let said = 0;
    server.manners = { refusesSender: () => (++said === 1 ? code : undefined) };
    expect(await sendNews(deps)).toBe(true);
    expect(await states()).toEqual({ accepted: 29, planned: 1 });
    minutes(6);
    expect(await sendNews(deps)).toBe(true);
    expect(await states()).toEqual({ accepted: 30 });
  });

  test('谁的发件都被拒，试几封就停，一封也不算拒收；三天以后还是这样的，算拒收', async () => {
    await planned(40);
    let said = 0;
    server.manners = { refusesSender: () => (said++, 553) };
    expect(await sendNews(deps)).toBe(false);
    expect(await states()).toEqual({ planned: 40 });
    expect(said).toBeLessThan(2 * newsAtOnce);
    minutes(3 * 24 * 60 + 6);
    expect(await sendNews(deps)).toBe(false);
    expect((await states()).refused).toBeLessThan(2 * newsAtOnce);
    server.manners = {};
    expect(await sendNews(deps)).toBe(true);
    expect((await states()).planned).toBeUndefined();
  });

  test('写不成信封的地址，记为拒收，什么也没有发出', async () => {
    expect(await mail.send('', '<nobody@notice>')).toEqual({ accepted: false, code: 'EENVELOPE' });
    expect(server.taken).toEqual([]);
  });

  test('到时没有发完的一封也不再发：等空闲线路的、服务器还在想的都没有送出，整封送出的结果不明', async () => {
    const brief = smtpGateway(server.url, 'notice@localhost', 400);
    try {
      server.manners = { ponderMs: 1_500 };
      const ends = await Promise.allSettled(Array.from({ length: 12 }, (_, i) => brief.send(`late-${i}@example.org`, `<late-${i}@notice>`)));
      expect(ends.map((end) => (end.status === 'rejected' ? end.reason : end.value))).toEqual(Array.from({ length: 12 }, (_, i) => expect.objectContaining({ code: 'EABORT', about: i < 5 ? 'unsure' : 'server' })));
      await sleep(2_000);
      expect(server.taken).toEqual([]);
      server.manners = { slowMs: 1_500 };
      expect(await brief.send(address(0), '<late@notice>')).toEqual({ accepted: 'unknown', code: 'EABORT' });
    } finally {
      brief.close();
    }
  });

  test('还没有开始发就出了错的（身份打不开），仍然排着，记下代码，别人照发，五分钟后再试', async () => {
    await planned(10);
    const [first] = await registers.db.select().from(deliveries).orderBy(deliveries.caseNo);
    const faults: string[] = [];
    const openIdentity: Seal['openIdentity'] = async (db, caseNo, party) => {
      if (caseNo === first!.caseNo) throw Object.assign(new Error(address(0)), { name: 'Unreadable' });
      return deps.seal.openIdentity(db, caseNo, party);
    };
    expect(await sendNews({ ...deps, seal: { openIdentity } as Seal, fault: (code) => faults.push(code) })).toBe(true);
    expect(await states()).toEqual({ accepted: 9, planned: 1 });
    expect(faults).toEqual(['Unreadable']);
    minutes(6);
    await sendNews(deps);
    expect(await states()).toEqual({ accepted: 10 });
  });

  test('登记库出错：在发的发完，全部停下以后才报告，没有开始的都还排着', async () => {
    await planned(40);
    server.manners = { slowMs: 100 };
    let asked = 0;
    const db = new Proxy(registers.db, { get: (target, name) => (name === 'execute' && ++asked === 6 ? () => Promise.reject(new Error('away')) : Reflect.get(target, name) as unknown) });
    await expect(sendNews({ ...deps, registers: { ...registers, db } })).rejects.toThrow('away');
    const taken = server.taken.length;
    expect(await states()).toEqual({ accepted: taken, planned: 40 - taken });
    await sleep(500);
    expect(server.taken).toHaveLength(taken);
  });

  test('没有邮件服务器的，排好的记明没有发，以后有了服务器也不再发旧的', async () => {
    await planned(2);
    expect(await sendNews({ ...deps, gateways: {} })).toBe(true);
    expect(await states()).toEqual({ refused: 2 });
    expect(await codes()).toEqual(['no-gateway', 'no-gateway']);
    await sendNews(deps);
    expect(server.taken).toEqual([]);
  });

  test('办公中途停机：正在发的发完，其余留着', async () => {
    await planned(60);
    server.manners = { slowMs: 50 };
    const outbox = new Outbox(deps);
    outbox.start();
    await until(() => server.taken.length >= 8);
    await outbox.stop();
    const { accepted = 0, planned: left = 0, ...others } = await states();
    expect({ sum: accepted + left, others }).toEqual({ sum: 60, others: {} });
    expect(left).toBeGreaterThan(0);
  });

  test('发到一半进程被杀，别的进程接着发，它拿了还没有开始的也发：谁也没有收到两封，说不清的最多几封，并且记明', async () => {
    await planned(1_500);
    server.manners = { slowMs: 5 };
    const start = () => {
      const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '../../test/setup/outbox-process.ts')], { env: { ...process.env, DATABASE_URL: database.url, FUJING_KEY_FILE: inject('keyFile'), SMTP_URL: server.url }, stdio: ['ignore', 'ignore', 'inherit'] });
      children.push(child);
      return child;
    };
    const killed = start();
    await until(() => server.taken.length >= 300);
    killed.kill('SIGKILL');
    start();
    // What the killed one had taken, begun or not, is left for five minutes.
    await until(async () => {
      const { planned: left = 0, attempting = 0 } = await states();
      return left + attempting <= newsAtOnce;
    });
    now = new Date(Date.now() + 6 * 60_000);
    await sendNews(deps);
    const { accepted = 0, uncertain = 0, ...others } = await states();
    expect({ sum: accepted + uncertain, others }).toEqual({ sum: 1_500, others: {} });
    expect(uncertain).toBeLessThanOrEqual(newsAtOnce);
    expect(new Set(server.taken).size).toBe(server.taken.length);
    expect(server.taken.length).toBeGreaterThanOrEqual(accepted);
  });
});
