import { expect, test } from 'vitest';
import { compose, type NoticeFacts } from './letters.ts';

const organ = { name: '崇川分局', phone: '0513-1', hours: '工作日', address: '某路 1 号' } as NoticeFacts['organ'];
const facts: NoticeFacts = { caseNo: 'TS-2026-00001', on: '2026-06-01', organ, to: undefined, opening: {}, begun: {}, clocks: [], statement: {}, draft: {}, decision: {}, allegations: [], findings: [] };
const wordsOf = (kind: Parameters<typeof compose>[0], more: Partial<NoticeFacts>) => compose(kind, { ...facts, ...more }).paragraphs.join('\n');
const imposed = { level: 'demerit', employment: 'direct', person: '李某某同志', facts: '查明的事实', basis: '考勤制度' };

test('whoever reported a breach is asked to keep the feedback to themselves, and whoever claimed redress is not (DR 36)', () => {
  expect(wordsOf('outcome-notice', { findings: ['substantiated', 'not-verifiable'] })).toContain('请您对反馈的内容保密');
  expect(wordsOf('outcome-notice', { findings: ['supported', 'explained'] })).not.toContain('保密');
  expect(wordsOf('outcome-notice', { findings: [] })).not.toContain('保密');
});

test('the gravest level is told by how the auxiliary is employed', () => {
  expect(wordsOf('measure-decision', { statement: { ...imposed, level: 'termination' } })).toContain('现决定：解除劳动合同。');
  expect(wordsOf('measure-decision', { statement: { ...imposed, level: 'termination', employment: 'dispatch' } })).toContain('现决定：退回派遣单位。');
  expect(wordsOf('measure-decision', { statement: imposed })).toContain('现决定：记过。');
});

test('the answer to a re-check names the measure, the ruling and its reason, and what becomes of what was executed', () => {
  const upheld = wordsOf('recheck-answer', { draft: imposed, statement: { result: 'upheld', reason: '事实清楚' } });
  expect(upheld).toContain('给予记过的处理决定');
  expect(upheld).toContain('复核决定：维持。理由：事实清楚');
  expect(upheld).not.toContain('已经执行的');
  expect(wordsOf('recheck-answer', { draft: imposed, statement: { result: 'warning', reason: '情节较轻' } })).toMatch(/变更为警告[^]*已经执行的，按本决定改正/);
});

test('no letter to the person complained of bears the number of the case, and each is addressed by the name written for it', () => {
  for (const kind of ['measure-decision', 'recheck-answer', 'measure-lapse'] as const) {
    const content = compose(kind, { ...facts, ...(kind === 'measure-decision' ? { statement: imposed } : { draft: imposed }) });
    expect(content.to).toBe('李某某同志');
    expect(JSON.stringify(content)).not.toContain(facts.caseNo);
  }
});
