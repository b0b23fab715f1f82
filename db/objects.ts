import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface StoredObject {
  readonly size: number;
  /** The bytes from one place to another, or to the end. */
  read(from: number, to: number): Promise<Buffer>;
  close(): Promise<void>;
}

const whenAbsent = (error: NodeJS.ErrnoException): string[] => {
  if (error.code === 'ENOENT') return [];
  throw error;
};

/** Where the bytes of documents lie, named by what they are. What is put there is sealed already. */
export class ObjectStore {
  constructor(readonly folder: string) {}

  /** Keeps the bytes and answers their key. The same bytes twice are one object. The bytes are on disk when this resolves. */
  put = (bytes: Uint8Array): Promise<string> => this.take([bytes]);

  /** Keeps bytes as they come, as `put` does; where they break off, nothing of them stays. */
  async take(coming: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<string> {
    await mkdir(this.#arriving, { recursive: true });
    const arriving = join(this.#arriving, randomUUID());
    try {
      const sum = createHash('sha256');
      const file = await open(arriving, 'wx', 0o600);
      try {
        for await (const bytes of coming) {
          sum.update(bytes);
          await file.writeFile(bytes);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      const key = sum.digest('hex');
      const path = this.#pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      await rename(arriving, path);
      return key;
    } catch (error) {
      await unlink(arriving).catch(() => undefined);
      throw error;
    }
  }

  /** An object to be read from any place on; whoever opened it closes it. */
  async open(key: string): Promise<StoredObject> {
    const file = await open(this.#pathOf(key), 'r');
    const { size } = await file.stat();
    const read = async (from: number, to: number): Promise<Buffer> => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(to, size) - from));
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, from + filled);
        if (bytesRead === 0) throw new Error('an object ends before its end');
        filled += bytesRead;
      }
      return bytes;
    };
    return { size, read, close: () => file.close() };
  }

  /** Deletes what a process that died has left half written: what nothing was added to for so long, by the clock that stamps files, which need not be that of the office. */
  async clearArriving(untouchedMs: number): Promise<void> {
    const left = await readdir(this.#arriving).catch(whenAbsent);
    if (left.length === 0) return;
    const mark = join(this.#arriving, randomUUID());
    await writeFile(mark, '', { mode: 0o600 });
    const { mtimeMs: now } = await stat(mark);
    for (const path of [mark, ...left.map((name) => join(this.#arriving, name))]) {
      const touched = await stat(path).catch(() => undefined);
      if (path === mark || (touched && now - touched.mtimeMs > untouchedMs)) await unlink(path).catch(() => undefined);
    }
  }

  delete = (key: string): Promise<void> => unlink(this.#pathOf(key));

  /** Leaves a mark that the key of a case was destroyed. It lies apart from the registers, so that restoring an older copy of them does not bring the key back. */
  async bury(caseNo: string): Promise<void> {
    if (!/^[A-Z]{2}-\d{4}-\d+$/.test(caseNo)) throw new Error('a case number is needed');
    await mkdir(this.#graves, { recursive: true });
    const file = await open(join(this.#graves, caseNo), 'w', 0o600);
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** The cases whose keys were destroyed. */
  buried = (): Promise<string[]> =>
    readdir(this.#graves).catch(whenAbsent);

  get #arriving(): string {
    return join(this.folder, 'arriving');
  }

  get #graves(): string {
    return join(this.folder, 'erased');
  }

  #pathOf(key: string): string {
    if (!/^[0-9a-f]{64}$/.test(key)) throw new Error('an object key is a sha-256 in hex');
    return join(this.folder, key.slice(0, 2), key);
  }
}
