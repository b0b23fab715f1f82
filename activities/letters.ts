import type { NoticeContent } from '../db/schema/index.ts';
import * as complaint from './complaint/letters.ts';
import type { NoticeFacts } from './complaint/letters.ts';
import * as commendation from './commendation/letters.ts';
import * as martyr from './martyr-recognition/letters.ts';
import * as recruitment from './recruitment/letters.ts';
import * as workInjury from './work-injury/letters.ts';

/** How the letters of a procedure are numbered and worded. */
export interface Letters {
  /** What follows the organ's sign in every number. */
  readonly head: string;
  readonly signs: Readonly<Record<string, string>>;
  compose(kind: string, facts: NoticeFacts): NoticeContent;
}

export const letters: Readonly<Record<string, Letters>> = {
  complaint: { head: '投', signs: complaint.signs, compose: complaint.compose as Letters['compose'] },
  'work-injury': { head: '伤', signs: workInjury.signs, compose: workInjury.compose as Letters['compose'] },
  commendation: { head: '奖', signs: commendation.signs, compose: commendation.compose as Letters['compose'] },
  'martyr-recognition': { head: '烈', signs: martyr.signs, compose: martyr.compose as Letters['compose'] },
  ...(recruitment.letters as unknown as Record<string, Letters>),
};
