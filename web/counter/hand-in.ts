import type { PublicFile, Token } from '../../api/shapes/public.ts';
import { speak } from '../../api/shapes/public-words.ts';
import type { Door } from './door.ts';
import { mostFiles, type SentForm } from './form-body.ts';
import { write } from './words.ts';

/** What the file of a receipt says of who has the case and what comes next; nothing while the case is not open yet. */
export async function followsFrom(door: Door, receipt: string): Promise<string | undefined> {
  const token = await door.call<Token>('/api/public/receipts', { method: 'POST', body: { receipt } });
  const file = token.ok ? await door.call<PublicFile>('/api/public/file', { token: token.body.token }) : undefined;
  return file?.ok ? [file.body.sentence, ...file.body.lines].join(door.lang === 'en' ? ' ' : '') : undefined;
}

export interface HandedIn {
  readonly taken: number;
  /** Why one was not taken, with its place in the row. */
  readonly refused: readonly { readonly n: number; readonly why: string }[];
}
const toFile = '/api/public/file/documents';

/** Hands in what came with a form, under the receipt the form was just given. */
export async function handInAll(door: Door, receipt: string, key: string, form: SentForm, path = toFile): Promise<HandedIn> {
  if (form.files.length === 0 && form.overlong.length === 0) return { taken: 0, refused: [] };
  const token = await door.call<Token>('/api/public/receipts', { method: 'POST', body: { receipt } });
  if (!token.ok) return { taken: 0, refused: form.files.map((_, i) => ({ n: i + 1, why: token.problem.detail })) };
  return handInWith(door, token.body.token, key, form, path);
}

export async function handInWith(door: Door, token: string, key: string, { files, overlong }: SentForm, path: string): Promise<HandedIn> {
  const refused = overlong.map((n) => ({ n, why: speak(door.lang)(write.filesHint) }));
  let taken = 0;
  for (const [i, file] of files.slice(0, mostFiles).entries()) {
    const answer = await door.handIn(file, path, token, key);
    if (answer.ok) taken += 1;
    else refused.push({ n: i + 1, why: answer.problem.detail });
  }
  return { taken, refused };
}
