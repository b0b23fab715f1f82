import { Type } from 'typebox';
import { day, fields, oneOf, some, text, type Form } from '../steps/form.ts';
import { channels, services, type Label } from '../steps/words.ts';
import { results } from './words.ts';

const SOURCE = '默认规则（复核和异议）';
const reason = text(['告知的理由', 'reason told'], { max: 2000 });
const documents = Type.Optional(some(['附件', 'documents'], Type.String({ format: 'uuid' }), { maxItems: 20, 'x-widget': 'documents' }));
const result = (words: Readonly<Record<string, Label>>) => oneOf(['结果', 'result'], words);

type Asked = Omit<Form, 'asks'> & Partial<Pick<Form, 'asks'>>;
const ours = (step: string) => ({ step, articles: ['本办法第九条第一款'], source: SOURCE, status: 'D' as const });
const { upheld, rejected } = results;

const list: readonly Asked[] = [
  { name: 'examine', title: ['核查意见', 'proposal'], asks: ['核查并提出意见', 'look into it and propose'], ...ours('examination'), by: ['recruitment-officer'], told: ['result'], schema: fields({ result: result({ upheld, rejected }), found: text(['查明的情况', 'what was found'], { max: 4000 }), documents }) },
  { name: 'decideReview', title: ['决定复核或者异议', 'decide the review'], ...ours('decision'), by: ['unit-leader'], danger: true, ends: ['upheld', 'rejected'], told: ['result'], schema: fields({ result: result({ upheld, rejected, returned: ['退回', 'returned'] }), reason }) },
  { name: 'withdrawReview', title: ['撤回申请', 'withdraw'], ...ours('examination'), by: ['candidate', 'objector'], told: [], schema: fields({}) },
  { name: 'recordService', title: [`${channels.hand[0]}结果`, 'service by hand'], ...ours('notification'), by: ['recruitment-officer'], told: ['result'],
    schema: fields({ result: result({ served: services.served, undeliverable: services.undeliverable }), on: day(['日期', 'day'], { 'x-not-after': 'today' }), proof: text(['送达记录', 'proof'], { max: 500 }) }) },
];
export const forms: Readonly<Record<string, Form>> = Object.fromEntries(list.map((form) => [form.name, { asks: form.title, ...form }]));

/** What opens a case from the counter. */
export const startForm = fields({ text: text(['要复核或者反映什么', 'what should be looked at'], { max: 2000 }), documents });
