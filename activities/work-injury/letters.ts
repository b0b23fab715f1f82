import { law } from '../../workflows/work-injury/law.ts';
import type { Bodies } from '../../workflows/work-injury/opening.ts';
import { grades, notices as titles, paragraphs, recognitions, remedyKinds, results, selfCares, type Notice, type Result } from '../../workflows/work-injury/words.ts';
import { units, type Day, type Label, type Period } from '../../workflows/steps/words.ts';
import type { NoticeContent } from '../../db/schema/index.ts';
import type { NoticeFacts } from '../complaint/letters.ts';
import { inWords, part } from '../complaint/phrases.ts';

/** 发文字号: what follows the organ's sign in the number of each kind of notice. */
export const signs = {
  'incident-notice': '登', 'right-notice': '权', 'advance-refusal': '垫', 'supplement-list': '补', 'acceptance-decision': '受', 'non-acceptance-decision': '拒',
  'suspension-notice': '中', 'resumption-notice': '恢', 'recognition-decision': '认', 'appraisal-supplement': '鉴补', 'visit-notice': '鉴通', 'appraisal-conclusion': '鉴',
  'appraisal-termination': '鉴终', 'benefit-decision': '待', 'claim-letter': '追', 'fund-demand': '催', 'fund-decision': '先', 'repayment-order': '偿', 'relief-notice': '助', 'closing-notice': '办',
} as const satisfies Record<Notice, string>;

const own = (article: string) => `《南通市公安机关警务辅助人员管理实施办法》${article}`;
const figure = ({ figure, unit }: Period) => `${figure}${units[unit][0]}`;
const basis = ({ source, article }: Period) => `${source}${article}`;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const word = (words: Readonly<Record<string, Label>>, code: unknown): string => words[text(code)]?.[0] ?? '';
const paper = ({ statement }: NoticeFacts): string => (text(statement.paperNo) ? `文号 ${text(statement.paperNo)}。` : '');

/** 最迟 only where the day is counted, of the clock that runs: a period may begin again, as another of its name. Otherwise the period alone is named. */
const until = ({ clocks }: NoticeFacts, period: Period): string => {
  const day: Day | undefined = clocks.find(({ key, state }) => state !== 'stopped' && key.split(':')[0] === period.id)?.lastDay;
  return day ? `最后一天 ${inWords(day)}（${basis(period)}，${figure(period)}）` : `${figure(period)}内（${basis(period)}）`;
};
/** WIR 20: fifteen days where the facts are clear. */
const decisionIn = ({ clocks }: NoticeFacts): Period => (clocks.some(({ key, state }) => state !== 'stopped' && key.split(':')[0] === law.decisionWhenClear.id) ? law.decisionWhenClear : law.decision);
/** WIRM 19: a decision names where review and suit are sought, and until when. */
const ways = `${figure(law.adminReview)}内向作出决定的机关的本级人民政府申请${titlesOf('review')}，或者${figure(law.adminSuit)}内向人民法院提起${titlesOf('suit')}（工伤保险条例第五十五条）；复议后仍不服的，${figure(law.suitAfterReview)}内起诉。`;
const remedies = `不服的，可以自收到之日起${ways}`;
/** Of an accident that was reported when the year was over already. */
const isYearOver = ({ clocks, on }: NoticeFacts): boolean => clocks.some(({ key, lastDay }) => key === law.personApplication.id && lastDay < on);
/** WIR 62: whoever did not insure decides and pays itself; against that there is arbitration, and neither review nor suit (WIR 54). */
const isByEmployer = ({ opening }: NoticeFacts): boolean => opening.insurance === 'uninsured';
const afterAll = '伤情稳定后仍有残疾、影响劳动能力的，您可以申请劳动能力鉴定（工伤保险条例第二十一条）。';
/** The closing decides nothing: what may still be attacked are the decisions before it, each from its own service. */
const lastWords: Partial<Record<Result, readonly string[]>> = {
  settled: ['伤残情况变化的，自鉴定结论作出满一年后可以申请复查鉴定（工伤保险条例第二十八条）。', laterRemedies()],
  'death-settled': [laterRemedies()], 'no-disability': [afterAll, laterRemedies()], 'given-up': [afterAll, laterRemedies()], returned: [laterRemedies()], overturned: [laterRemedies()],
};
/** WIR 26: what the provincial committee concludes is final. */
function contest({ organ, opening }: NoticeFacts): string {
  const isFinal = organ.code === (opening as { bodies?: Partial<Bodies> }).bodies?.provincialCommittee;
  return isFinal ? `这是省级鉴定委员会再次鉴定的结论，为最终结论（${basis(law.reappraisal)}）。` : `不服的，自收到之日起${figure(law.reappraisal)}内可以向省级鉴定委员会申请再次鉴定（${basis(law.reappraisal)}），不必等待遇核定；再次鉴定的结论为最终结论。`;
}
function laterRemedies(): string {
  return `对认定、核定等决定不服的，自收到那一份决定之日起${ways}`;
}
function titlesOf(kind: keyof typeof remedyKinds): string {
  return remedyKinds[kind][0];
}

const bodies: Record<Notice, (facts: NoticeFacts) => string[]> = {
  'incident-notice': (facts) => [
    `${facts.caseNo} 已登记：${inWords(facts.opening.occurredOn as Day)} 发生的伤害由${facts.organ.name}办理（${own('第十四条')}）。${facts.statement.result === 'not-work-related' ? '经核实认为与工作无关，记录留存；您仍可以自己申请工伤认定。' : ''}`,
    `用人单位应当在${figure(law.employerApplication)}内申请工伤认定（${basis(law.employerApplication)}）。用人单位不申请的，您、近亲属或者工会可以在${figure(law.personApplication)}内直接申请，不需要用人单位同意（${basis(law.personApplication)}）。`,
    '先救治、后收费；急危重症走绿色通道。医院拒绝或者拖延的，请马上告诉我们。',
  ],
  'right-notice': (facts) => [`用人单位没有在规定的${figure(law.employerApplication)}内申请 ${facts.caseNo} 的工伤认定。`, isYearOver(facts) ? `登记时${figure(law.personApplication)}的申请期限已过（${basis(law.personApplication)}）。因不可抗力等非自身原因耽误的时间不计，是否受理由人社部门决定：您、近亲属或者工会请自登记之日起${figure(law.lateApplication)}内申请，写明耽误的原因和起止日期（${law.lateApplication.source}第七条）。` : `您、近亲属或者工会现在可以直接申请，${until(facts, law.personApplication)}。因不可抗力等非自身原因耽误的时间不计。`, '申请不需要用人单位签字或者盖章。材料不齐的，受理机关会一次写明要补什么。'],
  'advance-refusal': (facts) => [`${facts.caseNo} 申请的垫付不予批准：${text(facts.statement.reason) || text(facts.statement.note)}（${own('第十四条第二款')}）。`, '垫付是公安机关可以做的事，不影响您申请工伤认定和享受待遇。'],
  'supplement-list': (facts) => [`${facts.caseNo} 的申请材料需要补正，一次写全如下：${((facts.statement.missing as string[] | undefined) ?? []).join('、')}。${paper(facts)}`, `收到全部补正材料后${figure(law.materialsReview)}内决定是否受理（${basis(law.materialsReview)}）。`],
  'acceptance-decision': (facts) => [`${facts.caseNo} 的工伤认定申请已经受理。${paper(facts)}`, `自受理之日起${figure(law.decision)}内作出决定；事实清楚、权利义务明确的${figure(law.decisionWhenClear)}内（${basis(law.decision)}）。`],
  'non-acceptance-decision': (facts) => [`${facts.caseNo} 的工伤认定申请不予受理：${text(facts.statement.reason)}。${paper(facts)}`, remedies],
  'suspension-notice': (facts) => [`${facts.caseNo} 的工伤认定自 ${inWords(facts.on)} 起中止，等待：${text(facts.statement.awaited)}（工伤保险条例第二十条第三款）。${paper(facts)}`, '结论出来以后恢复认定，中止的时间不计入认定期限。'],
  'resumption-notice': (facts) => [`${facts.caseNo} 的工伤认定自 ${inWords(facts.on)} 起恢复。${paper(facts)}`, `认定期限${until(facts, decisionIn(facts))}。`],
  'recognition-decision': (facts) => [`${facts.caseNo}：${word(recognitions, facts.statement.result)}，${word(paragraphs, facts.statement.paragraph)}。${paper(facts)}`, `事实和理由：${text(facts.statement.facts)}`, remedies],
  'appraisal-supplement': (facts) => [`${facts.caseNo} 的鉴定材料还缺：${text(facts.statement.missing)}。`, `请在 ${until(facts, law.appraisalSupply)} 前补交；没有正当理由不补的，视为放弃本次申请，以后可以重新申请。`],
  'visit-notice': (facts) => [`${facts.caseNo} 的劳动能力鉴定${text(facts.statement.place) ? '定于' : '改期到'} ${text(facts.statement.visitOn) ? inWords(text(facts.statement.visitOn) as Day) : ''} ${text(facts.statement.place) ? `在 ${text(facts.statement.place)} ` : ''}进行${text(facts.statement.place) ? '' : '，地点不变'}。`, '不能按时到的，请提前说明，经同意可以改期；无正当理由不到的，鉴定终止。'],
  'appraisal-conclusion': (facts) => [`${facts.caseNo} 的鉴定结论：伤残等级 ${word(grades, facts.statement.grade)}，生活自理 ${word(selfCares, facts.statement.selfCare)}。${paper(facts)}`, contest(facts), '自结论作出满一年后，伤残情况发生变化的，可以申请复查鉴定（工伤保险条例第二十八条）。'],
  'appraisal-termination': (facts) => [`${facts.caseNo} 的劳动能力鉴定终止。${paper(facts)}`, '原因消除后可以重新申请。'],
  'benefit-decision': (facts) => [`${facts.caseNo} 的工伤待遇已经核定，逐项如下。${paper(facts)}`, ...(facts.sums ?? []), ...(isByEmployer(facts) ? [] : [remedies]), '与用人单位就待遇发生争议的，可以申请劳动仲裁（工伤保险条例第五十四条）。'],
  'claim-letter': (facts) => [`${facts.caseNo} 救治期间由${facts.organ.name}先行垫付的费用，由你单位承担（劳务派遣暂行规定第十条），各项依据如下。文号 ${text(facts.statement.paperNo)}。`, ...(facts.sums ?? []), '请在收到后支付，并告知付款凭证号。不同意支付的，请书面说明理由。'],
  'fund-demand': (facts) => [`${facts.caseNo} 的职工申请工伤保险基金先行支付。请自收到之日起${figure(law.fundEmployerPay)}内核实并支付（${basis(law.fundEmployerPay)}）。${paper(facts)}`, '逾期不支付的，由基金先行支付并向你单位追偿。'],
  'fund-decision': (facts) => [`${facts.caseNo} 的先行支付申请：${facts.statement.result === 'paid' ? '由工伤保险基金先行支付' : `基金不先行支付${text(facts.statement.note) ? `。理由：${part(facts.statement.note)}` : ''}`}。${paper(facts)}`, remedies],
  'repayment-order': (facts) => [`${facts.caseNo} 的职工因你单位没有依法参加工伤保险，已由工伤保险基金先行支付，请自收到之日起${figure(law.fundRepayment)}内偿还（${basis(law.fundRepayment)}）。${paper(facts)}`, ...(facts.sums ?? []), '逾期不偿还的，依法查询、划拨存款，或者申请人民法院强制执行；追偿的合理费用和逾期的利息损失由你单位承担（社会保险基金先行支付暂行办法第十三条、第十四条）。', remedies],
  'relief-notice': (facts) => [`${facts.caseNo}：我们已把基本生活救助的需要转给民政部门（${own('第四条')}）。`, '请向户籍所在地的乡镇、街道提出申请（当地已经开通的，持居住证也可以在居住地提出）；临时救助向急难发生地的乡镇、街道提出，情况紧急的先行救助、后补说明（社会救助法第三十七条、第五十条）。对救助决定不服的，可以申请复议或者起诉（社会救助法第七十六条）。'],
  'closing-notice': (facts) => [`${facts.caseNo} 办结：${word(results, facts.result)}。`, '垫付、待遇和各项文书在办理页面可以查到。', ...(lastWords[facts.result as Result] ?? [])],
};

/** Words a notice of a work injury from what stands in the register. */
export const compose = (kind: Notice, facts: NoticeFacts): NoticeContent => ({
  title: titles[kind][0],
  organ: facts.organ.name,
  paragraphs: bodies[kind](facts),
  contact: [`电话：${facts.organ.phone}`, `时间：${facts.organ.hours}`, `地点：${facts.organ.address}`],
});
