import { forms } from '../../workflows/recruitment/forms.ts';
import * as m from '../../workflows/recruitment/messages.ts';
import { results, workResults, works, type Stage } from '../../workflows/recruitment/words.ts';
import type { Told } from './transcript.ts';
import { days, says, type Path, type Step } from './walk.ts';

/** What its transcripts call things. */
export const words: Told = { forms, notices: {}, results, referrals: {}, works, workResults, registered: '本办法第九条第一款', linked: ['', ''] };

export const opening = { organ: '320600', bodies: { staffing: '320600-staffing', finance: '320600-finance', hr: '320600-hr', approver: '320600-government' } };

const full: Stage[] = ['written-test', 'fitness-test', 'interview', 'ranking', 'medical-check', 'political-review'];
export const drafted = (stages: Stage[] = full, more: Record<string, unknown> = { writtenWeight: 50, interviewWeight: 50 }) => says('recruitment-officer', m.draftPlan, { result: 'submitted', stages, ...more });
export const checked = (result: 'passed' | 'reduced' | 'rejected' = 'passed') => says('staffing-officer', m.checkQuota, { result });
export const opinions = (money: 'funded' | 'unfunded' = 'funded'): Step[] => [says('hr-guide', m.giveHrOpinion, { result: 'agreed' }), says('budget-officer', m.giveMoneyOpinion, { result: money })];
export const approved = (result: 'approved' | 'returned' | 'rejected' = 'approved') => says('government-officer', m.approvePlan, { result });
export const planned = (...plan: Parameters<typeof drafted>): Step[] => [drafted(...plan), checked(), ...opinions(), approved()];
/** Registration from the fifth day to five in the afternoon of the twelfth; days pass until it is over. */
export const announced: Step[] = [says('recruitment-officer', m.announce, { opensOn: '2026-03-06' as never, closesOn: '2026-03-13' as never, closesAt: '17:00' }), days(14)];
/** Submitted by one, confirmed by another, published; three working days later on to the next. */
export const judgedBy = (as: 'recruitment-officer' | 'handler' = 'recruitment-officer', one = 'r-1', two = 'r-2'): Step[] => [says(as, m.submitResults, { by: one }), says(as, m.confirmResults, { result: 'confirmed', by: two })];
export const onward: Step[] = [days(7), says('recruitment-officer', m.proceed)];
const arranged = says('recruitment-officer', m.arrangeStage);
export const held = (stage: Stage): Step[] => {
  if (stage === 'interview') return [says('unit-leader', m.appointPanel, { panel: ['h-1', 'h-2', 'h-3'] }), arranged, ...judgedBy('handler', 'h-1', 'h-2'), ...onward];
  if (stage === 'political-review') return [says('unit-leader', m.assignReviewers, { reviewers: ['h-1', 'h-2'] }), arranged, ...judgedBy('handler', 'h-1', 'h-2'), ...onward];
  if (stage === 'ranking') return [says('unit-leader', m.confirmRanking, { result: 'confirmed' }), ...onward];
  return [arranged, ...judgedBy(), ...onward];
};
export const opened: Step[] = [...announced, ...judgedBy(), ...onward];
const noticed: Step[] = [says('recruitment-officer', m.publishNotice), days(14), says('recruitment-officer', m.endNotice)];
const hired = says('organ-leader', m.approveHires, { result: 'approved' });
const short: Stage[] = ['interview', 'ranking', 'political-review'];
const onlyInterview = { interviewWeight: 100 };
const shortly = (...before: Step[]): Step[] => [...planned(short, onlyInterview), ...before];
const rest: Step[] = [...held('interview'), ...held('ranking'), ...held('political-review'), ...noticed, hired];

/** Every path of §2.1 through a campaign, by the sentence that tells it. */
export const paths: Record<string, Path> = {
  '计划在额度内且经费落实，公告、报名、资格审查、笔试、体能、面试、排名、体检、政审、公示后批准聘用（第四条至第六条、第九条）': { opening, steps: [...planned(), ...opened, ...full.flatMap(held), ...noticed, hired] },
  '环节的取舍和顺序由计划决定：技能测试代替笔试，体能放在最前（第九条第一款）': {
    opening,
    steps: [...planned(['fitness-test', 'skill-test', 'ranking', 'political-review', 'medical-check'], { skillWeight: 100 }), ...opened, ...(['fitness-test', 'skill-test', 'ranking', 'political-review', 'medical-check'] as Stage[]).flatMap(held), ...noticed, hired],
  },
  '超出额度的退回重编，核减后通过；额度被别人先占的再次退回（第五条、第九条第一款）': { opening, works: { 'hold-headcount': ['no-vacancy'] }, steps: [drafted(), checked('rejected'), drafted(), checked('reduced'), drafted(), checked(), ...opinions(), approved('rejected')] },
  '经费没有落实的不能批准，退回额度，落实后再报（第六条）': { opening, steps: [drafted(), checked(), ...opinions('unfunded'), approved('returned'), drafted(), checked(), ...opinions(), approved('rejected')] },
  '不再招聘的，计划到此为止（第九条第一款）': { opening, steps: [says('recruitment-officer', m.draftPlan, { result: 'given-up' })] },
  '未达开考比例的延长报名，新报名的一并审查后达到（第九条第一款）': { opening, works: { 'count-ratio': ['short', 'done'] }, steps: [...shortly(...opened), says('recruitment-officer', m.decideRatio, { result: 'extended', closesOn: '2026-04-10' as never, closesAt: '17:00' }), days(26), ...judgedBy(), ...onward, ...rest] },
  '未达开考比例的核减岗位后继续（第九条第一款）': { opening, works: { 'count-ratio': ['short'] }, steps: [...shortly(...opened), says('recruitment-officer', m.decideRatio, { result: 'cut' }), ...rest] },
  '未达开考比例的取消本次招聘（第九条第一款）': { opening, works: { 'count-ratio': ['short'] }, steps: [...shortly(...opened), says('recruitment-officer', m.decideRatio, { result: 'cancelled' })] },
  '公告更正后继续；机关负责人取消招聘并告知报名人（第九条第一款）': { opening, steps: [...planned(), says('recruitment-officer', m.announce, { opensOn: '2026-03-06' as never, closesOn: '2026-03-13' as never, closesAt: '17:00' }), days(2), says('recruitment-officer', m.correctAnnouncement), days(12), ...judgedBy(), says('organ-leader', m.cancelCampaign)] },
  '复核退回重审；有人没有结果的不能公布，补齐后公布（第九条第一款）': { opening, works: { 'publish-results': ['incomplete'] }, steps: [...shortly(...announced, says('recruitment-officer', m.submitResults, { by: 'r-1' }), says('recruitment-officer', m.confirmResults, { result: 'returned', by: 'r-2' }), ...judgedBy(), ...judgedBy(), ...onward), ...rest] },
  '还有人的复核没有办完，不进入下一环节（第九条第一款）': { opening, works: { 'settle-rechecks': ['pending'] }, steps: [...shortly(...opened), says('recruitment-officer', m.proceed), ...rest] },
  '考官申明回避，另定考官后重新安排面试（第九条第一款）': { opening, steps: [...shortly(...opened), says('unit-leader', m.appointPanel, { panel: ['h-1', 'h-2', 'h-3'] }), says('handler', m.declareRecusal, { by: 'h-3' }), says('unit-leader', m.appointPanel, { panel: ['h-1', 'h-2', 'h-4'] }), arranged, ...judgedBy('handler', 'h-1', 'h-2'), ...onward, ...held('ranking'), ...held('political-review'), ...noticed, hired] },
  '重新计算排名，名单不变后确认（第九条第一款）': { opening, steps: [...shortly(...opened), ...held('interview'), says('unit-leader', m.confirmRanking, { result: 'recompute' }), ...held('ranking'), ...held('political-review'), ...noticed, hired] },
  '排名复核成立的，成绩改正后重新排名、重新公布，再给复核期（第九条第一款）': { opening, works: { 'settle-rechecks': ['done', 'done', 'upheld'] }, steps: [...shortly(...opened), ...held('interview'), ...held('ranking'), ...held('ranking'), ...held('political-review'), ...noticed, hired] },
  '政审后有空缺，按名次递补一次；再有空缺的留空（第九条第一款）': { opening, works: { 'count-vacant': ['vacant', 'vacant'] }, steps: [...shortly(...opened), ...held('interview'), ...held('ranking'), ...held('political-review'), says('recruitment-officer', m.decideSubstitution, { result: 'next-in-rank' }), ...held('political-review'), says('recruitment-officer', m.decideSubstitution, { result: 'left-vacant' }), ...noticed, hired] },
  '异议只影响被反映的人：其他人先办聘用，异议办结后再批（第九条第一款）': { opening, works: { hire: ['held'] }, steps: [...shortly(...opened), ...held('interview'), ...held('ranking'), ...held('political-review'), ...noticed, hired, days(5), says('organ-leader', m.approveHires, { result: 'approved' })] },
  '资格审查逾期的，上报一次后继续等待（第九条第一款）': { opening, works: { 'count-ratio': ['short'] }, steps: [...shortly(...announced), days(14), ...judgedBy(), ...onward, says('recruitment-officer', m.decideRatio, { result: 'cancelled' })] },
};
