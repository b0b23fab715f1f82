import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { accepted, concluded, investigated, paths, words } from '../../test/paths/complaint.ts';
import type { FakeRegister } from '../../test/paths/register.ts';
import { stoppedAfter } from '../../test/paths/stops.ts';
import { transcript } from '../../test/paths/transcript.ts';
import { published, says, Walk } from '../../test/paths/walk.ts';
import { law } from './law.ts';
import * as m from './messages.ts';

const { opening } = Object.values(paths)[0]!;
const approved = new URL('../../docs/procedures/complaint.approved.md', import.meta.url);
const walked = new Map<string, FakeRegister>();
let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('complaint', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

describe('投诉举报的每一条路都走到终结', () => {
  for (const [sentence, path] of Object.entries(paths)) {
    test(sentence, async () => {
      const register = await walk.take(path, { sentence });
      walked.set(sentence, register);
      expect(register.open).toEqual([]);
      expect(register.events.at(-1)?.type).toBe('ended');
    });
  }

  // What goes on beside a review is met again in whatever order the register is taken up; what one path skips, the next loses.
  for (const from of [0, 2])
    test(`移送、处理、复核和复查同时进行的，从第 ${from + 1} 步或者下一步起每四步丢失一次流程，经过不变`, async () => {
      const lines = (sentence: string, register: FakeRegister) => transcript(words, sentence, register).split('\n').sort();
      for (const [nth, [sentence, path]] of Object.entries(paths).filter(([each]) => /^移送以后|^处理还没有执行|^处理决定|^复查变更为违规|^复查变更为纠正还|^告知结果以后|^受理以前撤回、|^移送其他机关、对方都|^两人/.test(each)).entries())
        expect(lines(sentence, await walk.take(path, { losesFrom: from + (nth % 2) }))).toEqual(lines(sentence, walked.get(sentence)!));
    });

  test('由另一人把关的每一步，待办上写明谁不能办', () => {
    const barred: Record<string, string[]> = {};
    for (const { events } of walked.values())
      for (const event of events) if (event.type === 'duty-opened' && typeof event.who !== 'string' && event.who.except) barred[event.message] ??= [...event.who.except];
    const handlers = ['h-1', 'h-2'];
    const deciding = [...handlers, 'u-organ-leader'];
    expect(barred).toEqual({
      confirmTriage: ['in-1'], countersign: ['h-1'], decide: handlers, approveOutcome: ['h-1'], ruleExtension: ['h-1'], ruleReview: deciding, ruleReReview: [...deciding, 'u-reviewer'], ruleRecheck: deciding, approveClearing: ['h-1'],
    });
  });

  test('每个期限在那一步办完时停下，没有一个一直走下去', () => {
    expect(stoppedAfter(walked.values())).toEqual({
      'complaint-acceptance-notice': ['confirmReceipt', 'confirmTriage', 'confirmTriage:2', 'direct', 'ruleCompetence', 'ruleWithdrawal'], 'complaint-anonymous-triage': ['confirmTriage'],
      'complaint-competence-objection': ['confirmTriage', 'confirmTriage:2'], 'complaint-completion': ['decide', 'decide:2'], 'complaint-completion-report': ['decide', 'decide:2', 'ruleWithdrawal'],
      'complaint-kept-for-reading': ['readOutcome', '未readOutcome'], 'complaint-objection': ['answerObjection'],
      'complaint-re-review-opinion': ['ruleReReview'], 'complaint-re-review-request': ['acceptOutcome:2', 'acceptOutcome:3', 'askReReview', '未askReReview'], 'complaint-review-opinion': ['ruleReview'],
      'complaint-review-request': ['acceptOutcome', 'acceptOutcome:2', 'askReview', 'askReview:2', '未askReview'],
      'complaint-suspension-review': ['reviewSuspension', 'reviewSuspension:2', 'reviewSuspension:3', 'reviewSuspension:4', 'ruleRecusal'],
      'decision-execution': ['imposeMeasure', 'recordExecution', 'recordExecution:2', 'ruleReReview', 'ruleRecheck', 'ruleReview'], 'measure-recheck-opinion': ['ruleRecheck', 'ruleReview'],
      'measure-recheck-request': ['askRecheck', 'recordService', 'ruleReReview', '未askRecheck'], 'measure-recheck-unserved': ['askRecheck'], 'report-result-feedback': ['approveOutcome', 'approveOutcome:2'],
      'service-by-hand': ['recordService'],
    });
  });

  test('正在发生的，到场以前受理告知期限已经在走，过了最后一天上报一次（信访工作条例第二十三条）', () => {
    const [, { events }] = [...walked].find(([sentence]) => sentence.startsWith('正在发生的，督察没有到场'))!;
    const happened = events.filter(({ type }) => type === 'clock-started' || type === 'overdue' || type === 'answered').map(({ type, key }) => `${type} ${key}`);
    expect(happened.slice(0, 3)).toEqual([`clock-started ${law.acceptanceNotice.id}`, `overdue ${law.acceptanceNotice.id}`, 'answered goOut']);
  });

  test('新的日历公布后，正在走的和暂停的期限重新计算，已经停下的不动', async () => {
    const { events } = await walk.take({ opening, steps: [...accepted(), ...investigated('unsubstantiated').slice(0, 1), says('organ-leader', m.suspend), published(2), says('organ-leader', m.reviewSuspension, { result: 'resumed' }), ...concluded.slice(3), says('complainant', m.acceptOutcome)] });
    expect(events.flatMap(({ type, key }) => (type === 'clock-recounted' ? [key] : []))).toEqual([`${law.completionOfReport.id}@2`, `${law.suspensionReview.id}@2`]);
  });

  // Set APPROVE=1 to write the transcripts anew; their change is then reviewed as text.
  test('经过与批准的记录一致', () => {
    const told = ['# 投诉举报：每一条路的经过', '', '由测试写成，改动须经审阅。状态：B 法定，D 默认（目标）。', '', ...[...walked].map(([sentence, register]) => transcript(words, sentence, register))].join('\n');
    if (process.env.APPROVE) writeFileSync(approved, told);
    expect(told).toBe(readFileSync(approved, 'utf8'));
  });
});
