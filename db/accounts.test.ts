import { randomUUID } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditedAct } from '../api/shapes.ts';
import { root } from '../scripts/stack/layout.ts';
import { openDesk, type WholeDesk } from '../test/setup/whole-desk.ts';
import { addAccount, endAccount, renewPassword } from './accounts.ts';

let desk: WholeDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const add = (username: string, administers?: string) => addAccount(desk.registers, { username, name: '吴㛃', administers }, desk.deps.now());
const signIn = (username: string, password: string) => desk.app.inject({ method: 'POST', url: '/api/session', payload: { username, password } });
const cookieOf = (entered: Awaited<ReturnType<typeof signIn>>) => String(entered.headers['set-cookie']).split(';')[0]!;
const stillIn = async (cookie: string) => (await desk.app.inject({ url: '/api/session', headers: { cookie } })).statusCode === 200;

test('where there are no demonstration users, operations makes the first administrator, who gives posts at the desk', async () => {
  const entered = await signIn('wu', await add('wu', '320600'));
  expect(entered.json()).toMatchObject({ user: { name: '吴㛃' }, posts: [{ office: 'administrator', organ: '320600' }] });
  const other = await add('sun.hao');
  expect((await signIn('sun.hao', other)).statusCode).toBe(403);
  const given = await desk.app.inject({ method: 'POST', url: '/api/posts', headers: { cookie: cookieOf(entered), 'idempotency-key': randomUUID() }, payload: { userId: 'u-sun.hao', office: 'intake-officer', organ: '320602', fromOn: '2026-06-02' } });
  expect(given.statusCode).toBe(201);
  expect((await signIn('sun.hao', other)).statusCode).toBe(200);
});

test('a new password signs out whoever is in under the old one, and an ended account lets nobody in', async () => {
  const first = await add('lu', '320600');
  const before = cookieOf(await signIn('lu', first));
  const second = await renewPassword(desk.registers, 'lu', desk.deps.now());
  expect(await stillIn(before)).toBe(false);
  expect((await signIn('lu', first)).statusCode).toBe(401);
  const after = cookieOf(await signIn('lu', second));
  await endAccount(desk.registers, 'lu', desk.deps.now());
  expect(await stillIn(after)).toBe(false);
  expect((await signIn('lu', second)).statusCode).toBe(401);
});

test('what operations does to accounts stands in the trail, without a password', async () => {
  await add('he', '320600');
  const auditor = await desk.signIn('auditor-320600');
  const { items } = (await auditor.get<{ items: AuditedAct[] }>('/audit/events')).body;
  expect(items).toContainEqual(expect.objectContaining({ kind: 'add-account', title: '新建账号', about: 'he', name: '系统运维' }));
  expect(items).toContainEqual(expect.objectContaining({ kind: 'appoint', about: 'u-he administrator 320600', name: '系统运维' }));
});

test('a name that is taken or an organ that nobody knows is refused in a sentence, and nothing is made', async () => {
  const said = (...args: string[]) => spawnSync(process.execPath, ['--import', 'tsx', 'scripts/accounts.ts', ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, DATABASE_URL: desk.url } });
  expect(said('add', 'auditor-320600', '李晓')).toMatchObject({ status: 1, stderr: expect.stringContaining('已经有人使用') });
  expect(said('add', 'gu', '顾晓', '999999')).toMatchObject({ status: 1, stderr: expect.stringContaining('没有代码为 999999 的机关') });
  expect(said('add', 'gu', '顾晓')).toMatchObject({ status: 0, stdout: expect.stringMatching(/密码.*：[\w-]{16}\n$/) });
  expect(said('end', 'nobody')).toMatchObject({ status: 1, stderr: expect.stringContaining('没有用户 nobody') });
}, 60_000);
