import type { Day, Label, Status } from '../steps/words.ts';

/** One figure of the law of benefits with where it stands. */
export interface Ground {
  readonly article: string;
  readonly source: string;
  readonly status: Status;
  readonly since: Day;
}
/** The regulation on work injuries, in the text in force since 2011. */
export const WIR = '工伤保险条例（2010）';
const wir = (article: string): Ground => ({ article, source: WIR, status: 'B', since: '2011-01-01' });
/** The regulation on honouring martyrs, in the text in force since 2025. */
export const MR = '烈士褒扬条例（2024）';
const mr = (article: string): Ground => ({ article, source: MR, status: 'B', since: '2025-01-01' });
/** Read in excerpt only: the city may move the base by a fifth, and changes since 2015 are not known (procedures §5 no. 12). */
const jiangsu: Ground = { article: '第二十七条', source: '江苏省实施《工伤保险条例》办法', status: 'J', since: '2015-06-01' };

interface GradeRow {
  /** Months of the own wage, once, from the fund. */
  readonly lumpMonths: number;
  /** Percent of the own wage a month. */
  readonly allowance?: number;
  readonly allowancePayer?: 'fund' | 'employer';
  /** Fen on leaving: medical from the fund, employment from the employer. */
  readonly leavingMedical?: number;
  readonly leavingEmployment?: number;
}
const yuan = (amount: number) => amount * 100;

/** WIR 35–37; the leaving sums JS-WIR 27. */
export const gradeTable: Readonly<Record<string, GradeRow>> = {
  '1': { lumpMonths: 27, allowance: 90, allowancePayer: 'fund' },
  '2': { lumpMonths: 25, allowance: 85, allowancePayer: 'fund' },
  '3': { lumpMonths: 23, allowance: 80, allowancePayer: 'fund' },
  '4': { lumpMonths: 21, allowance: 75, allowancePayer: 'fund' },
  '5': { lumpMonths: 18, allowance: 70, allowancePayer: 'employer', leavingMedical: yuan(200_000), leavingEmployment: yuan(95_000) },
  '6': { lumpMonths: 16, allowance: 60, allowancePayer: 'employer', leavingMedical: yuan(160_000), leavingEmployment: yuan(85_000) },
  '7': { lumpMonths: 13, leavingMedical: yuan(120_000), leavingEmployment: yuan(45_000) },
  '8': { lumpMonths: 11, leavingMedical: yuan(80_000), leavingEmployment: yuan(35_000) },
  '9': { lumpMonths: 9, leavingMedical: yuan(50_000), leavingEmployment: yuan(25_000) },
  '10': { lumpMonths: 7, leavingMedical: yuan(30_000), leavingEmployment: yuan(15_000) },
};

/** Percent of last year's area monthly wage for total, most and part dependence (WIR 34). */
export const nursingPercent: Readonly<Record<string, number>> = { total: 50, most: 40, part: 30 };

/** WIR 64: the own wage is at least and at most this percent of the area's. */
export const wageBounds = { floor: 60, cap: 300 } as const;

/** WIR 39; months of the area wage, times the national income, percent of the own wage. */
export const deathTable = { funeralMonths: 6, lumpTimes: 20, spouse: 40, other: 30, lone: 10 } as const;

/** MR 15, 16: times the national income, months of the basic wage. */
export const martyrTable = { honourTimes: 30, lumpTimes: 20, grantMonths: 40 } as const;

/** Percent more of the medical sum for an occupational disease (JS-WIR 27). */
export const occupationalPercent = 40;

/** Percent of both leaving sums by whole years short of retirement age; a switch, off until the article is confirmed. */
export const nearRetirementPercent: Readonly<Record<number, number>> = { 5: 80, 4: 60, 3: 40, 2: 20, 1: 10 };

export const grounds = {
  ownWage: wir('第六十四条'),
  lumpLow: wir('第三十七条'),
  lumpMiddle: wir('第三十六条'),
  lumpHigh: wir('第三十五条'),
  nursing: wir('第三十四条'),
  leaving: jiangsu,
  death: wir('第三十九条'),
  missing: wir('第四十一条'),
  lumpIndexYear: { article: '第十一条', source: '实施《社会保险法》若干规定', status: 'B', since: '2011-07-01' },
  uninsured: wir('第六十二条'),
  honour: mr('第十五条'),
  grant: mr('第十六条'),
  outsideBoth: mr('第十六条第二款'),
} as const satisfies Record<string, Ground>;

/** A figure that is published every year or that the city sets: entered as a parameter with its day and source; without one the decision must carry it. */
interface YearlyParameter {
  readonly name: string;
  readonly title: Label;
  readonly unit: 'fen' | 'percent' | 'switch';
  /** What holds while nobody has entered one; 0 stands for a figure that is missing. */
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
}
const most = 100_000_000;
export const yearlyParameters = {
  area: { name: 'area-monthly-wage', title: ['统筹地区月平均工资（逐年录入）', 'area monthly wage, entered yearly'], unit: 'fen', value: 0, minimum: 1, maximum: most },
  minimum: { name: 'minimum-monthly-wage', title: ['最低工资标准（逐年录入）', 'minimum wage, entered yearly'], unit: 'fen', value: 0, minimum: 1, maximum: most },
  income: { name: 'national-urban-income', title: ['全国城镇居民收入（逐年录入）', 'national urban income, entered yearly'], unit: 'fen', value: 0, minimum: 1, maximum: most },
  cityPercent: { name: 'leaving-sum-city-percent', title: ['终止补助本市调整比例', 'leaving sums: percent of the provincial base'], unit: 'percent', value: 100, minimum: 80, maximum: 120 },
  nearRetirement: { name: 'leaving-sum-near-retirement', title: ['临近退休减发终止补助（1 开 0 关）', 'reduce leaving sums near retirement'], unit: 'switch', value: 0, minimum: 0, maximum: 1 },
} as const satisfies Record<string, YearlyParameter>;
