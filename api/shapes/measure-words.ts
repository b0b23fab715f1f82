import type { Label } from '../../workflows/steps/words.ts';

/** How it stands with a measure that was imposed. */
export const measureStates = {
  'in-effect': ['处理期间内', 'in effect'],
  expired: ['处理期间已满', 'expired'],
  untimed: ['不设处理期间', 'without a period'],
  withdrawn: ['复核撤销', 'withdrawn on re-check'],
  lapsed: ['因重新办理失效', 'lapsed, handled anew'],
} as const satisfies Record<string, Label>;
export type MeasureState = keyof typeof measureStates;
