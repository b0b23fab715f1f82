import { promisify } from 'node:util';
import { constants, inflate } from 'node:zlib';
import type { DocumentRefusal } from './words.ts';

const inflated = promisify(inflate);
const mostInflated = 64 * 1024 * 1024;
const mostInflatedInAll = 256 * 1024 * 1024;
const mostStreams = 20_000;
/** A dictionary stands this close before its stream. */
const dictionaryWithin = 4_096;

/** A name as PDF lets it be written: every letter also as `#` and its code. */
const spelled = (name: string): string => [...name].map((letter) => `(?:${letter}|#${letter.charCodeAt(0).toString(16).replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)})`).join('');
const anyOf = (...names: string[]): RegExp => new RegExp(`/(?:${names.map(spelled).join('|')})(?![A-Za-z0-9])`);

// Every script action bears the name JavaScript; `/JS` alone would be met by chance in compressed bytes.
const risks: readonly [DocumentRefusal, RegExp][] = [
  ['encrypted', anyOf('Encrypt')],
  ['script', anyOf('JavaScript', 'Launch', 'Rendition', 'SubmitForm', 'ImportData', 'RichMedia', 'XFA')],
  ['embedded', anyOf('EmbeddedFile', 'EmbeddedFiles', 'GoToE')],
];
const objectStream = anyOf('ObjStm');
const picture = anyOf('Image');

const riskIn = (text: string): DocumentRefusal | undefined => risks.find(([, pattern]) => pattern.test(text))?.[0];

/** Why a PDF is not taken: it runs something, carries a file, or cannot be looked into. Objects packed into streams are unpacked first. */
export async function riskOfPdf(bytes: Uint8Array): Promise<DocumentRefusal | undefined> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = whole.toString('latin1');
  const open = riskIn(text);
  if (open) return open;
  let room = mostInflatedInAll;
  let streams = 0;
  for (const found of text.matchAll(/(?<!end)stream\r?\n/g)) {
    const start = found.index + found[0].length;
    streams += 1;
    if (streams > mostStreams) return 'damaged';
    const before = text.slice(Math.max(0, found.index - dictionaryWithin), found.index);
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    const isPacked = objectStream.test(dictionary);
    if (!isPacked && picture.test(dictionary)) continue;
    if (!isDeflated(whole, start)) {
      // Packed objects under another filter, or none: plain ones were read above.
      if (isPacked && /\/Filter/.test(dictionary)) return 'damaged';
      continue;
    }
    const unpacked = await inflated(whole.subarray(start), { maxOutputLength: Math.min(mostInflated, room), finishFlush: constants.Z_SYNC_FLUSH }).catch((error: NodeJS.ErrnoException) => error);
    if (unpacked instanceof Error) {
      if (isPacked || unpacked.code === 'ERR_BUFFER_TOO_LARGE') return 'damaged';
      continue;
    }
    room -= unpacked.length;
    if (room <= 0) return 'damaged';
    const risk = riskIn(unpacked.toString('latin1'));
    if (risk) return risk;
  }
  return undefined;
}

/** The two bytes with which zlib begins. */
function isDeflated(bytes: Buffer, at: number): boolean {
  const [first, second] = [bytes[at], bytes[at + 1]];
  return first !== undefined && second !== undefined && (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}
