import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applicants } from '../../db/schema/index.ts';
import { openCampaign } from '../../test/setup/campaign.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import { law } from '../../workflows/recruitment/law.ts';
import type { Happening } from '../../workflows/steps/activities.ts';
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

test('who waits for the notice to run out reads its last day and that nothing can be done before it; afterwards no period is left', async () => {
  const officer = desk.as('recruitment-officer', { organ: '320600' });
  const { caseNo: noticed } = await openCampaign(desk, officer);
  await desk.enter(noticed, { type: 'dropped', key: 'draftPlan' }, { type: 'clock-started', key: law.publicNotice.id, period: law.publicNotice, from: desk.today }, { ...desk.owed('endNotice', 'recruitment-officer', '320600'), clock: law.publicNotice.id } as Happening);
  const standing = async () => (await officer.call('GET', `/cases/${noticed}`)).json<CaseFile>();
  const before = await standing();
  expect(before.standing.sentence).toMatch(/剩 \d+ 个?工作日，到 .*。到期以后才能办理。$/);
  expect(before.refusals).toMatchObject([{ message: 'endNotice', ground: 'notice-running' }]);
  await desk.enter(noticed, { type: 'clock-stopped', key: law.publicNotice.id, on: desk.today });
  const after = await standing();
  expect(after.standing.sentence).toContain('没有期限，等到办理为止。');
  expect(after.actions).toMatchObject([{ message: 'endNotice' }]);
});
