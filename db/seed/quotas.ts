import type { Category } from '../../workflows/quota/words.ts';

/** Quota of the demonstration, so that a campaign can be run from the first start: figures are invented. */
export const demoQuotas: readonly { organ: string; category: Category; figure: number }[] = [
  { organ: '320600', category: 'duty', figure: 300 },
  { organ: '320600', category: 'clerical', figure: 80 },
  { organ: '320602', category: 'duty', figure: 120 },
  { organ: '320602', category: 'clerical', figure: 30 },
];
