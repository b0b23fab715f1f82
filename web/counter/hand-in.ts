import type { PublicFile, Token } from '../../api/shapes/public.ts';
import { speak } from '../../api/shapes/public-words.ts';
import type { Door } from './door.ts';
import { hasFiles, type SentForm } from './form-body.ts';
import { overlongWords } from './words.ts';

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
  if (!hasFiles(form)) return { taken: 0, refused: [] };
  const token = await door.call<Token>('/api/public/receipts', { method: 'POST', body: { receipt } });
  if (!token.ok) return { taken: 0, refused: [...form.files, ...form.overlong].map(({ place }) => ({ n: place, why: token.problem.detail })) };
  return handInWith(door, token.body.token, key, form, path);
}

export async function handInWith(door: Door, token: string, key: string, { files, overlong }: SentForm, path: string): Promise<HandedIn> {
  const refused = overlong.map(({ place, why }) => ({ n: place, why: speak(door.lang)(overlongWords[why]) }));
  let taken = 0;
  for (const file of files) {
    const answer = await door.handIn(file, path, token, key);
    if (answer.ok) taken += 1;
    else refused.push({ n: file.place, why: answer.problem.detail });
  }
  return { taken, refused: refused.sort((one, other) => one.n - other.n) };
}
