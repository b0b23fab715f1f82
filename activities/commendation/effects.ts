import { and, desc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { inForce } from '../../db/reads/parameters.ts';
import { awards, caseEvents, cases, commendations, statements } from '../../db/schema/index.ts';
import { bonuses } from '../../workflows/commendation/law.ts';
import type { Level } from '../../workflows/commendation/words.ts';
import type { Day, Statement } from '../../workflows/steps/words.ts';

/** What a statement in a commendation changes beside its duty: the register of awards. */
export async function projectStatement(tx: Transaction, caseNo: string, statement: Statement, at: Date): Promise<void> {
  const result = (statement as Statement & { result?: string }).result;
  switch (statement.duty.split(/[/:]/)[0]) {
    case 'announce':
      return enterAward(tx, caseNo, statement.on, at);
    case 'enterInFile':
      await tx.update(awards).set({ inFileOn: statement.on }).where(and(standing(caseNo), isNull(awards.inFileOn)));
      return;
    case 'ruleRevocation':
      if (result === 'revoked') await tx.update(awards).set({ revokedOn: statement.on, revokedBy: statement.id }).where(standing(caseNo));
      return;
    default:
  }
}

/** The one award of the case that was neither revoked nor replaced by another level. */
const standing = (caseNo: string) => and(eq(awards.caseNo, caseNo), isNull(awards.revokedOn), isNull(awards.replacedOn));

/** The award as it was approved: the level last proposed, set after an objection or lowered, by the organ that ruled last. It takes the place of the case's earlier one. A deed that was awarded elsewhere in the meantime is not awarded twice. */
async function enterAward(tx: Transaction, caseNo: string, on: Day, at: Date): Promise<void> {
  const said = (await tx.select({ statement: statements }).from(caseEvents).innerJoin(statements, eq(statements.id, caseEvents.statementId)).where(and(eq(caseEvents.caseNo, caseNo), inArray(statements.message, ['proposeAward', 'answerLevelObjection', 'approve']))).orderBy(desc(caseEvents.seq))).map(({ statement }) => statement);
  const ruling = said.find(({ message }) => message === 'approve')!;
  const level = said.find(({ message, told }) => told.level !== undefined && (message === 'proposeAward' || told.result === 'lowered' || told.result === 'changed'))!.told.level as Level;
  const [about] = await tx.select().from(commendations).where(eq(commendations.caseNo, caseNo));
  const [row] = await tx.select({ organ: cases.organ }).from(cases).where(eq(cases.caseNo, caseNo));
  if (!about) return;
  const decidedOn = ruling.receivedOn as Day;
  await tx.update(awards).set({ replacedOn: on }).where(and(standing(caseNo), ne(awards.statementId, ruling.id)));
  await tx
    .insert(awards)
    .values({ caseNo, personMark: about.personMark, level, deedOn: about.deedOn, decidedOn, organ: ruling.organ ?? row!.organ, statementId: ruling.id, bonus: await inForce(tx, bonuses[level], decidedOn), at })
    .onConflictDoNothing();
}
