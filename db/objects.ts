import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where the bytes of documents lie, named by what they are. What is put there is sealed already. */
export class ObjectStore {
  constructor(readonly folder: string) {}

  /** Keeps the bytes and answers their key. The same bytes twice are one object. The bytes are on disk when this resolves. */
  async put(bytes: Uint8Array): Promise<string> {
    const key = createHash('sha256').update(bytes).digest('hex');
    const path = this.#pathOf(key);
    await mkdir(dirname(path), { recursive: true });
    const arriving = `${path}.${randomUUID()}`;
    const file = await open(arriving, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(arriving, path);
    return key;
  }

  get = (key: string): Promise<Uint8Array> => readFile(this.#pathOf(key));

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
    readdir(this.#graves).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });

  get #graves(): string {
    return join(this.folder, 'erased');
  }

  #pathOf(key: string): string {
    if (!/^[0-9a-f]{64}$/.test(key)) throw new Error('an object key is a sha-256 in hex');
    return join(this.folder, key.slice(0, 2), key);
  }
}
