import writeExcelFile from 'write-excel-file/universal';
import { expect, test } from 'vitest';
import { csvOf, sheetIn, sheetOf, textIn } from './sheet.ts';

test.each([
  ['逗号分隔，带引号和换行', '准考证号,成绩\r\n"A01-000001","7""2"\r\n"A01\n2",', [['准考证号', '成绩'], ['A01-000001', '7"2'], ['A01\n2', '']]],
  ['从表格粘贴，用制表符分隔', '准考证号\t成绩\t标记\nA01-000001\t72.5\t\n', [['准考证号', '成绩', '标记'], ['A01-000001', '72.5', '']]],
  ['文件开头的字节序标记和末尾的空行不算，中间的空行留着，行号才对得上', '\uFEFFa,b\n\n1,2\n\n', [['a', 'b'], [''], ['1', '2']]],
])('%s', (_, text, rows) => expect(sheetOf(text)).toEqual(rows));

const workbook = (rows: readonly (readonly (string | number | null)[])[]) => writeExcelFile(rows.map((row) => row.map((value) => (value === null ? null : { value })))).toBlob();

test('表格文件：数字按看到的样子读，空格是空的，中间的空行留着', async () => {
  expect(await sheetIn(await workbook([['准考证号', '成绩', '标记'], ['A01-000001', 72.5, null], [null, null, null], ['A01-000002', 0.1 + 0.2, '缺考']]))).toEqual([
    ['准考证号', '成绩', '标记'],
    ['A01-000001', '72.5', ''],
    ['', '', ''],
    ['A01-000002', '0.3', '缺考'],
  ]);
});

test('五千行的表格文件，五秒内读完', async () => {
  const file = await workbook([['准考证号', '成绩'], ...Array.from({ length: 5_000 }, (_, i) => [`A01-${String(i).padStart(6, '0')}`, (i % 10_000) / 100])]);
  const began = performance.now();
  expect(await sheetIn(file)).toHaveLength(5_001);
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('不是表格文件的，读不出来', async () => {
  await expect(sheetIn(new Blob(['not a workbook']))).rejects.toThrow();
});

test('下载的错误清单在表格软件里不会变成公式', async () => {
  expect(await csvOf([['行', '值'], [3, '=1+1'], [4, '"好"']]).text()).toBe('"行","值"\r\n"3","\'=1+1"\r\n"4","""好"""\r\n');
});

test('中文系统另存的 CSV（GB 18030）也读得出', async () => {
  expect(sheetOf(await textIn(new Blob([new Uint8Array([0xb3, 0xc9, 0xbc, 0xa8, 0x2c, 0x31])])))).toEqual([['成绩', '1']]);
});

test.each([['utf-16le', [0xff, 0xfe, 0x10, 0x62, 0xe9, 0x7e, 0x09, 0x00, 0x31, 0x00]], ['utf-16be', [0xfe, 0xff, 0x62, 0x10, 0x7e, 0xe9, 0x00, 0x09, 0x00, 0x31]]])('表格软件另存的“Unicode 文本”（%s）也读得出', async (_, bytes) => {
  expect(sheetOf(await textIn(new Blob([new Uint8Array(bytes)])))).toEqual([['成绩', '1']]);
});
