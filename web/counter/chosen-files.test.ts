import Fastify from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Declined } from '../../api/requests/declined.ts';
import { fakeDoor, fakeReceipt, type FakeDoor } from '../../test/setup/fake-door.ts';
import counter from './plugin.tsx';

let door: FakeDoor;
beforeAll(async () => {
  door = await fakeDoor();
});
beforeEach(() => {
  door.letters.clear();
  door.uploads.length = 0;
});
afterAll(() => door.app.close());

const letter = { step: 'check', against: '高个子辅警', matter: '推搡', hasFiles: 'yes', realName: 'no' };
const megabytes = (n: number) => new Uint8Array(n * 1024 * 1024);
/** A form as a browser sends it, with files of so many megabytes each. */
async function sent(url: string, fields: Record<string, string>, input: string, files: readonly number[]): Promise<{ statusCode: number; body: string }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [i, size] of files.entries()) form.append(input, new Blob([megabytes(size), String(i)], { type: 'image/jpeg' }), `${i}.jpg`);
  const encoded = new Response(form);
  return door.app.inject({ method: 'POST', url, headers: { 'content-type': encoded.headers.get('content-type')! }, payload: Buffer.from(await encoded.arrayBuffer()) });
}
const refusals = (body: string) => [...body.matchAll(/第 (\d+) 个文件没有收下：([^<]*?)(?:可以凭回执再交。)?</g)].map(([, n, why]) => [Number(n), why]);

test('说明里的第几个，是选的时候的第几个；太大的、加起来太大的，各写各的理由', async () => {
  const { statusCode, body } = await sent('/write', letter, 'files', [21, 15, 15, 15, 1]);
  expect([statusCode, body.includes('随信收下 3 个文件')]).toEqual([201, true]);
  expect(refusals(body)).toEqual([[1, expect.stringContaining('超过 20 MB')], [4, expect.stringContaining('加起来超过 40 MB')]]);
});

test('从相册里选了一大批的，收前五个，信照样交出去，页面写明哪些没有收', async () => {
  const { statusCode, body } = await sent('/write', letter, 'files', Array<number>(14).fill(0));
  expect([statusCode, door.letters.size, body.includes('随信收下 5 个文件')]).toEqual([201, 1, true]);
  expect(refusals(body).map(([n]) => n)).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14]);
});

test('凭回执补交时也是这样', async () => {
  const opened = await door.app.inject({ method: 'POST', url: '/look-up', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ receipt: fakeReceipt }).toString() });
  const token = /name="token" value="([^"]+)"/.exec(opened.body)![1]!;
  const { body } = await sent('/look-up', { token, caseNo: 'TS-2026-00131', act: 'send', message: 'supplement', text: '照片' }, 'documents', [0, 21]);
  expect(refusals(body)).toContainEqual([2, expect.stringContaining('超过 20 MB')]);
  expect(body).toContain('刚才选的文件没有留在这一页');
});

test('页面退回来时选过的文件不在上面了，写明要重新选；没有选过的不写', async () => {
  const again = async (files: readonly number[]) => (await sent('/martyrs', { applicant: 'family' }, 'files', files)).body.includes('刚才选的文件没有留在这一页');
  expect([await again([0]), await again([])]).toEqual([true, false]);
});

test('登记簿连不上时，招聘页面不写“没有招聘公告”，烈士评定页面不给一张没有县可选的表', async () => {
  for (const url of ['/recruitments', '/recruitments/ZP-2026-0001', '/recruitments/ZP-2026-0001/apply', '/martyrs']) {
    door.decline = new Declined(503, 'unavailable', 'store-away');
    const { statusCode, body } = await door.app.inject({ url });
    expect([statusCode, body.includes('暂时连不上'), body.includes('没有招聘公告')], url).toEqual([503, true, false]);
  }
  door.decline = undefined;
});

test('带文件的表在慢的线路上也有时间到齐', async () => {
  const app = Fastify();
  const slow: string[] = [];
  app.addHook('onRoute', ({ method, url, config }) => void (method === 'POST' && (config as { arrivesWithinMs?: number } | undefined)?.arrivesWithinMs && slow.push(url)));
  await app.register(counter, { now: () => new Date(), isDemo: false, carrier: { sealCarried: (text) => text, openCarried: (text) => text } });
  expect(slow.sort()).toEqual(['/look-up', '/martyrs', '/recruitments/:caseNo/apply', '/recruitments/mine', '/write']);
  await app.close();
});
