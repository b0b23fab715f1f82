import { redrawn } from './image.ts';
import { kindOf } from './kinds.ts';
import { riskOfOffice } from './office.ts';
import { riskOfPdf } from './pdf.ts';
import type { DocumentRefusal } from './words.ts';

/** What is kept of a file, or why it is not. */
export type Inspected = { readonly mediaType: string; readonly bytes: Uint8Array } | { readonly refusal: DocumentRefusal };

let before: Promise<unknown> = Promise.resolve();

/**
 * Looks into a file that came in: pictures are drawn anew, what runs by itself is refused, the rest stays as it was sent.
 * One file after the other, because a picture or an archive can take a quarter of a gigabyte while it is looked into.
 */
export function inspect(bytes: Uint8Array, name: string): Promise<Inspected> {
  // A file that breaks what looks into it is broken itself.
  const mine = before.then(() => look(bytes, name)).catch((): Inspected => ({ refusal: 'damaged' }));
  before = mine;
  return mine;
}

async function look(bytes: Uint8Array, name: string): Promise<Inspected> {
  const found = await kindOf(bytes, name);
  if ('refusal' in found) return found;
  const { mediaType, kind } = found;
  if (kind === 'image') {
    const drawn = await redrawn(bytes, mediaType);
    return 'refusal' in drawn ? drawn : { mediaType, bytes: drawn.bytes };
  }
  const risk = kind === 'pdf' ? await riskOfPdf(bytes) : kind === 'office' ? await riskOfOffice(bytes) : undefined;
  return risk ? { refusal: risk } : { mediaType, bytes };
}
