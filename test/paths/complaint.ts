import * as m from '../../workflows/complaint/messages.ts';
import type { ClearingForm, DecisionResult, Finding, Referral, Track } from '../../workflows/complaint/words.ts';
import { noticesOn } from '../../workflows/complaint/outcome-words.ts';
import type { Happening } from '../../workflows/steps/activities.ts';
import type { Statement } from '../../workflows/steps/words.ts';
import { forms } from '../../workflows/complaint/forms.ts';
import { accusationBodies, notices, referrals, results } from '../../workflows/complaint/words.ts';
import type { Told } from './transcript.ts';
import { days, says, type Path, type Step } from './walk.ts';

const trackOf = (events: readonly Happening[]): Track | undefined => events.flatMap((event) => (event.type === 'answered' && event.key.startsWith('triage') ? [(event.statement as Statement & { track?: Track }).track] : [])).at(-1);
/** What its transcripts call things. */
export const words: Told = { forms, notices, noticesIn: (events) => noticesOn(trackOf(events)), referrals: { ...referrals, ...accusationBodies }, results, registered: '本办法第十七条第二款', linked: ['另立紧急关联案件', '信访工作条例第四十六条第六项'] };

const opening = {
  organ: '320602',
  realName: true,
  ongoing: false,
  origin: 'own',
  superiors: { '320602': '320600', '320681': '320600', '320600': '320000', '320000': '100000' },
  reviewOfReports: true,
};

export const accepted = (track: Track = 'report'): Step[] => [says('intake-officer', m.triage, { track, result: 'accepted', by: 'in-1' }), says('intake-officer', m.confirmTriage, { result: 'confirmed', by: 'in-2' })];
const triaged = (result: string, track: Track = 'report'): Step[] => [
  { say: 'triage', as: 'intake-officer', by: 'in-1', told: { track, result } },
  says('intake-officer', m.confirmTriage, { result: 'confirmed', by: 'in-2' }),
];
const assigned = says('unit-leader', m.assign, { handlers: ['h-1', 'h-2'] });
const heard: Step[] = [says('handler', m.listFacts), says('handler', m.hearSubject, { result: 'heard' })];
const reported = (...findings: Finding[]): Step[] => [says('handler', m.report, { findings, by: 'h-1' }), says('handler', m.countersign, { result: 'agreed', by: 'h-2' })];
const decided = (result: DecisionResult, ...refer: Referral[]) => says('organ-leader', m.decide, { result, refer });
export const investigated = (...findings: Finding[]): Step[] => [assigned, ...heard, ...reported(...findings)];
export const told: Step[] = [says('handler', m.draftOutcome), says('organ-leader', m.approveOutcome, { result: 'agreed' })];
const settled = says('complainant', m.acceptOutcome);
/** Service goes on beside the execution: it is waited for, so that the course is told in one order. */
const measured: Step[] = [says('handler', m.hearOnMeasure, { proposed: 'warning' }), says('organ-leader', m.imposeMeasure, { level: 'criticism', employment: 'direct' }), days(0), says('handler', m.recordExecution)];
export const clearing = (form: ClearingForm): Step => says('handler', m.draftClearing, { form, agrees: true, checked: true });
export const concluded: Step[] = [...accepted(), ...investigated('unsubstantiated'), decided('no-action'), ...told];

/** Every path of §2.4 through a complaint, by the sentence that tells it. */
export const paths: Record<string, Path> = {
  '查不实的，不予处理并告知；复查期无人要求，终结（第十七条第二款，信访工作条例第三十四、三十五条）': { opening, steps: [...concluded, days(31)] },
  '属实的，听取申辩后处理并执行，告知后来信人认可（第十七、十八条）': { opening, steps: [...accepted(), ...investigated('substantiated', 'not-verifiable'), decided('discipline'), ...measured, days(1), ...told, settled, days(33)] },
  '责令纠正的，执行后办结（第十八条）': { opening, steps: [...accepted('claim'), ...investigated('explained', 'supported'), decided('correction'), says('handler', m.recordExecution), ...told, settled] },
  '责令纠正的，目标日期过了还没有执行，照样等着，执行了才终结（第十八条，信访工作条例第三十二条第二款参照）': { opening, steps: [...accepted('claim'), ...investigated('supported'), decided('correction'), ...told, settled, days(33), says('handler', m.recordExecution)] },
  '涉嫌犯罪的，决定移送并中止计时，恢复后办结，登记对方回复（第十八条）': {
    opening,
    steps: [...accepted(), assigned, ...heard, says('organ-leader', m.suspend), ...[1, 2, 3].flatMap(() => [days(25), says('organ-leader', m.reviewSuspension, { result: 'continued' })]), days(10), says('organ-leader', m.reviewSuspension, { result: 'resumed' }), ...reported('substantiated'), decided('no-action', 'criminal-unit', 'discipline-organ'),
      says('handler', m.recordReferralReply, { result: 'taken', duty: 'recordReferralReply/criminal-unit' }), says('handler', m.recordReferralReply, { result: 'not-taken', duty: 'recordReferralReply/discipline-organ' }), ...told, settled],
  },
  '到期前申请延期一次获批并告知理由，举行听证后作出结论（信访工作条例第三十一、三十四条）': { opening, steps: [...accepted('claim'), assigned, days(50), says('handler', m.askExtension), says('organ-leader', m.ruleExtension, { result: 'granted' }), days(20), ...heard, says('handler', m.recordHearing), ...reported('not-supported'), decided('no-action'), ...told, settled] },
  '不批准延期的，原期限不变，逾期上报后继续办理（信访工作条例第三十四条）': { opening, steps: [...accepted('claim'), assigned, says('handler', m.askExtension), says('organ-leader', m.ruleExtension, { result: 'refused' }), days(66), ...heard, ...reported('not-supported'), decided('no-action'), ...told, settled] },
  '承办人应当回避的，重新指派（信访工作条例第二十八条）': { opening, steps: [...accepted(), assigned, ...heard, says('handler', m.askRecusal, { person: 'h-1', by: 'h-2' }), says('unit-leader', m.ruleRecusal, { result: 'recused', person: 'h-1' }), says('unit-leader', m.assign, { handlers: ['h-2', 'h-3'] }), says('handler', m.listFacts, { by: 'h-2' }), says('handler', m.hearSubject, { result: 'declined', by: 'h-2' }), says('handler', m.report, { findings: ['not-verifiable'], by: 'h-2' }), says('handler', m.countersign, { result: 'agreed', by: 'h-3' }), decided('no-action'), says('handler', m.draftOutcome, { by: 'h-2' }), says('organ-leader', m.approveOutcome, { result: 'agreed' }), settled] },
  '不必回避的，原承办人继续（信访工作条例第二十八条）': { opening, steps: [...accepted(), assigned, says('handler', m.askRecusal, { person: 'h-1', by: 'h-2' }), says('unit-leader', m.ruleRecusal, { result: 'stays', person: 'h-1' }), ...heard, ...reported('unsubstantiated'), decided('no-action'), ...told, settled] },
  '会签不同意的退回重报，领导退回的补充调查（第十七条第二款）': { opening, steps: [...accepted(), assigned, ...heard, says('handler', m.report, { findings: ['unsubstantiated'], by: 'h-1' }), says('handler', m.countersign, { result: 'returned', by: 'h-2' }), ...reported('unsubstantiated'), decided('returned'), ...heard, ...reported('unsubstantiated'), decided('no-action'), says('handler', m.draftOutcome), says('organ-leader', m.approveOutcome, { result: 'returned' }), ...told, settled] },
  '来信人撤回，负责人决定了结并告知（第十七条第二款）': { opening, steps: [...accepted(), assigned, says('complainant', m.withdraw), says('unit-leader', m.ruleWithdrawal, { result: 'ended' })] },
  '来信人撤回，负责人决定继续查处（第十七条第二款）': { opening, steps: [...accepted(), assigned, says('complainant', m.withdraw), says('unit-leader', m.ruleWithdrawal, { result: 'continued' }), ...heard, ...reported('unsubstantiated'), decided('no-action'), ...told, settled] },
  '受理以前撤回的，负责人决定了结并告知（第十七条第二款）': { opening, steps: [says('intake-officer', m.triage, { track: 'report', result: 'accepted', by: 'in-1' }), says('complainant', m.withdraw), says('unit-leader', m.ruleWithdrawal, { result: 'ended' })] },
  '转送以后、对方受理以前撤回的，由接收机关的负责人决定（第十七条第二款，信访工作条例第二十三条）': { opening, steps: [...triaged('transferred'), says('intake-officer', m.forward, { to: '320681' }), says('intake-officer', m.confirmReceipt, { result: 'received', by: 'qd-1' }), says('complainant', m.withdraw), says('unit-leader', m.ruleWithdrawal, { result: 'ended' })] },
  '受理以前撤回、受理时还没有决定的，受理以后接着决定（第十七条第二款）': { opening, steps: [says('complainant', m.withdraw), ...accepted(), says('unit-leader', m.ruleWithdrawal, { result: 'continued', duty: 'ruleWithdrawal:2' }), assigned, ...heard, ...reported('unsubstantiated'), decided('no-action'), ...told, settled] },
  '匿名且内容不具体的，登记存查，不需告知（信访工作条例第二十三条）': { opening: { ...opening, realName: false }, mail: ['not-owed'], steps: triaged('filed') },
  '匿名但内容具体的照样查，结果留存备查，不需告知（信访工作条例第二十三条）': { opening: { ...opening, realName: false }, mail: ['not-owed', 'by-hand', 'not-owed'], steps: [...accepted(), ...investigated('substantiated'), decided('labour-measure'), ...measured, says('intake-officer', m.recordService, { result: 'served' }), ...told, days(33)] },
  '转送另一公安机关，对方接收后在那里受理（信访工作条例第二十三条）': { opening, steps: [...triaged('transferred'), says('intake-officer', m.forward, { to: '320681' }), says('intake-officer', m.confirmReceipt, { result: 'received', by: 'qd-1' }), ...accepted(), ...investigated('unsubstantiated'), decided('no-action'), ...told, settled] },
  '接收机关有异议，共同上级裁定退回原机关受理（信访工作条例第二十四条）': { opening, steps: [...triaged('transferred'), says('intake-officer', m.forward, { to: '320681' }), says('intake-officer', m.confirmReceipt, { result: 'objected', by: 'qd-1' }), says('competence', m.ruleCompetence, { competent: '320602' }), ...triaged('repeat')] },
  '上级交办的在五个工作日内提出管辖异议，裁定归另一机关（信访工作条例第二十三条第三款）': { opening: { ...opening, origin: 'from-superior' }, steps: [...triaged('objected'), says('competence', m.ruleCompetence, { competent: '320681' }), ...triaged('repeat')] },
  '管辖裁定过了受理告知期限的，上报一次，裁定以后照办（信访工作条例第二十三条第三款）': { opening: { ...opening, origin: 'from-superior' }, steps: [...triaged('objected'), days(18), says('competence', m.ruleCompetence, { competent: '320681' }), ...triaged('repeat')] },
  '上级交办的管辖异议不成立，本机关受理（信访工作条例第二十三条第三款）': { opening: { ...opening, origin: 'from-superior' }, steps: [...triaged('objected'), says('competence', m.ruleCompetence, { competent: '320602' }), ...accepted(), ...investigated('unsubstantiated'), decided('no-action'), ...told, settled] },
  '信访部门转来的，自收到之日起十五日内告知；不归公安机关办的告知去处（信访工作条例第二十三条）': { opening: { ...opening, origin: 'petition-office' }, steps: [...triaged('directed-elsewhere'), says('intake-officer', m.direct)] },
  '应走法律程序的，受理时即告知途径（信访工作条例第二十八、三十一条）': { opening, steps: [...accepted('legal-process'), says('intake-officer', m.direct)] },
  '属于劳动用工违法的，受理时即告知向谁反映（信访工作条例第二十三条）': { opening, steps: [...accepted('labour-breach'), says('intake-officer', m.direct)] },
  '复核退回的重新审查后认定重复（信访工作条例第十九、三十六条）': { opening, steps: [says('intake-officer', m.triage, { track: 'report', result: 'accepted', by: 'in-1' }), says('intake-officer', m.confirmTriage, { result: 'returned', by: 'in-2' }), ...triaged('repeat')] },
  '涉嫌犯罪的一收到就移送，登记对方回复后办结（第十八条）': { opening, steps: [...accepted('crime'), says('intake-officer', m.recordReferralReply, { result: 'taken' })] },
  '反映公职人员的移送纪检监察机关（第十九条，信访工作条例第二十三条）': { opening, steps: [...accepted('official-conduct'), says('intake-officer', m.recordReferralReply, { result: 'taken' })] },
  '一收到就移送、对方不接收的，重新审查、受理后办到结果（第十七条第二款，信访工作条例第二十三条）': { opening, steps: [...accepted('crime'), says('intake-officer', m.recordReferralReply, { result: 'not-taken' }), ...accepted(), ...investigated('substantiated'), decided('no-action'), ...told, settled] },
  '建议类的研究后答复（信访工作条例第二十九条）': { opening, steps: [...accepted('suggestion'), says('unit-leader', m.replySuggestion, { result: 'adopted' }), says('unit-leader', m.draftOutcome), says('organ-leader', m.approveOutcome, { result: 'agreed' })] },
  '正在发生的先到场制止再审查（公安机关督察条例第九条）': { opening: { ...opening, ongoing: true }, steps: [says('inspection', m.goOut, { result: 'stopped' }), ...triaged('repeat')] },
  '两次发送都失败，人工也送不到；来信人打开时才起算复查期（第十七条第二款）': { opening, mail: ['accepted', 'refused', 'uncertain', 'refused'], steps: [...concluded, days(6), says('intake-officer', m.recordService, { result: 'undeliverable' }), days(40), says('complainant', m.readOutcome), days(34)] },
  '无法送达且一年内无人打开的，终结（第十七条第二款）': { opening, mail: ['accepted', 'by-hand'], steps: [...concluded, says('intake-officer', m.recordService, { result: 'undeliverable' }), days(367)] },
  '要求复查，维持；再要求复核，听证期间不计，维持即终结（信访工作条例第三十五、三十六条）': { opening, steps: [...concluded, days(10), says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'upheld' }), days(2), says('complainant', m.askReReview), says('reviewer', m.openHearing), days(12), says('reviewer', m.closeHearing), days(3), says('reviewer', m.openHearing), days(2), says('reviewer', m.closeHearing), says('reviewer', m.ruleReReview, { result: 'upheld', by: 'p-1' })] },
  '复查中举行听证的，期限照样计算（信访工作条例第三十五条、第三十六条第二款）': { opening, steps: [...concluded, says('complainant', m.askReview), says('reviewer', m.openHearing), days(12), says('reviewer', m.closeHearing), days(2), says('reviewer', m.ruleReview, { result: 'upheld' }), settled] },
  '复查变更为纠正的，由原办理机关从复查之日起执行，执行了、复核期内也无人要求的，终结（信访工作条例第三十二、三十五条）': { opening, steps: [...accepted('claim'), ...investigated('not-supported'), decided('no-action'), ...told, says('complainant', m.askReview), days(33), says('reviewer', m.ruleReview, { result: 'correction' }), days(10), says('handler', m.recordExecution, { duty: 'recordExecution/review' }), days(24)] },
  '复查变更为不予处理的，没有做过什么，也就没有什么要执行（信访工作条例第三十五条）': { opening, steps: [...concluded, says('handler', m.askClearing), says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'no-action' }), settled, clearing('letter'), says('organ-leader', m.approveClearing, { result: 'agreed' })] },
  '请求澄清后复查变更为纠正的，不再澄清（信访工作条例第三十五条）': { opening, steps: [...concluded, says('handler', m.askClearing), says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'correction' }), says('complainant', m.askReReview), says('reviewer', m.ruleReReview, { result: 'upheld', by: 'p-1' }), days(0), says('handler', m.recordExecution, { duty: 'recordExecution/review' })] },
  '处理决定送达以后复查变更为违规处理的，原决定失效并告知，听取申辩后另行处理，可以申请复核（第十八条，信访工作条例第三十五条，公务员法第六十三条参照）': {
    opening,
    steps: [...accepted(), ...investigated('substantiated'), decided('discipline'), ...told, ...measured.slice(0, 2), says('handler', m.askRecheck), says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'discipline' }), days(0), says('handler', m.hearOnMeasure, { proposed: 'demerit', duty: 'hearOnMeasure/review' }), says('organ-leader', m.imposeMeasure, { level: 'demerit', employment: 'direct', duty: 'imposeMeasure/review' }), days(0), says('handler', m.recordExecution, { duty: 'recordExecution/review' }), says('handler', m.askRecheck, { duty: 'askRecheck/review' }), says('reviewer', m.ruleRecheck, { result: 'warning', by: 'r-2', duty: 'ruleRecheck/review' }), says('handler', m.recordExecution, { duty: 'recordExecution/recheck-review' }), settled],
  },
  '处理还没有执行，复查变更为道歉的，道歉和处理各自执行（第十八条，信访工作条例第三十二、三十五条）': {
    opening,
    steps: [...accepted(), ...investigated('substantiated'), decided('discipline'), ...told, ...measured.slice(0, 2), says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'correction' }), days(0), settled, says('handler', m.recordExecution, { duty: 'recordExecution/review' }), says('handler', m.recordExecution, { duty: 'recordExecution' }), days(33)],
  },
  '复查变更为纠正还没有执行，复核变更为不予处理的，处理和纠正都到此为止，已经做的改回来（信访工作条例第三十六条）': {
    opening,
    steps: [...accepted(), ...investigated('substantiated'), decided('discipline'), ...told, ...measured, says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'correction' }), says('complainant', m.askReReview), says('reviewer', m.ruleReReview, { result: 'no-action', by: 'p-1' }), days(0), says('handler', m.recordExecution, { duty: 'recordExecution/re-review' })],
  },
  '复查责令重办的，重新调查、重新告知（信访工作条例第三十五条）': { opening, steps: [...concluded, says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'remanded' }), says('unit-leader', m.assign, { handlers: ['h-3', 'h-4'] }), says('handler', m.listFacts), says('handler', m.hearSubject, { result: 'heard' }), says('handler', m.report, { findings: ['substantiated'], by: 'h-3' }), says('handler', m.countersign, { result: 'agreed', by: 'h-4' }), decided('correction'), says('handler', m.recordExecution), ...told, settled] },
  '复查责令重办、意见书要当面送的，送到以前就重新调查（信访工作条例第三十五条）': { opening, mail: ['accepted', 'accepted', 'by-hand'], steps: [...concluded, says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'remanded' }), says('unit-leader', m.assign, { handlers: ['h-3', 'h-4'] }), says('handler', m.listFacts), says('intake-officer', m.recordService, { result: 'served' }), says('handler', m.hearSubject, { result: 'heard' }), says('handler', m.report, { findings: ['substantiated'], by: 'h-3' }), says('handler', m.countersign, { result: 'agreed', by: 'h-4' }), decided('correction'), says('handler', m.recordExecution), ...told, settled] },
  '移送以后迟迟没有回复，复查期照样从收到告知之日起算；复查维持，回复来了才终结（第十八、十九条，信访工作条例第三十五条）': {
    opening,
    steps: [...accepted(), ...investigated('substantiated'), decided('no-action', 'criminal-unit', 'discipline-organ'), ...told, says('handler', m.recordReferralReply, { result: 'taken', duty: 'recordReferralReply/discipline-organ' }), days(20), says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'upheld' }), says('complainant', m.acceptOutcome), days(60), says('handler', m.recordReferralReply, { result: 'not-taken', duty: 'recordReferralReply/criminal-unit' })],
  },
  '处理还没有执行，复查就责令重办的，原处理到此为止，另行决定（第十八条，信访工作条例第三十五条）': {
    opening,
    steps: [...accepted(), ...investigated('substantiated'), decided('discipline', 'criminal-unit'), ...told, measured[0]!, says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'remanded' }), says('unit-leader', m.assign, { handlers: ['h-3', 'h-4'] }), ...heard, says('handler', m.report, { findings: ['substantiated'], by: 'h-3' }), says('handler', m.countersign, { result: 'agreed', by: 'h-4' }), decided('discipline'), ...told, days(1), ...measured, settled, says('handler', m.recordReferralReply, { result: 'taken' }), days(33)],
  },
  '处理决定书送达后申请复核，上一级变更为更轻的处理；原处理还没有执行的，改按复核决定执行（公务员法第九十五、九十六条参照）': {
    opening, mail: ['accepted', 'by-hand'],
    steps: [...accepted(), ...investigated('substantiated'), decided('discipline'), ...measured.slice(0, 2), says('intake-officer', m.recordService, { result: 'served' }), ...told, settled, days(10), says('handler', m.askRecheck), days(33), says('reviewer', m.ruleRecheck, { result: 'reminder-talk' }), says('handler', m.recordExecution, { duty: 'recordExecution/recheck' })],
  },
  '处理执行以后复核撤销的，登记改正（公务员法第九十六条参照）': {
    opening,
    steps: [...accepted(), ...investigated('substantiated'), decided('discipline'), ...measured, says('handler', m.askRecheck), ...told, says('reviewer', m.ruleRecheck, { result: 'withdrawn' }), says('handler', m.recordExecution, { duty: 'recordExecution/recheck' }), settled],
  },
  '处理决定书无法送达的，一年内都可以申请复核（第十八条）': {
    opening, mail: ['accepted', 'by-hand'],
    steps: [...accepted(), ...investigated('substantiated'), decided('discipline'), ...measured, says('intake-officer', m.recordService, { result: 'undeliverable' }), ...told, settled, days(100), says('handler', m.askRecheck), says('reviewer', m.ruleRecheck, { result: 'upheld' })],
  },
  '处理决定送达以后复查责令重办的，原决定失效并告知，另行作出处理决定（第十八条，信访工作条例第三十五条）': {
    opening,
    steps: [...accepted(), ...investigated('substantiated'), decided('discipline'), ...told, ...measured.slice(0, 2), says('handler', m.askRecheck), says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'remanded' }), says('unit-leader', m.assign, { handlers: ['h-3', 'h-4'] }), ...heard, says('handler', m.report, { findings: ['substantiated'], by: 'h-3' }), says('handler', m.countersign, { result: 'agreed', by: 'h-4' }), decided('discipline'), ...told, days(1), ...measured, settled, days(33)],
  },
  '处理决定书还没有送到、复查就责令重办的，送到以后不再复核（第十八条，信访工作条例第三十五条）': {
    opening, mail: ['accepted', 'accepted', 'by-hand'],
    steps: [...accepted(), ...investigated('substantiated'), decided('discipline'), ...told, ...measured.slice(0, 2), says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'remanded' }), says('unit-leader', m.assign, { handlers: ['h-3', 'h-4'] }), ...heard, says('handler', m.report, { findings: ['substantiated'], by: 'h-3' }), says('handler', m.countersign, { result: 'agreed', by: 'h-4' }), decided('discipline'), ...told, days(1), ...measured, says('intake-officer', m.recordService, { result: 'served', duty: 'recordService/measure-decision' }), settled, days(33)],
  },
  '补充材料、报告打击报复、提出异议都随时可以（信访工作条例第十八、十九条）': { opening, steps: [says('complainant', m.supplement), ...accepted(), says('complainant', m.supplement), says('complainant', m.reportRetaliation), ...investigated('unsubstantiated'), decided('no-action'), ...told, says('complainant', m.object), says('handler', m.answerObjection, { result: 'explained' }), settled] },
  '查不实的，被反映人提出澄清，结果终结后拟写，负责人退回一次后同意，发函并在单位通报（纪检监察机关处理检举控告工作规则第五十条参照）': {
    opening, mail: ['accepted', 'accepted', 'by-hand'],
    steps: [...concluded, says('handler', m.askClearing), days(31), clearing('unit-notice'), says('organ-leader', m.approveClearing, { result: 'returned' }), clearing('unit-notice'), says('organ-leader', m.approveClearing, { result: 'agreed' }), says('intake-officer', m.recordService, { result: 'served' }), says('handler', m.recordClearing)],
  },
  '匿名反映查不实的，决定后提出澄清，只发函给本人（纪检监察机关处理检举控告工作规则第五十条参照）': {
    opening: { ...opening, realName: false }, mail: ['not-owed', 'not-owed', 'by-hand'],
    steps: [...accepted(), ...investigated('not-verifiable'), decided('no-action'), says('handler', m.askClearing), ...told, clearing('letter'), says('organ-leader', m.approveClearing, { result: 'agreed' }), says('intake-officer', m.recordService, { result: 'served' })],
  },
  '澄清的请求不予采纳的，写明理由告知（纪检监察机关处理检举控告工作规则第五十条参照）': {
    opening, mail: ['accepted', 'accepted', 'by-hand'],
    steps: [...concluded, says('handler', m.askClearing), settled, clearing('letter'), says('organ-leader', m.approveClearing, { result: 'refused' }), says('intake-officer', m.recordService, { result: 'undeliverable' })],
  },
  '请求澄清后复查责令重办并查实的，不再澄清（信访工作条例第三十五条）': {
    opening,
    steps: [...concluded, says('handler', m.askClearing), says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'remanded' }), says('unit-leader', m.assign, { handlers: ['h-3', 'h-4'] }), says('handler', m.listFacts), says('handler', m.hearSubject, { result: 'heard' }), says('handler', m.report, { findings: ['substantiated'], by: 'h-3' }), says('handler', m.countersign, { result: 'agreed', by: 'h-4' }), decided('correction'), says('handler', m.recordExecution), ...told, settled],
  },
  '有证据证明故意捏造的，报请市级以上机关认定，登记其认定后终结（纪检监察机关处理检举控告工作规则第三十九条参照）': {
    opening,
    steps: [...concluded, says('organ-leader', m.referFalseAccusation, { allegations: ['1'], body: 'city-discipline-organ', intent: true }), settled, says('handler', m.recordAccusationReply, { result: 'found' })],
  },
  '报请后认定为错告，同时为被反映人澄清（纪检监察机关处理检举控告工作规则第四十五条、第五十条参照）': {
    opening, mail: ['accepted', 'accepted', 'by-hand'],
    steps: [...concluded, says('handler', m.askClearing), says('organ-leader', m.referFalseAccusation, { allegations: ['1'], body: 'city-party-committee', intent: true }), says('handler', m.recordAccusationReply, { result: 'mistaken' }), days(31), clearing('public-notice'), says('organ-leader', m.approveClearing, { result: 'agreed' }), says('intake-officer', m.recordService, { result: 'served' }), says('handler', m.recordClearing)],
  },
  '确定属于监察对象的，移送监察机关给予政务处分，本机关不再给予处分（监察法第十五条，公职人员政务处分法第十六条）': {
    opening,
    steps: [...accepted(), assigned, says('inspection', m.determineSupervision, { result: 'not-applies' }), says('inspection', m.determineSupervision, { result: 'applies', duty: 'determineSupervision:2' }), ...heard, ...reported('substantiated'), decided('no-action', 'supervision-organ'), says('handler', m.recordReferralReply, { result: 'taken' }), ...told, settled],
  },
  '两人查实的，一个决定，各自听取申辩、各自处理和送达，各自申请复核（第十八条，公务员法第六十三、九十五条参照）': {
    opening,
    steps: [...accepted(), ...investigated('substantiated', 'substantiated'), says('organ-leader', m.decide, { result: 'discipline', refer: [], persons: 2 }),
      says('handler', m.hearOnMeasure, { proposed: 'warning', duty: 'hearOnMeasure/person1' }), says('handler', m.hearOnMeasure, { proposed: 'demerit', duty: 'hearOnMeasure/person2' }), says('organ-leader', m.imposeMeasure, { level: 'demerit', employment: 'dispatch', duty: 'imposeMeasure/person2' }), days(0), says('organ-leader', m.imposeMeasure, { level: 'criticism', employment: 'direct', duty: 'imposeMeasure/person1' }), days(0),
      says('handler', m.recordExecution, { duty: 'recordExecution/person1' }), says('handler', m.recordExecution, { duty: 'recordExecution/person2' }), says('handler', m.askRecheck, { duty: 'askRecheck/person2' }), says('reviewer', m.ruleRecheck, { result: 'warning', duty: 'ruleRecheck/person2' }), days(0), says('handler', m.recordExecution, { duty: 'recordExecution/recheck-person2' }), ...told, settled, days(33)],
  },
  '两人里一人免予处理的，结果不变；另一人也不再处理的，才另行告知来信人（第十七条第二款，公职人员政务处分法第十二条、第二十七条参照）': {
    opening,
    steps: [...accepted(), ...investigated('substantiated'), says('organ-leader', m.decide, { result: 'labour-measure', refer: [], persons: 2 }), ...told, says('handler', m.hearOnMeasure, { proposed: 'criticism', duty: 'hearOnMeasure/person1' }), says('handler', m.hearOnMeasure, { proposed: 'criticism', duty: 'hearOnMeasure/person2' }),
      says('organ-leader', m.imposeMeasure, { level: 'pardoned', employment: 'direct', duty: 'imposeMeasure/person1' }), settled, says('organ-leader', m.imposeMeasure, { level: 'left', employment: 'direct', duty: 'imposeMeasure/person2' }), says('complainant', m.acceptOutcome, { duty: 'acceptOutcome:2' })],
  },
  '申辩成立、事实不能认定的，不予处理，随结果一并告知来信人（公务员法第六十三条，公职人员政务处分法第四十四条参照）': { opening, steps: [...accepted(), ...investigated('substantiated'), decided('discipline'), measured[0]!, says('organ-leader', m.imposeMeasure, { level: 'unproven', employment: 'direct' }), days(0), ...told, settled] },
  '告知结果以后免予处理的，另行告知来信人，复查期从收到新的告知之日起算（第十七条第二款，公职人员政务处分法第十二条参照，信访工作条例第三十五条）': {
    opening,
    steps: [...accepted(), ...investigated('substantiated'), decided('discipline'), ...told, measured[0]!, settled, days(20), says('organ-leader', m.imposeMeasure, { level: 'pardoned', employment: 'direct' }), days(10), says('complainant', m.askReview, { duty: 'askReview:2' }), says('reviewer', m.ruleReview, { result: 'upheld' }), settled],
  },
  '要求复查期间本人死亡的，终止处理，只告知来信人（公职人员政务处分法第二十七条参照）': {
    opening,
    steps: [...accepted(), ...investigated('substantiated'), decided('labour-measure'), ...told, says('complainant', m.askReview), measured[0]!, says('organ-leader', m.imposeMeasure, { level: 'died', employment: 'direct' }), days(0), says('reviewer', m.ruleReview, { result: 'upheld' }), settled],
  },
  '复查变更为违规处理，听取申辩前已经离开的，不再处理，告知来信人（公职人员政务处分法第二十七条参照，信访工作条例第三十五条）': {
    opening,
    steps: [...concluded, says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'discipline' }), days(0), says('handler', m.hearOnMeasure, { proposed: 'warning', duty: 'hearOnMeasure/review' }), says('organ-leader', m.imposeMeasure, { level: 'left', employment: 'dispatch', duty: 'imposeMeasure/review' }), days(0), settled],
  },
  '移送其他机关、对方接收的，提出了澄清也不在本案澄清（纪检监察机关处理检举控告工作规则第五十条参照）': { opening, steps: [...accepted(), ...investigated('unsubstantiated'), decided('no-action', 'discipline-organ'), says('handler', m.askClearing), ...told, settled, says('handler', m.recordReferralReply, { result: 'taken' })] },
  '移送其他机关、对方都不接收的，照样澄清（纪检监察机关处理检举控告工作规则第五十条参照）': {
    opening, mail: ['accepted', 'accepted', 'by-hand'],
    steps: [...accepted(), ...investigated('unsubstantiated', 'not-verifiable'), decided('no-action', 'criminal-unit', 'discipline-organ'), says('handler', m.askClearing), ...told, settled, says('handler', m.recordReferralReply, { result: 'not-taken', duty: 'recordReferralReply/criminal-unit' }), says('handler', m.recordReferralReply, { result: 'not-taken', duty: 'recordReferralReply/discipline-organ' }), clearing('letter'), says('organ-leader', m.approveClearing, { result: 'agreed' }), says('intake-officer', m.recordService, { result: 'served' })],
  },
  '一项移送其他机关，另一项有证据证明故意捏造的，报请认定（纪检监察机关处理检举控告工作规则第三十九条参照）': { opening, steps: [...accepted(), ...investigated('substantiated', 'unsubstantiated'), decided('no-action', 'criminal-unit'), says('organ-leader', m.referFalseAccusation, { allegations: ['2'], body: 'city-discipline-organ', intent: true }), ...told, settled, says('handler', m.recordReferralReply, { result: 'taken' }), says('handler', m.recordAccusationReply, { result: 'found' })] },
  '监察机关不接收的，本机关可以给予处分（公职人员政务处分法第十六条）': {
    opening,
    steps: [...accepted(), assigned, says('inspection', m.determineSupervision, { result: 'applies' }), ...heard, ...reported('substantiated'), decided('labour-measure', 'supervision-organ'), says('handler', m.recordReferralReply, { result: 'not-taken' }), says('handler', m.hearOnMeasure, { proposed: 'warning' }), says('organ-leader', m.imposeMeasure, { level: 'warning', employment: 'direct' }), days(0), says('handler', m.recordExecution), days(1), ...told, settled, days(33)],
  },
  '几项里有一项属实、一项涉嫌诬告的，属实的照样处理，查明不属实的那一项报请认定（纪检监察机关处理检举控告工作规则第三十九条参照）': {
    opening,
    steps: [...accepted(), ...investigated('substantiated', 'unsubstantiated').slice(0, 3), says('handler', m.report, { findings: ['substantiated', 'unsubstantiated'], suspected: [null, true], by: 'h-1' }), says('handler', m.countersign, { result: 'agreed', by: 'h-2' }), decided('correction'), says('organ-leader', m.referFalseAccusation, { allegations: ['2'], body: 'city-discipline-organ', intent: true }), says('handler', m.recordExecution), ...told, settled, says('handler', m.recordAccusationReply, { result: 'not-found' })],
  },
  '违纪类不设复查的，告知结果后即终结（信访工作条例第三十五条）': { opening: { ...opening, reviewOfReports: false }, steps: concluded },
  '信访部门转来的在五个工作日内提出管辖异议，裁定归另一机关（信访工作条例第二十三条第三款）': { opening: { ...opening, origin: 'petition-office' }, steps: [...triaged('objected'), says('competence', m.ruleCompetence, { competent: '320681' }), ...triaged('repeat')] },
  '接收机关有异议，几天后共同上级裁定归接收机关的，十五日从裁定之日起算（信访工作条例第二十三、二十四条）': { opening, steps: [...triaged('transferred'), says('intake-officer', m.forward, { to: '320681' }), says('intake-officer', m.confirmReceipt, { result: 'objected', by: 'qd-1' }), days(7), says('competence', m.ruleCompetence, { competent: '320681' }), ...triaged('repeat')] },
  '转给下级机关办理以后受到报复的，由办理机关的上一级另立案件（信访工作条例第四十六条）': { opening: { ...opening, organ: '320600' }, steps: [...triaged('transferred'), says('intake-officer', m.forward, { to: '320602' }), says('intake-officer', m.confirmReceipt, { result: 'received', by: 'cc-1' }), ...accepted(), says('complainant', m.reportRetaliation), ...investigated('unsubstantiated'), decided('no-action'), ...told, settled] },
  '审查时发现正在发生的，受理的同时到场制止（公安机关督察条例第九条）': { opening, steps: [...accepted('ongoing-misconduct'), assigned, says('inspection', m.goOut, { result: 'stopped' }), ...heard, ...reported('unsubstantiated'), decided('no-action'), ...told, settled] },
  '中止期间承办人回避的，中止照旧，由新的承办人接着办（第十八条，信访工作条例第二十八条）': {
    opening,
    steps: [...accepted(), assigned, says('organ-leader', m.suspend), days(10), says('handler', m.askRecusal, { person: 'h-1', by: 'h-2' }), says('unit-leader', m.ruleRecusal, { result: 'recused', person: 'h-1' }), says('unit-leader', m.assign, { handlers: ['h-3', 'h-4'] }), days(10), says('organ-leader', m.reviewSuspension, { result: 'resumed', duty: 'reviewSuspension:2' }), ...heard, says('handler', m.report, { findings: ['unsubstantiated'], by: 'h-3' }), says('handler', m.countersign, { result: 'agreed', by: 'h-4' }), decided('no-action'), ...told, settled],
  },
  '复查期快满时提出异议的，期满以后照样答复（纪检监察机关处理检举控告工作规则参照）': { opening, steps: [...concluded, days(29), says('complainant', m.object, { newEvidence: true }), days(7), says('handler', m.answerObjection, { result: 'checked' })] },
  '复查责令重办的，重办有自己的期限，可以再延期一次（信访工作条例第三十四、三十五条）': {
    opening,
    steps: [...accepted('claim'), assigned, says('handler', m.askExtension), says('organ-leader', m.ruleExtension, { result: 'granted' }), ...heard, ...reported('not-supported'), decided('no-action'), ...told, says('complainant', m.askReview), says('reviewer', m.ruleReview, { result: 'remanded' }), says('unit-leader', m.assign, { handlers: ['h-3', 'h-4'] }), says('handler', m.askExtension), says('organ-leader', m.ruleExtension, { result: 'granted' }), ...heard, says('handler', m.report, { findings: ['supported'], by: 'h-3' }), says('handler', m.countersign, { result: 'agreed', by: 'h-4' }), decided('correction'), says('handler', m.recordExecution), ...told, settled],
  },
  '正在发生的，督察没有到场，受理告知期限照样从收到之日走，逾期上报一次（公安机关督察条例第九条，信访工作条例第二十三条）': { opening: { ...opening, ongoing: true }, steps: [days(20), says('inspection', m.goOut, { result: 'not-found' }), ...triaged('repeat')] },
  '逾期未告知受理的，上报一次后继续等待（信访工作条例第二十三条）': { opening, steps: [days(20), ...triaged('repeat')] },
};
