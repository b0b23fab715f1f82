import { and, eq, isNotNull } from 'drizzle-orm';
import { partIn } from '../../db/reads/seats.ts';
import { cases, type statements } from '../../db/schema/index.ts';
import { reportRetaliation } from '../../workflows/complaint/messages.ts';
import { todayOf, type Deps } from '../deps.ts';
import { say, type Language } from '../requests/language.ts';
import { shownWords } from '../words/shown.ts';

type Row = typeof statements.$inferSelect;
const isReport = ({ message }: Row): boolean => message === reportRetaliation.name;

/** Statements of one case with the words that this official may read: what a complainant reports of retaliation goes to a case of its own, outside the unit (PET 46(6)), and is read by those who may see that one. Whoever is at work here may be whom it is about. */
export async function readableTo(deps: Pick<Deps, 'registers' | 'now'>, language: Language, me: string, said: readonly Row[]): Promise<readonly Row[]> {
  const report = said.find(isReport);
  if (!report) return said;
  const [seen] = await deps.registers.db.select({ caseNo: cases.caseNo }).from(cases).where(and(eq(cases.linkedFrom, report.caseNo), isNotNull(partIn(me, cases.caseNo, todayOf(deps))))).limit(1);
  return seen ? said : said.map((row) => (isReport(row) ? { ...row, body: { text: say(language, shownWords['told-elsewhere']) } } : row));
}
