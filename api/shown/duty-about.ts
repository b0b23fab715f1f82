import { courses as awardCourses } from '../../workflows/commendation/words.ts';
import { steps as complaintSteps } from '../../workflows/complaint/words.ts';
import { courses as martyrCourses, levels } from '../../workflows/martyr-recognition/words.ts';
import { resultStages } from '../../workflows/recruitment/words.ts';
import { offices, parties, type Label } from '../../workflows/steps/words.ts';
import { forms as injuryForms } from '../../workflows/work-injury/forms.ts';
import { harms, missingCourse, payers } from '../../workflows/work-injury/words.ts';
import { fill, say, type Language } from '../requests/language.ts';
import type { ShownProcedure } from '../cases/procedures.ts';
import { messageOfKey, organName, type Naming } from './shown-duty.ts';
import { shownWords } from '../words/shown.ts';

/** Levels, stages, courses, offices and parties by which duties of one kind are told apart; of a complaint by which review they came about. */
const { review, recheck, 're-review': reReview } = complaintSteps;
const words: Readonly<Record<string, Label>> = { ...offices, review, recheck, 're-review': reReview, ...parties, ...levels, ...martyrCourses, ...awardCourses, ...resultStages };

/** What a duty is about where one case has several of a kind, in words: the level, the stage, the paper, the other organ, the office or party; a number stays one. Nothing where it is the own organ's, and never a code. */
export function aboutOf(naming: Pick<Naming, 'language' | 'organs'>, { notices }: Pick<ShownProcedure, 'notices'>, key: string, own: string): string | undefined {
  const { language, organs } = naming;
  const part = key.split('/')[1]?.replace(/:\d+$/, '');
  if (!part || part === own) return undefined;
  const money = aboutMoney(language, messageOfKey(key), part);
  if (money) return money;
  const person = /^(?:(recheck)-)?person(\d+)(?:-(re-review|review)?\d*)?$/.exec(part);
  if (person) return [fill(say(language, shownWords['nth-person']), { n: person[2]! }), ...[person[3], person[1]].flatMap((course) => (course ? [say(language, words[course]!)] : []))].join(' · ');
  const [notice = '', to = ''] = part.split(':');
  if (Object.hasOwn(notices, notice)) return [notices[notice], words[to]].flatMap((word) => (word ? [say(language, word)] : [])).join(' · ');
  const [organ = '', course = ''] = part.split(/-(?=[a-z]+$)/);
  if (organs.has(organ) && awardCourses[course as keyof typeof awardCourses]) return say(language, awardCourses[course as keyof typeof awardCourses]);
  if (organs.has(part)) return organName(naming, part);
  const word = words[part] ?? words[part.replace(/(-receipt)?(-due)?$/, '')] ?? words[part.replace(/^(recheck)-.*$|\d+$/, '$1')];
  return word ? say(language, word) : /^\d+$/.test(part) ? part : undefined;
}

/** Of an advance: which request, whether it is borne anew, and by whom: `2-anew-fund`. */
function aboutMoney(language: Language, message: string, part: string): string | undefined {
  if (!['advance', 'fund-advance', 'benefits'].includes(injuryForms[message]?.step ?? '')) return undefined;
  if (part === missingCourse) return say(language, harms.missing);
  const [, nth, anew, payer] = /^(\d+)(-anew)?(?:-([a-z-]+))?$/.exec(part) ?? [];
  if (nth === undefined || (payer !== undefined && !Object.hasOwn(payers, payer))) return undefined;
  return [fill(say(language, shownWords['nth-request']), { n: nth }), anew && say(language, shownWords.anew), payer && say(language, payers[payer as keyof typeof payers])].filter(Boolean).join(' · ');
}
