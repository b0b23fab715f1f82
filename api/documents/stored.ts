import { createHash } from 'node:crypto';
import type { documents } from '../../db/schema/index.ts';
import { openSealed, sealedInPieces, type Opened } from '../../db/pieces.ts';
import { Erased } from '../../db/seal.ts';
import { notFound, unavailable } from '../requests/declined.ts';
import type { Deps } from '../deps.ts';

type Storing = Pick<Deps, 'registers' | 'seal' | 'objects'>;
type Stored = Pick<typeof documents.$inferSelect, 'caseNo' | 'objectKey'>;

/** What came in, by its bytes; without a key only counted, not kept. */
export interface Arrived {
  readonly objectKey: string | undefined;
  readonly size: number;
  readonly sha256: string;
}

export const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Keeps bytes as they come, sealed a piece at a time; they are never held whole. Where they break off nothing stays. */
export async function takeIn({ registers, seal, objects }: Storing, caseNo: string, coming: AsyncIterable<Uint8Array>): Promise<Arrived> {
  const counted = new Counted(coming);
  const objectKey = await objects.take(sealedInPieces({ seal, reader: registers.db, caseNo }, counted.passing())).catch(whenErased).catch(whenFull);
  return { objectKey, ...counted.found() };
}

/** Only counts, for what is kept already. */
export async function countIn(coming: AsyncIterable<Uint8Array>): Promise<Arrived> {
  const counted = new Counted(coming);
  const passing = counted.passing();
  while (!(await passing.next()).done);
  return { objectKey: undefined, ...counted.found() };
}

class Counted {
  readonly #sum = createHash('sha256');
  #size = 0;
  constructor(readonly coming: AsyncIterable<Uint8Array>) {}

  async *passing(): AsyncGenerator<Uint8Array> {
    for await (const bytes of this.coming) {
      this.#sum.update(bytes);
      this.#size += bytes.length;
      yield bytes;
    }
  }

  found = () => ({ size: this.#size, sha256: this.#sum.digest('hex') });
}

/** Keeps bytes that are held, sealed. */
export async function put({ registers, seal, objects }: Storing, caseNo: string, bytes: Uint8Array): Promise<string> {
  const sealed = await seal.sealBytes(registers.db, caseNo, bytes).catch(whenErased);
  return objects.put(sealed).catch(whenFull);
}

/** A document in clear, to be read from any place on; whoever opened it closes it. */
export async function openStored({ registers, seal, objects }: Storing, { caseNo, objectKey }: Stored): Promise<Opened> {
  const away = () => {
    throw unavailable();
  };
  const object = await objects.open(objectKey).catch(away);
  try {
    return await openSealed({ seal, reader: registers.db, caseNo }, { ...object, read: (from, to) => object.read(from, to).catch(away) });
  } catch (error) {
    await object.close();
    return whenErased(error);
  }
}

/** The bytes of a document in clear, all at once: for papers and pictures, which are small. */
export async function bytesOf(deps: Storing, stored: Stored): Promise<Uint8Array> {
  const file = await openStored(deps, stored);
  try {
    return await file.read(0, file.size).catch(whenErased);
  } finally {
    await file.close();
  }
}

/** Bytes that no row names any more; where they cannot be deleted now they stay sealed. */
export const forget = ({ objects }: Pick<Deps, 'objects'>, objectKey: string): Promise<void> => objects.delete(objectKey).catch(() => undefined);

function whenErased(error: unknown): never {
  if (error instanceof Erased) throw notFound('erased');
  throw error;
}

/** The folder is read only, somebody else's, or not there. */
const awayCodes = new Set(['EIO', 'EROFS', 'EACCES', 'EPERM', 'ESTALE', 'ENOENT', 'ENOTDIR']);

function whenFull(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') throw unavailable('disk-full');
  throw awayCodes.has(error.code ?? '') ? unavailable() : error;
}
