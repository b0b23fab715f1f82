import { describe, expect, test } from 'vitest';
import { deathBenefits, disabilityBenefits, finalPayer, leavingSums, type PayerFacts } from './law.ts';
import { share } from './lines.ts';
import { yuanOf } from './words.ts';

const yuan = (amount: number) => amount * 100;
const area = yuan(9_000);
const amountsOf = (lines: readonly { code: string; amount?: number }[]) => Object.fromEntries(lines.map(({ code, amount }) => [code, amount]));
const wages = (amount: number, months = 12) => Array.from({ length: months }, () => yuan(amount));
const facts = { selfCare: 'none', wages: wages(10_000), area, minimum: yuan(2_490), insured: true, suitableWork: false };

describe('本人工资（工伤保险条例第六十四条）', () => {
  const table: [sentence: string, wages: number[], own: number][] = [
    ['上下限之内按平均', wages(10_000), yuan(10_000)],
    ['低于百分之六十按下限', wages(3_000), yuan(5_400)],
    ['高于百分之三百按上限', wages(40_000), yuan(27_000)],
    ['不足十二个月按实有月数平均', wages(8_000, 5), yuan(8_000)],
    ['平均数四舍五入到分', [1_000_001, 1_000_000], 1_000_001],
  ];
  for (const [sentence, given, own] of table) test(sentence, () => expect(amountsOf(disabilityBenefits({ ...facts, grade: '10', wages: given }))['own-wage']).toBe(own));
  test('缺当地平均工资时不计算，写明原因', () => {
    const lines = disabilityBenefits({ ...facts, grade: '7', area: undefined });
    expect(lines.find(({ code }) => code === 'lump-sum')?.amount).toBeUndefined();
    expect(lines.find(({ code }) => code === 'own-wage')?.how[0]).toContain('当地平均工资');
  });
});

describe('按等级的待遇（工伤保险条例第三十四条至第三十七条）', () => {
  const table: [grade: string, months: number, percent: number | undefined, payer: string | undefined][] = [
    ['1', 27, 90, 'fund'], ['2', 25, 85, 'fund'], ['3', 23, 80, 'fund'], ['4', 21, 75, 'fund'], ['5', 18, 70, 'employer'], ['6', 16, 60, 'employer'],
    ['7', 13, undefined, undefined], ['8', 11, undefined, undefined], ['9', 9, undefined, undefined], ['10', 7, undefined, undefined],
  ];
  for (const [grade, months, percent, payer] of table) {
    test(`${grade} 级：${months} 个月${percent ? `，津贴 ${percent}%` : ''}`, () => {
      const lines = disabilityBenefits({ ...facts, grade });
      expect(amountsOf(lines)['lump-sum']).toBe(yuan(10_000) * months);
      expect(amountsOf(lines).allowance).toBe(percent && yuan(100) * percent);
      expect(lines.find(({ code }) => code === 'allowance')?.payer).toBe(payer);
    });
  }
  test('未达等级的没有伤残待遇', () => expect(Object.keys(amountsOf(disabilityBenefits({ ...facts, grade: 'none' })))).not.toContain('lump-sum'));
  test('已安排适当工作的五、六级没有津贴', () => expect(amountsOf(disabilityBenefits({ ...facts, grade: '6', suitableWork: true })).allowance).toBeUndefined());
  test('津贴低于最低工资的补足差额', () => expect(amountsOf(disabilityBenefits({ ...facts, grade: '6', wages: wages(100), minimum: yuan(4_000) }))).toMatchObject({ allowance: yuan(3_240), 'top-up': yuan(760) }));
  test('生活护理费按当地工资的百分之五十、四十、三十', () => expect(['total', 'most', 'part', 'none'].map((selfCare) => amountsOf(disabilityBenefits({ ...facts, grade: '1', selfCare })).nursing)).toEqual([yuan(4_500), yuan(3_600), yuan(2_700), undefined]));
  test('未参保的由用人单位支付同样数额（第六十二条）', () => expect(new Set(disabilityBenefits({ ...facts, grade: '2', selfCare: 'total', insured: false }).flatMap(({ payer }) => payer ?? []))).toEqual(new Set(['employer'])));
});

describe('终止时一次性补助（江苏省办法第二十七条）', () => {
  const leaving = { insured: true, ownResignation: false, contractEnded: true, occupational: false, reduceNearRetirement: false, cityPercent: 100 };
  const table: [grade: string, medical: number, employment: number][] = [['5', 200_000, 95_000], ['6', 160_000, 85_000], ['7', 120_000, 45_000], ['8', 80_000, 35_000], ['9', 50_000, 25_000], ['10', 30_000, 15_000]];
  for (const [grade, medical, employment] of table) test(`${grade} 级`, () => expect(amountsOf(leavingSums({ ...leaving, grade, ownResignation: true }))).toEqual({ 'leaving-medical': yuan(medical), 'leaving-employment': yuan(employment) }));
  test('五、六级只因本人提出；一至四级没有', () => expect(['1', '4', '5', '6'].map((grade) => leavingSums({ ...leaving, grade }).length)).toEqual([0, 0, 0, 0]));
  test('职业病医疗补助金加百分之四十', () => expect(amountsOf(leavingSums({ ...leaving, grade: '8', occupational: true }))).toEqual({ 'leaving-medical': yuan(112_000), 'leaving-employment': yuan(35_000) }));
  test('临近退休的减发默认关闭，打开后按年', () => {
    const near = { ...leaving, grade: '10', ownResignation: true, yearsLeft: 2 };
    expect(amountsOf(leavingSums(near))['leaving-medical']).toBe(yuan(30_000));
    expect(amountsOf(leavingSums({ ...near, reduceNearRetirement: true }))).toEqual({ 'leaving-medical': yuan(6_000), 'leaving-employment': yuan(3_000) });
  });
});

describe('工亡待遇（工伤保险条例第三十九条）', () => {
  const death = { wages: wages(10_000), area, injuryYear: 2025, income: yuan(54_188), insured: true, afterLeave: false, dependants: [] };
  test('丧葬六个月；一次性按受伤上一年度，不按死亡上一年度', () => expect(amountsOf(deathBenefits(death))).toMatchObject({ funeral: yuan(54_000), 'death-lump-sum': yuan(54_188 * 20) }));
  test('按哪一年的收入，写在那一行上', () => expect(deathBenefits(death).find(({ code }) => code === 'death-lump-sum')?.how[0]).toContain('2024 年'));
  test('上一年度收入没有录入的写明，不计算', () => expect(deathBenefits({ ...death, income: undefined }).find(({ code }) => code === 'death-lump-sum')?.amount).toBeUndefined());
  test('一级至四级停工期满后死亡的没有一次性工亡补助', () => expect(Object.keys(amountsOf(deathBenefits({ ...death, afterLeave: true })))).not.toContain('death-lump-sum'));
  test('下落不明的只有抚恤金，从第四个月起；家庭困难的预支一半一次性补助（第四十一条）', () => {
    const missing = { ...death, dependants: [{ relation: 'spouse', lone: false }] as const };
    expect(amountsOf(deathBenefits({ ...missing, missing: { hardship: false } }))).toEqual({ 'mean-wage': yuan(10_000), 'wage-floor': yuan(5_400), 'wage-cap': yuan(27_000), 'own-wage': yuan(10_000), 'pension-1': yuan(4_000) });
    expect(amountsOf(deathBenefits({ ...missing, missing: { hardship: true } }))['lump-sum-beforehand']).toBe(yuan(54_188 * 10));
    expect(amountsOf(deathBenefits({ ...missing, income: undefined, missing: { hardship: true } }))['lump-sum-beforehand']).toBeUndefined();
  });
  test('宣告死亡后，一次性补助减去已经预支的', () => expect(amountsOf(deathBenefits({ ...death, prepaid: yuan(54_188 * 10) }))).toMatchObject({ 'death-lump-sum': yuan(54_188 * 20), 'lump-sum-left': yuan(54_188 * 10) }));
  test('已经预支的，全额只是计算步骤，由基金支付的只有余额', () => {
    const lines = deathBenefits({ ...death, prepaid: yuan(54_188 * 10) });
    expect(lines.find(({ code }) => code === 'death-lump-sum')).toMatchObject({ per: 'step', amount: yuan(54_188 * 20) });
    expect(lines.find(({ code }) => code === 'death-lump-sum')).not.toHaveProperty('payer');
    expect(lines.filter(({ code, per, payer }) => code.includes('lump-sum') && per === 'once' && payer === 'fund').map(({ code }) => code)).toEqual(['lump-sum-left']);
  });
  test('配偶四成、其他三成、孤寡加一成', () => {
    const dependants = [{ relation: 'spouse', lone: false }, { relation: 'other', lone: true }] as const;
    expect(amountsOf(deathBenefits({ ...death, dependants }))).toMatchObject({ 'pension-1': yuan(4_000), 'pension-2': yuan(4_000) });
  });
  test('合计超过本人工资的按份额分，剩余的分按次序各一分', () => {
    const dependants = [{ relation: 'spouse', lone: false }, { relation: 'other', lone: false }, { relation: 'other', lone: false }, { relation: 'other', lone: false }] as const;
    const { 'pension-1': a, 'pension-2': b, 'pension-3': c, 'pension-4': d } = amountsOf(deathBenefits({ ...death, wages: [1_000_001], dependants }));
    expect([a, b, c, d]).toEqual([307_693, 230_770, 230_769, 230_769]);
    expect(a! + b! + c! + d!).toBe(1_000_001);
  });
});

describe('最终由谁承担：第一条符合的规则', () => {
  const base: PayerFacts = { recognition: 'yes', dispatch: true, insured: true, thirdParty: false, occurredOn: '2026-03-02', late: false, acceptedOn: '2026-05-01' };
  const item = (category: Parameters<typeof finalPayer>[0]['category'], incurredOn = '2026-03-05') => ({ category, incurredOn: incurredOn as '2026-03-05' });
  const table: [sentence: string, category: Parameters<typeof finalPayer>[0]['category'], more: Partial<PayerFacts>, payer: string | undefined, on?: string][] = [
    ['认定未决的暂不划分', 'medical-listed', { recognition: 'pending' }, undefined],
    ['最终不予认定的医疗费归基本医疗保险等', 'medical-listed', { recognition: 'refused' }, 'other-insurance'],
    ['最终不予认定的其他费用不向本人追偿', 'local-transport', { recognition: 'refused' }, 'organ'],
    ['本地交通自担', 'local-transport', {}, 'organ'],
    ['目录内医疗归基金', 'medical-listed', {}, 'fund'],
    ['目录外医疗自担', 'medical-unlisted', {}, 'organ'],
    ['第三人责任的医疗费归第三人', 'medical-listed', { thirdParty: true }, 'third-party'],
    ['第三人责任不及伙食补助', 'meals', { thirdParty: true }, 'fund'],
    ['停工期护理归派遣单位', 'nursing-in-leave', {}, 'firm'],
    ['直接聘用的停工期护理自担', 'nursing-in-leave', { dispatch: false }, 'organ'],
    ['未参保的归用人单位', 'medical-listed', { insured: false }, 'firm'],
    ['逾期申请的，事故当日至受理当日归用人单位', 'medical-listed', { late: true }, 'firm', '2026-05-01'],
    ['受理次日起归基金', 'medical-listed', { late: true }, 'fund', '2026-05-02'],
    ['评残后护理归基金', 'nursing-after-grading', {}, 'fund'],
  ];
  for (const [sentence, category, more, payer, on] of table) test(sentence, () => expect(finalPayer(item(category, on), { ...base, ...more })?.payer).toBe(payer));
});

test('元写到分，三位一组', () => expect([0, 5, 99_999, 100_000, 3_142_000, -123_456_789].map(yuanOf)).toEqual(['0.00', '0.05', '999.99', '1,000.00', '31,420.00', '-1,234,567.89']));

test('先精确计算，再一次四舍五入到分', () => expect([share(1, 1, 2), share(3, 1, 2), share(10, 1, 3), share(20, 1, 3)]).toEqual([1, 2, 3, 7]));
