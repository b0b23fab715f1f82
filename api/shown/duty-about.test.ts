import { describe, expect, test } from 'vitest';
import type { OrganRow } from '../../db/reads/names.ts';
import { aboutOf } from './duty-about.ts';
import { procedureOf } from '../cases/procedures.ts';

const organs = new Map([['320600', { name: '南通市公安局', nameEn: 'Nantong Public Security Bureau' } as OrganRow]]);
const about = (procedure: string, key: string, language: 'zh' | 'en' = 'zh') => aboutOf({ language, organs }, procedureOf(procedure), key, '320602');

describe('同一种待办有几件时，写明是关于什么的，从不写代码', () => {
  test.each([
    ['commendation', 'vet/discipline', '检举和处分情况'],
    ['commendation', 'vet/management:2', '日常管理情况'],
    ['commendation', 'recordFiling/320600', '南通市公安局'],
    ['commendation', 'recordFiling/320600-revoked', '撤销以后'],
    ['commendation', 'takeDown/revoked', '撤销以后'],
    ['commendation', 'consentToPublicity/personnel-officer', '政工岗'],
    ['commendation', 'recordService/award-decision:unit', '奖励决定书 · 推荐单位'],
    ['martyr-recognition', 'recordService/refusal-notice', '不予评定烈士告知书'],
    ['martyr-recognition', 'recordService/pension-change:n1', '定期抚恤金变更告知书'],
    ['martyr-recognition', 'enquire/county-government-receipt-due:2', '县级人民政府'],
    ['martyr-recognition', 'settleHolder/claim:2', '其他遗属提出'],
    ['martyr-recognition', 'reviewPension/2', '第 2 件'],
    ['commendation', 'approve/320602', undefined],
    ['commendation', 'approve', undefined],
    ['complaint', 'recordExecution/review', '复查'],
    ['complaint', 'hearOnMeasure/re-review2', '复核'],
    ['complaint', 'recordExecution/recheck-review', '处理复核'],
    ['complaint', 'askRecheck/2', '第 2 次办理'],
    ['complaint', 'imposeMeasure/person1-2', '第 1 人 · 第 2 次办理'],
    ['complaint', 'hearOnMeasure/person1', '第 1 人'],
    ['complaint', 'hearOnMeasure/person2', '第 2 人'],
    ['complaint', 'recordService/measure-decision:person1', '处理决定书 · 第 1 人'],
    ['complaint', 'recordReferralReply/criminal-unit', '刑事办案部门'],
    ['complaint', 'imposeMeasure/person3-review2', '第 3 人 · 复查'],
    ['complaint', 'recordExecution/recheck-person2', '第 2 人 · 处理复核'],
    ['work-injury', 'answer/unheard-of', undefined],
  ])('%s %s → %s', (procedure, key, words) => {
    expect(about(procedure, key)).toBe(words);
  });

  test('英文也一样', () => {
    expect(about('commendation', 'recordService/award-decision:nominee', 'en')).toBe('decision on the award · nominee');
  });
});
