/** Has the browser save what the page holds. */
export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

interface Going {
  /** Asks again with these headers. */
  readonly again: (headers: Readonly<Record<string, string>>) => Promise<Response>;
  readonly onRead: (bytes: number, of: number) => void;
  readonly pause: (ms: number) => Promise<unknown>;
}

/** More than this is handed to the browser, which keeps it outside the page's memory. */
const mostHeld = 16 * 1024 * 1024;
const mostTries = 5;
const firstPauseMs = 1_000;

/** The whole of a file. Where the connection breaks off, it goes on from there, as long as the door still has the same file. */
export async function wholeOf(first: Response, { again, onRead, pause }: Going): Promise<Blob> {
  const tag = first.headers.get('ETag');
  if (first.headers.get('Accept-Ranges') !== 'bytes' || !tag || !first.body) return first.blob();
  const of = Number(first.headers.get('Content-Length'));
  let kept: Blob[] = [];
  let held: BlobPart[] = [];
  let [length, holding, tries] = [0, 0, 0];
  const handOver = () => {
    kept.push(new Blob(held));
    [held, holding] = [[], 0];
  };
  let response = first;
  for (;;) {
    try {
      const reader = response.body!.getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        held.push(part.value);
        length += part.value.length;
        holding += part.value.length;
        if (holding > mostHeld) handOver();
        onRead(length, of);
      }
      handOver();
      return new Blob(kept, { type: first.headers.get('Content-Type') ?? '' });
    } catch (error) {
      if (tries === mostTries) throw error;
    }
    for (let isBack = false; !isBack; ) {
      tries += 1;
      await pause(firstPauseMs * 2 ** (tries - 1));
      try {
        response = await again({ Range: `bytes=${length}-`, 'If-Range': tag });
        isBack = true;
      } catch (error) {
        if (tries >= mostTries) throw error;
      }
    }
    // Another file under the same address comes whole.
    if (response.status !== 206) [kept, held, length, holding] = [[], [], 0, 0];
  }
}
