import { and, eq } from 'drizzle-orm';
import { duties } from '../../db/schema/index.ts';
import { determineSupervision } from '../../workflows/complaint/messages.ts';
import { supervision, type Supervision } from '../../workflows/complaint/words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import type { Deps } from '../deps.ts';
import { say, type Language } from '../requests/language.ts';
import type { CaseFile } from '../shapes.ts';
import { shownWords } from '../words/shown.ts';

interface Said {
  readonly message: string;
  readonly receivedOn: string;
  readonly told: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What was last determined of the supervision law in a case, with its ground. A case in which it was never asked says nothing of it. */
export async function supervisionIn({ registers: { db } }: Deps, language: Language, { caseNo }: { caseNo: string }, said: readonly Said[]): Promise<Pick<CaseFile, 'supervision'>> {
  const last = said.findLast(({ message }) => message === determineSupervision.name);
  if (last) {
    const state = last.told.result as Supervision;
    return { supervision: { state, stateTitle: say(language, supervision[state]), on: last.receivedOn as Day, ground: String(last.body.ground ?? '') } };
  }
  const isAsked = (await db.$count(duties, and(eq(duties.caseNo, caseNo), eq(duties.message, determineSupervision.name)))) > 0;
  return isAsked ? { supervision: { state: 'open', stateTitle: say(language, shownWords.undetermined) } } : {};
}
