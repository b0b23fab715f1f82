import { afterAll, beforeAll, expect, test } from 'vitest';
import { rehearsal } from '../../scripts/build.ts';
import { Desk, type Official } from '../../test/setup/desk.ts';
import { injuriesAt } from '../../test/setup/injury-desk.ts';
import { messageRoutes } from '../routes/messages.ts';
import { workInjuryRoutes } from '../routes/work-injuries.ts';
import type { Effects } from '../shapes.ts';
import { Rehearser } from './rehearsals.ts';

let desk: Desk;
let rehearser: Rehearser;
let handler: Official;
let caseNo = '';

beforeAll(async () => {
  desk = await Desk.open(workInjuryRoutes, messageRoutes);
  rehearser = new Rehearser(rehearsal);
  Object.assign(desk.deps, { rehearsals: rehearser });
  handler = desk.as('handler');
  const injuries = injuriesAt(desk, handler);
  caseNo = await injuries.opened();
  await injuries.answered(caseNo, 'confirmIncident', 'confirmIncident', 'unit-leader', { result: 'confirmed', record: '核实' }, { result: 'confirmed' });
  await desk.enter(caseNo, desk.owed('startLeave', 'handler'));
});
afterAll(() => Promise.all([desk.close(), rehearser.close()]));

const follows = async (message: string, body: object) => (await handler.call('POST', `/cases/${caseNo}/messages/${message}/effects`, { body: { duty: message, ...body } })).json<{ effects?: Effects }>().effects;

test('nothing is foretold of a form in which what the case is told is not filled in yet; what only people read may still be missing', async () => {
  expect(await follows('startLeave', {})).toBeUndefined();
  expect(await follows('startLeave', { from: '2026-06' })).toBeUndefined();
  expect((await follows('startLeave', { from: '2026-06-01' }))?.clocks).toContainEqual({ title: '停工留薪', lastDay: '2027-05-31' });
});

test('where a rehearsal is ended before it has told anything, the official is told so and may submit all the same', async () => {
  const unforeseen = async () => (await handler.call('POST', `/cases/${caseNo}/messages/startLeave/effects`, { body: { duty: 'startLeave', from: '2026-06-01' } })).json();
  const silent = new Rehearser(rehearsal, { longestMs: 0 });
  Object.assign(desk.deps, { rehearsals: silent });
  expect(await unforeseen()).toEqual({ unforeseen: expect.stringMatching(/没能事先算出.*可以照常提交/) });
  Object.assign(desk.deps, { rehearsals: rehearser });
  await silent.close();
  expect(await unforeseen()).toEqual({ effects: expect.anything() });
});

test('without a result nothing follows: what one of several results brings is not said of them all', async () => {
  expect(await follows('requestAdvance', { reason: '押金' })).toBeUndefined();
  expect((await follows('requestAdvance', { result: 'none' }))?.next).not.toContainEqual(expect.stringContaining('审批垫付'));
});
