import { and, inArray, isNotNull, or } from 'drizzle-orm';
import type { Registers, Transaction } from './client.ts';
import type { ObjectStore } from './objects.ts';
import { applicants, caseKeys } from './schema/index.ts';

interface Destroyed {
  readonly by: string;
  readonly ground: string;
  readonly at: Date;
}

/** Destroys the keys of cases and single applications, of a campaign those of all who applied; identities, papers and letters that they sealed cannot be opened by anybody again. Twice is once. */
export async function destroyKeys(db: Transaction | Registers['db'], caseNos: readonly string[], { by, ground, at }: Destroyed): Promise<string[]> {
  if (caseNos.length === 0) return [];
  const applied = db.select({ no: applicants.applicationNo }).from(applicants).where(inArray(applicants.caseNo, [...caseNos]));
  const gone = await db
    .update(caseKeys)
    .set({ wrapped: null, destroyedAt: at, destroyedBy: by, ground })
    .where(and(or(inArray(caseKeys.caseNo, [...caseNos]), inArray(caseKeys.caseNo, applied)), isNotNull(caseKeys.wrapped)))
    .returning({ caseNo: caseKeys.caseNo });
  return gone.map(({ caseNo }) => caseNo);
}

/** Keys that an older copy of the registers brought back are destroyed again, as their marks in the object store demand. */
export async function destroyRestored(db: Registers['db'], objects: ObjectStore, now: Date): Promise<string[]> {
  return destroyKeys(db, await objects.buried(), { by: 'system', ground: 'restored', at: now });
}
