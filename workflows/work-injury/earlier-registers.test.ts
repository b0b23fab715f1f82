import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { paths } from '../../test/paths/work-injury.ts';
import { Walk } from '../../test/paths/walk.ts';
import type { CaseEvent } from '../steps/activities.ts';
import { law } from './law.ts';

let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('work-injury', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

test('从前的版本对五级至十级死亡也要求核定丧葬和抚恤的，升级后照样接办', async () => {
  const path = paths['一级至四级停工期满后死亡的，停发并核定丧葬和抚恤（工伤保险条例第三十九条第三款）']!;
  const { events } = await walk.take(path);
  const asked = events.findIndex(({ type, key }) => type === 'answered' && /^(decideBenefits:[34]|screenRelief:2)$/.test(key));
  expect(asked).toBeGreaterThan(0);
  const left = events.slice(0, asked).map((event) => (event.type === 'answered' && event.key === 'concludeAppraisal' ? { ...event, statement: { ...event.statement, grade: '7' } } : event));
  expect(left).not.toEqual(events.slice(0, asked));
  const after = await walk.take({ ...path, steps: path.steps.slice(-2) }, { left });
  expect(after.result).toBe('death-settled');
  expect(after.events.at(-1)?.type).toBe('ended');
});

test('再次鉴定期限届满、再次鉴定终止的，当时就登记，不等下一步；流程这时丢失，接办以后等的还是同样的事', async () => {
  const lapsed = paths['待遇核定超过十五日，其间没有人申请再次鉴定的，结论不再变（工伤保险条例第二十六条）']!;
  const ended = paths['垫付还没结清，用人单位申请再次鉴定；再次鉴定终止的，原结论不变（工伤保险条例第二十六条，劳动能力鉴定管理办法第十四条）']!;
  for (const [path, stops] of [[lapsed, ({ days }: { days?: number }) => days === 17], [ended, ({ told }: { told?: Record<string, unknown> }) => told?.result === 'terminated']] as const) {
    const register = await walk.take(path, { losesFrom: path.steps.findIndex((step) => stops(step as never)) });
    expect([register.takenUp > 0, register.events.at(-1)?.type]).toEqual([true, 'ended']);
  }
}, 240_000);

/** The right to contest the conclusion as it was registered up to 0.2.0: one clock, which was the person's, and no clock of the employer's. */
const contestedAsBefore = (events: readonly CaseEvent[]): CaseEvent[] => {
  const opened = (key: string) => events.find((event) => event.type === 'duty-opened' && event.key === key) as Extract<CaseEvent, { type: 'duty-opened' }>;
  const { clock: _, ...byEmployer } = opened('askReappraisal');
  return [events.find(({ type, key }) => type === 'clock-started' && key === law.reappraisal.id)!, { ...opened('acceptConclusion:2'), key: 'acceptConclusion' }, byEmployer, opened('askReappraisal:2')];
};
const isOfContest = ({ key }: CaseEvent) => /^(acceptConclusion|askReappraisal|re-appraisal-)/.test(key);

test('从前的版本办结以后才能申请再次鉴定的，升级时正在核定或者已经办结，都照样接办：办结后申请的重新办理', async () => {
  const path = paths['不服结论十五日内申请再次鉴定，省级结论为最终，待遇重新核定（工伤保险条例第二十六条）']!;
  const rest = path.steps.findIndex((step) => 'say' in step && step.say === 'askReappraisal');
  const accepting = paths['单位三十日内申请，认定、鉴定、核定待遇，不需救助；认可结论，退休停发（第十四条，工伤保险条例第十七条至第三十七条）']!;
  const { events } = await walk.take(accepting);
  const at = (type: string, key: string) => events.findIndex((event) => event.type === type && event.key === key);
  const untilClosed = events.slice(0, at('closed', 'case') + 1).filter((event) => !isOfContest(event));
  const lefts = {
    'being decided': untilClosed.slice(0, untilClosed.findIndex(({ type, key }) => type === 'answered' && key === 'screenRelief')),
    closed: [...untilClosed, ...contestedAsBefore(events)],
  };
  for (const [where, left] of Object.entries(lefts)) {
    const steps = [...(where === 'closed' ? [] : path.steps.slice(rest - 2, rest - 1)), ...path.steps.slice(rest)];
    const after = await walk.take({ ...path, steps }, { left });
    const order = after.events.flatMap(({ type, key }) => (['closed', 'reopened'].includes(type) || (type === 'answered' && /^(askReappraisal|decideBenefits)/.test(key)) ? [key.replace(/:\d+$/, '')] : []));
    expect([where, ...order]).toEqual([where, 'decideBenefits', 'case', 'askReappraisal', 'case', 'decideBenefits', 'case']);
    expect(after.events.at(-1)?.type).toBe('ended');
  }
});

/** A fund advance as it was registered up to 0.2.0: a refusal had no last day, and none was possible before the demand. */
const untimed = (events: readonly CaseEvent[]): CaseEvent[] => {
  const isDemanded = events.some(({ type, key }) => type === 'duty-opened' && key.startsWith('demandFromEmployer'));
  const before = events.filter(({ key }) => !key.startsWith(law.fundRefusal.id) && !(isDemanded && /^payFromFund\/1(:2)?$/.test(key)));
  return JSON.parse(JSON.stringify(before).replaceAll('"payFromFund/1:3"', '"payFromFund/1"').replaceAll('"payFromFund/1:4"', '"payFromFund/1:2"')) as CaseEvent[];
};

test('从前的版本申请先行支付没有不予支付的期限的，升级后照样接办，不补计期限', async () => {
  const uninsured = paths['未参保单位接到催告后支付，基金不再支付（社会保险基金先行支付暂行办法第七条）']!;
  const thirdParty = paths['第三人责任的，不催告已参保的单位，基金先行支付后向第三人追偿（社会保险法第四十二条，社会保险基金先行支付暂行办法第四条、第五条、第十二条）']!;
  for (const [path, next] of [[uninsured, 'demandFromEmployer'], [thirdParty, 'payFromFund']] as const) {
    const { events } = await walk.take(path);
    const left = untimed(events.slice(0, events.findIndex(({ type, key }) => type === 'answered' && key.startsWith(`${next}/1`))));
    expect(left.filter(({ type, key }) => type === 'duty-opened' && key.startsWith(`${next}/1`))).toHaveLength(2);
    const after = await walk.take({ ...path, steps: path.steps.slice(path.steps.findIndex((step) => 'say' in step && step.say === next)) }, { left });
    expect(after.events.filter(({ key }) => key.startsWith(law.fundRefusal.id))).toEqual([]);
    expect(after.events.at(-1)?.type).toBe('ended');
  }
});

/** A recovery as it was registered up to 0.2.0: without an order to repay. */
const unordered = (events: readonly CaseEvent[]): CaseEvent[] => events.filter(({ key }) => !['orderRepayment', 'repayment-order', law.fundRepayment.id].some((of) => key.startsWith(of)));

test('从前的版本没有责令偿还就追偿的，升级后照样接办，不补责令；以后收回的照样登记', async () => {
  const path = paths['未参保单位拒付，催告五个工作日后基金先行支付，责令十日内偿还，逾期申请强制执行；陆续收回的照样登记，不并入垫付（社会保险法第四十一条，社会保险基金先行支付暂行办法第十三条）']!;
  const { events } = await walk.take(path);
  const left = unordered(events.slice(0, events.findIndex(({ type, key }) => type === 'answered' && key.startsWith('recoverFromEmployer/1'))));
  const after = await walk.take({ ...path, steps: path.steps.slice(path.steps.findIndex((step) => 'say' in step && step.say === 'recoverFromEmployer')) }, { left });
  expect(after.events.filter(({ key }) => key.startsWith('orderRepayment') || key.startsWith(law.fundRepayment.id))).toEqual([]);
  expect(after.events.filter(({ type, key }) => type === 'answered' && key.startsWith('recoverFromEmployer/1'))).toHaveLength(4);
  expect(after.events.at(-1)?.type).toBe('ended');
});

test('第三人责任而当时催告了已参保单位的，升级后照样接办', async () => {
  const demanded = paths['未参保单位拒付，催告五个工作日后基金先行支付，责令十日内偿还，逾期申请强制执行；陆续收回的照样登记，不并入垫付（社会保险法第四十一条，社会保险基金先行支付暂行办法第十三条）']!;
  const { events } = await walk.take(demanded);
  const left = unordered(untimed(events.slice(0, events.findIndex(({ type, key }) => type === 'answered' && key.startsWith('recoverFromEmployer/1')))));
  expect(left.some(({ type, key }) => type === 'answered' && key.startsWith('demandFromEmployer/1'))).toBe(true);
  // Of whoever was insured the agency decides.
  const steps = demanded.steps.slice(demanded.steps.findIndex((step) => 'say' in step && step.say === 'recoverFromEmployer')).map((step) => {
    if (!('say' in step)) return step;
    // A third party is sued.
    if (step.say === 'recoverFromEmployer' && step.told.result === 'enforcement') return { ...step, told: { result: 'suit' } };
    return step.say === 'decideBenefits' ? { ...step, as: 'agency-officer' as const } : step;
  });
  const after = await walk.take({ opening: { ...demanded.opening, insurance: 'insured', thirdParty: true }, steps }, { left });
  expect(after.events.at(-1)?.type).toBe('ended');
});
