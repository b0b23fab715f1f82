import type { Label, Office, Period } from '../steps/words.ts';
import type { Level } from './words.ts';

const NT = '本办法';
const PET = '信访工作条例（2022）';
/** The rule from which the default for reports is taken. */
export const DISCIPLINE_REPORTS = '纪检监察机关处理检举控告工作规则（2020）';
const completion: Label = ['办结期限', 'completion'];
const petitions = { source: PET, since: '2022-05-01' } as const;
const civilServants = { source: '公务员法（2018）', status: 'D', since: '2019-06-01' } as const;

/** A level of discipline lasts from the day on which it is imposed, which counts. CSL 64, and AWD 12 for awards, by analogy: nothing says so of auxiliaries. */
const disciplined = { unit: 'month', lasting: true, article: '第六十四条（辅警参照）', ...civilServants } as const;
const unawarded = { ...disciplined, article: '第十二条（辅警参照）', source: '公安机关人民警察奖励条令', since: '2016-01-01' } as const;

/** Every figure of a complaint. What no source settles is `D`: a default, shown to users as a target. */
export const law = {
  acceptanceNotice: { id: 'complaint-acceptance-notice', title: ['受理告知期限', 'notice of acceptance'], figure: 15, unit: 'day', article: '第二十三条', status: 'B', ...petitions },
  anonymousTriage: { id: 'complaint-anonymous-triage', title: ['匿名事项审查期限', 'triage of an anonymous matter'], figure: 15, unit: 'day', article: '第二十三条（参照）', status: 'D', ...petitions },
  petitionOfficeRouting: { id: 'complaint-petition-office-routing', title: ['信访部门转送期限', 'routing by the petition office'], figure: 15, unit: 'day', article: '第二十二条', status: 'B', ...petitions },
  competenceObjection: { id: 'complaint-competence-objection', title: ['管辖异议期限', 'objection to competence'], figure: 5, unit: 'working-day', article: '第二十三条第三款', status: 'B', ...petitions },
  completionOfClaim: { id: 'complaint-completion', title: completion, figure: 60, unit: 'day', article: '第三十四条', status: 'B', ...petitions },
  completionOfReport: { id: 'complaint-completion-report', title: completion, figure: 60, unit: 'day', article: '第三十四条（检举控告类参照）', status: 'D', ...petitions },
  extension: { id: 'complaint-extension', title: ['延长期限', 'extension'], figure: 30, unit: 'day', article: '第三十四条', status: 'B', ...petitions },
  suspensionReview: { id: 'complaint-suspension-review', title: ['中止复查期限', 'review of a suspension'], figure: 30, unit: 'day', article: '第十八条（默认规则）', source: NT, status: 'D', since: '2026-01-01' },
  outcome: { id: 'report-result-feedback', title: ['结果告知期限', 'outcome notice'], figure: 15, unit: 'working-day', article: '第二十七条（公安机关参照）', source: DISCIPLINE_REPORTS, status: 'D', since: '2020-01-21' },
  objection: { id: 'complaint-objection', title: ['异议期限', 'objection'], figure: 30, unit: 'day', article: '第二十七条（参照，天数为默认规则）', source: DISCIPLINE_REPORTS, status: 'D', since: '2020-01-21' },
  reviewRequest: { id: 'complaint-review-request', title: ['要求复查期限', 'request for review'], figure: 30, unit: 'day', article: '第三十五条', status: 'B', ...petitions },
  reviewOpinion: { id: 'complaint-review-opinion', title: ['复查期限', 'review opinion'], figure: 30, unit: 'day', article: '第三十五条', status: 'B', ...petitions },
  reReviewRequest: { id: 'complaint-re-review-request', title: ['要求复核期限', 'request for re-review'], figure: 30, unit: 'day', article: '第三十六条', status: 'B', ...petitions },
  reReviewOpinion: { id: 'complaint-re-review-opinion', title: ['复核期限', 're-review opinion'], figure: 30, unit: 'day', article: '第三十六条', status: 'B', ...petitions },
  execution: { id: 'decision-execution', title: ['执行期限', 'execution'], figure: 30, unit: 'day', article: '第三十二条第二款（参照，天数为默认规则）', ...petitions, status: 'D' },
  recheckRequest: { id: 'measure-recheck-request', title: ['要求处理复核期限', 'request for a re-check of a measure'], figure: 30, unit: 'day', article: '第九十五条（辅警参照）', ...civilServants },
  recheckOpinion: { id: 'measure-recheck-opinion', title: ['处理复核期限', 're-check of a measure'], figure: 30, unit: 'day', article: '第九十六条（辅警参照）', ...civilServants },
  recheckUnserved: { id: 'measure-recheck-unserved', title: ['无法送达的处理决定的复核期', 're-check of a measure that could not be served'], figure: 1, unit: 'year', article: '第十八条（默认规则）', source: NT, status: 'D', since: '2026-01-01' },
  warning: { id: 'measure-warning', title: ['警告的处理期间', 'period of a warning'], figure: 6, ...disciplined },
  warningTier: { id: 'measure-warning-tier', title: ['受警告后不得晋升层级', 'no tier promotion after a warning'], figure: 6, ...disciplined },
  warningAward: { id: 'measure-warning-award', title: ['受警告后不得奖励', 'no award after a warning'], figure: 6, ...unawarded },
  demerit: { id: 'measure-demerit', title: ['记过的处理期间', 'period of a demerit'], figure: 12, ...disciplined },
  demeritTier: { id: 'measure-demerit-tier', title: ['受记过后不得晋升层级', 'no tier promotion after a demerit'], figure: 12, ...disciplined },
  demeritAward: { id: 'measure-demerit-award', title: ['受记过后不得奖励', 'no award after a demerit'], figure: 12, ...unawarded },
  majorDemerit: { id: 'measure-major-demerit', title: ['记大过的处理期间', 'period of a major demerit'], figure: 18, ...disciplined },
  majorDemeritTier: { id: 'measure-major-demerit-tier', title: ['受记大过后不得晋升层级', 'no tier promotion after a major demerit'], figure: 18, ...disciplined },
  majorDemeritAward: { id: 'measure-major-demerit-award', title: ['受记大过后不得奖励', 'no award after a major demerit'], figure: 18, ...unawarded },
  arbitration: { id: 'arbitration-limit', title: ['申请劳动人事争议仲裁期限', 'labour arbitration'], figure: 1, unit: 'year', article: '第二十七条', source: '劳动争议调解仲裁法', status: 'B', since: '2008-05-01' },
  keptForReading: { id: 'complaint-kept-for-reading', title: ['无法送达告知书的留存期', 'undeliverable notice kept for reading'], figure: 1, unit: 'year', article: '第十七条第二款（默认规则）', source: NT, status: 'D', since: '2026-01-01' },
} as const satisfies Record<string, Period>;

/** How long a level lasts, and what it bars meanwhile (procedures §5 no. 26). The others are over once they are executed. */
export const lastingLevels: Partial<Record<Level, { readonly period: Period; readonly bars: readonly Period[] }>> = {
  warning: { period: law.warning, bars: [law.warningTier, law.warningAward] },
  demerit: { period: law.demerit, bars: [law.demeritTier, law.demeritAward] },
  'major-demerit': { period: law.majorDemerit, bars: [law.majorDemeritTier, law.majorDemeritAward] },
};

/** Who imposes a measure, whatever its level (D). */
export const measureApprover = { name: 'measure-approver', title: ['各档次处理由谁决定', 'who imposes a measure, at every level'], value: 'organ-leader' } as const satisfies { name: string; title: Label; value: Office };

/** So many characters in a row of what the complainant wrote are their own words: the person complained of is not to see them (PET 30(3); figure D). */
export const ownWordsInARow = 12;

/** Counts that are no periods. */
export const limits = {
  /** A matter that went to and fro twice stays where it is (PET 24; figure D). */
  transfers: 2,
  /** A step is sent back twice at most (D). */
  returns: 2,
  /** Anonymous reports are opened on two of: person, place, time, act (procedures §5 no. 24, D). */
  anonymousFacts: 2,
} as const;
