import type { Label } from '../../../workflows/steps/words.ts';

/** What the desk says of the days that an incident gives before it is filed. */
export const startWords = {
  days: ['按所填日期，各个最后一天', 'The last days that these dates give'],
  byWhom: ['由谁办：{by}', 'by: {by}'],
} as const satisfies Record<string, Label>;
