import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { citations, groundOf, procedures } from './procedures.ts';

const cited = (articles: string[], source: string) => citations({ articles, source });

test('an article stands with the law in which it is found, and several of one law name it once', () => {
  expect(cited(['第二十八条'], '信访工作条例')).toEqual(['信访工作条例第二十八条']);
  expect(cited(['本办法第十七条第二款', '第二十二、二十三条'], '信访工作条例')).toEqual(['本办法第十七条第二款', '信访工作条例第二十二、二十三条']);
  expect(cited(['第十四条', '第十五条'], '工伤保险条例')).toEqual(['工伤保险条例第十四条', '第十五条']);
});

test('where the source is no law but a default of ours, it is this rule that is meant', () => {
  expect(cited(['本办法第十七条第二款', '第十八条'], '默认规则（集体研究）')).toEqual(['本办法第十七条第二款', '第十八条']);
  expect(cited(['第十七条第二款'], '默认规则（双人办理）')).toEqual(['本办法第十七条第二款']);
});

test('no form of any procedure begins with an article of an unnamed law', () => {
  const unnamed = Object.values(procedures).flatMap(({ name, forms }) => Object.values(forms).filter((form) => citations(form)[0]?.startsWith('第')).map((form) => `${name} ${form.name}`));
  expect(unnamed).toEqual([]);
});

test('what an earlier release refused is still told by a sentence, not by its code', () => {
  const { article, sentence } = groundOf(procedures.complaint!, { ground: 'not-from-superior' });
  expect([article, sentence[0]]).toEqual(['信访工作条例第二十三条第三款', '只有上级交办的事项才能提出管辖异议。请改选转送或者受理。']);
});

test('a ground that this release does not know is told by a sentence that says what to do', () => {
  const { ground, sentence } = groundOf(procedures.complaint!, { ground: 'no-such-ground' });
  expect([ground, sentence[0]]).toEqual(['no-such-ground', expect.stringMatching(/代号是“no-such-ground”.*请重新打开案卷/)]);
});

test('every law on which a form rests is on the page that says against which text it was read', () => {
  const page = readFileSync(new URL('../../docs/cited-laws.md', import.meta.url), 'utf8');
  const sources = new Set(Object.values(procedures).flatMap(({ forms }) => Object.values(forms).map(({ source }) => source.replace(/（[^）]*）$/, ''))));
  expect([...sources].filter((source) => !/^(本办法|默认规则|外地做法)/.test(source) && !page.includes(source))).toEqual([]);
});
