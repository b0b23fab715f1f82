import type { Label } from '../steps/words.ts';

export const procedureTitle: Label = ['用人额度', 'headcount quota'];
export const proposalTitle: Label = ['提出额度', 'propose a quota'];

/** Art. 2: an auxiliary is one or the other, and quota is given for each. */
export const categories = {
  clerical: ['文职辅警', 'clerical auxiliary'],
  duty: ['勤务辅警', 'duty auxiliary'],
} as const satisfies Record<string, Label>;
export type Category = keyof typeof categories;
export const categoryTitle: Label = ['辅警类别', 'category'];

/** Why a quota is proposed or changed (Art. 5; the last two are the extra review of procedures §3.1). */
export const quotaReasons = {
  economy: ['经济社会发展', 'economy and society'],
  order: ['社会治安状况', 'public order'],
  tasks: ['承担任务变化', 'change of tasks'],
  workload: ['工作量变化超过一成', 'workload changed by more than a tenth'],
  'new-unit': ['新设机构', 'a new unit'],
} as const satisfies Record<string, Label>;

/** How a quota case stands when it is closed. */
export const results = {
  issued: ['额度已下达', 'quota issued'],
  rejected: ['不予核定', 'rejected'],
  withdrawn: ['提出单位撤回', 'withdrawn'],
} as const satisfies Record<string, Label>;

export const steps = {
  proposal: proposalTitle,
  'joint-review': ['会商', 'joint review'],
  approval: ['核定', 'approval'],
  issue: ['下达', 'issue'],
  'in-force': ['执行与调整', 'in force'],
} as const satisfies Record<string, Label>;

export const notices = {
  'quota-decision': ['用人额度核定通知', 'decision on the quota'],
  'quota-refusal': ['不予核定用人额度通知', 'refusal of the quota'],
} as const satisfies Record<string, Label>;
export type Notice = keyof typeof notices;

export const quotaGrounds = {
  'before-approval': { article: '本办法第五条', zh: '额度不能早于核定之日（{on}）执行。请改起始日期。', en: 'A quota cannot be in force before the day of its approval ({on}). Change the first day.' },
} as const;
