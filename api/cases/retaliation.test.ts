import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printedPages, textOf } from '../../activities/letters/printed.ts';
import { cases, documents, statements } from '../../db/schema/index.ts';
import { put, sumOf } from '../documents/stored.ts';
import { demoPassword } from '../../db/seed/posts.ts';
import { openDesk, organ, owed, type SignedIn, type WholeDesk } from '../../test/setup/whole-desk.ts';
import type { StatementShape } from '../shapes.ts';

let desk: WholeDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const [caseNo, linked] = ['TS-2026-43001', 'TS-2026-43002'];
const words = '受理的人扬言要砸了我的摊子';

test('what is reported of retaliation is not read by those at work in the case, but by those who have the case that it opened', async () => {
  await desk.open(caseNo, owed('triage', 'intake-officer'), owed('assign', 'unit-leader'));
  const id = randomUUID();
  await desk.registers.db.insert(statements).values({ id, caseNo, message: 'reportRetaliation', duty: 'reportRetaliation', sender: 'complainant', as: 'complainant', receivedAt: desk.deps.now(), receivedOn: desk.today, body: { text: words }, bodyHash: '', told: {}, state: 'received' });
  await desk.enter(caseNo, { type: 'answered', key: 'reportRetaliation', statement: { id, duty: 'reportRetaliation', by: 'complainant', as: 'complainant', on: desk.today } });
  await desk.open(linked, owed('assign', 'unit-leader'));
  await desk.registers.db.update(cases).set({ linkedFrom: caseNo }).where(eq(cases.caseNo, linked));

  const [officer, leader] = [await desk.signIn(`intake-officer-${organ}-1`), await desk.signIn(`unit-leader-${organ}`)];
  const textTo = async (who: SignedIn) => {
    const { items } = (await who.get<{ items: StatementShape[] }>(`/cases/${caseNo}/statements`)).body;
    const one = (await who.get<StatementShape>(`/statements/${id}`)).body;
    return [items.find((each) => each.id === id)!, one].map(({ fields }) => fields.map(({ value }) => value).join());
  };
  const bound = async (username: string) => {
    const entered = await desk.app.inject({ method: 'POST', url: '/api/session', payload: { username, password: demoPassword } });
    const volume = await desk.app.inject({ method: 'POST', url: `/api/cases/${caseNo}/volume`, headers: { cookie: String(entered.headers['set-cookie']).split(';')[0]!, 'idempotency-key': randomUUID() }, payload: {} });
    return printedPages(volume.rawPayload).map(textOf).join('').replace(/\s/g, '');
  };
  expect(await textTo(officer)).toEqual([expect.not.stringContaining(words), expect.not.stringContaining(words)]);
  expect((await textTo(officer))[0]).toContain('另立');
  expect(await textTo(leader)).toEqual([words, words]);
  expect(await bound(`intake-officer-${organ}-1`)).not.toContain(words);
  expect(await bound(`unit-leader-${organ}`)).toContain(words);
});

test('what is attached to such a report lies with the case that it opened, and not with the one to which it was handed in', async () => {
  const [first, second, other] = ['TS-2026-43011', 'TS-2026-43012', 'TS-2026-43013'];
  const { registers: { db }, deps } = desk;
  for (const each of [first, second, other]) await desk.open(each, owed('assign', 'unit-leader'));
  const paperOf = async (name: string) => {
    const bytes = Buffer.from(JSON.stringify(name));
    const row = { id: randomUUID(), caseNo: first, sender: 'complainant', name, mediaType: 'text/plain', size: bytes.length, sha256: sumOf(bytes), objectKey: await put(deps, first, bytes), state: 'clean' as const, receivedAt: deps.now() };
    await db.insert(documents).values(row);
    return row.id;
  };
  const [letter, threat, photograph] = [await paperOf('来信.txt'), await paperOf('短信.txt'), await paperOf('照片.txt')];
  const says = (caseNo: string, message: string, body: Record<string, unknown>) =>
    db.insert(statements).values({ id: randomUUID(), caseNo, message, duty: message, sender: 'complainant', as: 'complainant', receivedAt: deps.now(), receivedOn: desk.today, body, bodyHash: '', told: {}, state: 'answered' });
  await says(first, 'reportRetaliation', { text: words, documents: [threat] });
  await says(first, 'reportRetaliation', { text: words, documents: [photograph] });
  for (const each of [second, other]) await db.update(cases).set({ linkedFrom: first }).where(eq(cases.caseNo, each));
  await db.update(statements).set({ body: { matter: words, documents: [threat] } }).where(and(eq(statements.caseNo, second), eq(statements.message, 'complain')));

  const leader = await desk.signIn(`unit-leader-${organ}`);
  const listed = async (caseNo: string) => (await leader.get<{ items: { documentId: string }[] }>(`/cases/${caseNo}/documents`)).body.items.map(({ documentId }) => documentId);
  const sent = async (caseNo: string, id: string) => (await leader.get(`/cases/${caseNo}/documents/${id}`)).status;
  expect(await listed(first)).toEqual([letter]);
  expect(await listed(second)).toEqual([threat]);
  // A case that was opened before its first statement named any has all of them.
  expect((await listed(other)).toSorted()).toEqual([threat, photograph].toSorted());
  expect([await sent(first, letter), await sent(first, threat), await sent(second, threat), await sent(second, photograph), await sent(second, letter)]).toEqual([200, 404, 200, 404, 404]);
});
