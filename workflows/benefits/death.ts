import { share, type Line } from './lines.ts';
import { yuanOf } from './words.ts';
import { ownWage } from './own-wage.ts';
import { deathTable, grounds } from './tables.ts';

/** `lone` marks a lone old person or an orphan: ten points more. */
interface Dependant {
  readonly relation: 'spouse' | 'other';
  readonly lone: boolean;
}

interface DeathFacts {
  readonly wages: readonly number[];
  /** Last year's area monthly wage, of the year before the death. */
  readonly area?: number | undefined;
  readonly injuryYear: number;
  /** National urban disposable income per head of the year before the injury. */
  readonly income?: number | undefined;
  readonly dependants: readonly Dependant[];
  readonly insured: boolean;
  /** Grades 1 to 4 that died after paid leave leave no lump sum (WIR 39(3)). */
  readonly afterLeave: boolean;
  /** Still missing: the pension alone, and in hardship half the lump sum beforehand (WIR 41). */
  readonly missing?: { readonly hardship: boolean } | undefined;
  /** What of the lump sum was paid beforehand while the person was missing. */
  readonly prepaid?: number | undefined;
}

/** WIR 39; SSR 11: funeral grant, pension, and twenty times the national income of the year before the injury, not before the death. */
export function deathBenefits(facts: DeathFacts): Line[] {
  const payer = facts.insured ? 'fund' : 'employer';
  const ground = grounds.death;
  const wage = ownWage(facts.wages, facts.area);
  const pension = pensions(facts.dependants, wage.amount).map((amount, i): Line => ({ code: `pension-${i + 1}`, title: [`供养亲属抚恤金（第 ${i + 1} 人）`, `pension of dependant ${i + 1}`], ...(amount === undefined ? { lacks: wage.lacks } : { amount }), per: 'month', payer, how: howPension(facts.dependants[i]!), ground }));
  if (facts.missing) return [...wage.lines, ...pension.map((line) => ({ ...line, ground: grounds.missing })), ...(facts.missing.hardship ? [beforehand(facts, payer)] : [])];
  const lines: Line[] = [
    ...wage.lines,
    { code: 'funeral', title: ['丧葬补助金', 'funeral grant'], ...(facts.area === undefined ? { lacks: ['area'] } : { amount: share(facts.area, deathTable.funeralMonths) }), per: 'once', payer, how: [`${deathTable.funeralMonths} 个月当地月平均工资`, `${deathTable.funeralMonths} months of the area wage`], ground },
    ...pension,
  ];
  if (!facts.afterLeave) {
    const { income } = facts;
    lines.push({
      code: 'death-lump-sum', title: ['一次性工亡补助金', 'work-death lump sum'], ...(income === undefined ? { lacks: ['income'] } : { amount: share(income, deathTable.lumpTimes) }),
      // Once part of it was paid, only the rest is payable: the whole sum is how one came to it.
      ...(facts.prepaid ? { per: 'step' as const } : { per: 'once' as const, payer }),
      how: income === undefined ? howIncomeMissing(facts.injuryYear) : [`${facts.injuryYear - 1} 年 ${yuanOf(income)} 的 ${deathTable.lumpTimes} 倍`, `${deathTable.lumpTimes} times ${yuanOf(income)} of ${facts.injuryYear - 1}`],
      ground: grounds.lumpIndexYear,
    });
    if (facts.prepaid) lines.push({ code: 'lump-sum-left', title: ['一次性工亡补助金余额', 'rest of the lump sum'], ...(income === undefined ? { lacks: ['income'] } : { amount: share(income, deathTable.lumpTimes) - facts.prepaid }), per: 'once', payer, how: [`一次性工亡补助金减已预支 ${yuanOf(facts.prepaid)}`, `the lump sum less ${yuanOf(facts.prepaid)} paid beforehand`], ground: grounds.missing });
  }
  return lines;
}

/** WIR 39(3): what is left of the benefits of somebody of grade 5 to 10, or of none, who died once paid leave was over: what was owed once, and why there is no more. */
export const nothingMore = (disability: readonly Line[]): Line[] => [
  ...disability.filter(({ per }) => per !== 'month'),
  { code: 'nothing-after-leave', title: ['停工留薪期满后死亡', 'death after paid leave'], amount: 0, per: 'step', how: ['丧葬补助金、供养亲属抚恤金和一次性工亡补助金只给停工留薪期内因工伤死亡的；期满后死亡的，只有一级至四级有前两项', 'funeral grant, pension and lump sum are for a death from the injury in paid leave; after it grades 1 to 4 have the first two'], ground: grounds.death },
];

/** WIR 41: half the lump sum in hardship, before a court has declared the death. */
function beforehand({ income, injuryYear }: DeathFacts, payer: 'fund' | 'employer'): Line {
  return {
    code: 'lump-sum-beforehand', title: ['预支一次性工亡补助金', 'half the lump sum beforehand'], ...(income === undefined ? { lacks: ['income'] } : { amount: share(income, deathTable.lumpTimes, 2) }), per: 'once', payer,
    how: income === undefined ? howIncomeMissing(injuryYear) : [`${injuryYear - 1} 年 ${yuanOf(income)} 的 ${deathTable.lumpTimes} 倍的一半`, `half of ${deathTable.lumpTimes} times ${yuanOf(income)} of ${injuryYear - 1}`], ground: grounds.missing,
  };
}
const howIncomeMissing = (injuryYear: number): Line['how'] => [`${injuryYear - 1} 年全国收入尚未录入`, `the income of ${injuryYear - 1} is not entered`];

const points = ({ relation, lone }: Dependant): number => deathTable[relation] + (lone ? deathTable.lone : 0);
const howPension = (dependant: Dependant): Line['how'] => [`本人工资的 ${points(dependant)}%，合计不超过本人工资`, `${points(dependant)} % of the own wage, all not above it`];

/** Together never above the own wage: from a hundred points on it is shared by points, rounded down, the left-over fen in listed order. */
function pensions(dependants: readonly Dependant[], wage: number | undefined): (number | undefined)[] {
  const all = dependants.reduce((sum, each) => sum + points(each), 0);
  if (wage === undefined) return dependants.map(() => undefined);
  if (all < 100) return dependants.map((each) => share(wage, points(each), 100));
  const parts = dependants.map((each) => Number((BigInt(wage) * BigInt(points(each))) / BigInt(all)));
  let left = wage - parts.reduce((sum, each) => sum + each, 0);
  return parts.map((part) => (left-- > 0 ? part + 1 : part));
}
