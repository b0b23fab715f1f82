import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { paths, words } from '../../test/paths/recruitment.ts';
import type { FakeRegister } from '../../test/paths/register.ts';
import { stoppedAfter } from '../../test/paths/stops.ts';
import { transcript } from '../../test/paths/transcript.ts';
import { Walk } from '../../test/paths/walk.ts';

const approved = new URL('../../docs/procedures/recruitment.approved.md', import.meta.url);
/** Many stages make long paths; on a busy machine a step takes seconds. */
const longPath = 600_000;
const walked = new Map<string, FakeRegister>();
let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('recruitment', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

describe('统一招聘的每一条路都走到终结', () => {
  for (const [sentence, path] of Object.entries(paths)) {
    test(sentence, async () => {
      const register = await walk.take(path, { sentence });
      walked.set(sentence, register);
      expect(register.open).toEqual([]);
      expect(register.events.at(-1)?.type).toBe('ended');
    }, longPath);
  }

  test('复核期和公示期挂在等它期满的待办上，期满自己停，谁也不算逾期', () => {
    const { events } = [...walked.values()][0]!;
    const waits = events.filter((event) => event.type === 'duty-opened' && (event.message === 'endNotice' || event.message === 'proceed'));
    expect(waits.length).toBeGreaterThan(5);
    for (const wait of waits) {
      const clock = 'clock' in wait ? wait.clock : undefined;
      const seqOf = (type: string, key: string) => events.find((event) => event.type === type && event.key === key)?.seq ?? Infinity;
      expect(seqOf('clock-stopped', clock as string), wait.key).toBeLessThan(seqOf('answered', wait.key));
      expect(events.some((event) => event.type === 'overdue' && event.key === clock), wait.key).toBe(false);
    }
  });

  // A campaign of any size: applicants are rows, so only what people say makes events.
  test('一次完整的招聘，流程历史不到两千个事件', async () => {
    const { events } = await walk.env.client.workflow.getHandle('T-1/0').fetchHistory();
    expect(events?.length).toBeLessThan(2_000);
  });

  test('每个期限在那一步办完时停下，没有一个一直走下去', () => {
    expect(stoppedAfter(walked.values())).toEqual({
      'recruitment-announcement': ['announce', 'correctAnnouncement'], 'recruitment-hire-approval': ['approveHires', 'approveHires:2'],
      'recruitment-plan-opinion': ['giveMoneyOpinion', 'giveMoneyOpinion:2'], 'recruitment-public-notice': ['publishNotice'],
      'recruitment-qualification': ['confirmResults', 'confirmResults:2', 'confirmResults:3'], 'recruitment-quota-check': ['checkQuota', 'checkQuota:2', 'checkQuota:3'],
      'recruitment-results': ['confirmResults', 'confirmResults:2'],
      'recruitment-stage-recheck': ['cancelCampaign', 'confirmRanking', 'confirmRanking:2', 'confirmResults', 'confirmResults:2', 'confirmResults:3'],
    });
  });

  // Set APPROVE=1 to write the transcripts anew; their change is then reviewed as text.
  test('经过与批准的记录一致', () => {
    const told = ['# 统一招聘：每一条路的经过', '', '由测试写成，改动须经审阅。状态：B 法定，D 默认（目标）。', '', ...[...walked].map(([sentence, register]) => transcript(words, sentence, register))].join('\n');
    if (process.env.APPROVE) writeFileSync(approved, told);
    expect(told).toBe(readFileSync(approved, 'utf8'));
  });
});
