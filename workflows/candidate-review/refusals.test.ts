import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { examined, opening } from '../../test/paths/candidate-review.ts';
import { groundOf, says, Walk } from '../../test/paths/walk.ts';
import * as m from './messages.ts';

let walk: Walk;
beforeAll(async () => {
  walk = await Walk.begin('candidate-review', inject('testServerPath'), inject('workflowBundlePath'));
});
afterAll(() => walk.end());

test('提出核查意见的人自己决定的：same-person', async () => {
  expect(await groundOf(walk.take({ opening, steps: [examined('upheld'), says('unit-leader', m.decideReview, { result: 'upheld', by: 'r-1' })] }, { refused: true }))).toBe('same-person');
});

test('负责人没有核查意见就决定的：not-awaited', async () => {
  expect(await groundOf(walk.take({ opening, steps: [says('unit-leader', m.decideReview, { result: 'upheld' })] }, { refused: true }))).toBe('not-awaited');
});
