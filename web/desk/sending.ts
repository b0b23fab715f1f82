import { limitWords, mostBytes, mostBytesOfRecording, recordingEndings } from '../../api/shapes/upload-limits.ts';
import { headersFor, refusedBy, Unreached } from './call.ts';

export interface Taken {
  readonly documentId: string;
}

interface Sending {
  readonly key: string;
  readonly signal: AbortSignal;
  readonly onSent: (bytes: number) => void;
}

/** Whether a file is too large for what its name says it is; one without an ending may be a recording. */
export function isTooLarge({ name, size }: Pick<File, 'name' | 'size'>): boolean {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  return size > (ending === undefined || recordingEndings.some((each) => each === ending) ? mostBytesOfRecording : mostBytes);
}

/** The limits as they are said. */
export const limits = limitWords;

/** Sends one file and says on the way how much of it has left this computer, which `fetch` does not tell. Throws `Refused` and `Unreached`. */
export function sendFile(path: string, file: File, { key, signal, onSent }: Sending): Promise<Taken> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    const body = new FormData();
    body.append('file', file);
    headersFor(path, { body, key }).forEach((value, name) => request.setRequestHeader(name, value));
    request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    for (const event of ['error', 'abort', 'timeout']) request.addEventListener(event, () => reject(new Unreached()));
    request.addEventListener('load', () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as Taken);
      else void refusedBy(path, new Response(request.responseText, { status: request.status, statusText: request.statusText })).then(reject);
    });
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
}

const kilobyte = 1024;
const units = ['kB', 'MB', 'GB'] as const;

/** A size as it is read: whole kilobytes, and above them one digit behind the point. */
export function sayBytes(size: number): string {
  let shown = size / kilobyte;
  let unit = 0;
  for (; shown >= kilobyte && unit < units.length - 1; unit += 1) shown /= kilobyte;
  return `${unit === 0 ? Math.ceil(shown) : shown.toFixed(1)}\u00A0${units[unit]}`;
}
