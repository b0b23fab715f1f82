import type { FastifyInstance, FastifyRequest } from 'fastify';
import multipart from '@fastify/multipart';
import { Type } from 'typebox';
import { limitWords, mostBytes, mostBytesOfRecording } from '../shapes/upload-limits.ts';
import { Declined, formFaults } from '../requests/declined.ts';
import { textFault } from '../requests/plain-text.ts';
import { textFaults } from '../words/sentences.ts';
import { uploadSentences } from './words.ts';

/** A form with one file: its bytes go to `keep` as they come, its name is answered once the form has ended. As the sender gave it; empty where none was given. */
export type Incoming = (keep: (bytes: AsyncIterable<Uint8Array>) => Promise<void>) => Promise<{ readonly name: string }>;

/** How large the file of a form may be: like any paper, or like a recording. */
export type Largest = 'file' | 'recording';
const mostOf = { file: mostBytes, recording: mostBytesOfRecording } as const;
const tooLarge = {
  file: () => new Declined(413, 'too-large', 'too-large', { values: { limit: limitWords.file } }),
  recording: () => new Declined(413, 'too-large', uploadSentences['too-large'], { values: limitWords }),
} as const;

const broken = () => new Declined(400, 'malformed', uploadSentences['not-multipart']);

const longestName = 200;
const limits = { files: 1, fields: 4, parts: 5, fieldSize: 1_000, headerPairs: 20 };
/** Said by the error handler as they are; any other fault of a form is one of its syntax. */
const knownFaults = new Set(['FST_FILES_LIMIT', 'FST_FIELDS_LIMIT', 'FST_PARTS_LIMIT']);

/** A form with one file, for OpenAPI. Without a `type` at its head it lets the form pass, which is read from the stream. */
export const uploadForm = (largest: Largest) => Type.Unsafe<unknown>({ title: 'Upload', required: ['file'], properties: { file: { type: 'string', contentMediaType: 'application/octet-stream', description: `one file of at most ${limitWords.file}${largest === 'recording' ? `; sound and video up to ${limitWords.recording}` : ''}` } } });

/** Routes of this scope take forms with files, and nothing else. */
export async function takeUploads(app: FastifyInstance): Promise<void> {
  await app.register(multipart, { throwFileSizeLimit: false });
  app.addHook('preValidation', async (request) => {
    if (!request.isMultipart()) throw new Declined(415, 'media-type', 'media-type', { values: { types: 'multipart/form-data' } });
  });
}

/** The one file of a form. Its name is taken to the letter or not at all. */
export const incoming = (request: FastifyRequest, largest: Largest): Incoming => async (keep) => {
  let name: string | undefined;
  let unkept: unknown;
  try {
    for await (const part of request.parts({ limits: { ...limits, fileSize: mostOf[largest] }, preservePath: true })) {
      if (part.fieldname !== 'file') throw formFaults([{ pointer: `/${String(part.fieldname).slice(0, 60)}`, detail: uploadSentences['field-unknown'] }]);
      if (part.type !== 'file') continue;
      const fault = faultOfName(part.filename ?? '');
      if (fault) throw formFaults([{ pointer: '/file', detail: fault }]);
      await keep(upTo(part.file, tooLarge[largest])).catch((error: unknown) => {
        unkept = error;
        throw error;
      });
      name = part.filename ?? '';
    }
  } catch (error) {
    // A client that is still sending reads no answer.
    request.raw.unpipe();
    request.raw.resume();
    if (error === unkept || error instanceof Declined || knownFaults.has((error as { code?: string }).code ?? '')) throw error;
    throw broken();
  }
  if (name === undefined) throw formFaults([{ pointer: '/file', detail: uploadSentences['no-file'] }]);
  return { name };
};

/** A stream over its limit ends early and says so. */
async function* upTo(file: AsyncIterable<Uint8Array> & { readonly truncated: boolean }, tooLarge: () => Declined): AsyncGenerator<Uint8Array> {
  try {
    yield* file;
  } catch {
    throw broken();
  }
  if (file.truncated) throw tooLarge();
}

function faultOfName(name: string) {
  const invisible = textFault(name) ?? (/[\r\n\t]/.test(name) ? 'control' : undefined);
  if (invisible) return textFaults[invisible];
  if (name.includes('\uFFFD')) return uploadSentences['name-bytes'];
  if (/[/\\]/.test(name)) return uploadSentences['name-path'];
  return name.length > longestName ? uploadSentences['name-long'] : undefined;
}
