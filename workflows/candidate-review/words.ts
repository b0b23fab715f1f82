import type { Label } from '../steps/words.ts';

export const procedureTitle: Label = ['应聘复核与异议', 'candidate review'];

export const kinds = {
  recheck: ['本人申请复核', 're-check asked for by the candidate'],
  objection: ['对公示人员的异议', 'objection to a person on the list'],
} as const satisfies Record<string, Label>;
export type Kind = keyof typeof kinds;

export const results = {
  upheld: ['成立', 'upheld'],
  rejected: ['不成立', 'rejected'],
  withdrawn: ['已撤回', 'withdrawn'],
} as const satisfies Record<string, Label>;

export const steps = {
  examination: ['核查', 'examination'],
  decision: ['决定', 'decision'],
  notification: ['告知', 'notification'],
} as const satisfies Record<string, Label>;

export const notices = {
  'recheck-result': ['阶段复核结果通知', 'result of the re-check'],
  'objection-result': ['公示异议处理结果通知', 'result of the objection'],
} as const satisfies Record<string, Label>;
export type Notice = keyof typeof notices;

export const reviewGrounds = {
  'same-person': { article: '本办法第九条第一款（双人复核，默认规则）', zh: '核查意见是您提出的，要由另一人决定。请转给同岗位的人。', en: 'You made the proposal; another person must decide.' },
} as const;
