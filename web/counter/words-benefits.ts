import { parties, type Label } from '../../workflows/steps/words.ts';
import { payers, payments } from '../../workflows/work-injury/words.ts';
import { shared } from '../words.ts';

/** The words of the benefits calculator. */
export const benefitWords = {
  title: ['工伤待遇计算器', 'Work-injury benefits calculator'],
  hint: ['伤残、离职、因工死亡各项待遇，逐行说明怎么算、由谁付。', 'Disability, leaving and death benefits, line by line: how, and who pays.'],
  lead: ['和核定待遇用的是同一套算法。填写的内容不保存。结果供参考，以经办机构的核定为准。', 'The same calculation as in the decisions. Nothing you enter is kept. For orientation: the decision of the agency counts.'],
  which: ['算哪一种', 'Which benefits'],
  wage: ['受伤前 12 个月的平均月缴费工资（元）', 'Mean monthly contribution wage of the 12 months before the injury (CNY)'],
  wageHint: ['不满 12 个月的，写实际月份的平均。低于当地平均工资 60% 的按 60% 算，高于 300% 的按 300% 算。', 'With fewer months, their mean. At least 60 % and at most 300 % of the area wage counts.'],
  area: ['当地上年度月平均工资（元）', 'Area monthly wage of last year (CNY)'],
  areaHint: ['不写的，用本市已录入的数字；没有录入的不算。', 'Left empty, the figure entered for the city counts; without one the lines stay open.'],
  minimum: ['当地最低工资（元）', 'Minimum wage (CNY)'],
  income: ['受伤上一年全国城镇居民人均可支配收入（元）', 'National urban disposable income of the year before the injury (CNY)'],
  injuryYear: ['受伤的年份', 'Year of the injury'],
  grade: ['鉴定的伤残等级', 'Grade found'],
  selfCare: ['鉴定的自理程度', 'Dependence found'],
  insured: ['用人单位参加了工伤保险吗', 'Did the employer insure?'],
  yes: ['参加了', 'Yes'],
  no: ['没有参加', 'No'],
  suitableWork: ['单位已安排适当工作（五级、六级不发伤残津贴）', 'Suitable work was found (grades 5 and 6 then draw no allowance)'],
  ownResignation: ['本人提出离职', 'Leaving at the own request'],
  occupational: ['职业病', 'Occupational disease'],
  afterLeave: ['一级至四级，停工留薪期满后死亡', 'Grades 1 to 4, death after paid leave'],
  spouse: ['有供养的配偶', 'A dependent spouse'],
  others: ['其他供养亲属人数', 'Other dependants'],
  lone: ['其中孤寡老人或者孤儿人数', 'Of these, lone old persons or orphans'],
  count: ['计算待遇', 'Calculate'],
  result: ['计算结果', 'Result'],
  nothing: ['按所填情况没有这一类待遇。', 'By what you entered there is no such benefit.'],
  line: ['项目', 'Item'],
  amount: ['金额（元）', 'Amount (CNY)'],
  payer: ['由谁付', 'Paid by'],
  how: shared.counted,
  ground: ['依据', 'Ground'],
  missing: ['缺数字', 'figure missing'],
  ...payments,
  fund: payers.fund,
  employer: parties.employer,
  badSum: ['请写金额，例如 6800 或 6800.50。', 'Write an amount such as 6800 or 6800.50.'],
  badYear: ['请写四位年份，例如 2026。', 'Write a year of four digits such as 2026.'],
  badNumber: ['请写人数，0 到 20。', 'Write a number from 0 to 20.'],
  tooManyLone: ['不能多于其他供养亲属人数。', 'Not more than the other dependants.'],
  noWage: ['请写月缴费工资，否则算不出来。', 'Write the monthly wage; nothing can be calculated without it.'],
} as const satisfies Record<string, Label>;

export const benefitKinds = {
  disability: ['伤残待遇', 'Disability'],
  leaving: ['终止劳动关系的一次性补助', 'Sums on leaving'],
  death: ['因工死亡待遇', 'Death'],
} as const satisfies Record<string, Label>;
export type BenefitKind = keyof typeof benefitKinds;
