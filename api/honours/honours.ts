import { asc, eq } from 'drizzle-orm';
import { organsByCode } from '../../db/reads/names.ts';
import { benefitLines, fileCustody, survivorPensions, type CustodyKind } from '../../db/schema/index.ts';
import type { Label } from '../../workflows/steps/words.ts';
import { pensioners } from '../../workflows/martyr-recognition/words.ts';
import { claimKinship, isDisputed } from '../../workflows/martyr-recognition/messages.ts';
import { earlierIn, type CaseRow } from '../cases/case-open.ts';
import type { Deps } from '../deps.ts';
import { levelsOf } from './martyr-track.ts';
import { say, type Language } from '../requests/language.ts';
import type { Honours } from '../shapes.ts';
import { organName } from '../shown/shown-duty.ts';

const custodyTitles: Readonly<Record<CustodyKind, Label>> = {
  sent: ['已送出', 'sent'],
  received: ['已签收', 'received'],
  asked: ['已询问', 'asked'],
};

/** Where the file of a martyr recognition is, what the survivors are paid, and their pensions. */
export async function honoursOf(deps: Deps, language: Language, row: CaseRow): Promise<Honours> {
  const { registers: { db } } = deps;
  const { caseNo, organ } = row;
  const organs = await organsByCode(db);
  const nameOf = (code: string) => organName({ language, organs }, code);
  const [earlier, levels, custody, lines, pensions] = await Promise.all([
    earlierIn(deps, row),
    levelsOf(deps, language, row, nameOf),
    db.select().from(fileCustody).where(eq(fileCustody.caseNo, caseNo)).orderBy(asc(fileCustody.nth)),
    db.select().from(benefitLines).where(eq(benefitLines.caseNo, caseNo)).orderBy(asc(benefitLines.statementId), asc(benefitLines.line)),
    db.select().from(survivorPensions).where(eq(survivorPensions.caseNo, caseNo)).orderBy(asc(survivorPensions.nth)),
  ]);
  const last = custody.findLast(({ kind }) => kind !== 'asked');
  const expectedOn = custody.findLast(({ expectedOn }) => expectedOn)?.expectedOn;
  return {
    caseNo,
    currency: 'CNY',
    holder: { organ: last?.organ ?? organ, organName: nameOf(last?.organ ?? organ), ...(last && { since: last.on }), underway: last?.kind === 'sent', ...(expectedOn && { expectedOn }) },
    custody: custody.map(({ kind, organ: at, on, number, expectedOn: until }) => ({ kind, title: say(language, custodyTitles[kind]), organ: at, organName: nameOf(at), on, ...(number && { number }), ...(until && { expectedOn: until }) })),
    levels,
    kin: { others: earlier.said(claimKinship).length, disputed: isDisputed(earlier) },
    lines: lines.map(({ code, title, amount, payer, how, ground }) => ({ code, title: say(language, title), ...(amount !== null && { amount }), ...(payer && { payer }), how: say(language, how), article: ground.article, source: ground.source, status: ground.status })),
    pensions: pensions.map(({ nth, relation, monthly, fromOn, organ: at, movesOn, confirmedOn, diedOn, endedOn, afterDeath }) => ({
      nth, relation, relationTitle: say(language, (pensioners as Readonly<Record<string, Label>>)[relation] ?? [relation, relation]), ...(monthly !== null && { monthly }), fromOn, organ: at, organName: nameOf(at), ...(movesOn && { movesOn }), confirmedOn, ...(diedOn && { diedOn }), ...(endedOn && { endedOn }), ...(afterDeath !== null && { afterDeath }),
    })),
  };
}
