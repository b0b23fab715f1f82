import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { FakeRegister } from '../../test/paths/register.ts';
import { stoppedAfter } from '../../test/paths/stops.ts';
import { transcript } from '../../test/paths/transcript.ts';
import { Walk } from '../../test/paths/walk.ts';
import { paths, words } from '../../test/paths/commendation.ts';

const approved = new URL('../../docs/procedures/commendation.approved.md', import.meta.url);
const walked = new Map<string, FakeRegister>();
/** Tracks side by side make long paths; on a busy machine a step takes seconds. */
const longPath = 240_000;
let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('commendation', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

describe('表彰奖励的每一条路都走到终结', () => {
  for (const [sentence, path] of Object.entries(paths)) {
    test(sentence, async () => {
      const register = await walk.take(path, { sentence });
      walked.set(sentence, register);
      expect(register.open).toEqual([]);
      expect(register.events.at(-1)?.type).toBe('ended');
    }, longPath);
  }

  test('每个期限在那一步办完时停下，没有一个一直走下去', () => {
    expect(stoppedAfter(walked.values())).toEqual({
      'award-decision-notice': ['announce', 'announce:2'], 'award-objection': ['object', 'objectToLevel', 'ruleRevocation', '未object', '未objectToLevel', '未objectToLevel:2'],
      'award-objection-answer': ['answerLevelObjection', 'answerObjection', 'ruleRevocation'], 'award-take-down': ['approve:2', 'enterInFile:2', 'takeDown'],
      'award-public-notice': ['ruleObjection', '未recordObjection', '未recordObjection:2', '未recordObjection:3', '未recordObjection:4'], 'award-vetting-again': ['vet:2'], 'service-by-hand': ['recordService:nominee', 'recordService:unit'],
    });
  });

  // Set APPROVE=1 to write the transcripts anew; their change is then reviewed as text.
  test('经过与批准的记录一致', () => {
    const told = ['# 表彰奖励：每一条路的经过', '', '由测试写成，改动须经审阅。状态：B 法定，M 示范，D 默认（目标）。', '', ...[...walked].map(([sentence, register]) => transcript(words, sentence, register))].join('\n');
    if (process.env.APPROVE) writeFileSync(approved, told);
    expect(told).toBe(readFileSync(approved, 'utf8'));
  });
});
