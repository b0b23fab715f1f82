import { share, type Line } from './lines.ts';
import { yuanOf } from './words.ts';
import { ownWage } from './own-wage.ts';
import { gradeTable, grounds, nearRetirementPercent, nursingPercent, occupationalPercent } from './tables.ts';

interface DisabilityFacts {
  readonly grade: string;
  readonly selfCare: string;
  readonly wages: readonly number[];
  readonly area?: number | undefined;
  readonly minimum?: number | undefined;
  readonly insured: boolean;
  /** Grades 5 and 6 draw an allowance only where no suitable work was found. */
  readonly suitableWork: boolean;
}

/** WIR 34–37: lump sum, monthly allowance with its top-up, nursing; the same amounts from an employer that did not insure (WIR 62). */
export function disabilityBenefits(facts: DisabilityFacts): Line[] {
  const row = gradeTable[facts.grade];
  const wage = ownWage(facts.wages, facts.area);
  const fund = facts.insured ? 'fund' : 'employer';
  const lines: Line[] = [...wage.lines];
  if (row) {
    const ground = Number(facts.grade) <= 4 ? grounds.lumpHigh : Number(facts.grade) <= 6 ? grounds.lumpMiddle : grounds.lumpLow;
    lines.push({ code: 'lump-sum', title: ['一次性伤残补助金', 'disability lump sum'], ...(wage.amount === undefined ? { lacks: wage.lacks } : { amount: share(wage.amount, row.lumpMonths) }), per: 'once', payer: fund, how: [`${row.lumpMonths} 个月本人工资`, `${row.lumpMonths} months of the own wage`], ground });
    if (row.allowance && !(row.allowancePayer === 'employer' && facts.suitableWork)) {
      const payer = row.allowancePayer === 'fund' ? fund : 'employer';
      const amount = wage.amount === undefined ? undefined : share(wage.amount, row.allowance, 100);
      lines.push({ code: 'allowance', title: ['伤残津贴', 'disability allowance'], ...(amount === undefined ? { lacks: wage.lacks } : { amount }), per: 'month', payer, how: [`本人工资的 ${row.allowance}%`, `${row.allowance} % of the own wage`], ground });
      if (amount !== undefined && facts.minimum !== undefined && amount < facts.minimum) {
        lines.push({ code: 'top-up', title: ['补足最低工资差额', 'top-up to the minimum wage'], amount: facts.minimum - amount, per: 'month', payer, how: [`最低工资 ${yuanOf(facts.minimum)} 减伤残津贴`, `minimum wage ${yuanOf(facts.minimum)} less the allowance`], ground });
      }
    }
  }
  const nursing = nursingPercent[facts.selfCare];
  if (nursing) lines.push({ code: 'nursing', title: ['生活护理费', 'nursing allowance'], ...(facts.area === undefined ? { lacks: ['area'] } : { amount: share(facts.area, nursing, 100) }), per: 'month', payer: fund, how: [`当地月平均工资的 ${nursing}%`, `${nursing} % of the area wage`], ground: grounds.nursing });
  return lines;
}

interface LeavingFacts {
  readonly grade: string;
  readonly insured: boolean;
  readonly ownResignation: boolean;
  /** The labour relation ended without the person's wish: for grades 7 to 10 that is enough. */
  readonly contractEnded: boolean;
  readonly occupational: boolean;
  readonly yearsLeft?: number | undefined;
  /** Whether the unconfirmed reduction near retirement is switched on. */
  readonly reduceNearRetirement: boolean;
  /** Percent of the provincial base in the city; 80 to 120. */
  readonly cityPercent: number;
}

/** JS-WIR 27: grades 5 and 6 on the person's own request only, 7 to 10 also at the contract's end, 1 to 4 never. */
export function leavingSums(facts: LeavingFacts): Line[] {
  const row = gradeTable[facts.grade];
  const entitled = facts.ownResignation || (Number(facts.grade) >= 7 && facts.contractEnded);
  if (!row?.leavingMedical || !row.leavingEmployment || !entitled) return [];
  const near = facts.reduceNearRetirement && facts.ownResignation && facts.yearsLeft !== undefined ? (nearRetirementPercent[Math.max(1, facts.yearsLeft)] ?? 100) : 100;
  const medical = share(row.leavingMedical, facts.cityPercent * (100 + (facts.occupational ? occupationalPercent : 0)) * near, 1_000_000);
  const employment = share(row.leavingEmployment, facts.cityPercent * near, 10_000);
  const how = (base: number, more: string): Line['how'] => [`省定基数 ${yuanOf(base)}，本市 ${facts.cityPercent}%${more}${near === 100 ? '' : `，临近退休 ${near}%`}`, `provincial base ${yuanOf(base)}, city ${facts.cityPercent} %${near === 100 ? '' : `, near retirement ${near} %`}`];
  return [
    { code: 'leaving-medical', title: ['一次性工伤医疗补助金', 'leaving medical sum'], amount: medical, per: 'once', payer: facts.insured ? 'fund' : 'employer', how: how(row.leavingMedical, facts.occupational ? `，职业病加 ${occupationalPercent}%` : ''), ground: grounds.leaving },
    { code: 'leaving-employment', title: ['一次性伤残就业补助金', 'leaving employment sum'], amount: employment, per: 'once', payer: 'employer', how: how(row.leavingEmployment, ''), ground: grounds.leaving },
  ];
}
