import { eq } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { auxiliaries, statements } from '../../db/schema/index.ts';
import type { Leaving, Term } from '../../workflows/employment/words.ts';
import type { Day, Statement } from '../../workflows/steps/words.ts';

type File = Partial<typeof auxiliaries.$inferInsert>;

/** What a statement enters in the personnel file. */
const entered: Readonly<Record<string, (body: Readonly<Record<string, unknown>>, on: Day) => File>> = {
  signContract: ({ result, term, from, months, probationMonths }) =>
    result === 'signed' ? { term: term as Term, termFrom: from as Day, termMonths: (months as number | undefined) ?? null, probationMonths: (probationMonths as number | undefined) ?? 0 } : {},
  // As whoever checks it types it: neither full width nor blanks.
  issueCertificate: ({ number }) => ({ certificate: String(number).normalize('NFKC').trim() }),
  appraiseProbation: ({ result }, on) => (result === 'confirmed' ? { confirmedOn: on } : {}),
  recordLeaving: ({ cause }) => ({ leftCause: cause as Leaving }),
};

export async function projectStatement(tx: Transaction, caseNo: string, statement: Statement): Promise<void> {
  const enter = entered[statement.duty.split(/[/:]/)[0]!];
  if (!enter) return;
  const [row] = await tx.select({ body: statements.body }).from(statements).where(eq(statements.id, statement.id));
  const file = enter(row?.body ?? {}, statement.on);
  if (Object.keys(file).length > 0) await tx.update(auxiliaries).set(file).where(eq(auxiliaries.caseNo, caseNo));
}
