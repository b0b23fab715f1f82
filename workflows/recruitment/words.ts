import type { Label } from '../steps/words.ts';

export const procedureTitle: Label = ['统一招聘', 'unified recruitment'];
export const planTitle: Label = ['编制招聘计划', 'draft the plan'];
export const requestTitle: Label = ['用人需求', 'staffing requests'];
export const postCode: Label = ['岗位代码', 'code of the post'];
export const usingUnit: Label = ['使用单位', 'using unit'];
export const recompute: Label = ['重新计算', 'compute again'];
export const mineTitle: Label = ['我的报名', 'my application'];
export const withdrawTitle: Label = ['退出报名', 'withdraw'];
export const scoreImport: Label = ['导入成绩', 'import of scores'];
export const fileRequest: Label = ['提交用人需求', 'file a staffing request'];
export const publicityTitle: Label = ['公示名单', 'Public list'];
export const listRuns: Label = ['{from} 至 {until}', '{from} to {until}'];
export const listOver: Label = ['公示已经结束，名单不再公开。', 'The notice is over; the list is public no longer.'];
export const supplyWhat: Label = ['补什么（原样告诉本人）', 'what is missing (told as it is)'];
export const supplyUntil: Label = ['补交的最后一天', 'last day for the papers'];
export const rollTitle: Label = ['辅警名册', 'auxiliaries'];

/** What follows the qualification review; which of them, and in what order, is data of the plan. */
export const stages = {
  'written-test': ['笔试', 'written test'],
  'skill-test': ['技能测试', 'skill test'],
  'fitness-test': ['体能测评', 'fitness test'],
  interview: ['面试', 'interview'],
  ranking: ['综合排名', 'ranking'],
  'medical-check': ['体检', 'medical check'],
  'political-review': ['政审', 'political review'],
} as const satisfies Record<string, Label>;
export type Stage = keyof typeof stages;
/** Where a plan names no stages and no weights (D): the usual course, test and interview at one half each. */
export const usualStages: readonly Stage[] = ['written-test', 'interview', 'ranking', 'medical-check', 'political-review'];
export const usualWeight = 50;
export type Held = Exclude<Stage, 'ranking'>;

/** Every place at which candidates are told a result. */
export const resultStages = {
  'qualification-review': ['资格审查', 'qualification review'],
  'ratio-check': ['开考比例', 'opening ratio'],
  ...stages,
  'public-notice': ['拟聘用名单', 'list of those to be hired'],
} as const satisfies Record<string, Label>;
export type ResultStage = keyof typeof resultStages;

/** Stages with points; the others are passed or failed. Only these have a weight. */
export const scored = ['written-test', 'skill-test', 'interview'] as const satisfies readonly Stage[];
export type Scored = (typeof scored)[number];

/** By what ties are broken, in the order that the plan states; the earlier application decides what is equal to the end. */
export const tieCriteria = {
  'written-test': ['笔试成绩高者在前', 'higher written score'],
  'skill-test': ['技能成绩高者在前', 'higher skill score'],
  interview: ['面试成绩高者在前', 'higher interview score'],
  targeted: ['优先招聘对象在前', 'targeted groups first'],
} as const satisfies Record<string, Label>;
export type TieCriterion = keyof typeof tieCriteria;

/** Facts for which nobody is hired: a list of the campaign. The first five stand in the notices of Jiangsu (P), the rest in models (M). */
export const bars = {
  crime: ['受过刑事处罚或者涉嫌犯罪未结案', 'criminal punishment or an open case'],
  detention: ['受过行政拘留或者司法拘留', 'administrative or judicial detention'],
  dismissed: ['被开除公职、军籍、党籍或者因违纪被辞退', 'dismissed from public post, army or party'],
  breach: ['曾因违规被解除辅警合同或者擅自离职', 'earlier auxiliary contract ended for breach, or left without permission'],
  credit: ['被列为失信联合惩戒对象', 'on the joint-punishment list'],
  vice: ['因吸毒、嫖娼、赌博受过处罚', 'punished for drugs, prostitution or gambling'],
  cult: ['参加过邪教或者非法组织', 'cult or illegal organisation'],
  other: ['国家和省规定的其他不适合情形', 'otherwise unsuitable by rule'],
} as const satisfies Record<string, Label>;
export type Bar = keyof typeof bars;

/** From the lowest to the highest: their order is their rank. */
export const educations = {
  secondary: ['高中或者中专', 'senior secondary'],
  college: ['大学专科', 'junior college'],
  bachelor: ['大学本科', 'bachelor'],
  master: ['研究生', 'master or above'],
} as const satisfies Record<string, Label>;
export type Education = keyof typeof educations;

/** Why an application is not qualified; every ground found is named, not the first. */
export const unmet = {
  age: ['出生日期不在岗位要求的范围内', 'date of birth outside the range of the post'],
  education: ['学历低于岗位要求', 'education below the post'],
  sex: ['性别不符合岗位要求', 'sex not as the post requires'],
  promise: ['没有作出诚信承诺', 'no integrity pledge'],
  kin: ['近亲属在同一部门或者直接管理岗位（应当回避）', 'kin in the same department or under direct management'],
  papers: ['材料与填报内容不一致', 'papers do not match what was stated'],
  unsupplied: ['没有在期限内补交材料', 'papers asked for did not come in time'],
} as const satisfies Record<string, Label>;

export const results = {
  hired: ['招聘完成', 'recruitment completed'],
  'not-approved': ['计划未获批准', 'plan not approved'],
  cancelled: ['招聘取消', 'recruitment cancelled'],
} as const satisfies Record<string, Label>;
export type Result = keyof typeof results;

/** Where a campaign stands. Which of the stages there are, and in what order, is the plan's. */
export const steps = {
  plan: ['招聘计划', 'plan'],
  'quota-check': ['额度审核', 'quota check'],
  'plan-approval': ['计划审批', 'plan approval'],
  announced: ['公告', 'announced'],
  registration: ['报名', 'registration'],
  'qualification-review': resultStages['qualification-review'],
  'ratio-check': resultStages['ratio-check'],
  ...stages,
  substitution: ['递补', 'substitution'],
  'public-notice': resultStages['public-notice'],
  hiring: ['录用审批', 'hire approved'],
} as const satisfies Record<string, Label>;

/** Where an application stands. */
export const applicantStates = {
  applied: ['已报名', 'applied'],
  supplement: ['待补充材料', 'to be supplemented'],
  admitted: ['在选', 'in the running'],
  failed: ['未通过', 'not passed'],
  withdrawn: ['本人退出', 'withdrawn'],
  reserve: ['候补', 'in reserve'],
  'to-hire': ['拟聘用', 'to be hired'],
  offered: ['已发录用通知', 'offered'],
} as const satisfies Record<string, Label>;
export type ApplicantState = keyof typeof applicantStates;

export const scoreStates = {
  scored: ['有成绩', 'scored'],
  absent: ['缺考', 'absent'],
  void: ['成绩无效', 'void'],
  passed: ['合格', 'passed'],
  failed: ['不合格', 'not passed'],
} as const satisfies Record<string, Label>;
export type ScoreState = keyof typeof scoreStates;

/** The columns of a table of scores, as its first row names them. */
export const scoreColumns = { ticket: ['准考证号', 'ticket'], points: ['成绩', 'score'], mark: ['标记', 'mark'] } as const satisfies Record<string, Label>;

/** Work of the registers on all applications of a campaign, and what it may come to. */
export const works = {
  'hold-headcount': ['登记占用额度', 'headcount reserved'],
  'release-headcount': ['退回占用的额度', 'headcount released'],
  announce: ['发布招聘公告', 'announcement published'],
  'close-window': ['报名截止，确定报名名单', 'window closed, applications fixed'],
  'check-conditions': ['逐条核对报名条件', 'conditions checked'],
  'count-ratio': ['计算开考比例', 'opening ratio counted'],
  'apply-ratio': ['调整岗位计划', 'positions changed'],
  'issue-tickets': ['发放准考证和通知', 'tickets issued'],
  'publish-results': ['公布结果', 'results published'],
  'settle-rechecks': ['复核期满，确定名单', 're-checks settled'],
  rank: ['按公式排名', 'ranked by the formula'],
  'count-vacant': ['清点空缺', 'vacancies counted'],
  substitute: ['按名次递补', 'next in rank called'],
  'publish-list': ['公示拟聘用人员', 'list published'],
  hire: ['办理录用', 'offers made'],
  conclude: ['结清额度和名单', 'headcount and list settled'],
} as const satisfies Record<string, Label>;
export type Work = keyof typeof works;
/** The step that is passed when work on the rows is done, where nobody has to say anything for it. */
export const stepOfWork: Readonly<Partial<Record<Work, keyof typeof steps>>> = { announce: 'announced', 'close-window': 'registration', 'count-ratio': 'ratio-check', rank: 'ranking', 'publish-list': 'public-notice', hire: 'hiring' };
export const workResults = {
  ...resultStages,
  'no-vacancy': ['额度不足', 'no vacancy left'],
  short: ['有岗位未达到比例', 'some positions below the ratio'],
  incomplete: ['有人没有结果', 'some without a result'],
  pending: ['还有复核没有办完', 're-checks are pending'],
  vacant: ['有空缺', 'vacancies'],
  held: ['有人因异议暂缓', 'some held by an objection'],
  upheld: ['有复核成立，重新排名', 're-checks upheld, ranked anew'],
} as const satisfies Record<string, Label>;

/** What such work counted. A name that is not here is the code of a post; what is always one says no more than the work itself. */
export const workCounts: Readonly<Record<string, Label | undefined>> = {
  posts: ['岗位人数', 'posts'],
  received: ['收到报名', 'applications'],
  qualified: scoreStates.passed,
  unmet: scoreStates.failed,
  called: ['通知参加', 'called'],
  outside: ['未进入比例', 'outside the ratio'],
  passed: ['通过', 'passed'],
  failed: applicantStates.failed,
  inTheRunning: applicantStates.admitted,
  out: ['不再继续', 'out'],
  ranked: ['列入排名', 'ranked'],
  listed: ['列入名单', 'listed'],
  offered: applicantStates.offered,
  refused: ['没有批准', 'not approved'],
  held: ['暂缓', 'held'],
  missing: ['没有结果', 'without a result'],
  pending: ['未办结', 'not decided yet'],
  upheld: ['复核成立', 're-checks upheld'],
  announced: undefined,
  corrected: undefined,
  created: undefined,
  left: undefined,
  givenBack: undefined,
};

/** Grounds of refusal of this procedure; `{…}` is filled from the refusal. */
export const recruitmentGrounds = {
  'stages-twice': { article: '本办法第九条第一款', zh: '同一环节列了两次。每个环节只列一次。', en: 'A stage is listed twice. List each once.' },
  'no-ranking': { article: '本办法第九条第一款', zh: '环节里没有综合排名，或者没有任何计分环节。请补上。', en: 'The stages lack the ranking, or any stage with points. Add it.' },
  'score-after-ranking': { article: '本办法第九条第一款', zh: '计分环节必须排在综合排名之前。请调整顺序。', en: 'Stages with points come before the ranking. Change the order.' },
  'no-political-review': { article: '本办法第九条第一款', zh: '严格选拔不能没有政审。请把政审列入环节。', en: 'The political review cannot be left out. Add it.' },
  'weights-not-hundred': { article: '本办法第九条第一款', zh: '各计分环节的权重合计必须是 100，没有列入的环节不能有权重。请改正权重。', en: 'The weights of the listed stages with points must add up to 100. Correct them.' },
  unfunded: { article: '本办法第六条', zh: '财政部门认为经费没有落实，不能批准。请退回，落实经费后再报。', en: 'The finance department says the plan is not funded. Return it until it is.' },
  'hr-objected': { article: '本办法第四条', zh: '人社部门对计划有异议，不能批准。请退回修改。', en: 'The human resources department objects. Return the plan.' },
  'window-reversed': { article: '本办法第九条第一款', zh: '报名截止日不能早于开始日，也不能早于今天。请改正日期。', en: 'Registration cannot close before it opens or before today. Correct the days.' },
  'same-person': { article: '本办法第九条第一款（双人复核，默认规则）', zh: '结果是您提交的，要由另一人复核。请转给同岗位的人。', en: 'You submitted these results; another person must confirm them.' },
  'recheck-open': { article: '本办法第九条第一款（阶段复核，默认规则）', zh: '考生申请复核的最后一天是 {on}，过后才能进入下一环节。', en: 'Candidates may ask for a re-check until {on}; go on after that day.' },
  'panel-too-small': { article: '本办法第九条第一款（三人以上，默认规则）', zh: '考官不能少于三人，也不能重复。请补足。', en: 'A panel has at least three different members. Add some.' },
  'recused-member': { article: '本办法第九条第一款（回避，默认规则）', zh: '其中一人已经回避。请改选其他人。', en: 'One of them is recused. Choose another.' },
  'interview-published': { article: '本办法第九条第一款（回避，默认规则）', zh: '面试结果已经公布，不能因为回避重新组织面试。请向负责人说明；考生可以在复核期内申请复核。', en: 'The results of the interview are published; it is not held again for a recusal. Tell the leader; candidates may ask for a re-check.' },
  'two-reviewers': { article: '本办法第九条第一款（双人政审，默认规则）', zh: '政审由两个不同的人办理。请改选其中一人。', en: 'The political review is done by two different persons. Change one.' },
  'not-short': { article: '本办法第九条第一款', zh: '延长报名要写明新的截止日期，而且不能早于今天。', en: 'To extend registration name a new closing day, not before today.' },
  'substituted-once': { article: '本办法第九条第一款（只递补一次，默认规则）', zh: '已经递补过一次，不能再递补。请留空。', en: 'Substitution is allowed once. Leave the post vacant.' },
  'hires-approved': { article: '本办法第九条第一款', zh: '已经批准聘用，录用通知已经发出，不能再取消招聘。其余的人不再聘用的，请在“批准聘用”里写明不予聘用。', en: 'Hires are approved and offers are out: the recruitment cannot be called off. Whoever else is not to be hired is refused under the approval of the hires.' },
  'all-held': { article: '本办法第九条第一款（异议办结前不办聘用，默认规则）', zh: '剩下的人都有异议还没有办结，现在没有可以批准的人。异议办结以后再批准。', en: 'Objections that are still open hold everybody who is left: there is nobody to approve now. Approve when they are settled.' },
  'notice-running': { article: '本办法第九条第一款（公示期，默认规则）', zh: '公示到 {on} 结束，过后才能办理。', en: 'The public notice runs until {on}; act after that day.' },
} as const;
export type RecruitmentGround = keyof typeof recruitmentGrounds;
