import type { Label } from '../steps/words.ts';

export const procedureTitle: Label = ['表彰奖励', 'commendation'];

/** Levels from the lowest: their order is their weight (CSL 53 by analogy). */
export const levels = {
  citation: ['嘉奖', 'citation'],
  'merit-3': ['三等功', 'merit class 3'],
  'merit-2': ['二等功', 'merit class 2'],
  'merit-1': ['一等功', 'merit class 1'],
  title: ['授予称号', 'title'],
} as const satisfies Record<string, Label>;
export type Level = keyof typeof levels;
export const rank = (level: Level): number => Object.keys(levels).indexOf(level);

/** What vetting answers: never what an inquiry is about. */
export const vettings = {
  clear: ['无影响奖励的情形', 'clear'],
  pending: ['有事项正在核查，暂缓', 'pending'],
  blocked: ['有不得奖励的情形', 'blocked'],
} as const satisfies Record<string, Label>;
export type Vetting = keyof typeof vettings;

export const rulings = {
  approved: ['批准', 'approved'],
  forwarded: ['同意并上报', 'forwarded to the organ above'],
  lowered: ['改为较低等级', 'lower level'],
  returned: ['退回', 'returned'],
  refused: ['不予批准', 'refused'],
} as const satisfies Record<string, Label>;
export type Ruling = keyof typeof rulings;

/** CSL 56 by analogy. */
export const revocationGrounds = {
  fraud: ['申报时弄虚作假', 'fraud in the nomination'],
  hidden: ['隐瞒严重过错', 'hidden serious fault'],
  procedure: ['严重违反程序', 'breach of procedure'],
  later: ['获奖后严重违纪违法', 'serious breach afterwards'],
} as const satisfies Record<string, Label>;

/** How a commendation ends. */
export const results = {
  awarded: ['已给予奖励', 'award given'],
  'not-approved': ['不予奖励，已告知理由', 'no award, reasons told'],
  'not-supported': ['民主评议未通过', 'not supported by the unit'],
  dropped: ['单位决定不推荐', 'not nominated by the unit'],
  blocked: ['核查有不得奖励的情形', 'blocked by vetting'],
  'objection-upheld': ['公示异议成立，不予奖励', 'objection upheld'],
  'nomination-withdrawn': ['推荐单位撤回', 'nomination withdrawn'],
  revoked: ['奖励已撤销', 'award revoked'],
} as const satisfies Record<string, Label>;
export type Result = keyof typeof results;

/** Where a commendation stands. */
export const steps = {
  review: ['民主评议', 'democratic review'],
  proposal: ['集体研究', 'collective decision'],
  vetting: ['核查', 'vetting'],
  notice: ['公示', 'public notice'],
  approval: ['审批', 'approval'],
  announcement: ['宣布备案', 'announcement and filing'],
  remedy: ['异议', 'objection'],
  publicity: ['宣传', 'publicity'],
  revocation: ['撤销', 'revocation'],
} as const satisfies Record<string, Label>;

/** Courses in which one thing is done beside another. */
export const courses = {
  discipline: ['检举和处分情况', 'complaints and discipline'],
  management: ['日常管理情况', 'conduct in service'],
  revoked: ['撤销以后', 'after the revocation'],
} as const satisfies Record<string, Label>;

export const notices = {
  'award-decision': ['奖励决定书', 'decision on the award'],
  'award-refusal': ['不予奖励告知书', 'refusal of the award'],
  'award-objection-reply': ['奖励异议答复书', 'reply to the objection'],
  'award-revocation': ['撤销奖励决定书', 'revocation of the award'],
} as const satisfies Record<string, Label>;
export type Notice = keyof typeof notices;

const awd = '参照公安机关人民警察奖励条令';
/** Grounds of refusal of this procedure; `{…}` is filled from the refusal. */
export const commendationGrounds = {
  'approver-nominated': { article: '本办法第十六条（推荐与审批分离，默认规则）', zh: '您是本案的推荐人或者提议人，不能审批。请由同岗位的另一人办理。', en: 'You nominated or proposed in this case and may not approve. Another holder of the post must act.' },
  'same-person': { article: '本办法第十六条（提议与决定分离，默认规则）', zh: '提议撤销的人不能自己决定撤销。请由另一人决定。', en: 'Who proposed the revocation may not rule on it. Another must.' },
  'not-approver': { article: `${awd}第十三条至第十五条`, zh: '本机关无权批准这一等级。请同意并上报，或者改为有权批准的较低等级。', en: 'This organ may not approve that level. Forward it, or lower the level.' },
  'is-approver': { article: `${awd}第十三条至第十五条`, zh: '这一等级由本机关批准，不需要上报。请作出决定。', en: 'This organ approves that level itself: decide.' },
  'level-lowest': { article: '公务员法第五十三条（参照）', zh: '嘉奖是最低的等级，不能再降。请选择其他结果。', en: 'A citation is the lowest level and cannot be lowered. Choose another result.' },
  'level-not-lower': { article: '公务员法第五十三条（参照）', zh: '改级只能改为较低等级，并且要写明改为哪一级。', en: 'State the level, and it must be lower than the one proposed.' },
  'one-deed-one-award': { article: `${awd}第十一条`, zh: '同一事迹已经奖励过，不能再奖。请改为退回或者不予批准。', en: 'This deed was awarded already. Return or refuse.' },
  'within-a-year': { article: `${awd}第十一条`, zh: '一年内已给予同级或者更高等级的奖励，最早 {on} 才能再奖。请改级、退回或者不予批准。', en: 'An award of this or a higher level was given within the year; the earliest day is {on}.' },
  'low-to-high': { article: '本办法第十六条（由低到高，默认规则）', zh: '奖励由低到高。越级奖励须写明有特别重大贡献。', en: 'Awards go from low to high. To skip a level, state that the merit is outstanding.' },
  'level-not-higher': { article: '本办法第十六条（默认规则）', zh: '重新审批须写明等级，并且比已给予的等级高；提出异议不使等级降低。维持的请选择维持并说明。', en: 'Name the level to decide on: it must be higher than the one given. An objection never lowers an award; otherwise keep it and explain.' },
  'award-stands': { article: '本办法第十六条（默认规则）', zh: '这是对等级异议的重新审批，已给予的奖励有效，不能退回推荐单位，也不能改为同级或者更低等级。请批准、上报、改为居中的等级或者不予批准。', en: 'This rules on an objection to the level. The award given stands: it is not returned to the unit, and not lowered to its level or below. Approve, forward, lower to a level above it, or refuse.' },
  'take-down-owed': { article: '个人信息保护法第十五条', zh: '本人撤回了公开宣传的同意，已公开的内容还没有撤下。请先撤下并登记，再归档。', en: 'Consent to publicity was withdrawn and what was published has not been taken down. Take it down and record it, then archive.' },
  'revocation-first': { article: '公务员法第五十六条（参照）', zh: '这项奖励正在审查是否撤销。请先决定是否撤销，再办理等级异议。', en: 'Revocation of this award is under way. Rule on it first, then on the level.' },
  'returned-enough': { article: '本办法第十六条（默认规则）', zh: '本案已退回两次，不能再退。请当面商定后作出决定。', en: 'This was returned twice already. Settle it in person and decide.' },
  'secret-deed': { article: awd, zh: '涉密事迹不公示、不宣传。公示请选择免予公示。', en: 'A secret deed is neither posted nor published. Choose exempt.' },
  'not-secret': { article: awd, zh: '立案时没有登记为涉密事迹，必须公示。', en: 'The deed is not on record as secret: it must be posted.' },
  'no-consent': { article: '个人信息保护法第二十五条', zh: '没有本人同意，不得公开宣传。请先取得同意并登记。', en: 'Nothing is published without the person’s consent. Obtain and record it first.' },
  'secrecy-unchecked': { article: '本办法第十六条第二款', zh: '没有通过保密审查，不得公开宣传。请先送保密审查。', en: 'Nothing is published before the secrecy check is passed.' },
  'nothing-given': { article: '个人信息保护法第十五条', zh: '没有登记过同意，不需要撤回。', en: 'No consent is on record that could be withdrawn.' },
} as const;
export type CommendationGround = keyof typeof commendationGrounds;
