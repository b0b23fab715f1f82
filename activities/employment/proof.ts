import { eq } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { auxiliaries } from '../../db/schema/index.ts';
import { terms } from '../../workflows/employment/words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { inWords } from '../complaint/phrases.ts';

const dated = (day: Day): string => inWords(day).replace(/（.*$/, '');

/** What a proof of termination must state, a line each: term of the contract, day of its end, post, and how long the person worked here (LCL-IR 24). Nothing where nobody came to work. */
export async function proofLines(tx: Transaction, caseNo: string): Promise<readonly string[]> {
  const [file] = await tx.select().from(auxiliaries).where(eq(auxiliaries.caseNo, caseNo));
  if (!file?.leftOn) return [];
  const { term, termFrom, termMonths, post, startedOn, leftOn } = file;
  const contract = term ? `${terms[term][0]}${termFrom ? `，自${dated(termFrom)}起` : ''}${termMonths ? `${termMonths}个月` : ''}` : '没有订立书面劳动合同';
  return [`劳动合同期限：${contract}。`, `解除或者终止的日期：${dated(leftOn)}。`, `工作岗位：${post}。`, `在本单位的工作年限：${dated(startedOn)}至${dated(leftOn)}，${lasted(startedOn, leftOn)}。`];
}

/** Whole years and months; both days count. */
function lasted(from: Day, to: Day): string {
  const [start, end] = [new Date(`${from}T00:00:00Z`), new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000)];
  const months = (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth() - (end.getUTCDate() < start.getUTCDate() ? 1 : 0);
  const [years, rest] = [Math.floor(months / 12), months % 12];
  return months < 1 ? '不满一个月' : `满${years > 0 ? `${years}年` : ''}${rest > 0 ? `${rest}个月` : ''}`;
}
