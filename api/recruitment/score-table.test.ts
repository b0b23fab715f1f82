import { describe, expect, test } from 'vitest';
import { readTable } from './score-table.ts';

const called = new Set(['A01-000001', 'A01-000002', 'A01-000003']);
const head = ['准考证号', '成绩', '标记'];

describe('成绩表逐格检查，行列值原因一次说清', () => {
  test('合格的行全部可以导入，缺考不需要成绩', () => {
    expect(readTable([head, ['a01-000001', '72.5', ''], ['A01-000002', '', '缺考'], ['', '', '']], 'written-test', called)).toEqual({
      rows: [{ ticket: 'A01-000001', state: 'scored', points: 7250 }, { ticket: 'A01-000002', state: 'absent', points: null }],
      faults: [],
    });
  });

  test.each([
    [['', '60', ''], '准考证号', 'no-ticket'],
    [['A01-000009', '60', ''], '准考证号', 'unknown-ticket'],
    [['A01-000001', '六十', ''], '成绩', 'not-a-number'],
    [['A01-000001', '100.5', ''], '成绩', 'out-of-range'],
    [['A01-000001', '-1', ''], '成绩', 'out-of-range'],
    [['A01-000001', '60.125', ''], '成绩', 'too-fine'],
    [['A01-000001', '', ''], '成绩', 'no-score'],
    [['A01-000001', '60', '作弊'], '标记', 'unknown-mark'],
    [['A01-000001', '60', '缺考'], '标记', 'absent-with-score'],
  ])('%j：%s %s', (cells, column, fault) => expect(readTable([head, cells], 'written-test', called).faults).toMatchObject([{ row: 2, column, fault }]));

  test('同一准考证号两次成绩不同的，不知道哪一次对，两行都报错；相同的只报第二行', () => {
    const twice = (row: number) => ({ row, column: '准考证号', value: 'A01-000001', fault: 'ticket-twice' });
    expect(readTable([head, ['A01-000001', '60', ''], ['A01-000002', '70', ''], ['a01-000001', '61', '']], 'written-test', called)).toEqual({ rows: [{ ticket: 'A01-000002', state: 'scored', points: 7000 }], faults: [twice(2), twice(4)] });
    expect(readTable([head, ['A01-000001', '60', ''], ['A01-000001', '60', '']], 'written-test', called)).toMatchObject({ rows: [{ ticket: 'A01-000001' }], faults: [twice(3)] });
  });

  test('缺考的成绩写成 0 也算缺考，违纪的原来有成绩也作无效', () => {
    expect(readTable([head, ['A01-000001', '0', '缺考'], ['A01-000002', '88', '违纪']], 'written-test', called)).toEqual({ rows: [{ ticket: 'A01-000001', state: 'absent', points: null }, { ticket: 'A01-000002', state: 'void', points: null }], faults: [] });
  });

  test('体能只有合格与不合格，没有分数', () => {
    expect(readTable([['准考证号', '标记'], ['A01-000001', '合格'], ['A01-000002', '不合格'], ['A01-000003', '80']], 'fitness-test', called)).toEqual({
      rows: [{ ticket: 'A01-000001', state: 'passed', points: null }, { ticket: 'A01-000002', state: 'failed', points: null }],
      faults: [{ row: 4, column: '标记', value: '80', fault: 'unknown-mark' }],
    });
  });

  test('缺少列的，说明缺哪一列', () => expect(readTable([['准考证号'], ['A01-000001']], 'interview', called).faults).toMatchObject([{ row: 1, column: '成绩', fault: 'no-column' }]));
});
