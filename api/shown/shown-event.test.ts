import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { OrganRow } from '../../db/reads/names.ts';
import type { caseEvents } from '../../db/schema/index.ts';
import type { Happening } from '../../workflows/steps/activities.ts';
import { law } from '../../workflows/complaint/law.ts';
import type { Statement } from '../../workflows/steps/words.ts';
import { procedureOf } from '../cases/procedures.ts';
import { shownEvent, shownFields } from './shown-event.ts';

const organs = new Map([['320602-veterans', { name: '崇川区退役军人事务局', nameEn: 'Chongchuan Veterans Affairs Bureau' } as OrganRow]]);
const shown = (procedure: string, message: string, body: Record<string, unknown>, language: 'zh' | 'en' = 'zh') =>
  Object.fromEntries(shownFields(procedureOf(procedure), message, { language, organs, names: new Map([['u-1', '赵洁']]) }, body).map(({ label, value }) => [label, value]));

describe('填写的内容用人看得懂的字写，不写代码', () => {
  test('从名册里选的机关和人写名称，金额写元，附件写个数', () => {
    expect(shown('martyr-recognition', 'requestRecognition', { county: '320602-veterans', ground: 'offences' })).toEqual({ '拟申报的情形': '查处违法犯罪、反恐、处置突发事件等牺牲（第八条第一项）', '受理的县级退役军人事务部门': '崇川区退役军人事务局' });
    expect(shown('martyr-recognition', 'decideMoney', { income: 5_400_050, documents: [randomUUID(), randomUUID()] })).toEqual({ '牺牲前一年度全国城镇居民人均可支配收入': '¥54,000.50', 附件: '2 个文件' });
    expect(shown('martyr-recognition', 'decideMoney', { documents: ['死亡证明.pdf'] })).toEqual({ 附件: '1. 死亡证明.pdf' });
    expect(shown('complaint', 'assign', { handlers: ['u-1', 'u-2'] })).toMatchObject({ '承办人（两人，不得来自被反映人单位）': '1. 赵洁\n2. u-2' });
  });

  test('逐项的勾选写明是什么；从前的版本问过、现在不再问的，照样写出来', () => {
    const findings = [{ finding: 'unsubstantiated', basis: '监控', suspected: true }, { finding: 'not-verifiable', basis: '无' }];
    expect(shown('complaint', 'report', { findings })).toEqual({ 逐项认定: '1. 不属实；监控；涉嫌诬告：是\n2. 无法查实；无' });
    expect(shown('complaint', 'report', { findings: [findings[1]], suspectedFalseAccusation: true })).toEqual({ 逐项认定: '1. 无法查实；无', 涉嫌诬告: '是' });
    expect(shown('complaint', 'referFalseAccusation', { allegations: ['1', '3'], intent: true })).toMatchObject({ '涉及哪几项（只能选查明不属实的）': '第 1 项、第 3 项' });
  });

  test('英文也一样', () => {
    expect(shown('martyr-recognition', 'reviewPension', { to: '320602-veterans', result: 'moved' }, 'en')).toEqual({ result: 'moved, paid there from January', 'new place': 'Chongchuan Veterans Affairs Bureau' });
  });
});

describe('经过的每一行写明是关于哪一个人、哪一级、哪个环节的', () => {
  const titled = (procedure: string, body: Happening, language: 'zh' | 'en' = 'zh') => shownEvent(procedureOf(procedure), { language, organs, names: new Map() }, { seq: 1, type: body.type, key: body.key, body, at: new Date(0), hash: '' } as unknown as typeof caseEvents.$inferSelect).title;
  const said = (key: string, as: string): Happening => ({ type: 'answered', key, statement: { id: '', duty: key, by: 'u-1', as, on: '2026-06-02' } as Statement });
  const owes = (key: string, organ = '320602'): Happening => ({ type: 'duty-opened', key, message: key.split('/')[0]!, who: { office: 'handler', organ }, owed: true });

  test.each<[procedure: string, body: Happening, title: string]>([
    ['complaint', said('imposeMeasure/person2', 'organ-leader'), '作出处理（第 2 人）'],
    ['complaint', said('imposeMeasure', 'organ-leader'), '作出处理'],
    ['complaint', owes('hearOnMeasure/person1'), '等待：告知拟处理并听取陈述申辩（第 1 人）'],
    ['complaint', { type: 'lapsed', key: 'askRecheck/person1' }, '登记处理复核申请（第 1 人）：逾期未提出'],
    ['complaint', { type: 'clock-started', key: `${law.execution.id}:person2-review`, period: law.execution, from: '2026-06-02' }, '起算：执行期限（第 2 人 · 复查）'],
    ['complaint', { type: 'clock-recounted', key: `${law.execution.id}:person1@2`, clock: `${law.execution.id}:person1`, calendar: 2 }, '按新日历重算：执行期限（第 1 人）'],
    ['complaint', { type: 'clock-stopped', key: `${law.execution.id}:2`, on: '2026-06-02' }, '完成：执行期限'],
    ['complaint', { type: 'notice-issued', key: 'measure-decision:person1', notice: 'measure-decision', to: 'subject', on: '2026-06-02', about: {} }, '发出：处理决定书（第 1 人）'],
    ['complaint', { type: 'tried', key: 'measure-decision:person1:2/1', notice: 'measure-decision:person1:2', result: 'by-hand', channel: 'hand', on: '2026-06-02' }, '送达：处理决定书（第 1 人）（人工送达，待人工送达）'],
    ['complaint', { type: 'served', key: 'measure-decision:person2', result: 'served', on: '2026-06-02' }, '处理决定书（第 2 人）：已送达'],
    ['recruitment', said('submitResults/interview', 'handler'), '提交本环节结果（面试）'],
    ['martyr-recognition', owes('acknowledge/county-government'), '等待：签收案卷（县级人民政府）'],
    ['martyr-recognition', said('decideCounty/county-government', 'government-officer'), '县级人民政府审核'],
    ['work-injury', { type: 'served', key: 'claim-letter:n1-firm-2', result: 'served', on: '2026-06-02' }, '垫付费用追偿函（第 1 笔 · 劳务派遣单位）：已送达'],
    ['commendation', said('objectToLevel/nominee', 'nominee'), '对奖励等级提出异议'],
    ['commendation', owes('recordFiling/320602-veterans', '320602'), '等待：报上一级备案（崇川区退役军人事务局）'],
  ])('%s %o → %s', (procedure, body, title) => {
    expect(titled(procedure, body)).toBe(title);
  });

  test('英文也一样', () => {
    expect(titled('complaint', said('imposeMeasure/person2', 'organ-leader'), 'en')).toMatch(/ \(person 2\)$/);
  });
});
