import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { awarded, opening, opensWith } from '../../test/paths/commendation.ts';
import { days, says, Walk } from '../../test/paths/walk.ts';
import type { CaseEvent } from '../steps/activities.ts';
import * as m from './messages.ts';

let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('commendation', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

const { archive } = m;
const archived = says('personnel-officer', archive);
const given = says('nominee', m.consentToPublicity, { result: 'given', duty: 'consentToPublicity/nominee' });
const withdrawn = says('nominee', m.consentToPublicity, { result: 'withdrawn' });

/** The register as it stood before there was an objection to the level: the award could be archived from the day on which the case was closed. */
function asBefore(events: readonly CaseEvent[]): CaseEvent[] {
  const left = events.slice(0, events.findIndex(({ type, key }) => type === 'answered' && key === archive.name));
  const opened = left.find(({ type, key }) => type === 'duty-opened' && key === archive.name)!;
  const since = left.filter(({ key }) => !/^(award-objection|objectToLevel|archive)/.test(key));
  const closed = since.findIndex(({ type }) => type === 'closed') + 1;
  return [...since.slice(0, closed), opened, ...since.slice(closed)];
}

describe('从前的版本留下的登记簿，升级后照样接办', () => {
  test('已宣布、还没有归档的奖励：归档已可办理，仍可办理', async () => {
    const { events } = await walk.take({ opening, opensWith, steps: [...awarded, days(20), archived] });
    const after = await walk.take({ opening, opensWith, steps: [archived] }, { left: asBefore(events) });
    expect(after.events.filter(({ key }) => key.startsWith('objectToLevel'))).toEqual([]);
    expect(after.events.at(-1)?.type).toBe('ended');
  });

  test('结案时推荐单位还没有收到的：告知照常进行', async () => {
    const { events } = await walk.take({ opening, opensWith, steps: [...awarded, days(20), archived] });
    const left = asBefore(events).filter((event) => !(event.key.startsWith('award-decision:unit') && event.type !== 'notice-issued'));
    const after = await walk.take({ opening, opensWith, steps: [archived] }, { left });
    expect(after.events.filter(({ type, key }) => type === 'served' && key === 'award-decision:unit')).toHaveLength(1);
  });

  test('要当面送的文书从前没有期限：仍没有，送到为止', async () => {
    const [toUnit, toNominee] = ['unit', 'nominee'].map((to) => says('personnel-officer', m.recordService, { result: 'served', duty: `recordService/award-decision:${to}` }));
    const { events } = await walk.take({ opening, opensWith, mail: ['by-hand', 'by-hand'], steps: [...awarded, toUnit!, toNominee!, days(20), archived] });
    const before = events.slice(0, events.findIndex(({ type, key }) => type === 'answered' && key.startsWith(m.recordService.name))).filter(({ key }) => !key.startsWith('service-by-hand'));
    const untimed = before.map((event) => (event.type === 'duty-opened' && event.message === m.recordService.name ? { ...event, clock: undefined } : event)) as CaseEvent[];
    const after = await walk.take({ opening, opensWith, steps: [toUnit!, toNominee!, days(20), archived] }, { left: untimed });
    expect(after.events.filter(({ key }) => key.startsWith('service-by-hand'))).toEqual([]);
    expect(after.events.at(-1)?.type).toBe('ended');
  });

  test('等级异议从前答复没有期限的：已提出的仍没有，答复了照样终结', async () => {
    const answered = says('organ-leader', m.answerLevelObjection, { result: 'explained' });
    const { events } = await walk.take({ opening, opensWith, steps: [...awarded, says('nominee', m.objectToLevel, { duty: 'objectToLevel/nominee' }), answered, archived] });
    const before = events.slice(0, events.findIndex(({ type, key }) => type === 'answered' && key === m.answerLevelObjection.name)).filter(({ key }) => key !== 'award-objection-answer');
    const untimed = before.map((event) => (event.type === 'duty-opened' && event.message === m.answerLevelObjection.name ? { ...event, clock: undefined } : event)) as CaseEvent[];
    const after = await walk.take({ opening, opensWith, steps: [answered, archived] }, { left: untimed });
    expect(after.events.filter(({ key }) => key === 'award-objection-answer')).toEqual([]);
    expect(after.events.at(-1)?.type).toBe('ended');
  });

  test('没有公开就撤回同意、已要求撤下的：仍在等待撤下', async () => {
    const { events } = await walk.take({ opening, opensWith, steps: [...awarded, given, withdrawn, days(20), archived] });
    const before = asBefore(events).filter(({ key }) => key !== 'consentToPublicity/nominee:3');
    const at = before.findIndex(({ type, key }) => type === 'answered' && key === 'consentToPublicity/nominee:2') + 1;
    const asked: CaseEvent = { ...before[at - 1]!, type: 'duty-opened', key: 'takeDown/nominee', message: 'takeDown', who: { office: 'personnel-officer', organ: '320600' }, owed: true } as CaseEvent;
    const after = await walk.take({ opening, opensWith, steps: [says('personnel-officer', m.takeDown), archived] }, { left: [...before.slice(0, at), asked, ...before.slice(at)] });
    expect(after.events.filter(({ type, key }) => type === 'duty-opened' && key.startsWith('takeDown'))).toHaveLength(1);
  });
});
