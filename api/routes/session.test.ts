import { afterAll, beforeAll, expect, test } from 'vitest';
import { rateWindows } from '../../db/schema/index.ts';
import { demoPassword } from '../../db/seed/posts.ts';
import { openDesk, type WholeDesk } from '../../test/setup/whole-desk.ts';

let desk: WholeDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const tried = (username: string, remoteAddress: string, password = 'wrong') => desk.app.inject({ method: 'POST', url: '/api/session', remoteAddress, payload: { username, password } });
const statusesOf = async (n: number, username: string, address: (nth: number) => string) => {
  const statuses: number[] = [];
  for (let nth = 0; nth < n; nth += 1) statuses.push((await tried(username, address(nth))).statusCode);
  return statuses;
};

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

test('signing out ends the session and has the browser forget what was read', async () => {
  const entered = await tried('auditor-320600', '10.0.0.7', demoPassword);
  const cookie = String(entered.headers['set-cookie']).split(';')[0]!;
  const left = await desk.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } });
  expect([left.statusCode, left.headers['clear-site-data']]).toEqual([204, '"cache"']);
  expect((await desk.app.inject({ url: '/api/session', headers: { cookie } })).statusCode).toBe(401);
});
