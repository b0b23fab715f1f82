import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reads } from '../../db/schema/index.ts';
import { openDesk, organ, owed, type SignedIn, type WholeDesk } from '../../test/setup/whole-desk.ts';
import type { EventShape, Problem, Read } from '../shapes.ts';

let desk: WholeDesk;
let officer: SignedIn;
const caseNo = 'TS-2026-42001';

beforeAll(async () => {
  desk = await openDesk();
  officer = await desk.signIn(`intake-officer-${organ}-1`);
  await desk.open(caseNo, owed('triage', 'intake-officer'));
});
afterAll(() => desk.close());

interface Listed<T> {
  items: T[];
  total: number;
  next?: string;
}
const part = async <T>(name: string, query = '') => (await officer.get<Listed<T>>(`/cases/${caseNo}/${name}${query}`)).body;

test('who has read a file is told to the last, a hundred at a time: the oldest do not drop out behind the newest', async () => {
  await desk.registers.db.insert(reads).values(Array.from({ length: 120 }, (_, i) => ({ id: randomUUID(), caseNo, userId: `u-handler-${organ}-1`, part: 'file', ground: 'reason' as const, reason: `第${i}次`, at: new Date(desk.deps.now().getTime() - (i + 1) * 60_000) })));
  const first = await part<Read>('reads');
  expect([first.items.length, first.total]).toEqual([100, 121]);
  const second = await part<Read>('reads', `?limit=100&after=${first.next}`);
  expect([second.total, second.next]).toEqual([122, undefined]);
  expect(second.items.at(-1)!.reason).toBe('第119次');
});

test('a part of the file is read as many lines at a time as are asked for', async () => {
  const whole = await part<EventShape>('events');
  expect([whole.items.map(({ seq }) => seq), whole.total, whole.next]).toEqual([[1, 2], 2, undefined]);
  const first = await part<EventShape>('events', '?limit=1');
  expect([first.items.map(({ seq }) => seq), first.total]).toEqual([[1], 2]);
  expect((await part<EventShape>('events', `?limit=1&after=${first.next}`)).items.map(({ seq }) => seq)).toEqual([2]);
  expect((await officer.get(`/cases/${caseNo}/events?limit=101`)).status).toBe(422);
});

test('a reason for reading is one that whoever looks into the trail can read', async () => {
  await desk.enter(caseNo, { type: 'dropped', key: 'triage' });
  const told = async (reason: string) => (({ status, body }) => [status, body.type])(await officer.get<Problem>(`/cases/${caseNo}`, reason));
  for (const unreadable of ['\0核对', '\u202E核对', '核\u0007对']) expect(await told(unreadable)).toEqual([422, 'urn:fujing:read-reason']);
  for (const nothing of ['', '\u200B\u2060', '\u3164']) expect(await told(nothing)).toEqual([403, 'urn:fujing:read-reason']);
  expect((await told('核对办理情况'))[0]).toBe(200);
});
