import type { FastifyInstance, FastifyRequest } from 'fastify';
import multipart from '@fastify/multipart';
import { mostBytes as mostBytesAFile } from '../../api/shapes/upload-limits.ts';

export interface SentFile {
  readonly bytes: Buffer;
  readonly mediaType: string;
}
/** What a form sent. Of a name that comes twice the last one counts, so that a button overrules a hidden field. */
export interface SentForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly files: readonly SentFile[];
  /** Files that were too large or too many: their places in the row. */
  readonly overlong: readonly number[];
}

export const mostFiles = 5;
/** All of a form is in memory at once while it is passed on. */
const mostBytes = 40 * 1024 * 1024;
/** A text far over its limit is to come back with the sentence that says so. */
const mostTyped = 2 * 1024 * 1024;

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
  if (!app.hasContentTypeParser('multipart/form-data')) await app.register(multipart);
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
  const overlong: number[] = [];
  let taken = 0;
  let nth = 0;
  for await (const part of request.parts({ limits: { fileSize: mostBytesAFile, files: mostFiles * 2, fields: 60, fieldSize: mostTyped } })) {
    if (part.type === 'field') {
      fields.set(part.fieldname, String(part.value));
      continue;
    }
    const bytes = await wholeOf(part.file);
    // A file input that was left empty sends one file without a name and without bytes.
    if (!part.filename && bytes.length === 0) continue;
    nth += 1;
    taken += bytes.length;
    if (part.file.truncated || files.length >= mostFiles || taken > mostBytes) overlong.push(nth);
    else files.push({ bytes, mediaType: part.mimetype });
  }
  return { fields, files, overlong };
}

/** A file over the limit ends early and says so; it is refused by name, not with the whole form. */
async function wholeOf(file: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk);
  return Buffer.concat(chunks);
}
