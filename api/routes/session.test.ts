import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from '../app.ts';
import { configFrom } from '../deps.ts';
import { posts, rateWindows, registerActs, users } from '../../db/schema/index.ts';
import { demoPassword } from '../../db/seed/posts.ts';
import { openDesk, organ, type WholeDesk } from '../../test/setup/whole-desk.ts';
import type { Problem } from '../shapes.ts';

let desk: WholeDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.today = '2026-06-02';
  desk.time = '10:20';
  await desk.registers.db.delete(rateWindows);
});

const clerk = `intake-officer-${organ}-1`;
const enter = (username: string, password = demoPassword, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') => desk.app.inject({ method: 'POST', url: '/api/session', payload: { username, password }, headers, remoteAddress });
const tried = (username: string, remoteAddress: string, password = 'wrong') => enter(username, password, {}, remoteAddress);
const statusesOf = async (n: number, username: string, address: (nth: number) => string) => {
  const statuses: number[] = [];
  for (let nth = 0; nth < n; nth += 1) statuses.push((await tried(username, address(nth))).statusCode);
  return statuses;
};
const cookieOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers['set-cookie']).split(';')[0]!;
const whoAmI = (cookie: string) => desk.app.inject({ url: '/api/session', headers: { cookie } });

describe('signing in', () => {
  test('gives a session of its own each time; who brings one along does not keep it', async () => {
    const first = cookieOf(await enter(clerk));
    const again = await enter(clerk, demoPassword, { cookie: first });
    expect(cookieOf(again)).toMatch(/^fujing=/);
    expect(cookieOf(again)).not.toBe(first);
    expect((await whoAmI(cookieOf(again))).statusCode).toBe(200);
  });

  test('where HTTPS is promised, gives its cookie also behind a proxy that was itself called without it', async () => {
    const app = await buildApp({ ...desk.deps, config: configFrom({ LOG_LEVEL: 'silent', FUJING_HTTPS: '1', TRUST_PROXY: '1' }) });
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { username: clerk, password: demoPassword }, headers: { 'x-forwarded-proto': 'http' } });
    expect([answer.statusCode, String(answer.headers['set-cookie'])]).toEqual([200, expect.stringMatching(/^fujing=.*; Secure/)]);
    await app.close();
  });

  test('tells a wrong password and a name that nobody has by the same words', async () => {
    const [known, unknown] = [await enter(clerk, 'wrong'), await enter('somebody else', 'wrong')];
    expect([unknown.statusCode, unknown.body]).toEqual([401, known.body]);
  });

  test('is closed for a quarter of an hour after twenty failures; what succeeded is no failure', async () => {
    for (let i = 0; i < 21; i += 1) expect((await enter(clerk)).statusCode).toBe(200);
    for (let i = 0; i < 20; i += 1) expect((await enter(clerk, 'wrong')).statusCode).toBe(401);
    expect((await enter(clerk)).statusCode).toBe(429);
    expect((await enter(`intake-officer-${organ}-2`)).statusCode).toBe(200);
    desk.time = '10:30';
    expect((await enter(clerk)).statusCode).toBe(200);
  });

  test('who guesses a password is shut out after twenty tries, and its owner still signs in from elsewhere', async () => {
    const statuses = await statusesOf(25, 'organ-leader-320602', () => '10.0.0.9');
    expect([statuses.indexOf(429), new Set(statuses.slice(20))]).toEqual([20, new Set([429])]);
    expect((await tried('organ-leader-320602', '10.0.0.9', demoPassword)).statusCode).toBe(429);
    expect((await tried('organ-leader-320602', '10.0.0.8', demoPassword)).statusCode).toBe(200);
  });

  test('tries from many addresses come to an end as well, for a name that nobody has too', async () => {
    for (const [nth, username] of ['organ-leader-320612', 'nobody'].entries()) {
      await desk.registers.db.delete(rateWindows);
      expect((await tried(username, `10.1.${nth}.1`)).statusCode).toBe(401);
      await desk.registers.db.update(rateWindows).set({ count: 199 });
      expect([(await tried(username, `10.1.${nth}.2`)).statusCode, (await tried(username, `10.1.${nth}.3`)).statusCode]).toEqual([401, 429]);
    }
  });

  test('is refused to who is disabled, and to who holds no post today', async () => {
    const id = 'u-without-post';
    await desk.registers.db.insert(users).values({ id, username: 'without-post', name: '无岗', pinyin: '', passwordHash: (await desk.registers.db.select().from(users).where(eq(users.username, clerk)))[0]!.passwordHash });
    expect((await enter('without-post')).json<Problem>()).toMatchObject({ status: 403 });
    await desk.registers.db.insert(posts).values({ userId: id, office: 'handler', organ, fromOn: '2026-06-01' });
    expect((await enter('without-post')).statusCode).toBe(200);
    await desk.registers.db.update(users).set({ disabledAt: desk.deps.now() }).where(eq(users.id, id));
    expect((await enter('without-post')).statusCode).toBe(401);
  });
});

describe('a session', () => {
  test('lasts ten hours and not a minute longer', async () => {
    desk.time = '08:00';
    const cookie = cookieOf(await enter(clerk));
    desk.time = '17:59';
    expect((await whoAmI(cookie)).statusCode).toBe(200);
    desk.time = '18:00';
    expect((await whoAmI(cookie)).statusCode).toBe(401);
  });

  test('is over with the last post of its user, at once', async () => {
    const id = `u-intake-officer-${organ}-2`;
    const cookie = cookieOf(await enter(`intake-officer-${organ}-2`));
    await desk.registers.db.update(posts).set({ untilOn: '2026-06-01' }).where(eq(posts.userId, id));
    expect((await whoAmI(cookie)).statusCode).toBe(401);
    await desk.registers.db.update(posts).set({ untilOn: null }).where(eq(posts.userId, id));
  });

  test('signing out ends the session and has the browser forget what was read', async () => {
    const entered = await tried('auditor-320600', '10.0.0.7', demoPassword);
    const cookie = String(entered.headers['set-cookie']).split(';')[0]!;
    const left = await desk.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } });
    expect([left.statusCode, left.headers['clear-site-data']]).toEqual([204, '"cache"']);
    expect((await desk.app.inject({ url: '/api/session', headers: { cookie } })).statusCode).toBe(401);
  });
});

describe('one\'s own password', () => {
  const mine = `handler-${organ}-1`;
  const chosen = 'Chongchuan 2026 桥';
  const change = (cookie: string, password: string, newPassword: string, more: Record<string, unknown> = {}) => desk.app.inject({ method: 'PUT', url: '/api/session/password', headers: { cookie }, payload: { password, newPassword, ...more } });
  const faultsOf = (answer: { json: <T>() => T }) => answer.json<Problem>().errors?.map(({ pointer, detail }) => `${pointer} ${detail}`);

  test('is changed by who knows the old one: who did it stays signed in, and is out everywhere else', async () => {
    const [here, elsewhere] = [cookieOf(await enter(mine)), cookieOf(await enter(mine))];
    const other = cookieOf(await enter(`handler-${organ}-2`));
    const changed = await change(here, demoPassword, chosen);
    expect(changed.json()).toMatchObject({ user: { username: mine } });
    const renewed = cookieOf(changed);
    expect(await Promise.all([here, elsewhere, renewed, other].map(async (cookie) => (await whoAmI(cookie)).statusCode))).toEqual([401, 401, 200, 200]);
    expect([(await enter(mine)).statusCode, (await enter(mine, chosen)).statusCode]).toEqual([401, 200]);
    const trail = await desk.registers.db.select().from(registerActs).where(eq(registerActs.kind, 'change-password'));
    expect(trail).toEqual([expect.objectContaining({ by: `u-${mine}`, about: mine, body: {}, result: {} })]);
    expect((await change(renewed, chosen, demoPassword)).statusCode).toBe(200);
  });

  test('a wrong old one changes nothing, and after twenty both this and signing in are closed', async () => {
    const cookie = cookieOf(await enter(mine));
    expect(faultsOf(await change(cookie, 'wrong', chosen))).toEqual(['/password 现在的密码不对。请重新输入。']);
    for (let nth = 1; nth < 20; nth += 1) expect((await change(cookie, 'wrong', chosen)).statusCode).toBe(422);
    expect([(await change(cookie, demoPassword, chosen)).statusCode, (await enter(mine)).statusCode]).toEqual([429, 429]);
    desk.time = '10:40';
    expect([(await enter(mine)).statusCode, (await whoAmI(cookie)).statusCode]).toEqual([200, 200]);
  });

  test.each([
    ['Nantong-26', '/newPassword “新密码”至少写 12 字。'],
    ['aaaaabbbbbccccc', '/newPassword 新密码至少要有 6 种不同的字符。请换一个。'],
    [`x-${mine.toUpperCase()}-x`, '/newPassword 新密码里不能有您的用户名。请换一个。'],
    [demoPassword, '/newPassword 新密码和现在的一样。请换一个。'],
  ])('%s is no new one: %s', async (newPassword, fault) => {
    const cookie = cookieOf(await enter(mine));
    expect(faultsOf(await change(cookie, demoPassword, newPassword))).toEqual([fault]);
    expect((await enter(mine)).statusCode).toBe(200);
  });

  test('is changed only by who is signed in, from a page of this house, and for nobody else', async () => {
    expect((await change('', demoPassword, chosen)).statusCode).toBe(401);
    const cookie = cookieOf(await enter(mine));
    expect((await desk.app.inject({ method: 'PUT', url: '/api/session/password', headers: { cookie, origin: 'https://elsewhere.example' }, payload: { password: demoPassword, newPassword: chosen } })).json<Problem>().type).toBe('urn:fujing:foreign-origin');
    expect((await change(cookie, demoPassword, chosen, { username: 'auditor-320600' })).statusCode).toBe(422);
  });
});

describe('a write from a page of another house', () => {
  const from = async (headers: Record<string, string>) => (await enter(clerk, demoPassword, headers)).json<Problem>().type;
  test('is refused, by its origin or where the browser says that it is foreign', async () => {
    for (const headers of [{ origin: 'https://elsewhere.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) expect(await from(headers as never), JSON.stringify(headers)).toBe('urn:fujing:foreign-origin');
  });

  test('from a page of this house, or from a program without one, is let through', async () => {
    for (const headers of [{}, { origin: 'http://office.example:8080', host: 'office.example:8080' }, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }]) expect((await enter(clerk, demoPassword, headers as never)).statusCode, JSON.stringify(headers)).toBe(200);
  });
});
