import type { PublicRows } from '../../../db/reads/public-file.ts';
import { daysBetween } from '../../../db/calendar/count.ts';
import type { clocks } from '../../../db/schema/index.ts';
import { forms } from '../../../workflows/complaint/forms.ts';
import { law } from '../../../workflows/complaint/law.ts';
import { law as employmentLaw } from '../../../workflows/employment/law.ts';
import { dayOf } from '../../../workflows/steps/day.ts';
import type { Day } from '../../../workflows/steps/words.ts';
import type { Language } from '../../requests/language.ts';
import { procedureOf } from '../../cases/procedures.ts';
import { firmness, sayDay, sentences, speak, type nextTitles, type publicSteps, type PublicStatus } from '../../shapes/public-words.ts';
import { awardStandOf, awardStepsOf, martyrStandOf, martyrStepsOf } from './honour-view.ts';
import { headcountStandOf, headcountStepsOf } from './headcount-view.ts';
import { injuryStandOf, injuryStepsOf } from './injury-view.ts';
import { organName } from '../../shown/shown-duty.ts';

export type ClockRow = typeof clocks.$inferSelect;

/** Where a case stands for its complainant, with the one clock that says what comes next. */
export interface Stand {
  readonly status: PublicStatus;
  readonly sentence: keyof typeof sentences;
  readonly clock: ClockRow | undefined;
  readonly title: keyof typeof nextTitles;
  /** The organ that has it now: the reviewer's during a review. */
  readonly organ: string;
}

const base = (key: string) => key.split(':')[0]!;
export const binds = ({ period }: ClockRow): boolean => period.status === 'B' || period.status === 'J';
export const firm = (clock: ClockRow): keyof typeof firmness => (binds(clock) ? 'statutory' : 'target');

const stepOf = (message: string): string => forms[message]?.step ?? '';
const early = ['registration', 'acceptance'];
const reviewing = ['ruleReview', 'ruleReReview', 'closeHearing'];
const endings = ['direction-notice', 'repeat-notice', 'filing-notice', 'referral-notice'];

const lastSeq = (rows: PublicRows, isIt: (event: PublicRows['events'][number]) => boolean): number => rows.events.findLast(isIt)?.seq ?? 0;
/** The outcome of the round that counts: after a remand the earlier one is history. */
const outcomeOf = (rows: PublicRows) => {
  const assigned = lastSeq(rows, (event) => event.type === 'duty-opened' && event.message === 'assign');
  return rows.notices.findLast(({ kind, issuedSeq }) => kind === 'outcome-notice' && issuedSeq > assigned);
};

export function standOf(rows: PublicRows): Stand {
  if (rows.row.procedure === 'work-injury') return injuryStandOf(rows);
  if (rows.row.procedure === 'martyr-recognition') return martyrStandOf(rows);
  if (rows.row.procedure === 'commendation') return awardStandOf(rows);
  if (rows.row.procedure !== 'complaint') return headcountStandOf(rows);
  const { row, openDuties } = rows;
  const running = (...periods: { id: string }[]) => rows.clocks.findLast(({ key, state }) => state !== 'stopped' && periods.some(({ id }) => id === base(key)));
  const isOpen = (...messages: string[]) => openDuties.find(({ message }) => messages.includes(message));
  const stand = (status: PublicStatus, sentence: Stand['sentence'], title: Stand['title'] = 'completion', clock?: ClockRow, organ = row.organ): Stand => ({ status, sentence, title, clock, organ });

  const review = isOpen(...reviewing);
  if (review) return stand('in-review', 'in-review', 'review', running(law.reReviewOpinion, law.reviewOpinion), review.organ ?? row.organ);
  const isAccepted = rows.notices.some(({ kind }) => kind === 'acceptance-notice');
  // The inspection may still be out when a matter is accepted.
  const isEarly = !isAccepted && openDuties.some(({ owed, message }) => owed && early.includes(stepOf(message)));
  if (isEarly || (row.state === 'open' && !isAccepted && rows.notices.every(({ kind }) => !endings.includes(kind)))) {
    const clock = running(law.acceptanceNotice, law.anonymousTriage);
    const wasMoved = rows.notices.some(({ kind }) => kind === 'transfer-notice');
    return stand(wasMoved ? 'transferred' : 'received', wasMoved ? 'transferred' : 'received', 'acceptance', clock);
  }
  if (isOpen('readOutcome')) return stand('decided', 'decided-waiting', 'reading', running(law.keptForReading));
  if (isOpen('askReview')) return stand('decided', 'decided-review', 'review-request', running(law.reviewRequest));
  if (isOpen('askReReview')) return stand('decided', 'decided-re-review', 're-review-request', running(law.reReviewRequest));
  if (row.state === 'closed') return stand('completed', 'completed');
  if (rows.notices.some(({ kind }) => kind === 'referral-notice')) return stand('transferred', 'referred');
  if (outcomeOf(rows) || rows.notices.some(({ kind }) => endings.includes(kind))) return stand('decided', 'decided');
  const completion = running(law.completionOfClaim, law.completionOfReport);
  return stand('investigating', 'investigating', completion ? 'completion' : 'outcome', completion ?? running(law.outcome));
}

/** Days by which the clock's last day has passed; 0 while it has not, or while it is paused. */
export const daysOver = (clock: ClockRow | undefined, today: Day): number => (clock?.state === 'running' ? Math.max(0, daysBetween(clock.lastDay, today)) : 0);

const ownPeriods: readonly string[] = [law.reviewRequest.id, law.reReviewRequest.id, law.keptForReading.id, employmentLaw.offerAnswer.id];
/** A day that the complainant, not an office, would miss. */
export const isOwn = (clock: ClockRow): boolean => ownPeriods.includes(base(clock.key));

/** The sentence after the status, and the lines under it. */
export function wordsOf(rows: PublicRows, stand: Stand, language: Language, today: Day): { sentence: string; lines: string[] } {
  const say = speak(language);
  const { clock } = stand;
  const inWords = (day: Day) => sayDay(day, language, today);
  const organ = rows.organs.get(stand.organ);
  const isDated = clock && clock.state === 'running' && (isOwn(clock) || daysOver(clock, today) === 0);
  const needsDay = !['climbing', 'awarded', 'decided', 'told-family', 'decided-waiting', 'completed', 'referred', 'offer-out'].includes(stand.sentence);
  const sentence = say(needsDay && !isDated ? sentences.undated : sentences[stand.sentence], {
    organ: organName({ language, organs: rows.organs }, stand.organ),
    phone: organ?.phone ?? '',
    by: clock ? say(firmness[firm(clock)]) : '',
    day: clock ? `${inWords(clock.lastDay)}${language === 'en' ? '' : ' '}` : '',
    result: say(procedureOf(rows.row.procedure).results[rows.row.result ?? ''] ?? ['已办结', 'Completed']),
  });
  const lines: string[] = [];
  if (clock && clock.counting.extensions.length > 0) lines.push(say(sentences.extended, { from: `${inWords(clock.originalLastDay)} `, day: inWords(clock.lastDay) }));
  if (clock?.state === 'paused') lines.push(say(sentences.paused, { day: inWords(clock.counting.pauses.at(-1)!.from) }));
  if (clock && !isOwn(clock) && !binds(clock) && daysOver(clock, today) > 0) lines.push(say(sentences['overdue-target'], { day: inWords(clock.lastDay), n: daysOver(clock, today) }));
  if (clock?.provisional) lines.push(say(sentences.provisional));
  if (rows.openDuties.some(({ message }) => message === 'ruleWithdrawal')) lines.push(say(sentences.withdrawing));
  return { sentence, lines };
}

export interface StepShown {
  readonly step: keyof typeof publicSteps;
  readonly state: 'done' | 'current' | 'ahead';
  readonly on?: Day;
}

/** The way of a letter in at most five steps. Review is not shown to whom it is not open. */
export function stepsOf(rows: PublicRows, { status }: Stand): StepShown[] {
  const { row, notices } = rows;
  if (row.procedure === 'work-injury') return injuryStepsOf(rows);
  if (row.procedure === 'martyr-recognition') return martyrStepsOf(rows);
  if (row.procedure === 'commendation') return awardStepsOf(rows);
  if (row.procedure !== 'complaint') return headcountStepsOf(rows);
  const received: StepShown = { step: 'received', state: 'done', on: row.openedOn as Day };
  const ending = notices.find(({ kind }) => endings.includes(kind));
  if (ending) return [received, { step: 'answered', state: 'done', on: ending.issuedOn }];
  const accepted = notices.find(({ kind }) => kind === 'acceptance-notice');
  const outcome = outcomeOf(rows);
  const withdrawn = notices.find(({ kind }) => kind === 'withdrawal-notice');
  if (withdrawn) return [received, ...(accepted ? [{ step: 'accepted' as const, state: 'done' as const, on: accepted.issuedOn }] : []), { step: 'answered', state: 'done', on: withdrawn.issuedOn }];
  const at = (step: StepShown['step'], done: { on: Day } | undefined, isCurrent: boolean): StepShown => (done ? { step, state: 'done', on: done.on } : { step, state: isCurrent ? 'current' : 'ahead' });
  const steps = [
    received,
    at('accepted', accepted && { on: accepted.issuedOn }, status === 'received' || status === 'transferred'),
    at('investigation', outcome && { on: outcome.issuedOn }, status === 'investigating'),
    at('outcome', outcome && { on: outcome.issuedOn }, false),
  ];
  if (rows.anonymous) return steps;
  const asked = rows.events.findLast((event) => event.type === 'answered' && event.statement && ['askReview', 'askReReview'].includes(base(event.key)));
  const opinion = notices.findLast(({ kind, issuedSeq }) => kind.endsWith('review-opinion') && issuedSeq > (asked?.seq ?? 0));
  if (asked) return [...steps, at('reviewed', opinion && { on: opinion.issuedOn }, status === 'in-review')];
  return row.endedOn ? steps : [...steps, { step: 'review', state: status === 'decided' ? 'current' : 'ahead' }];
}

/** Since when the case stands where it stands: the last day on which a step was done. */
export const sinceOf = (rows: PublicRows, steps: readonly StepShown[], status: PublicStatus): Day => {
  if (status === 'completed' && rows.row.closedOn) return rows.row.closedOn as Day;
  return steps.findLast(({ on }) => on)?.on ?? (rows.row.openedOn as Day);
};

export const instantDay = (at: Date): Day => dayOf(at.getTime());
