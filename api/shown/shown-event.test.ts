import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { OrganRow } from '../../db/reads/names.ts';
import { procedureOf } from '../cases/procedures.ts';
import { shownFields } from './shown-event.ts';

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
