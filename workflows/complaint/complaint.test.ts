import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { paths, words } from '../../test/paths/complaint.ts';
import type { FakeRegister } from '../../test/paths/register.ts';
import { transcript } from '../../test/paths/transcript.ts';
import { Walk } from '../../test/paths/walk.ts';

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
      for (const [nth, [sentence, path]] of Object.entries(paths).filter(([each]) => /^移送以后|^处理还没有执行|^处理决定/.test(each)).entries())
        expect(lines(sentence, await walk.take(path, { losesFrom: from + (nth % 2) }))).toEqual(lines(sentence, walked.get(sentence)!));
    });

  test('由另一人把关的每一步，待办上写明谁不能办', () => {
    const register = walked.get(Object.keys(paths)[0]!)!;
    const barred = register.events.flatMap((event) => (event.type === 'duty-opened' && typeof event.who !== 'string' && event.who.except ? [[event.message, event.who.except]] : []));
    expect(Object.fromEntries(barred)).toEqual({ confirmTriage: ['in-1'], countersign: ['h-1'], decide: ['h-1', 'h-2'], approveOutcome: ['h-1'] });
  });

  // Set APPROVE=1 to write the transcripts anew; their change is then reviewed as text.
  test('经过与批准的记录一致', () => {
    const told = ['# 投诉举报：每一条路的经过', '', '由测试写成，改动须经审阅。状态：B 法定，D 默认（目标）。', '', ...[...walked].map(([sentence, register]) => transcript(words, sentence, register))].join('\n');
    if (process.env.APPROVE) writeFileSync(approved, told);
    expect(told).toBe(readFileSync(approved, 'utf8'));
  });
});
