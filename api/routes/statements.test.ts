import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { posts, reads, walls } from '../../db/schema/index.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import { hand } from '../telling/tell.ts';
import { messageRoutes } from './messages.ts';
import { statementRoutes } from './statements.ts';

let desk: Desk;
let intake: Official;
const triage = { result: 'accepted', track: 'report', title: '反映执勤问题', allegations: ['推搡'], reason: '写明了人和地' };

beforeAll(async () => {
  desk = await Desk.open(messageRoutes, statementRoutes);
  intake = desk.as('intake-officer');
});
afterAll(() => desk.close());

const send = async (caseNo: string, outcome: Desk['outcome']) => {
  desk.outcome = outcome;
  const key = randomUUID();
  const answer = await intake.call('POST', `/cases/${caseNo}/messages/triage`, { body: triage, key });
  desk.outcome = { kind: 'answered' };
  return { id: key, answer };
};
const ask = (id: string, by = intake, headers = {}) => by.call('GET', `/statements/${id}`, { headers });

test('a kept statement is followed until the case has heard it', async () => {
  const { caseNo } = await desk.file();
  const { id, answer } = await send(caseNo, { kind: 'away' });
  expect([answer.statusCode, answer.json()]).toEqual([202, { statementId: id, state: 'received', caseNo }]);
  expect((await ask(id)).json()).toMatchObject({ id, caseNo, message: 'triage', state: 'received', fields: expect.arrayContaining([expect.objectContaining({ field: 'title', value: '反映执勤问题' })]) });
});

test('the key of a statement is good for the same words of the same officer, and for nothing else', async () => {
  const { caseNo } = await desk.file();
  const { id } = await send(caseNo, { kind: 'away' });
  const again = (by: Official, body: object) => by.call('POST', `/cases/${caseNo}/messages/triage`, { body, key: id });
  expect((await again(intake, triage)).json()).toMatchObject({ statementId: id });
  for (const answer of [await again(intake, { ...triage, title: '别的' }), await again(desk.as('intake-officer', { nth: 1 }), triage)]) expect(answer.json()).toMatchObject({ status: 422, type: 'urn:fujing:key' });
});

test('a refusal says its ground', async () => {
  const { caseNo } = await desk.file();
  const { id, answer } = await send(caseNo, { kind: 'refused', refusal: { ground: 'already-answered' } });
  expect(answer.statusCode).toBe(409);
  const shown = (await ask(id)).json<{ state: string; ground: string; detail: string }>();
  expect(shown).toMatchObject({ state: 'refused', ground: 'already-answered' });
  expect(shown.detail).toBe(answer.json<{ detail: string }>().detail);
});

test('what was kept of an officer whose term was ended meanwhile, as of the day before, is refused with its ground and never told to the case', async () => {
  const { caseNo } = await desk.file();
  const { id } = await send(caseNo, { kind: 'away' });
  const { registers: { db } } = desk;
  const own = and(eq(posts.userId, intake.id), eq(posts.office, 'intake-officer'));
  await db.update(posts).set({ untilOn: '2026-06-01' }).where(own);
  const told = desk.heard.length;
  expect(await hand(desk.deps, id)).toMatchObject({ state: 'refused', refusal: { ground: 'post-ended' } });
  expect(desk.heard).toHaveLength(told);
  await db.update(posts).set({ untilOn: null }).where(own);
  expect((await ask(id)).json()).toMatchObject({ state: 'refused', ground: 'post-ended' });
});

test('others read it as part of the file, on record and with a reason; strangers do not', async () => {
  const { caseNo } = await desk.file();
  const { id } = await send(caseNo, { kind: 'away' });
  expect((await ask(id, desk.as('handler', { organ: '320612' }))).statusCode).toBe(404);
  const colleague = desk.as('intake-officer', { nth: 1 });
  expect((await ask(id, colleague)).statusCode).toBe(200);
  expect(await desk.registers.db.select().from(reads).where(and(eq(reads.caseNo, caseNo), eq(reads.userId, colleague.id)))).toMatchObject([{ part: 'statements' }]);
  expect((await ask(randomUUID())).statusCode).toBe(404);
  expect((await ask('x')).statusCode).toBe(422);
});

test('whoever may no longer see the case learns what became of the statement, and no more', async () => {
  const { caseNo } = await desk.file();
  const { id } = await send(caseNo, { kind: 'away' });
  await desk.registers.db.insert(walls).values({ caseNo, userId: intake.id, ground: 'recused', since: desk.now() });
  expect((await ask(id)).json()).toMatchObject({ state: 'received', fields: [] });
});

test('who should step aside says so by a call of its own: it is the message of the procedure', async () => {
  const { caseNo } = await desk.file();
  const handler = desk.as('handler');
  await desk.enter(caseNo, { type: 'duty-opened', key: 'askRecusal', message: 'askRecusal', who: { office: 'handler', organ: desk.organ }, owed: false });
  const body = { ground: 'kin', reason: '被反映的人是我的表弟' };
  const wrong = await handler.call('POST', `/cases/${caseNo}/recusals`, { body: { ...body, ground: 'mood' } });
  expect([wrong.statusCode, wrong.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer)]).toEqual([422, ['/ground']]);
  const answer = await handler.call('POST', `/cases/${caseNo}/recusals`, { body });
  expect(answer.statusCode).toBe(200);
  expect(desk.heard.at(-1)).toMatchObject({ caseNo, message: 'askRecusal', statement: { by: handler.id, person: handler.id, duty: 'askRecusal' } });
});
