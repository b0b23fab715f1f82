import { expect, test } from 'vitest';
import type { NoticeFacts } from '../complaint/letters.ts';
import { compose } from './letters.ts';

const facts = { caseNo: 'JL-2026-00001', on: '2026-06-01', organ: { name: '崇川分局' }, opening: { deedOn: '2026-05-01' }, begun: {}, statement: {}, decision: {} } as unknown as NoticeFacts;

test('本人同意公开宣传的依据直接引用；追授的由近亲属决定，死者的个人信息参照适用（个人信息保护法第十五、二十五、四十九条）', () => {
  const said = (begun: NoticeFacts['begun']) => compose('award-decision', { ...facts, begun }).paragraphs.at(-1);
  expect(said({})).toBe('是否公开宣传由本人决定；不同意公开或者以后撤回同意，都不影响本次奖励（个人信息保护法第十五条、第二十五条）。');
  expect(said({ posthumous: true })).toBe('是否公开宣传由近亲属决定；不同意公开或者以后撤回同意，都不影响本次奖励（参照个人信息保护法第十五条、第四十九条）。');
});
