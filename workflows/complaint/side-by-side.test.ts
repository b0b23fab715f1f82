import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { accepted, investigated, paths, told } from '../../test/paths/complaint.ts';
import { says, Walk, type Step } from '../../test/paths/walk.ts';
import type { CaseEvent } from '../steps/activities.ts';
import * as m from './messages.ts';

let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('complaint', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

const { opening } = Object.values(paths)[0]!;
/** From 崇川 to 启东, which has received it. */
const moved: Step[] = [says('intake-officer', m.triage, { track: 'report', result: 'transferred', by: 'in-1' }), says('intake-officer', m.confirmTriage, { result: 'confirmed', by: 'in-2' }), says('intake-officer', m.forward, { to: '320681' }), says('intake-officer', m.confirmReceipt, { result: 'received', by: 'qd-1' })];
const retaliated = says('complainant', m.reportRetaliation);
const withdrawn: Step[] = [says('complainant', m.withdraw), says('unit-leader', m.ruleWithdrawal, { result: 'ended' })];
const linkedTo = (events: readonly CaseEvent[]) => events.flatMap((event) => (event.type === 'linked' ? [event.organ] : []));

const decided = (persons?: number): Step[] => [...accepted(), ...investigated('substantiated'), says('organ-leader', m.decide, { result: 'discipline', refer: [], ...(persons && { persons }) })];
const waived = (course = ''): Step[] => [says('handler', m.hearOnMeasure, { proposed: 'warning', duty: `hearOnMeasure${course}` }), says('organ-leader', m.imposeMeasure, { level: 'left', employment: 'direct', duty: `imposeMeasure${course}` })];
const settled = (duty: string) => says('complainant', m.acceptOutcome, { duty });

describe('同时进行的各条线，接办时先后不同，结果一样', () => {
  test('转送以后撤回、还没有决定时丢失流程的，接办后仍由接收机关的负责人决定（信访工作条例第二十三条）', async () => {
    expect((await walk.take({ opening, steps: [...moved, ...withdrawn] }, { losesFrom: moved.length })).result).toBe('withdrawn');
  });

  test('转送以后、受理以前受到报复的，由接收机关的上一级另立案件（信访工作条例第四十六条）', async () => {
    const atCity = { ...opening, organ: '320600' };
    const toBranch = moved.map((step) => ('say' in step && step.say === m.forward.name ? says('intake-officer', m.forward, { to: '320602' }) : step));
    expect(linkedTo((await walk.take({ opening: atCity, steps: [...toBranch, retaliated, ...withdrawn] })).events)).toEqual(['320600']);
  });

  test('报复的报告刚登记、另立案件以前丢失流程的，接办后立到同一个机关（信访工作条例第四十六条）', async () => {
    const atCity = { ...opening, organ: '320600' };
    const toBranch = moved.map((step) => ('say' in step && step.say === m.forward.name ? says('intake-officer', m.forward, { to: '320602' }) : step));
    const { events } = await walk.take({ opening: atCity, steps: [...toBranch, ...accepted(), retaliated, ...withdrawn] });
    const left = events.slice(0, events.findIndex(({ type }) => type === 'linked'));
    expect(linkedTo((await walk.take({ opening: atCity, steps: withdrawn }, { left })).events)).toEqual(['320600']);
  });

  test('签发以前已经不予处理、等人工送达时丢失流程的，照样以不予处理办结（第十七条第二款）', async () => {
    const steps = [...decided(), ...waived(), ...told, says('intake-officer', m.recordService, { result: 'served' }), settled('acceptOutcome')];
    expect((await walk.take({ opening, mail: ['accepted', 'accepted', 'by-hand'], steps }, { losesFrom: steps.length - 3 })).result).toBe('no-action');
  });

  test('两人里第二人先、第一人后不予处理，中间签发了结果的，丢失流程以后照样另行告知来信人（第十七条第二款）', async () => {
    const steps = [...decided(2), ...waived('/person2'), ...told, ...waived('/person1'), settled('acceptOutcome'), settled('acceptOutcome:2')];
    const register = await walk.take({ opening, steps }, { losesFrom: steps.length - 3 });
    expect(register.events.filter(({ type, key }) => type === 'notice-issued' && key === 'outcome-change')).toHaveLength(1);
    expect(register.result).toBe('no-action');
  });
});
