import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { applicants, auxiliaries, quotas, statements } from '../../db/schema/index.ts';
import { openCampaign } from '../../test/setup/campaign.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import type { EmploymentOpening } from '../../workflows/employment/opening.ts';
import { caseRoutes } from '../routes/cases.ts';
import { messageRoutes } from '../routes/messages.ts';
import { recruitmentRoutes } from '../routes/recruitments.ts';

let desk: Desk;
let officer: Official;
const organ = '320600';
beforeAll(async () => {
  desk = await Desk.open(recruitmentRoutes, caseRoutes, messageRoutes);
  officer = desk.as('recruitment-officer', { organ });
});
afterAll(() => desk.close());
beforeEach(async () => void (await desk.registers.db.delete(auxiliaries)));

/** A quota of so many for duty auxiliaries of the city bureau. */
async function quota(figure: number): Promise<void> {
  const { db } = desk.registers;
  await db.update(quotas).set({ supersededOn: desk.today }).where(and(eq(quotas.organ, organ), eq(quotas.category, 'duty'), isNull(quotas.supersededOn)));
  await db.insert(quotas).values({ statementId: randomUUID(), caseNo: 'ED-1', organ, category: 'duty', figure, paperNo: '1', fromOn: desk.today, untilOn: '2030-01-01', at: desk.now() });
}
const fileOf = (personMark: string, more: Partial<typeof auxiliaries.$inferInsert> = {}) => desk.registers.db.insert(auxiliaries).values({ caseNo: randomUUID(), number: `FJ-${randomUUID().slice(0, 6)}`, organ, unit: organ, category: 'duty', post: '勤务', employment: 'direct', employer: organ, campaign: 'none', position: 'A01', personMark, startedOn: desk.today, ...more });

/** The employment of one who was offered a post; what is awaited of the unit is open. */
let nth = 0;
async function offered(message: string): Promise<{ say: (body: object) => ReturnType<Official['call']>; mark: string }> {
  const { campaign } = await openCampaign(desk, officer);
  await campaign.applied(1);
  const [row] = await desk.registers.db.select().from(applicants).where(eq(applicants.caseNo, campaign.caseNo));
  const caseNo = `LY-2026-${String(++nth).padStart(5, '0')}`;
  const told: EmploymentOpening = { caseNo, organ, receivedOn: desk.today, campaign: campaign.caseNo, applicant: row!.applicationNo, position: 'A01', unit: '320602-s1', category: 'duty', employment: 'direct', employer: organ };
  await desk.registers.db.insert(statements).values({ id: randomUUID(), caseNo, message: 'offerPost', sender: 'release', as: 'recruitment-officer', organ, receivedAt: desk.now(), receivedOn: desk.today, body: { title: '' }, bodyHash: '', told: { ...told }, state: 'received' });
  await desk.enter(caseNo, { type: 'opened', key: 'case', procedure: 'employment', organ, on: desk.today }, desk.owed(message, 'recruitment-officer', organ));
  return { say: (body) => officer.call('POST', `/cases/${caseNo}/messages/${message}`, { body }), mark: row!.personMark };
}
const detail = (answer: Awaited<ReturnType<Official['call']>>) => answer.json<{ errors: { pointer: string; detail: string }[] }>().errors[0]!;

test('额度核减到在岗以下的，登记报到时写明额度和在岗，冻结进人；有人离职后才能登记（第五条、第九条）', async () => {
  await quota(50);
  const [{ say }, another] = [await offered('startWork'), await offered('startWork')];
  await Promise.all([fileOf('a'), fileOf('b')]);
  await quota(1);
  const started = { result: 'started', from: desk.today };
  const refused = await say(started);
  expect(refused.statusCode).toBe(422);
  expect(detail(refused)).toEqual({ pointer: '/result', detail: '勤务辅警额度 1，在岗 2，没有空缺，暂停进人。等有人离职或者额度调整以后再登记报到。' });
  expect((await say({ ...started, result: 'absent' })).statusCode).toBe(200);
  await desk.registers.db.update(auxiliaries).set({ leftOn: desk.today });
  expect((await another.say(started)).statusCode).toBe(200);
});

test('已有在岗档案的人，不能再登记报到', async () => {
  await quota(50);
  const { say, mark } = await offered('startWork');
  await fileOf(mark);
  expect(detail(await say({ result: 'started', from: desk.today })).detail).toContain('已有在岗档案');
});

test('同一用人单位只能约定一次试用期，换了单位的可以再约定（劳动合同法第十九条）', async () => {
  await quota(50);
  const signed = { result: 'signed', term: 'fixed', months: 36, from: desk.today, paperNo: 'LD-1' };
  const { say, mark } = await offered('signContract');
  await fileOf(mark, { leftOn: desk.today, probationMonths: 6, employer: '320600-firm' });
  await fileOf(mark, { leftOn: desk.today, probationMonths: 0 });
  await fileOf(mark, { leftOn: desk.today, probationMonths: 2, number: 'FJ-OWN' });
  const refused = await say({ ...signed, probationMonths: 3 });
  expect(refused.statusCode).toBe(422);
  expect(detail(refused)).toMatchObject({ pointer: '/probationMonths', detail: expect.stringContaining('FJ-OWN') as string });
  expect((await say({ ...signed, probationMonths: 0 })).statusCode).toBe(200);
  const other = await offered('signContract');
  await fileOf(other.mark, { leftOn: desk.today, probationMonths: 6, employer: '320600-firm' });
  expect((await other.say({ ...signed, probationMonths: 3 })).statusCode).toBe(200);
});

test('别人在用的证件号不能再配发，核验时分不清是谁的；已经收回的可以（第十二条）', async () => {
  await quota(50);
  const { say } = await offered('issueCertificate');
  await fileOf('a', { certificate: 'cc-0077', number: 'FJ-HELD' });
  await fileOf('b', { certificate: 'CC-0078', leftOn: desk.today });
  const issued = (number: string) => say({ on: desk.today, number });
  const refused = await issued(' ＣＣ-0077');
  expect(refused.statusCode).toBe(422);
  expect(detail(refused)).toMatchObject({ pointer: '/number', detail: expect.stringContaining('FJ-HELD') as string });
  expect((await issued('CC-0078')).statusCode).toBe(200);
});
