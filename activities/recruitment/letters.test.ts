import { expect, test } from 'vitest';
import { organRows } from '../../db/seed/organs.ts';
import type { NoticeFacts } from '../complaint/letters.ts';
import { letters } from './letters.ts';

const facts: NoticeFacts = { caseNo: 'LY-2026-00001', on: '2026-06-02', organ: organRows[0] as unknown as NoticeFacts['organ'], to: undefined, opening: {}, begun: {}, clocks: [], statement: { paperNo: '离〔2026〕1号', term: 'fixed' }, draft: {}, decision: {}, allegations: [], findings: [], sums: ['劳动合同期限：固定期限，自2026年3月2日起36个月。', '解除或者终止的日期：2027年5月31日。'] };
const textOf = (kind: Parameters<typeof letters.employment.compose>[0]) => letters.employment.compose(kind, facts).paragraphs.join('\n');

test('离职证明写明劳动合同期限、终止日期、岗位和工作年限（劳动合同法实施条例第二十四条），合同文本至少保存两年', () => {
  expect(textOf('leaving-proof')).toMatch(/^兹证明劳动合同已经解除或者终止。证明编号 离〔2026〕1号（劳动合同法第五十条，劳动合同法实施条例第二十四条）。\n劳动合同期限：固定期限，自2026年3月2日起36个月。\n解除或者终止的日期：2027年5月31日。\n/);
  expect(textOf('leaving-proof')).toContain('合同文本至少保存两年备查');
});

test('仲裁时效从知道或者应当知道权利被侵害之日起算（劳动争议调解仲裁法第二十七条）', () => {
  for (const kind of ['contract-copy', 'probation-decision', 'leaving-proof'] as const) expect(textOf(kind)).toContain('自知道或者应当知道权利被侵害之日起1年内申请劳动人事争议仲裁（劳动争议调解仲裁法第二十七条）');
});
