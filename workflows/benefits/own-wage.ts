import type { Label } from '../steps/words.ts';
import { share, type Figure, type Line } from './lines.ts';
import { yuanOf } from './words.ts';
import { grounds, wageBounds } from './tables.ts';

const title: Label = ['本人工资', 'own wage'];

/** WIR 64: the mean monthly contribution wage of the twelve months before, or of those there are; at least 60 and at most 300 percent of the area's. */
export function ownWage(wages: readonly number[], area: number | undefined): { amount?: number; lacks?: readonly Figure[]; lines: Line[] } {
  const ground = grounds.ownWage;
  const lacks: Figure[] = [...(wages.length === 0 ? (['wages'] as const) : []), ...(area === undefined ? (['area'] as const) : [])];
  if (wages.length === 0) return { lacks, lines: [{ code: 'own-wage', title, per: 'step', how: ['没有填写缴费工资，不能计算', 'no wages were entered'], ground }] };
  const mean = share(wages.reduce((sum, each) => sum + each, 0), 1, wages.length);
  const lines: Line[] = [{ code: 'mean-wage', title: ['平均月缴费工资', 'mean monthly wage'], amount: mean, per: 'step', how: [`${wages.length} 个月合计除以 ${wages.length}`, `sum of ${wages.length} months divided by ${wages.length}`], ground }];
  if (area === undefined) return { lacks, lines: [...lines, { code: 'own-wage', title, per: 'step', how: ['没有当地平均工资，不能核对上下限', 'the area wage is missing'], ground }] };
  const floor = share(area, wageBounds.floor, 100);
  const cap = share(area, wageBounds.cap, 100);
  const amount = Math.min(cap, Math.max(floor, mean));
  return {
    amount,
    lines: [
      ...lines,
      { code: 'wage-floor', title: ['下限', 'floor'], amount: floor, per: 'step', how: [`${yuanOf(area)} 的 ${wageBounds.floor}%`, `${wageBounds.floor} % of ${yuanOf(area)}`], ground },
      { code: 'wage-cap', title: ['上限', 'cap'], amount: cap, per: 'step', how: [`${yuanOf(area)} 的 ${wageBounds.cap}%`, `${wageBounds.cap} % of ${yuanOf(area)}`], ground },
      { code: 'own-wage', title, amount, per: 'step', how: amount === mean ? ['在上下限之内', 'within floor and cap'] : amount === floor ? ['低于下限，按下限', 'below the floor: the floor'] : ['高于上限，按上限', 'above the cap: the cap'], ground },
    ],
  };
}
