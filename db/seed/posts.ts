import type { Office } from '../../workflows/steps/words.ts';
import { honouringCodes, organRows } from './organs.ts';

export interface DemoPost {
  username: string;
  name: string;
  office: Office;
  organ: string;
}

/** Invented people: family and given names are combined by place in the list, so that every start makes the same ones. */
const families = [...'陈李王张刘杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'];
const givens = ['晓', '强', '敏', '洋', '平', '洁', '志远', '建国', '丽华', '喆', '昇', '海燕', '文博', '子涵', '思源', '雨桐', '国栋', '秀英', '立新'];

/** What every police organ that handles complaints needs to work a case to its end. */
const bureauOffices: readonly [Office, number][] = [
  ['intake-officer', 2],
  ['unit-leader', 1],
  ['handler', 3],
  ['inspection', 1],
  ['organ-leader', 1],
];
const cityOffices: readonly [Office, number][] = [
  ...bureauOffices,
  ['competence', 1],
  ['reviewer', 1],
  ['identity-custodian', 1],
  ['calendar-keeper', 2],
  ['auditor', 1],
  ['administrator', 1],
];
const aboveOffices: readonly [Office, number][] = [
  ['intake-officer', 2],
  ['unit-leader', 1],
  ['handler', 2],
  ['organ-leader', 1],
  ['inspection', 1],
  ['competence', 1],
  ['reviewer', 1],
];

const officesOf = (kind: string, code: string): readonly [Office, number][] => {
  if (kind === 'county-bureau') return bureauOffices;
  if (kind === 'city-bureau') return cityOffices;
  if (kind === 'provincial-department' || kind === 'ministry') return aboveOffices;
  if (honouringCodes.has(code)) return [];
  if (kind === 'department') return [['department-officer', 1]];
  return code.endsWith('-s1') ? [['department-officer', 1]] : [];
};

/** What a work injury needs beside them: money and the emergency in the police organs, and each outside body at its own desk. */
const injuryOffices: Readonly<Record<string, readonly [Office, number][]>> = {
  '320600-hr': [['hr-officer', 2]],
  '320600-health': [['health-officer', 1]],
  '320600-civil-affairs': [['relief-officer', 1]],
  '320600-agency': [['agency-officer', 1]],
  '320600-appraisal': [['appraisal-officer', 1]],
  '320000-appraisal': [['appraisal-officer', 1]],
  '320600-firm': [['dispatch-officer', 1]],
};
const injuryOfficesOf = (kind: string, code: string): readonly [Office, number][] =>
  ['county-bureau', 'city-bureau', 'provincial-department', 'ministry'].includes(kind) ? [['duty-leader', 1], ['finance-officer', 2]] : (injuryOffices[code] ?? []);

/** What commendation and martyr recognition need: political work in the police organs, and each body that honours at its own desk. */
const honourOfficesOf = (kind: string, code: string): readonly [Office, number][] => {
  if (['county-bureau', 'city-bureau', 'provincial-department', 'ministry'].includes(kind)) return [['personnel-officer', 2]];
  if (!honouringCodes.has(code)) return [];
  return code.endsWith('-veterans') ? [['veterans-officer', 1]] : [['government-officer', 1]];
};

/** What recruitment needs: the dedicated unit of each bureau, using units, and the bodies of Arts. 4 to 6. */
const recruitmentOffices: Readonly<Record<string, readonly [Office, number][]>> = {
  '320600-staffing': [['staffing-officer', 1]],
  '320600-finance': [['budget-officer', 1]],
  '320600-hr': [['hr-guide', 1]],
};
const recruitmentOfficesOf = (kind: string, code: string): readonly [Office, number][] => {
  if (kind === 'county-bureau' || kind === 'city-bureau') return [['recruitment-officer', 2], ['using-unit-officer', 1]];
  return kind === 'station' && code.endsWith('-s1') ? [['using-unit-officer', 1]] : (recruitmentOffices[code] ?? []);
};

/** One demonstration user a post. Later offices come last, so that whoever there was keeps the name. */
export const demoPosts: readonly DemoPost[] = [officesOf, injuryOfficesOf, honourOfficesOf, recruitmentOfficesOf].flatMap((offices) => organRows.flatMap(({ code, kind }) =>
  offices(kind, code).flatMap(([office, holders]) => Array.from({ length: holders }, (_, i) => ({ username: `${office}-${code}${holders > 1 ? `-${i + 1}` : ''}`, office, organ: code }))),
)).map((post, i) => ({ ...post, name: `${families[i % families.length]}${givens[(i * 7) % givens.length]}` }));

/** The password of every demonstration user; they exist only on the built-in database, behind a loopback address. */
export const demoPassword = 'Nantong-demo-2026';
