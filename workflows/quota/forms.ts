import { Type } from 'typebox';
import { count, day, fields, oneOf, some, text, yes, type Form } from '../steps/form.ts';
import { channels, services, type Label } from '../steps/words.ts';
import { categories, categoryTitle, quotaReasons, steps } from './words.ts';

const ART5 = '本办法第五条';
const SOURCE = '默认规则（额度核定）';
const reason = text(['理由', 'reason'], { max: 2000 });
const note = Type.Optional(text(['意见', 'opinion'], { max: 2000 }));
const documents = Type.Optional(some(['附件', 'documents'], Type.String({ format: 'uuid' }), { maxItems: 20, 'x-widget': 'documents' }));
const paperNo = text(['文号', 'document number'], { max: 80 });
const result = (words: Readonly<Record<string, Label>>) => oneOf(['结果', 'result'], words);
/** Far above any organ of a city, and below a slip of the pen by two digits. */
const figure = count(['核定人数', 'headcount'], 0, 20_000);
const reasons = some(['考虑因素', 'reasons'], oneOf(['因素', 'reason'], quotaReasons), { minItems: 1, maxItems: 5, uniqueItems: true });

type Asked = Omit<Form, 'asks'> & Partial<Pick<Form, 'asks'>>;
const rule = (step: string) => ({ step, articles: [ART5], source: '本办法', status: 'B' as const });

const list: readonly Asked[] = [
  { name: 'giveQuotaOpinion', title: ['会商意见', 'opinion in the joint review'], asks: ['对拟核定额度提出意见', 'give an opinion on the quota'], ...rule('joint-review'), by: ['organ-leader', 'budget-officer', 'hr-guide'], told: ['result'],
    schema: fields({ result: result({ agreed: ['同意', 'agreed'], objected: ['有异议', 'objected'] }), note }) },
  { name: 'settleProposal', title: ['汇总送审', 'settle the proposal'], asks: ['汇总意见，提请核定', 'settle the figure and submit it'], ...rule('joint-review'), by: ['staffing-officer'], told: ['result'],
    schema: fields({ result: result({ submitted: ['送审', 'submitted'], withdrawn: ['撤回', 'withdrawn'] }), figure, reasons, reason, documents }) },
  { name: 'approveQuota', title: ['核定额度', 'approve the quota'], asks: ['核定用人额度', 'rule on the quota'], step: 'approval', articles: [ART5], source: SOURCE, status: 'D', by: ['government-officer'], danger: true, told: ['result'],
    schema: fields({ result: result({ approved: ['核定', 'approved'], returned: ['退回', 'returned'], rejected: ['不予核定额度', 'rejected'] }), paperNo, reason, documents }) },
  { name: 'issueQuota', title: ['下达额度', 'issue the quota'], ...rule('issue'), by: ['staffing-officer'], told: ['from', 'years'],
    schema: fields({ paperNo, from: day(['执行起始日', 'in force from']), years: count(['有效年数', 'years of validity'], 1, 10), documents }) },
  { name: 'reviewQuota', title: ['年度复核', 'yearly review'], asks: ['复核额度是否需要调整', 'keep or adjust the quota'], step: 'in-force', articles: [ART5], source: SOURCE, status: 'D', by: ['staffing-officer'], told: ['result'],
    schema: fields({ result: result({ kept: ['维持', 'kept'], adjust: ['调整', 'adjust'] }), reason }) },
  { name: 'proposeAdjustment', title: ['申请调整额度', 'ask for an adjustment'], ...rule('in-force'), by: ['recruitment-officer'], told: [], schema: fields({ figure, reasons, reason, documents }) },
  { name: 'recordService', title: [`${channels.hand[0]}核定文书`, 'service by hand'], ...rule('issue'), status: 'D', by: ['staffing-officer'], told: ['result'],
    schema: fields({ result: result({ served: services.served, undeliverable: services.undeliverable }), on: day(['日期', 'day'], { 'x-not-after': 'today' }), proof: text(['送达证明', 'proof'], { max: 500 }) }) },
];
export const forms: Readonly<Record<string, Form>> = Object.fromEntries(list.map((form) => [form.name, { asks: form.title, ...form }]));

/** What opens a case (`POST /api/quotas`). */
export const startForm = fields({
  organ: Type.String({ title: '用人机关', 'x-title-en': 'police organ', minLength: 1, maxLength: 64, 'x-choice': 'recruiting-organ', 'x-step': steps.proposal[0] }),
  category: oneOf(categoryTitle, categories), figure, reasons, reason, newUnit: Type.Optional(yes(['因新设机构', 'for a new unit'])), documents,
});
