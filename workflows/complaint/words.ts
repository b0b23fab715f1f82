import type { Label } from '../steps/words.ts';
import { leavings } from '../employment/words.ts';
import type { Employment } from '../work-injury/words.ts';

/** Which rule applies (procedures §2.4): asked before anything else. */
export const tracks = {
  report: ['检举控告类', 'report of a breach'],
  claim: ['申诉求决类', 'claim for redress'],
  suggestion: ['意见建议类', 'suggestion'],
  'ongoing-misconduct': ['正在发生的违纪', 'misconduct still going on'],
  'legal-process': ['应走法律程序', 'matter for a legal process'],
  'labour-breach': ['用工违法', 'breach of labour law by the employer'],
  'official-conduct': ['民警或公职人员行为', 'conduct of an officer or official'],
  crime: ['涉嫌犯罪', 'suspected crime'],
} as const satisfies Record<string, Label>;
export type Track = keyof typeof tracks;

export const origins = {
  own: ['本机关收到', 'received here'],
  'from-superior': ['上级交办', 'assigned from above'],
  'petition-office': ['信访部门转来', 'sent by the petition office'],
} as const satisfies Record<string, Label>;
export type Origin = keyof typeof origins;

export const intakeChannels = {
  network: ['网上', 'online'],
  phone: ['来电', 'telephone'],
  visit: ['来访', 'visit'],
  letter: ['来信', 'letter'],
  fax: ['传真', 'fax'],
  '12389': ['12389 举报电话', 'police line 12389'],
  hotline: ['市民热线转办', 'city hotline'],
  unit: ['单位移交', 'handed over by a unit'],
} as const satisfies Record<string, Label>;

export const triageResults = {
  accepted: ['受理', 'accepted'],
  transferred: ['转送其他公安机关', 'transferred to another police organ'],
  'directed-elsewhere': ['不归公安机关办，告知去处', 'told where to go'],
  repeat: ['重复事项', 'repeat'],
  filed: ['登记存查', 'filed for reference'],
  objected: ['管辖异议', 'objection to competence'],
} as const satisfies Record<string, Label>;
export type TriageResult = keyof typeof triageResults;

export const findings = {
  substantiated: ['属实', 'substantiated'],
  'partly-substantiated': ['部分属实', 'partly substantiated'],
  unsubstantiated: ['不属实', 'unsubstantiated'],
  'not-verifiable': ['无法查实', 'not verifiable'],
  supported: ['予以支持', 'supported'],
  explained: ['合理但缺乏依据，作出解释', 'explained'],
  'not-supported': ['不予支持', 'not supported'],
} as const satisfies Record<string, Label>;
export type Finding = keyof typeof findings;
/** PET 32: a claim is supported, explained or not supported; of a breach it is said whether it took place. */
const claimFindings: readonly Finding[] = ['supported', 'explained', 'not-supported'];
export const fitsTrack = (finding: Finding, track: Track | undefined): boolean => claimFindings.includes(finding) === (track === 'claim');
/** Nothing of what was alleged was found. */
export const unfounded: readonly Finding[] = ['unsubstantiated', 'not-verifiable'];
/** What a measure may be taken on. */
export const upholds: readonly Finding[] = ['substantiated', 'partly-substantiated', 'supported'];

export const decisions = {
  'no-action': ['不予处理', 'no action'],
  returned: ['退回补充调查', 'returned for further inquiry'],
  correction: ['道歉或者纠正', 'apology or correction'],
  'labour-measure': ['劳动管理措施', 'labour measure'],
  discipline: ['违规处理', 'discipline'],
} as const satisfies Record<string, Label>;
export type DecisionResult = keyof typeof decisions;

/** Levels of discipline from the mildest (D list, NT 18 names none): their order is their weight. */
export const levels = {
  'reminder-talk': ['提醒谈话', 'reminder talk'],
  criticism: ['批评教育', 'criticism and education'],
  warning: ['警告', 'warning'],
  demerit: ['记过', 'demerit'],
  'major-demerit': ['记大过', 'major demerit'],
  'tier-reduction': ['降低层级', 'tier reduction'],
  'post-change': ['调整岗位', 'post change'],
  termination: ['解除劳动合同或者退回派遣单位', 'termination or return to the dispatch firm'],
} as const satisfies Record<string, Label>;
export type Level = keyof typeof levels;
/** Nothing is imposed after all: what the defence came to, or what happened meanwhile. PAL 11, 12, 27, 44 by analogy. */
export const waivers = {
  unproven: ['不予处理：申辩成立，事实不能认定', 'no measure: the defence holds, the facts are not established'],
  pardoned: ['免予处理：事实属实，情节轻微', 'no measure: established, but slight'],
  left: ['不再处理：已经不是辅警', 'no measure any more: no longer an auxiliary'],
  died: ['终止处理：本人已经死亡', 'ended: the person has died'],
} as const satisfies Record<string, Label>;
export type Waiver = keyof typeof waivers;
export const isWaiver = (level: unknown): level is Waiver => Object.hasOwn(waivers, String(level));
/** Which of several measures of a case a duty is about; those of a later round are numbered by themselves. */
export const courseOf = (duty: string): string => (duty.split('/')[1] ?? '').replace(/:\d+$/, '').replace(/^\d+$/, '');
/** Discipline in the sense of PAL 16: never beside a sanction of the supervision organ for the same act. The others educate, or follow from the contract. */
export const sanctions: readonly Level[] = ['warning', 'demerit', 'major-demerit', 'tier-reduction'];

/** Whether SL 15 takes in the auxiliary (procedures §5 no. 27): no source settles it, so it is open until it is determined in the case. */
export const supervisionTitle: Label = ['是否属于监察对象', 'whether the supervision law applies'];
export const supervision = {
  applies: ['属于', 'it applies'],
  'not-applies': ['不属于', 'it does not apply'],
} as const satisfies Record<string, Label>;
export type Supervision = keyof typeof supervision;
/** The gravest level, by how the auxiliary is employed: a dispatched one has their contract with the firm. */
export const partings = {
  direct: ['解除劳动合同', 'termination of the contract'],
  dispatch: leavings['returned-to-firm'],
} as const satisfies Record<Employment, Label>;

/** A measure in words: its gravest level says which of its two it is. */
export const measureTitle = (level: Level, employment?: Employment): Label => (level === 'termination' && employment ? partings[employment] : levels[level]);

const changedTo = (level: Level): Label => [`变更为${levels[level][0]}`, `changed to ${levels[level][1]}`];
/** What a re-check of a measure may come to. It only ever changes one to something milder, so never to the gravest. */
export const recheckResults = {
  upheld: ['维持', 'upheld'],
  withdrawn: ['撤销', 'withdrawn'],
  'reminder-talk': changedTo('reminder-talk'),
  criticism: changedTo('criticism'),
  warning: changedTo('warning'),
  demerit: changedTo('demerit'),
  'major-demerit': changedTo('major-demerit'),
  'tier-reduction': changedTo('tier-reduction'),
  'post-change': changedTo('post-change'),
} as const satisfies Record<'upheld' | 'withdrawn' | Exclude<Level, 'termination'>, Label>;
export type RecheckResult = keyof typeof recheckResults;

/** What a suggestion came to. */
export const suggestionReplies = {
  adopted: ['采纳', 'adopted'],
  noted: ['留作参考', 'noted'],
} as const satisfies Record<string, Label>;

export const referrals = {
  'criminal-unit': ['刑事办案部门', 'criminal case unit'],
  'discipline-organ': ['纪检监察机关', 'discipline and supervision organ'],
  'supervision-organ': ['监察机关（政务处分）', 'supervision organ (administrative sanction)'],
} as const satisfies Record<string, Label>;
export type Referral = keyof typeof referrals;

/** NT 18, 19; PET 23: matters that belong to another body from the first, and to which. */
export const referredOn = { crime: 'criminal-unit', 'official-conduct': 'discipline-organ' } as const satisfies Partial<Record<Track, Referral>>;

/** DR 39: who alone may find that an accusation was false on purpose. */
export const accusationBodies = {
  'city-party-committee': ['市级以上党委', 'party committee at city level or above'],
  'city-discipline-organ': ['市级以上纪检监察机关', 'discipline organ at city level or above'],
} as const satisfies Record<string, Label>;
export type AccusationBody = keyof typeof accusationBodies;
/** DR 39: without one of these nothing is a false accusation. */
export const inventions = {
  invented: ['捏造事实', 'invented facts'],
  forged: ['伪造材料', 'forged material'],
} as const satisfies Record<string, Label>;

export const allegationTitle: Label = ['反映事项', 'allegation'];
/** A suspicion about one allegation, and never a finding. */
export const suspectedTitle: Label = ['涉嫌诬告', 'suspected false accusation'];

/** DR 50: how a person is cleared. The letter to them is written in any case. */
export const clearingForms = {
  letter: ['只发函给本人', 'letter to the person only'],
  'unit-notice': ['发函并在所在单位通报', 'letter, and notice in the unit'],
  'public-notice': ['发函并向社会公开', 'letter, and public notice'],
} as const satisfies Record<string, Label>;
export type ClearingForm = keyof typeof clearingForms;

/** PET 28: an officer who is not assigned by name leaves the case by an own act. */
export const stepAside: Label = ['自行回避', 'step aside'];
export const recusalGrounds = {
  interest: ['与事项有直接利害关系', 'direct interest in the matter'],
  kin: ['近亲属关系', 'kinship'],
  witness: ['担任过证人', 'was a witness'],
  other: ['其他可能影响公正的情形', 'other doubt of fairness'],
} as const satisfies Record<string, Label>;

/** How a complaint ends. */
export const results = {
  'no-action': ['已调查，不予处理', 'investigated, no action'],
  correction: ['已纠正或者道歉', 'corrected or apologised'],
  'labour-measure': ['已采取劳动管理措施', 'labour measure taken'],
  discipline: ['已作违规处理', 'discipline imposed'],
  replied: ['已答复建议', 'suggestion answered'],
  'directed-elsewhere': ['已告知去处', 'told where to go'],
  repeat: ['重复事项，不再办理', 'repeat, not handled again'],
  filed: ['已登记存查', 'filed for reference'],
  referred: ['已移送有权机关', 'referred to the competent body'],
  withdrawn: ['来信人撤回，已了结', 'withdrawn by the complainant'],
  upheld: ['复查维持', 'upheld on review'],
  changed: ['复查变更', 'changed on review'],
  're-review-upheld': ['复核维持', 'upheld on re-review'],
  're-review-changed': ['复核变更', 'changed on re-review'],
} as const satisfies Record<string, Label>;
export type Result = keyof typeof results;

export const procedureTitle: Label = ['投诉举报', 'complaint'];
export const acts = {
  direct: ['告知去处', 'where to go'],
  decide: ['作出决定', 'decision'],
  askReview: ['要求复查', 'ask for review'],
  askReReview: ['要求复核', 'ask for re-review'],
} as const satisfies Record<string, Label>;
export const matterTitle: Label = ['事情经过', 'what happened'];
export const trackTitle: Label = ['适用程序', 'which rule applies'];
export const reviewOpinion: Label = ['复查意见', 'review opinion'];

/** Where a complaint stands, in the order in which it passes. */
export const steps = {
  registration: ['登记', 'registration'],
  acceptance: ['审查受理', 'acceptance'],
  assignment: ['指派', 'assignment'],
  investigation: ['调查', 'investigation'],
  decision: ['决定', 'decision'],
  execution: ['执行', 'execution'],
  notification: ['告知结果', 'notification'],
  remedy: ['复查期', 'time for review'],
  review: ['复查', 'review'],
  're-review': ['复核', 're-review'],
  recheck: ['处理复核', 're-check of the measure'],
  protection: ['澄清正名', 'clearing of the person'],
} as const satisfies Record<string, Label>;

export const notices = {
  'acceptance-notice': ['受理告知书', 'notice of acceptance'],
  'transfer-notice': ['转送告知书', 'notice of transfer'],
  'direction-notice': ['不予受理告知书', 'notice of where to go'],
  'repeat-notice': ['重复事项告知书', 'notice of repeat'],
  'filing-notice': ['登记存查告知', 'notice of filing'],
  'referral-notice': ['移送告知书', 'notice of referral'],
  'extension-notice': ['延期告知书', 'notice of extension'],
  'outcome-notice': ['结果告知书', 'outcome notice'],
  'withdrawal-notice': ['撤回了结告知书', 'notice of closing on withdrawal'],
  'objection-reply': ['异议答复书', 'reply to an objection'],
  'review-opinion': ['复查意见书', 'review opinion'],
  're-review-opinion': ['复核意见书', 're-review opinion'],
  'measure-decision': ['处理决定书', 'decision on a measure'],
  'measure-waiver': ['不予处理决定书', 'decision to take no measure'],
  'outcome-change': ['结果变更告知书', 'notice of a changed outcome'],
  'recheck-answer': ['处理复核决定书', 'answer to a re-check'],
  'measure-lapse': ['处理决定失效告知书', 'notice that a measure has lapsed'],
  'clearing-letter': ['澄清函', 'letter of clearing'],
  'clearing-refusal': ['不予澄清告知书', 'refusal to clear'],
} as const satisfies Record<string, Label>;
export type Notice = keyof typeof notices;
