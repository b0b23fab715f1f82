import { Type } from 'typebox';
import { chosen, count, day, fields, oneOf, some, text, type Form } from '../steps/form.ts';
import { channels, services, type Label, type Office, type Party } from '../steps/words.ts';
import { leavings, probationGrounds, terms, type steps } from './words.ts';

const LCL = '劳动合同法';
const FUND = '住房公积金管理条例';
const note = Type.Optional(text(['意见', 'opinion'], { max: 2000 }));
const documents = Type.Optional(some(['附件', 'documents'], Type.String({ format: 'uuid' }), { maxItems: 20, 'x-widget': 'documents' }));
const actedOn = day(['日期', 'day'], { 'x-not-after': 'today' });
const result = (words: Readonly<Record<string, Label>>) => oneOf(['结果', 'result'], words);

type Asked = Omit<Form, 'asks' | 'by'> & Partial<Pick<Form, 'asks'>> & { readonly by: readonly (Office | Party)[] };
const ours = (step: keyof typeof steps, article = '本办法第九条第一款') => ({ step, articles: [article], source: '默认规则（录用手续）', status: 'D' as const });
const lcl = (step: keyof typeof steps, ...articles: string[]) => ({ step, articles, source: LCL, status: 'B' as const });
const firmOrUs: readonly Office[] = ['recruitment-officer', 'dispatch-officer'];

const list: readonly Asked[] = [
  { name: 'answerOffer', title: ['答复录用通知', 'answer the offer'], ...ours('offer'), by: ['candidate'], told: ['result'], schema: fields({ result: result({ accepted: ['接受', 'accept'], declined: ['放弃', 'decline'] }) }) },
  { name: 'recordTraining', title: ['登记岗前培训', 'record the training'], asks: ['登记培训和考核结果', 'enter training and exam'], ...ours('training'), by: ['recruitment-officer'], told: ['result'],
    schema: fields({ result: result({ passed: ['合格', 'passed'], repeat: ['补训一次', 'repeat once'], failed: ['不合格', 'failed'] }), on: actedOn, syllabus: text(['培训内容和考核', 'syllabus and exam'], { max: 1000 }), documents }) },
  { name: 'startWork', title: ['登记报到', 'record the first day'], asks: ['登记用工第一天', 'the first day of work'], ...lcl('contract', '第七条'), by: ['recruitment-officer'], told: ['result', 'from'],
    schema: fields({ result: result({ started: ['已报到', 'started'], absent: ['未报到', 'did not come'] }), from: day(['用工第一天', 'first day of work'], { 'x-not-after': 'today' }), tier: Type.Optional(text(['起始层级', 'first tier'], { max: 20 })) }, { absent: ['from', 'tier'] }) },
  { name: 'signContract', title: ['登记劳动合同', 'record the contract'], asks: ['签订书面劳动合同', 'sign the written contract'], ...lcl('contract', '第十条', '第十七条', '第十九条'), by: firmOrUs, told: ['result', 'term', 'months', 'probationMonths', 'from'],
    schema: fields({ result: result({ signed: ['已签订', 'signed'], refused: ['本人拒绝签订', 'the person refused'] }), term: oneOf(['合同期限类型', 'kind of term'], terms), months: Type.Optional(count(['期限（月）', 'months'], 1, 600)), probationMonths: Type.Optional(count(['试用期（月）', 'probation in months'], 0, 12)),
      from: day(['合同起始日', 'first day of the term']), paperNo: text(['合同编号', 'number of the contract'], { max: 80 }), probationPay: Type.Optional(text(['试用期工资（不低于同岗最低档或者约定工资的八成）', 'pay in probation'], { max: 200 })), documents }, { refused: ['term', 'months', 'probationMonths', 'from', 'paperNo', 'probationPay'] }) },
  { name: 'registerInsurance', title: ['办理社会保险', 'register social insurance'], step: 'onboarding', articles: ['第五十八条'], source: '社会保险法', status: 'B', by: firmOrUs, told: [], schema: fields({ on: actedOn, number: text(['登记凭证', 'proof'], { max: 80 }), documents }) },
  { name: 'registerHousingFund', title: ['办理住房公积金', 'register the housing fund'], step: 'onboarding', articles: ['第十五条'], source: FUND, status: 'B', by: firmOrUs, told: [], schema: fields({ on: actedOn, number: text(['缴存凭证', 'proof'], { max: 80 }), documents }) },
  { name: 'issueCertificate', title: ['配发证件和服装', 'issue certificate and uniform'], ...ours('onboarding', '本办法第十二条'), by: ['recruitment-officer'], told: [], schema: fields({ on: actedOn, number: text(['工作证件号', 'certificate number'], { max: 40 }), uniform: Type.Optional(text(['服装标识', 'uniform'], { max: 300 })) }) },
  { name: 'appraiseProbation', title: ['试用期考核', 'appraise the probation'], asks: ['作出试用期结论', 'confirm or dismiss'], ...lcl('probation', '第十九条', '第二十一条'), by: ['using-unit-officer'], danger: true, told: ['result', 'legalGround'],
    schema: fields({ result: result({ confirmed: ['合格，正式聘用', 'confirmed'], dismissed: ['不合格，解除', 'dismissed'] }), legalGround: Type.Optional(oneOf(['解除的法定理由', 'ground in law'], probationGrounds)), appraisal: text(['考核情况和事实', 'appraisal and facts'], { max: 2000 }), unionTold: Type.Optional(day(['通知工会的日期', 'union told on'], { 'x-not-after': 'today' })), documents }, { confirmed: ['legalGround', 'unionTold'] }) },
  { name: 'recordLeaving', title: ['登记离职', 'record the leaving'], ...lcl('leaving', '第五十条'), by: ['recruitment-officer'], danger: true, told: ['cause', 'endedOn'], schema: fields({ cause: oneOf(['离职原因', 'cause'], leavings), endedOn: day(['劳动关系终止日', 'last day'], { 'x-not-after': 'today' }), note, documents }) },
  { name: 'issueProof', title: ['出具离职证明', 'issue the proof'], ...lcl('leaving', '第五十条'), by: firmOrUs, told: [], schema: fields({ on: actedOn, paperNo: text(['证明编号', 'number of the proof'], { max: 80 }), documents }) },
  { name: 'transferFile', title: ['转移档案和社会保险', 'transfer file and insurance'], ...lcl('leaving', '第五十条'), by: firmOrUs, told: [], schema: fields({ on: actedOn, to: text(['转往何处', 'transferred to'], { max: 200 }), documents }) },
  { name: 'closeHousingFund', title: ['封存或者转移公积金', 'close the housing fund'], step: 'leaving', articles: ['第十五条'], source: FUND, status: 'B', by: firmOrUs, told: [], schema: fields({ on: actedOn, number: text(['办理凭证', 'proof'], { max: 80 }) }) },
  { name: 'recordService', title: [`${channels.hand[0]}录用文书`, 'service by hand'], ...ours('offer'), by: ['recruitment-officer'], told: ['result'],
    schema: fields({ result: result({ served: services.served, undeliverable: services.undeliverable }), on: actedOn, proof: text(['送达情况', 'proof'], { max: 500 }) }) },
];
export const forms: Readonly<Record<string, Form>> = Object.fromEntries(list.map((form) => [form.name, { asks: form.title, ...form }]));

/** A case of employment is opened by the campaign that approved the hire; no form opens it. */
export const startForm = fields({ campaign: chosen(['招聘编号', 'campaign'], 'campaign') });
