import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { paths, words } from '../../test/paths/employment.ts';
import type { FakeRegister } from '../../test/paths/register.ts';
import { stoppedAfter } from '../../test/paths/stops.ts';
import { transcript } from '../../test/paths/transcript.ts';
import { Walk } from '../../test/paths/walk.ts';

const approved = new URL('../../docs/procedures/employment.approved.md', import.meta.url);
/** Years pass in these paths; on a busy machine a step takes seconds. */
const longPath = 600_000;
const walked = new Map<string, FakeRegister>();
let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('employment', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

describe('录用与用工的每一条路都走到终结', () => {
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
      'employment-certificate': ['issueCertificate'], 'employment-offer-answer': ['answerOffer:2', '未answerOffer:2'], 'employment-probation': ['appraiseProbation', 'recordLeaving'],
      'file-transfer': ['transferFile'], 'housing-fund-closing': ['closeHousingFund'], 'housing-fund-registration': ['registerHousingFund'], 'labour-contract-signing': ['signContract'],
      'leaving-proof': ['issueProof'], 'service-by-hand': ['recordService'], 'social-insurance-registration': ['registerInsurance'],
    });
  });

  // Set APPROVE=1 to write the transcripts anew; their change is then reviewed as text.
  test('经过与批准的记录一致', () => {
    const told = ['# 录用与用工：每一条路的经过', '', '由测试写成，改动须经审阅。状态：B 法定，D 默认（目标）。', '', ...[...walked].map(([sentence, register]) => transcript(words, sentence, register))].join('\n');
    if (process.env.APPROVE) writeFileSync(approved, told);
    expect(told).toBe(readFileSync(approved, 'utf8'));
  });
});
