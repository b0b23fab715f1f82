import { Type } from 'typebox';
import { chosen, count, day, fields, hint, oneOf, some, text, unless, usual, yes, type Form } from '../steps/form.ts';
import { channels, parties, services, type Label } from '../steps/words.ts';
import { employments, employmentTitle } from '../work-injury/words.ts';
import { DISCIPLINE_REPORTS } from './law.ts';
import { changedUnnamed, changes } from './review-words.ts';
import { accusationBodies, acts, allegationTitle, clearingForms, decisions, findings, intakeChannels, inventions, levels, matterTitle, origins, recheckResults, recusalGrounds, referrals, reviewOpinion, steps, suggestionReplies, supervision, supervisionTitle, suspectedTitle, trackTitle, tracks, triageResults, upholds, waivers } from './words.ts';

const NT17 = '本办法第十七条第二款';
const PET = '信访工作条例';
const CSL = '公务员法';
const reason: Label = ['理由', 'reason'];
const note = Type.Optional(text(['意见', 'opinion'], { max: 2000 }));
const documents = Type.Optional(some(['附件', 'documents'], Type.String({ format: 'uuid' }), { maxItems: 20, 'x-widget': 'documents' }));
const documentNo = text(['文号', 'document number'], { max: 80 });
const actedOn = day(['日期', 'day'], { 'x-not-after': 'today' });

const subjectUnit: Label = ['被反映人所在单位', "subject's unit"];
const subjectOrgan = Type.Optional(chosen(subjectUnit, 'any-organ'));
const ongoing = yes(['正在发生', 'it is happening now']);
const disagreement = text(['为什么不同意', 'why you disagree'], { max: 4000 });

/** `was` are answers of earlier versions, which are shown and not offered. */
const result = (words: Readonly<Record<string, Label>>, was: Readonly<Record<string, Label>> = {}) => oneOf(['结果', 'result'], { ...was, ...words }, { enum: Object.keys(words) });

/** DR 39, 45 by analogy. */
const notProvedIsNot = hint(['查不实不等于诬告：须有捏造事实或者伪造材料，并且是故意，由市级以上党委或者纪检监察机关认定。错告的，最多批评教育。', 'Not proved is not false accusation: facts must be invented or material forged, and on purpose; a party committee or discipline organ at city level or above finds it. A mistake is met by instruction at most.']);
const unnamed = { 'x-no-personal-number': true, 'x-not-complaint': true };
/** PET 32: what an opinion on a claim states and no other outcome does; `x-of-claims` leaves it out elsewhere. */
const ofClaims = { 'x-of-claims': true, 'x-no-personal-number': true };
/** What is not looked into here is not taken apart; whoever does takes it apart. */
const notExamined = ['allegations', 'repeatOf'];
const recheck = { step: 'recheck', source: CSL, status: 'D' as const };
/** What whoever handled the matter reads in the opinion when they carry it out. */
const changedInFull = hint(['变更的，写明改成什么、由原办理机关做什么。道歉或者纠正在原处理之外另行执行；其他变更代替原来的处理，给予处理的，先听取本人陈述申辩。', 'Of a change, say what it is and what the organ that handled the matter has to do. An apology or correction is carried out beside the measure there is; any other change takes its place, and before a measure the person is heard.']);
const discipline = { step: 'protection', source: DISCIPLINE_REPORTS, status: 'D' as const };

/** What the worklist asks for is the title unless it says more. */
type Asked = Omit<Form, 'asks'> & Partial<Pick<Form, 'asks'>>;

/** The messages of a complaint as people fill them in, in the order in which the procedure asks for them. */
const list: readonly Asked[] = [
  { name: 'goOut', title: ['现场督察', 'on-site inspection'], asks: ['立即到场制止并处置', 'go out at once'], step: 'registration', by: ['inspection'], articles: ['第九条'], source: '公安机关督察条例', status: 'B', told: ['result'],
    schema: fields({ result: result({ stopped: ['已制止', 'stopped'], 'not-found': ['到场未发现', 'not found on arrival'] }), record: text(['现场处置记录', 'record']), documents }) },
  { name: 'triage', title: [steps.acceptance[0], 'triage'], asks: ['审查并拟定受理意见', 'examine and propose'], step: 'acceptance', by: ['intake-officer'], articles: [NT17, '第二十三条'], source: PET, status: 'B', told: ['track', 'result'],
    schema: fields({
      track: oneOf(trackTitle, tracks), result: result(triageResults),
      title: text(['事由（中性表述，不写来信人）', 'neutral subject'], { max: 60, 'x-no-personal-number': true }),
      allegations: some(['反映事项（逐项、中性）', 'allegations, one by one'], text(['事项', 'allegation'], { max: 300, 'x-no-personal-number': true }), { minItems: 1, maxItems: 20 }),
      reason: text(reason, { max: 2000 }),
      subjectOrgan,
      repeatOf: Type.Optional(text(['与哪一件重复（案号）', 'repeats which case'], { max: 40 })), documents,
    }, { accepted: ['repeatOf'], transferred: notExamined, 'directed-elsewhere': notExamined, repeat: ['allegations'], filed: notExamined, objected: notExamined }) },
  { name: 'confirmTriage', title: ['复核受理意见', 'second look at triage'], step: 'acceptance', by: ['intake-officer'], articles: [NT17], source: '默认规则（双人审查）', status: 'D', quick: true, told: ['result'],
    schema: fields({ result: result({ confirmed: ['同意', 'confirmed'], returned: ['退回', 'returned'] }), note }) },
  { name: 'forward', title: ['转送', 'transfer'], asks: ['转送有权处理的公安机关', 'transfer to the competent organ'], step: 'acceptance', by: ['intake-officer'], articles: ['第二十三条'], source: PET, status: 'B', told: ['to'],
    schema: fields({ to: chosen(['转送机关', 'receiving organ'], 'intake-organ'), reason: text(reason, { max: 1000 }), documents }) },
  { name: 'confirmReceipt', title: ['确认接收', 'confirm receipt'], asks: ['确认接收转送事项', 'confirm the transferred matter'], step: 'acceptance', by: ['intake-officer'], articles: ['第二十三、二十四条'], source: PET, status: 'B', quick: true, told: ['result'],
    schema: fields({ result: result({ received: ['接收', 'received'], objected: ['对管辖有异议', 'objected'] }), note }) },
  { name: 'ruleCompetence', title: ['裁定管辖', 'ruling on competence'], asks: ['裁定由哪个机关办理', 'rule on competence'], step: 'acceptance', by: ['competence'], articles: ['第二十四条'], source: PET, status: 'B', told: ['competent'],
    schema: fields({ competent: chosen(['有权处理机关', 'competent organ'], 'intake-organ'), reason: text(reason, { max: 2000 }), documents }) },
  { name: 'direct', title: acts.direct, asks: ['写明应向哪个机关提出', 'name the body to go to'], step: 'acceptance', by: ['intake-officer'], articles: ['第二十三、二十八、三十一条'], source: PET, status: 'B', danger: true, told: [],
    schema: fields({
      to: text(['应当向哪里提出', 'where to go'], { max: 120 }), phone: Type.Optional(text(['对方电话', 'telephone'], { max: 40 })), forwarded: yes(['经来信人同意已转去', 'forwarded with consent']),
      returnedOn: Type.Optional(day(['转送、交办的机关同意后交还材料的日期', 'returned to the sender, who agreed, on'], { 'x-not-after': 'today', 'x-of-sent': true, ...hint(['信访部门转来或者上级交办的，不归公安机关办的，先在五个工作日内向其提出异议，说明理由；核实同意后交还。', 'What the petition office or an organ above sent here and is no matter of the police is first objected to, with reasons, within five working days, and goes back once the sender agrees.']) })),
      reason: text(reason, { max: 2000 }), documents }) },
  { name: 'assign', title: ['指派承办人', 'assignment'], asks: ['指派两名承办人并审查回避', 'assign two handlers'], step: 'assignment', by: ['unit-leader'], articles: ['第二十八条'], source: PET, status: 'B', told: ['handlers'],
    schema: fields({ handlers: some(['承办人（两人，不得来自被反映人单位）', 'two handlers'], chosen(['承办人', 'handler'], 'handler'), { minItems: 2, maxItems: 2, uniqueItems: true }), note }) },
  { name: 'listFacts', title: ['中性事实清单', 'neutral list of facts'], asks: ['列出向被反映人核实的中性事实', 'list the facts neutrally'], step: 'investigation', by: ['handler'], articles: ['第三十条第三款'], source: PET, status: 'B', told: [],
    schema: fields({ facts: some(['事实（不写来信内容、时间和渠道）', 'facts'], text(['事实', 'fact'], { max: 500, 'x-no-personal-number': true, 'x-not-complaint': true }), { minItems: 1, maxItems: 30 }), documents }) },
  { name: 'hearSubject', title: ['听取被反映人说明', 'hearing of the subject'], asks: ['就事实清单听取被反映人说明', 'hear the subject'], step: 'investigation', by: ['handler'], articles: ['第十七条第二款'], source: '默认规则（双人办理、听取说明）', status: 'D', told: ['result'],
    schema: fields({ result: result({ heard: ['已听取', 'heard'], declined: ['拒绝说明', 'declined'], unreachable: ['无法联系', 'unreachable'] }), on: actedOn, record: text(['记录', 'record']), documents }) },
  { name: 'recordHearing', title: ['举行听证', 'hearing'], step: 'investigation', by: ['handler'], articles: ['第三十一条'], source: PET, status: 'B', told: [],
    schema: fields({ on: actedOn, present: text(['到场的人（不写来信人姓名）', 'who was present'], { max: 500, 'x-no-personal-number': true }), record: text(['听证记录', 'record of the hearing']), documents }) },
  { name: 'report', title: ['调查结论', 'report'], asks: ['提交逐项调查结论', 'report the findings'], step: 'investigation', by: ['handler'], articles: [NT17], source: '默认规则（认定用语）', status: 'D', told: ['findings.finding', 'findings.suspected as suspected'], was: { suspectedFalseAccusation: yes(suspectedTitle) },
    schema: fields({
      findings: some(['逐项认定', 'finding per allegation'], fields({ finding: oneOf(['认定', 'finding'], findings, { 'x-lawful': true }), basis: text(['依据', 'basis'], { max: 2000 }), suspected: unless(Type.Optional(yes(suspectedTitle, notProvedIsNot)), 'finding', ...upholds) }), { minItems: 1, maxItems: 20, 'x-per': 'allegation' }),
      proposal: text(['处理建议', 'proposal'], { max: 2000 }), documents }) },
  { name: 'countersign', title: ['第二承办人会签', 'countersignature'], asks: ['会签调查结论', 'countersign the report'], step: 'investigation', by: ['handler'], articles: [NT17], source: '默认规则（双人办理）', status: 'D', told: ['result'],
    schema: fields({ result: result({ agreed: ['同意', 'agreed'], returned: ['退回', 'returned'] }), note }) },
  { name: 'askExtension', title: ['申请延期', 'request for extension'], step: 'investigation', by: ['handler'], articles: ['第三十四条'], source: PET, status: 'B', told: [], schema: fields({ reason: text(reason, { max: 1000 }) }) },
  { name: 'ruleExtension', title: ['审批延期', 'ruling on extension'], asks: ['审批延期申请', 'rule on the extension'], step: 'investigation', by: ['organ-leader'], articles: ['第三十四条'], source: PET, status: 'B', quick: true, told: ['result'],
    schema: fields({ result: result({ granted: ['批准', 'granted'], refused: ['不批准', 'refused'] }), reason: text(['告知来信人的理由', 'reason told to the complainant'], { max: 500 }) }) },
  { name: 'suspend', title: ['中止计时', 'suspension'], asks: ['决定中止', 'suspend'], step: 'investigation', by: ['organ-leader'], articles: ['第十八条'], source: '默认规则（刑事程序并行）', status: 'D', danger: true, told: [], schema: fields({ reason: text(reason, { max: 1000 }) }) },
  { name: 'reviewSuspension', title: ['复查中止', 'review of the suspension'], asks: ['决定恢复或者继续中止', 'resume or continue'], step: 'investigation', by: ['organ-leader'], articles: ['第十八条'], source: '默认规则（每三十日复查）', status: 'D', told: ['result'],
    schema: fields({ result: result({ resumed: ['恢复', 'resumed'], continued: ['继续中止', 'continued'] }), reason: text(reason, { max: 1000 }) }) },
  { name: 'determineSupervision', title: supervisionTitle, asks: ['确定是否属于监察对象', 'determine whether the supervision law applies'], step: 'investigation', by: ['inspection'], articles: ['第十五条'], source: '监察法', status: 'D', told: ['result'],
    schema: fields({ result: result(supervision), ground: text(['确定的依据', 'ground'], { max: 2000, ...hint(['法律没有明文规定辅警是否属于监察对象，逐案确定。属于的，才能移送监察机关给予政务处分；同一行为不得既移送政务处分，又由本机关给予处分。作出决定以前可以改。', 'No law says whether auxiliaries fall under it: it is determined in each case. Only where it applies may a sanction of the supervision organ be asked for, and never beside discipline of the organ for the same act. It may be changed until the decision.']) }), documents }) },
  { name: 'askRecusal', title: ['申请回避', 'request for recusal'], step: 'investigation', by: ['handler'], articles: ['第二十八条'], source: PET, status: 'B', told: ['person'],
    schema: fields({ person: chosen(['谁应当回避', 'who steps aside'], 'team'), ground: oneOf(['事由', 'ground'], recusalGrounds), reason: text(reason, { max: 1000 }) }) },
  { name: 'ruleRecusal', title: ['决定回避', 'ruling on recusal'], asks: ['决定是否回避', 'rule on the recusal'], step: 'investigation', by: ['unit-leader'], articles: ['第二十八条'], source: PET, status: 'B', told: ['result', 'person'],
    schema: fields({ result: result({ recused: ['应当回避', 'recused'], stays: ['不必回避', 'stays'] }), person: chosen(['何人', 'who'], 'team'), reason: text(reason, { max: 1000 }) }) },
  { name: 'decide', title: acts.decide, asks: ['集体研究后作出决定', 'decide after collective review'], step: 'decision', by: ['organ-leader'], articles: [NT17, '第十八条', '第十九条'], source: '默认规则（集体研究）', status: 'D', told: ['result', 'refer', 'persons'],
    schema: fields({
      result: result(decisions), reviewedOn: day(['集体研究日期', 'day of collective review'], { 'x-not-after': 'today' }), present: count(['参加人数（不少于三人）', 'persons present'], 3, 50),
      persons: Type.Optional(count(['给予处理的人数（只有一人的不填）', 'persons on whom a measure is taken, if more than one'], 2, 5)),
      refer: some(['同时移送', 'refer to'], oneOf(['机关', 'body'], referrals, { 'x-lawful': true }), { maxItems: 3, uniqueItems: true }), opinion: text(['决定意见', 'opinion'], { max: 2000 }), documents }) },
  { name: 'hearOnMeasure', title: ['告知拟处理并听取陈述申辩', 'hearing on the measure'], asks: ['告知事实、依据和拟处理，听取申辩', 'tell and hear before the measure'], step: 'execution', by: ['handler'], articles: ['第六十三条（参照）'], source: CSL, status: 'D', told: ['proposed'],
    schema: fields({ person: Type.Optional(text(['对谁（有几人的填写）', 'of whom, where there are several'], { max: 40, 'x-no-personal-number': true })), proposed: oneOf(['拟处理档次', 'proposed level'], levels), on: actedOn, record: text(['陈述申辩记录', 'record'], hint(['本人拒绝、已经离开或者死亡，没有听到的，写明情况。', 'Where the person declined, has left or has died and was not heard, say so.'])), documents }) },
  { name: 'imposeMeasure', title: ['作出处理', 'measure'], asks: ['确定处理档次', 'impose the measure'], step: 'execution', by: ['organ-leader'], articles: ['第十八条'], source: '默认规则（处理档次）', status: 'D', danger: true, told: ['level', 'employment'],
    schema: fields({
      level: oneOf(['处理档次', 'level'], { ...levels, ...waivers }, hint(['申辩使事实不能认定、情节轻微，或者本人已经离开、死亡的，不给予处理。情节轻微的，还要有主动交代、配合调查等从轻情形，写入依据。来信人已被告知有处理的，会另行书面告知。', 'Nothing is imposed where the defence shakes the facts, the matter is slight, or the person has left or died. A slight matter takes a mitigating circumstance besides, such as owning up or helping the inquiry: name it in the basis. A complainant who was told of a measure is told anew.'])), employment: oneOf(employmentTitle, employments), person: text(['被处理人姓名和称谓', 'name and form of address'], { max: 40, 'x-no-personal-number': true }),
      facts: text(['查明的事实（写入处理决定书）', 'facts found, told in the decision'], { max: 2000, ...unnamed, ...hint(['处理决定书送给本人。不写来信人、来信的原话、时间和渠道。', 'The decision is served on the person. No complainant, and nothing of the wording, time or channel of the complaint.']) }),
      basis: text(['依据（解除劳动合同须写明劳动合同法第三十九、四十条和工会意见）', 'basis'], { max: 1000, ...unnamed }), documents }) },
  { ...recheck, name: 'askRecheck', title: ['登记处理复核申请', 'request for a re-check'], articles: ['第九十五条（参照）'], by: ['handler'], told: [],
    schema: fields({ on: actedOn, reason: text(['本人的理由', 'reasons of the person'], { max: 2000, ...hint(['本人在收到处理决定书后提出的，当天登记。复核期间不停止执行。', 'What the person asks for after service is put on record the same day. Execution goes on meanwhile.']) }), documents }) },
  { ...recheck, name: 'ruleRecheck', title: steps.recheck, asks: ['对处理决定作出复核', 'rule on the re-check'], articles: ['第九十六条（参照）'], by: ['reviewer'], danger: true, told: ['result'],
    schema: fields({ result: result(recheckResults), reason: text(['理由（写入复核决定书）', 'reason, told to the person'], { max: 2000, ...unnamed }), documents }) },
  { name: 'recordExecution', title: ['登记执行', 'execution'], asks: ['登记决定的执行', 'record the execution'], step: 'execution', by: ['handler'], articles: ['第三十二条第二款（参照）'], source: PET, status: 'D', told: [], schema: fields({ on: actedOn, record: text(['执行情况', 'record'], { max: 2000 }), documents }) },
  { name: 'recordReferralReply', title: ['登记移送回复', 'reply to a referral'], asks: ['登记接收机关的回复', 'record the reply'], step: 'execution', by: ['intake-officer', 'handler'], articles: ['第十八条', '第十九条'], source: '本办法', status: 'B', told: ['result'],
    schema: fields({ result: result({ taken: ['对方接收', 'taken'], 'not-taken': ['对方不接收', 'not taken'] }), documentNo, on: actedOn, note, documents }) },
  { name: 'replySuggestion', title: ['研究建议', 'consider the suggestion'], asks: ['研究并答复建议', 'answer the suggestion'], step: 'decision', by: ['unit-leader'], articles: ['第二十九条'], source: PET, status: 'B', told: ['result'],
    schema: fields({ result: result(suggestionReplies), reason: text(reason, { max: 2000 }) }) },
  { name: 'draftOutcome', title: ['拟写结果告知', 'draft of the outcome'], step: 'notification', by: ['handler', 'unit-leader'], articles: [NT17, '第三十二条（检举控告类参照）'], source: PET, status: 'D', told: [],
    schema: fields({
      request: text(['投诉请求', 'what is asked for'], { max: 800, ...ofClaims, ...hint(['用自己的话概括来信人要求解决什么，不抄来信。', 'In your own words, what the complainant wants settled; nothing is copied from the letter.']) }),
      facts: text(['事实和理由', 'facts and reasons'], { max: 2000, ...ofClaims, ...hint(['写查明的事实和作出这个意见的理由。证人、其他人的个人信息和不宜公开的办案方法不写。', 'The facts found, and why this follows from them. No witness, no personal data of others, no method that is to stay secret.']) }),
      handling: text(['处理概要（不写其他人的个人信息）', 'handling in outline'], { max: 1500, 'x-no-personal-number': true }), basis: text(['依据', 'legal basis'], { max: 800 }) }) },
  { name: 'approveOutcome', title: ['签发结果告知', 'approval of the outcome'], step: 'notification', by: ['organ-leader'], articles: [NT17], source: '默认规则（负责人签发）', status: 'D', quick: true, told: ['result'],
    schema: fields({ result: result({ agreed: ['同意', 'agreed'], returned: ['退回', 'returned'] }), note }) },
  { name: 'recordService', title: channels.hand, asks: ['人工送达并登记凭证', 'serve by hand and record the proof'], step: 'notification', by: ['intake-officer'], articles: [NT17], source: '默认规则（三次、两种渠道）', status: 'D', told: ['result'],
    schema: fields({ result: result({ served: services.served, undeliverable: services.undeliverable }), on: actedOn, proof: text(['凭证（邮寄单号、签收、通话时间）', 'proof'], { max: 500 }), documents }) },
  { name: 'answerObjection', title: ['答复异议', 'reply to an objection'], asks: ['核查并答复异议', 'answer the objection'], step: 'remedy', by: ['handler'], articles: ['第二十七条（参照）'], source: DISCIPLINE_REPORTS, status: 'D', told: ['result'],
    schema: fields({ result: result({ explained: ['已说明', 'explained'], checked: ['已核查新证据', 'new evidence checked'] }), reply: text(['答复', 'reply'], { max: 1500, 'x-no-personal-number': true }) }) },
  { name: 'openHearing', title: ['开始听证', 'hearing opened'], step: 'review', by: ['reviewer'], articles: ['第三十一条第六项', '第三十六条第二款'], source: PET, status: 'B', told: [], schema: fields({ reason: text(reason, { max: 500, ...hint(['复核中听证所需的时间不计入期限；复查的期限照样计算。', 'The days of a hearing are not counted in a re-review; those of a review run on.']) }) }) },
  { name: 'closeHearing', title: ['听证结束', 'hearing closed'], asks: ['登记听证结束', 'close the hearing'], step: 'review', by: ['reviewer'], articles: ['第三十一条第六项', '第三十六条第二款'], source: PET, status: 'B', told: [], schema: fields({ record: text(['听证结论', 'record'], { max: 4000 }), documents }) },
  { name: 'ruleReview', title: ['复查', 'review'], asks: ['作出复查意见', 'give the review opinion'], step: 'review', by: ['reviewer'], articles: ['第三十五条'], source: PET, status: 'B', danger: true, told: ['result'],
    schema: fields({ result: result({ upheld: ['维持', 'upheld'], remanded: ['责令重办', 'remanded'], ...changes }, changedUnnamed), opinion: text(reviewOpinion, { max: 2000, 'x-no-personal-number': true, ...changedInFull }), documents }) },
  { name: 'ruleReReview', title: ['复核', 're-review'], asks: ['作出复核意见', 'give the re-review opinion'], step: 're-review', by: ['reviewer'], articles: ['第三十六条'], source: PET, status: 'B', danger: true, told: ['result'],
    schema: fields({ result: result({ upheld: ['维持', 'upheld'], ...changes }, changedUnnamed), opinion: text(['复核意见', 'opinion'], { max: 2000, 'x-no-personal-number': true, ...changedInFull }), documents }) },
  { name: 'ruleWithdrawal', title: ['决定撤回', 'ruling on withdrawal'], asks: ['决定撤回后是否继续查处', 'rule on the withdrawal'], step: 'investigation', by: ['unit-leader'], articles: [NT17], source: '默认规则（撤回不当然终止查处）', status: 'D', danger: true, told: ['result'],
    schema: fields({ result: result({ ended: ['了结', 'ended'], continued: ['继续查处', 'continued'] }), reason: text(reason, { max: 1000 }) }) },
  { ...discipline, name: 'askClearing', title: ['登记澄清请求', 'request for clearing'], by: ['handler'], articles: ['第五十条（参照）'], told: [],
    schema: fields({ askedBy: oneOf(['谁提出', 'asked by'], { subject: parties.subject, unit: subjectUnit }), on: actedOn, harm: text(['受到的影响', 'harm done'], { max: 1000, 'x-no-personal-number': true, ...hint(['结果终结以后拟写澄清，由主要负责人审批。已移送其他机关并由其接收的，不在本案澄清。', 'Once the outcome is final the clearing is drafted, and the main leader rules on it. What another body has taken up is not cleared in this case.']) }), documents }) },
  { ...discipline, name: 'draftClearing', title: ['拟写澄清', 'draft of the clearing'], asks: ['拟写澄清函', 'draft the letter of clearing'], by: ['handler'], articles: ['第五十条（参照）'], told: ['form', 'agrees', 'checked'],
    schema: fields({
      form: oneOf(['澄清方式', 'form of clearing'], clearingForms), person: text(['被澄清人姓名和称谓', 'name and form of address'], { max: 40, 'x-no-personal-number': true }),
      text: text(['澄清内容', 'text'], { max: 1500, ...unnamed, ...hint(['只写查明的情况和结论。不写来信人、来信的原话、时间和渠道。', 'Only what was established, and the conclusion. No complainant, and nothing of the wording, time or channel of the complaint.']) }),
      agrees: yes(['本人同意在单位通报或者向社会公开', 'the person agrees to its being made known']), checked: yes(['已逐句核对：没有写来信人，也看不出是谁反映的', 'checked: the complainant is neither named nor to be recognised']) }) },
  { ...discipline, name: 'approveClearing', title: ['审批澄清', 'ruling on the clearing'], asks: ['审批澄清函', 'rule on the letter of clearing'], by: ['organ-leader'], articles: ['第五十条（参照）'], danger: true, told: ['result'],
    schema: fields({ result: result({ agreed: ['同意', 'agreed'], returned: ['退回', 'returned'], refused: ['不予澄清', 'refused'] }), reason: text(['理由（不予澄清的，写入告知书）', 'reason (of a refusal, told to the person)'], { max: 1000, ...unnamed }) }) },
  { ...discipline, name: 'recordClearing', title: ['登记公开澄清', 'publication of the clearing'], asks: ['通报或者公开后登记', 'record where it was made known'], by: ['handler'], articles: ['第五十条（参照）'], told: [],
    schema: fields({ on: actedOn, place: text(['通报或者公开的地点、范围', 'where, and to whom'], { max: 300, 'x-no-personal-number': true }), documents }) },
  { ...discipline, name: 'referFalseAccusation', title: ['报请认定诬告', 'referral of a false accusation'], by: ['organ-leader'], articles: ['第三十九条（参照）', '第四十五条（参照）'], danger: true, told: ['body', 'intent', 'allegations'],
    schema: fields({
      allegations: some(['涉及哪几项（只能选查明不属实的）', 'which allegations, of those found untrue'], chosen(allegationTitle, 'untrue-allegation'), { minItems: 1, maxItems: 20, uniqueItems: true, ...hint(['已经移送其他机关、还没有定论的事项不选。', 'None that was referred to another body and is still open there.']) }),
      body: oneOf(['报请哪个机关', 'to which body'], accusationBodies), invention: oneOf(['查明', 'established'], inventions), evidence: text(['捏造或者伪造的证据', 'evidence of it'], { max: 2000 }),
      intent: yes(['有证据证明是故意', 'there is evidence of intent'], notProvedIsNot), documents }) },
  { ...discipline, name: 'recordAccusationReply', title: ['登记诬告认定', 'finding on a false accusation'], asks: ['登记对是否诬告的认定', 'record the finding'], by: ['handler'], articles: ['第三十九条（参照）', '第四十五条（参照）'], danger: true, told: ['result'],
    schema: fields({ result: result({ found: ['批准认定诬告', 'found to be one'], mistaken: ['属于错告，最多批评教育', 'a mistake, instruction at most'], 'not-found': ['不认定为诬告', 'not found to be one'] }), documentNo, on: actedOn, note, documents }) },
];

const say = text(['您要说的话', 'what you want to say'], { max: 4000 });
const party = { by: ['complainant'] as const, source: PET, told: [] };
const fromComplainant: readonly Asked[] = [
  { ...party, name: 'supplement', title: ['补充材料', 'supplement'], asks: ['补充', 'add'], step: 'registration', articles: ['第十九条'], status: 'B', schema: fields({ text: say, documents }) },
  { ...party, name: 'withdraw', title: ['撤回', 'withdraw'], step: 'registration', articles: [NT17], status: 'D', danger: true, schema: fields({ reason: Type.Optional(text(['为什么撤回（可以不写）', 'why (may be left empty)'], { max: 1000 })) }) },
  { ...party, name: 'reportRetaliation', title: ['受到报复', 'retaliation'], asks: ['报告受到报复', 'report retaliation'], step: 'registration', articles: ['第十八、四十六条'], status: 'B', schema: fields({ text: text(['发生了什么', 'what happened'], { max: 4000 }), documents }) },
  { ...party, name: 'object', title: ['提出异议', 'objection'], step: 'remedy', articles: ['第二十七条（参照）'], source: DISCIPLINE_REPORTS, status: 'D', told: ['newEvidence'], schema: fields({ text: say, newEvidence: yes(['有新的证据', 'there is new evidence']), documents }) },
  { ...party, name: 'askReview', title: acts.askReview, step: 'remedy', articles: ['第三十五条'], status: 'B', schema: fields({ reason: disagreement, documents }) },
  { ...party, name: 'askReReview', title: acts.askReReview, step: 'remedy', articles: ['第三十六条'], status: 'B', schema: fields({ reason: disagreement, documents }) },
  { ...party, name: 'acceptOutcome', title: ['这事解决了', 'it is settled'], asks: ['不再要求复查', 'waive review'], step: 'remedy', articles: [NT17], status: 'D', schema: fields({ note: Type.Optional(text(['要说明的话（可以不写）', 'a word (may be left empty)'], { max: 500 })) }) },
  { ...party, name: 'readOutcome', title: ['打开告知书', 'notice opened'], step: 'remedy', articles: [NT17], status: 'D', schema: fields({}) },
];

export const forms: Readonly<Record<string, Form>> = Object.fromEntries([...list, ...fromComplainant].map((form) => [form.name, { asks: form.title, ...form }]));

const said = { max: 8000, min: 1 };
const ways = { email: Type.Optional(text(['电子邮箱', 'e-mail'], { max: 254, format: 'email' })), phone: Type.Optional(text(['手机号', 'mobile number'], { max: 20 })), post: Type.Optional(text(['邮寄地址', 'postal address'], { max: 200 })) };
const complainant = fields({ name: text(['姓名', 'name'], { max: 60 }), idNumber: Type.Optional(text(['证件号码', 'identity number'], { max: 18 })), phone: Type.Optional(text(['联系电话', 'telephone'], { max: 20 })), address: Type.Optional(text(['地址', 'address'], { max: 200 })) });

/** What a citizen hands in at the counter (`POST /api/public/complaints`). */
export const publicComplaint = fields({
  realName: yes(['留下姓名', 'give my name']), complainant: Type.Optional(complainant), against: text(['反映什么人（姓名、警号、样子都行）', 'who it is about'], { max: 500 }),
  organ: Type.Optional(chosen(['哪个公安机关', 'which police organ'], 'intake-organ')), occurredOn: Type.Optional(text(['什么时候（可以写大概）', 'when'], { max: 60 })), place: Type.Optional(text(['什么地方', 'where'], { max: 200 })),
  matter: text(matterTitle, said), wish: Type.Optional(oneOf(['您希望', 'what you wish'], { report: ['查处', 'look into the breach'], claim: ['解决我的诉求', 'settle my claim'], suggestion: ['提建议', 'suggest'] })),
  ongoing: Type.Optional(ongoing), answerBy: Type.Object(ways, { additionalProperties: false, title: usual.answerBy[0], 'x-title-en': usual.answerBy[1] }), documents,
});

/** What an officer takes down (来电来访来信登记, `POST /api/complaints`). The identity is sealed when it is saved. */
export const officeComplaint = fields({
  channel: oneOf(['渠道', 'channel'], intakeChannels), origin: oneOf(['来源', 'origin'], origins), receivedOn: Type.Optional(actedOn), realName: yes(['实名', 'real name']), complainant: Type.Optional(complainant), answerBy: Type.Optional(fields(ways)),
  against: text(['被反映人（姓名、警号、特征）', 'subject'], { max: 500 }), subjectOrgan, occurredOn: Type.Optional(text(['何时', 'when'], { max: 60 })), place: Type.Optional(text(['何地', 'where'], { max: 200 })),
  matter: text(['反映内容（如实记录，不改写）', 'matter as told'], said), ongoing, visitors: Type.Optional(count(['来访人数（代表不超过五人）', 'visitors'], 1, 5)), readBack: Type.Optional(yes(['已复述并确认', 'read back and confirmed'])), documents,
});
