import type { FastifyInstance, FastifyRequest } from 'fastify';
import multipart from '@fastify/multipart';
import { filesArrivalMs, mostBytes as mostBytesAFile } from '../../api/shapes/upload-limits.ts';

export interface SentFile {
  readonly bytes: Buffer;
  readonly mediaType: string;
  /** Which of the files that were chosen, the first being 1. */
  readonly place: number;
}
/** Why a file of a form is not passed on: larger than any may be, one too many, or too much with those before it. */
export type Overlong = 'large' | 'many' | 'together';
/** What a form sent. Of a name that comes twice the last one counts, so that a button overrules a hidden field. */
export interface SentForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly files: readonly SentFile[];
  /** Files that are not passed on: their places in the row, and why. */
  readonly overlong: readonly { readonly place: number; readonly why: Overlong }[];
}

const mostFiles = 5;
/** All of a form is in memory at once while it is passed on. */
const mostBytes = 40 * 1024 * 1024;
/** Whoever marks a whole album is told which were too many, and keeps the page. */
const mostChosen = 500;
/** A text far over its limit is to come back with the sentence that says so. */
const mostTyped = 2 * 1024 * 1024;

/** For routes whose forms bring files along. */
export const withFiles = { config: { arrivesWithinMs: filesArrivalMs } };

/** Forms of the counter: urlencoded, and multipart where files may come along. Bytes that are no UTF-8 are a malformed request. */
export async function takeForms(app: FastifyInstance): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer', bodyLimit: mostTyped }, (_request, body, done) => {
    try {
      done(null, decodeForm(body as Buffer, decoder));
    } catch {
      done(Object.assign(new Error('the form is not UTF-8'), { statusCode: 400 }));
    }
  });
  if (!app.hasContentTypeParser('multipart/form-data')) await app.register(multipart, { throwFileSizeLimit: false });
}

function decodeForm(body: Buffer, decoder: TextDecoder): SentForm {
  const decoded = (part: string) => decoder.decode(Buffer.from(unescapeBytes(part.replaceAll('+', ' ')), 'latin1'));
  const fields = new Map<string, string>();
  for (const pair of body.toString('latin1').split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    fields.set(decoded(at < 0 ? pair : pair.slice(0, at)), at < 0 ? '' : decoded(pair.slice(at + 1)));
  }
  return { fields, files: [], overlong: [] };
}

const unescapeBytes = (text: string): string => text.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

export async function readForm(request: FastifyRequest): Promise<SentForm> {
  if (!request.isMultipart()) return (request.body as SentForm | undefined) ?? { fields: new Map(), files: [], overlong: [] };
  const fields = new Map<string, string>();
  const files: SentFile[] = [];
  const overlong: { place: number; why: Overlong }[] = [];
  let taken = 0;
  let nth = 0;
  for await (const part of request.parts({ limits: { fileSize: mostBytesAFile, files: mostChosen, fields: 60, fieldSize: mostTyped } })) {
    if (part.type === 'field') {
      fields.set(part.fieldname, String(part.value));
      continue;
    }
    const isOneTooMany = files.length >= mostFiles;
    const bytes = await wholeOf(part.file, isOneTooMany);
    // A file input that was left empty sends one file without a name and without bytes.
    if (!part.filename && bytes.length === 0) continue;
    nth += 1;
    const why = isOneTooMany ? 'many' : part.file.truncated ? 'large' : taken + bytes.length > mostBytes ? 'together' : undefined;
    if (why) overlong.push({ place: nth, why });
    else {
      taken += bytes.length;
      files.push({ bytes, mediaType: part.mimetype, place: nth });
    }
  }
  return { fields, files, overlong };
}

/** Whether files were chosen: a page that comes back has them no more. */
export const hasFiles = ({ files, overlong }: SentForm): boolean => files.length > 0 || overlong.length > 0;

/** A file over the limit ends early and says so, where it is not told to throw; it is refused by name, not with the whole form. */
async function wholeOf(file: AsyncIterable<Buffer>, isDropped: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of file) if (!isDropped) chunks.push(chunk);
  return Buffer.concat(chunks);
}
