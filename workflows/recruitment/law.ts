import type { Body, Period } from '../steps/words.ts';
import type { RecruitmentBodies } from './opening.ts';

const ours = { source: '本办法', since: '2026-01-01', status: 'D' } as const;
const ART9 = '第九条第一款（默认规则）';

/** Art. 9 names no figure and the provincial rule on recruitment is not available: every period is a default that a parameter of the same name replaces (procedures §5 nos. 2, 5, 7). */
export const law = {
  quotaCheck: { id: 'recruitment-quota-check', title: ['额度审核时间', 'quota check'], figure: 10, unit: 'working-day', article: ART9, ...ours },
  planOpinion: { id: 'recruitment-plan-opinion', title: ['计划会签时间', 'opinions on the plan'], figure: 10, unit: 'working-day', article: ART9, ...ours },
  announcement: { id: 'recruitment-announcement', title: ['公告时间', 'announcement'], figure: 7, unit: 'working-day', article: ART9, ...ours },
  qualification: { id: 'recruitment-qualification', title: ['资格审查时间', 'qualification review'], figure: 5, unit: 'working-day', article: ART9, ...ours },
  resultsPublished: { id: 'recruitment-results', title: ['结果公布时间', 'publication of results'], figure: 5, unit: 'working-day', article: ART9, ...ours },
  stageRecheck: { id: 'recruitment-stage-recheck', title: ['阶段复核申请期', 'time to ask for a re-check'], figure: 3, unit: 'working-day', article: ART9, ...ours },
  publicNotice: { id: 'recruitment-public-notice', title: ['拟聘用公示期', 'public notice'], figure: 7, unit: 'working-day', article: ART9, ...ours },
  hireApproval: { id: 'recruitment-hire-approval', title: ['录用审批时间', 'approval of the hires'], figure: 5, unit: 'working-day', article: ART9, ...ours },
} as const satisfies Record<string, Period>;

/** Counts that are no periods, with the default that the form of the plan offers. */
export const limits = {
  /** Members of an interview panel, at the least (D). */
  panel: 3,
  /** Valid applications for a post, at the least (P: Taizhou 3, Donghai 2). */
  openingRatio: 3,
  /** Candidates for a post who go into the interview (P: Suzhou). */
  interviewRatio: 3,
  /** Points out of 100 (P: Suzhou). */
  passMark: 60,
  /** How often the next in rank is called (P: Suzhou). */
  substitutions: 1,
} as const;

/** The list comes out of this function alone, here and wherever it is computed again. */
export { manifest, rank } from './ranking.ts';
export { ranks, unmetBy, type Unmet } from './conditions.ts';

/** Which department of Art. 4 acts for the city's campaigns and quotas, until another is entered (procedures §5 no. 3). */
export const bodies = {
  staffing: { name: 'recruitment-staffing-body', title: ['审核额度的机构编制部门', 'staffing department'], value: '320600-staffing', unit: 'organ' },
  finance: { name: 'recruitment-finance-body', title: ['审核经费的财政部门', 'finance department'], value: '320600-finance', unit: 'organ' },
  hr: { name: 'recruitment-hr-body', title: ['指导招聘的人社部门', 'HR department'], value: '320600-hr', unit: 'organ' },
  approver: { name: 'recruitment-approver', title: ['批准计划和额度的机关', 'organ that approves plans and quotas'], value: '320600-government', unit: 'organ' },
} as const satisfies Record<keyof RecruitmentBodies, Body>;
