import type { FastifyInstance, FastifyRequest } from 'fastify';
import multipart from '@fastify/multipart';
import { Type } from 'typebox';
import { Declined, formFaults } from '../requests/declined.ts';
import { textFault } from '../requests/plain-text.ts';
import { textFaults } from '../words/sentences.ts';
import { uploadSentences } from './words.ts';

export interface Upload {
  /** As the sender gave it; empty where none was given. */
  readonly name: string;
  readonly bytes: Buffer;
}

const mostBytes = 20 * 1024 * 1024;
const longestName = 200;
const limits = { fileSize: mostBytes, files: 1, fields: 4, parts: 5, fieldSize: 1_000, headerPairs: 20 };
/** Said by the error handler as they are; any other fault of a form is one of its syntax. */
const knownFaults = new Set(['FST_REQ_FILE_TOO_LARGE', 'FST_FILES_LIMIT', 'FST_FIELDS_LIMIT', 'FST_PARTS_LIMIT']);

/** A form with one file, for OpenAPI. Without a `type` at its head it lets the form pass, which is read from the stream. */
export const uploadForm = Type.Unsafe<unknown>({ title: 'Upload', required: ['file'], properties: { file: { type: 'string', contentMediaType: 'application/octet-stream', description: 'one file of at most 20 MB' } } });

/** Routes of this scope take forms with files, and nothing else. */
export async function takeUploads(app: FastifyInstance): Promise<void> {
  await app.register(multipart);
  app.addHook('preValidation', async (request) => {
    if (!request.isMultipart()) throw new Declined(415, 'media-type', 'media-type', { values: { types: 'multipart/form-data' } });
  });
}

/** The one file of a form. Its name is taken to the letter or not at all. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  let upload: Upload | undefined;
  try {
    for await (const part of request.parts({ limits, preservePath: true })) {
      // What is left unread would hold up the rest of the form.
      const bytes = part.type === 'file' ? await part.toBuffer() : undefined;
      if (part.fieldname !== 'file') throw formFaults([{ pointer: `/${String(part.fieldname).slice(0, 60)}`, detail: uploadSentences['field-unknown'] }]);
      if (part.type === 'file' && bytes) upload = { name: part.filename ?? '', bytes };
    }
  } catch (error) {
    if (error instanceof Declined || knownFaults.has((error as { code?: string }).code ?? '')) throw error;
    throw new Declined(400, 'malformed', uploadSentences['not-multipart']);
  }
  if (!upload) throw formFaults([{ pointer: '/file', detail: uploadSentences['no-file'] }]);
  const fault = faultOfName(upload.name);
  if (fault) throw formFaults([{ pointer: '/file', detail: fault }]);
  return upload;
}

function faultOfName(name: string) {
  const invisible = textFault(name) ?? (/[\r\n\t]/.test(name) ? 'control' : undefined);
  if (invisible) return textFaults[invisible];
  if (name.includes('\uFFFD')) return uploadSentences['name-bytes'];
  if (/[/\\]/.test(name)) return uploadSentences['name-path'];
  return name.length > longestName ? uploadSentences['name-long'] : undefined;
}
