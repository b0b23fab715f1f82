import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applicants } from '../../db/schema/index.ts';
import { openCampaign } from '../../test/setup/campaign.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import type { CaseFile, Problem } from '../shapes.ts';
import { caseRoutes } from './cases.ts';
import { messageRoutes } from './messages.ts';
import { recruitmentRoutes } from './recruitments.ts';

let desk: Desk;
let leader: Official;
let caseNo: string;
beforeAll(async () => {
  desk = await Desk.open(recruitmentRoutes, caseRoutes, messageRoutes);
  leader = desk.as('organ-leader', { organ: '320600' });
  const { caseNo: opened, campaign } = await openCampaign(desk, desk.as('recruitment-officer', { organ: '320600' }));
  caseNo = opened;
  await campaign.applied(2);
  await desk.registers.db.update(applicants).set({ state: 'to-hire', heldBy: 'FH-2026-00001' }).where(eq(applicants.caseNo, caseNo));
  await desk.enter(caseNo, desk.owed('approveHires', 'organ-leader', '320600'));
});
afterAll(() => desk.close());

const offered = async () => {
  const { actions } = (await leader.call('GET', `/cases/${caseNo}`)).json<CaseFile>();
  return (actions[0]!.schema as { properties: { result: { enum: string[]; 'x-unlawful'?: Record<string, string> } } }).properties.result;
};
const approve = () => leader.call('POST', `/cases/${caseNo}/messages/approveHires`, { body: { result: 'approved' } });

test('while an objection holds everybody who is left, hires cannot be approved, and the form says why', async () => {
  expect(await offered()).toMatchObject({ enum: ['refused'], 'x-unlawful': { approved: expect.stringContaining('都有异议还没有办结') } });
  const refused = await approve();
  expect([refused.statusCode, refused.json<Problem>().ground, desk.heard]).toEqual([422, 'all-held', []]);
});

test('as soon as one of them is held no longer, they can', async () => {
  const [one] = await desk.registers.db.select({ number: applicants.number }).from(applicants).where(eq(applicants.caseNo, caseNo));
  await desk.registers.db.update(applicants).set({ heldBy: null }).where(eq(applicants.number, one!.number));
  expect((await offered()).enum).toEqual(['approved', 'refused']);
  expect((await approve()).statusCode).toBeLessThan(300);
  expect(desk.heard).toMatchObject([{ message: 'approveHires', statement: { result: 'approved' } }]);
});

test('where nobody is left, approving ends the campaign', async () => {
  await desk.registers.db.update(applicants).set({ state: 'failed' }).where(eq(applicants.caseNo, caseNo));
  expect((await offered()).enum).toEqual(['approved', 'refused']);
});
