import { Type } from 'typebox';
import { chosen, count, day, fields, oneOf, some, text, yes, type Form } from '../steps/form.ts';
import { parties, type Label } from '../steps/words.ts';
import { categories, categoryTitle } from '../quota/words.ts';
import { employments, employmentTitle } from '../work-injury/words.ts';
import { limits } from './law.ts';
import { bars, educations, planTitle, postCode, recompute, stages, steps, tieCriteria, usingUnit, usualStages, usualWeight } from './words.ts';

const ART9 = '本办法第九条第一款';
const OURS = '默认规则（招聘程序）';
const reason = text(['理由', 'reason'], { max: 2000 });
const note = Type.Optional(text(['意见', 'opinion'], { max: 2000 }));
const documents = Type.Optional(some(['附件', 'documents'], Type.String({ format: 'uuid' }), { maxItems: 20, 'x-widget': 'documents' }));
const paperNo = text(['文号', 'document number'], { max: 80 });
const result = (words: Readonly<Record<string, Label>>) => oneOf(['结果', 'result'], words);
const code = text(postCode, { max: 12 });
const hour = text(['截止时刻', 'hour'], { max: 5, pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$' });
const closesOn = day(['报名截止日', 'registration closes on']);
/** A figure of the plan with what is usual where nothing is said. */
const usual = (label: Label, minimum: number, maximum: number, byDefault: number) => Type.Optional(Type.Integer({ title: label[0], 'x-title-en': label[1], minimum, maximum, default: byDefault }));
const percent = (label: Label, byDefault: number) => usual(label, 0, 100, byDefault);
const sexes = { any: ['不限', 'any'], male: ['男', 'male'], female: ['女', 'female'] } as const satisfies Record<string, Label>;

/** A post of the plan. Limits of age are a range of birth dates, both ends included; what is relaxed needs its reason. */
const position = fields({
  code, title: text(['岗位名称', 'title'], { max: 60 }), organ: chosen(usingUnit, 'any-organ'), category: oneOf(categoryTitle, categories),
  employment: oneOf(employmentTitle, employments), headcount: count(['拟招人数', 'posts'], 1, 2_000),
  bornFrom: day(['出生不早于', 'born on or after']), bornUntil: day(['出生不晚于', 'born on or before']), education: oneOf(['最低学历', 'lowest education'], educations), sex: oneOf(['性别', 'sex'], sexes),
  relaxedFor: Type.Optional(text(['放宽条件的对象', 'relaxed for whom'], { max: 300 })), relaxedBecause: Type.Optional(text(['放宽理由', 'why relaxed'], { max: 600 })),
  relaxedBornFrom: Type.Optional(day(['放宽到的最早出生日期', 'relaxed: earliest birth date'])), relaxedEducation: Type.Optional(oneOf(['放宽后最低学历', 'relaxed: lowest education'], educations)),
  duties: text(['工作内容、地点、风险和待遇', 'work, place, hazards, pay'], { max: 2000 }), request: Type.Optional(text(['用人需求编号', 'number of the staffing request'], { max: 40 })),
});

type Asked = Omit<Form, 'asks'> & Partial<Pick<Form, 'asks'>>;
const rule = (step: keyof typeof steps) => ({ step, articles: [ART9], source: '本办法', status: 'B' as const });
const ours = (step: keyof typeof steps) => ({ step, articles: [ART9], source: OURS, status: 'D' as const });

const list: readonly Asked[] = [
  { name: 'draftPlan', title: planTitle, asks: ['写明岗位、条件、环节和权重', 'posts, conditions, stages and weights'], ...rule('plan'), by: ['recruitment-officer'], ends: ['given-up'], told: ['result', 'stages', 'writtenWeight', 'skillWeight', 'interviewWeight'],
    schema: fields({
      result: result({ submitted: ['提交', 'submitted'], 'given-up': ['不再招聘', 'given up'] }),
      positions: some(['岗位', 'posts'], position, { minItems: 1, maxItems: 200 }),
      stages: Type.Optional(some(['环节（按顺序，不填为通常环节）', 'stages in order, the usual ones if left out'], oneOf(['环节', 'stage'], stages), { minItems: 2, maxItems: 7, uniqueItems: true, default: [...usualStages], 'x-ordered': true })),
      writtenWeight: percent(['笔试权重', 'weight of the written test'], usualWeight), skillWeight: percent(['技能测试权重', 'weight of the skill test'], 0), interviewWeight: percent(['面试权重', 'weight of the interview'], usualWeight),
      passMark: usual(['面试合格线', 'pass mark of the interview'], 0, 100, limits.passMark),
      openingRatio: usual(['开考比例（几比一）', 'opening ratio'], 1, 20, limits.openingRatio),
      interviewRatio: usual(['进入面试比例（几比一）', 'candidates a post in the interview'], 1, 20, limits.interviewRatio),
      ties: some(['同分时依次比较', 'ties are broken by'], oneOf(['比较什么', 'criterion'], tieCriteria), { maxItems: 4, uniqueItems: true }),
      bars: some(['不得报考的情形', 'bars'], oneOf(['情形', 'bar'], bars), { minItems: 1, maxItems: 8, uniqueItems: true }),
      budgetLine: text(['经费科目', 'budget line'], { max: 120 }), documents,
    }, { 'given-up': ['positions', 'stages', 'writtenWeight', 'skillWeight', 'interviewWeight', 'passMark', 'openingRatio', 'interviewRatio', 'ties', 'bars', 'budgetLine'] }) },
  { name: 'checkQuota', title: ['审核额度', 'check the quota'], asks: ['核对在岗、保留和拟招人数', 'on post, reserved and planned'], step: 'quota-check', articles: ['本办法第五条', ART9], source: '本办法', status: 'B', by: ['staffing-officer'], told: ['result'],
    schema: fields({ result: result({ passed: ['额度内', 'within quota'], reduced: ['核减后通过', 'reduced'], rejected: ['超出额度，退回', 'rejected'] }), reductions: Type.Optional(some(['核减到', 'reduced to'], fields({ code, headcount: count(['核减后人数', 'posts left'], 0, 2_000) }), { maxItems: 200 })), note }, { passed: ['reductions'], rejected: ['reductions'] }) },
  { name: 'giveHrOpinion', title: ['人社会签', 'opinion of human resources'], step: 'plan-approval', articles: ['本办法第四条'], source: '本办法', status: 'B', by: ['hr-guide'], quick: true, told: ['result'], schema: fields({ result: result({ agreed: ['同意', 'agreed'], objected: ['有异议', 'objected'] }), note }) },
  { name: 'giveMoneyOpinion', title: ['财政会签', 'opinion of finance'], asks: ['确认经费是否全额落实', 'is it fully funded'], step: 'plan-approval', articles: ['本办法第六条'], source: '本办法', status: 'B', by: ['budget-officer'], told: ['result'],
    schema: fields({ result: result({ funded: ['经费已落实', 'funded'], unfunded: ['经费未落实', 'not funded'] }), note }) },
  { name: 'approvePlan', title: ['审批招聘计划', 'approve the plan'], ...ours('plan-approval'), by: ['government-officer'], danger: true, ends: ['rejected'], told: ['result'], schema: fields({ result: result({ approved: ['批准', 'approved'], returned: ['退回', 'returned'], rejected: ['不批准', 'rejected'] }), paperNo, reason }) },
  { name: 'announce', title: ['发布公告', 'announce'], asks: ['发布招聘公告，确定报名起止', 'publish, and fix the window'], ...rule('announced'), by: ['recruitment-officer'], danger: true, told: ['opensOn', 'closesOn', 'closesAt'],
    schema: fields({ title: text(['公告标题', 'title of the announcement'], { max: 120, 'x-no-personal-number': true }), opensOn: day(['报名开始日', 'registration opens on']), closesOn, closesAt: Type.Optional(hour), pay: text(['薪酬和保险待遇', 'pay and insurance'], { max: 2000 }), contact: text(['咨询和监督电话', 'questions and complaints'], { max: 200 }), more: Type.Optional(text(['其他说明', 'more'])), documents }) },
  { name: 'correctAnnouncement', title: ['更正公告', 'correct the announcement'], ...ours('announced'), by: ['recruitment-officer'], told: [], schema: fields({ more: text(['更正内容', 'correction'], { max: 2000 }) }) },
  { name: 'cancelCampaign', title: ['取消招聘', 'cancel the recruitment'], ...ours('announced'), by: ['organ-leader'], danger: true, told: [], schema: fields({ reason: text(['向报名人说明的理由', 'reason told to applicants'], { max: 1000 }) }) },
  { name: 'decideRatio', title: ['处理未达比例岗位', 'posts below the ratio'], asks: ['核减、延长报名或者取消', 'cut, extend or cancel'], ...ours('ratio-check'), by: ['recruitment-officer'], danger: true, ends: ['cancelled'], told: ['result', 'closesOn', 'closesAt'],
    schema: fields({ result: result({ cut: ['核减岗位', 'cut the posts'], extended: ['延长报名', 'extend'], exempted: ['经批准照常进行', 'go on by permission'], cancelled: ['取消本次招聘', 'cancel'] }), closesOn: Type.Optional(closesOn), closesAt: Type.Optional(hour), reason }, { cut: ['closesOn', 'closesAt'], exempted: ['closesOn', 'closesAt'], cancelled: ['closesOn', 'closesAt'] }) },
  { name: 'arrangeStage', title: ['安排环节', 'arrange the stage'], asks: ['确定时间地点，通知考生', 'fix day and place'], ...ours('written-test'), by: ['recruitment-officer'], told: ['heldOn'], schema: fields({ heldOn: day(['举行日期', 'held on']), place: text(['地点', 'place'], { max: 200 }), instructions: Type.Optional(text(['考生须知', 'instructions'], { max: 2000 })), documents }) },
  { name: 'appointPanel', title: ['确定考官', 'appoint the panel'], asks: ['确定面试考官（三人以上）', 'at least three members'], ...ours('interview'), by: ['unit-leader'], told: ['panel'], schema: fields({ panel: some(['面试考官', 'panel'], chosen(['考官', 'member'], 'handler'), { minItems: limits.panel, maxItems: 15, uniqueItems: true }), note }) },
  { name: 'declareRecusal', title: ['申明回避', 'declare a recusal'], ...ours('interview'), by: ['handler'], told: [], schema: fields({ reason: text(['与哪类考生有什么关系（不写姓名）', 'why, without names'], { max: 500 }) }) },
  { name: 'assignReviewers', title: ['指派政审人员', 'assign the reviewers'], asks: ['指派两名政审人员', 'assign two reviewers'], ...ours('political-review'), by: ['unit-leader'], told: ['reviewers'], schema: fields({ reviewers: some(['政审人员（两人）', 'two reviewers'], chosen(['政审人员', 'reviewer'], 'handler'), { minItems: 2, maxItems: 2, uniqueItems: true }), note }) },
  { name: 'submitResults', title: ['提交本环节结果', 'submit the results'], asks: ['录入并提交全部结果', 'enter and submit every result'], ...ours('qualification-review'), by: ['recruitment-officer', 'handler'], told: [], schema: fields({ note, documents }) },
  { name: 'confirmResults', title: ['复核本环节结果', 'confirm the results'], asks: ['由第二人复核结果', 'a second person confirms'], ...ours('qualification-review'), by: ['recruitment-officer', 'handler'], told: ['result'], schema: fields({ result: result({ confirmed: ['无误，公布', 'confirmed'], returned: ['退回', 'returned'] }), note }) },
  { name: 'proceed', title: ['进入下一环节', 'go on to the next stage'], ...ours('qualification-review'), by: ['recruitment-officer'], quick: true, after: true, told: [], schema: fields({ note }) },
  { name: 'confirmRanking', title: ['确认排名', 'confirm the ranking'], asks: ['核对名单指纹并确认', 'check the fingerprint'], ...ours('ranking'), by: ['unit-leader'], told: ['result'], schema: fields({ result: result({ confirmed: ['确认', 'confirmed'], recompute }), fingerprint: Type.Optional(text(['名单指纹', 'fingerprint'], { max: 64 })), note }) },
  { name: 'decideSubstitution', title: ['决定递补', 'decide on substitution'], ...ours('substitution'), by: ['recruitment-officer'], told: ['result'], schema: fields({ result: result({ 'next-in-rank': ['按名次依次递补', 'next in rank'], 'left-vacant': ['留空', 'leave vacant'] }), reason: text(['空缺原因', 'reason of the vacancy'], { max: 1000 }) }) },
  { name: 'publishNotice', title: ['公示拟聘用名单', 'publish the list'], asks: ['核对后公示', 'check and publish'], ...rule('public-notice'), by: ['recruitment-officer'], danger: true, told: [], schema: fields({ contact: text(['接受异议的电话和地址', 'where objections go'], { max: 200 }), note }) },
  { name: 'endNotice', title: ['公示结束', 'end of the notice'], asks: ['确认公示期满', 'the period is over'], ...ours('public-notice'), by: ['recruitment-officer'], after: true, told: [], schema: fields({ note }) },
  { name: 'approveHires', title: ['批准聘用', 'approve the hires'], asks: ['批准没有异议的人员', 'approve those without an objection'], ...ours('hiring'), by: ['organ-leader'], danger: true, told: ['result'], schema: fields({ result: result({ approved: ['批准', 'approved'], refused: ['不予聘用', 'refused'] }), reason: text(['向未获聘用的人说明的理由', 'reason told to those not hired'], { max: 2000 }) }, { approved: ['reason'] }) },
];
export const forms: Readonly<Record<string, Form>> = Object.fromEntries(list.map((form) => [form.name, { asks: form.title, ...form }]));

/** What opens a campaign (`POST /api/recruitments`): only by the dedicated unit of a police organ (Arts. 8, 9). */
export const startForm = fields({ title: text(['招聘名称', 'name of the campaign'], { max: 80, 'x-no-personal-number': true, 'x-step': steps.plan[0] }), year: count(['招聘年度', 'year'], 2020, 2100), documents });

/** What a using unit may file, and only this (Art. 9(2)). */
export const staffingRequest = fields({ post: text(['需要的岗位', 'post'], { max: 60 }), category: oneOf(['类别', 'category'], categories), headcount: count(['需要人数', 'head count'], 1, 500), reason });

/** What a candidate tells when applying. Identity goes under seal; the facts are what the conditions are checked against. */
const contact = Type.Object({ name: text(['姓名', 'name'], { max: 60 }), idNumber: text(['身份证号', 'identity number'], { max: 18, pattern: '^[1-9][0-9]{16}[0-9X]$' }), phone: text(['手机', 'mobile number'], { max: 20 }), email: Type.Optional(text(['信箱', 'e-mail'], { max: 254, format: 'email' })) }, { additionalProperties: false, title: parties.candidate[0], 'x-title-en': parties.candidate[1] });
export const application = fields({
  position: code, candidate: contact, bornOn: day(['出生日期', 'date of birth'], { 'x-not-after': 'today' }), sex: oneOf(['性别', 'sex'], { male: sexes.male, female: sexes.female }), education: oneOf(['学历', 'education'], educations),
  barred: some(['符合下列哪些情形（没有就不选）', 'which of these apply'], oneOf(['情形', 'bar'], bars), { maxItems: 8, uniqueItems: true }), targeted: Type.Optional(yes(['属于优先招聘对象（烈士和因公牺牲人员近亲属、退役军人、退出的消防救援人员、见义勇为人员）', 'targeted group'])),
  relaxed: Type.Optional(yes(['属于本岗位放宽条件的对象', 'one of those for whom the post is relaxed'])), promise: yes(['承诺所填内容真实', 'integrity pledge']),
});
