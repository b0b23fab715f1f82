import { exceptWhoSaid, message, type Earlier, type Message, type Refusal } from '../steps/message.ts';
import type { Day, Decision, Statement } from '../steps/words.ts';
import { earliestAfter, limits } from './law.ts';
import type { CommendationOpening } from './opening.ts';
import { levels, rank, type CommendationGround, type Level, type Ruling, type Vetting } from './words.ts';

const refuse = (ground: CommendationGround, on?: Day): Refusal<CommendationGround> => (on ? { ground, on } : { ground });
const last = <S extends Statement>(earlier: Earlier, ask: Message<S>): S | undefined => earlier.said(ask).at(-1);
const openingOf = ({ opening }: Earlier) => opening as unknown as CommendationOpening;

/** A nomination may be sent back, though not for ever. */
const sentBackTooOften = <S extends Decision<string>>(s: S, earlier: Earlier, ask: () => Message<S>): Refusal | undefined =>
  s.result === 'returned' && earlier.said(ask()).filter((said) => said.result === 'returned').length >= limits.returns ? refuse('returned-enough') : undefined;

// In the unit.
export const recordReview = message<Decision<'supported' | 'not-supported'>>('recordReview');
export const proposeAward: Message<Decision<'proposed' | 'returned' | 'dropped'> & { level?: Level }> = message('proposeAward', (s, earlier) => sentBackTooOften(s, earlier, () => proposeAward));
export const withdrawNomination = message<Statement>('withdrawNomination');

// Vetting: AWD 12.
export const vet = message<Decision<Vetting>>('vet');
export const ruleBlocked = message<Decision<'ended' | 'great-merit'>>('ruleBlocked');

// Public notice at each level.
export const publishNotice = message<Decision<'published' | 'exempt'>>('publishNotice', (s, earlier) => {
  const { secret } = openingOf(earlier);
  if (s.result === 'published' && secret) return refuse('secret-deed');
  return s.result === 'exempt' && !secret ? refuse('not-secret') : undefined;
});
export const recordObjection = message<Statement>('recordObjection');
export const ruleObjection = message<Decision<'dismissed' | 'upheld'>>('ruleObjection');

// Approval by level: AWD 11–15.
export const approve: Message<Decision<Ruling> & { level?: Level; greatMerit?: boolean }> = message('approve', (s, earlier) => {
  const { approvers, ladder } = openingOf(earlier);
  const organ = s.organ ?? '';
  const proposed = levelNow(organ, earlier);
  const standing = standingLevel(earlier);
  if (standing && isRevocationPending(earlier)) return refuse('revocation-first');
  if (s.result === 'approved') return approvers[proposed] === organ ? awardRefused(proposed, s, earlier) : refuse('not-approver');
  if (s.result === 'forwarded') return approvers[proposed] === organ ? refuse('is-approver') : undefined;
  if (s.result === 'lowered') {
    if (rank(proposed) === 0) return refuse('level-lowest');
    // The door asks which results are lawful with a statement that names no level yet.
    if (s.id === '') return undefined;
    if (!s.level || rank(s.level) >= rank(proposed)) return refuse('level-not-lower');
    if (standing && rank(s.level) <= rank(standing)) return refuse('award-stands');
    return ladder.indexOf(approvers[s.level]) <= ladder.indexOf(organ) ? awardRefused(s.level, s, earlier) : undefined;
  }
  if (s.result === 'returned' && standing) return refuse('award-stands');
  return sentBackTooOften(s, earlier, () => approve);
}, { ground: 'approver-nominated' satisfies CommendationGround, persons: (earlier) => [openingOf(earlier).nominatedBy, ...earlier.said(proposeAward).map(({ by }) => by)] });

/** Whether an award is given by this ruling: approved, or lowered to a level that the organ may approve itself. */
const gives = ({ result, level, organ = '' }: Decision<Ruling> & { level?: Level }, { approvers, ladder }: CommendationOpening): boolean =>
  result === 'approved' || (result === 'lowered' && level !== undefined && ladder.indexOf(approvers[level]) <= ladder.indexOf(organ));

type Rulings = ReturnType<typeof rulingsIn>;
const rulingsIn = (earlier: Earlier) => earlier.said(approve);

/** The level on which an organ rules after these rulings: as the unit proposed it, as it was set after an objection to the level, or as an organ on the way has lowered it since. */
function levelNow(organ: string, earlier: Earlier, rulings: Rulings = rulingsIn(earlier)): Level {
  const opening = openingOf(earlier);
  // Nobody objects again to an award whose level an objection did not change: so after the first award it is the first answer that counts, and so on.
  const given = rulings.filter((ruling) => gives(ruling, opening)).length;
  const answered = given > 0 ? earlier.said(answerLevelObjection).filter(({ result }) => result === 'changed')[given - 1]?.level : undefined;
  // The lowest organ rules first each time: what was lowered before it does not count any more.
  const begun = organ === opening.ladder[0] ? rulings.length : rulings.findLastIndex((ruling) => ruling.organ === opening.ladder[0]);
  const since = rulings.slice(Math.max(begun, rulings.findLastIndex((ruling) => gives(ruling, opening)) + 1, 0));
  return since.findLast(({ result, level }) => result === 'lowered' && level)?.level ?? answered ?? last(earlier, proposeAward)?.level ?? opening.level;
}

/** The level of the award that stands, where one was given. */
export function standingLevel(earlier: Earlier): Level | undefined {
  const rulings = rulingsIn(earlier);
  const at = rulings.findLastIndex((ruling) => gives(ruling, openingOf(earlier)));
  const ruling = rulings[at];
  return ruling && (ruling.result === 'lowered' ? ruling.level : levelNow(ruling.organ ?? '', earlier, rulings.slice(0, at)));
}

/** One deed one award; the same or a lower level not twice in a year; from low to high. */
function awardRefused(level: Level, s: Statement & { greatMerit?: boolean }, earlier: Earlier): Refusal | undefined {
  const { held, deedOn } = openingOf(earlier);
  if (held.some((award) => award.deedOn === deedOn)) return refuse('one-deed-one-award');
  const near = held.find((award) => rank(award.level) >= rank(level) && s.on < earliestAfter(award.on));
  if (near) return refuse('within-a-year', earliestAfter(near.on));
  const highest = Math.max(-1, ...held.map((award) => rank(award.level)));
  return s.id !== '' && rank(level) > highest + 1 && !s.greatMerit ? refuse('low-to-high') : undefined;
}

// Announcement, filing, file.
export const announce = message<Statement>('announce');
export const recordFiling = message<Statement>('recordFiling');
export const enterInFile = message<Statement>('enterInFile');
export const recordService = message<Decision<'served' | 'undeliverable'>>('recordService');

// Objection to a refusal (D).
export const object = message<Statement>('object');
export const answerObjection = message<Decision<'explained' | 'changed'>>('answerObjection');

// Objection to the level of an award (D).
export const objectToLevel = message<Statement>('objectToLevel');
export const answerLevelObjection: Message<Decision<'explained' | 'changed'> & { level?: Level }> = message('answerLevelObjection', (s, earlier) => {
  if (s.result !== 'changed') return undefined;
  if (isRevocationPending(earlier)) return refuse('revocation-first');
  const standing = standingLevel(earlier)!;
  // The door asks which results are lawful with a statement that has no level yet.
  const isHigher = s.id === '' ? rank(standing) < Object.keys(levels).length - 1 : s.level !== undefined && rank(s.level) > rank(standing);
  return isHigher ? undefined : refuse('level-not-higher');
});

// Publicity: Art. 16(2); PIPL 15, 25.
export const consentToPublicity: Message<Decision<'given' | 'declined' | 'withdrawn'>> = message('consentToPublicity', (s, earlier) =>
  s.result === 'withdrawn' && last(earlier, consentToPublicity)?.result !== 'given' ? refuse('nothing-given') : undefined,
);
export const checkSecrecy = message<Decision<'publishable' | 'not-publishable'>>('checkSecrecy', (s, earlier) => (s.result === 'publishable' && openingOf(earlier).secret ? refuse('secret-deed') : undefined));
export const publish = message<Statement>('publish', (_s, earlier) => {
  if (openingOf(earlier).secret) return refuse('secret-deed');
  if (last(earlier, consentToPublicity)?.result !== 'given') return refuse('no-consent');
  return last(earlier, checkSecrecy)?.result === 'publishable' ? undefined : refuse('secrecy-unchecked');
});
export const takeDown = message<Statement>('takeDown');

// Revocation: CSL 56 by analogy.
export const proposeRevocation = message<Statement>('proposeRevocation');
export const hearNominee = message<Decision<'heard' | 'declined' | 'unreachable'>>('hearNominee');
export const ruleRevocation = message<Decision<'revoked' | 'stays'>>('ruleRevocation', undefined, exceptWhoSaid(proposeRevocation));
/** A revocation that was proposed is ruled on before the level of the award. */
const isRevocationPending = (earlier: Earlier): boolean => earlier.said(proposeRevocation).length > earlier.said(ruleRevocation).length;
export const carryOutRevocation = message<Statement>('carryOutRevocation');
/** PIPL 15: no file is put away while what the person has withdrawn is still up. */
export const archive = message<Statement>('archive', (_s, earlier) =>
  last(earlier, consentToPublicity)?.result === 'withdrawn' && earlier.lastOf(publish, takeDown) === publish.name ? refuse('take-down-owed') : undefined,
);

const all = [
  recordReview, proposeAward, withdrawNomination, vet, ruleBlocked, publishNotice, recordObjection, ruleObjection, approve, announce, recordFiling, enterInFile, recordService,
  object, answerObjection, objectToLevel, answerLevelObjection, consentToPublicity, checkSecrecy, publish, takeDown, proposeRevocation, hearNominee, ruleRevocation, carryOutRevocation, archive,
];
/** Every message of this procedure. */
export const messages = all as unknown as readonly Message<Statement>[];
