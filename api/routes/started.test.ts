import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { posts, walls } from '../../db/schema/index.ts';
import { openDesk, organ, owed, started, type SignedIn, type WholeDesk } from '../../test/setup/whole-desk.ts';
import { law } from '../../workflows/complaint/law.ts';
import type { StartedCase } from '../shapes.ts';

let desk: WholeDesk;
let clerk: SignedIn;
const opened: string[] = [];
const me = `u-intake-officer-${organ}-1`;

beforeAll(async () => {
  desk = await openDesk({
    async start(procedure, { caseNo }) {
      const { today: on } = desk;
      const [later, sooner] = [law.completionOfClaim, law.acceptanceNotice];
      await desk.enter(caseNo, { type: 'opened', key: 'case', procedure, organ, on }, started(later, on), started(sooner, on), owed('triage', 'intake-officer', { clock: sooner.id }));
    },
  });
  clerk = await desk.signIn(`intake-officer-${organ}-1`);
});
afterAll(() => desk.close());

const list = async (who: SignedIn = clerk, query = '') => (await who.get<{ items: StartedCase[]; total: number; next?: string }>(`/started${query}`)).body;
const nos = async (who?: SignedIn) => (await list(who)).items.map(({ caseNo }) => caseNo);
async function register(time: string): Promise<string> {
  desk.time = time;
  const { status, body } = await clerk.post<{ caseNo: string }>('/complaints', { channel: 'visit', origin: 'own', realName: true, complainant: { name: '钱莺莺' }, answerBy: {}, against: '不详', matter: '推倒货架', ongoing: false }, randomUUID());
  expect(status).toBe(201);
  return body.caseNo;
}

test('who started a case finds it, the newest first, with whom it waits for and the clock that runs out first; nobody else does', async () => {
  expect(await list()).toEqual({ items: [], total: 0 });
  for (const time of ['10:21', '10:22', '10:23']) opened.unshift(await register(time));
  const { items, total } = await list();
  expect([items.map(({ caseNo }) => caseNo), total]).toEqual([opened, 3]);
  expect(items[0]).toMatchObject({ state: 'open', procedureTitle: '投诉举报', openedOn: desk.today, clock: { key: law.acceptanceNotice.id, state: 'running' }, owed: [expect.stringMatching(/^南通市公安局崇川分局 .+：审查并拟定受理意见$/)] });
  expect(await nos(await desk.signIn(`intake-officer-${organ}-2`))).toEqual([]);
  expect(JSON.stringify(items)).not.toContain('钱莺莺');
});

test('it is read a page at a time', async () => {
  const first = await list(clerk, '?limit=2');
  expect([first.items.map(({ caseNo }) => caseNo), first.total]).toEqual([opened.slice(0, 2), 3]);
  const second = await list(clerk, `?limit=2&after=${first.next}`);
  expect([second.items.map(({ caseNo }) => caseNo), second.next]).toEqual([opened.slice(2), undefined]);
});

test('a case that ended waits for nobody, and stays in the list', async () => {
  await desk.enter(opened[0]!, { type: 'dropped', key: 'triage' }, ...[law.completionOfClaim, law.acceptanceNotice].map(({ id }) => ({ type: 'clock-stopped', key: id, on: desk.today }) as const));
  const [row] = (await list()).items;
  expect([row!.caseNo, row!.owed, row!.clock]).toEqual([opened[0], [], undefined]);
});

test('a case from which a wall keeps me is not there, nor any once the post is no longer mine', async () => {
  await desk.registers.db.insert(walls).values({ caseNo: opened[1]!, userId: me, ground: 'subject', since: desk.deps.now() });
  expect(await nos()).toEqual([opened[0], opened[2]]);
  await desk.registers.db.update(posts).set({ untilOn: '2026-06-01' }).where(eq(posts.userId, me));
  await desk.registers.db.insert(posts).values({ userId: me, office: 'intake-officer', organ: '320612', fromOn: '2026-06-01' });
  expect(await list()).toEqual({ items: [], total: 0 });
});
