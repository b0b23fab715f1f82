import { Type } from 'typebox';
import { answerBy, chosen, count, day, fields, oneOf, page, some, text, unless, usual, yes, type Form } from '../steps/form.ts';
import { channels, parties, services, type Label, type Office, type Party } from '../steps/words.ts';
import { applicants, courses, deathGrounds, groundTitle, levels, pensioners, regulation, steps } from './words.ts';

const ART4 = '本办法第四条';
/** Whoever refuses says why in writing, at every level; so does whoever agrees. */
const opinion = text(['意见和理由', 'opinion and reasons'], { max: 4000 });
const note = Type.Optional(text(['说明', 'remark'], { max: 2000 }));
const record = text(['记录', 'record']);
const documents = Type.Optional(some(['附件', 'documents'], Type.String({ format: 'uuid' }), { maxItems: 20, 'x-widget': 'documents' }));
/** Of a body's own paper, or of the paper received from it. */
const paperNo = text(['文号', 'document number'], { max: 80 });
const relationTitle: Label = ['和牺牲人员的关系', 'relation to the deceased'];
const factsTitle: Label = ['牺牲的情形', 'what happened'];
const actedOn = day(['日期', 'day'], { 'x-not-after': 'today' });
const expectedOn = Type.Optional(day(['预计何时有回音', 'expected back on']));
const money = (label: Label) => Type.Integer({ title: label[0], 'x-title-en': label[1], minimum: 1, maximum: 200_000_000, 'x-widget': 'money', 'x-currency': 'CNY' });
const result = (words: Readonly<Record<string, Label>>) => oneOf(['结果', 'result'], words);
const notRecognised: Label = ['不予评定', 'refused'];
const agreed: Record<string, Label> = { agreed: ['同意上报', 'agreed'], returned: ['退回下一级', 'returned'], refused: ['不同意', 'refused'] };

/** What the worklist asks for is the title unless it says more. */
type Asked = Omit<Form, 'asks' | 'by'> & Partial<Pick<Form, 'asks'>> & { readonly by: readonly (Office | Party)[] };
type Step = keyof typeof steps;
const ours = (step: Step) => ({ step, articles: [ART4], source: '本办法', status: 'D' as const });
const mr = (step: Step, ...articles: string[]) => ({ step, articles, source: regulation, status: 'B' as const });
/** No law asks for the notice: a county elsewhere posts it. */
const model = { step: 'public-notice', articles: ['（上报前公示）'], source: '外地做法', status: 'M' as const };
const keepers: readonly Office[] = ['handler', 'veterans-officer'];
const bodies: readonly Office[] = ['veterans-officer', 'government-officer', 'handler'];

const list: readonly Asked[] = [
  { name: 'prepareFile', title: ['整理申报材料', 'prepare the file'], asks: ['整理牺牲经过、任务和证明材料', 'collect facts, task order, proofs'], ...ours('preparation'), by: ['handler'], told: [],
    schema: fields({ facts: text(['牺牲经过', 'facts of the death'], { max: 4000 }), task: text(['执行的任务', 'task'], { max: 1000 }), proofs: text(['证据和死亡证明', 'evidence and proof of death'], { max: 2000 }), kin: Type.Optional(text(['遗属情况', 'survivors'], { max: 1000 })), documents }) },
  { name: 'decideFiling', title: ['决定是否申报', 'decide on filing'], asks: ['决定是否申报烈士评定', 'file or not'], ...mr('preparation', '第九条'), by: ['organ-leader'], danger: true, told: ['result'],
    schema: fields({ result: result({ filed: ['申报', 'filed'], 'not-filed': ['不申报', 'not filed'] }), opinion, paperNo, on: actedOn, documents }) },
  { name: 'applyThemselves', title: ['遗属自行提出', 'filing by the survivors'], ...mr('preparation', '第九条'), by: ['family', 'veterans-officer'], told: [], schema: fields({ facts: text(['为什么应当评定', 'why it should be recognised'], { max: 4000 }), documents }) },
  { name: 'transmit', title: ['移送案卷', 'send the file on'], asks: ['把案卷送到下一级并登记', 'send the file to the next level'], ...mr('governments', '第九条'), by: bodies, told: [], schema: fields({ paperNo, on: actedOn, by: Type.Optional(text(['送件方式', 'how it was sent'], { max: 120 })), documents }) },
  { name: 'acknowledge', title: ['签收案卷', 'acknowledge the file'], asks: ['签收案卷，写明何时有回音', 'acknowledge it and say until when'], ...mr('governments', '第九条'), by: bodies, told: ['expectedOn'], schema: fields({ receiptNo: text(['签收凭证号', 'receipt number'], { max: 80 }), on: actedOn, expectedOn, documents }) },
  { name: 'enquire', title: ['询问进展', 'enquire'], asks: ['向案卷所在机关询问进展', 'ask the body that has the file'], ...ours('governments'), by: keepers, told: ['expectedOn'], schema: fields({ asked: text(['问了谁、怎么答复', 'who was asked, and the answer'], { max: 1000 }), expectedOn, documents }) },
  { name: 'investigate', title: ['调查核实牺牲情形', 'investigate'], asks: ['调查并写明评定情形', 'find the facts and the ground'], ...mr('county', '第八条', '第九条'), by: keepers, told: ['result', 'ground'],
    schema: fields({ result: result({ report: ['符合，报县级人民政府', 'report to the county government'], supplement: ['需要补充材料', 'more evidence'], 'not-a-case': ['不属于评定情形', 'not a case'] }), ground: oneOf(['评定情形', 'ground'], deathGrounds), opinion, paperNo, on: actedOn, documents }) },
  { name: 'supplyEvidence', title: ['补充评定材料', 'supply evidence'], ...mr('county', '第九条'), by: [...keepers, 'family'], told: [], schema: fields({ note, documents }) },
  { name: 'publishNotice', title: steps['public-notice'], asks: ['公示拟上报的牺牲情形', 'post the notice'], ...model, by: ['veterans-officer'], told: [], schema: fields({ on: actedOn, place: text(usual.postedAt, { max: 300 }), documents }) },
  { name: 'recordNoticeObjection', title: ['登记公示意见', 'record an objection'], ...model, by: ['veterans-officer'], told: [], schema: fields({ text: text(['意见内容（不写提出人）', 'the objection'], { max: 2000, 'x-no-personal-number': true }), on: actedOn, documents }) },
  { name: 'decideCounty', title: ['县级人民政府审核', 'county government'], ...mr('governments', '第九条'), by: ['government-officer', ...keepers], danger: true, told: ['result'], schema: fields({ result: result(agreed), opinion, paperNo, on: actedOn, documents }) },
  { name: 'decideCity', title: ['市级人民政府审核', 'city government'], ...mr('governments', '第九条'), by: ['government-officer', ...keepers], danger: true, told: ['result'], schema: fields({ result: result(agreed), opinion, paperNo, on: actedOn, documents }) },
  { name: 'decideProvince', title: ['省级人民政府评定或者审查', 'provincial government'], ...mr('governments', '第九条'), by: ['government-officer', ...keepers], danger: true, told: ['result'],
    schema: fields({ result: result({ recognised: ['评定为烈士，送复核', 'recognised, to be re-checked'], 'sent-up': ['审查后上报评定', 'reviewed and sent up'], returned: agreed.returned!, refused: notRecognised }), opinion, paperNo, on: actedOn, documents }) },
  { name: 'decideNational', title: [steps.national[0], 'national level'], ...mr('national', '第九条', '第十一条'), by: keepers, danger: true, told: ['result'],
    schema: fields({ result: result({ passed: ['复核通过', 'passed'], 'not-passed': ['复核不通过', 'not passed'], recognised: ['评定为烈士', 'recognised'], refused: notRecognised, returned: agreed.returned! }), opinion, paperNo, on: actedOn, documents }) },
  { name: 'object', title: ['对不予评定提出异议', 'object to the refusal'], ...mr('remedy', '第十四条'), by: ['family', 'applicant', ...keepers], told: [], schema: fields({ reason: text(['为什么不服', 'why'], { max: 4000 }), documents }) },
  { name: 'answerObjection', title: ['答复评定异议', 'answer the objection'], asks: ['核查异议并答复', 'check the objection and answer'], ...mr('remedy', '第十四条'), by: bodies, told: ['result'], schema: fields({ result: result({ upheld: ['维持不予评定', 'upheld'], changed: ['重新审核', 'decided anew'] }), opinion, paperNo, on: actedOn, documents }) },
  { name: 'recordMartyrNotice', title: ['收到烈士评定通知书', 'notice of recognition received'], asks: ['登记烈士评定通知书', 'enter the notice of recognition'], ...mr('notification', '第十一条'), by: keepers, told: [], schema: fields({ paperNo, on: actedOn, documents }) },
  { name: 'tellInPerson', title: ['当面告知遗属', 'tell the family in person'], ...mr('notification', '第十一条'), status: 'D', by: ['veterans-officer'], told: [], schema: fields({ on: actedOn, place: text(['地点', 'place'], { max: 200 }), persons: text(['参加人员', 'who was there'], { max: 300 }), record, documents }) },
  { name: 'settleHolder', title: ['确定持证人', 'settle the holder'], asks: ['登记遗属商定的持证人和领取人', 'enter whom the survivors agreed on'], ...mr('certificate', '第十五条第二款'), status: 'D', by: ['veterans-officer'], told: ['result'],
    schema: fields({ result: result({ agreed: ['已商定或者有法院文书', 'agreed, or ruled by a court'], disputed: ['有争议，暂缓', 'disputed'] }), on: actedOn, record, documents }) },
  { name: 'handOverCertificate', title: ['颁授烈士证书', 'hand over the certificate'], asks: ['9月30日烈士纪念日颁授烈士证书', "hand the certificate over on Martyrs' Day"], ...mr('certificate', '第十三条'), by: ['government-officer'], told: [],
    schema: fields({ year: count(['哪一年的烈士纪念日（9月30日）', "which year's 30 September"], 2025, 2100), certificateNo: text(usual.certificateNo, { max: 60 }), place: text(['地点', 'place'], { max: 200 }), record, documents }) },
  { name: 'decideMoney', title: ['核定褒扬金和特别补助金', 'decide honour payment and grant'], asks: ['核定并发放褒扬金和特别补助金', 'decide and pay them'], ...mr('money', '第十五条', '第十六条'), by: ['veterans-officer'], told: [],
    schema: fields({
      income: Type.Optional(money(['牺牲前一年度全国城镇居民人均可支配收入', 'national urban income of the year before death'])), outsideBoth: Type.Optional(yes(['不享受工亡和因公牺牲待遇', 'under neither scheme'])),
      basicWage: unless(Type.Optional(money(['月基本工资', 'monthly basic wage'])), 'outsideBoth', 'true'), lieutenantPay: Type.Optional(money(['少尉军官月基本工资（两种待遇都不享受的）', "second lieutenant's basic pay, where under neither scheme"])), recipients: text(['领取人和份额', 'recipients and shares'], { max: 1000 }), paperNo, on: actedOn, documents,
    }) },
  { name: 'applyPension', title: ['申请定期抚恤金', 'apply for a pension'], ...mr('pension', '第十七条', '第十八条'), by: ['family', 'veterans-officer'], told: [],
    schema: fields({ relation: oneOf(['与烈士的关系', 'relation'], pensioners), reason: text(['符合条件的情形', 'why entitled'], { max: 1000 }), documents }) },
  { name: 'confirmPension', title: ['审核定期抚恤金', 'decide on the pension'], ...mr('pension', '第十七条', '第十八条'), by: ['veterans-officer'], danger: true, told: ['result'], schema: fields({ result: result({ granted: ['符合，自本月起发给', 'granted from this month'], refused: ['不符合', 'refused'] }), monthly: Type.Optional(money(['月标准', 'monthly amount'])), opinion, paperNo, on: actedOn }, { refused: ['monthly'] }) },
  { name: 'reviewPension', title: ['年度确认', 'yearly confirmation'], asks: ['年度确认，或者登记变化', 'confirm, or enter a change'], ...mr('pension', '第二十二条', '第二十三条'), by: ['veterans-officer'], told: ['result', 'to', 'diedOn'],
    schema: fields({ result: result({ continues: ['继续发给', 'continues'], moved: ['户口迁移，明年一月起由新地发给', 'moved, paid there from January'], deceased: ['抚恤对象去世', 'the recipient died'], ended: ['不再符合条件', 'no longer entitled'] }), to: Type.Optional(chosen(['迁入地', 'new place'], 'county-veterans')), diedOn: Type.Optional(day(['去世日期', 'day of death'], { 'x-not-after': 'today' })), record, documents }, { continues: ['to', 'diedOn'], moved: ['diedOn'], deceased: ['to'], ended: ['to', 'diedOn'] }) },
  { name: 'payAfterDeath', title: ['继续发放六个月抚恤金', 'six more months'], asks: ['原抚恤金继续发放六个月作为丧葬补助费，然后停发', 'pay six more months and stop'], ...mr('pension', '第二十三条'), by: ['veterans-officer'], told: [], schema: fields({ amount: money(['继续发放的金额', 'amount']), on: actedOn, voucher: text(['发放凭证号', 'voucher number'], { max: 80 }), documents }) },
  { name: 'endPensions', title: ['抚恤事项终结', 'end of the file'], ...mr('pension', '第二十三条'), by: ['veterans-officer'], danger: true, told: [], schema: fields({ on: actedOn, note }) },
  { name: 'supplement', title: ['补充情况', 'add something'], ...mr('county', '第九条'), by: ['family', 'applicant'], told: [], schema: fields({ text: text(usual.addition, { max: 4000 }), documents }) },
  { name: 'claimKinship', title: courses.claim, ...mr('county', '第九条', '第十五条第二款'), by: ['applicant'], told: [], schema: fields({ relation: Type.Optional(text(relationTitle, { max: 40 })), facts: text(factsTitle, { max: 4000 }), documents }) },
  { name: 'recordService', title: [`${channels.hand[0]}评定文书`, 'service by hand'], asks: ['送达评定文书并登记', 'serve the paper'], ...ours('notification'), by: keepers, told: ['result'],
    schema: fields({ result: result({ served: services.served, undeliverable: services.undeliverable }), on: actedOn, proof: text(usual.proof, { max: 500 }), documents }) },
];

export const forms: Readonly<Record<string, Form>> = Object.fromEntries(list.map((form) => [form.name, { asks: form.title, ...form }]));

const name = text(['姓名', 'name'], { max: 60 });
const idNumber = text(usual.idNumber, { max: 18 });
const whoDied = { additionalProperties: false, title: parties.deceased[0], 'x-title-en': parties.deceased[1] };
const kin = { name, relation: Type.Optional(text(relationTitle, { max: 40 })), answerBy: Type.Optional(answerBy) };
const contact = Type.Object(kin, { additionalProperties: false, title: '遗属联系人', 'x-title-en': 'survivors’ contact', ...page(['遗属或者其他提出人', 'survivors, or who else asks']) });
const anybody = Type.Object(kin, { additionalProperties: false, title: '其他提出人', 'x-title-en': 'who else asks' });
const what = {
  diedOn: day(['牺牲日期', 'day of death'], { 'x-not-after': 'today' }), ground: oneOf(groundTitle, deathGrounds), facts: text(factsTitle, { max: 4000 }),
};
const where = (more: Record<string, unknown> = {}) => ({ county: chosen([`受理的${levels.county[0]}`, 'county department'], 'county-veterans', more), household: Type.Optional(chosen(courses.household, 'county-veterans')) });

/** What opens a case (`POST /api/martyr-recognitions`). Names are sealed when it is saved. */
export const startForm = fields({
  applicant: oneOf(['谁提出', 'who asks'], applicants, page(['情形', 'what happened'])), deceased: Type.Object({ name, idNumber: Type.Optional(idNumber) }, whoDied), ...what,
  workInjury: Type.Optional(text(['同一事件的工伤案号', 'work-injury case of the same event'], { max: 40, pattern: '^GS-[0-9]{4}-[0-9]{5}$' })), family: Type.Optional(contact), filer: unless(Type.Optional(anybody), 'applicant', 'employer', 'family'), ...where(page(['报送', 'where it goes'])), documents,
});

/** What survivors and others file at the counter (`POST /api/public/martyr-recognitions`). The number tells whether somebody filed for the same person before. */
export const publicRecognition = fields({
  applicant: oneOf(['您是谁', 'who you are'], { family: applicants.family, anyone: applicants.anyone }), deceased: Type.Object({ name, idNumber }, whoDied), ...what,
  filer: Type.Object(kin, { additionalProperties: false, title: '您的姓名和联系方式', 'x-title-en': 'your name and how to reach you' }), ...where(),
});
