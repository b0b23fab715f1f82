import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Opened } from '../../db/pieces.ts';
import { Declined } from '../requests/declined.ts';
import { nameWithEnding } from './kinds.ts';
import { uploadSentences } from './words.ts';

/** Bytes of a document in one of these kinds, for OpenAPI. */
export const fileAnswer = (...mediaTypes: readonly string[]) => ({ description: 'the document, always as an attachment', content: Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, { schema: Type.Unsafe<unknown>({ type: 'string', contentMediaType: mediaType }) }])) });

/** How a download that broke off goes on, for OpenAPI. */
export const rangeHeaders = Type.Object({ range: Type.Optional(Type.String({ description: 'one range of bytes, from where a download broke off; anything else is as if it were not there' })), 'if-range': Type.Optional(Type.String({ description: 'the ETag of what was downloaded so far: given it, another document comes whole' })) });

interface Named {
  readonly mediaType: string;
  readonly name: string;
}

/** A document leaves as something to be saved, never to be shown or run within this site. */
export const sendDocument = (reply: FastifyReply, { bytes, ...named }: Named & { readonly bytes: Uint8Array }): FastifyReply =>
  labelled(reply, named).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));

/**
 * A document leaves as it is opened, a piece at a time, whole or from where a download broke off (RFC 9110, 14).
 * The file is closed when the answer has ended, however it ended.
 */
export function streamDocument(request: FastifyRequest, reply: FastifyReply, { file, sha256, ...named }: Named & { readonly file: Opened; readonly sha256: string }): FastifyReply {
  const { range, 'if-range': ifRange } = request.headers;
  const tag = `"${sha256}"`;
  const asked = range !== undefined && (ifRange === undefined || ifRange === tag) ? rangeOf(range, file.size) : undefined;
  const { from, to } = asked ?? { from: 0, to: file.size };
  if (asked && from === to) {
    void file.close();
    throw new Declined(416, 'malformed', uploadSentences.beyond, { headers: { 'content-range': `bytes */${file.size}` } });
  }
  labelled(reply, named).header('accept-ranges', 'bytes').header('etag', tag);
  if (asked) reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${file.size}`);
  const stream = Readable.from(request.method === 'HEAD' ? [] : file.pieces(from, to), { objectMode: false });
  stream.once('close', () => void file.close());
  return reply.header('content-length', to - from).send(stream);
}

/** The one range of bytes that is asked for, empty where the file does not reach; anything else in the header is as if it were not there. */
function rangeOf(header: string, size: number): { from: number; to: number } | undefined {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim()) ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first === '') return Number(last) === 0 ? { from: 0, to: 0 } : { from: Math.max(0, size - Number(last)), to: size };
  const [from, to] = [Number(first), last === '' ? size : Math.min(size, Number(last) + 1)];
  if (last !== '' && Number(last) < from) return undefined;
  return from < size ? { from, to } : { from: 0, to: 0 };
}

const labelled = (reply: FastifyReply, { mediaType, name }: Named): FastifyReply =>
  reply
    .type(mediaType)
    .header('content-disposition', attachment(nameWithEnding(name, mediaType)))
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'no-store');

/** The name in both spellings of RFC 6266: one for old clients in ASCII, and the true one. */
function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7E]|["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(/['()*!]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
