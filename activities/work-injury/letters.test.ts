import { expect, test } from 'vitest';
import { organRows } from '../../db/seed/organs.ts';
import { law } from '../../workflows/work-injury/law.ts';
import { notices, type Notice } from '../../workflows/work-injury/words.ts';
import type { NoticeFacts } from '../complaint/letters.ts';
import { compose, signs } from './letters.ts';

const organ = organRows.find(({ code }) => code === '320600-hr') as unknown as NoticeFacts['organ'];
const clock = (id: string, lastDay: string) => ({ key: id, lastDay, state: 'running' }) as unknown as NoticeFacts['clocks'][number];
const facts: NoticeFacts = {
  caseNo: 'GS-2026-00001', on: '2026-06-02', organ, to: undefined, opening: { occurredOn: '2026-06-01' }, begun: {}, draft: {}, decision: {}, allegations: [], findings: [], result: 'settled',
  clocks: [clock(law.personApplication.id, '2027-06-01'), clock(law.decision.id, '2026-09-10'), clock(law.appraisalSupply.id, '2026-06-17')],
  statement: { result: 'recognised', paragraph: 'violence', facts: '执行巡逻时被推倒', paperNo: '通人社〔2026〕9号', awaited: '法院对交通事故责任的判决', reason: '超过申请期限', missing: ['劳动合同', '诊断证明'], visitOn: '2026-06-20', place: '市一院', grade: '7', selfCare: 'none' },
  sums: ['1-1 停工期护理（2026-06-01）：600.00 元，依据工伤保险条例第三十三条第三款。', '合计 600.00 元。'],
};
const textOf = (kind: Notice) => compose(kind, kind === 'appraisal-supplement' ? { ...facts, statement: { ...facts.statement, missing: '诊断证明' } } : facts).paragraphs.join('\n');

test('每一种书面告知都有编号用字和正文，不留空缺，不重号', () => {
  for (const kind of Object.keys(notices) as Notice[]) {
    expect(signs[kind]).toMatch(/^\p{Script=Han}+$/u);
    expect(textOf(kind)).toContain('GS-2026-00001');
    expect(textOf(kind)).not.toMatch(/undefined|NaN|（）|，，|：。/);
  }
  expect(new Set(Object.values(signs)).size).toBe(Object.keys(notices).length);
});

const table: [kind: Notice, ...said: string[]][] = [
  ['suspension-notice', '自 2026年6月2日', '等待：法院对交通事故责任的判决', '第二十条第三款', '不计入认定期限'],
  ['resumption-notice', '起恢复', '最后一天 2026年9月10日'],
  ['right-notice', '30天内申请', '您、近亲属或者工会现在可以直接申请', '最后一天 2027年6月1日', '不需要用人单位签字'],
  ['supplement-list', '劳动合同、诊断证明', '15天内决定是否受理'],
  ['recognition-decision', '认定工伤', '执行巡逻时被推倒', '60天内向作出决定的机关的本级人民政府申请行政复议', '6个月内向人民法院提起行政诉讼'],
  ['claim-letter', '由你单位承担（劳务派遣暂行规定第十条），各项依据如下', '1-1 停工期护理（2026-06-01）：600.00 元，依据工伤保险条例第三十三条第三款', '合计 600.00 元', '告知付款凭证号'],
  ['relief-notice', '户籍所在地的乡镇、街道', '临时救助向急难发生地的乡镇、街道', '先行救助', '社会救助法第三十七条、第五十条', '复议或者起诉（社会救助法第七十六条）'],
  ['benefit-decision', '逐项如下', '合计 600.00 元', '60天内向作出决定的机关的本级人民政府申请行政复议', '劳动仲裁'],
  ['incident-notice', '用人单位应当在30天内申请工伤认定'],
  ['appraisal-conclusion', '伤残等级 七级', '15天内', '不必等待遇核定', '满一年后'],
];
for (const [kind, ...said] of table) test(`${notices[kind][0]}写明该写的：${said[0]}`, () => said.forEach((each) => expect(textOf(kind)).toContain(each)));

test('同一个期限第二次起算的，写第二次的最后一天；事实清楚的案件恢复认定，写十五日期限的最后一天', () => {
  const counted = (key: string, lastDay: string, state = 'running') => ({ key, lastDay, state }) as unknown as NoticeFacts['clocks'][number];
  const saying = (kind: Notice, ...clocks: NoticeFacts['clocks']) => compose(kind, { ...facts, clocks, statement: { ...facts.statement, missing: '诊断证明' } }).paragraphs.join('\n');
  expect(saying('appraisal-supplement', counted(`${law.appraisalSupply.id}:2`, '2026-09-20'), counted(law.appraisalSupply.id, '2026-06-17', 'stopped'))).toContain('最后一天 2026年9月20日');
  expect(saying('resumption-notice', counted(law.decision.id, '2026-06-17', 'stopped'), counted(`${law.decision.id}:2`, '2026-12-01'))).toContain('最后一天 2026年12月1日');
  expect(saying('resumption-notice', counted(law.decisionWhenClear.id, '2026-07-01'))).toMatch(/最后一天 2026年7月1日.*第二十条，15天/);
});

test('登记时一年已过的，不说还能在过去的那天以前申请，说明怎么申请（最高人民法院关于审理工伤保险行政案件若干问题的规定第七条）', () => {
  const said = compose('right-notice', { ...facts, on: '2027-06-02' }).paragraphs.join('\n');
  expect(said).toMatch(/申请期限已过[\s\S]*60天内申请[\s\S]*起止日期/);
  expect(said).not.toContain('最后一天');
});

test('鉴定改期的，写明新的日子，地点不变（劳动能力鉴定管理办法第十二条）', () => {
  expect(textOf('visit-notice')).toMatch(/定于 2026年6月20日.* 在 市一院 进行。/);
  expect(compose('visit-notice', { ...facts, statement: { visitOn: '2026-06-27', days: 7, reason: '住院' } }).paragraphs[0]).toMatch(/改期到 2026年6月27日.* 进行，地点不变。$/);
});

test('未参保的由用人单位核定，不是行政决定：只说劳动仲裁，不说复议起诉（工伤保险条例第五十四条、第五十五条、第六十二条）', () => {
  const decided = compose('benefit-decision', { ...facts, opening: { ...facts.opening, insurance: 'uninsured' } }).paragraphs.join('\n');
  expect(decided).toContain('劳动仲裁');
  expect(decided).not.toMatch(/复议|诉讼/);
});

test('基金不先行支付的，写明理由', () => {
  const decided = (statement: Record<string, unknown>) => compose('fund-decision', { ...facts, statement }).paragraphs[0];
  expect(decided({ result: 'refused', note: '用人单位已经足额支付。', paperNo: '通社保〔2026〕3号' })).toBe('GS-2026-00001 的先行支付申请：基金不先行支付。理由：用人单位已经足额支付。文号 通社保〔2026〕3号。');
  expect(decided({ result: 'paid', note: '内部意见' })).toBe('GS-2026-00001 的先行支付申请：由工伤保险基金先行支付。');
});

test('省级鉴定委员会的结论是最终结论，不再说可以申请再次鉴定（工伤保险条例第二十六条）', () => {
  const final = compose('appraisal-conclusion', { ...facts, opening: { ...facts.opening, bodies: { provincialCommittee: organ.code } } }).paragraphs.join('\n');
  expect(final).toMatch(/为最终结论/);
  expect(final).not.toMatch(/可以向省级/);
});

test('办结告知只提还有的救济，从各份决定收到之日起算；没有鉴定的不说复查鉴定', () => {
  const closing = (result: string) => compose('closing-notice', { ...facts, result }).paragraphs.join('\n');
  expect(closing('settled')).toMatch(/复查鉴定[\s\S]*自收到那一份决定之日起60天内/);
  for (const result of ['no-disability', 'death-settled']) expect(closing(result)).toMatch(/^(?!.*复查鉴定)[\s\S]*自收到那一份决定之日起60天内/);
  for (const result of ['right-lapsed', 'not-recognised', 'not-accepted']) expect(closing(result)).not.toMatch(/不服|复查鉴定/);
});
