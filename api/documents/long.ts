import type { Opened } from '../../db/pieces.ts';
import { faultOfBoxes, fileLevel } from './film.ts';
import { labelLength } from './sound.ts';
import type { DocumentRefusal } from './words.ts';

const headLength = 16;
/** The tables of ten hours of pictures and sound have some twenty million bytes; what claims more is not held. */
const mostHeld = 64 * 1024 * 1024;
/** Ten hours in fragments of a second have seventy thousand. */
const mostBoxes = 200_000;

/** Why a film too long to be held is not taken, if it is not: each box is found by the head of the one before it, and only those that are not samples are read. */
export async function faultOfLongFilm(file: Opened): Promise<DocumentRefusal | undefined> {
  let hasFilm = false;
  let count = 0;
  for (let at = 0; at < file.size; count += 1) {
    const head = await file.read(at, at + headLength);
    if (head.length < 8 || count === mostBoxes) return 'damaged';
    const short = head.readUInt32BE(0);
    if (short === 1 && head.length < headLength) return 'damaged';
    const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? file.size - at : short;
    if (size < (short === 1 ? headLength : 8) || at + size > file.size) return 'damaged';
    const type = head.toString('latin1', 4, 8);
    if (type === 'moov' && hasFilm) return 'damaged';
    hasFilm ||= type === 'moov';
    if (type === 'moov' || (Object.hasOwn(fileLevel, type) && fileLevel[type] !== 'whole')) {
      const fault = size > mostHeld ? 'damaged' : faultOfBoxes(await file.read(at, at + size));
      if (fault) return fault;
    }
    at += size;
  }
  return hasFilm ? undefined : 'damaged';
}

/** Sound that is nothing but labels is none. */
export async function faultOfLongSound(file: Opened): Promise<DocumentRefusal | undefined> {
  let at = 0;
  for (let length = -1; length !== 0 && at < file.size; at += length) length = labelLength(await file.read(at, at + 10));
  return at < file.size ? undefined : 'damaged';
}
