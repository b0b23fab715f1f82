import { publicRecognition } from '../../workflows/martyr-recognition/forms.ts';
import { recognition } from './words-recognition.ts';
import { recruit } from './words-recruitment.ts';

/** What was typed, by field. */
export type Typed = Readonly<Record<string, string>>;
/** Fields of the page by where they go in the filing. */
export const pointers: Readonly<Record<string, string>> = {
  applicant: '/applicant', deceasedName: '/deceased/name', deceasedId: '/deceased/idNumber', diedOn: '/diedOn', ground: '/ground', facts: '/facts', county: '/county', household: '/household',
  name: '/filer/name', relation: '/filer/relation', phone: '/filer/answerBy/phone', email: '/filer/answerBy/email', post: '/filer/answerBy/post',
};
export const required = ['applicant', 'deceasedName', 'deceasedId', 'diedOn', 'ground', 'facts', 'county', 'name'];

/** The title of a field where it goes, in both languages. */
function titleAt(pointer: string): readonly [string, string] {
  type Titled = { readonly title?: string; readonly 'x-title-en'?: string; readonly properties?: Readonly<Record<string, Titled>> };
  const at = pointer.split('/').slice(1).reduce<Titled | undefined>((schema, part) => schema?.properties?.[part], publicRecognition as unknown as Titled);
  return [at?.title ?? '', at?.['x-title-en'] ?? ''];
}
const own: Readonly<Record<string, readonly [string, string]>> = { deceasedName: recognition.deceasedName, deceasedId: recognition.deceasedId, name: recruit.objectName };
export const labelOf = (name: string): readonly [string, string] => own[name] ?? titleAt(pointers[name]!);

/** The filing as `POST /api/public/martyr-recognitions` takes it. */
export function filingOf(typed: Typed): Record<string, unknown> {
  const filing: Record<string, unknown> = {};
  for (const [name, pointer] of Object.entries(pointers)) {
    const value = typed[name];
    if (!value) continue;
    const parts = pointer.split('/').slice(1);
    const within = parts.slice(0, -1).reduce<Record<string, unknown>>((at, part) => (at[part] ??= {}) as Record<string, unknown>, filing);
    within[parts.at(-1)!] = name === 'deceasedId' ? value.normalize('NFKC').toUpperCase() : value;
  }
  return filing;
}
