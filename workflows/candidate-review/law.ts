import type { Period } from '../steps/words.ts';

const ours = { source: '本办法', since: '2026-01-01', status: 'D' } as const;

/** The right of a rejected candidate is not settled (procedures §5 no. 7). */
export const law = {
  recheck: { id: 'candidate-recheck', title: ['复核办理时间', 'answer to a re-check'], figure: 5, unit: 'working-day', article: '第九条第一款（默认规则）', ...ours },
  objection: { id: 'candidate-objection', title: ['异议处理时间', 'answer to an objection'], figure: 5, unit: 'working-day', article: '第九条第一款（默认规则）', ...ours },
} as const satisfies Record<string, Period>;
