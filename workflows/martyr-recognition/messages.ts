import { message, type Earlier, type Message, type Refusal } from '../steps/message.ts';
import type { Day, Decision, Statement } from '../steps/words.ts';
import type { MartyrOpening } from './opening.ts';
import type { DeathGround, MartyrGround } from './words.ts';

const refuse = (ground: MartyrGround): Refusal<MartyrGround> => ({ ground });
const last = <S extends Statement>(earlier: Earlier, ask: Message<S>): S | undefined => earlier.said(ask).at(-1);
const openingOf = ({ opening }: Earlier) => opening as unknown as MartyrOpening;
/** The part of a duty's key that names its course: `reviewPension/2` belongs to the second application. */
const courseOf = (s: Statement): string => s.duty.split('/')[1]?.split(':')[0] ?? '';

// Filing: MR 9.
export const prepareFile = message<Statement>('prepareFile');
export const decideFiling = message<Decision<'filed' | 'not-filed'>>('decideFiling');
export const applyThemselves = message<Statement>('applyThemselves');

// Custody: who has the file, since when, and until when it should be back.
export const transmit = message<Statement>('transmit');
export const acknowledge = message<Statement & { expectedOn?: Day }>('acknowledge');
export const enquire = message<Statement & { expectedOn?: Day }>('enquire');

// The levels: MR 8–10, 14.
const fitting: readonly DeathGround[] = ['offences', 'rescue', 'exemplary'];
/** The ground on which the file stands now: as it was filed, or as the county found it. */
const groundNow = (earlier: Earlier): DeathGround => last(earlier, investigate)?.ground ?? openingOf(earlier).ground;
const isExemplary = (earlier: Earlier): boolean => groundNow(earlier) === 'exemplary';

export const investigate: Message<Decision<'report' | 'supplement' | 'not-a-case'> & { ground: DeathGround }> = message('investigate', (s) =>
  // The door asks which results are lawful with a statement that has no id yet.
  s.result === 'report' && s.id !== '' && !fitting.includes(s.ground) ? refuse('wrong-ground') : undefined,
);
export const supplyEvidence = message<Statement>('supplyEvidence');
export const publishNotice = message<Statement>('publishNotice');
export const recordNoticeObjection = message<Statement>('recordNoticeObjection');
export const decideCounty = message<Decision<'agreed' | 'returned' | 'refused'>>('decideCounty');
export const decideCity = message<Decision<'agreed' | 'returned' | 'refused'>>('decideCity');
export const decideProvince = message<Decision<'recognised' | 'sent-up' | 'returned' | 'refused'>>('decideProvince', (s, earlier) => {
  if (s.result === 'recognised' && isExemplary(earlier)) return refuse('ground-goes-up');
  return s.result === 'sent-up' && !isExemplary(earlier) ? refuse('province-decides') : undefined;
});
export const decideNational = message<Decision<'passed' | 'not-passed' | 'recognised' | 'refused' | 'returned'>>('decideNational', (s, earlier) => {
  if ((s.result === 'recognised' || s.result === 'refused') && !isExemplary(earlier)) return refuse('only-recheck');
  return (s.result === 'passed' || s.result === 'not-passed') && isExemplary(earlier) ? refuse('no-recheck') : undefined;
});
export const object = message<Statement>('object');
export const answerObjection = message<Decision<'upheld' | 'changed'>>('answerObjection');

// Notice, certificate: MR 11–13.
export const recordMartyrNotice = message<Statement>('recordMartyrNotice');
export const tellInPerson = message<Statement>('tellInPerson');
export const settleHolder = message<Decision<'agreed' | 'disputed'>>('settleHolder');
export const handOverCertificate = message<Statement>('handOverCertificate', (_s, earlier) => (isDisputed(earlier) ? refuse('kin-disputed') : undefined));

// Survivors' money: MR 15–18, 22, 23.
export const decideMoney = message<Statement>('decideMoney', (_s, earlier) => (isDisputed(earlier) ? refuse('kin-disputed') : undefined));
export const applyPension = message<Statement>('applyPension');
export const confirmPension = message<Decision<'granted' | 'refused'>>('confirmPension');
export const reviewPension: Message<Decision<'continues' | 'moved' | 'deceased' | 'ended'> & { to?: string; on?: Day; diedOn?: Day }> = message('reviewPension', (s, earlier) => {
  if (s.result !== 'moved' || s.id === '') return undefined;
  if (!s.to) return refuse('place-missing');
  const before = earlier.said(reviewPension).filter((said) => said.result === 'moved' && courseOf(said) === courseOf(s));
  return s.to === (before.at(-1)?.to ?? openingOf(earlier).household) ? refuse('nothing-moved') : undefined;
});
export const payAfterDeath = message<Statement>('payAfterDeath');
export const endPensions = message<Statement>('endPensions', (_s, earlier) => {
  if (isDisputed(earlier)) return refuse('claim-open');
  const ruled = earlier.said(confirmPension);
  const over = earlier.said(confirmPension).filter(({ result }) => result === 'refused').length + earlier.said(reviewPension).filter(({ result }) => result === 'ended').length + earlier.said(payAfterDeath).length;
  return earlier.said(applyPension).length > ruled.length || ruled.length > over ? refuse('pension-running') : undefined;
});

/** The course in which a further survivor's claim is settled, beside that of the family first known. */
export const claimCourse = 'claim';

/** Nothing is handed over or paid while the survivors dispute who receives it, or a further survivor's claim is not settled with the others. */
export function isDisputed(earlier: Earlier): boolean {
  const settled = earlier.said(settleHolder);
  return settled.at(-1)?.result === 'disputed' || earlier.said(claimKinship).length > settled.filter((s) => s.result === 'agreed' && courseOf(s) === claimCourse).length;
}

/** MR 9, 12: another survivor files for the same martyr. */
export const claimKinship = message<Statement>('claimKinship');
export const supplement = message<Statement>('supplement');
export const recordService = message<Decision<'served' | 'undeliverable'>>('recordService');

const all = [
  prepareFile, decideFiling, applyThemselves, transmit, acknowledge, enquire, investigate, supplyEvidence, publishNotice, recordNoticeObjection, decideCounty, decideCity, decideProvince, decideNational,
  object, answerObjection, recordMartyrNotice, tellInPerson, settleHolder, handOverCertificate, decideMoney, applyPension, confirmPension, reviewPension, payAfterDeath, endPensions, claimKinship, supplement, recordService,
];
/** Every message of this procedure. */
export const messages = all as unknown as readonly Message<Statement>[];
