import type { NoticeContent } from '../../db/schema/index.ts';
import { kinds as reviewKinds, notices as reviewTitles, results as reviewResults, type Notice as ReviewNotice } from '../../workflows/candidate-review/words.ts';
import { law as complaintLaw } from '../../workflows/complaint/law.ts';
import { law as employmentLaw } from '../../workflows/employment/law.ts';
import { notices as employmentTitles, probationGrounds, results as employmentResults, terms, type Notice as EmploymentNotice } from '../../workflows/employment/words.ts';
import { categories, notices as quotaTitles, results as quotaResults, type Notice as QuotaNotice } from '../../workflows/quota/words.ts';
import { employments } from '../../workflows/work-injury/words.ts';
import { units, type Day, type Label, type Period } from '../../workflows/steps/words.ts';
import type { NoticeFacts } from '../complaint/letters.ts';
import { inWords } from '../complaint/phrases.ts';

const rule = (article: string) => `《南通市公安机关警务辅助人员管理实施办法》${article}`;
const figure = ({ figure, unit }: Period) => `${figure}${units[unit][0]}`;
const basis = ({ source, article }: Period) => `${source}${article}`;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const word = (words: Readonly<Record<string, Label>>, code: unknown): string => words[text(code)]?.[0] ?? '';
const until = ({ clocks }: NoticeFacts, { id }: Period): string => {
  const day = clocks.findLast(({ key }) => key.split(':')[0] === id)?.lastDay;
  return day ? inWords(day) : '';
};
const arbitrationLimit = complaintLaw.arbitration;
const reason = ({ statement }: NoticeFacts): string => text(statement.reason) || text(statement.note);
const arbitration = `对劳动关系有争议的，可以自知道或者应当知道权利被侵害之日起${figure(arbitrationLimit)}内申请劳动人事争议仲裁（${basis(arbitrationLimit)}）。`;

const quotaBodies: Record<QuotaNotice, (facts: NoticeFacts) => string[]> = {
  'quota-decision': (facts) => [
    `${facts.to?.name ?? ''}的${word(categories, facts.opening.category)}用人额度已经核定（${rule('第五条')}），文号 ${text(facts.statement.paperNo)}，自 ${inWords((text(facts.statement.from) || facts.on) as Day)} 起执行，有效 ${String(facts.statement.years ?? '')} 年。`,
    '招聘计划与在岗人数、保留人数合计不得超出额度；额度低于在岗人数的，暂停进人，不因此解除任何人的劳动合同。',
  ],
  'quota-refusal': (facts) => [`${facts.to?.name ?? ''}的${word(categories, facts.opening.category)}用人额度：${facts.statement.result === 'withdrawn' ? quotaResults.withdrawn[0] : quotaResults.rejected[0]}。理由：${reason(facts)}`, '原来核定的额度继续执行。'],
};

const remedy = `对结果仍有意见的，可以向公安机关投诉举报（本办法第十七条第二款），一般在${figure(complaintLaw.completionOfReport)}内告知结果。`;
const reviewBody = (kind: keyof typeof reviewKinds) => (facts: NoticeFacts) => [`${reviewKinds[kind][0]}（${facts.caseNo}）经核查：${word(reviewResults, facts.statement.result)}。`, `理由：${reason(facts)}`, remedy];
const reviewBodies: Record<ReviewNotice, (facts: NoticeFacts) => string[]> = { 'recheck-result': reviewBody('recheck'), 'objection-result': reviewBody('objection') };

const employmentBodies: Record<EmploymentNotice, (facts: NoticeFacts) => string[]> = {
  offer: (facts) => [
    `经${facts.organ.name}批准，拟以${word(employments, facts.opening.employment)}方式录用您（岗位 ${text(facts.opening.position)}，${rule('第九条第一款')}）。`,
    `请自收到本通知之日起${figure(employmentLaw.offerAnswer)}内在“我的报名”里答复；逾期不答复的，视为放弃。`,
    `自用工之日起${figure(employmentLaw.contractSigning)}内签订书面劳动合同（${basis(employmentLaw.contractSigning)}），${figure(employmentLaw.socialInsurance)}内办理社会保险。不收取押金，不扣押证件（劳动合同法第九条）。`,
  ],
  'training-result': (facts) => [`您的岗前培训经考核：${employmentResults['training-failed'][0]}，不再办理录用。`, `培训内容：${text(facts.statement.syllabus)}`, remedy],
  'contract-copy': (facts) => [`您的劳动合同（编号 ${text(facts.statement.paperNo)}，${word(terms, facts.statement.term)}）文本一份随本通知送达（劳动合同法第十六条）。`, arbitration],
  'probation-decision': (facts) => [
    facts.statement.result === 'dismissed' ? `试用期考核结论：解除劳动合同。法定理由：${word(probationGrounds, facts.statement.legalGround)}（劳动合同法第二十一条）。` : '试用期考核结论：合格，自本通知之日起正式聘用。',
    `事实：${text(facts.statement.appraisal)}`,
    arbitration,
  ],
  'leaving-proof': (facts) => [`兹证明劳动合同已经解除或者终止。证明编号 ${text(facts.statement.paperNo)}（劳动合同法第五十条，劳动合同法实施条例第二十四条）。`, ...(facts.sums ?? []), `档案和社会保险关系最迟 ${until(facts, employmentLaw.fileTransfer)} 前转移（${basis(employmentLaw.fileTransfer)}）。合同文本至少保存两年备查。`, arbitration],
};

const lettersOf = <N extends string>(head: string, signs: Readonly<Record<N, string>>, titles: Readonly<Record<N, Label>>, bodies: Readonly<Record<N, (facts: NoticeFacts) => string[]>>) => ({
  head,
  signs,
  compose: (kind: N, facts: NoticeFacts): NoticeContent => ({ title: titles[kind][0], organ: facts.organ.name, paragraphs: bodies[kind](facts), contact: [`电话：${facts.organ.phone}`, `时间：${facts.organ.hours}`, `地点：${facts.organ.address}`] }),
});

/** How the letters of quota, candidate review and employment are numbered and worded; a campaign writes none. */
export const letters = {
  quota: lettersOf('额', { 'quota-decision': '定', 'quota-refusal': '拒' }, quotaTitles, quotaBodies),
  'candidate-review': lettersOf('聘', { 'recheck-result': '复', 'objection-result': '异' }, reviewTitles, reviewBodies),
  employment: lettersOf('录', { offer: '通', 'training-result': '训', 'contract-copy': '合', 'probation-decision': '试', 'leaving-proof': '离' }, employmentTitles, employmentBodies),
};
