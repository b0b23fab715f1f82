import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { issued, opening, reviewed, ruled, submitted } from '../../test/paths/quota.ts';
import { groundOf, says, Walk, type Step } from '../../test/paths/walk.ts';
import * as m from './messages.ts';

let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('quota', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

const refused = (...steps: Step[]) => groundOf(walk.take({ opening, steps }, { refused: true }));

describe('额度：不合法的一律拒绝', () => {
  const table: [sentence: string, ground: string, ...steps: Step[]][] = [
    ['会商没有完就核定的', 'not-awaited', ruled('approved')],
    ['公安机关自己核定的（第五条）', 'wrong-office', ...reviewed(), submitted, says('organ-leader', m.approveQuota, { result: 'approved' })],
    ['刚下达就作年度复核的', 'not-awaited', ...reviewed(), submitted, ruled('approved'), issued(), says('staffing-officer', m.reviewQuota, { result: 'kept' })],
    ['早于核定之日执行的（第五条）', 'before-approval', ...reviewed(), submitted, ruled('approved'), says('staffing-officer', m.issueQuota, { from: '2026-03-01' as never, years: 1 })],
  ];
  for (const [sentence, ground, ...steps] of table) {
    test(`${sentence}：${ground}`, async () => expect(await refused(...steps)).toBe(ground));
  }
});
