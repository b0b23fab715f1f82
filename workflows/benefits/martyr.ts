import type { Label } from '../steps/words.ts';
import { share, type Figure, type Line } from './lines.ts';
import { yuanOf } from './words.ts';
import { grounds, martyrTable } from './tables.ts';

interface MartyrFacts {
  readonly deathYear: number;
  /** National urban disposable income per head of the year before the death, not before the injury (readings, money no. 6). */
  readonly income?: number | undefined;
  readonly basicWage?: number | undefined;
  /** Under neither the work-injury scheme nor the officers' scheme (MR 16(2)). */
  readonly outsideBoth: boolean;
  readonly lieutenantPay?: number | undefined;
}

/** MR 15, 16: honour payment and special grant from the county department. The work-death lump sum is the fund's and stands in its own case: neither is set off against the other. */
export function martyrBenefits({ deathYear, income, basicWage, outsideBoth, lieutenantPay }: MartyrFacts): Line[] {
  const indexed = (code: string, title: Label, times: number, ground: Line['ground']): Line => ({
    code, title, ...(income === undefined ? { lacks: ['income'] } : { amount: share(income, times) }), per: 'once', payer: 'veterans', ground,
    how: income === undefined ? [`${deathYear - 1} 年全国城镇收入没有录入`, `the income of ${deathYear - 1} is missing`] : [`${deathYear - 1} 年 ${yuanOf(income)} 的 ${times} 倍`, `${times} times ${yuanOf(income)} of ${deathYear - 1}`],
  });
  const months = (code: string, title: Label, lacks: Figure, base: number | undefined, baseTitle: Label, ground: Line['ground']): Line => ({
    code, title, ...(base === undefined ? { lacks: [lacks] } : { amount: share(base, martyrTable.grantMonths) }), per: 'once', payer: 'veterans', ground,
    how: base === undefined ? [`没有${baseTitle[0]}，不能计算`, `${baseTitle[1]} is missing`] : [`${martyrTable.grantMonths} 个月${baseTitle[0]}`, `${martyrTable.grantMonths} months of the ${baseTitle[1]}`],
  });
  const grantTitle: Label = ['烈士遗属特别补助金', 'special grant to survivors'];
  return [
    indexed('honour', ['烈士褒扬金', 'honour payment'], martyrTable.honourTimes, grounds.honour),
    ...(outsideBoth
      ? [indexed('outside-index', ['相当于一次性工亡补助金的补助', 'sum in place of the work-death lump sum'], martyrTable.lumpTimes, grounds.outsideBoth), months('grant', grantTitle, 'lieutenantPay', lieutenantPay, ['少尉军官基本工资', "second lieutenant's basic pay"], grounds.outsideBoth)]
      : [months('grant', grantTitle, 'basicWage', basicWage, ['基本工资', 'basic wage'], grounds.grant)]),
  ];
}
