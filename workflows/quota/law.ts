import type { Period } from '../steps/words.ts';

const ours = { source: '本办法', since: '2026-01-01', status: 'D' } as const;

/** Art. 5 names no figure: each is a default that a parameter of the same name replaces. */
export const law = {
  jointReview: { id: 'quota-joint-review', title: ['会商时间', 'joint review'], figure: 15, unit: 'working-day', article: '第五条（默认规则）', ...ours },
  approval: { id: 'quota-approval', title: ['核定时间', 'approval of the quota'], figure: 15, unit: 'working-day', article: '第五条（默认规则：同级政府）', ...ours },
  yearlyReview: { id: 'quota-yearly-review', title: ['额度年度复核', 'yearly review of the quota'], figure: 1, unit: 'year', article: '第五条（默认规则：动态调整）', ...ours },
  reviewOpens: { id: 'quota-review-opens', title: ['年度复核开始前的时间', 'time before the yearly review may begin'], figure: 9, unit: 'month', article: '第五条（默认规则：动态调整）', ...ours },
  validity: { id: 'quota-validity', title: ['额度有效期', 'validity of the quota'], figure: 3, unit: 'year', article: '第五条（年数由核定文件写明）', lasting: true, ...ours },
} as const satisfies Record<string, Period>;
