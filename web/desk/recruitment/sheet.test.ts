import { expect, test } from 'vitest';
import { sheetOf } from './sheet.ts';

test.each([
  ['逗号分隔，带引号和换行', '准考证号,成绩\r\n"A01-000001","7""2"\r\n"A01\n2",', [['准考证号', '成绩'], ['A01-000001', '7"2'], ['A01\n2', '']]],
  ['从表格粘贴，用制表符分隔', '准考证号\t成绩\t标记\nA01-000001\t72.5\t\n', [['准考证号', '成绩', '标记'], ['A01-000001', '72.5', '']]],
  ['文件开头的字节序标记和空行不算', '\uFEFFa,b\n\n1,2\n', [['a', 'b'], ['1', '2']]],
])('%s', (_, text, rows) => expect(sheetOf(text)).toEqual(rows));
