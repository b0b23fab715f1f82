import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicCertificateRoutes } from '../../api/routes/public/certificates.ts';
import { auxiliaries } from '../../db/schema/index.ts';
import { PublicDoor } from '../../test/setup/public-door.ts';
import counter from './plugin.tsx';

let door: PublicDoor;
const held = { organ: '320602', unit: '320602-01', category: 'duty' as const, post: '巡防', employment: 'direct' as const, employer: '320602', campaign: 'ZP-2026-00001', position: 'A1', startedOn: '2026-03-02' as const };
beforeAll(async () => {
  door = await PublicDoor.open();
  await door.app.register(publicCertificateRoutes(door));
  await door.app.register(counter, { now: door.now, isDemo: false, carrier: door.seal });
  await door.registers.db.insert(auxiliaries).values([
    { ...held, caseNo: 'PY-2026-00001', number: 'FJ000001', personMark: 'a', certificate: 'CC-0077' },
    { ...held, caseNo: 'PY-2025-00009', number: 'FJ000009', personMark: 'b', certificate: 'CC-0078', leftOn: '2026-05-01', leftCause: 'resignation' },
    { ...held, caseNo: 'PY-2025-00010', number: 'FJ000010', personMark: 'c', certificate: 'CC-0077', leftOn: '2026-02-01', leftCause: 'resignation' },
  ]);
});
afterAll(() => door.close());

const verify = (number: string, from = '198.51.100.1') => door.app.inject({ method: 'POST', url: '/certificate', remoteAddress: from, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ number }).toString() });

test('在用的说明属于哪个机关，不说是谁；全角、小写都认', async () => {
  const { statusCode, body } = await verify('ｃｃ－0077');
  expect(statusCode).toBe(200);
  expect(body).toContain('这个证件在用');
  expect(body).toContain('南通市公安局崇川分局');
  expect(body).not.toContain('FJ000001');
});

test('离职的人的证件已经收回；没有的号码说明怎么办', async () => {
  expect((await verify('CC-0078')).body).toContain('已经收回');
  const unknown = await verify('CC-9999');
  expect(unknown.statusCode).toBe(404);
  expect(unknown.body).toContain('没有这个证件号');
  expect(unknown.body).toContain('value="CC-9999"');
  expect((await verify(' ')).statusCode).toBe(422);
});

test('印在别处的地址也到这一页；带着号码来的先填好，按下核验才查', async () => {
  const short = await door.app.inject({ url: '/certificates' });
  expect([short.statusCode, short.headers.location]).toEqual([303, '/certificate']);
  const filled = await door.app.inject({ url: '/certificates/CC-0077' });
  expect(filled.statusCode).toBe(200);
  expect(filled.body).toContain('value="CC-0077"');
  expect(filled.body).not.toContain('这个证件在用');
});

test('一个一个试号码的被挡住，别处来的和认得的号码不受影响', async () => {
  const tries = await Promise.all(Array.from({ length: 30 }, (_, i) => verify(`ZZ-${i}`, '198.51.100.9')));
  expect(tries.filter(({ statusCode }) => statusCode === 429).length).toBeGreaterThanOrEqual(10);
  for (let n = 0; n < 25; n += 1) expect((await verify('CC-0077', '198.51.100.7')).statusCode).toBe(200);
});
