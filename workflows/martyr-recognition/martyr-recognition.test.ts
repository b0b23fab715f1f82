import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { FakeRegister } from '../../test/paths/register.ts';
import { stoppedAfter } from '../../test/paths/stops.ts';
import { transcript } from '../../test/paths/transcript.ts';
import { Walk } from '../../test/paths/walk.ts';
import { paths, words } from '../../test/paths/martyr-recognition.ts';

const approved = new URL('../../docs/procedures/martyr-recognition.approved.md', import.meta.url);
const walked = new Map<string, FakeRegister>();
/** Tracks side by side make long paths; on a busy machine a step takes seconds. */
const longPath = 240_000;
let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('martyr-recognition', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

describe('烈士评定的每一条路都走到终结', () => {
  for (const [sentence, path] of Object.entries(paths)) {
    test(sentence, async () => {
      const register = await walk.take(path, { sentence });
      walked.set(sentence, register);
      expect(register.open).toEqual([]);
      expect(register.events.at(-1)?.type).toBe('ended');
    }, longPath);
  }

  // Taken up, the case hears of the survivor before it comes to the outcome.
  test('评定以后才提出的遗属，流程丢失几次也只告知一次', async () => {
    const [sentence, path] = Object.entries(paths).find(([each]) => each.startsWith('评定以后另一遗属'))!;
    const lines = (register: FakeRegister) => transcript(words, sentence, register).split('\n').sort();
    expect(lines(await walk.take(path, { losesFrom: 0 }))).toEqual(lines(walked.get(sentence)!));
    expect(walked.get(sentence)!.events.filter((event) => event.type === 'notice-issued' && event.notice === 'applicant-notice').map((event) => 'to' in event && event.to)).toEqual(['applicant']);
  }, longPath);

  test('每个期限在那一步办完时停下，没有一个一直走下去', () => {
    expect(stoppedAfter(walked.values())).toEqual({
      'martyr-certificate': ['handOverCertificate'], 'martyr-family-notice': ['tellInPerson'], 'martyr-holder': ['settleHolder:2'], 'martyr-holder-first': ['settleHolder', 'settleHolder:3'], 'martyr-notice-receipt': ['recordMartyrNotice', 'recordMartyrNotice:2'], 'martyr-transmission': ['transmit', 'transmit:2', 'transmit:3'],
      'martyr-money': ['decideMoney'],
      'martyr-objection': ['answerObjection'], 'martyr-objection-request': ['object', 'object:2', '未object:2'], 'martyr-own-filing': ['applyThemselves:2', '未applyThemselves:2'],
      'martyr-pension': ['confirmPension'], 'martyr-pension-after-death': ['payAfterDeath'], 'martyr-preparation': ['decideFiling'],
      'martyr-public-notice': ['recordNoticeObjection', '未recordNoticeObjection', '未recordNoticeObjection:2'],
      'martyr-quiet': ['acknowledge', 'acknowledge:2', 'acknowledge:3', 'decideCity', 'decideCity:2', 'decideCity:3', 'decideCounty', 'decideCounty:2', 'decideCounty:3', 'decideNational', 'decideNational:2', 'decideNational:3', 'decideProvince', 'decideProvince:2', 'decideProvince:3', 'enquire', 'enquire:2', 'investigate', 'investigate:2', '未recordNoticeObjection', '未recordNoticeObjection:2'],
      'martyr-yearly-confirmation': ['reviewPension', 'reviewPension:2', 'reviewPension:3'], 'service-by-hand': ['recordService'],
    });
  });

  // Set APPROVE=1 to write the transcripts anew; their change is then reviewed as text.
  test('经过与批准的记录一致', () => {
    const told = ['# 烈士评定：每一条路的经过', '', '由测试写成，改动须经审阅。状态：B 法定，M 示范，D 默认（目标）。', '', ...[...walked].map(([sentence, register]) => transcript(words, sentence, register))].join('\n');
    if (process.env.APPROVE) writeFileSync(approved, told);
    expect(told).toBe(readFileSync(approved, 'utf8'));
  });
});
