import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Mailing } from '../../test/setup/mailing.ts';
import { newsAtOnce } from '../deps.ts';
import { smtpGateway } from '../gateways.ts';
import { sendNews } from './outbox.ts';

let mailing: Mailing;
beforeAll(async () => {
  mailing = await Mailing.open();
});
afterAll(() => mailing.close());
beforeEach(() => mailing.begins());
afterEach(() => mailing.ends());

describe('邮件服务器不收、不答、断线的：真的邮件服务器，记明结果，该再试的再试', () => {
  test('地址不收的记为拒收；服务器要求稍后的，别的先发，五分钟后再试，三天以后算拒收', async () => {
    await mailing.planned(10);
    mailing.server.manners = { refuses: (to) => (to === mailing.address(0) ? 550 : to === mailing.address(1) || to === mailing.address(2) ? 451 : undefined) };
    expect(await sendNews(mailing.deps)).toBe(true);
    expect(await mailing.states()).toEqual({ accepted: 7, refused: 1, planned: 2 });
    mailing.server.manners = { refuses: (to) => (to === mailing.address(2) ? 451 : undefined) };
    mailing.minutes(4);
    await sendNews(mailing.deps);
    expect(await mailing.states()).toEqual({ accepted: 7, refused: 1, planned: 2 });
    mailing.minutes(2);
    await sendNews(mailing.deps);
    expect(await mailing.states()).toEqual({ accepted: 8, refused: 1, planned: 1 });
    mailing.minutes(3 * 24 * 60);
    await sendNews(mailing.deps);
    expect(await mailing.states()).toEqual({ accepted: 8, refused: 2 });
    expect(await mailing.codes()).toEqual(expect.arrayContaining(['550', '451']));
    expect(mailing.server.taken.toSorted()).toEqual([1, 3, 4, 5, 6, 7, 8, 9].map(mailing.address).toSorted());
  });

  test('整封送出以后断线的，结果不明，不再重发；没有送出的断线，照样补发', async () => {
    await mailing.planned(1);
    mailing.server.manners = { hangsUp: () => true };
    expect(await sendNews(mailing.deps)).toBe(true);
    expect(await mailing.states()).toEqual({ uncertain: 1 });
    mailing.server.manners = {};
    mailing.minutes(10);
    await sendNews(mailing.deps);
    expect(mailing.server.taken).toEqual([mailing.address(0)]);

    await mailing.planned(50);
    await mailing.server.close();
    expect(await sendNews(mailing.deps)).toBe(false);
    expect(await mailing.states()).toEqual({ uncertain: 1, planned: 50 });
    await mailing.server.open();
    expect(await sendNews(mailing.deps)).toBe(true);
    expect(await mailing.states()).toEqual({ uncertain: 1, accepted: 50 });
    expect(mailing.server.taken).toHaveLength(51);
  });

  test.each([535, 454])('登录被邮件服务器拒绝（%i）的，一封也不算拒收，等人改好设置，改好以后马上都发', async (refusesLogin) => {
    await mailing.planned(3);
    mailing.server.manners = { refusesLogin };
    const email = smtpGateway(`${mailing.server.url.replace('smtp://', 'smtp://wrong:wrong@')}`, 'notice@localhost');
    try {
      expect(await sendNews({ ...mailing.deps, gateways: { email: email.send } })).toBe(false);
    } finally {
      email.close();
    }
    expect(await mailing.states()).toEqual({ planned: 3 });
    expect(await sendNews(mailing.deps)).toBe(true);
    expect(await mailing.states()).toEqual({ accepted: 3 });
  });

  test.each([451, 552])('一封的发件被拒（%i），说不清是谁的缘故：排到别人后面，谁也不耽误，五分钟后再试', async (code) => {
    await mailing.planned(30);
    let said = 0;
    mailing.server.manners = { refusesSender: () => (++said === 1 ? code : undefined) };
    expect(await sendNews(mailing.deps)).toBe(true);
    expect(await mailing.states()).toEqual({ accepted: 29, planned: 1 });
    mailing.minutes(6);
    expect(await sendNews(mailing.deps)).toBe(true);
    expect(await mailing.states()).toEqual({ accepted: 30 });
  });

  test('谁的发件都被拒，试几封就停，一封也不算拒收；三天以后还是这样的，算拒收', async () => {
    await mailing.planned(40);
    let said = 0;
    mailing.server.manners = { refusesSender: () => (said++, 553) };
    expect(await sendNews(mailing.deps)).toBe(false);
    expect(await mailing.states()).toEqual({ planned: 40 });
    expect(said).toBeLessThan(2 * newsAtOnce);
    mailing.minutes(3 * 24 * 60 + 6);
    expect(await sendNews(mailing.deps)).toBe(false);
    expect((await mailing.states()).refused).toBeLessThan(2 * newsAtOnce);
    mailing.server.manners = {};
    expect(await sendNews(mailing.deps)).toBe(true);
    expect((await mailing.states()).planned).toBeUndefined();
  });

  test('写不成信封的地址，记为拒收，什么也没有发出', async () => {
    expect(await mailing.mail.send('', '<nobody@notice>')).toEqual({ accepted: false, code: 'EENVELOPE' });
    expect(mailing.server.taken).toEqual([]);
  });

  test('到时没有发完的一封也不再发：等空闲线路的、服务器还在想的都没有送出，整封送出的结果不明', async () => {
    const brief = smtpGateway(mailing.server.url, 'notice@localhost', 400);
    try {
      mailing.server.manners = { ponderMs: 1_500 };
      const ends = await Promise.allSettled(Array.from({ length: 12 }, (_, i) => brief.send(`late-${i}@example.org`, `<late-${i}@notice>`)));
      expect(ends.map((end) => (end.status === 'rejected' ? end.reason : end.value))).toEqual(Array.from({ length: 12 }, (_, i) => expect.objectContaining({ code: 'EABORT', about: i < 5 ? 'unsure' : 'server' })));
      await sleep(2_000);
      expect(mailing.server.taken).toEqual([]);
      mailing.server.manners = { slowMs: 1_500 };
      expect(await brief.send(mailing.address(0), '<late@notice>')).toEqual({ accepted: 'unknown', code: 'EABORT' });
    } finally {
      brief.close();
    }
  });

  test('没有邮件服务器的，排好的记明没有发，以后有了服务器也不再发旧的', async () => {
    await mailing.planned(2);
    expect(await sendNews({ ...mailing.deps, gateways: {} })).toBe(true);
    expect(await mailing.states()).toEqual({ refused: 2 });
    expect(await mailing.codes()).toEqual(['no-gateway', 'no-gateway']);
    await sendNews(mailing.deps);
    expect(mailing.server.taken).toEqual([]);
  });
});
