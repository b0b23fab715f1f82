import { exceptWhoSaid, message, type Earlier, type Message, type Refusal } from '../steps/message.ts';
import type { Day, Decision, Period, Statement } from '../steps/words.ts';
import { law, limits } from './law.ts';
import type { Employment } from '../work-injury/words.ts';
import type { ComplaintGround } from './grounds.ts';
import { isChange, type Change } from './review-words.ts';
import { courseOf, fitsTrack, levels, upholds, type AccusationBody, type ClearingForm, type DecisionResult, type Finding, type Level, type RecheckResult, sanctions, type Referral, type Supervision, type Track, type TriageResult, type Waiver } from './words.ts';

const refuse = (ground: ComplaintGround, on?: string): Refusal<ComplaintGround> => (on ? { ground, on } : { ground });
const last = <S extends Statement>(earlier: Pick<Earlier, 'said'>, ask: Message<S>): S | undefined => earlier.said(ask).at(-1);

/** What was said since a review sent the case back: it is handled anew, with periods and steps of its own. */
function inThisRound(earlier: Earlier): Pick<Earlier, 'said'> {
  const remand = earlier.said(ruleReview).findLast(({ result }) => result === 'remanded');
  return remand ? earlier.after(remand) : earlier;
}
/** The last day of whichever clock of a period runs now: a round has its own, and so has an organ to which the matter moved. */
const lastDayOf = ({ lastDay }: Earlier, { id }: Period): Day | undefined => [id, ...[2, 3, 4, 5].map((nth) => `${id}:${nth}`)].map(lastDay).find((day) => day !== undefined);

/** A step may be sent back, though not for ever. */
const sentBackTooOften = <S extends Decision<string>>(s: S, earlier: Earlier, ask: () => Message<S>): Refusal | undefined =>
  s.result === 'returned' && inThisRound(earlier).said(ask()).filter((said) => said.result === 'returned').length >= limits.returns ? refuse('returned-enough') : undefined;

// Intake: Art. 17(2); PET 23, 24.
export const goOut = message<Decision<'stopped' | 'not-found'>>('goOut');
export const triage = message<Decision<TriageResult> & { track: Track }>('triage', (s, earlier) => {
  const { origin, realName } = earlier.opening;
  if (s.result === 'objected' && origin === 'own') return refuse('not-sent-here');
  // Whose matter it is was ruled on: it is neither objected to once more nor passed on.
  if ((s.result === 'objected' || s.result === 'transferred') && earlier.said(ruleCompetence).length > 0) return refuse('objected-already');
  const lastDay = lastDayOf(earlier, law.competenceObjection);
  if (s.result === 'objected' && lastDay && s.on > lastDay) return refuse('objection-late', lastDay);
  if (s.result === 'filed' && realName) return refuse('real-name-not-filed');
  if (s.result === 'transferred' && earlier.said(forward).length >= limits.transfers) return refuse('transferred-enough');
  return undefined;
});
export const confirmTriage: Message<Decision<'confirmed' | 'returned'>> = message('confirmTriage', (s, earlier) => sentBackTooOften(s, earlier, () => confirmTriage), exceptWhoSaid(triage));
export const forward = message<Statement & { to: string }>('forward', (s) => (s.to === s.organ ? refuse('same-organ') : undefined));
export const confirmReceipt = message<Decision<'received' | 'objected'>>('confirmReceipt', (s, earlier) =>
  s.result === 'objected' && earlier.said(ruleCompetence).length > 0 ? refuse('objected-already') : undefined,
);
export const ruleCompetence = message<Statement & { competent: string }>('ruleCompetence');
export const direct = message<Statement>('direct');

// Investigation: Art. 17(2); PET 28, 34.
export const assign = message<Statement & { handlers: readonly string[] }>('assign', ({ handlers }, earlier) => {
  if (new Set(handlers).size !== 2) return refuse('two-handlers');
  return earlier.said(ruleRecusal).some((s) => s.result === 'recused' && handlers.includes(s.person)) ? refuse('recused-handler') : undefined;
});
export const listFacts = message<Statement>('listFacts');
export const hearSubject = message<Decision<'heard' | 'declined' | 'unreachable'>>('hearSubject');
export const recordHearing = message<Statement>('recordHearing');
/** `suspected`, in the order of the findings: only what is untrue can have been invented. Earlier versions asked once of the whole report, and told nothing of it. */
export const report = message<Statement & { findings: readonly Finding[]; suspected?: readonly (boolean | null)[] }>('report', ({ findings, suspected = [] }, earlier) => {
  if (!findings.every((finding) => fitsTrack(finding, last(earlier, triage)?.track))) return refuse('finding-of-track');
  const foundTrue = findings.findIndex((finding, i) => suspected[i] && upholds.includes(finding));
  return foundTrue < 0 ? undefined : refuse('found-true', String(foundTrue + 1));
});
export const countersign: Message<Decision<'agreed' | 'returned'>> = message('countersign', (s, earlier) => sentBackTooOften(s, earlier, () => countersign), exceptWhoSaid(report));
export const askExtension = message<Statement>('askExtension', (s, earlier) => extensionRefused(s, earlier));
export const ruleExtension = message<Decision<'granted' | 'refused'>>('ruleExtension', (s, earlier) => (s.result === 'granted' ? extensionRefused(s, earlier) : undefined), exceptWhoSaid(askExtension));
export const suspend = message<Statement>('suspend');
export const reviewSuspension = message<Decision<'resumed' | 'continued'>>('reviewSuspension');
/** Whether SL 15 takes in the person: the discipline office says so with its ground, and may say otherwise until the decision. */
export const determineSupervision = message<Decision<Supervision>>('determineSupervision');
export const askRecusal = message<Statement & { person: string }>('askRecusal');
export const ruleRecusal = message<Decision<'recused' | 'stays'> & { person: string }>('ruleRecusal');

function extensionRefused(s: Statement, earlier: Earlier): Refusal | undefined {
  if (inThisRound(earlier).said(ruleExtension).some(({ result }) => result === 'granted')) return refuse('extended-once');
  const lastDay = lastDayOf(earlier, law.completionOfClaim) ?? lastDayOf(earlier, law.completionOfReport);
  return lastDay && s.on > lastDay ? refuse('extension-late', lastDay) : undefined;
}

// Decision, measures, referrals: Arts. 18, 19.
export const decide: Message<Decision<DecisionResult> & { refer: readonly Referral[]; /** On how many a measure is taken, where there are several. */ persons?: number }> = message('decide', (s, earlier) => {
  const isSupervised = (s.refer as readonly Referral[] | undefined)?.includes('supervision-organ') === true;
  if (isSupervised && last(earlier, determineSupervision)?.result !== 'applies') return refuse('supervision-open');
  if (s.result === 'discipline' && (isSupervised || isWithSupervision(earlier))) return refuse('both-sanctions');
  const measures: readonly DecisionResult[] = ['correction', 'labour-measure', 'discipline'];
  const found = last(earlier, report)?.findings ?? [];
  if (measures.includes(s.result) && !found.some((finding) => upholds.includes(finding))) return refuse('nothing-substantiated');
  return sentBackTooOften(s, earlier, () => decide);
}, exceptWhoSaid(report, countersign));
/** Whether a sanction was asked of the supervision organ and not declined: a referral stands though a review sends the case back. */
function isWithSupervision(earlier: Earlier): boolean {
  const asked = earlier.said(decide).filter(({ result, refer }) => result !== 'returned' && (refer as readonly Referral[] | undefined)?.includes('supervision-organ'));
  const declined = earlier.said(recordReferralReply).filter(({ duty, result }) => result === 'not-taken' && duty.split(/[/:]/)[1] === 'supervision-organ');
  return asked.length > declined.length;
}
/** A review orders no discipline either of what the supervision organ was asked to sanction. */
const changedToSanction = ({ result }: Decision<string>, earlier: Earlier): Refusal | undefined => (result === 'discipline' && isWithSupervision(earlier) ? refuse('both-sanctions') : undefined);
/** PAL 16: one act is not disciplined by the organ and sanctioned by the supervision organ, unless that one declined. */
const sanctionedTwice = (level: Level | Waiver, earlier: Earlier): Refusal | undefined => ((sanctions as readonly string[]).includes(level) && isWithSupervision(earlier) ? refuse('both-sanctions') : undefined);
const lastOfCourse = <S extends Statement>({ said }: Earlier, ask: Message<S>, duty: string): S | undefined => said(ask).findLast((each) => courseOf(each.duty) === courseOf(duty));
export const hearOnMeasure = message<Statement & { proposed: Level }>('hearOnMeasure', ({ proposed }, earlier) => sanctionedTwice(proposed, earlier));
const weight = (level: string) => Object.keys(levels).indexOf(level);
export const imposeMeasure = message<Statement & { level: Level | Waiver; employment?: Employment }>('imposeMeasure', (s, earlier) => {
  const proposed = lastOfCourse(earlier, hearOnMeasure, s.duty)?.proposed;
  return proposed && weight(s.level) > weight(proposed) ? refuse('heavier-after-defence') : sanctionedTwice(s.level, earlier);
});
/** The auxiliary asks; a handler puts it on record. */
export const askRecheck = message<Statement>('askRecheck');
export const recordExecution = message<Statement>('recordExecution');
export const recordReferralReply = message<Decision<'taken' | 'not-taken'>>('recordReferralReply');
export const replySuggestion = message<Decision<'adopted' | 'noted'>>('replySuggestion');

// Notice and remedies: Art. 17(2); PET 35, 36.
export const draftOutcome = message<Statement>('draftOutcome');
export const approveOutcome: Message<Decision<'agreed' | 'returned'>> = message('approveOutcome', (s, earlier) => sentBackTooOften(s, earlier, () => approveOutcome), exceptWhoSaid(draftOutcome));
export const recordService = message<Decision<'served' | 'undeliverable'>>('recordService');
/** DR: new evidence in an objection must be checked. The second objection is answered by the second duty. */
export const answerObjection: Message<Decision<'explained' | 'checked'>> = message('answerObjection', ({ result, duty }, earlier) => {
  const said = earlier.said(object).find((each) => each.duty === duty.replace(answerObjection.name, object.name));
  return result === 'explained' && said?.newEvidence ? refuse('evidence-unchecked') : undefined;
});
export const openHearing = message<Statement>('openHearing');
export const closeHearing = message<Statement>('closeHearing');
/** Up to 0.2.0 it was `changed`, and not said to what: nothing follows from that. */
export const ruleReview: Message<Decision<'upheld' | 'remanded' | 'changed' | Change>> = message(
  'ruleReview',
  (s, earlier) => (s.result === 'remanded' && earlier.said(ruleReview).some(({ result }) => result === 'remanded') ? refuse('returned-enough') : changedToSanction(s, earlier)),
  exceptWhoSaid(report, countersign, decide),
);
export const ruleReReview = message<Decision<'upheld' | 'changed' | Change>>('ruleReReview', (s, earlier) => changedToSanction(s, earlier), exceptWhoSaid(report, countersign, decide, ruleReview));
const whoeverFoundOrImposed = exceptWhoSaid(report, countersign, decide, hearOnMeasure, imposeMeasure);
/** Nor whoever ordered on a review what is re-checked. */
const whoeverChanged = (earlier: Earlier): string[] => [...earlier.said(ruleReview), ...earlier.said(ruleReReview)].flatMap(({ result, by }) => (isChange(result) ? [by] : []));
export const ruleRecheck = message<Decision<RecheckResult>>(
  'ruleRecheck',
  ({ result, duty }, earlier) => (weight(result) >= weight(lastOfCourse(earlier, imposeMeasure, duty)?.level ?? '') && weight(result) >= 0 ? refuse('recheck-not-milder') : undefined),
  { ...whoeverFoundOrImposed, persons: (earlier, duty) => [...whoeverFoundOrImposed.persons(earlier, duty), ...whoeverChanged(earlier)] },
);
export const ruleWithdrawal = message<Decision<'ended' | 'continued'>>('ruleWithdrawal');

// Protection of whoever was complained of: PET 19, 47(3); DR 39, 45, 50.
export const askClearing = message<Statement>('askClearing');
export const draftClearing = message<Statement & { form: ClearingForm; agrees: boolean; checked: boolean }>('draftClearing', ({ form, agrees, checked }) => {
  if (!checked) return refuse('complainant-shown');
  return form !== 'letter' && !agrees ? refuse('clearing-not-agreed') : undefined;
});
export const approveClearing: Message<Decision<'agreed' | 'returned' | 'refused'>> = message('approveClearing', (s, earlier) => sentBackTooOften(s, earlier, () => approveClearing), exceptWhoSaid(draftClearing));
export const recordClearing = message<Statement>('recordClearing');
/** That nothing could be proved says nothing of whoever reported it: invention, and that it was meant, must be shown by themselves. */
export const referFalseAccusation = message<Statement & { body: AccusationBody; intent: boolean; /** Their numbers, from 1; earlier versions did not ask. */ allegations?: readonly string[] }>('referFalseAccusation', ({ intent, allegations = [] }, earlier) => {
  const findings = last(earlier, report)?.findings ?? [];
  if (!findings.includes('unsubstantiated') || !allegations.every((nth) => findings[Number(nth) - 1] === 'unsubstantiated')) return refuse('not-untrue');
  return intent ? undefined : refuse('no-intent');
});
export const recordAccusationReply = message<Decision<'found' | 'mistaken' | 'not-found'>>('recordAccusationReply');

// What the complainant may say.
export const supplement = message<Statement>('supplement');
export const withdraw = message<Statement>('withdraw');
export const reportRetaliation = message<Statement>('reportRetaliation');
/** Earlier versions were not told whether there is new evidence. */
export const object = message<Statement & { newEvidence?: boolean }>('object');
export const askReview = message<Statement>('askReview');
export const askReReview = message<Statement>('askReReview');
export const acceptOutcome = message<Statement>('acceptOutcome');
export const readOutcome = message<Statement>('readOutcome');

const all = [
  goOut, triage, confirmTriage, forward, confirmReceipt, ruleCompetence, direct, assign, listFacts, hearSubject, recordHearing, report, countersign,
  askExtension, ruleExtension, suspend, reviewSuspension, determineSupervision, askRecusal, ruleRecusal, decide, hearOnMeasure, imposeMeasure, askRecheck, ruleRecheck, recordExecution,
  recordReferralReply, replySuggestion, draftOutcome, approveOutcome, recordService, answerObjection, openHearing, closeHearing, ruleReview,
  ruleReReview, ruleWithdrawal, askClearing, draftClearing, approveClearing, recordClearing, referFalseAccusation, recordAccusationReply, supplement, withdraw, reportRetaliation, object, askReview, askReReview, acceptOutcome, readOutcome,
];
/** Every message of this procedure. */
export const messages = all as unknown as readonly Message<Statement>[];
