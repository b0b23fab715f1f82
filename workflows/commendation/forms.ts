import { Type } from 'typebox';
import { answerBy, chosen, count, day, fields, oneOf, page, some, text, usual, yes, type Form } from '../steps/form.ts';
import { channels, services, unseenArticle, type Label, type Office, type Party } from '../steps/words.ts';
import { AWD, PIPL } from './law.ts';
import { levels, revocationGrounds, rulings, steps, vettings } from './words.ts';

const ART16 = '本办法第十六条';
const CSL = '公务员法（参照）';
const reason = text(['理由', 'reason'], { max: 2000 });
const note = Type.Optional(text(['意见', 'opinion'], { max: 2000 }));
const documents = Type.Optional(some(['附件', 'documents'], Type.String({ format: 'uuid' }), { maxItems: 20, 'x-widget': 'documents' }));
const paperNo = text(['文号', 'document number'], { max: 80 });
const actedOn = day(['日期', 'day'], { 'x-not-after': 'today' });
const result = (words: Readonly<Record<string, Label>>) => oneOf(['结果', 'result'], words);
const levelTitle: Label = ['奖励等级', 'level'];
const level = oneOf(levelTitle, levels);

/** What the worklist asks for is the title unless it says more. */
type Asked = Omit<Form, 'asks' | 'by'> & Partial<Pick<Form, 'asks'>> & { readonly by: readonly (Office | Party)[] };
const ours = (step: keyof typeof steps) => ({ step, articles: [ART16], source: '默认规则（奖励程序）', status: 'D' as const });
const awd = (step: keyof typeof steps, ...articles: string[]) => ({ step, articles, source: AWD, status: 'M' as const });
const csl = (step: keyof typeof steps, ...articles: string[]) => ({ step, articles, source: CSL, status: 'D' as const });
const pipl = (...articles: string[]) => ({ step: 'publicity', articles, source: PIPL, status: 'B' as const });

const list: readonly Asked[] = [
  { name: 'recordReview', title: steps.review, asks: ['组织民主评议并登记', 'hold the democratic review'], ...ours('review'), by: ['handler'], told: ['result'],
    schema: fields({ result: result({ supported: ['同意推荐', 'supported'], 'not-supported': ['不同意推荐', 'not supported'] }), present: count(['参加评议人数', 'persons present'], 1, 2000), inFavour: count(['赞成人数', 'in favour'], 0, 2000), on: actedOn, minutes: text(['评议记录', 'minutes'], { max: 4000 }), documents }) },
  { name: 'proposeAward', title: ['单位推荐', 'nomination by the unit'], asks: ['集体研究并提出奖励等级', 'decide together and propose a level'], ...csl('proposal', '第五十三条'), by: ['unit-leader'], told: ['result', 'level'],
    schema: fields({ result: result({ proposed: ['推荐', 'proposed'], returned: ['退回重新评议', 'returned'], dropped: ['不推荐', 'dropped'] }), level, present: count(['集体研究人数（不少于三人）', 'persons present'], 3, 50), on: actedOn, deeds: text(['事迹材料', 'deeds'], { max: 4000 }), reason, documents }, { returned: ['level', 'deeds'], dropped: ['level', 'deeds'] }) },
  { name: 'withdrawNomination', title: ['撤回推荐', 'withdraw the nomination'], ...ours('proposal'), by: ['unit-leader'], danger: true, told: [], schema: fields({ reason }) },
  // An answer and nothing else: what an inquiry is about stays where it is.
  { name: 'vet', title: steps.vetting, asks: ['答复有无影响奖励的情形', 'answer whether anything stands against it'], ...awd('vetting', '第十二条'), by: ['inspection', 'personnel-officer'], told: ['result'], schema: fields({ result: result(vettings), on: actedOn }) },
  { name: 'ruleBlocked', title: ['不得奖励情形的决定', 'ruling on a bar'], asks: ['决定终止推荐或者按特别重大贡献继续', 'end it, or go on for great merit'], ...awd('vetting', '第十二条'), by: ['organ-leader'], danger: true, told: ['result'],
    schema: fields({ result: result({ ended: ['终止推荐', 'ended'], 'great-merit': ['有特别重大贡献，继续', 'great merit, goes on'] }), reason, paperNo: Type.Optional(paperNo) }) },
  { name: 'publishNotice', title: ['发布奖励公示', 'post the notice'], asks: ['公示拟奖励人员和事迹', 'post the nomination'], ...awd('notice', unseenArticle), by: ['personnel-officer'], told: ['result'],
    schema: fields({ result: result({ published: ['已公示', 'posted'], exempt: ['涉密事迹，免予公示', 'secret deed, exempt'] }), on: actedOn, place: text(usual.postedAt, { max: 300 }), documents }, { exempt: ['place'] }) },
  { name: 'recordObjection', title: ['登记公示异议', 'record an objection'], ...awd('notice', unseenArticle), by: ['personnel-officer'], told: [], schema: fields({ text: text(['异议内容（不写提出人）', 'the objection'], { max: 2000, 'x-no-personal-number': true }), on: actedOn, documents }) },
  { name: 'ruleObjection', title: ['核查公示异议', 'rule on the objection'], asks: ['核查异议是否成立', 'find whether it holds'], ...awd('notice', unseenArticle), by: ['inspection'], told: ['result'], schema: fields({ result: result({ dismissed: ['异议不成立', 'does not hold'], upheld: ['异议成立', 'holds'] }), reason, documents }) },
  { name: 'approve', title: steps.approval, asks: ['按审批权限作出决定', 'decide within the power of the organ'], ...awd('approval', '第十一条', '第十三条至第十五条'), by: ['organ-leader'], danger: true, told: ['result', 'level', 'greatMerit'],
    schema: fields({ result: result(rulings), level: Type.Optional(oneOf(['改为哪一级', 'lowered to'], levels)), greatMerit: Type.Optional(yes(['有特别重大贡献，可以越级', 'outstanding merit'])), present: count(['集体审批人数', 'persons present'], 1, 50), paperNo, on: actedOn, reason, documents }, { approved: ['level'], forwarded: ['level'], returned: ['level', 'greatMerit'], refused: ['level', 'greatMerit'] }) },
  { name: 'announce', title: ['宣布奖励', 'announce the award'], asks: ['宣布决定并颁发证书', 'announce and hand over the certificate'], ...ours('announcement'), by: ['personnel-officer'], told: [], schema: fields({ on: actedOn, how: text(['宣布方式', 'how'], { max: 300 }), certificateNo: text(usual.certificateNo, { max: 60 }), documents }) },
  { name: 'recordFiling', title: ['报上一级备案', 'file upward'], asks: ['把决定报上一级机关备案', 'file the decision with the organ above'], ...awd('announcement', unseenArticle), by: ['personnel-officer'], told: [], schema: fields({ paperNo, on: actedOn, documents }) },
  { name: 'enterInFile', title: ['存入人事档案', 'enter in the personnel file'], ...ours('announcement'), by: ['personnel-officer'], told: [], schema: fields({ on: actedOn, note }) },
  { name: 'recordService', title: [`${channels.hand[0]}奖励文书`, 'service by hand'], asks: ['送达奖励文书并登记', 'serve the paper'], ...ours('announcement'), by: ['personnel-officer'], told: ['result'],
    schema: fields({ result: result({ served: services.served, undeliverable: services.undeliverable }), on: actedOn, proof: text(usual.proof, { max: 500 }), documents }) },
  { name: 'object', title: ['对不予奖励提出异议', 'object to the refusal'], ...ours('remedy'), by: ['unit-leader'], told: [], schema: fields({ reason, documents }) },
  { name: 'answerObjection', title: ['答复奖励异议', 'answer the objection'], asks: ['维持或者重新决定', 'uphold, or decide anew'], ...ours('remedy'), by: ['organ-leader'], told: ['result'], schema: fields({ result: result({ explained: ['维持原决定并说明', 'explained'], changed: ['重新决定', 'decide anew'] }), reply: text(['答复', 'reply'], { max: 2000 }), documents }) },
  { name: 'objectToLevel', title: ['对奖励等级提出异议', 'object to the level'], ...ours('remedy'), by: ['nominee', 'unit-leader'], told: [], schema: fields({ reason: text(['认为应当是哪一级，为什么', 'which level, and why'], { max: 2000 }), documents }) },
  { name: 'answerLevelObjection', title: ['答复等级异议', 'answer the objection to the level'], asks: ['维持等级，或者按更高等级重新公示、审批', 'keep the level, or post and rule anew on a higher one'], ...ours('remedy'), by: ['organ-leader'], told: ['result', 'level'],
    schema: fields({ result: result({ explained: ['维持原等级并说明', 'level kept, explained'], changed: ['按更高等级重新审批', 'decide anew on a higher level'] }), level: Type.Optional(oneOf(['按哪一级重新审批', 'level to decide on'], levels)), reply: text(['答复', 'reply'], { max: 2000 }), documents }, { explained: ['level'] }) },
  { name: 'consentToPublicity', title: ['宣传意愿', 'consent to publicity'], ...pipl('第十五条', '第二十五条'), by: ['nominee', 'personnel-officer'], told: ['result'],
    schema: fields({ result: result({ given: ['同意公开宣传', 'given'], declined: ['不同意公开宣传', 'declined'], withdrawn: ['撤回同意', 'withdrawn'] }), scope: Type.Optional(text(['同意公开的范围', 'what may be told'], { max: 500 })), documents }, { declined: ['scope'], withdrawn: ['scope'] }) },
  { name: 'checkSecrecy', title: ['保密审查', 'secrecy check'], step: 'publicity', articles: ['本办法第十六条第二款'], source: '默认规则（先审查后公开）', status: 'D', by: ['inspection'], told: ['result'], schema: fields({ result: result({ publishable: ['可以公开', 'publishable'], 'not-publishable': ['不得公开', 'not publishable'] }), note }) },
  { name: 'publish', title: ['公开宣传', 'publish'], ...pipl('第二十五条'), by: ['personnel-officer'], danger: true, told: [], schema: fields({ media: text(['媒体', 'media'], { max: 300 }), on: actedOn, link: Type.Optional(text(['版面或者网址', 'page or address'], { max: 300 })), documents }) },
  { name: 'takeDown', title: ['撤下宣传', 'take down'], asks: ['撤下已公开的内容并登记', 'take down what was published'], ...pipl('第十五条'), by: ['personnel-officer'], told: [], schema: fields({ on: actedOn, record: text(['撤下情况', 'what was done'], { max: 1000 }) }) },
  { name: 'proposeRevocation', title: ['提议撤销奖励', 'propose revocation'], ...csl('revocation', '第五十六条'), by: ['personnel-officer'], danger: true, told: [], schema: fields({ ground: oneOf(['撤销事由', 'ground'], revocationGrounds), facts: text(['事实', 'facts'], { max: 2000 }), documents }) },
  { name: 'hearNominee', title: ['听取获奖人说明', 'hear the person'], asks: ['告知事由并听取说明', 'tell the ground and hear the person'], ...csl('revocation', '第五十六条'), by: ['handler'], told: ['result'],
    schema: fields({ result: result({ heard: ['已听取说明', 'heard'], declined: ['不作说明', 'declined'], unreachable: ['联系不上', 'unreachable'] }), on: actedOn, record: text(['记录', 'record']), documents }) },
  { name: 'ruleRevocation', title: ['决定是否撤销', 'rule on revocation'], ...csl('revocation', '第五十六条'), by: ['organ-leader'], danger: true, told: ['result'], schema: fields({ result: result({ revoked: ['撤销奖励', 'revoked'], stays: ['不予撤销', 'stays'] }), paperNo, on: actedOn, reason, documents }) },
  { name: 'carryOutRevocation', title: ['执行撤销', 'carry out the revocation'], asks: ['收回证书、更正档案并登记', 'take the certificate back and correct the file'], ...csl('revocation', '第五十六条'), by: ['personnel-officer'], told: [],
    schema: fields({ on: actedOn, certificate: yes(['证书和奖章已收回', 'certificate returned']), bonus: Type.Optional(yes(['奖金已收回', 'bonus returned'])), record: text(['撤销的执行', 'what was done'], { max: 1000 }), documents }) },
  { name: 'archive', title: ['归档', 'archive'], ...ours('announcement'), by: ['personnel-officer'], danger: true, told: [], schema: fields({ on: actedOn, note }) },
];

export const forms: Readonly<Record<string, Form>> = Object.fromEntries(list.map((form) => [form.name, { asks: form.title, ...form }]));

const person = Type.Object({ name: text(['姓名', 'name'], { max: 60 }), idNumber: text(usual.idNumber, { max: 18 }), answerBy: Type.Optional(answerBy) }, { additionalProperties: false, title: '被推荐人员', 'x-title-en': 'who is nominated', ...page(['推荐对象', 'who is nominated']) });

/** What opens a case (`POST /api/commendations`). Who is nominated is sealed when it is saved. */
export const startForm = fields({
  nominee: person, unit: chosen(usual.unit, 'any-organ'), posthumous: Type.Optional(yes(['追授', 'posthumous'])),
  deedOn: day(['事迹发生日期', 'day of the deed'], { 'x-not-after': 'today', ...page(['事迹', 'deed']) }), deed: text(['主要事迹', 'deed'], { max: 4000 }), evidence: Type.Optional(text(['证明材料', 'evidence'], { max: 1000 })),
  level: oneOf(levelTitle, levels, page(['拟报等级', 'level proposed'])), secret: yes(['涉密事迹', 'secret deed']), documents,
});
