import { createHash } from 'node:crypto';
import { and, eq, lt } from 'drizzle-orm';
import { documents } from '../../db/schema/index.ts';
import { Erased } from '../../db/seal.ts';
import { isParty } from '../../workflows/steps/words.ts';
import { Declined, notFound, unavailable } from '../requests/declined.ts';
import type { Deps } from '../deps.ts';
import { idFrom } from '../requests/ids.ts';
import type { Uploaded } from '../shapes.ts';
import { inspect } from './inspect.ts';
import { nameWithEnding } from './kinds.ts';
import type { Upload } from './upload.ts';
import { neutralName, refusalSentence, uploadSentences } from './words.ts';

export type DocumentRow = typeof documents.$inferSelect;
type Keeping = Pick<Deps, 'registers' | 'seal' | 'objects' | 'now'>;

interface HandedIn {
  readonly caseNo: string;
  /** A user, or the party that bears a receipt. */
  readonly sender: string;
  /** The same key from the same sender keeps one document. */
  readonly key: string;
  readonly upload: Upload;
}

export const shownUpload = ({ id, sha256, size, mediaType }: DocumentRow): Uploaded => ({ documentId: id, sha256, size, mediaType });

const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
/** Before it was looked into nobody says what it is. */
const unseenType = 'application/octet-stream';
const mostFromParty = 100;

/**
 * Keeps a file sealed in quarantine, then looks into it. It is answered once it is clean; refused it stays on record without
 * its bytes, and the sender reads why. A process that stops in between leaves it `received`, and `inspectWaiting` goes on.
 */
export async function handIn(deps: Keeping, { caseNo, sender, key, upload }: HandedIn): Promise<{ document: DocumentRow; repeated: boolean }> {
  const { registers, seal } = deps;
  const id = idFrom(deps, `document ${sender} ${caseNo} ${key}`);
  const sentHash = seal.mark(`document ${sumOf(upload.bytes)} ${upload.name}`);
  const before = await rowOf(deps, id);
  if (!before) {
    const objectKey = await put(deps, caseNo, upload.bytes);
    const name = isParty(sender) ? `${neutralName}${await nextOfParty(deps, caseNo, sender)}` : upload.name || neutralName;
    const row = { id, caseNo, sender, name, mediaType: unseenType, size: upload.bytes.length, sha256: sumOf(upload.bytes), objectKey, state: 'received' as const, sentHash, receivedAt: deps.now() };
    const entered = await registers.db.insert(documents).values(row).onConflictDoNothing().returning({ id: documents.id });
    // Sent twice at once: the other one is kept.
    if (entered.length === 0) await forget(deps, objectKey);
  }
  const row = before ?? (await rowOf(deps, id))!;
  if (row.sentHash !== sentHash) throw new Declined(422, 'key', 'key-reused');
  const document = row.state === 'received' ? await look(deps, row) : row;
  if (document.state === 'refused') throw new Declined(422, 'refused', refusalSentence(document.refusal ?? ''), { ground: document.refusal ?? 'refused' });
  return { document, repeated: before !== undefined };
}

async function rowOf({ registers }: Keeping, id: string): Promise<DocumentRow | undefined> {
  return (await registers.db.select().from(documents).where(eq(documents.id, id)))[0];
}

async function nextOfParty({ registers }: Keeping, caseNo: string, sender: string): Promise<number> {
  const n = await registers.db.$count(documents, and(eq(documents.caseNo, caseNo), eq(documents.sender, sender)));
  if (n >= mostFromParty) throw new Declined(422, 'refused', uploadSentences.full, { values: { most: mostFromParty }, ground: 'full' });
  return n + 1;
}

/** Leaves quarantine as clean or refused; whoever looked into the same file at once finds it decided. */
async function look(deps: Keeping, row: DocumentRow): Promise<DocumentRow> {
  const { registers, objects } = deps;
  const bytes = await bytesOf(deps, row).catch(async (error: unknown) => {
    const decided = await rowOf(deps, row.id);
    if (decided && decided.state !== 'received') return undefined;
    throw error;
  });
  if (bytes) {
    // A party's file was given a name here, which says nothing of what it is.
    const found = await inspect(bytes, isParty(row.sender) ? '' : row.name, isParty(row.sender));
    const isKept = 'bytes' in found;
    const objectKey = isKept && found.bytes !== bytes ? await put(deps, row.caseNo, found.bytes) : row.objectKey;
    const change = isKept
      ? { state: 'clean' as const, mediaType: found.mediaType, size: found.bytes.length, sha256: sumOf(found.bytes), objectKey, name: isParty(row.sender) ? nameWithEnding(row.name, found.mediaType) : row.name }
      : { state: 'refused' as const, refusal: found.refusal };
    const decided = await registers.db.update(documents).set(change).where(and(eq(documents.id, row.id), eq(documents.state, 'received'))).returning({ id: documents.id });
    const isOurs = decided.length > 0;
    if (isOurs && (!isKept || objectKey !== row.objectKey)) await forget(deps, row.objectKey);
    if (!isOurs && objectKey !== row.objectKey) await objects.delete(objectKey).catch(() => undefined);
  }
  return (await rowOf(deps, row.id))!;
}

async function put({ registers, seal, objects }: Keeping, caseNo: string, bytes: Uint8Array): Promise<string> {
  const sealed = await seal.sealBytes(registers.db, caseNo, bytes).catch(whenErased);
  return objects.put(sealed).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOSPC' || error.code === 'EDQUOT') throw unavailable('disk-full');
    throw error.code === 'EIO' || error.code === 'EROFS' ? unavailable() : error;
  });
}

/** The bytes of a document in clear. */
export async function bytesOf({ registers, seal, objects }: Keeping, { caseNo, objectKey }: Pick<DocumentRow, 'caseNo' | 'objectKey'>): Promise<Uint8Array> {
  const sealed = await objects.get(objectKey).catch(() => {
    throw unavailable();
  });
  return seal.openBytes(registers.db, caseNo, sealed).catch(whenErased);
}

function whenErased(error: unknown): never {
  if (error instanceof Erased) throw notFound('erased');
  throw error;
}

/** Bytes that no row names any more; where they cannot be deleted now they stay sealed. */
const forget = ({ objects }: Keeping, objectKey: string): Promise<void> => objects.delete(objectKey).catch(() => undefined);

const waitsMs = 60_000;
const atOnce = 5;

/** Looks into what a process that stopped has left in quarantine. */
export async function inspectWaiting(deps: Keeping): Promise<void> {
  const waiting = await deps.registers.db.select().from(documents).where(and(eq(documents.state, 'received'), lt(documents.receivedAt, new Date(deps.now().getTime() - waitsMs)))).limit(atOnce);
  for (const row of waiting) await look(deps, row).catch(() => undefined);
}
