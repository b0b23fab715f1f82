import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { announced, approved, checked, drafted, held, judgedBy, opened, opening, opinions, planned } from '../../test/paths/recruitment.ts';
import { days, groundOf, says, Walk, type Step } from '../../test/paths/walk.ts';
import type { Earlier } from '../steps/message.ts';
import type { Day } from '../steps/words.ts';
import { law } from './law.ts';
import * as m from './messages.ts';
import type { Stage } from './words.ts';

let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('recruitment', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

/** The ground on which the last of the steps is refused. */
const refused = (works: Record<string, string[]>, ...steps: Step[]) => groundOf(walk.take({ opening, works, steps }, { refused: true }));
const few: Stage[] = ['interview', 'ranking', 'political-review'];
const plan = (stages: Stage[], weights: Record<string, number>) => drafted(stages, weights);
const begun: Step[] = planned(few, { interviewWeight: 100 });
const selected: Step[] = [...begun, ...opened, ...held('interview'), ...held('ranking'), ...held('political-review')];

describe('不合法的一律拒绝，并说明理由', () => {
  const table: [sentence: string, ground: string, works: Record<string, string[]>, ...steps: Step[]][] = [
    ['计划还没提交就审批的', 'not-awaited', {}, approved()],
    ['岗位不对的：用人单位编计划（第九条第二款）', 'wrong-office', {}, says('using-unit-officer', m.draftPlan, { result: 'submitted' })],
    ['别的机关编计划的（第九条第一款）', 'wrong-office', {}, says('recruitment-officer', m.draftPlan, { result: 'submitted', organ: '320602' })],
    ['同一环节列两次的', 'stages-twice', {}, plan(['interview', 'interview', 'ranking', 'political-review'], { interviewWeight: 100 })],
    ['没有排名的', 'no-ranking', {}, plan(['interview', 'political-review'], { interviewWeight: 100 })],
    ['计分环节排在排名之后的', 'score-after-ranking', {}, plan(['interview', 'ranking', 'written-test', 'political-review'], { interviewWeight: 50, writtenWeight: 50 })],
    ['没有政审的', 'no-political-review', {}, plan(['interview', 'ranking'], { interviewWeight: 100 })],
    ['权重合计不是一百的', 'weights-not-hundred', {}, plan(few, { interviewWeight: 90 })],
    ['给没有列入的环节权重的', 'weights-not-hundred', {}, plan(few, { interviewWeight: 100, writtenWeight: 10 })],
    ['经费没有落实就批准的（第六条）', 'unfunded', {}, drafted(), checked(), ...opinions('unfunded'), approved()],
    ['人社有异议就批准的（第四条）', 'hr-objected', {}, drafted(), checked(), says('hr-guide', m.giveHrOpinion, { result: 'objected' }), says('budget-officer', m.giveMoneyOpinion, { result: 'funded' }), approved()],
    ['已经办过的：第二次审核额度', 'already-answered', {}, drafted(), checked(), says('staffing-officer', m.checkQuota, { result: 'passed', duty: 'checkQuota' })],
    ['报名起止颠倒的', 'window-reversed', {}, ...begun, says('recruitment-officer', m.announce, { opensOn: '2026-03-13' as never, closesOn: '2026-03-06' as never, closesAt: '17:00' })],
    ['同一人提交又复核的', 'same-person', {}, ...begun, ...announced, says('recruitment-officer', m.submitResults, { by: 'r-1' }), says('recruitment-officer', m.confirmResults, { result: 'confirmed', by: 'r-1' })],
    ['复核期内进入下一环节的', 'recheck-open', {}, ...begun, ...announced, ...judgedBy(), says('recruitment-officer', m.proceed)],
    ['延长报名没有写新截止日的', 'not-short', { 'count-ratio': ['short'] }, ...begun, ...opened, says('recruitment-officer', m.decideRatio, { result: 'extended' })],
    ['考官不足三人的', 'panel-too-small', {}, ...begun, ...opened, says('unit-leader', m.appointPanel, { panel: ['h-1', 'h-2', 'h-2'] })],
    ['考官里有已经回避的人的', 'recused-member', {}, ...begun, ...opened, says('unit-leader', m.appointPanel, { panel: ['h-1', 'h-2', 'h-3'] }), says('handler', m.declareRecusal, { by: 'h-3' }), says('unit-leader', m.appointPanel, { panel: ['h-1', 'h-2', 'h-3'] })],
    ['不是考官的人提交成绩的', 'not-assigned', {}, ...begun, ...opened, says('unit-leader', m.appointPanel, { panel: ['h-1', 'h-2', 'h-3'] }), says('recruitment-officer', m.arrangeStage), says('handler', m.submitResults, { by: 'h-9' })],
    ['政审只指派一人的', 'two-reviewers', {}, ...begun, ...opened, ...held('interview'), ...held('ranking'), says('unit-leader', m.assignReviewers, { reviewers: ['h-1', 'h-1'] })],
    ['第二次递补的', 'substituted-once', { 'count-vacant': ['vacant', 'vacant'] }, ...selected, says('recruitment-officer', m.decideSubstitution, { result: 'next-in-rank' }), ...held('political-review'), says('recruitment-officer', m.decideSubstitution, { result: 'next-in-rank' })],
    ['面试结果公布以后再申明回避、重新组织面试的', 'interview-published', {}, ...begun, ...opened, ...held('interview').slice(0, 4), says('handler', m.declareRecusal, { by: 'h-3' })],
    ['已经有人录用以后取消招聘的', 'hires-approved', { hire: ['held'] }, ...selected, says('recruitment-officer', m.publishNotice), days(14), says('recruitment-officer', m.endNotice), says('organ-leader', m.approveHires, { result: 'approved' }), says('organ-leader', m.cancelCampaign)],
    ['公示没有期满就结束的', 'notice-running', {}, ...selected, says('recruitment-officer', m.publishNotice), days(2), says('recruitment-officer', m.endNotice)],
  ];
  /** What was said, and the clock that runs until 5 June. */
  const earlier = (clock: string, said: object[] = []) => ({ opening: {}, said: () => said, lastOf: () => undefined, lastDay: (key: string) => (key === clock ? '2026-06-05' : undefined) }) as unknown as Earlier;
  const by = { id: 's', by: 'u', as: 'recruitment-officer' } as const;
  test('复核申请期和公示期的最后一天都属于期内，后一轮的期限照样算', () => {
    const proceeds = (on: Day, clock: string) => m.proceed.refusal({ ...by, duty: 'proceed/interview:2', on }, earlier(clock));
    const ends = (on: Day) => m.endNotice.refusal({ ...by, duty: 'endNotice', on }, earlier(law.publicNotice.id));
    for (const clock of [`${law.stageRecheck.id}:interview`, `${law.stageRecheck.id}:interview:2`]) expect([proceeds('2026-06-05', clock)?.ground, proceeds('2026-06-06', clock)]).toEqual(['recheck-open', undefined]);
    expect([ends('2026-06-05')?.ground, ends('2026-06-06')]).toEqual(['notice-running', undefined]);
  });

  test('提交别的环节成绩的人，可以复核这个环节的', () => {
    const submitted = [{ duty: 'submitResults/written-test', by: 'x-1' }, { duty: 'submitResults/interview', by: 'y-1' }, { duty: 'submitResults/written-test:2', by: 'z-1' }];
    expect(m.confirmResults.except!.persons(earlier('', submitted), 'confirmResults/interview')).toEqual(['y-1']);
  });

  for (const [sentence, ground, works, ...steps] of table) {
    test(`${sentence}：${ground}`, async () => {
      expect(await refused(works, ...steps)).toBe(ground);
    }, 180_000);
  }
});
