import type { Token } from '../../api/shapes/public.ts';
import { keyWithin, type Door } from './door.ts';
import { mostFiles, type SentForm } from './form-body.ts';

/** Hands in what came with a form, under the receipt the form was just given; each file that is not taken is told with its place in the row. */
export async function handInAll(door: Door, receipt: string, key: string, { files }: SentForm): Promise<{ taken: number; refused: { n: number; why: string }[] }> {
  const refused: { n: number; why: string }[] = [];
  if (files.length === 0) return { taken: 0, refused };
  const token = await door.call<Token>('/api/public/receipts', { method: 'POST', body: { receipt } });
  if (!token.ok) return { taken: 0, refused: files.map((_, i) => ({ n: i + 1, why: token.problem.detail })) };
  for (const [i, file] of files.slice(0, mostFiles).entries()) {
    const answer = await door.handIn(file, '/api/public/file/documents', token.body.token, keyWithin(key, `file ${i}`));
    if (!answer.ok) refused.push({ n: i + 1, why: answer.problem.detail });
  }
  return { taken: files.length - refused.length, refused };
}
