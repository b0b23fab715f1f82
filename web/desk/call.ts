import { newKey } from './key.ts';
import { preferredLanguage } from './language.tsx';
import { notice as noticeSignedOut } from './signed-out.ts';

/** RFC 9457, as the door answers it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly ground?: string;
  readonly article?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

/** The door was not reached, so nothing is known of what became of the call. */
export class Unreached extends Error {}

export const needsReason = 'urn:fujing:read-reason';
/** Reasons given for reading files without a duty in them; gone when the page is. */
const reasons = new Map<string, string>();
export const giveReason = (caseNo: string, reason: string) => reasons.set(caseNo, reason);

/** How far this computer's clock is from the server's, in milliseconds. */
export let clockOff = 0;

export const serverNow = () => new Date(Date.now() - clockOff).toISOString();

export interface Answered<T> {
  readonly status: number;
  readonly body: T;
}

interface Asked {
  readonly body?: unknown;
  readonly key?: string;
  readonly waitMs?: number;
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

export function headersFor(path: string, { body, key, headers: more }: Asked): Headers {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': preferredLanguage(), ...more });
  if (body !== undefined && !(body instanceof FormData)) headers.set('Content-Type', 'application/json');
  if (key) headers.set('Idempotency-Key', key);
  const caseNo = /^\/api\/(?:cases|work-injuries|recruitments|martyr-recognitions)\/([^/?]+)/.exec(path)?.[1];
  const reason = caseNo && reasons.get(decodeURIComponent(caseNo));
  // A header carries Latin letters only.
  if (reason) headers.set('X-Read-Reason', encodeURIComponent(reason));
  return headers;
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null && 'title' in body) return { type: 'about:blank', ...body, status: response.status } as Problem;
  return { type: 'about:blank', title: response.statusText || String(response.status), status: response.status };
}

export async function reach(method: string, path: string, asked: Asked = {}): Promise<Response> {
  const { body, waitMs, signal } = asked;
  const signals = [signal, waitMs ? AbortSignal.timeout(waitMs) : undefined].filter((each) => each !== undefined);
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: headersFor(path, asked),
      credentials: 'same-origin',
      ...(body !== undefined && { body: body instanceof FormData ? body : JSON.stringify(body) }),
      ...(signals.length > 0 && { signal: signals.length === 1 ? signals[0]! : firstOf(signals) }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new Unreached('', { cause });
  }
  const date = response.headers.get('Date');
  if (date) clockOff = Date.now() - Date.parse(date);
  if (response.ok || response.status === 304) return response;
  throw await refusedBy(path, response);
}

/** What the door said instead of doing it. */
export async function refusedBy(path: string, response: Response): Promise<Refused> {
  const problem = await problemOf(response);
  if (problem.status === 401 && path !== '/api/session') noticeSignedOut(true);
  return new Refused(problem);
}

// AbortSignal.any came with Chromium 116, after the desk's floor.
function firstOf(signals: readonly AbortSignal[]): AbortSignal {
  const either = new AbortController();
  for (const each of signals) {
    if (each.aborted) either.abort(each.reason);
    each.addEventListener('abort', () => either.abort(each.reason), { once: true });
  }
  return either.signal;
}

export async function call<T>(method: string, path: string, asked: Asked = {}): Promise<Answered<T>> {
  const response = await reach(method, path, asked);
  return { status: response.status, body: response.status === 204 ? (undefined as T) : ((await response.json()) as T) };
}

export const get = async <T>(path: string, signal?: AbortSignal): Promise<T> => (await call<T>('GET', path, signal ? { signal } : {})).body;

export const post = async <T>(path: string, body: unknown, key: string = newKey()): Promise<T> => (await call<T>('POST', path, { body, key })).body;
