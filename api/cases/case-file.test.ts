import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases } from '../../db/schema/index.ts';
import { openDesk, organ, owed, started, type WholeDesk } from '../../test/setup/whole-desk.ts';
import { law } from '../../workflows/complaint/law.ts';
import type { CaseFile, CaseRow } from '../shapes.ts';

let desk: WholeDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test('a file names the cases linked to it to those who may see these too: what a report of retaliation came to is not for whom it may be about', async () => {
  const [caseNo, linked] = ['TS-2026-41001', 'TS-2026-41002'];
  await desk.open(caseNo, owed('triage', 'intake-officer'), owed('assign', 'unit-leader'));
  await desk.open(linked, owed('assign', 'unit-leader'));
  await desk.registers.db.update(cases).set({ linkedFrom: caseNo, title: '反映受理人员打击报复' }).where(eq(cases.caseNo, linked));
  const seenBy = async (username: string) => (await (await desk.signIn(username)).get<CaseFile>(`/cases/${caseNo}`)).body.linked;
  expect(await seenBy(`unit-leader-${organ}`)).toEqual([{ caseNo: linked, title: '反映受理人员打击报复' }]);
  expect(await seenBy(`intake-officer-${organ}-1`)).toEqual([]);
});

test('of tracks side by side the head of a file, and the list of cases, say first what is overdue, and not what has months left', async () => {
  const caseNo = 'TS-2026-41003';
  await desk.open(caseNo, started(law.completionOfClaim, '2026-05-30'), started(law.acceptanceNotice, '2026-05-01'), owed('assign', 'unit-leader', { clock: law.completionOfClaim.id }), owed('triage', 'intake-officer', { clock: law.acceptanceNotice.id }));
  const { standing } = (await (await desk.signIn(`unit-leader-${organ}`)).get<CaseFile>(`/cases/${caseNo}`)).body;
  expect(standing.sentence).toMatch(/^当前环节 审查受理.*已超 \d+ 天，到 5月18日/);
  expect(standing.waitingFor.map(({ who }) => who)).toEqual(['intake-officer', 'unit-leader']);
  const listed = (await (await desk.signIn(`unit-leader-${organ}`)).get<{ items: CaseRow[] }>(`/cases?q=${caseNo}`)).body.items;
  expect(listed).toMatchObject([{ caseNo, standing: { step: 'acceptance' }, lastDay: '2026-05-18', clock: { left: expect.stringMatching(/^已超 \d+ 天$/) } }]);
});
