import type { Opened } from '../../db/pieces.ts';
import { mostBytes } from '../shapes/upload-limits.ts';
import { cleanedFilm } from './film.ts';
import { redrawn } from './image.ts';
import { kindOf } from './kinds.ts';
import { faultOfLongFilm, faultOfLongSound } from './long.ts';
import { riskOfOffice } from './office.ts';
import { riskOfPdf } from './pdf.ts';
import { cleanedSound } from './sound.ts';
import type { DocumentRefusal } from './words.ts';

/** What a file is and the bytes that are kept in place of those that were sent, or why it is not kept. */
export type Inspected = { readonly mediaType: string; readonly anew?: Uint8Array } | { readonly refusal: DocumentRefusal };

/** Enough of a recording to tell its kind by, pictures before its sound included. */
const headOfLong = 4 * 1024 * 1024;

let before: Promise<unknown> = Promise.resolve();

/**
 * Looks into a file that came in: pictures are drawn anew, a party's sound and films lose what they say of place and device,
 * what runs by itself is refused, the rest stays as it was sent.
 * One file after the other, because a picture or an archive can take a quarter of a gigabyte while it is looked into.
 */
export function inspect(file: Opened, name: string, isOfParty: boolean): Promise<Inspected> {
  const mine = before.then(async () => {
    // A store that is away says nothing of the file: it waits. A file that breaks what looks into it is broken itself.
    if (file.size > mostBytes) return lookIntoLong(file, name);
    return look(await file.read(0, file.size), name, isOfParty).catch((): Inspected => ({ refusal: 'damaged' }));
  });
  before = mine.catch(() => undefined);
  return mine;
}

/** Only an official's recording may be so long, and it stays as it was sent. */
async function lookIntoLong(file: Opened, name: string): Promise<Inspected> {
  const found = await kindOf(await file.read(0, headOfLong), name);
  if ('refusal' in found) return found.refusal === 'unknown' ? { refusal: 'too-large' } : found;
  const { mediaType, kind } = found;
  if (kind !== 'film' && kind !== 'sound') return { refusal: 'too-large' };
  const fault = kind === 'film' ? await faultOfLongFilm(file) : await faultOfLongSound(file);
  return fault ? { refusal: fault } : { mediaType };
}

async function look(bytes: Uint8Array, name: string, isOfParty: boolean): Promise<Inspected> {
  const found = await kindOf(bytes, name);
  if ('refusal' in found) return found;
  const { mediaType, kind } = found;
  if (kind === 'image') {
    const drawn = await redrawn(bytes, mediaType);
    return 'refusal' in drawn ? drawn : { mediaType, anew: drawn.bytes };
  }
  if (kind === 'film' || kind === 'sound') {
    const cleaned = kind === 'film' ? cleanedFilm(bytes) : cleanedSound(bytes, mediaType);
    // An officer's recording is evidence: what its camera wrote stays, and its sum is that of the original.
    if (!isOfParty && (!('refusal' in cleaned) || cleaned.refusal === 'track-data')) return { mediaType };
    return 'refusal' in cleaned ? cleaned : { mediaType, anew: cleaned.bytes };
  }
  const risk = kind === 'pdf' ? await riskOfPdf(bytes) : kind === 'office' ? await riskOfOffice(bytes) : undefined;
  return risk ? { refusal: risk } : { mediaType };
}
