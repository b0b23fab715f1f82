import { Type, type TSchema } from 'typebox';
import type { FastifyRequest } from 'fastify';
import { Declined } from './declined.ts';
import { Problem } from '../shapes.ts';

const problemWords: Readonly<Record<number, string>> = {
  400: 'malformed', 401: 'not signed in', 403: 'not yours to do', 404: 'not there, or not yours to know', 409: 'the case does not await this, it is answered already, or somebody was first',
  413: 'too large', 415: 'media type not taken', 416: 'the document is not that long', 422: 'a field is not as it should be, or the law does not allow it', 429: 'too many tries', 500: 'a fault of ours', 503: 'a store is away; nothing was changed',
};
export const problem = (code: number) => ({ description: problemWords[code], content: { 'application/problem+json': { schema: Problem } } });

/** The answers of a route as OpenAPI shows them: what it gives, and every problem that it may come to. */
export function answers(given: Readonly<Record<number, TSchema>>, ...problems: readonly number[]): Record<number, object> {
  const all = [...new Set([400, 422, 500, 503, ...problems])].sort((a, b) => a - b);
  return Object.fromEntries([...Object.entries(given), ...all.map((code) => [code, problem(code)] as const)]) as Record<number, object>;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The header that every POST carries, for OpenAPI. */
export const keyHeader = Type.Object({ 'idempotency-key': Type.String({ format: 'uuid', description: 'The same key and body from the same sender happen once and give the same answer.' }) });

/** The Idempotency-Key of a request, in lower case; 400 without one. */
export function keyOf(request: Pick<FastifyRequest, 'headers'>): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !uuid.test(key)) throw new Declined(400, 'key', 'key-missing');
  return key.toLowerCase();
}

export const paging = { limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })), after: Type.Optional(Type.String({ maxLength: 200 })) };

/** A page of a list, with the place where the next one starts. */
export const paged = <T>(items: T[], total: number, offset: number): { items: T[]; total: number; next?: string } => ({ items, total, ...(offset + items.length < total && { next: placeAfter(offset + items.length) }) });

const signature = 'o';
/** A place in a list, which the next page starts after. */
export const placeAfter = (offset: number): string => Buffer.from(`${signature}${offset}`).toString('base64url');
export function offsetOf(after: string | undefined): number {
  if (after === undefined) return 0;
  const offset = /^o(\d{1,7})$/.exec(Buffer.from(after, 'base64url').toString())?.[1];
  if (offset === undefined) throw new Declined(422, 'form', 'form', { errors: [{ pointer: '/query/after', detail: ['请用上一页给出的 next。', 'Use the `next` that the page before gave.'] }] });
  return Number(offset);
}
