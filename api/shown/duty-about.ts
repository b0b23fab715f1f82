import type { WorkRow } from '../../db/reads/worklist/page.ts';
import { courses as awardCourses } from '../../workflows/commendation/words.ts';
import { forms as complaintForms } from '../../workflows/complaint/forms.ts';
import { steps as complaintSteps } from '../../workflows/complaint/words.ts';
import { courses as martyrCourses, levels } from '../../workflows/martyr-recognition/words.ts';
import { resultStages } from '../../workflows/recruitment/words.ts';
import type { Happening } from '../../workflows/steps/activities.ts';
import { law } from '../../workflows/steps/law.ts';
import { offices, parties, type Label } from '../../workflows/steps/words.ts';
import { forms as injuryForms } from '../../workflows/work-injury/forms.ts';
import { law as injuryLaw } from '../../workflows/work-injury/law.ts';
import { harms, missingCourse, payers, type Notice } from '../../workflows/work-injury/words.ts';
import { fill, say, type Language } from '../requests/language.ts';
import { procedureOf, type ShownProcedure } from '../cases/procedures.ts';
import type { Duty } from '../shapes.ts';
import { asTitled } from './letters-titled.ts';
import type { Almanac } from './shown-clock.ts';
import { messageOfKey, organName, shownDuty, type Naming } from './shown-duty.ts';
import { shownWords } from '../words/shown.ts';

/** Levels, stages, courses, offices and parties by which duties of one kind are told apart; of a complaint by which review they came about. */
const { review, recheck, 're-review': reReview } = complaintSteps;
const words: Readonly<Record<string, Label>> = { ...offices, review, recheck, 're-review': reReview, ...parties, ...levels, ...martyrCourses, ...awardCourses, ...resultStages };

type Spoken = Pick<Naming, 'language' | 'organs'>;
type Words = Pick<ShownProcedure, 'notices' | 'referrals'>;

/** What a duty is about where one case has several of a kind, in words: the level, the stage, the paper, the other organ or body, the office or party, the person; a number says which time, or which of several. Nothing where it is the own organ's, and never a code. */
export function aboutOf(naming: Spoken, procedure: Words, key: string, ...own: readonly (string | undefined)[]): string | undefined {
  const part = key.split('/')[1]?.replace(/:\d+$/, '');
  if (!part || own.includes(part)) return undefined;
  // What was sent back is handled once more: the number of its duties is that of the handling.
  if (/^\d+$/.test(part) && Object.hasOwn(complaintForms, messageOfKey(key))) return nth(naming.language, 'nth-handling', part);
  const isOfMoney = ['advance', 'fund-advance', 'benefits'].includes(injuryForms[messageOfKey(key)]?.step ?? '');
  return (isOfMoney && aboutMoney(naming.language, part)) || partInWords(naming, procedure, part);
}

/** A title with what it is about, unless it says so already. */
export const titledAbout = (language: Language, title: string, about: string | undefined): string => (about && !title.includes(about) ? fill(say(language, shownWords['titled-about']), { title, about }) : title);

/** A duty as it is listed: what is to be done, and about whom or what where a case has several of a kind open at once. */
export function listedDuty(naming: Naming, row: WorkRow, me: string, almanac: Almanac): Duty {
  const duty = shownDuty(naming, row, me, almanac);
  const kind = row.key.split(/[/:]/)[1] ?? '';
  const about = aboutOf(naming, asTitled(procedureOf(row.procedure), row.letter ? [{ kind, title: row.letter }] : []), row.key, row.organ ?? undefined);
  return { ...duty, title: titledAbout(naming.language, duty.title, about), asks: titledAbout(naming.language, duty.asks, about) };
}

/** The same of what happened to a duty, a clock or a notice. Who answered is named beside it with the organ. */
export function aboutEvent(naming: Spoken, procedure: Words, event: Happening): string | undefined {
  switch (event.type) {
    case 'answered':
      return aboutOf(naming, procedure, event.key, event.statement.organ, event.statement.as);
    case 'duty-opened':
    case 'lapsed':
    case 'dropped':
      return aboutOf(naming, procedure, event.key);
    case 'clock-started':
    case 'clock-stopped':
    case 'overdue':
    case 'notice-issued':
    case 'served':
      return aboutTrack(naming, procedure, event.key);
    case 'clock-extended':
    case 'clock-paused':
    case 'clock-resumed':
    case 'clock-recounted':
      return aboutTrack(naming, procedure, event.clock);
    case 'tried':
      return aboutTrack(naming, procedure, event.notice);
    default:
      return undefined;
  }
}

/** A title of a clock of a case with what the clock is about, where several of a kind run side by side. */
export const clockTitled = (naming: Spoken, procedure: Words, { key, title }: { readonly key: string; readonly title: string }): string => titledAbout(naming.language, title, aboutTrack(naming, procedure, key));

/** The same of a clock or a notice, whose key names it behind a colon: `decision-execution:person2`. A mere number says that it is another of its name. */
function aboutTrack(naming: Spoken, procedure: Words, key: string): string | undefined {
  const [name = '', which = ''] = key.split(/[:/]/);
  if (which === '' || /^\d+$/.test(which)) return undefined;
  if (name === law.serviceByHand.id) return partInWords(naming, procedure, key.slice(name.length + 1));
  // Numbers of their own begin with a letter, and a letter to a payer ends with its round: `n1-firm-2`.
  const part = which.replace(/^n(\d+)(-[a-z-]+?)?(-\d+)?$/, '$1$2');
  return (ofRequests.has(name) && aboutMoney(naming.language, part)) || partInWords(naming, procedure, part);
}
const { advanceConfirmation, manualReimbursement, fundDemand, fundEmployerPay, fundRefusal, fundRepayment } = injuryLaw;
const ofRequests: ReadonlySet<string> = new Set([...[advanceConfirmation, manualReimbursement, fundDemand, fundEmployerPay, fundRefusal, fundRepayment].map(({ id }) => id), ...(['advance-refusal', 'claim-letter', 'fund-demand', 'fund-decision', 'repayment-order', 'benefit-decision'] satisfies Notice[])]);

function partInWords(naming: Spoken, { notices, referrals }: Words, part: string): string | undefined {
  const { language, organs } = naming;
  const person = aboutPerson(language, part);
  if (person) return person;
  const [notice = '', to = ''] = part.split(':');
  if (Object.hasOwn(notices, notice)) return [say(language, notices[notice]!), aboutPerson(language, to) ?? (words[to] && say(language, words[to]))].filter(Boolean).join(' · ');
  if (Object.hasOwn(referrals, part)) return say(language, referrals[part]!);
  const [organ = '', course = ''] = part.split(/-(?=[a-z]+$)/);
  if (organs.has(organ) && awardCourses[course as keyof typeof awardCourses]) return say(language, awardCourses[course as keyof typeof awardCourses]);
  if (organs.has(part)) return organName(naming, part);
  const word = words[part] ?? words[part.replace(/(-receipt)?(-due)?$/, '')] ?? words[part.replace(/^(recheck)-.*$|\d+$/, '$1')];
  return word ? say(language, word) : /^\d+$/.test(part) ? nth(language, 'nth-matter', part) : undefined;
}

const nth = (language: Language, of: 'nth-person' | 'nth-handling' | 'nth-matter', n: string): string => fill(say(language, shownWords[of]), { n });

/** Of several persons: which, and by which review it came about: `person2-review`. */
function aboutPerson(language: Language, part: string): string | undefined {
  const person = /^(?:(recheck)-)?person(\d+)(?:-(re-review|review)?(\d*))?$/.exec(part);
  if (!person) return undefined;
  const [, recheck, which = '', review, round] = person;
  const handling = round && !review ? [nth(language, 'nth-handling', round)] : [];
  return [nth(language, 'nth-person', which), ...handling, ...[review, recheck].flatMap((course) => (course ? [say(language, words[course]!)] : []))].join(' · ');
}

/** Of an advance: which request, whether it is borne anew, and by whom: `2-anew-fund`. */
function aboutMoney(language: Language, part: string): string | undefined {
  if (part === missingCourse) return say(language, harms.missing);
  const [, nth, anew, payer] = /^(\d+)(-anew)?(?:-([a-z-]+))?$/.exec(part) ?? [];
  if (nth === undefined || (payer !== undefined && !Object.hasOwn(payers, payer))) return undefined;
  return [fill(say(language, shownWords['nth-request']), { n: nth }), anew && say(language, shownWords.anew), payer && say(language, payers[payer as keyof typeof payers])].filter(Boolean).join(' · ');
}
