import { cleanedFilm } from './film.ts';
import { redrawn } from './image.ts';
import { kindOf } from './kinds.ts';
import { riskOfOffice } from './office.ts';
import { riskOfPdf } from './pdf.ts';
import { cleanedSound } from './sound.ts';
import type { DocumentRefusal } from './words.ts';

/** What is kept of a file, or why it is not. */
export type Inspected = { readonly mediaType: string; readonly bytes: Uint8Array } | { readonly refusal: DocumentRefusal };

let before: Promise<unknown> = Promise.resolve();

/**
 * Looks into a file that came in: pictures are drawn anew, a party's sound and films lose what they say of place and device,
 * what runs by itself is refused, the rest stays as it was sent.
 * One file after the other, because a picture or an archive can take a quarter of a gigabyte while it is looked into.
 */
export function inspect(bytes: Uint8Array, name: string, isOfParty: boolean): Promise<Inspected> {
  // A file that breaks what looks into it is broken itself.
  const mine = before.then(() => look(bytes, name, isOfParty)).catch((): Inspected => ({ refusal: 'damaged' }));
  before = mine;
  return mine;
}

async function look(bytes: Uint8Array, name: string, isOfParty: boolean): Promise<Inspected> {
  const found = await kindOf(bytes, name);
  if ('refusal' in found) return found;
  const { mediaType, kind } = found;
  if (kind === 'image') {
    const drawn = await redrawn(bytes, mediaType);
    return 'refusal' in drawn ? drawn : { mediaType, bytes: drawn.bytes };
  }
  if (kind === 'film' || kind === 'sound') {
    const cleaned = kind === 'film' ? cleanedFilm(bytes) : cleanedSound(bytes, mediaType);
    // An officer's recording is evidence: what its camera wrote stays, and its sum is that of the original.
    if (!isOfParty && 'refusal' in cleaned && cleaned.refusal === 'track-data') return { mediaType, bytes };
    return 'refusal' in cleaned ? cleaned : { mediaType, bytes: isOfParty ? cleaned.bytes : bytes };
  }
  const risk = kind === 'pdf' ? await riskOfPdf(bytes) : kind === 'office' ? await riskOfOffice(bytes) : undefined;
  return risk ? { refusal: risk } : { mediaType, bytes };
}
