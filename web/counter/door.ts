import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest, LightMyRequestResponse } from 'fastify';
import type { Problem } from '../../api/shapes.ts';
import type { SentFile } from './form-body.ts';
import type { Language } from '../../api/requests/language.ts';

export type Answer<T> = { readonly ok: true; readonly status: number; readonly isReplay: boolean; readonly body: T } | { readonly ok: false; readonly status: number; readonly problem: Problem };

/** The door could not say: what a page is made of is not there now, and the page must not look as if there were none. */
export class Unanswered extends Error {
  constructor(readonly problem: Problem) {
    super('the door did not answer a page');
    this.name = 'Unanswered';
  }
}

interface Call {
  readonly method?: 'GET' | 'POST';
  readonly body?: unknown;
  readonly token?: string;
  readonly key?: string;
}

/** The pages go through the JSON door like every other client, so both have the same checks. */
export class Door {
  constructor(
    readonly app: FastifyInstance,
    readonly request: FastifyRequest,
    readonly lang: Language,
  ) {}

  async call<T>(url: string, { method = 'GET', body, token, key }: Call = {}): Promise<Answer<T>> {
    const response = await this.app.inject({
      method, url, remoteAddress: this.request.ip,
      headers: { accept: 'application/json', ...this.#headers(token, key), ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    return answerOf(response);
  }

  /** What a page is made of; `undefined` where there is no such thing. Throws `Unanswered`. */
  async find<T>(url: string): Promise<T | undefined> {
    const answer = await this.call<T>(url);
    if (answer.ok) return answer.body;
    if (answer.status >= 500 || answer.status === 429) throw new Unanswered(answer.problem);
    return undefined;
  }

  /** Hands in one file; the same file of the same form is handed in once, and another in its place is another. */
  async handIn(file: SentFile, path: string, token: string, formKey: string): Promise<Answer<{ documentId: string }>> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(file.bytes)], { type: file.mediaType }), 'file');
    const encoded = new Response(form);
    const key = keyWithin(formKey, createHash('sha256').update(file.bytes).digest('hex'));
    const response = await this.app.inject({
      method: 'POST', url: path, remoteAddress: this.request.ip,
      headers: { accept: 'application/json', 'content-type': encoded.headers.get('content-type')!, ...this.#headers(token, key) },
      payload: Buffer.from(await encoded.arrayBuffer()),
    });
    return answerOf(response);
  }

  /** A document as it stands, not as JSON. */
  async bytes(url: string, token: string, accept: string): Promise<{ status: number; bytes: Buffer; headers: Record<string, unknown> }> {
    const response = await this.app.inject({ method: 'GET', url, remoteAddress: this.request.ip, headers: { ...this.#headers(token), accept } });
    return { status: response.statusCode, bytes: response.rawPayload, headers: response.headers };
  }

  #headers(token?: string, key?: string): Record<string, string> {
    return { 'accept-language': this.lang, ...(token && { authorization: `Bearer ${token}` }), ...(key && { 'idempotency-key': key }) };
  }
}

function answerOf<T>({ statusCode: status, payload, headers }: LightMyRequestResponse): Answer<T> {
  if (status < 300) return { ok: true, status, isReplay: headers['idempotent-replayed'] === 'true', body: JSON.parse(payload) as T };
  const problem = payload.startsWith('{') ? (JSON.parse(payload) as Problem) : { type: 'about:blank', title: String(status), status, detail: '' };
  return { ok: false, status, problem };
}

/** A key that belongs to another: a part of the same act. */
function keyWithin(key: string, part: string): string {
  const hex = createHash('sha256').update(`${key} ${part}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
