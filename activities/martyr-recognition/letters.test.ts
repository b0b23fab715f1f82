import { expect, test } from 'vitest';
import { organRows } from '../../db/seed/organs.ts';
import { forms } from '../../workflows/martyr-recognition/forms.ts';
import { law } from '../../workflows/martyr-recognition/law.ts';
import { martyrGrounds, notices, regulation, type Notice } from '../../workflows/martyr-recognition/words.ts';
import type { NoticeFacts } from '../complaint/letters.ts';
import { compose } from './letters.ts';

const organ = organRows[0] as unknown as NoticeFacts['organ'];
const facts: NoticeFacts = { caseNo: 'LS-2026-00001', on: '2026-06-02', organ, to: organ, opening: { ground: 'offences' }, begun: {}, clocks: [], statement: { opinion: '不属于规定的情形', on: '2026-06-01', recipients: '配偶' }, draft: {}, decision: {}, allegations: [], findings: [] };
const textOf = (kind: Notice, statement: Readonly<Record<string, unknown>> = {}) => compose(kind, { ...facts, statement: { ...facts.statement, ...statement } }).paragraphs.join('\n');

test('不予评定依据的是情形和评定权限（第八条、第九条）；第十条只管军队评定的，哪里都不引', () => {
  expect(textOf('refusal-notice')).toContain(`不予评定烈士（${regulation}第八条、第九条）`);
  const grounds = Object.values(martyrGrounds).map(({ article }) => article);
  const cited = [...Object.values(forms).flatMap(({ articles }) => articles), ...Object.values(law).map(({ article }) => article), ...grounds, ...(Object.keys(notices) as Notice[]).map((kind) => textOf(kind))];
  expect(cited.filter((each) => each.includes('第十条'))).toEqual([]);
});

test('由谁持有证书，条例没有规定：告知书不说是条例定的', () => {
  expect(textOf('claim-notice')).toContain(`登记为商定或者有法院文书（由谁持有证书，${regulation}没有规定，此为默认规则）`);
  expect(textOf('martyr-notice')).toContain(`颁授给遗属（${regulation}第十三条）。证书由谁持有、款项由谁领取，请遗属先商定。`);
});

test('抚恤对象去世的，原来的抚恤金继续发放六个月作为丧葬补助费（第二十三条第二款），不是另外增发', () => {
  expect(textOf('pension-change', { result: 'deceased' })).toContain(`去世，原享受的定期抚恤金继续发放6个月，作为丧葬补助费（${regulation}第二十三条第二款）。`);
  expect(textOf('pension-change', { result: 'ended' })).toContain('停发定期抚恤金（烈士褒扬条例第二十三条第一款）');
});
