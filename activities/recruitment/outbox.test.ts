import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { deliveries } from '../../db/schema/index.ts';
import type { Seal } from '../../db/seal.ts';
import { Mailing } from '../../test/setup/mailing.ts';
import { newsAtOnce } from '../deps.ts';
import { Outbox, sendNews } from './outbox.ts';

const children: ChildProcess[] = [];
let mailing: Mailing;
beforeAll(async () => {
  mailing = await Mailing.open();
});
afterAll(() => mailing.close());
beforeEach(() => mailing.begins());
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await mailing.ends();
});

describe('发件与办理分开：真的邮件服务器，怎样都不多发一封', () => {
  test('两千封，一人一封', async () => {
    await mailing.planned(2_000);
    expect(await sendNews(mailing.deps)).toBe(true);
    expect(await mailing.states()).toEqual({ accepted: 2_000 });
    expect(mailing.server.taken.toSorted()).toEqual(Array.from({ length: 2_000 }, (_, i) => mailing.address(i)).toSorted());
  });

  test('几个进程一起发，也是一人一封', async () => {
    await mailing.planned(400);
    await Promise.all([sendNews(mailing.deps), sendNews(mailing.deps), sendNews(mailing.deps)]);
    expect(await mailing.states()).toEqual({ accepted: 400 });
    expect(new Set(mailing.server.taken).size).toBe(400);
    expect(mailing.server.taken).toHaveLength(400);
  });

  test('还没有开始发就出了错的（身份打不开），仍然排着，记下代码，别人照发，五分钟后再试', async () => {
    await mailing.planned(10);
    const [first] = await mailing.registers.db.select().from(deliveries).orderBy(deliveries.caseNo);
    const faults: string[] = [];
    const openIdentity: Seal['openIdentity'] = async (db, caseNo, party) => {
      if (caseNo === first!.caseNo) throw Object.assign(new Error(mailing.address(0)), { name: 'Unreadable' });
      return mailing.deps.seal.openIdentity(db, caseNo, party);
    };
    expect(await sendNews({ ...mailing.deps, seal: { openIdentity } as Seal, fault: (code) => faults.push(code) })).toBe(true);
    expect(await mailing.states()).toEqual({ accepted: 9, planned: 1 });
    expect(faults).toEqual(['Unreadable']);
    mailing.minutes(6);
    await sendNews(mailing.deps);
    expect(await mailing.states()).toEqual({ accepted: 10 });
  });

  test('登记库出错：在发的发完，全部停下以后才报告，没有开始的都还排着', async () => {
    await mailing.planned(40);
    mailing.server.manners = { slowMs: 100 };
    let asked = 0;
    const db = new Proxy(mailing.registers.db, { get: (target, name) => (name === 'execute' && ++asked === 6 ? () => Promise.reject(new Error('away')) : Reflect.get(target, name) as unknown) });
    await expect(sendNews({ ...mailing.deps, registers: { ...mailing.registers, db } })).rejects.toThrow('away');
    const taken = mailing.server.taken.length;
    expect(await mailing.states()).toEqual({ accepted: taken, planned: 40 - taken });
    await sleep(500);
    expect(mailing.server.taken).toHaveLength(taken);
  });

  test('办公中途停机：正在发的发完，其余留着', async () => {
    await mailing.planned(60);
    mailing.server.manners = { slowMs: 50 };
    const outbox = new Outbox(mailing.deps);
    outbox.start();
    await mailing.until(() => mailing.server.taken.length >= 8);
    await outbox.stop();
    const { accepted = 0, planned: left = 0, ...others } = await mailing.states();
    expect({ sum: accepted + left, others }).toEqual({ sum: 60, others: {} });
    expect(left).toBeGreaterThan(0);
  });

  test('发到一半进程被杀，别的进程接着发，它拿了还没有开始的也发：谁也没有收到两封，说不清的最多几封，并且记明', async () => {
    await mailing.planned(1_500);
    mailing.server.manners = { slowMs: 5 };
    const start = () => {
      const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '../../test/setup/outbox-process.ts')], { env: { ...process.env, DATABASE_URL: mailing.url, FUJING_KEY_FILE: inject('keyFile'), SMTP_URL: mailing.server.url }, stdio: ['ignore', 'ignore', 'inherit'] });
      children.push(child);
      return child;
    };
    const killed = start();
    await mailing.until(() => mailing.server.taken.length >= 300);
    killed.kill('SIGKILL');
    start();
    // What the killed one had taken, begun or not, is left for five minutes.
    await mailing.until(async () => {
      const { planned: left = 0, attempting = 0 } = await mailing.states();
      return left + attempting <= newsAtOnce;
    });
    mailing.now = new Date(Date.now() + 6 * 60_000);
    await sendNews(mailing.deps);
    const { accepted = 0, uncertain = 0, ...others } = await mailing.states();
    expect({ sum: accepted + uncertain, others }).toEqual({ sum: 1_500, others: {} });
    expect(uncertain).toBeLessThanOrEqual(newsAtOnce);
    expect(new Set(mailing.server.taken).size).toBe(mailing.server.taken.length);
    expect(mailing.server.taken.length).toBeGreaterThanOrEqual(accepted);
  });
});
