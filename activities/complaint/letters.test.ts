import { expect, test } from 'vitest';
import { law } from '../../workflows/complaint/law.ts';
import type { Notice } from '../../workflows/complaint/words.ts';
import { compose, signs, type NoticeFacts } from './letters.ts';

const organ = { name: '崇川分局', phone: '0513-1', hours: '工作日', address: '某路 1 号' } as NoticeFacts['organ'];
const facts: NoticeFacts = { caseNo: 'TS-2026-00001', on: '2026-06-01', organ, to: undefined, opening: { realName: true }, begun: {}, clocks: [], statement: {}, draft: {}, decision: {}, allegations: [], findings: [] };
const superiorOf = { ...organ, name: '南通市公安局' };
const wordsOf = (kind: Parameters<typeof compose>[0], more: Partial<NoticeFacts>) => compose(kind, { ...facts, ...more }).paragraphs.join('\n');
const imposed = { level: 'demerit', employment: 'direct', person: '李某某同志', facts: '查明的事实', basis: '考勤制度' };

test('whoever reported a breach is asked to keep the feedback to themselves, and whoever claimed redress is not (DR 36)', () => {
  expect(wordsOf('outcome-notice', { findings: ['substantiated', 'not-verifiable'] })).toContain('请您对反馈的内容保密');
  expect(wordsOf('outcome-notice', { findings: ['supported', 'explained'] })).not.toContain('保密');
  expect(wordsOf('outcome-notice', { findings: [] })).not.toContain('保密');
});

test('the gravest level is told by how the auxiliary is employed', () => {
  expect(wordsOf('measure-decision', { statement: { ...imposed, level: 'termination' } })).toContain('现决定：解除劳动合同。');
  expect(wordsOf('measure-decision', { statement: { ...imposed, level: 'termination', employment: 'dispatch' } })).toContain('现决定：退回派遣单位。');
  expect(wordsOf('measure-decision', { statement: imposed })).toContain('现决定：记过。');
});

test('the answer to a re-check names the measure, the ruling and its reason, and what becomes of what was executed', () => {
  const upheld = wordsOf('recheck-answer', { draft: imposed, statement: { result: 'upheld', reason: '事实清楚' } });
  expect(upheld).toContain('给予记过的处理决定');
  expect(upheld).toContain('现答复如下（参照《公务员法》第九十六条）');
  expect(upheld).toContain('复核决定：维持。理由：事实清楚');
  expect(upheld).not.toContain('已经执行的');
  expect(wordsOf('recheck-answer', { draft: imposed, statement: { result: 'warning', reason: '情节较轻' } })).toMatch(/变更为警告[^]*已经执行的，按本决定改正/);
});

test('no letter to the person complained of bears the number of the case, and each is addressed by the name written for it', () => {
  for (const kind of ['measure-decision', 'recheck-answer', 'measure-lapse'] as const) {
    const content = compose(kind, { ...facts, ...(kind === 'measure-decision' ? { statement: imposed } : { draft: imposed }) });
    expect(content.to).toBe('李某某同志');
    expect(JSON.stringify(content)).not.toContain(facts.caseNo);
  }
});

const asked = '向上一级机关南通市公安局要求复查';
const outcome = { above: superiorOf, track: 'report', opening: { realName: true, reviewOfReports: true }, decision: { result: 'discipline' }, draft: { handling: '给予警告。', basis: '考勤制度；' }, findings: ['substantiated', 'unsubstantiated'], allegations: ['迟到', '骂人'] } as const satisfies Partial<NoticeFacts>;

test('the outcome says of each allegation what became of it, and whom a review is asked of on which ground', () => {
  const { table, paragraphs } = compose('outcome-notice', { ...facts, ...outcome });
  expect(table?.map(({ finding, handling }) => [finding, handling])).toEqual([['属实', '违规处理'], ['不属实', '不予处理']]);
  expect(paragraphs[1]).toBe('处理：违规处理。给予警告。');
  expect(paragraphs[2]).toBe('依据：考勤制度；《南通市公安机关警务辅助人员管理实施办法》第十七条第二款。');
  expect(paragraphs[3]).toContain(`${asked}（参照《信访工作条例》第三十五条）`);
  expect(compose('outcome-notice', { ...facts, ...outcome, track: 'claim', findings: ['supported', 'explained'], decision: { result: 'correction' } })).toMatchObject({ table: [{ handling: '道歉或者纠正' }, { handling: '—' }] });
  expect(wordsOf('outcome-notice', { ...outcome, track: 'claim' })).toContain(`${asked}（《信访工作条例》第三十五条）`);
});

test('a claim is answered by an opinion that states the request, the facts and reasons, the opinion and its basis; other outcomes stay notices (PET 31(6), 32)', () => {
  const written = { request: '退还电动车', facts: '扣押没有制作清单。', handling: '退还并道歉', basis: '行政强制法' };
  const claim = { ...outcome, track: 'claim', findings: ['supported'], allegations: ['扣押电动车'], decision: { result: 'correction' }, draft: written } as const;
  const opinion = compose('outcome-notice', { ...facts, ...claim });
  expect(opinion.title).toBe('信访处理意见书');
  expect(opinion.paragraphs.slice(0, 5)).toEqual([
    'TS-2026-00001 已经调查核实，提出处理意见如下（《信访工作条例》第三十一条第六项、第三十二条）。', '投诉请求：退还电动车。', '事实和理由：扣押没有制作清单。', '处理意见：道歉或者纠正。退还并道歉。',
    '依据：行政强制法；《南通市公安机关警务辅助人员管理实施办法》第十七条第二款。',
  ]);
  expect(opinion.paragraphs[5]).toContain('自收到本意见书之日起30天内');
  for (const other of [{ ...claim, track: 'report' }, { ...claim, track: 'suggestion', findings: [] }, { ...claim, draft: outcome.draft }] as const) {
    const notice = compose('outcome-notice', { ...facts, ...other });
    expect(notice.title).toBe('结果告知书');
    expect(notice.paragraphs.join()).not.toMatch(/投诉请求|事实和理由|意见书/);
  }
});

test('no review is promised where the case has none: to a suggestion, to an anonymous complainant, to a report where reports have none', () => {
  const suggestion = wordsOf('outcome-notice', { ...outcome, track: 'suggestion', findings: [], decision: { result: 'adopted' }, draft: { handling: '已改进', basis: '例会' } });
  expect(suggestion).toMatch(/答复：采纳。已改进。\n/);
  for (const text of [suggestion, wordsOf('outcome-notice', { ...outcome, opening: { realName: false, reviewOfReports: true } }), wordsOf('outcome-notice', { ...outcome, opening: { realName: true, reviewOfReports: false } })]) {
    expect(text).not.toContain('要求复查：');
    expect(text).toMatch(/不适用复查/);
  }
});

test('a review opinion says what it came to, and whom a re-review is asked of; a re-review that it is the last word', () => {
  const review = (result: string) => wordsOf('review-opinion', { above: superiorOf, track: 'claim', statement: { result, opinion: '事实清楚' } });
  expect(review('upheld')).toContain('经复查，维持原处理意见（《信访工作条例》第三十五条）。复查意见：事实清楚。');
  expect(review('upheld')).toContain('向上一级机关南通市公安局要求复核');
  expect(review('remanded')).toContain('经复查，责令原办理机关重新办理');
  expect(wordsOf('re-review-opinion', { statement: { result: 'changed', opinion: '应当道歉。' } })).toContain('经复核，变更复查意见（参照《信访工作条例》第三十六条）。复核意见：应当道歉。');
});

test('a review that changes the handling says to what, and by when whoever handled the matter carries it out: a target is no last day', () => {
  const clock = (which: string) => ({ key: `${law.execution.id}:${which}`, state: 'running', period: law.execution, lastDay: '2026-07-01' }) as unknown as NoticeFacts['clocks'][number];
  const opinion = (kind: 'review-opinion' | 're-review-opinion', result: string, ...clocks: NoticeFacts['clocks']) => wordsOf(kind, { track: 'claim', clocks, statement: { result, opinion: '应当退还。' } });
  expect(opinion('review-opinion', 'correction', clock('review'))).toContain('经复查，变更原处理意见（《信访工作条例》第三十五条）。复查意见：应当退还。处理变更为道歉或者纠正，由原办理机关执行，预计2026年7月1日（周三）执行完毕（参照《信访工作条例》第三十二条第二款）。');
  expect(opinion('re-review-opinion', 'discipline', { ...clock('review'), lastDay: '2026-06-20' }, clock('re-review2'))).toContain('处理变更为违规处理，由原办理机关执行，预计2026年7月1日');
  expect(opinion('review-opinion', 'discipline', clock('person1-review'))).toContain('预计2026年7月1日');
  expect(opinion('review-opinion', 'no-action')).toMatch(/处理变更为不予处理。\n/);
  expect(opinion('review-opinion', 'changed')).not.toContain('由原办理机关执行');
});

test('a measure whose place a review gave to another lapses by that, and not by a second handling', () => {
  const lapse = (result: string, statement = {}) => wordsOf('measure-lapse', { draft: imposed, statement, decision: { result } });
  expect(lapse('discipline')).toMatch(/上级机关变更，此前给予您记过的处理决定不再有效[^]*变更后需要处理的，另行作出处理决定/);
  expect(lapse('no-action')).toMatch(/不再有效[^]*\n已经执行的予以恢复。\n/);
  expect(lapse('discipline', { result: 'withdrawn' })).toContain('已经复核撤销，不因此恢复');
  for (const result of ['discipline', 'no-action']) expect(lapse(result)).not.toMatch(/重新办理|复查/);
});

test('nothing is imposed: the person is told so with the ground, and the outcome shows it; who was told otherwise is told anew, and of a review', () => {
  const waiver = wordsOf('measure-waiver', { statement: { ...imposed, level: 'pardoned' } });
  expect(waiver).toContain('现决定：免予处理：事实属实，情节轻微（参照《公职人员政务处分法》第十一条、第十二条第一款）');
  expect(wordsOf('measure-waiver', { statement: { ...imposed, level: 'unproven' } })).toContain('事实不能认定（参照《公职人员政务处分法》第四十四条第二项）');
  expect(wordsOf('measure-waiver', { statement: { ...imposed, level: 'left' } })).toContain('已经不是辅警（参照《公职人员政务处分法》第二十七条第二款）');
  expect(waiver).not.toMatch(/仲裁|复核/);
  const { table, paragraphs } = compose('outcome-notice', { ...facts, ...outcome, statement: { ...imposed, level: 'left' } });
  expect(table?.map(({ handling }) => handling)).toEqual(['不予处理', '不予处理']);
  expect(paragraphs[1]).toContain('处理：不予处理。');
  const anew = wordsOf('outcome-change', { ...outcome, statement: { ...imposed, level: 'died' } });
  expect(anew).toContain('决定不予处理');
  expect(anew).toContain(asked);
  expect(anew).not.toMatch(/死亡|李某某/);
  expect(wordsOf('outcome-change', { ...outcome, result: 'reviewed' })).not.toContain(asked);
});

test('whoever is sent elsewhere is told where and why: the body of a referral, and of a legal process that it is no matter for a petition', () => {
  expect(wordsOf('referral-notice', { track: 'crime' })).toContain('应由刑事办案部门办理（《南通市公安机关警务辅助人员管理实施办法》第十八条');
  expect(wordsOf('referral-notice', { track: 'official-conduct' })).toContain('应由纪检监察机关办理（《南通市公安机关警务辅助人员管理实施办法》第十九条');
  const direction = { statement: { reason: '属于国家赔偿。', to: '赔偿办公室', forwarded: false } };
  expect(wordsOf('direction-notice', { track: 'legal-process', ...direction })).toContain('应当依照法定程序办理，不作为信访事项受理：属于国家赔偿（《信访工作条例》第二十八条');
  expect(wordsOf('direction-notice', { track: 'labour-breach', ...direction })).toContain('不归公安机关办：属于国家赔偿（');
});

test('the organ to which a matter was passed answers by a last day that is counted, and not in rest', () => {
  expect(wordsOf('transfer-notice', { to: superiorOf, answerBy: '2026-06-16' })).toContain('是否受理，对方最迟2026年6月16日（周二）书面告知您');
});

test('a police organ passes on and directs by the article that binds it, and not by the one for the petition offices (PET 22, 23)', () => {
  const sent = [wordsOf('transfer-notice', { to: superiorOf }), wordsOf('referral-notice', { track: 'official-conduct' }), wordsOf('direction-notice', { track: 'labour-breach', statement: { reason: '用人单位的事', to: '劳动监察' } })];
  for (const each of sent) expect(each).toMatch(/《信访工作条例》第二十三条）/);
  expect(sent.join()).not.toContain('第二十二条');
});

test('a repeat is told by the article of what it repeats; whatever neither article speaks of, by analogy (PET 19(3), 36(3))', () => {
  const told = (repeated?: NoticeFacts['repeated']) => wordsOf('repeat-notice', repeated ? { repeated } : {});
  expect(told('under-way-below')).toContain('与下级机关正在办理的事项相同，不再重复办理（《信访工作条例》第十九条第三款）');
  expect(told('under-way')).toContain('（参照《信访工作条例》第十九条第三款）');
  expect(told('re-reviewed')).toContain('与已经复核的事项相同，不再重复办理（《信访工作条例》第三十六条第三款）');
  expect(told('re-reviewed')).not.toContain('要求复查');
  expect(told('settled')).toContain('（参照《信访工作条例》第三十六条第三款）');
  expect(told('settled')).toContain('可以凭原来的回执要求复查');
  expect(told()).toContain('（参照《信访工作条例》第十九条第三款、第三十六条第三款）');
});

test('what was sent here and went back to the sender is told so, by whom it was sent (PET 23(3))', () => {
  const direction = (origin: string, returnedOn?: string) => wordsOf('direction-notice', { track: 'labour-breach', opening: { realName: true, origin }, statement: { reason: '用人单位的事', to: '劳动监察', returnedOn } });
  expect(direction('petition-office', '2026-05-29')).toContain('这件事由信访部门转来，经其核实同意，材料已于2026年5月29日（周五）交还（《信访工作条例》第二十三条第三款）。');
  expect(direction('from-superior', '2026-05-29')).toContain('由上级机关转来');
  expect(direction('own')).not.toMatch(/交还|第三款/);
});

test('a period of discipline ends by itself on the condition that the law sets, and by analogy (CSL 65)', () => {
  const lasts = [{ period: law.warning, from: '2026-06-02', lastDay: '2026-12-01' }] as const;
  expect(wordsOf('measure-decision', { statement: imposed, lasts })).toContain('期间有悔改表现，并且没有再发生违纪违法行为的，期满自动解除，不必申请（参照《公务员法》第六十五条）。');
});

test('a clock that was started under an article since corrected is cited by the right one', () => {
  const clock = { key: `${law.execution.id}:review`, state: 'running', period: { ...law.execution, article: '第四十五、四十六条（天数为默认规则）' }, lastDay: '2026-07-01' } as unknown as NoticeFacts['clocks'][number];
  expect(wordsOf('review-opinion', { clocks: [clock], statement: { result: 'correction', opinion: '应当退还。' } })).toContain('第三十二条第二款');
});

test('a filed matter is not told that more can be added: its case is over', () => {
  expect(wordsOf('filing-notice', {})).not.toContain('补充');
  expect(wordsOf('filing-notice', {})).toContain('可以作为新的事项提出');
});

test('an anonymous complainant is not told of an identity under seal', () => {
  expect(wordsOf('acceptance-notice', { opening: { realName: true } })).toContain('您的身份已封存，');
  expect(wordsOf('acceptance-notice', { opening: { realName: false } })).not.toContain('身份');
});

test('the decision on a measure names the organ that re-checks it, and within which time as the figure stands', () => {
  const measure = { statement: imposed, above: superiorOf, recheckWithin: { ...law.recheckRequest, figure: 15, source: '通公〔2026〕9号' } };
  expect(wordsOf('measure-decision', measure)).toContain('自收到本决定书之日起15天内');
  expect(wordsOf('measure-decision', measure)).toContain('由上一级机关南通市公安局复核并书面答复（通公〔2026〕9号）');
  expect(wordsOf('measure-decision', { statement: imposed, above: superiorOf })).toContain('（参照《公务员法》第九十五条）');
});

test('what lapses is the measure as a re-check left it', () => {
  expect(wordsOf('measure-lapse', { draft: imposed, statement: {} })).toContain('给予您记过的处理决定不再有效');
  expect(wordsOf('measure-lapse', { draft: imposed, statement: { result: 'warning' } })).toContain('给予您警告的处理决定不再有效');
  expect(wordsOf('measure-lapse', { draft: imposed, statement: { result: 'withdrawn' } })).toContain('给予您记过的处理决定已经复核撤销');
});

test('whatever stop its writer put, a letter has one; laws are named in their marks, and no blank stands before a day', () => {
  const clock = { key: 'complaint-completion', state: 'running', period: law.completionOfClaim, originalLastDay: '2026-08-01', lastDay: '2026-08-31' } as unknown as NoticeFacts['clocks'][number];
  for (const reason of ['案情复杂', '案情复杂。', '案情复杂；', ' 案情复杂。 ']) {
    expect(wordsOf('extension-notice', { clocks: [clock], statement: { reason } })).toContain('还办不完：案情复杂。\n经机关负责人批准');
  }
  const every = (Object.keys(signs) as Notice[]).map((kind) => wordsOf(kind, { ...outcome, clocks: [clock], to: superiorOf, answerBy: '2026-06-16', statement: { ...imposed, reason: '理由。', opinion: '意见。', reply: '答复。', to: '法院。', facts: '事实。', basis: '依据。', result: 'upheld' }, draft: { ...outcome.draft, ...imposed, text: '澄清。', form: 'letter' } })).join('\n');
  expect(every).not.toMatch(/[。，；：][。，；]|（）| \d{4}年|[年月日）] |（[^（）]*（|）（/);
  expect(every.match(/(?<!《)(信访工作条例|公务员法|纪检监察机关处理检举控告工作规则|劳动争议调解仲裁法)/g)).toBeNull();
});
