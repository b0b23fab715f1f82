import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { accepted, clearing, concluded, investigated, paths, told } from '../../test/paths/complaint.ts';
import { says, Walk } from '../../test/paths/walk.ts';
import type { CaseEvent } from '../steps/activities.ts';
import { law } from './law.ts';
import * as m from './messages.ts';

let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('complaint', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

const { opening } = Object.values(paths)[0]!;
const settled = says('complainant', m.acceptOutcome);
/** The register as it stood before whoever was complained of could be cleared, on the day on which the outcome was told. */
const asBefore = (events: readonly CaseEvent[]): CaseEvent[] =>
  events.slice(0, events.findIndex(({ type, key }) => type === 'answered' && key === m.acceptOutcome.name)).filter(({ key }) => ![m.askClearing.name, m.referFalseAccusation.name].includes(key));

/** The register as it stood before an execution had a last day. */
const untimed = (events: readonly CaseEvent[]): CaseEvent[] =>
  events.flatMap((event) => (event.key.startsWith(law.execution.id) ? [] : event.type === 'duty-opened' && event.clock === law.execution.id ? [{ ...event, clock: undefined }] : [event]));
const executions = ({ events }: { events: readonly CaseEvent[] }) => events.filter(({ key }) => key === law.execution.id).map(({ type }) => type);

describe('从前的版本留下的登记簿，升级后照样接办', () => {
  test('已告知结果、在复查期内的：可以请求澄清，一直办到终结', async () => {
    const { events } = await walk.take({ opening, steps: [...concluded, settled] });
    const left = asBefore(events);
    const after = await walk.take({ opening, mail: ['by-hand'], steps: [says('handler', m.askClearing), settled, clearing('letter'), says('organ-leader', m.approveClearing, { result: 'agreed' }), says('intake-officer', m.recordService, { result: 'served' })] }, { left });
    expect(left.some(({ key }) => key === m.askClearing.name)).toBe(false);
    expect(after.events.slice(0, left.length).map(({ type, key }) => `${type} ${key}`)).toEqual(left.map(({ type, key }) => `${type} ${key}`));
    expect(after.events.some(({ type, key }) => type === 'served' && key === 'clearing-letter')).toBe(true);
    expect(after.events.at(-1)?.type).toBe('ended');
  });

  test('没有人请求的，照旧终结', async () => {
    const { events } = await walk.take({ opening, steps: [...concluded, settled] });
    const after = await walk.take({ opening, steps: [settled] }, { left: asBefore(events) });
    expect(after.events.at(-1)?.type).toBe('ended');
    expect(after.events.some(({ key }) => key === m.draftClearing.name)).toBe(false);
  });

  test('已经作出处理、没有处理决定书内容的，照旧执行、终结，不发空白的决定书', async () => {
    const before = [...accepted(), ...investigated('substantiated'), says('organ-leader', m.decide, { result: 'discipline', refer: [] }), says('handler', m.hearOnMeasure, { proposed: 'warning' })];
    const { events } = await walk.take({ opening, steps: [...before, { say: m.imposeMeasure.name, as: 'organ-leader', told: { level: 'warning' } }, says('handler', m.recordExecution), ...told, settled] });
    const left = events.slice(0, events.findIndex(({ type, key }) => type === 'answered' && key === m.recordExecution.name));
    const after = await walk.take({ opening, steps: [says('handler', m.recordExecution), ...told, settled] }, { left });
    expect(after.events.some(({ type, key }) => type === 'notice-issued' && key === 'measure-decision')).toBe(false);
    expect(after.events.at(-1)?.type).toBe('ended');
  });

  test('已告知结果、等着执行的：接办时就办结，复查期从收到告知之日起算', async () => {
    const steps = [...accepted(), ...investigated('substantiated'), says('organ-leader', m.decide, { result: 'correction', refer: [] }), ...told];
    const { events } = await walk.take({ opening, steps: [...steps, says('handler', m.recordExecution), settled] });
    const left = events.slice(0, events.findIndex(({ type }) => type === 'closed'));
    const after = await walk.take({ opening, steps: [settled, says('handler', m.recordExecution)] }, { left });
    expect(after.events.filter(({ type }) => type === 'closed' || type === 'reopened').map(({ type }) => type)).toEqual(['closed']);
    expect(after.events.at(-1)?.type).toBe('ended');
  });

  test('已经到了决定这一步的，接办后不再问是否属于监察对象；还在调查的，接办后可以确定', async () => {
    const inquired = [...accepted(), ...investigated('substantiated')];
    const rest = [says('organ-leader', m.decide, { result: 'no-action', refer: [] }), ...told, settled];
    const { events } = await walk.take({ opening, steps: [...inquired, ...rest] });
    const unasked = events.filter(({ key }) => !key.startsWith(m.determineSupervision.name));
    const asked = (after: { events: readonly CaseEvent[] }) => after.events.some(({ key }) => key === m.determineSupervision.name);
    const upTo = (message: { name: string }) => unasked.slice(0, unasked.findIndex(({ type, key }) => type === 'answered' && key === message.name));
    expect(asked(await walk.take({ opening, steps: rest }, { left: upTo(m.decide) }))).toBe(false);
    const after = await walk.take({ opening, steps: [says('inspection', m.determineSupervision, { result: 'applies' }), ...inquired.slice(3), says('organ-leader', m.decide, { result: 'no-action', refer: ['supervision-organ'] }), ...told, settled, says('handler', m.recordReferralReply, { result: 'taken' })] }, { left: upTo(m.listFacts) });
    expect(asked(after)).toBe(true);
    expect(after.events.at(-1)?.type).toBe('ended');
  });

  test('等着执行、没有期限的：接办后从决定之日起有执行的目标日期', async () => {
    const steps = [...accepted(), ...investigated('substantiated'), says('organ-leader', m.decide, { result: 'correction', refer: [] }), ...told];
    const { events } = await walk.take({ opening, steps: [...steps, says('handler', m.recordExecution), settled] });
    const left = untimed(events.slice(0, events.findIndex(({ type, key }) => type === 'answered' && key === m.recordExecution.name)));
    const after = await walk.take({ opening, steps: [settled, says('handler', m.recordExecution)] }, { left });
    expect(left.some(({ key }) => key === m.recordExecution.name)).toBe(true);
    expect(executions(after)).toEqual(['clock-started', 'clock-stopped']);
    expect(after.events.at(-1)?.type).toBe('ended');
  });

  /** Up to what was answered, and not the answer. */
  const before = (events: readonly CaseEvent[], duty: string) => events.slice(0, events.findIndex(({ type, key }) => type === 'answered' && key === duty));

  test('中止期间换了承办人、当时又问过要不要中止的：接办后照当时的问法', async () => {
    const suspended = paths['中止期间承办人回避的，中止照旧，由新的承办人接着办（第十八条，信访工作条例第二十八条）']!;
    const { events } = await walk.take(suspended);
    const left = before(events, 'reviewSuspension:2').flatMap((event): CaseEvent[] => {
      if (event.key === 'complaint-suspension-review:2') return [];
      return event.type === 'duty-opened' && event.key === 'reviewSuspension:2' ? [{ ...event, key: 'suspend:2', message: m.suspend.name, owed: false, clock: undefined } as CaseEvent] : [event];
    });
    const after = await walk.take({ ...suspended, steps: suspended.steps.slice(-8) }, { left });
    expect(after.events.some(({ key }) => key === 'reviewSuspension:2')).toBe(false);
    expect(after.events.at(-1)?.type).toBe('ended');
  });

  test('异议随复查期一起落空的：接办后不再要求答复', async () => {
    const objected = [...concluded, says('complainant', m.object), says('complainant', m.askReview)];
    const rest = [says('reviewer', m.ruleReview, { result: 'upheld' }), settled];
    const { events } = await walk.take({ opening, steps: [...objected, ...rest, says('handler', m.answerObjection, { result: 'explained' })] });
    // It did not listen for a second one while the first was open.
    const heard = before(events, m.ruleReview.name).filter(({ key }) => key !== `${m.object.name}:2`);
    const at = heard.findIndex(({ type, key }) => type === 'answered' && key === m.askReview.name) + 1;
    const left = [...heard.slice(0, at), { ...heard[at]!, type: 'dropped', key: m.answerObjection.name } as CaseEvent, ...heard.slice(at)];
    const after = await walk.take({ opening, steps: rest }, { left });
    expect(after.events.at(-1)?.type).toBe('ended');
  });

  test('信访部门转来、当时不能提管辖异议的：接办后不补这个期限', async () => {
    const sent = { ...opening, origin: 'petition-office' };
    const [examined, ...rest] = [says('intake-officer', m.triage, { track: 'report', result: 'repeat', by: 'in-1' }), says('intake-officer', m.confirmTriage, { result: 'confirmed', by: 'in-2' })];
    const { events } = await walk.take({ opening: sent, steps: [examined!, ...rest] });
    const left = before(events, m.confirmTriage.name).filter(({ key }) => key !== law.competenceObjection.id);
    const after = await walk.take({ opening: sent, steps: rest }, { left });
    expect(after.events.some(({ key }) => key === law.competenceObjection.id)).toBe(false);
    expect(after.events.at(-1)?.type).toBe('ended');
  });

  test('信访部门转来、当时另起信访部门期限的：接办后照样走完；现在的不再起', async () => {
    const sent = { ...opening, origin: 'petition-office' };
    const [examined, ...rest] = [says('intake-officer', m.triage, { track: 'report', result: 'repeat', by: 'in-1' }), says('intake-officer', m.confirmTriage, { result: 'confirmed', by: 'in-2' })];
    const { events } = await walk.take({ opening: sent, steps: [examined!, ...rest] });
    expect(events.some(({ key }) => key === law.petitionOfficeRouting.id)).toBe(false);
    const heard = before(events, m.confirmTriage.name);
    const at = heard.findIndex(({ type, key }) => type === 'clock-started' && key === law.acceptanceNotice.id);
    const left = [...heard.slice(0, at), { ...heard[at]!, key: law.petitionOfficeRouting.id, period: law.petitionOfficeRouting } as CaseEvent, ...heard.slice(at)];
    const after = await walk.take({ opening: sent, steps: rest }, { left });
    expect(after.events.filter(({ key }) => key === law.petitionOfficeRouting.id).map(({ type }) => type)).toEqual(['clock-started', 'clock-stopped']);
    expect(after.events.at(-1)?.type).toBe('ended');
  });

  test('复查听证时当时暂停了计时的：接办后恢复；现在的不暂停', async () => {
    const rest = [says('reviewer', m.closeHearing), says('reviewer', m.ruleReview, { result: 'upheld' }), settled];
    const { events } = await walk.take({ opening, steps: [...concluded, says('complainant', m.askReview), says('reviewer', m.openHearing), ...rest] });
    const paused = ({ type }: CaseEvent) => type === 'clock-paused' || type === 'clock-resumed';
    expect(events.filter(paused)).toEqual([]);
    const heard = before(events, m.closeHearing.name);
    const at = heard.findIndex(({ type, key }) => type === 'answered' && key === m.openHearing.name) + 1;
    const said = heard[at - 1]!;
    const pause = { ...said, type: 'clock-paused', key: law.reviewOpinion.id, clock: law.reviewOpinion.id, on: said.type === 'answered' ? said.statement.on : '' } as CaseEvent;
    const left = [...heard.slice(0, at), pause, ...heard.slice(at)];
    const after = await walk.take({ opening, steps: rest }, { left });
    expect(after.events.filter(paused).map(({ type, key }) => [type, key])).toEqual([['clock-paused', law.reviewOpinion.id], ['clock-resumed', law.reviewOpinion.id]]);
    expect(after.events.at(-1)?.type).toBe('ended');
  });

  test('复查变更、当时没有写变更成什么的：接办后照旧，不要求执行', async () => {
    const rest = [settled];
    const { events } = await walk.take({ opening, steps: [...concluded, says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'changed' }), ...rest] });
    const after = await walk.take({ opening, steps: rest }, { left: before(events, `${m.acceptOutcome.name}:2`) });
    expect(after.result).toBe('changed');
    expect(after.events.some(({ key }) => key.startsWith(m.recordExecution.name))).toBe(false);
    expect(after.events.at(-1)?.type).toBe('ended');
  });

  test('当时没有期限、已经执行的：接办后不补期限', async () => {
    const steps = [...accepted(), ...investigated('substantiated'), says('organ-leader', m.decide, { result: 'correction', refer: [] }), ...told, says('handler', m.recordExecution)];
    const { events } = await walk.take({ opening, steps: [...steps, settled] });
    const left = untimed(events.slice(0, events.findIndex(({ type, key }) => type === 'answered' && key === m.acceptOutcome.name)));
    const after = await walk.take({ opening, steps: [settled] }, { left });
    expect(executions(after)).toEqual([]);
    expect(after.events.at(-1)?.type).toBe('ended');
  });

  test('几个人里第一人当时没有编号的，接办后照旧，其他人的编号不变', async () => {
    const path = paths['两人查实的，一个决定，各自听取申辩、各自处理和送达，各自申请复核（第十八条，公务员法第六十三、九十五条参照）']!;
    const unnumbered = <T>(of: T): T => JSON.parse(JSON.stringify(of).replace(/[:/]person1"/g, '"')) as T;
    const isImposed = (step: (typeof path.steps)[number]) => 'say' in step && step.say === m.imposeMeasure.name;
    const { events } = await walk.take(path);
    const left = unnumbered(events.slice(0, events.findIndex(({ type, key }) => type === 'answered' && key.startsWith(m.imposeMeasure.name))));
    expect(left.map(({ key }) => key)).toEqual(expect.arrayContaining(['hearOnMeasure', 'hearOnMeasure/person2', law.execution.id]));
    const after = await walk.take({ ...path, steps: unnumbered(path.steps.slice(path.steps.findIndex(isImposed))) }, { left });
    expect(after.events.filter(({ key }) => key.endsWith('person1'))).toEqual([]);
    expect(after.events.at(-1)?.type).toBe('ended');
  });

  test('正在发生的，还没有到场、受理告知期限还没有起算的：接办后从收到之日起算', async () => {
    const path = { opening: { ...opening, ongoing: true }, steps: [says('inspection', m.goOut, { result: 'stopped' }), says('intake-officer', m.triage, { track: 'report', result: 'repeat', by: 'in-1' }), says('intake-officer', m.confirmTriage, { result: 'confirmed', by: 'in-2' })] };
    const { events } = await walk.take(path);
    const left = events.slice(0, events.findIndex(({ type }) => type === 'answered')).filter(({ type }) => type !== 'clock-started');
    const after = await walk.take(path, { left });
    const started = after.events.flatMap((event) => (event.type === 'clock-started' ? [`${event.key} ${event.from}`] : []));
    expect(left.map(({ key }) => key)).toContain(m.goOut.name);
    expect(started).toEqual([`${law.acceptanceNotice.id} ${left[0]?.type === 'opened' && left[0].on}`]);
    expect(after.events.at(-1)?.type).toBe('ended');
  });
});
