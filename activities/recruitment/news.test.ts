import { like } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { deliveries } from '../../db/schema/index.ts';
import { Campaign } from '../../test/setup/campaign.ts';
import { ownRegister } from '../../test/setup/own-register.ts';
import { createActivities } from '../index.ts';
import { sendNews } from './outbox.ts';

const own = ownRegister(8);
let now = new Date('2026-06-02T09:00:00+08:00');
let isAway = false;
const sent: { to: string; messageId: string }[] = [];
let deps: Parameters<typeof createActivities>[0];
let activities: ReturnType<typeof createActivities>;
const send = () => sendNews(deps);

beforeAll(() => {
  const email = async (to: string, messageId: string) => {
    if (isAway) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
    sent.push({ to, messageId });
    return { accepted: true, code: '250' };
  };
  deps = { registers: own.registers, seal: own.seal, objects: own.objects, now: () => now, gateways: { email } };
  activities = createActivities(deps);
});

/** A campaign whose qualification review is ready to be published; two of its four applicants left an address. */
async function ready(nth: number) {
  now = new Date('2026-06-02T09:00:00+08:00');
  const campaign = new Campaign(own.registers, `ZP-2026-${nth}`, now);
  await campaign.open();
  const work = (what: string, about: Record<string, string> = {}) => activities.work(campaign.caseNo, about.stage ? `${what}/${about.stage}` : what, { what, ...about });
  await work('hold-headcount', { plan: await campaign.plan(2), check: await campaign.said('checkQuota', { result: 'passed' }) });
  await work('announce', { statement: await campaign.announcement('2026-06-02', '2026-06-09') });
  await campaign.applied(4);
  const rows = await campaign.ofState('applied');
  await own.registers.db.transaction(async (tx) => {
    for (const [i, { applicationNo }] of rows.entries()) await own.seal.sealIdentity(tx, applicationNo, 'candidate', { name: '张三', phone: '13800000000', answerBy: { phone: '13800000000', ...(i < 2 && { email: `${nth}-${i}@example.org` }) } }, false);
  });
  now = new Date('2026-06-09T17:00:00+08:00');
  await work('close-window');
  await work('check-conditions');
  sent.length = 0;
  return { campaign, work, rows };
}
const states = async (applicationNo: string) => (await own.registers.db.select({ state: deliveries.state }).from(deliveries).where(like(deliveries.caseNo, applicationNo))).map(({ state }) => state);

test('公布结果时一封也不发，只排好；发件的随后发，留了邮箱的人各一封，只说有新进展；没有留的不发，再做一次不再发', async () => {
  const { work, rows } = await ready(1);
  await work('publish-results', { stage: 'qualification-review' });
  expect(sent).toEqual([]);
  expect(await states(rows[0]!.applicationNo)).toEqual(['planned']);
  await send();
  expect(sent.map(({ to }) => to).toSorted()).toEqual(['1-0@example.org', '1-1@example.org']);
  expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(2);
  expect(sent.map(({ messageId }) => messageId).join()).not.toMatch(/BM-|ZP-/);
  await work('publish-results', { stage: 'qualification-review' });
  await send();
  expect(sent).toHaveLength(2);
  expect(await states(rows[2]!.applicationNo)).toEqual([]);
});

test('通知考试的，再发一封；取消招聘的，还在选的人都告诉', async () => {
  const { campaign, work } = await ready(2);
  await work('publish-results', { stage: 'qualification-review' });
  await work('settle-rechecks', { stage: 'qualification-review' });
  await send();
  sent.length = 0;
  await work('issue-tickets', { stage: 'written-test', statement: await campaign.said('arrangeStage', { heldOn: '2026-06-20', place: '南通中学' }) });
  await send();
  expect(sent).toHaveLength(2);
  await work('conclude', { result: 'cancelled' });
  await send();
  expect(sent).toHaveLength(4);
});

test('邮件服务连不上时，结果照样公布；连上以后补发，一人一封', async () => {
  const { work, rows } = await ready(3);
  isAway = true;
  expect((await work('publish-results', { stage: 'qualification-review' })).counts).toMatchObject({ passed: 4 });
  expect(await send()).toBe(false);
  expect(await states(rows[0]!.applicationNo)).toEqual(['planned']);
  isAway = false;
  expect(await send()).toBe(true);
  expect(sent.map(({ to }) => to).toSorted()).toEqual(['3-0@example.org', '3-1@example.org']);
  expect(await states(rows[0]!.applicationNo)).toEqual(['accepted']);
});

test('发送中断、不知道对方收没收到的，记为结果不明，不再重发', async () => {
  const { work, rows } = await ready(4);
  await work('publish-results', { stage: 'qualification-review' });
  await own.registers.db.update(deliveries).set({ state: 'attempting', attemptedAt: now }).where(like(deliveries.caseNo, rows[0]!.applicationNo));
  await send();
  expect(await states(rows[0]!.applicationNo)).toEqual(['attempting']);
  now = new Date(now.getTime() + 6 * 60_000);
  await send();
  expect(sent.map(({ to }) => to)).toEqual(['4-1@example.org']);
  expect(await states(rows[0]!.applicationNo)).toEqual(['uncertain']);
});
