import { and, eq, or } from 'drizzle-orm';
import { firstMessages, statements } from '../../db/schema/index.ts';
import { ownWordsInARow } from '../../workflows/complaint/law.ts';
import type { FormSchema } from '../requests/check.ts';
import type { FieldError } from '../requests/declined.ts';
import type { Deps } from '../deps.ts';
import { fill } from '../requests/language.ts';
import { sentences } from '../words/sentences.ts';

/** Fields in which a complainant writes freely; whom and where it is about has to be named on both sides. */
const written = ['matter', 'text', 'reason'];

/** Without blanks and stops, so that a comma hides nothing. */
const bare = (text: string): string => [...text.normalize('NFKC')].filter((character) => /[\p{L}\p{N}]/u.test(character)).join('');

/**
 * Fields marked `x-not-complaint` that repeat the complaint's own words: PET 30(3). The name under seal is not compared:
 * a refusal would tell whoever tries names which one is right.
 */
export async function ownWordFaults({ registers: { db } }: Pick<Deps, 'registers'>, { caseNo, schema, body }: { caseNo: string; schema: FormSchema; body: Readonly<Record<string, unknown>> }): Promise<FieldError[]> {
  const texts = textsIn(schema, body, '');
  if (texts.length === 0) return [];
  const said = await db.select({ body: statements.body }).from(statements).where(and(eq(statements.caseNo, caseNo), or(eq(statements.as, 'complainant'), eq(statements.message, firstMessages.complaint!))));
  const runs = new Set(said.flatMap((each) => written.flatMap((field) => runsOf(each.body[field]))));
  const detail = (i: 0 | 1) => fill(sentences['own-words'][i], { n: ownWordsInARow });
  return texts.filter(({ text }) => runsOf(text).some((run) => runs.has(run))).map(({ pointer }) => ({ pointer, detail: [detail(0), detail(1)] }));
}

function runsOf(text: unknown): string[] {
  if (typeof text !== 'string') return [];
  const characters = [...bare(text)];
  return characters.slice(ownWordsInARow - 1).map((_, i) => characters.slice(i, i + ownWordsInARow).join(''));
}

function textsIn(schema: FormSchema | undefined, value: unknown, pointer: string): { text: string; pointer: string }[] {
  if (typeof value === 'string') return schema?.['x-not-complaint'] === true ? [{ text: value, pointer }] : [];
  if (Array.isArray(value)) return value.flatMap((each, i) => textsIn(schema?.items, each, `${pointer}/${i}`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, each]) => textsIn(schema?.properties?.[name], each, `${pointer}/${name}`));
}
