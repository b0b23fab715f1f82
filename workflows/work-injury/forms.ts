import { Type } from 'typebox';
import { answerBy, chosen, count, day, fields, oneOf, page, some, text, unless, usual, yes, type Form } from '../steps/form.ts';
import { deathGrounds, groundTitle } from '../martyr-recognition/words.ts';
import { channels, services, type Label, type Office, type Party } from '../steps/words.ts';
import { ADV, SPC_WI, WIRM } from './law.ts';
import { benefitEnds, categories, employments, employmentTitle, grades, harms, insurances, paragraphs, payers, recognitions, remedyKinds, reviewAppraisal, selfCares, steps, type BenefitCause } from './words.ts';

const ART14 = '本办法第十四条';
const ART14_2 = '本办法第十四条第二款';
const ART4 = '本办法第四条';
const WIR = '工伤保险条例';
const LAA = '劳动能力鉴定管理办法';
const SIH = '社会保险经办条例';
const MONEY = '默认规则（垫付审批）';

const reason = text(['理由', 'reason'], { max: 2000 });
const note = Type.Optional(text(['意见', 'opinion'], { max: 2000 }));
const record = text(['记录', 'record']);
const documents = Type.Optional(some(['附件', 'documents'], Type.String({ format: 'uuid' }), { maxItems: 20, 'x-widget': 'documents' }));
/** Of a body's own paper, or of the paper received from it. */
const paperNo = text(['文号', 'document number'], { max: 80 });
const actedOn = day(['日期', 'day'], { 'x-not-after': 'today' });
/** What a body's own officer may leave out; of a paper received from it the door asks for all three. */
const paperwork = { paperNo: Type.Optional(paperNo), on: Type.Optional(actedOn), documents };
/** Whole fen; the largest single sum is far above any item of care and far below a slip of the pen by two digits. */
const money = (label: Label, { minimum = 1, maximum = 200_000_000, ...more }: { minimum?: number; maximum?: number } & Record<string, unknown> = {}) => Type.Integer({ title: label[0], 'x-title-en': label[1], minimum, maximum, 'x-widget': 'money', 'x-currency': 'CNY', ...more });
/** Asked only where benefits are decided on one of these. */
const decidedOn = (...causes: readonly BenefitCause[]) => ({ 'x-decided-on': causes });
const result = (words: Readonly<Record<string, Label>>) => oneOf(['结果', 'result'], words);
const granted: Record<string, Label> = { granted: ['同意', 'granted'], refused: ['不同意', 'refused'] };

const invoice = Type.Object({ code: Type.Optional(text(['发票代码', 'invoice code'], { max: 20 })), number: text(['发票号码', 'invoice number'], { max: 30 }), amount: money(['票面金额', 'amount of the invoice']), issuedOn: Type.Optional(actedOn) }, { additionalProperties: false, title: '发票', 'x-title-en': 'invoice' });
const costItem = fields({
  category: oneOf(['费用类别', 'category'], categories), amount: money(['金额', 'amount']), payee: text(['收款人', 'payee'], { max: 120 }), incurredOn: actedOn,
  relation: text(['与受伤的关系', 'relation to the injury'], { max: 300 }), invoices: Type.Optional(some(['发票', 'invoices'], invoice, { maxItems: 40 })),
});
const inPart: Label = ['收回一部分', 'received in part'];
const item = count(['第几项', 'item'], 1, 40);

/** What a form says of its step; the worklist asks for the title unless it says more. */
type Asked = Omit<Form, 'asks' | 'by'> & Partial<Pick<Form, 'asks'>> & { readonly by: readonly (Office | Party)[] };
/** By the body's own officer, or by the case officer who received its paper. */
const body = (office: Office): Pick<Asked, 'by' | 'received'> => ({ by: [office, 'handler'], received: true });
const ours = (step: string, article = ART14) => ({ step, articles: [article], source: '本办法', status: 'B' as const });
const wir = (step: string, ...articles: string[]) => ({ step, articles, source: WIR, status: 'B' as const });
const wirm = (step: string, ...articles: string[]) => ({ step, articles, source: WIRM, status: 'B' as const });
const laa = (...articles: string[]) => ({ step: 'appraisal', articles, source: LAA, status: 'B' as const });
const adv = (...articles: string[]) => ({ step: 'fund-advance', articles, source: ADV, status: 'B' as const });
const advance = { step: 'advance', articles: [ART14_2], source: MONEY, status: 'D' as const };
const firmOrUs: readonly Office[] = ['handler', 'dispatch-officer'];
const side: readonly (Office | Party)[] = ['injured', 'family', 'handler'];

const notNeeded: Label = ['不需要', 'not needed'];
const list: readonly Asked[] = [
  { name: 'confirmIncident', title: ['确认事发', 'confirm the incident'], asks: ['确认事发经过和是否因工', 'confirm the incident'], ...ours('incident'), status: 'D', by: ['unit-leader'], told: ['result'],
    schema: fields({ result: result({ confirmed: ['因工受伤', 'work related'], 'not-work-related': ['与工作无关，留存记录', 'not work related, kept on record'] }), record: text(['事发经过核实', 'what was found'], { max: 4000 }), documents }) },
  { name: 'recordCare', title: ['登记救治', 'record care'], asks: ['登记送医和救治情况', 'record arrival and care'], ...ours('care'), by: ['handler'], told: ['result'],
    schema: fields({ result: result({ normal: ['一般救治', 'normal care'], critical: ['急危重症，走绿色通道', 'critical, green channel'] }), hospital: text(['医疗机构', 'hospital'], { max: 120 }), arrivedOn: actedOn, triage: Type.Optional(text(['分诊和诊断', 'triage'], { max: 1000 })), documents }) },
  { name: 'reportCareRefusal', title: ['反映拒绝或者拖延救治', 'report refused or delayed care'], ...ours('care', ART4), by: ['handler'], told: [], schema: fields({ hospital: text(['哪家医院', 'which hospital'], { max: 120 }), record: text(['时间和经过', 'times and facts'], { max: 2000 }), documents }) },
  { name: 'superviseCare', title: ['督促救治', 'supervise care'], asks: ['处理拒绝或者拖延救治', 'act on refused care'], ...ours('care', ART4), ...body('health-officer'), told: ['result'],
    schema: fields({ result: result({ corrected: ['已纠正', 'corrected'], 'no-breach': ['未发现违规', 'no breach'] }), paperNo, on: actedOn, note, documents }) },
  { name: 'startLeave', title: ['开始停工留薪', 'start paid leave'], asks: ['确定停工留薪起始日', 'fix the first day of paid leave'], ...wir('leave', '第三十三条'), by: firmOrUs, told: ['from'],
    schema: fields({ from: day(['停工第一天', 'first day of leave'], { 'x-not-after': 'today' }), certificate: text(['诊断证明', 'certificate'], { max: 300 }), documents }) },
  { name: 'reviewLeave', title: ['停工留薪复核', 'review paid leave'], asks: ['确认停工留薪是否结束', 'end or extend paid leave'], ...wir('leave', '第三十三条'), by: firmOrUs, told: ['result'],
    schema: fields({ result: result({ ended: ['结束', 'ended'], extend: ['申请延长', 'ask for more'] }), on: actedOn, reason, documents }) },
  { name: 'ruleLeaveExtension', title: ['确认延长停工留薪', 'rule on the extension of leave'], ...wir('leave', '第三十三条'), ...body('appraisal-officer'), told: ['result', 'months'],
    schema: fields({ result: result(granted), months: Type.Optional(count(['延长月数', 'months'], 1, 12)), paperNo, on: actedOn, note, documents }, { refused: ['months'] }) },

  { name: 'requestAdvance', title: ['提出垫付', 'request an advance'], asks: ['确定是否需要垫付', 'say whether an advance is needed'], ...advance, by: ['handler'], told: ['result', 'urgent', 'items.category'],
    schema: fields({
      result: result({ none: notNeeded, requested: ['需要垫付', 'requested'] }), urgent: Type.Optional(yes(['紧急救治', 'emergency'])),
      items: Type.Optional(some(['费用项目', 'cost items'], costItem, { minItems: 1, maxItems: 40 })), reason: text(['需要或者不需要垫付的理由', 'why an advance is needed or not'], { max: 2000 }), documents,
    }, { none: ['urgent', 'items'] }) },
  { name: 'approveAdvance', title: ['审批垫付', 'approve the advance'], ...advance, by: ['duty-leader'], quick: true, told: ['result'], schema: fields({ result: result({ approved: ['批准垫付', 'approved'], refused: ['不予垫付', 'refused'] }), reason: Type.Optional(reason) }) },
  { name: 'confirmAdvance', title: ['财务确认', 'confirm by finance'], asks: ['确认预算科目和金额', 'confirm budget line and sum'], ...advance, by: ['finance-officer'], quick: true, told: ['result'],
    schema: fields({ result: result({ confirmed: ['确认', 'confirmed'], objected: ['不确认', 'objected'] }), budgetLine: text(['预算科目', 'budget line'], { max: 120 }), note }) },
  { name: 'payAdvance', title: ['支付垫款', 'pay the advance'], asks: ['逐项付款并登记凭证', 'pay item by item'], ...advance, by: ['finance-officer'], danger: true, told: [], schema: fields({ on: actedOn, voucher: text(['付款凭证号', 'voucher number'], { max: 80 }), documents }) },
  { name: 'completeDocuments', title: ['补齐票据', 'complete the papers'], asks: ['补齐发票、清单和诊断', 'complete invoices and lists'], ...advance, by: ['handler'], told: [],
    schema: fields({ invoices: Type.Optional(some(['补交发票', 'invoices'], fields({ item, invoice }), { maxItems: 80 })), note, documents }) },
  { name: 'classifyItems', title: ['划分承担', 'classify the items'], asks: ['逐项划分最终承担方', 'name the final payer of each item'], ...advance, by: ['handler'], told: ['classes.payer', 'personByLeader'],
    schema: fields({
      classes: some(['逐项划分', 'class per item'], fields({ payer: oneOf(['最终承担', 'final payer'], payers), ground: text(['依据', 'ground'], { max: 300 }) }), { minItems: 1, maxItems: 40, 'x-per': 'advance-item' }),
      personByLeader: Type.Optional(yes(['机关负责人已决定向本人追偿', 'the leader decided to recover from the person'])), documents,
    }) },
  { name: 'claimAdvance', title: ['申报或者追偿', 'claim'], asks: ['向承担方提出申报或者追偿', 'claim from the payer'], ...advance, by: ['handler'], told: [], schema: fields({ on: actedOn, paperNo, documents }) },
  { name: 'ruleReimbursement', title: ['审核手工报销', 'rule on the reimbursement'], step: 'advance', articles: ['第二十二条'], source: SIH, status: 'B', ...body('agency-officer'), told: ['result'],
    schema: fields({ result: result({ paid: ['全额支付', 'paid in full'], partly: ['部分支付', 'partly paid'], refused: ['不予支付', 'refused'] }), paperNo, on: actedOn, note, documents }) },
  { name: 'answerClaim', title: ['答复追偿', 'answer the claim'], step: 'advance', articles: ['第十条'], source: '劳务派遣暂行规定', status: 'B', ...body('dispatch-officer'), told: ['result'],
    schema: fields({ result: result({ agreed: ['同意支付', 'agreed'], refused: ['拒绝支付', 'refused'] }), paperNo: Type.Optional(paperNo), on: actedOn, note, documents }) },
  { name: 'recordReceipt', title: ['登记收款', 'record the receipt'], asks: ['登记承担方付来的款项', 'record what was received'], ...advance, by: ['finance-officer'], told: ['result'],
    schema: fields({ result: result({ full: ['已全部收回', 'received in full'], partial: inPart, nothing: ['没有收到', 'nothing received'] }), amount: Type.Optional(money(['收到金额', 'amount received'])), on: actedOn, voucher: text(['收款凭证号', 'voucher number'], { max: 80 }), documents }, { full: ['amount'], nothing: ['amount', 'voucher'] }) },
  { name: 'ruleRemainder', title: ['决定未收回部分', 'rule on the remainder'], asks: ['决定继续追偿或者核销', 'pursue or write off'], ...advance, by: ['organ-leader'], danger: true, told: ['result'],
    schema: fields({ result: result({ 'written-off': ['核销', 'written off'], pursue: ['继续追偿', 'pursue'] }), paperNo, reason }) },
  { name: 'reverseEntry', title: ['冲正', 'reverse an entry'], ...advance, by: ['finance-officer'], danger: true, told: ['entry'], schema: fields({ entry: chosen(['哪一笔收款或者核销', 'which receipt or write-off'], 'reversible', { maxLength: 120 }), amount: Type.Optional(money(['更正后金额', 'corrected amount'])), reason }) },

  { name: 'applyByEmployer', title: ['单位申请认定', 'application by the employer'], asks: ['提交工伤认定申请', 'apply for recognition'], ...wir('application', '第十七条', '第十八条'), by: firmOrUs, told: [],
    schema: fields({ on: actedOn, cause: text(['事故时间、地点、原因和伤害', 'time, place, cause, harm'], { max: 2000 }), relationProof: text(['劳动关系证明', 'proof of the labour relation'], { max: 300 }), diagnosis: text(['诊断证明材料', 'diagnosis'], { max: 300 }), documents }) },
  { name: 'askFilingExtension', title: ['申请延长申请期限', 'ask for a longer filing period'], ...wir('application', '第十七条'), by: firmOrUs, told: [], schema: fields({ reason, documents }) },
  { name: 'ruleFilingExtension', title: ['同意延长申请期限', 'rule on the filing period'], ...wir('application', '第十七条'), ...body('hr-officer'), told: ['result', 'days'],
    schema: fields({ result: result(granted), days: Type.Optional(count(['延长天数', 'days'], 1, 365)), paperNo, on: actedOn, documents }, { refused: ['days'] }) },
  { name: 'applyByPerson', title: ['本人、近亲属或者工会申请', 'application by person, relative or union'], ...wir('application', '第十七条第二款'), by: side, told: [], schema: fields({ cause: text(['受伤经过', 'what happened'], { max: 2000 }), applicant: Type.Optional(oneOf(['申请人', 'applicant'], { self: ['本人', 'the person'], kin: ['亲属', 'relative'], union: ['工会组织', 'union'] })), documents }) },
  { name: 'excludeTime', title: ['不计入申请期限的时间', 'time not counted'], step: 'application', articles: ['第七条'], source: SPC_WI, status: 'B', ...body('hr-officer'), told: ['from', 'to'],
    schema: fields({ from: day(['起', 'from'], { 'x-not-after': 'today' }), to: day(['止', 'to'], { 'x-not-after': 'today' }), reason, ...paperwork }) },
  { name: 'reviewMaterials', title: ['审核申请材料', 'review the materials'], asks: ['决定受理、补正或者不予受理', 'accept, refuse or ask for more'], ...wirm('materials', '第八条'), ...body('hr-officer'), told: ['result', 'clear'],
    schema: fields({ result: result({ accepted: ['受理', 'accepted'], supplement: ['补正', 'supplement'], refused: ['不予受理', 'refused'] }), clear: Type.Optional(yes(['事实清楚、权利义务明确（十五日内决定）', 'facts are clear'])), missing: Type.Optional(some(['需要补正的材料（一次写全）', 'missing materials'], text(['材料', 'paper'], { max: 200 }), { maxItems: 30 })), paperNo, on: actedOn, reason: Type.Optional(reason), documents }, { accepted: ['missing', 'reason'], supplement: ['clear'], refused: ['clear', 'missing'] }) },
  { name: 'supplyMaterials', title: ['补交认定材料', 'supply materials'], ...wirm('materials', '第八条'), by: ['injured', 'family', 'handler', 'dispatch-officer'], told: [], schema: fields({ note: Type.Optional(text(['说明', 'remark'], { max: 1000 })), documents }) },
  { name: 'recordInquiry', title: ['调查核实', 'inquiry'], asks: ['两人调查核实', 'find the facts'], ...wirm('recognition', '第十条'), ...body('hr-officer'), told: [], schema: fields({ investigators: some(['调查人（两人，持证）', 'two investigators'], text(['姓名或者证号', 'name or credential'], { max: 60 }), { minItems: 2, maxItems: 4 }), record, ...paperwork }) },
  { name: 'suspendRecognition', title: ['中止认定', 'suspend'], ...wir('recognition', '第二十条第三款'), ...body('hr-officer'), danger: true, told: [], schema: fields({ awaited: text(['等待哪个机关的什么结论', 'which conclusion is awaited'], { max: 300 }), paperNo, on: actedOn, documents }) },
  { name: 'resumeRecognition', title: ['恢复认定', 'resume'], ...wir('recognition', '第二十条第三款'), ...body('hr-officer'), told: [], schema: fields({ conclusion: text(['等到的结论', 'conclusion received'], { max: 1000 }), paperNo, on: actedOn, documents }) },
  { name: 'decideRecognition', title: ['认定决定', 'decision'], asks: ['作出工伤认定决定', 'decide on recognition'], ...wir('recognition', '第十四条', '第十五条', '第十六条', '第二十条'), ...body('hr-officer'), danger: true, told: ['result', 'paragraph'],
    schema: fields({ result: result(recognitions), paragraph: oneOf(['认定情形', 'ground'], paragraphs), paperNo, on: actedOn, facts: text(['认定事实和理由', 'facts and reasons'], { max: 4000 }), documents }) },
  { name: 'acceptDecision', title: ['不再复议诉讼', 'no remedy sought'], ...wir('remedy', '第五十五条'), by: ['injured', 'family'], told: [], schema: fields({}) },
  { name: 'askRemedy', title: ['提出复议或者诉讼', 'seek a remedy'], ...wir('remedy', '第五十五条'), by: ['injured', 'family', 'employer'], told: ['kind'], schema: fields({ kind: oneOf(['途径', 'remedy'], remedyKinds), documents }) },
  { name: 'recordRemedy', title: ['登记复议或者诉讼', 'record a remedy'], ...wir('remedy', '第五十五条'), by: ['handler'], told: ['kind'], schema: fields({ kind: oneOf(['哪一种', 'which'], remedyKinds), by: oneOf(['提出人', 'brought by'], { person: ['职工一方', 'the person'], employer: ['单位一方', 'the employer'] }), paperNo, on: actedOn, documents }) },
  { name: 'recordRemedyResult', title: ['登记复议诉讼结果', 'record the outcome'], ...wir('remedy', '第五十五条'), by: ['handler'], told: ['result'], schema: fields({ result: result({ upheld: ['维持', 'upheld'], revoked: ['撤销', 'revoked'] }), paperNo, on: actedOn, documents }) },

  { name: 'applyAppraisal', title: ['申请鉴定', 'apply for appraisal'], asks: ['伤情稳定后申请鉴定', 'apply for appraisal'], ...laa('第七条', '第八条'), by: [...firmOrUs, 'injured'], told: ['result'],
    schema: fields({ result: result({ applied: ['申请', 'applied'], 'no-disability': ['痊愈，未致残', 'healed, no disability'], 'given-up': ['放弃鉴定', 'given up'] }), on: actedOn, diagnosis: text(['诊断和病历', 'diagnosis and records'], { max: 500 }), documents }, { 'given-up': ['diagnosis'] }) },
  { name: 'checkAppraisalMaterials', title: ['审核鉴定材料', 'check the papers'], ...laa('第十条'), ...body('appraisal-officer'), told: ['result'], schema: fields({ result: result({ complete: ['齐全', 'complete'], supplement: ['需要补正', 'supplement'] }), missing: Type.Optional(text(['缺少的材料', 'missing'], { max: 1000 })), ...paperwork, on: actedOn }, { complete: ['missing'] }) },
  { name: 'supplyForAppraisal', title: ['补交鉴定材料', 'supply papers for appraisal'], ...laa('第十条'), by: ['injured', 'handler'], told: [], schema: fields({ note: Type.Optional(text(['补交说明', 'remark'], { max: 1000 })), documents }) },
  { name: 'drawPanel', title: ['抽取专家', 'draw the panel'], asks: ['抽取三名或者五名专家并通知时间', 'draw three or five experts'], ...laa('第十一条', '第十二条'), ...body('appraisal-officer'), told: [],
    schema: fields({ size: oneOf(['专家人数', 'size'], { three: ['三名', 'three'], five: ['五名', 'five'] }), visitOn: day(['鉴定日', 'day of the visit']), place: text(['地点', 'place'], { max: 200 }), atHome: Type.Optional(yes(['上门鉴定', 'home visit'])), ...paperwork }) },
  { name: 'moveVisit', title: ['改期鉴定', 'move the visit'], ...laa('第十二条'), ...body('appraisal-officer'), told: ['days'], schema: fields({ days: count(['顺延天数', 'days'], 1, 180), visitOn: day(['新的鉴定日', 'new day']), reason, ...paperwork }) },
  { name: 'extendAppraisal', title: ['延长鉴定', 'extend the appraisal'], ...wir('appraisal', '第二十五条'), ...body('appraisal-officer'), told: [], schema: fields({ reason, ...paperwork }) },
  { name: 'concludeAppraisal', title: ['鉴定结论', 'conclusion'], asks: ['作出鉴定结论', 'conclude'], ...laa('第十五条', '第十六条'), ...body('appraisal-officer'), told: ['result', 'grade', 'selfCare', 'on as concludedOn'],
    schema: fields({ result: result({ concluded: ['作出结论', 'concluded'], terminated: ['终止鉴定', 'terminated'] }), grade: oneOf(['伤残等级', 'grade'], grades), selfCare: oneOf(['生活自理障碍', 'self-care'], selfCares), basis: text(['结论依据', 'basis'], { max: 1000 }), paperNo, on: actedOn, documents }, { terminated: ['grade', 'selfCare'] }) },
  { name: 'acceptConclusion', title: ['认可鉴定结论', 'accept the conclusion'], ...laa('第十九条'), by: [...firmOrUs, 'injured'], told: [], schema: fields({}) },
  { name: 'askReappraisal', title: ['申请再次鉴定', 'ask for re-appraisal'], ...wir('remedy', '第二十六条'), by: [...firmOrUs, 'injured'], told: [], schema: fields({ reason, documents }) },
  { name: 'askReviewAppraisal', title: reviewAppraisal, ...wir('remedy', '第二十八条'), by: ['injured', 'agency-officer', 'handler'], told: [], schema: fields({ reason, documents }) },
  { name: 'correctConclusion', title: ['撤销或者更正结论', 'correct the conclusion'], ...laa('第三十一条'), ...body('appraisal-officer'), danger: true, told: ['grade', 'selfCare'], schema: fields({ grade: oneOf(['更正后等级', 'corrected grade'], grades), selfCare: oneOf(['更正后自理障碍', 'corrected self-care'], selfCares), reason, ...paperwork, paperNo }) },

  { name: 'decideBenefits', title: ['核定待遇', 'decide the benefits'], asks: ['核定并支付待遇', 'decide and pay benefits'], ...wir('benefits', '第三十五条至第三十九条', '第六十四条'), by: ['agency-officer', 'handler', 'dispatch-officer'], received: true, told: [],
    schema: fields({
      wages: Type.Optional(some(['受伤前各月缴费工资', 'monthly contribution wages'], money(['月缴费工资', 'wage of a month']), { maxItems: 12 })), area: Type.Optional(money(['上年度当地月平均工资', 'area monthly wage'])), minimum: Type.Optional(money(['当地最低工资', 'minimum wage'], decidedOn('disability'))),
      income: Type.Optional(money(['上年度全国城镇居民人均可支配收入', 'national urban income'], decidedOn('death', 'missing'))),
      suitableWork: Type.Optional(yes(['已安排适当工作', 'suitable work was found'], decidedOn('disability'))),
      hardship: Type.Optional(yes(['下落不明人员的家庭生活困难，预支一半一次性工亡补助金', 'hardship of a missing person’s family: half the lump sum beforehand'], decidedOn('missing'))),
      dependants: Type.Optional(some(['供养亲属', 'dependants'], oneOf(['供养关系', 'relation'], { spouse: ['配偶', 'spouse'], other: ['其他亲属', 'other relative'], 'lone-other': ['孤寡老人或者孤儿', 'lone old person or orphan'] }), { maxItems: 20, ...decidedOn('death', 'missing') })),
      paperNo, on: actedOn, documents,
    }) },
  { name: 'endBenefit', title: ['停发待遇', 'end of a benefit'], ...wir('benefits', '第四十二条'), by: ['handler'], told: ['cause'], schema: fields({ cause: oneOf(['停发事由', 'event'], benefitEnds), on: actedOn, documents }) },
  { name: 'reportBenefitEnd', title: ['报告停发事由', 'report to the agency'], step: 'benefits', articles: ['第二十五条'], source: SIH, status: 'B', by: ['handler'], told: [], schema: fields({ on: actedOn, paperNo }) },
  { name: 'decideLeavingSums', title: ['核定终止时一次性补助', 'decide the leaving sums'], ...wir('benefits', '第三十六条', '第三十七条'), ...body('agency-officer'), told: [],
    schema: fields({ yearsLeft: Type.Optional(count(['距退休年龄不足几年', 'years to retirement'], 1, 40)), ownResignation: Type.Optional(yes(['本人提出解除', 'own resignation'])), occupational: Type.Optional(yes(['属于职业病', 'occupational disease'])), paperNo, on: actedOn, documents }) },
  { name: 'recordDeath', title: ['登记死亡', 'record the death'], ...wir('benefits', '第三十九条'), by: ['handler'], danger: true, told: [], schema: fields({ on: actedOn, cause: text(['死亡原因', 'cause'], { max: 500 }), paperNo, documents }) },
  { name: 'recordDeclaration', title: ['登记宣告死亡或者返回', 'declared dead or returned'], ...wir('benefits', '第四十一条'), by: ['handler'], told: ['result'], schema: fields({ result: result({ 'declared-dead': ['宣告死亡', 'declared dead'], returned: ['本人返回', 'returned'] }), paperNo, on: actedOn, documents }) },
  { name: 'proposeMartyr', title: ['提请烈士评定', 'propose martyr recognition'], ...ours('benefits', ART4), by: ['unit-leader'], told: [], schema: fields({ ground: oneOf(groundTitle, deathGrounds), deed: text(['事迹', 'deed'], { max: 4000 }), documents }) },

  { name: 'applyFundAdvance', title: ['申请先行支付', 'apply for a fund advance'], ...adv('第四条', '第六条'), by: side, told: [], schema: fields({ reason: text(['用人单位或者第三人没有支付的情形', 'why it was not paid'], { max: 1000 }), documents }) },
  { name: 'demandFromEmployer', title: ['催告用人单位支付', 'demand payment'], ...adv('第七条'), ...body('agency-officer'), told: [], schema: fields({ paperNo, on: actedOn, documents }) },
  { name: 'answerDemand', title: ['答复催告', 'answer the demand'], ...adv('第七条'), by: firmOrUs, told: ['result'], schema: fields({ result: result({ paid: ['已经支付', 'paid'], refused: ['不支付', 'refused'] }), on: actedOn, note, documents }) },
  { name: 'payFromFund', title: ['基金先行支付', 'pay from the fund'], ...adv('第五条', '第八条', '第九条'), ...body('agency-officer'), told: ['result'], schema: fields({ result: result({ paid: ['由基金支付', 'paid by the fund'], refused: ['不予先行支付', 'refused'] }), amount: Type.Optional(money(['基金支付金额', 'amount paid'])), note: text(['不予先行支付的理由（写入决定）', 'why it is not paid, told in the decision'], { max: 1000 }), paperNo, on: actedOn, documents }, { refused: ['amount'], paid: ['note'] }) },
  { name: 'orderRepayment', title: ['责令用人单位偿还', 'order the employer to repay'], ...adv('第十三条'), ...body('agency-officer'), told: [], schema: fields({ paperNo, on: actedOn, documents }) },
  { name: 'recoverFromEmployer', title: ['基金追偿', 'recovery by the fund'], ...adv('第十二条', '第十三条'), ...body('agency-officer'), told: ['result'], schema: fields({ result: result({ recovered: ['已全部追回', 'recovered in full'], partly: inPart, enforcement: ['申请强制执行', 'enforcement'], suit: ['提起诉讼', 'suit'], unidentified: ['第三人尚未查明', 'third party not identified yet'], ended: ['终结追偿', 'recovery given up'] }), amount: Type.Optional(money(['追回金额', 'amount recovered'])), paperNo, on: actedOn, reason, documents }, { recovered: ['amount', 'reason'], partly: ['reason'], enforcement: ['amount', 'reason'], suit: ['amount', 'reason'], unidentified: ['amount'], ended: ['amount'] }) },
  { name: 'screenRelief', title: ['筛查救助需要', 'screen for relief'], asks: ['判断是否转介社会救助', 'refer to relief or not'], ...ours('relief', ART4), by: ['handler'], told: ['result'], schema: fields({ result: result({ referred: ['转介', 'referred'], 'not-needed': notNeeded }), household: Type.Optional(text(['家庭情况', 'household'], { max: 1000 })), note }, { 'not-needed': ['household'] }) },
  { name: 'recordReliefOutcome', title: ['救助结果', 'outcome of relief'], asks: ['登记救助申请结果', 'enter the outcome'], step: 'relief', articles: ['第四十三条', '第四十五条'], source: '社会救助法', status: 'B', ...body('relief-officer'), told: ['result'],
    schema: fields({ result: result({ granted: ['给予救助', 'granted'], refused: ['不予救助', 'refused'] }), kind: Type.Optional(oneOf(['救助种类', 'kind'], { subsistence: ['最低生活保障', 'subsistence allowance'], destitute: ['特困供养', 'destitute support'], temporary: ['临时救助', 'temporary relief'], medical: ['医疗救助', 'medical relief'], education: ['教育救助', 'education relief'], housing: ['住房救助', 'housing relief'] })), paperNo, on: actedOn, reason: Type.Optional(reason), documents }, { granted: ['reason'], refused: ['kind'] }) },
  { name: 'supplement', title: ['补充说明材料', 'add something'], ...ours('incident'), by: ['injured', 'family'], told: [], schema: fields({ text: text(usual.addition, { max: 4000 }), documents }) },
  { name: 'recordService', title: [`${channels.hand[0]}文书`, 'service by hand'], asks: ['送达文书并登记凭证', 'serve the paper'], ...ours('incident'), status: 'D', by: ['handler'], told: ['result', 'on as servedOn'],
    schema: fields({ result: result({ served: services.served, undeliverable: services.undeliverable }), on: actedOn, proof: text(usual.proof, { max: 500 }), documents }) },
];

export const forms: Readonly<Record<string, Form>> = Object.fromEntries(list.map((form) => [form.name, { asks: form.title, ...form }]));

export const nextOfKin: Label = ['近亲属联系人', 'next of kin'];
/** How somebody of a case is named and reached. */
export const contactOf = (label: Label, more: Record<string, unknown> = {}) => Type.Object({ name: text(['姓名', 'name'], { max: 60 }), idNumber: Type.Optional(text(usual.idNumber, { max: 18 })), answerBy: Type.Optional(answerBy) }, { additionalProperties: false, title: label[0], 'x-title-en': label[1], ...more });

/** What opens a case (`POST /api/work-injuries`). Who was hurt is sealed when it is saved. */
export const startForm = fields({
  occurredOn: day(['事发或者诊断日期', 'day of the accident or diagnosis'], { 'x-not-after': 'today', ...page(steps.incident) }),
  place: text(['事发地点', 'place'], { max: 200 }), task: text(['当时的任务和带领民警', 'task and commanding officer'], { max: 500 }), cause: text(['受伤原因', 'cause'], { max: 2000 }),
  harm: oneOf(['伤害后果', 'harm'], harms), injured: contactOf(['受伤人员', 'who was hurt'], page(['伤者与用工形式', 'person and employment'])), family: Type.Optional(contactOf(nextOfKin)),
  employment: oneOf(employmentTitle, employments), dispatchFirm: unless(Type.Optional(chosen(['派遣单位', 'dispatch firm'], 'dispatch-firm')), 'employment', 'direct'), insurance: oneOf(['参保情况', 'insurance'], insurances),
  thirdParty: yes(['有第三人责任', 'a third party is liable'], page(['责任与证据', 'liability and evidence'])), witnesses: Type.Optional(text(['证人和视频', 'witnesses and footage'], { max: 1000 })), documents,
});
