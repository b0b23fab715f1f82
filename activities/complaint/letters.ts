import { law } from '../../workflows/complaint/law.ts';
import { noticesOn } from '../../workflows/complaint/outcome-words.ts';
import { changes, isChange, reReviewRulings, reviewRulings } from '../../workflows/complaint/review-words.ts';
import { decisions, findings as findingWords, fitsTrack, isWaiver, referrals, referredOn, suggestionReplies, unfounded, upholds, type Finding, type Notice, type Track } from '../../workflows/complaint/words.ts';
import type { Day, Label, Period } from '../../workflows/steps/words.ts';
import type { clocks, NoticeContent, organs } from '../../db/schema/index.ts';
import { art17, art18, basisOf, by, figure, inWords, newMatter, part, PET, rule, sentence, superior, text, within } from './phrases.ts';
import type { Repeated } from './repeated.ts';
import { toSubject } from './to-subject.ts';

/** 发文字号: what follows the organ's sign in the number of each kind of notice. */
export const signs = {
  'acceptance-notice': '受',
  'transfer-notice': '转',
  'direction-notice': '告',
  'repeat-notice': '重',
  'filing-notice': '存',
  'referral-notice': '移',
  'extension-notice': '延',
  'outcome-notice': '结',
  'withdrawal-notice': '撤',
  'objection-reply': '异',
  'review-opinion': '复',
  're-review-opinion': '核',
  'measure-decision': '处',
  'measure-waiver': '不',
  'outcome-change': '变',
  'recheck-answer': '定',
  'measure-lapse': '止',
  'clearing-letter': '清',
  'clearing-refusal': '免',
} as const satisfies Record<Notice, string>;

type OrganRow = typeof organs.$inferSelect;

/** A period that began on a day, with the day on which it ends. */
export interface Lasts {
  readonly period: Period;
  readonly from: Day;
  readonly lastDay: Day;
}

/** What a letter may draw on: registers only, never the complainant's own words or name. */
export interface NoticeFacts {
  readonly caseNo: string;
  readonly on: Day;
  readonly organ: OrganRow;
  readonly to: OrganRow | undefined;
  /** The organ above the one that writes, as it stood when the case was opened. */
  readonly above?: OrganRow | undefined;
  /** Of a complaint, which rule applies to it. */
  readonly track?: Track | undefined;
  /** By when a re-check may be asked for, as the figure stands on the day of the letter. */
  readonly recheckWithin?: Period;
  /** The last day on which the organ to which a matter was passed says whether it accepts it. */
  readonly answerBy?: Day;
  readonly opening: Readonly<Record<string, unknown>>;
  /** What the case was begun with, as it was written. */
  readonly begun: Readonly<Record<string, unknown>>;
  readonly clocks: readonly (typeof clocks.$inferSelect)[];
  readonly statement: Readonly<Record<string, unknown>>;
  readonly draft: Readonly<Record<string, unknown>>;
  readonly decision: Readonly<Record<string, unknown>>;
  readonly allegations: readonly string[];
  readonly findings: readonly Finding[];
  /** How the case ends, where the notice tells it. */
  readonly result?: string;
  /** How far that has come which a matter repeats. */
  readonly repeated?: Repeated;
  /** Of an award, the level that was approved. */
  readonly level?: string;
  /** How long the measure that the letter tells of lasts, as the figures stood when it was imposed, and what it bars. */
  readonly lasts?: readonly Lasts[];
  /** Of a letter about money, and of a proof of termination, what it is about, a line each. */
  readonly sums?: readonly string[];
}

/** PET 19(3) speaks of what is under way at an organ below, 36(3) of what was re-reviewed: for anything else they are an analogy. */
const repeatedBy: Readonly<Record<Repeated | 'unknown', string>> = {
  'under-way-below': `${PET}第十九条第三款`,
  'under-way': `参照${PET}第十九条第三款`,
  're-reviewed': `${PET}第三十六条第三款`,
  settled: `参照${PET}第三十六条第三款`,
  unknown: `参照${PET}第十九条第三款、第三十六条第三款`,
};
const same: Readonly<Record<Repeated | 'unknown', string>> = { 'under-way-below': '下级机关正在办理的事项', 'under-way': '正在办理的事项', 're-reviewed': '已经复核的事项', settled: '已经办结的事项', unknown: '已经受理或者办结的事项' };
const nobodyElse = '其他人的个人信息没有写入。';
const isClaim = ({ track }: Pick<NoticeFacts, 'track'>) => track === 'claim';
/** PET 32: an opinion on a claim states facts and reasons. What an earlier version drafted without them is signed as the notice that was drafted. */
const isOpinion = (facts: Pick<NoticeFacts, 'track' | 'draft'>) => isClaim(facts) && text(facts.draft.facts) !== '';

/** PET 35: whom it is asked of, and until when. Where the case has no review none is promised. */
function remedies(facts: NoticeFacts, letter = '告知书'): string {
  if (facts.track === 'suggestion') return `意见建议不适用复查、复核（${PET}第二十九条）；有新的建议，随时可以再提。`;
  if (facts.opening.realName === false) return `匿名反映的事项不适用复查；${newMatter}`;
  if (!isClaim(facts) && facts.opening.reviewOfReports === false) return `检举控告不适用复查、复核；${newMatter}`;
  return `不同意的，可以${within(letter, law.reviewRequest)}向${superior(facts)}要求复查（${isClaim(facts) ? '' : '参照'}${PET}第三十五条）：凭回执在办事大厅点“要求复查”，或者带回执到下面的地址办理。同一期限内也可以向本机关提出异议。确切的最后一天在办事大厅逐日列明。`;
}

const bodies: Record<Notice, (facts: NoticeFacts) => string[]> = {
  ...toSubject,
  'acceptance-notice': ({ caseNo, on, organ, clocks, opening }) => {
    const completion = clocks.find(({ key, state }) => key.startsWith('complaint-completion') && state !== 'stopped');
    return [
      `${caseNo} 已于${inWords(on)}受理，由${organ.name}办理（${art17}，${PET}第二十三条）。`,
      ...(completion ? [`${by(completion.period, completion.lastDay)}作出结果（${basisOf(completion.period)}）；要延长会先告诉您理由和新日期。`] : []),
      `${opening.realName === false ? '' : '您的身份已封存，'}来信不会交给被反映的人或者其单位。您随时可以凭回执补充材料；如果受到报复，请在办事大厅马上告诉我们。`,
    ];
  },
  'transfer-notice': ({ caseNo, on, organ, to, answerBy }) => [
    `${caseNo} 反映的事归${to?.name ?? ''}办，不归${organ.name}办（${PET}第二十三条）。我们已于${inWords(on)}把材料转过去，您不用重交。`,
    `对方电话：${to?.phone ?? ''}。${answerBy ? `是否受理，对方${by(law.acceptanceNotice, answerBy)}书面告知您（${basisOf(law.acceptanceNotice)}）。` : ''}用原来的回执在办事大厅仍能看到去向。`,
  ],
  'direction-notice': ({ caseNo, opening, statement, track }) => [
    track === 'legal-process' ? `${caseNo} 反映的事应当依照法定程序办理，不作为信访事项受理：${part(statement.reason)}（${PET}第二十八条、第三十一条）。` : `${caseNo} 反映的事不归公安机关办：${part(statement.reason)}（${PET}第二十三条）。`,
    ...(text(statement.returnedOn) ? [`这件事由${opening.origin === 'petition-office' ? '信访部门' : '上级机关'}转来，经其核实同意，材料已于${inWords(text(statement.returnedOn) as Day)}交还（${PET}第二十三条第三款）。`] : []),
    `您可以向${part(statement.to)}提出${text(statement.phone) ? `，电话：${text(statement.phone)}` : ''}。${statement.forwarded === true ? '经您同意，材料已经转去，不用重交。' : '材料没有转出。'}`,
  ],
  'repeat-notice': ({ caseNo, repeated }) => [`${caseNo} 反映的事实和理由与${same[repeated ?? 'unknown']}相同，不再重复办理（${repeatedBy[repeated ?? 'unknown']}）。`, `${newMatter}${repeated === 're-reviewed' ? '' : '对原来的结果不同意且在期限内的，可以凭原来的回执要求复查。'}`],
  'filing-notice': ({ caseNo }) => [`${caseNo} 已登记存查（${art17}，${PET}第二十三条）。现有内容不足以查起：人、时间、地点、事情至少要写清两项。`, '能写清的，可以作为新的事项提出，我们会重新审查。'],
  'referral-notice': ({ caseNo, on, track }) => [`${caseNo} 反映的事应由${track && Object.hasOwn(referredOn, track) ? referrals[referredOn[track as keyof typeof referredOn]][0] : '有权机关'}办理（${track === 'official-conduct' ? `${rule}第十九条` : art18}，${PET}第二十三条）。我们已于${inWords(on)}移送，对方的回复会登记在案；对方不接收的，我们重新审查，并书面告知您。`],
  'extension-notice': ({ caseNo, statement, clocks }) => {
    const clock = clocks.find(({ key, state }) => key.startsWith('complaint-completion') && state !== 'stopped');
    return [
      `${caseNo} 原定最迟${clock ? inWords(clock.originalLastDay) : ''}办结，还办不完：${sentence(statement.reason)}`,
      `经机关负责人批准，延长${figure(law.extension)}，最迟${clock ? inWords(clock.lastDay) : ''}办结，只能延一次（${basisOf(law.extension)}）。您有新的情况随时可以补充。`,
    ];
  },
  'outcome-notice': (facts) => {
    const { caseNo, draft, findings } = facts;
    const decision = cameTo(facts);
    const isBreach = findings.length > 0 && findings.every((finding) => fitsTrack(finding, 'report'));
    const opinion = isOpinion(facts);
    return [
      facts.track === 'suggestion' ? `您提的建议（${caseNo}）已经研究，答复如下。` : opinion ? `${caseNo} 已经调查核实，提出处理意见如下（${PET}第三十一条第六项、第三十二条）。` : `${caseNo} 有结果了，逐项告知如下。`,
      ...(opinion ? [`投诉请求：${sentence(draft.request)}`, `事实和理由：${sentence(draft.facts)}`] : []),
      `${facts.track === 'suggestion' ? '答复' : opinion ? '处理意见' : '处理'}：${decided(decision)}${sentence(draft.handling)}${referredTo(decision)}`,
      `依据：${part(draft.basis)}；${art17}。`,
      remedies(facts, opinion ? '意见书' : undefined),
      nobodyElse,
      // A claim is the complainant's own matter: they may tell of it whom they like.
      ...(isBreach ? ['请您对反馈的内容保密；要求复查、咨询不受影响（参照《纪检监察机关处理检举控告工作规则》第三十六条）。'] : []),
    ];
  },
  'withdrawal-notice': ({ caseNo, on }) => [`您撤回了 ${caseNo}。经研究，我们于${inWords(on)}决定了结，不再查处（${art17}）。`, '以后有新事实或者新证据，可以作为新事项提出。'],
  'objection-reply': ({ caseNo, statement }) => [`您对 ${caseNo} 结果的异议${statement.result === 'checked' ? '和新的证据已经核查' : '已经收到并研究'}，答复如下：${sentence(statement.reply)}`, '要求复查的期限不因本答复重新计算。'],
  'review-opinion': (facts) => [
    `${facts.caseNo} 经复查，${ruled(reviewRulings, facts.statement)}（${isClaim(facts) ? '' : '参照'}${PET}第三十五条）。复查意见：${sentence(facts.statement.opinion)}${carriedOut(facts, 'review')}`,
    facts.statement.result === 'remanded' ? '原办理机关将重新办理，办完另行告知。' : `仍不同意的，可以${within('意见书', law.reReviewRequest)}向${superior(facts)}要求复核（${isClaim(facts) ? '' : '参照'}${PET}第三十六条）；确切的最后一天在办事大厅逐日列明。`,
  ],
  'outcome-change': (facts) => [
    `我们此前书面告知您，${facts.caseNo} 有处理。此后听取了被反映人的陈述和申辩，并核对了有关情况，决定不予处理（${art18}）；此前告知的其他内容不变。`,
    facts.result === 'reviewed' ? `正在复查、复核的，由复查、复核机关一并审查；${newMatter}` : remedies(facts),
    nobodyElse,
  ],
  're-review-opinion': (facts) => [
    `${facts.caseNo} 经复核，${ruled(reReviewRulings, facts.statement)}（${isClaim(facts) ? '' : '参照'}${PET}第三十六条）。复核意见：${sentence(facts.statement.opinion)}${carriedOut(facts, 're-review')}`,
    '这是终结意见。以同一事实和理由再次提出的，不再受理。',
  ],
};

/** What a review came to, before its reasons. */
const ruled = (rulings: Readonly<Record<string, Label>>, { result }: Readonly<Record<string, unknown>>): string => rulings[isChange(result) ? 'changed' : text(result)]?.[0] ?? text(result);
/** To what it was changed, and by when that is to be carried out: a course of its own runs for it, for several persons one each until the same day. */
function carriedOut({ statement: { result }, clocks }: NoticeFacts, review: 'review' | 're-review'): string {
  if (!isChange(result)) return '';
  const clock = clocks.find(({ key }) => [review, `person1-${review}`].some((course) => key.startsWith(`${law.execution.id}:${course}`)));
  return `处理${changes[result][0]}${clock ? `，由原办理机关执行，${by(clock.period, clock.lastDay)}执行完毕（${basisOf(clock.period)}）` : ''}。`;
}
/** What the decision came to by the day of the letter. */
const cameTo = ({ decision, statement }: NoticeFacts): Readonly<Record<string, unknown>> => (isWaiver(statement.level) ? { ...decision, result: 'no-action' } : decision);
/** The decision in a word; a suggestion has no decision, and is taken up or noted. */
const decided = ({ result }: Readonly<Record<string, unknown>>): string => {
  const word = { ...decisions, ...suggestionReplies }[result as keyof typeof decisions]?.[0];
  return word ? `${word}。` : '';
};

const referredTo = (decision: Readonly<Record<string, unknown>>): string => {
  const bodies = (Array.isArray(decision.refer) ? decision.refer : []) as (keyof typeof referrals)[];
  return bodies.length > 0 ? `已移送${bodies.map((body) => referrals[body][0]).join('、')}。` : '';
};

/** What became of one allegation: the decision answers what was upheld, and nothing is done about what was not. To a claim the finding itself is the answer. */
function handlingOf(finding: Finding, { result }: Readonly<Record<string, unknown>>): string {
  if (unfounded.includes(finding)) return decisions['no-action'][0];
  return upholds.includes(finding) ? (decisions[result as keyof typeof decisions]?.[0] ?? '') : '—';
}

/** Words a notice. What it must hold and must not hold: procedures §2.4 "Notice to the complainant". */
export function compose(kind: Notice, facts: NoticeFacts): NoticeContent {
  const { organ, allegations, findings } = facts;
  const table =
    kind === 'outcome-notice' && findings.length > 0
      ? findings.map((finding, i) => ({ item: allegations[i] ?? `第${i + 1}项`, finding: findingWords[finding][0], handling: handlingOf(finding, cameTo(facts)) }))
      : undefined;
  return {
    title: noticesOn(isOpinion(facts) ? facts.track : undefined)[kind][0],
    organ: organ.name,
    ...(Object.hasOwn(toSubject, kind) && { to: text(facts.draft.person ?? facts.statement.person) }),
    paragraphs: bodies[kind](facts),
    ...(table && { table }),
    contact: [`联系电话：${organ.phone}`, `接待时间：${organ.hours}`, `地址：${organ.address}`],
  };
}

