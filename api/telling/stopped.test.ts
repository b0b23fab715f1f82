import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases, incidents } from '../../db/schema/index.ts';
import { Desk } from '../../test/setup/desk.ts';
import { takeUpTheStopped } from './stopped.ts';
import type { Telling } from './tell.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

test('an open case without a running workflow is taken up though nobody says anything to it; one that fails again soon is one incident, and waits until a person has settled it', async () => {
  const { db } = desk.registers;
  const [well, lost, failing, ended] = [await desk.file(), await desk.file(), await desk.file(), await desk.file()].map(({ caseNo }) => caseNo) as [string, string, string, string];
  await db.update(cases).set({ endedOn: '2026-06-02' }).where(eq(cases.caseNo, ended));
  const started: unknown[] = [];
  const line = {
    running: async () => new Set([`complaint/${well}`]),
    failedWithin: async (_: string, caseNo: string) => caseNo === failing,
    start: async (procedure: string, { caseNo, takenUp }: { caseNo: string; takenUp?: boolean }) => void started.push([procedure, caseNo, takenUp]),
  };
  const round = () => takeUpTheStopped({ ...desk.deps, cases: line as unknown as Telling['cases'] });
  const open = async () => db.select({ caseNo: incidents.caseNo, kind: incidents.kind, resolvedAt: incidents.resolvedAt }).from(incidents);

  expect([await round(), started]).toEqual([1, [['complaint', lost, true]]]);
  expect(await open()).toEqual([{ caseNo: failing, kind: 'stopped', resolvedAt: null }]);
  expect([await round(), await open()]).toMatchObject([1, { length: 1 }]);

  line.failedWithin = async () => false;
  await round();
  expect(started).not.toContainEqual(['complaint', failing, true]);
  await db.update(incidents).set({ resolvedAt: desk.deps.now() });
  await round();
  expect(started).toContainEqual(['complaint', failing, true]);
});
