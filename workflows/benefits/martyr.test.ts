import { describe, expect, test } from 'vitest';
import { deathBenefits, martyrBenefits } from './law.ts';

const yuan = (amount: number) => amount * 100;
const amountsOf = (lines: readonly { code: string; amount?: number }[]) => Object.fromEntries(lines.map(({ code, amount }) => [code, amount]));

describe('烈士遗属的款项（烈士褒扬条例第十五条、第十六条）', () => {
  test('褒扬金是牺牲前一年指数的三十倍，特别补助金是四十个月基本工资', () => {
    const lines = martyrBenefits({ deathYear: 2026, income: yuan(54_000), basicWage: yuan(4_321), outsideBoth: false });
    expect(amountsOf(lines)).toEqual({ honour: yuan(54_000) * 30, grant: yuan(4_321) * 40 });
    expect(lines.every(({ payer }) => payer === 'veterans')).toBe(true);
    expect(lines[0]?.how[0]).toContain('2025 年');
  });

  test('两边都不享受的，另发二十倍和四十个月少尉基本工资', () => {
    expect(amountsOf(martyrBenefits({ deathYear: 2026, income: yuan(54_000), basicWage: yuan(4_321), outsideBoth: true, lieutenantPay: yuan(6_000) }))).toEqual({ honour: yuan(54_000) * 30, 'outside-index': yuan(54_000) * 20, grant: yuan(6_000) * 40 });
  });

  test('缺指数或者工资的不猜，写明缺什么', () => {
    const lines = martyrBenefits({ deathYear: 2026, outsideBoth: false });
    expect(lines.map(({ amount }) => amount)).toEqual([undefined, undefined]);
    expect(lines.map(({ how }) => how[0])).toEqual(['2025 年全国城镇收入没有录入', '没有基本工资，不能计算']);
  });

  test('受伤和牺牲不在一年的，两笔钱各取各的年份，互不抵扣', () => {
    const injury = deathBenefits({ wages: [], injuryYear: 2025, income: yuan(51_000), dependants: [], insured: true, afterLeave: false });
    const honour = martyrBenefits({ deathYear: 2026, income: yuan(54_000), outsideBoth: false });
    expect(amountsOf(injury)['death-lump-sum']).toBe(yuan(51_000) * 20);
    expect(amountsOf(honour).honour).toBe(yuan(54_000) * 30);
    expect(injury.find(({ code }) => code === 'death-lump-sum')?.payer).toBe('fund');
  });
});
