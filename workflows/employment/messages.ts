import { message, type Message, type Refusal } from '../steps/message.ts';
import type { Day, Decision, Statement } from '../steps/words.ts';
import { law, limits, probationCaps } from './law.ts';
import type { EmploymentGround, Leaving, Term } from './words.ts';

const refuse = (ground: EmploymentGround, on?: Day): Refusal<EmploymentGround> => (on ? { ground, on } : { ground });

export const answerOffer = message<Decision<'accepted' | 'declined'>>('answerOffer');
export const recordTraining: Message<Decision<'passed' | 'repeat' | 'failed'>> = message('recordTraining', ({ result }, earlier) =>
  result === 'repeat' && earlier.said(recordTraining).filter((said) => said.result === 'repeat').length >= limits.repeats ? refuse('repeated-once') : undefined,
);
/** Nobody works before the hire was approved: a slip in the year would run every period of the contract from there. */
export const startWork = message<Decision<'started' | 'absent'> & { from?: Day }>('startWork', ({ from }, { opening }) => {
  const { receivedOn } = opening as { receivedOn?: Day };
  return from && receivedOn && from < receivedOn ? refuse('before-offer', receivedOn) : undefined;
});
const firstDayOf = (said: readonly { from?: Day; on: Day }[]): Day | undefined => said.at(-1) && (said.at(-1)!.from ?? said.at(-1)!.on);

// LCL 10, 17, 19, 58.
export type Contract = Decision<'signed' | 'refused'> & { readonly term?: Term; readonly months?: number; readonly probationMonths?: number; readonly from?: Day };
export const signContract = message<Contract>('signContract', ({ result, term, months = 0, probationMonths = 0, from }, { opening, said }) => {
  if (result !== 'signed' || !term) return undefined;
  const firstDay = firstDayOf(said(startWork));
  if (from && firstDay && from < firstDay) return refuse('before-first-day', firstDay);
  if (term === 'fixed' && months < 1) return refuse('term-missing');
  if (opening.employment === 'dispatch' && (term !== 'fixed' || months < limits.dispatchMonths)) return refuse('dispatch-too-short');
  // Open-ended counts as the longest; a contract until a task is done has no probation (LCL 19(3)).
  const capped = term === 'open' ? probationCaps[0]! : probationCaps.find((cap) => (term === 'task' ? 0 : months) >= cap.from)!;
  return probationMonths > capped.months ? refuse('probation-too-long') : undefined;
});

export const registerInsurance = message<Statement>('registerInsurance');
export const registerHousingFund = message<Statement>('registerHousingFund');
export const issueCertificate = message<Statement>('issueCertificate');

/** LCL 21: only on a ground in law and with reasons; a probation cannot be extended, so that outcome does not exist. A dispatched worker is returned to the firm, which decides (LCL 65). */
export const appraiseProbation = message<Decision<'confirmed' | 'dismissed'> & { legalGround?: string }>('appraiseProbation', ({ id, on, result, legalGround }, earlier) => {
  if (result !== 'dismissed') return undefined;
  if (earlier.opening.employment === 'dispatch') return refuse('firm-decides');
  const lastDay = earlier.lastDay(law.probation.id);
  if (lastDay && on > lastDay) return refuse('probation-over', lastDay);
  return id !== '' && !legalGround ? refuse('ground-missing') : undefined;
});
export const recordLeaving = message<Statement & { cause?: Leaving; endedOn?: Day }>('recordLeaving', ({ cause, endedOn }, { opening, said }) => {
  const firstDay = firstDayOf(said(startWork));
  if (endedOn && firstDay && endedOn < firstDay) return refuse('before-first-day', firstDay);
  return cause === 'returned-to-firm' && opening.employment !== 'dispatch' ? refuse('firm-not-employer') : undefined;
});
export const issueProof = message<Statement>('issueProof');
export const transferFile = message<Statement>('transferFile');
export const closeHousingFund = message<Statement>('closeHousingFund');
export const recordService = message<Decision<'served' | 'undeliverable'>>('recordService');

const all = [answerOffer, recordTraining, startWork, signContract, registerInsurance, registerHousingFund, issueCertificate, appraiseProbation, recordLeaving, issueProof, transferFile, closeHousingFund, recordService];
/** Every message of this procedure. */
export const messages = all as unknown as readonly Message<Statement>[];
