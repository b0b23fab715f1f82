import { message, type Earlier, type Except, type Message, type Refusal } from '../steps/message.ts';
import type { Day, Decision, Statement } from '../steps/words.ts';
import { law, limits } from './law.ts';
import type { BenefitEnd, Category, Grade, Paragraph, Payer, Recognition, RemedyKind, SelfCare, WorkInjuryGround } from './words.ts';

const refuse = (ground: WorkInjuryGround, on?: Day): Refusal<WorkInjuryGround> => (on ? { ground, on } : { ground });
const last = <S extends Statement>(earlier: Earlier, ask: Message<S>): S | undefined => earlier.said(ask).at(-1);
/** The part of a duty's key that names its course: `payAdvance/2` belongs to the second request. */
const courseOf = (s: Pick<Statement, 'duty'>): string => s.duty.split('/')[1]?.split(/[-:]/)[0] ?? '';

// Incident and care: Arts. 4, 14(1).
export const confirmIncident = message<Decision<'confirmed' | 'not-work-related'>>('confirmIncident');
export const recordCare = message<Decision<'normal' | 'critical'>>('recordCare');
export const reportCareRefusal = message<Statement>('reportCareRefusal');
export const superviseCare = message<Decision<'corrected' | 'no-breach'>>('superviseCare');
export const supplement = message<Statement>('supplement');
export const recordService = message<Decision<'served' | 'undeliverable'> & { servedOn?: Day }>('recordService');

// Paid medical leave: WIR 33.
export const startLeave = message<Statement & { from: Day }>('startLeave', ({ from }, { opening }) =>
  // The day of an occupational disease is that of its diagnosis; leave may have begun before.
  opening.harm !== 'disease' && from < String(opening.occurredOn) ? refuse('before-accident') : undefined,
);
export const reviewLeave = message<Decision<'ended' | 'extend'>>('reviewLeave');
export const ruleLeaveExtension: Message<Decision<'granted' | 'refused'> & { months?: number }> = message('ruleLeaveExtension', (s, earlier) => {
  const granted = earlier.said(ruleLeaveExtension).reduce((sum, { result, months }) => sum + (result === 'granted' ? (months ?? limits.leaveExtensionMonths) : 0), 0);
  return s.result === 'granted' && granted + (s.months ?? 1) > limits.leaveExtensionMonths ? refuse('leave-too-long') : undefined;
});

// Advance payment (垫付): Art. 14(2).
export const requestAdvance = message<Decision<'none' | 'requested'> & { urgent?: boolean; items?: readonly Category[] }>('requestAdvance');
export const approveAdvance = message<Decision<'approved' | 'refused'>>('approveAdvance');
const exceptApprover: Except<WorkInjuryGround> = { ground: 'same-person', persons: (earlier, duty) => earlier.said(approveAdvance).filter((said) => courseOf(said) === courseOf({ duty })).map(({ by }) => by) };
export const confirmAdvance = message<Decision<'confirmed' | 'objected'>>('confirmAdvance', undefined, exceptApprover);
export const payAdvance = message<Statement>('payAdvance', undefined, exceptApprover);
export const completeDocuments = message<Statement>('completeDocuments');
/** What the fund's list leaves out: local transport, other cost, and what lies outside the catalogues (WIR 30). */
const notOfTheFund: readonly Category[] = ['local-transport', 'other', 'medical-unlisted'];
export const classifyItems = message<Statement & { classes?: readonly Payer[]; personByLeader?: boolean }>('classifyItems', (s, earlier) => {
  const classes = s.classes ?? [];
  const { employment, thirdParty, insurance } = earlier.opening;
  const request = earlier.said(requestAdvance)[Number(courseOf(s)) - 1];
  const isWorkInjury = ['recognised', 'treated-as'].includes(last(earlier, decideRecognition)?.result ?? '');
  if (classes.includes('firm') && employment !== 'dispatch') return refuse('firm-not-employer');
  if (classes.includes('third-party') && !thirdParty) return refuse('no-third-party');
  if (classes.includes('fund') && !isWorkInjury) return refuse('fund-not-payer');
  if (classes.includes('person') && !s.personByLeader) return refuse('person-needs-leader');
  if (classes.includes('fund') && insurance === 'uninsured') return refuse('uninsured-not-fund');
  const ofFund = classes.flatMap((payer, i) => (payer === 'fund' ? [request?.items?.[i]] : []));
  if (ofFund.includes('nursing-in-leave')) return refuse('nursing-not-fund');
  return ofFund.some((category) => category && notOfTheFund.includes(category)) ? refuse('not-in-fund-list') : undefined;
});
export const claimAdvance = message<Statement>('claimAdvance');
export const ruleReimbursement = message<Decision<'paid' | 'partly' | 'refused'>>('ruleReimbursement');
export const answerClaim = message<Decision<'agreed' | 'refused'>>('answerClaim');
export const recordReceipt = message<Decision<'full' | 'partial' | 'nothing'>>('recordReceipt');
export const ruleRemainder = message<Decision<'written-off' | 'pursue'>>('ruleRemainder');
export const reverseEntry = message<Statement & { entry?: string }>('reverseEntry');

// Application for recognition: WIR 17; SPC-WI 7.
export const applyByEmployer = message<Statement>('applyByEmployer');
export const askFilingExtension = message<Statement>('askFilingExtension', (s, earlier) => filingExtensionLate(s, earlier));
export const ruleFilingExtension = message<Decision<'granted' | 'refused'> & { days?: number }>('ruleFilingExtension', (s, earlier) => (s.result === 'granted' ? filingExtensionLate(s, earlier) : undefined));
export const applyByPerson = message<Statement>('applyByPerson');
export const excludeTime = message<Statement & { from?: Day; to?: Day }>('excludeTime', ({ from, to }, { opening }) =>
  from && to && (to < from || from < String(opening.occurredOn)) ? refuse('span-reversed') : undefined,
);

function filingExtensionLate(s: Statement & { result?: string; days?: number }, earlier: Earlier): Refusal | undefined {
  const lastDay = earlier.lastDay(law.employerApplication.id);
  return lastDay && s.on > lastDay ? refuse('extension-late', lastDay) : undefined;
}

// Recognition: WIR 14–20; WIRM 8–22.
export const reviewMaterials = message<Decision<'accepted' | 'supplement' | 'refused'> & { clear?: boolean }>('reviewMaterials');
export const supplyMaterials = message<Statement>('supplyMaterials');
export const recordInquiry = message<Statement>('recordInquiry');
export const suspendRecognition = message<Statement>('suspendRecognition');
export const resumeRecognition = message<Statement>('resumeRecognition');
const asRecognised: readonly Paragraph[] = ['accident-at-work', 'before-or-after-work', 'violence', 'occupational-disease', 'mission', 'commuting'];
const asTreated: readonly Paragraph[] = ['sudden-death', 'relief'];
export const decideRecognition = message<Decision<Recognition> & { paragraph?: Paragraph }>('decideRecognition', (s, earlier) => {
  if (earlier.said(suspendRecognition).length > earlier.said(resumeRecognition).length) return refuse('suspended');
  if (!s.paragraph) return undefined;
  const fits = s.result === 'recognised' ? asRecognised.includes(s.paragraph) : s.result === 'treated-as' ? asTreated.includes(s.paragraph) : !asRecognised.includes(s.paragraph) && !asTreated.includes(s.paragraph);
  if (!fits) return refuse('ground-mismatch');
  return s.paragraph === 'sudden-death' && earlier.opening.harm !== 'death' && earlier.said(recordDeath).length === 0 ? refuse('not-dead') : undefined;
});

/** A period that begins again is counted under another number; one of them runs at a time, and hardly ever the ninth. */
const ofAnyRound = (id: string): string[] => [id, ...Array.from({ length: 8 }, (_, i) => `${id}:${i + 2}`)];

// Remedies: WIR 55; ARL 20; ALL 45, 46.
export const acceptDecision = message<Statement>('acceptDecision');
export const askRemedy = message<Statement & { kind?: RemedyKind }>('askRemedy', (s, earlier) => {
  const lastDay = ofAnyRound(law.adminReview.id).map(earlier.lastDay).find((day) => day !== undefined);
  return s.kind === 'review' && lastDay && s.on > lastDay ? refuse('review-late', lastDay) : undefined;
});
export const recordRemedy = message<Statement & { kind: RemedyKind }>('recordRemedy');
export const recordRemedyResult = message<Decision<'upheld' | 'revoked'>>('recordRemedyResult');

// Appraisal: WIR 21–29; LAA 7–31.
export const applyAppraisal = message<Decision<'applied' | 'no-disability' | 'given-up'>>('applyAppraisal');
export const checkAppraisalMaterials = message<Decision<'complete' | 'supplement'>>('checkAppraisalMaterials');
export const supplyForAppraisal = message<Statement>('supplyForAppraisal');
export const drawPanel = message<Statement>('drawPanel');
export const moveVisit = message<Statement & { days: number }>('moveVisit');
export const extendAppraisal = message<Statement>('extendAppraisal');
/** The door asks which results are lawful with a statement that has no id yet. */
export const concludeAppraisal = message<Decision<'concluded' | 'terminated'> & { grade?: Grade; selfCare?: SelfCare; concludedOn?: Day }>('concludeAppraisal', (s) =>
  s.result === 'concluded' && s.id !== '' && (!s.grade || !s.selfCare) ? refuse('grade-missing') : undefined,
);
/** The day of the conclusion itself, which may be entered days later: from it the year to a review appraisal counts (WIR 28). */
export const dayOfConclusion = ({ concludedOn, on }: { readonly concludedOn?: Day; readonly on: Day }): Day => concludedOn ?? on;
export const acceptConclusion = message<Statement>('acceptConclusion');
export const askReappraisal = message<Statement>('askReappraisal');
export const askReviewAppraisal = message<Statement>('askReviewAppraisal', (s, earlier) => {
  const concluded = last(earlier, concludeAppraisal);
  if (!concluded) return undefined;
  const earliest = dayAfterYears(dayOfConclusion(concluded), limits.yearsToReview);
  return s.on < earliest ? refuse('review-too-early', earliest) : undefined;
});
export const correctConclusion = message<Statement & { grade: Grade; selfCare: SelfCare }>('correctConclusion');

/** The day after the corresponding date; 29 February falls on the last of the month (procedures §0, reading 7). */
function dayAfterYears(from: Day, years: number): Day {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + years, month - 1, Math.min(date, lastOfMonth) + 1)).toISOString().slice(0, 10) as Day;
}

// Benefits, death, missing: WIR 33–42.
export const decideBenefits = message<Statement>('decideBenefits');
export const endBenefit = message<Statement & { cause: BenefitEnd }>('endBenefit');
export const reportBenefitEnd = message<Statement>('reportBenefitEnd');
export const decideLeavingSums = message<Statement>('decideLeavingSums');
export const recordDeath = message<Statement>('recordDeath');
export const recordDeclaration = message<Decision<'declared-dead' | 'returned'>>('recordDeclaration');
export const proposeMartyr = message<Statement>('proposeMartyr');

// Fund advance (先行支付): SIL 41, 42; ADV 4–9, 11–13.
export const applyFundAdvance = message<Statement>('applyFundAdvance');
export const demandFromEmployer = message<Statement>('demandFromEmployer');
export const answerDemand = message<Decision<'paid' | 'refused'>>('answerDemand');
export const payFromFund = message<Decision<'paid' | 'refused'>>('payFromFund', (s, earlier) =>
  s.result === 'paid' && earlier.opening.insurance === 'uninsured' && !earlier.said(demandFromEmployer).some((said) => courseOf(said) === courseOf(s)) ? refuse('demand-first') : undefined,
);
export const orderRepayment = message<Statement>('orderRepayment');
export type Recovery = Decision<'recovered' | 'partly' | 'enforcement' | 'suit' | 'unidentified' | 'ended'>;
/** ADV 12, 13: what was paid for an employer that did not insure is recovered from it, and enforced once its ten days are over; what was paid for a third party from that party, who is sued. */
export const recoverFromEmployer = message<Recovery>('recoverFromEmployer', (s, earlier) => {
  if (earlier.opening.insurance !== 'uninsured') return s.result === 'enforcement' ? refuse('third-party-sued') : undefined;
  if (s.result === 'suit') return refuse('employer-enforced');
  if (s.result === 'unidentified') return refuse('employer-owes');
  const lastDay = earlier.lastDay(`${law.fundRepayment.id}:n${courseOf(s)}`);
  return s.result === 'enforcement' && lastDay && s.on <= lastDay ? refuse('repayment-runs', lastDay) : undefined;
});
/** Nothing more is to come: all is back, or the agency has given up the rest with its reason. */
export const isRecoveryOver = ({ result }: Recovery): boolean => result === 'recovered' || result === 'ended';

// Civil relief: Art. 4; SAL 37–50.
export const screenRelief = message<Decision<'referred' | 'not-needed'>>('screenRelief');
export const recordReliefOutcome = message<Decision<'granted' | 'refused'>>('recordReliefOutcome');

const all = [
  confirmIncident, recordCare, reportCareRefusal, superviseCare, supplement, recordService, startLeave, reviewLeave, ruleLeaveExtension,
  requestAdvance, approveAdvance, confirmAdvance, payAdvance, completeDocuments, classifyItems, claimAdvance, ruleReimbursement, answerClaim, recordReceipt, ruleRemainder, reverseEntry,
  applyByEmployer, askFilingExtension, ruleFilingExtension, applyByPerson, excludeTime, reviewMaterials, supplyMaterials, recordInquiry, suspendRecognition, resumeRecognition, decideRecognition,
  acceptDecision, askRemedy, recordRemedy, recordRemedyResult, applyAppraisal, checkAppraisalMaterials, supplyForAppraisal, drawPanel, moveVisit, extendAppraisal, concludeAppraisal,
  acceptConclusion, askReappraisal, askReviewAppraisal, correctConclusion, decideBenefits, endBenefit, reportBenefitEnd, decideLeavingSums, recordDeath, recordDeclaration, proposeMartyr,
  applyFundAdvance, demandFromEmployer, answerDemand, payFromFund, orderRepayment, recoverFromEmployer, screenRelief, recordReliefOutcome,
];
/** Every message of this procedure. */
export const messages = all as unknown as readonly Message<Statement>[];
