import { and, eq, lt } from 'drizzle-orm';
import { documents } from '../../db/schema/index.ts';
import { isParty } from '../../workflows/steps/words.ts';
import { Declined } from '../requests/declined.ts';
import type { Deps } from '../deps.ts';
import { idFrom } from '../requests/ids.ts';
import type { Uploaded } from '../shapes.ts';
import { inspect, type Inspected } from './inspect.ts';
import { nameWithEnding } from './kinds.ts';
import { countIn, forget, openStored, put, sumOf, takeIn, type Arrived } from './stored.ts';
import type { Incoming } from './upload.ts';
import { neutralName, refusalSentence, uploadSentences } from './words.ts';

export type DocumentRow = typeof documents.$inferSelect;
type Keeping = Pick<Deps, 'registers' | 'seal' | 'objects' | 'now'>;

interface HandedIn {
  readonly caseNo: string;
  /** A user, or the party that bears a receipt. */
  readonly sender: string;
  /** The same key from the same sender keeps one document. */
  readonly key: string;
  readonly upload: Incoming;
}

export const shownUpload = ({ id, sha256, size, mediaType }: DocumentRow): Uploaded => ({ documentId: id, sha256, size, mediaType });

/** Before it was looked into nobody says what it is. */
const unseenType = 'application/octet-stream';
const mostFromParty = 100;

/**
 * Keeps a file sealed in quarantine as it comes, then looks into it. It is answered once it is clean; refused it stays on record without
 * its bytes, and the sender reads why. A process that stops in between leaves it `received`, and `inspectWaiting` goes on.
 */
export async function handIn(deps: Keeping, { caseNo, sender, key, upload }: HandedIn): Promise<{ document: DocumentRow; repeated: boolean }> {
  const id = idFrom(deps, `document ${sender} ${caseNo} ${key}`);
  const before = await rowOf(deps, id);
  const given = isParty(sender) && !before ? `${neutralName}${await nextOfParty(deps, caseNo, sender)}` : undefined;
  const { name, arrived } = await arrive(deps, upload, (bytes) => (before ? countIn(bytes) : takeIn(deps, caseNo, bytes)));
  const sentHash = deps.seal.mark(`document ${arrived.sha256} ${name}`);
  const row = before ?? (await enter(deps, { id, caseNo, sender, name: given ?? (name || neutralName), sentHash }, arrived));
  if (row.sentHash !== sentHash) throw new Declined(422, 'key', 'key-reused');
  const document = row.state === 'received' ? await look(deps, row) : row;
  if (document.state === 'refused') throw new Declined(422, 'refused', refusalSentence(document.refusal ?? ''), { ground: document.refusal ?? 'refused' });
  return { document, repeated: before !== undefined };
}

/** The form to its end. What it brought goes again where the form turns out to be none that is taken. */
async function arrive(deps: Keeping, upload: Incoming, keep: (bytes: AsyncIterable<Uint8Array>) => Promise<Arrived>): Promise<{ name: string; arrived: Arrived }> {
  const kept: Arrived[] = [];
  try {
    const { name } = await upload(async (bytes) => void kept.push(await keep(bytes)));
    return { name, arrived: kept[0]! };
  } catch (error) {
    for (const { objectKey } of kept) if (objectKey) await forget(deps, objectKey);
    throw error;
  }
}

type Entering = Pick<DocumentRow, 'id' | 'caseNo' | 'sender' | 'name'> & { readonly sentHash: string };

/** Enters what arrived; where the same was sent twice at once, the other one stands and these bytes go. */
async function enter(deps: Keeping, entering: Entering, { size, sha256, objectKey }: Arrived): Promise<DocumentRow> {
  const row = { ...entering, mediaType: unseenType, size, sha256, objectKey: objectKey!, state: 'received' as const, receivedAt: deps.now() };
  const [entered] = await deps.registers.db.insert(documents).values(row).onConflictDoNothing().returning();
  if (entered) return entered;
  await forget(deps, row.objectKey);
  return (await rowOf(deps, entering.id))!;
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
  const found = await inspected(deps, row).catch(async (error: unknown) => {
    const decided = await rowOf(deps, row.id);
    if (decided && decided.state !== 'received') return undefined;
    throw error;
  });
  if (found) {
    const anew = 'mediaType' in found ? found.anew : undefined;
    const objectKey = anew ? await put(deps, row.caseNo, anew) : row.objectKey;
    const change = 'mediaType' in found
      ? { state: 'clean' as const, mediaType: found.mediaType, objectKey, ...(anew && { size: anew.length, sha256: sumOf(anew) }), name: isParty(row.sender) ? nameWithEnding(row.name, found.mediaType) : row.name }
      : { state: 'refused' as const, refusal: found.refusal };
    const decided = await deps.registers.db.update(documents).set(change).where(and(eq(documents.id, row.id), eq(documents.state, 'received'))).returning({ id: documents.id });
    const isOurs = decided.length > 0;
    if (isOurs && ('refusal' in found || anew)) await forget(deps, row.objectKey);
    if (!isOurs && anew) await forget(deps, objectKey);
  }
  return (await rowOf(deps, row.id))!;
}

async function inspected(deps: Keeping, row: DocumentRow): Promise<Inspected> {
  const file = await openStored(deps, row);
  try {
    // A party's file was given a name here, which says nothing of what it is.
    return await inspect(file, isParty(row.sender) ? '' : row.name, isParty(row.sender));
  } finally {
    await file.close();
  }
}

const waitsMs = 60_000;
const atOnce = 5;

/** Looks into what a process that stopped has left in quarantine. */
export async function inspectWaiting(deps: Keeping): Promise<void> {
  const waiting = await deps.registers.db.select().from(documents).where(and(eq(documents.state, 'received'), lt(documents.receivedAt, new Date(deps.now().getTime() - waitsMs)))).limit(atOnce);
  for (const row of waiting) await look(deps, row).catch(() => undefined);
}
