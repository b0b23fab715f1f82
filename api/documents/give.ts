import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { nameWithEnding } from './kinds.ts';

/** Bytes of a document in one of these kinds, for OpenAPI. */
export const fileAnswer = (...mediaTypes: readonly string[]) => ({ description: 'the document, always as an attachment', content: Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, { schema: Type.Unsafe<unknown>({ type: 'string', contentMediaType: mediaType }) }])) });

/** A document leaves as something to be saved, never to be shown or run within this site. */
export function sendDocument(reply: FastifyReply, { bytes, mediaType, name }: { readonly bytes: Uint8Array; readonly mediaType: string; readonly name: string }): FastifyReply {
  return reply
    .type(mediaType)
    .header('content-disposition', attachment(nameWithEnding(name, mediaType)))
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'no-store')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** The name in both spellings of RFC 6266: one for old clients in ASCII, and the true one. */
function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7E]|["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(/['()*!]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
