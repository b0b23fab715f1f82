import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases } from '../../db/schema/index.ts';
import { openDesk, organ, owed, type WholeDesk } from '../../test/setup/whole-desk.ts';
import type { CaseFile } from '../shapes.ts';

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
