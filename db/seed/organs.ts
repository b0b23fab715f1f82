import type { OrganKind } from '../schema/index.ts';

interface OrganRow {
  code: string;
  name: string;
  nameEn: string;
  sign: string;
  kind: OrganKind;
  superior?: string;
  address: string;
}

const city = '320600';

/** County-level bureaus of Nantong with some of their stations, by code of division (GB/T 2260 where there is one). */
const bureaus: readonly [code: string, name: string, nameEn: string, sign: string, address: string, stations: readonly string[]][] = [
  ['320602', '南通市公安局崇川分局', 'Chongchuan Branch', '崇公', '南通市崇川区', ['城东派出所', '新城桥派出所', '狼山派出所', '观音山派出所', '唐闸派出所', '幸福派出所']],
  ['320612', '南通市公安局通州分局', 'Tongzhou Branch', '通州公', '南通市通州区', ['金沙派出所', '平潮派出所', '二甲派出所']],
  ['320614', '南通市公安局海门分局', 'Haimen Branch', '海门公', '南通市海门区', ['海门派出所', '三厂派出所', '悦来派出所']],
  ['320691', '南通市公安局经济技术开发区分局', 'Development Zone Branch', '开公', '南通经济技术开发区', ['新开派出所', '竹行派出所']],
  ['320692', '南通市公安局苏锡通科技产业园区分局', 'Su-Xi-Tong Park Branch', '苏锡通公', '苏锡通科技产业园区', ['张江路派出所']],
  ['320693', '南通市公安局通州湾分局', 'Tongzhou Bay Branch', '通州湾公', '通州湾示范区', ['三余派出所']],
  ['320623', '如东县公安局', 'Rudong County Bureau', '东公', '南通市如东县', ['城中派出所', '洋口派出所', '掘港派出所']],
  ['320681', '启东市公安局', 'Qidong Bureau', '启公', '启东市', ['汇龙派出所', '吕四派出所', '寅阳派出所']],
  ['320682', '如皋市公安局', 'Rugao Bureau', '皋公', '如皋市', ['如城派出所', '白蒲派出所', '长江派出所']],
  ['320685', '海安市公安局', "Hai'an Bureau", '海公', '海安市', ['城东派出所', '曲塘派出所', '李堡派出所']],
];

/** The seven departments of Art. 4, at the city's level; the police are the bureau itself. */
const departments: readonly [code: string, name: string, nameEn: string, sign: string][] = [
  ['320600-staffing', '中共南通市委机构编制委员会办公室', 'Staffing Office', '通编办'],
  ['320600-civil-affairs', '南通市民政局', 'Civil Affairs Bureau', '通民'],
  ['320600-finance', '南通市财政局', 'Finance Bureau', '通财'],
  ['320600-hr', '南通市人力资源和社会保障局', 'Human Resources and Social Security Bureau', '通人社'],
  ['320600-health', '南通市卫生健康委员会', 'Health Commission', '通卫'],
  ['320600-veterans', '南通市退役军人事务局', 'Veterans Affairs Bureau', '通退役军人'],
];

/** Bodies that act in work injuries beside the departments, and one invented dispatch firm. */
const bodies: readonly [code: string, name: string, nameEn: string, sign: string, superior: string, kind: OrganKind][] = [
  ['320600-agency', '南通市社会保险基金管理中心', 'Social Insurance Agency', '通社保', city, 'department'],
  ['320600-appraisal', '南通市劳动能力鉴定委员会', 'Appraisal Committee', '通劳鉴', city, 'department'],
  ['320000-appraisal', '江苏省劳动能力鉴定委员会', 'Provincial Appraisal Committee', '苏劳鉴', '320000', 'department'],
  ['320600-firm', '南通江海安保人力资源有限公司', 'Jianghai Security Staffing Ltd', '江海人力', city, 'firm'],
];

/** Counties and districts with a government and a veterans department of their own; development zones have none. */
const counties: readonly [code: string, name: string, nameEn: string, sign: string][] = [
  ['320602', '崇川区', 'Chongchuan', '崇'],
  ['320612', '通州区', 'Tongzhou', '通州'],
  ['320614', '海门区', 'Haimen', '海门'],
  ['320623', '如东县', 'Rudong', '东'],
  ['320681', '启东市', 'Qidong', '启'],
  ['320682', '如皋市', 'Rugao', '皋'],
  ['320685', '海安市', "Hai'an", '海'],
];

/** Who reviews, decides and honours in a martyr recognition (MR 9–13), from the counties up. */
const honouring: readonly OrganRow[] = [
  ...counties.flatMap(([code, name, nameEn, sign]): OrganRow[] => [
    { code: `${code}-government`, name: `${name}人民政府`, nameEn: `${nameEn} People's Government`, sign: `${sign}政`, kind: 'department', superior: `${city}-government`, address: name },
    { code: `${code}-veterans`, name: `${name}退役军人事务局`, nameEn: `${nameEn} Veterans Affairs Bureau`, sign: `${sign}退役军人`, kind: 'department', superior: `${code}-government`, address: name },
  ]),
  { code: `${city}-government`, name: '南通市人民政府', nameEn: "Nantong People's Government", sign: '通政', kind: 'department', superior: '320000-government', address: '南通市' },
  { code: '320000-government', name: '江苏省人民政府', nameEn: "Jiangsu People's Government", sign: '苏政', kind: 'department', address: '南京市' },
  { code: '100000-veterans', name: '退役军人事务部', nameEn: 'Ministry of Veterans Affairs', sign: '退役军人', kind: 'department', address: '北京市' },
];
export const honouringCodes: ReadonlySet<string> = new Set(honouring.map(({ code }) => code));

export const organRows: readonly OrganRow[] = [
  { code: '100000', name: '公安部', nameEn: 'Ministry of Public Security', sign: '公', kind: 'ministry', address: '北京市' },
  { code: '320000', name: '江苏省公安厅', nameEn: 'Jiangsu Public Security Department', sign: '苏公', kind: 'provincial-department', superior: '100000', address: '南京市' },
  { code: city, name: '南通市公安局', nameEn: 'Nantong Public Security Bureau', sign: '通公', kind: 'city-bureau', superior: '320000', address: '南通市' },
  ...['警务辅助人员管理支队', '警务督察支队', '特巡警支队', '交通警察支队'].map((name, i): OrganRow => ({ code: `${city}-u${i + 1}`, name: `南通市公安局${name}`, nameEn: `City Unit ${i + 1}`, sign: '通公', kind: 'unit', superior: city, address: '南通市' })),
  ...bureaus.flatMap(([code, name, nameEn, sign, address, stations]): OrganRow[] => [
    { code, name, nameEn, sign, kind: 'county-bureau', superior: city, address },
    ...stations.map((station, i): OrganRow => ({ code: `${code}-s${i + 1}`, name: `${name}${station}`, nameEn: `${nameEn} Station ${i + 1}`, sign, kind: 'station', superior: code, address })),
  ]),
  ...departments.map(([code, name, nameEn, sign]): OrganRow => ({ code, name, nameEn, sign, kind: 'department', superior: city, address: '南通市' })),
  ...bodies.map(([code, name, nameEn, sign, superior, kind]): OrganRow => ({ code, name, nameEn, sign, kind, superior, address: superior === city ? '南通市' : '南京市' })),
  ...honouring,
];
