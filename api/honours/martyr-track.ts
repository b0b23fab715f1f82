import { and, asc, eq, inArray } from 'drizzle-orm';
import { daysBetween } from '../../db/calendar/count.ts';
import { caseEvents, fileCustody, statements } from '../../db/schema/index.ts';
import type { MartyrOpening } from '../../workflows/martyr-recognition/opening.ts';
import { levels, type Level } from '../../workflows/martyr-recognition/words.ts';
import type { Day, Label } from '../../workflows/steps/words.ts';
import type { CaseRow } from '../cases/case-open.ts';
import { todayOf, type Deps } from '../deps.ts';
import { say, type Language } from '../requests/language.ts';
import { procedureOf } from '../cases/procedures.ts';
import type { Honours } from '../shapes.ts';
import { resultTitle } from '../shown/shown-duty.ts';

/** By which message each level decides. */
const decides: Readonly<Record<Level, string>> = { county: 'investigate', 'county-government': 'decideCounty', 'city-government': 'decideCity', 'provincial-government': 'decideProvince', national: 'decideNational' };
const order = Object.keys(levels) as Level[];
const ending = ['not-a-case', 'refused', 'not-passed'];
const staying = ['supplement'];

export const enteredTitles = {
  own: ['本机关登录', 'entered by the body itself'],
  received: ['代录来文', 'entered from its paper'],
} as const satisfies Record<'own' | 'received', Label>;

type Said = typeof statements.$inferSelect;
const resultOf = ({ told }: Said): string => String(told.result ?? '');

/** How far the file has come: the index of the level that has it now, and whether it ended there. */
function reached(said: readonly Said[], isFiled: boolean): { at: number; isEnded: boolean } {
  const last = said.at(-1);
  if (!last) return { at: isFiled ? 0 : -1, isEnded: false };
  const at = order.findIndex((level) => decides[level] === last.message);
  const result = resultOf(last);
  if (ending.includes(result)) return { at, isEnded: true };
  return { at: staying.includes(result) ? at : at + (result === 'returned' ? -1 : 1), isEnded: false };
}

/** Each level on the way up with its days, decision and paper, and who entered it. */
export async function levelsOf({ registers: { db }, now }: Deps, language: Language, row: CaseRow, nameOf: (code: string) => string): Promise<Honours['levels']> {
  const { bodies, applicant } = row.opening as unknown as MartyrOpening;
  const [rows, custody] = await Promise.all([
    db.select({ statement: statements }).from(caseEvents).innerJoin(statements, eq(statements.id, caseEvents.statementId)).where(and(eq(caseEvents.caseNo, row.caseNo), inArray(statements.message, [...Object.values(decides), 'decideFiling']))).orderBy(asc(caseEvents.seq)),
    db.select().from(fileCustody).where(eq(fileCustody.caseNo, row.caseNo)).orderBy(asc(fileCustody.nth)),
  ]);
  const said = rows.map(({ statement }) => statement);
  const decisions = said.filter(({ message }) => message !== 'decideFiling');
  const { at: standing, isEnded } = reached(decisions, applicant !== 'employer' || said.length > 0);
  return order.map((level, at) => {
    const organ = bodies[level];
    const decision = decisions.findLast(({ message }) => message === decides[level]);
    const state = at < standing ? 'done' : at > standing ? 'ahead' : isEnded ? 'refused' : 'current';
    // Whoever keeps the file from its first day has no receipt for it.
    const receivedOn = custody.findLast((each) => each.kind === 'received' && each.organ === organ)?.on ?? (at === 0 && applicant !== 'employer' ? (row.openedOn as Day) : undefined);
    const decidedOn = (decision?.body.on ?? decision?.receivedOn) as Day | undefined;
    const until = state === 'current' ? todayOf({ now }) : decidedOn;
    const entered = decision && (decision.organ === organ ? 'own' : 'received');
    const decided = state === 'current' || state === 'ahead' ? undefined : decision;
    return {
      level, title: say(language, levels[level]), organ, organName: nameOf(organ), state,
      ...(receivedOn && state !== 'ahead' && { receivedOn, ...(until && { days: Math.max(0, daysBetween(receivedOn, until)) }) }),
      ...(decided && { decidedOn: decidedOn!, resultTitle: say(language, resultTitle(procedureOf(row.procedure), decided.message, resultOf(decided))), ...(typeof decided.body.paperNo === 'string' && { number: decided.body.paperNo }), entered: entered!, enteredTitle: say(language, enteredTitles[entered!]) }),
      scans: decided && Array.isArray(decided.body.documents) ? decided.body.documents.length : 0,
    };
  });
}
