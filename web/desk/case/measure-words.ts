import type { Label } from '../../../workflows/steps/words.ts';

export const measureWords = {
  measures: ['处理和处理期间', 'Measures and their periods'],
  level: ['处理', 'Measure'],
  standing: ['现状', 'State'],
  imposedOn: ['作出之日', 'Imposed on'],
  endsOn: ['期满日', 'Ends on'],
  bars: ['期间的影响', 'What it bars'],
  until: ['到 {day}', 'until {day}'],
  default: ['处理期间和影响没有法律明文规定，参照公务员法和人民警察奖励条令，是本机关的默认规则。', 'No law settles period and effects: taken by analogy from the Civil Servants Law and the award rules for police, they are default rules.'],
  lasting: ['处理期间从作出决定当天起算，当天计入，到对应日的前一天为止，逢休息日不顺延。', 'The period begins on the day of the decision, which counts, and ends the day before the corresponding date; it is not moved for rest.'],
} as const satisfies Record<string, Label>;
