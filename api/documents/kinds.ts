import { fileTypeFromBuffer } from 'file-type';
import { textFault } from '../requests/plain-text.ts';
import type { DocumentRefusal } from './words.ts';

export type Kind = 'image' | 'pdf' | 'office' | 'text' | 'film' | 'sound';

/** What is taken, with the endings a name may have; the first is given to a name without one. */
const taken: Readonly<Record<string, { readonly kind: Kind; readonly endings: readonly string[] }>> = {
  'image/jpeg': { kind: 'image', endings: ['jpg', 'jpeg', 'jfif'] },
  'image/png': { kind: 'image', endings: ['png'] },
  'image/webp': { kind: 'image', endings: ['webp'] },
  'image/gif': { kind: 'image', endings: ['gif'] },
  'application/pdf': { kind: 'pdf', endings: ['pdf'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { kind: 'office', endings: ['docx'] },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { kind: 'office', endings: ['xlsx'] },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': { kind: 'office', endings: ['pptx'] },
  'application/vnd.oasis.opendocument.text': { kind: 'office', endings: ['odt'] },
  'application/vnd.oasis.opendocument.spreadsheet': { kind: 'office', endings: ['ods'] },
  'text/plain': { kind: 'text', endings: ['txt'] },
  'video/mp4': { kind: 'film', endings: ['mp4', 'm4v', 'm4a'] },
  'video/x-m4v': { kind: 'film', endings: ['m4v', 'mp4'] },
  'video/quicktime': { kind: 'film', endings: ['mov', 'qt'] },
  'video/3gpp': { kind: 'film', endings: ['3gp', '3gpp', 'mp4', 'm4a'] },
  'video/3gpp2': { kind: 'film', endings: ['3g2'] },
  'audio/x-m4a': { kind: 'film', endings: ['m4a', 'mp4'] },
  'audio/mp4': { kind: 'film', endings: ['m4b', 'm4a', 'mp4'] },
  'audio/mpeg': { kind: 'sound', endings: ['mp3'] },
  'audio/aac': { kind: 'sound', endings: ['aac'] },
  'audio/wav': { kind: 'sound', endings: ['wav'] },
  'audio/amr': { kind: 'sound', endings: ['amr'] },
};

/** The media types in which what was taken is given out again. */
export const takenTypes = Object.keys(taken);

/** Under which endings these kinds are taken. */
export const endingsOf = (...kinds: readonly Kind[]): string[] => [...new Set(Object.values(taken).flatMap(({ kind, endings }) => (kinds.includes(kind) ? endings : [])))];

const refusedKinds: Readonly<Record<string, DocumentRefusal>> = { 'image/heic': 'heic', 'image/heif': 'heic', 'image/heic-sequence': 'heic', 'image/heif-sequence': 'heic', 'application/x-cfb': 'old-office' };

const endingIn = (name: string): string | undefined => /\.(?=[A-Za-z0-9]*[A-Za-z])([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase();

/** The name under which a document is saved: one without an ending gets that of its kind. */
export function nameWithEnding(name: string, mediaType: string): string {
  const ending = taken[mediaType]?.endings[0];
  return ending === undefined || endingIn(name) !== undefined ? name : `${name}.${ending}`;
}

/** What the bytes are, whatever the sender calls them; a name that says otherwise is refused, because a reader's computer goes by it. */
export async function kindOf(bytes: Uint8Array, name: string): Promise<{ mediaType: string; kind: Kind } | { refusal: DocumentRefusal }> {
  if (bytes.length === 0) return { refusal: 'empty' };
  const mediaType = await sniffed(bytes);
  const found = taken[mediaType];
  if (!found) return { refusal: refusedKinds[mediaType] ?? (mediaType.includes('macroenabled') ? 'macros' : /^(audio|video)\//.test(mediaType) ? 'other-media' : 'unknown') };
  const ending = endingIn(name);
  if (ending !== undefined && !found.endings.includes(ending)) return { refusal: 'name-differs' };
  return { mediaType, kind: found.kind };
}

async function sniffed(bytes: Uint8Array): Promise<string> {
  // Bytes that break the sniffer are of no kind that is taken.
  const sniff = await fileTypeFromBuffer(bytes).catch(() => ({ mime: 'application/octet-stream' }));
  if (sniff) return sniff.mime.toLowerCase();
  return isText(bytes) ? 'text/plain' : 'application/octet-stream';
}

function isText(bytes: Uint8Array): boolean {
  try {
    const fault = textFault(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return fault === undefined || fault === 'bidi' || fault === 'marks';
  } catch {
    return false;
  }
}
