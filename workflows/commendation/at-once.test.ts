import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import '../../test/setup/runtime.ts';
import { opening, opensWith } from '../../test/paths/commendation.ts';
import { activitiesOver, FakeRegister } from '../../test/paths/register.ts';
import { groundOf } from '../../test/paths/walk.ts';
import { dayOf } from '../steps/day.ts';
import type { Office } from '../steps/words.ts';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path: inject('testServerPath') } } });
});
afterAll(() => env.teardown());

const caseNo = 'T-1';
const registers = new Map<string, FakeRegister>();
const register = new FakeRegister([], async () => dayOf(await env.currentTimeMs()), 0);
/** Nothing of a case stays with a worker that is gone. */
async function atWork(until: () => Promise<unknown>): Promise<void> {
  const worker = await Worker.create({ connection: env.nativeConnection, taskQueue: 'at-once', maxCachedWorkflows: 0, workflowBundle: { codePath: inject('workflowBundlePath') }, activities: { ...activitiesOver(registers) } });
  await worker.runUntil(until);
}
async function eventually(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50));
}

test('没有进程在跑时先后说的两件事：先说的照办，后说的按这时等着什么来判断，不再等的写明理由拒绝', async () => {
  registers.set(caseNo, register);
  const receivedOn = dayOf(await env.currentTimeMs());
  const handle = await env.client.workflow.start('commendation', { taskQueue: 'at-once', workflowId: caseNo, args: [{ caseNo, receivedOn, ...opensWith(receivedOn), ...opening }] });
  await atWork(() => eventually(() => register.open.some(({ key }) => key === 'recordReview')));
  const say = (duty: string, as: Office, told = {}) => handle.executeUpdate(duty, { updateId: duty, args: [{ id: duty, duty, by: `u-${as}`, as, organ: '320602', on: receivedOn, ...told }] });
  const first = say('withdrawNomination', 'unit-leader');
  await new Promise((resolve) => setTimeout(resolve, 500));
  const second = groundOf(say('recordReview', 'handler', { result: 'not-supported' }));
  await new Promise((resolve) => setTimeout(resolve, 500));
  await atWork(async () => {
    await first;
    expect(await second).toBe('not-awaited');
    await eventually(() => register.events.at(-1)?.type === 'ended');
  });
  expect(register.events.flatMap((event) => (event.type === 'closed' ? [event.result] : []))).toEqual(['nomination-withdrawn']);
}, 60_000);
