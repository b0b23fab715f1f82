import type { Period } from './words.ts';

/** The figures of what every procedure does. */
export const law = {
  /** Three tries on two channels within fifteen days (D, procedures §2.4): the last of them, by a person, by the end of these. */
  serviceByHand: { id: 'service-by-hand', title: ['人工送达期限', 'service by hand'], figure: 15, unit: 'day', article: '第十七条第二款（参照，天数为默认规则）', source: '本办法', status: 'D', since: '2026-01-01' },
} as const satisfies Record<string, Period>;
